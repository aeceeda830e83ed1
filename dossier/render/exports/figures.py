"""Every reading of a quantity as a row, even words such as "hundreds"."""

from collections.abc import Iterator

from dossier.compose.page_context import name_of
from dossier.compose.site import Site
from dossier.derive.claims_index import order
from dossier.model.content import Claim, Reading
from dossier.model.paths import DATA_FOLDER
from dossier.model.units import unit_of
from dossier.model.values.quantity import Quantity
from dossier.render.addresses import claim_address
from dossier.render.exports.claims import days, flag, origin_words
from dossier.render.exports.export_file import ExportFile
from dossier.render.exports.spreadsheet import spreadsheet
from dossier.render.messages import Messages
from dossier.render.wording.attribution import who

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
    "date_first",
    "date_last",
)
# Which date this is: the claim's own, or only its article's.
DATE_IS = {True: "claim", False: "article"}


def figures_csv(site: Site, t: Messages) -> bytes:
    """All readings by figure; those of one figure by date."""
    rows = (
        (reading.entity, _row(site, claim, reading, reading.value, t))
        for claim, reading in _readings(site)
        if isinstance(reading.value, Quantity)
    )
    return spreadsheet(COLUMNS, (row for _, row in sorted(rows, key=lambda pair: pair[0])))


def _readings(site: Site) -> Iterator[tuple[Claim, Reading]]:
    claims = [site.dossier.claims[ref] for ref in site.provenances]
    for claim in sorted(claims, key=lambda claim: order(site.dossier, claim)[0]):
        yield from ((claim, reading) for reading in claim.readings)


def _row(site: Site, claim: Claim, reading: Reading, value: Quantity, t: Messages) -> tuple[str, ...]:
    dossier, provenance = site.dossier, site.provenances[claim.ref]
    figure, support = dossier.entities[reading.entity], site.catalogue.supports.get(claim.ref)
    when = provenance.date.date if provenance.date else None
    return (
        figure.id,
        figure.name,
        name_of(dossier, figure.of.id) if figure.of else "",
        unit_of(figure, dossier.field_of(reading)),
        reading.field,
        value.text,
        value.sign,
        *bounds(value),
        when.edtf if when else "",
        DATE_IS[not provenance.published] if when else "",
        str(when.basis) if when else "",
        when.words if when else "",
        str(claim.stance),
        who(provenance, t),
        origin_words(dossier, claim, t),
        str(support.origins) if support else "",
        str(support.unknown) if support else "",
        flag(claim.analysis),
        flag(claim.withdrawn),
        claim.ref.source,
        str(claim.ref),
        claim_address(dossier, claim.ref),
        *days(when),
    )


def bounds(value: Quantity) -> tuple[str, str]:
    """The lower and the upper bound; what is open on a side has none there: more than 300 is no 300."""
    low = "" if value.sign.startswith("<") else _number(value.low)
    return low, "" if value.sign.startswith(">") else _number(value.high)


def _number(number: object) -> str:
    return "" if number is None else f"{number:f}"


EXPORT = ExportFile(f"{DATA_FOLDER}/figures.csv", "figures", "figures-holds", "CSV", figures_csv)
