"""A bar that parts a count, such as statements by how many origins they rest on."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from dossier.render.svg import fragment

# In percent of the bar: a narrower part could not be seen.
_LEAST = 1.5


def meter(counts: Mapping[str, int]) -> Markup:
    """The bar as one line of SVG: a part for each count that is not nought, with its name as its class."""
    return fragment("meter.svg.j2", parts=list(_parts({name: n for name, n in counts.items() if n})))


def _parts(counts: Mapping[str, int]) -> Iterator[tuple[str, float, float]]:
    """The parts with where they start and how wide they are, in percent."""
    least = sum(counts.values()) * _LEAST / 100
    shares = {name: max(n, least) for name, n in counts.items()}
    start, whole = 0.0, sum(shares.values())
    for name, share in shares.items():
        width = 100 * share / whole
        yield name, start, width
        start += width
