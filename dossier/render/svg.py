"""Drawings by Vega-Lite as SVG, in the page's colours and without a script."""

import json
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree as ET

import vl_convert

INK = "currentColor"

# What every drawing has in common.
BASE: dict[str, Any] = {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "background": None,
    "padding": {"left": 2, "top": 2, "right": 2, "bottom": 2},
    "config": {"font": "inherit", "view": {"stroke": None}},
}

# So wide a drawing is taken to be at least, in pixels.
_LEAST = 385

# Drawn for a phone, shown a little larger where there is room.
_LARGER = 1.1

# What Vega calls the marks that stand for data.
_MARKS = ("bar", "point")

_SVG = "http://www.w3.org/2000/svg"


def svg(spec: dict[str, Any]) -> str:
    """The drawing of a Vega-Lite specification; what has not changed is not drawn again."""
    return _drawn(json.dumps(spec, sort_keys=True))


@lru_cache(maxsize=500)
def _drawn(spec: str) -> str:
    return str(vl_convert.vegalite_to_svg(json.loads(spec)))


def labelled(drawn: str, title: str, description: str, named: str = "") -> str:
    """The SVG at the page's width, as one image with a name and a description to those who cannot see it.

    The descriptions of single marks become their attribute ``named``, if one is given.
    """
    ET.register_namespace("", _SVG)
    root = ET.fromstring(drawn)  # noqa: S314 - drawn a moment ago, by our own library
    for element in root.iter():
        if named and element.get("aria-roledescription") in _MARKS:
            element.set(named, element.attrib["aria-label"])
        for name in [n for n in element.attrib if n.startswith("aria-") or n == "role"]:
            del element.attrib[name]
    # Writing is as large in every drawing: a narrow one is not made larger than a wide one.
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    root.set("viewBox", f"0 0 {max(width, _LEAST):g} {height:g}")
    root.set("width", f"{max(width, _LEAST) * _LARGER:.0f}")
    del root.attrib["height"]
    root.set("role", "img")
    for tag, text in (("desc", description), ("title", title)):
        child = ET.Element(f"{{{_SVG}}}{tag}")
        child.text = text
        root.insert(0, child)
    return ET.tostring(root, encoding="unicode").replace("\n", " ")
