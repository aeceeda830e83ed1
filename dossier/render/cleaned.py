"""The final HTML of a page with nothing in it but what our pages are made of.

A second lock: editors' texts are printed so that no engine finds HTML in them. Should one find some all the
same, it runs no script and leads nowhere that the checks do not allow.
"""

import re
from functools import lru_cache, partial
from html import unescape

import nh3

from dossier.model.links import SCHEMES, is_link_elsewhere, is_within_site

_TAGS = {
    "a", "b", "bdi", "blockquote", "br", "button", "circle", "code", "desc", "details", "div", "em",
    "figcaption", "figure", "form", "g", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "label", "li",
    "ol", "option", "output", "p", "path", "pre", "q", "rect", "select", "span", "strong", "sub", "summary",
    "sup", "svg", "table", "tbody", "td", "text", "th", "thead", "title", "tr", "ul",
}  # fmt: skip
_DRAWN = {
    "d", "x", "y", "cx", "cy", "r", "rx", "width", "height", "viewBox", "transform", "opacity", "xmlns",
    "font-family", "font-size", "font-weight", "fill", "fill-opacity", "stroke", "stroke-width",
    "stroke-dasharray", "stroke-opacity", "text-anchor",
}  # fmt: skip
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "class", "lang", "dir", "title", "role", "aria-hidden", "aria-label"},
    "a": {"href", "tabindex"},
    "button": {"type"},
    "details": {"open"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "option": {"value"},
    "select": {"name"},
    **dict.fromkeys(("svg", "g", "path", "circle", "rect", "text"), _DRAWN),
}

_cleaner = partial(
    nh3.Cleaner,
    tags=_TAGS,
    clean_content_tags={"script", "style"},
    attributes=_ATTRIBUTES,
    generic_attribute_prefixes={"data-"},
    url_schemes=set(SCHEMES),
    link_rel=None,
)
_CLEANER = _cleaner()
# Asked of each attribute, which takes as long as all else.
_STRICT = _cleaner(attribute_filter=lambda _, name, value: value if _is_allowed(name, value) else None)
# As nh3 prints them, always; words of a text may look so, too.
_JUDGED = re.compile(r' (href|src|tabindex)="([^"]*)"')


def cleaned(html: str) -> str:
    """The content of a page without any element, attribute or address that no page of ours has."""
    clean = _CLEANER.clean(html)
    is_good = all(_is_allowed(name, unescape(value)) for name, value in set(_JUDGED.findall(clean)))
    return clean if is_good else _STRICT.clean(html)


def _is_allowed(name: str, value: str) -> bool:
    if name == "href":
        return _may_lead(value)
    if name == "tabindex":
        # Out of the order of the keyboard, where the same link stands in the text; never before all others.
        return value == "-1"
    return name != "src" or is_within_site(value)


@lru_cache(maxsize=20_000)  # the same few lead from page to page
def _may_lead(address: str) -> bool:
    return is_within_site(address) or is_link_elsewhere(address)
