"""Every reading that is a number, or stands for one, as a row."""

from collections.abc import Iterator

from dossier.compose.page_context import name_of
from dossier.model.content import Claim, Reading
from dossier.model.quantities import Quantity
from dossier.render.addresses import claim_address
from dossier.render.attribution import who
from dossier.render.exports.claims import origin_words
from dossier.render.exports.known import Known
from dossier.render.exports.spreadsheet import spreadsheet

COLUMNS = (
    "figure",
    "name",
    "counts",
    "unit",
    "field",
    "value",
    "sign",
    "low",
    "high",
    "date",
    "date_is",
    "date_basis",
    "date_words",
    "stance",
    "who_says_so",
    "origin",
    "origins",
    "origins_unknown",
    "analysis",
    "withdrawn",
    "source",
    "claim",
    "address",
)
# Of what the date is: of what is counted, or only of the article that says so.
DATE_IS = {True: "claim", False: "article"}


def figures_csv(known: Known) -> bytes:
    """All readings by figure; those of one figure in the order in which things happened."""
    found = (
        (reading.entity, _row(known, claim, reading, reading.value))
        for claim, reading in _readings(known)
        if isinstance(reading.value, Quantity)
    )
    return spreadsheet(COLUMNS, (row for _, row in sorted(found, key=lambda pair: pair[0])))


def _readings(known: Known) -> Iterator[tuple[Claim, Reading]]:
    claims = [known.dossier.claims[ref] for ref in known.shown]
    dates = {claim.ref: claim.date or known.dossier.sources[claim.ref.source].published for claim in claims}
    for claim in sorted(claims, key=lambda c: ((d := dates[c.ref]) and d.order[0].isoformat()) or "undated"):
        yield from ((claim, reading) for reading in claim.readings)


def _row(known: Known, claim: Claim, reading: Reading, value: Quantity) -> tuple[str, ...]:
    dossier, t = known.dossier, known.t
    figure, line = dossier.entities[reading.entity], known.shown[claim.ref].entry.provenance
    date = line.date.date if line.date else None
    statement = known.statements.get(claim.ref)
    return (
        figure.id,
        figure.name,
        name_of(dossier, figure.of.id) if figure.of else "",
        figure.unit,
        reading.field,
        value.text,
        value.sign,
        _number(value.low),
        _number(value.high),
        date.edtf if date else "",
        DATE_IS[not line.published] if date else "",
        str(date.basis) if date else "",
        date.words if date else "",
        str(claim.stance),
        who(line, t),
        origin_words(known, claim),
        str(statement[1].origins) if statement else "",
        str(statement[1].unknown) if statement else "",
        t("who.opinion") if claim.analysis else "",
        t("attribution.withdrawn") if claim.withdrawn else "",
        claim.ref.source,
        str(claim.ref),
        claim_address(dossier, claim.ref),
    )


def _number(number: object) -> str:
    return "" if number is None else f"{number:f}"
