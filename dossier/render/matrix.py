"""Which origin feeds which article, as a drawing: the more claims, the larger the dot."""

from collections.abc import Iterator
from typing import Any

from dossier.compose.survey import Matrix
from dossier.render.svg import BASE, INK, labelled, svg

LETTERS = "ABCDEFGHIJKL"

_ROW = 26
_COLUMN = 34
_DOT = "var(--dossier-level, currentColor)"
_AXIS = {
    "title": None,
    "domain": False,
    "ticks": False,
    "labelColor": INK,
    "labelFontSize": 12,
    "labelPadding": 6,
}


def drawing(block: Matrix) -> str:
    """The matrix as one line of SVG with a title and a description."""
    described = (_described(tally.party, tally.counts) for tally in block.rows)
    return labelled(svg(_spec(block)), "Claims by origin and article", "; ".join(described))


def _described(party: str, counts: tuple[int, ...]) -> str:
    found = (f"{count} in {letter}" for letter, count in zip(LETTERS, counts, strict=False) if count)
    return f"{party}: {', '.join(found)}"


def _spec(block: Matrix) -> dict[str, Any]:
    letters = list(LETTERS[: len(block.articles)])
    y = _scale("party", [tally.party for tally in block.rows]) | {"axis": _AXIS | {"labelLimit": 260}}
    x = _scale("article", letters) | {"axis": _AXIS | {"orient": "top", "labelAngle": 0}}
    scale = {"type": "sqrt", "range": [0, 420]}
    dot = {"size": {"field": "count", "type": "quantitative", "scale": scale, "legend": None}}
    text = {"type": "text", "fill": INK, "fontSize": 11, "align": "left"}
    return {
        **BASE,
        "width": _COLUMN * len(block.articles) + 20,
        "height": _ROW * len(block.rows),
        "data": {"values": list(_values(block))},
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "circle", "fill": _DOT, "opacity": 0.45, "xOffset": -6}, "encoding": dot},
            {"mark": text | {"xOffset": 5}, "encoding": {"text": {"field": "count"}}},
        ],
    }


def _scale(field: str, domain: list[str]) -> dict[str, Any]:
    return {"field": field, "type": "ordinal", "sort": None, "scale": {"domain": domain}}


def _values(block: Matrix) -> Iterator[dict[str, Any]]:
    for tally in block.rows:
        for letter, count in zip(LETTERS, tally.counts, strict=False):
            if count:
                yield {"party": tally.party, "article": letter, "count": count}
