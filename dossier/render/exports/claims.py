"""Every claim as a row."""

from collections.abc import Iterable

from dossier.compose.page_context import name_of
from dossier.compose.provenance import Provenance
from dossier.compose.sections.source_claims import SourceClaim
from dossier.derive.origins import origin
from dossier.model.content import Claim
from dossier.model.text import Cited
from dossier.render.addresses import claim_address
from dossier.render.attribution import speaker_name, who
from dossier.render.exports.known import Known
from dossier.render.exports.spreadsheet import spreadsheet
from dossier.render.plain import said

# The words are the keys of the editors' files, where there is one for it.
COLUMNS = (
    "source",
    "title",
    "published",
    "published_basis",
    "claim",
    "address",
    "at",
    "says",
    "who_says_so",
    "origin",
    "via",
    "stance",
    "date",
    "date_basis",
    "date_words",
    "quote",
    "quote_translation",
    "passage",
    "language",
    "about",
    "analysis",
    "repeats",
    "supersedes",
    "contradicts",
    "origins",
    "origins_unknown",
    "note",
    "withdrawn",
)


def claims_csv(known: Known) -> bytes:
    """All claims, in the order of their sources and places."""
    rows = (_row(known, known.dossier.claims[ref], shown) for ref, shown in known.shown.items())
    return spreadsheet(COLUMNS, rows)


def _row(known: Known, claim: Claim, shown: SourceClaim) -> tuple[str, ...]:
    dossier, t, line = known.dossier, known.t, shown.entry.provenance
    source = dossier.sources[claim.ref.source]
    published, date, quote = source.published, claim.date, claim.quote
    statement = known.statements.get(claim.ref)
    return (
        source.id,
        source.title,
        published.edtf if published else "",
        str(published.basis) if published else "",
        str(claim.ref),
        claim_address(dossier, claim.ref),
        str(claim.locator),
        said(dossier, claim.says),
        who(line, t),
        origin_words(known, claim),
        _via(known, line),
        str(claim.stance),
        date.edtf if date else "",
        str(date.basis) if date else "",
        date.words if date else "",
        quote.exact if quote else "",
        quote.translation if quote else "",
        claim.passage,
        source.language,
        "; ".join(claim.subjects),
        t("who.opinion") if claim.analysis else "",
        _refs(claim.repeats),
        _refs(claim.supersedes),
        _refs(claim.contradicts),
        str(statement[1].origins) if statement else "",
        str(statement[1].unknown) if statement else "",
        said(dossier, claim.note),
        t("attribution.withdrawn") if claim.withdrawn else "",
    )


def origin_words(known: Known, claim: Claim) -> str:
    """The parties that a claim comes from, by their names."""
    parties = sorted(origin(known.dossier, claim))
    return "; ".join(name_of(known.dossier, id) for id in parties) or known.t("origins.unknown")


def _via(known: Known, line: Provenance) -> str:
    return "; ".join(speaker_name(speaker, known.t) for speaker in line.via)


def _refs(cited: Iterable[Cited]) -> str:
    return "; ".join(str(other.claim) for other in cited)
