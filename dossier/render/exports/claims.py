"""Every claim as a row."""

from collections.abc import Iterable

from dossier.compose.page_context import name_of
from dossier.compose.provenance import Provenance
from dossier.compose.site import Site
from dossier.derive.origins import origin
from dossier.model.content import Claim, Dossier
from dossier.model.dates import Date
from dossier.model.paths import DATA_FOLDER
from dossier.model.text import Cited
from dossier.render.addresses import claim_address
from dossier.render.exports.export_file import ExportFile
from dossier.render.exports.spreadsheet import spreadsheet
from dossier.render.messages import Messages
from dossier.render.wording.attribution import speaker_name, who
from dossier.render.wording.texts import said

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
    "includes",
    "origins",
    "origins_unknown",
    "note",
    "withdrawn",
    "published_first",
    "published_last",
    "date_first",
    "date_last",
)


def claims_csv(site: Site, t: Messages) -> bytes:
    """All claims, in the order of their sources and places."""
    return spreadsheet(COLUMNS, (_row(site, site.dossier.claims[ref], t) for ref in site.provenances))


def _row(site: Site, claim: Claim, t: Messages) -> tuple[str, ...]:
    dossier, provenance = site.dossier, site.provenances[claim.ref]
    source = dossier.sources[claim.ref.source]
    published, date, quote = source.published, claim.date, claim.quote
    support = site.catalogue.supports.get(claim.ref)
    return (
        source.id,
        source.title,
        published.edtf if published else "",
        str(published.basis) if published else "",
        str(claim.ref),
        claim_address(dossier, claim.ref),
        str(claim.locator),
        said(dossier, claim.says),
        who(provenance, t),
        origin_words(dossier, claim, t),
        _via(provenance, t),
        str(claim.stance),
        date.edtf if date else "",
        str(date.basis) if date else "",
        date.words if date else "",
        quote.exact if quote else "",
        quote.translation if quote else "",
        claim.passage,
        source.language,
        "; ".join(claim.subjects),
        flag(claim.analysis),
        _refs(claim.repeats),
        _refs(claim.supersedes),
        _refs(claim.contradicts),
        _refs(claim.includes),
        str(support.origins) if support else "",
        str(support.unknown) if support else "",
        said(dossier, claim.note),
        flag(claim.withdrawn),
        *days(published),
        *days(date),
    )


def days(date: Date | None) -> tuple[str, str]:
    """The first and the last day of a date, as every spreadsheet has days."""
    return (date.first.isoformat(), date.last.isoformat()) if date else ("", "")


def flag(value: bool) -> str:
    """A flag, the same in every language; what is not so is left empty."""
    return "true" if value else ""


def origin_words(dossier: Dossier, claim: Claim, t: Messages) -> str:
    """The parties that a claim comes from, by their names."""
    parties = sorted(origin(dossier, claim))
    return "; ".join(name_of(dossier, id) for id in parties) or t("origins.unknown")


def _via(provenance: Provenance, t: Messages) -> str:
    return "; ".join(speaker_name(speaker, t) for speaker in provenance.via)


# Semicolons, since names and ids may hold commas.
def _refs(cited: Iterable[Cited]) -> str:
    return "; ".join(str(other.claim) for other in cited)


EXPORT = ExportFile(f"{DATA_FOLDER}/claims.csv", "claims", "claims-holds", "CSV", claims_csv)
