"""Which origin feeds which article, as a drawing: the more claims, the larger the dot."""

from collections.abc import Iterator
from typing import Any

from dossier.compose.sections.matrix import Matrix, PartyCounts
from dossier.render.messages import Messages
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


def drawing(block: Matrix, t: Messages) -> str:
    """The matrix as one line of SVG with a title and a description."""
    described = t.joined((_described(tally, t) for tally in block.rows), "semicolon")
    return labelled(svg(_spec(block, t)), t("origins.drawn"), described)


def _described(tally: PartyCounts, t: Messages) -> str:
    pairs = zip(LETTERS, tally.counts, strict=False)
    counts = t.joined(t("origins.drawn-count", n=n, article=letter) for letter, n in pairs if n)
    return t("origins.drawn-row", party=tally.party, counts=counts)


def _spec(block: Matrix, t: Messages) -> dict[str, Any]:
    letters = list(LETTERS[: len(block.articles)])
    y = _scale("party", [t.text(tally.party) for tally in block.rows]) | {"axis": _AXIS | {"labelLimit": 260}}
    x = _scale("article", letters) | {"axis": _AXIS | {"orient": "top", "labelAngle": 0}}
    scale = {"type": "sqrt", "range": [0, 420]}
    dot = {"size": {"field": "count", "type": "quantitative", "scale": scale, "legend": None}}
    text = {"type": "text", "fill": INK, "fontSize": 11, "align": "left"}
    return {
        **BASE,
        "width": _COLUMN * len(block.articles) + 20,
        "height": _ROW * len(block.rows),
        "data": {"values": list(_values(block, t))},
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "circle", "fill": _DOT, "opacity": 0.45, "xOffset": -6}, "encoding": dot},
            {"mark": text | {"xOffset": 5}, "encoding": {"text": {"field": "count"}}},
        ],
    }


def _scale(field: str, domain: list[str]) -> dict[str, Any]:
    return {"field": field, "type": "ordinal", "sort": None, "scale": {"domain": domain}}


def _values(block: Matrix, t: Messages) -> Iterator[dict[str, Any]]:
    for tally in block.rows:
        for letter, count in zip(LETTERS, tally.counts, strict=False):
            if count:
                yield {"party": t.text(tally.party), "article": letter, "count": count}
