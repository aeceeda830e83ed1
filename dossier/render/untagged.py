"""Markdown without HTML: our pages hold tags for engines and styles, which no other reader needs."""

from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser

# What stands in the place of a tag, at its beginning and its end.
_SIGNS = {
    "em": ("*", "*"),
    "i": ("*", "*"),
    "b": ("**", "**"),
    "strong": ("**", "**"),
    "q": ("“", "”"),
    "code": ("`", "`"),
    "li": ("\n- ", ""),
    "dt": ("\n\n", ":"),
    "dd": (" ", ""),
    "tr": ("\n", ""),
    "th": (" ", " · "),
    "td": (" ", " · "),
}
_SIGNS |= {f"h{level}": (f"\n\n{'#' * level} ", "\n\n") for level in range(1, 7)}
_BLOCKS = frozenset(
    ("p", "div", "details", "summary", "section", "ul", "ol", "dl", "table", "pre", "article")
)
_VOID = frozenset(("br", "hr", "img", "input", "wbr", "col", "link", "meta"))
# A drawing says in its table what it shows, a form works on a page alone; the comma between two marks goes
# with the marks.
_LEFT_OUT = frozenset(("figure", "svg", "script", "style", "sup", "form"))
_UNSEEN = frozenset(("dossier-label",))
_MARKDOWN = frozenset("\\`*_[]<>|")
# Those in which we write texts; an ampersand stays one, since it may begin what looks like another.
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"'}

Addressed = Callable[[str], str]


def untagged(markdown: str, addressed: Addressed) -> str:
    """The Markdown of a page without tags; ``addressed`` makes addresses of links into those to print."""
    reader = _Reader(markdown, addressed)
    reader.feed(markdown)
    reader.close()
    return "".join(reader.found)


class _Reader(HTMLParser):
    """Text as it stands, tags as signs. Every ``<`` of a page begins a tag, since other texts are escaped."""

    def __init__(self, markdown: str, addressed: Addressed) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = markdown.split("\n")
        self.found: list[str] = []
        self._addressed = addressed
        self._left_out: list[str] = []
        self._links: list[str] = []
        self._in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if ":" in tag:
            self._put(self.get_starttag_text() or "")
        elif tag in _VOID:
            self._void(tag, dict(attrs))
        elif self._left_out or tag in _LEFT_OUT or _is_unseen(dict(attrs)):
            self._left_out.append(tag)
        elif tag == "a":
            self._links.append(dict(attrs).get("href") or "")
            self._put("[")
        else:
            self._in_code = self._in_code or tag == "code"
            self._put("\n\n" if tag in _BLOCKS else _SIGNS.get(tag, ("", ""))[0])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if ":" in tag or tag in _VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            if tag in self._left_out:
                del self._left_out[len(self._left_out) - 1 - self._left_out[::-1].index(tag) :]
        elif tag == "a" and self._links:
            self._put(f"]({self._addressed(self._links.pop())})")
        else:
            self._in_code = self._in_code and tag != "code"
            self._put("\n\n" if tag in _BLOCKS else _SIGNS.get(tag, ("", ""))[1])

    def handle_data(self, data: str) -> None:
        self._put(data)

    def handle_entityref(self, name: str) -> None:
        line, column = self.getpos()
        raw = self._lines[line - 1][column : column + len(name) + 2]
        # What else begins with an ampersand is an address, or an entity that Markdown knows, too.
        known = _ENTITIES.get(raw)
        self._put(self._escaped(known) if known else raw if raw.endswith(";") else f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._put(self._escaped(unescape(f"&#{name};")))

    def _escaped(self, sign: str) -> str:
        return f"\\{sign}" if sign in _MARKDOWN and not self._in_code else sign

    def _void(self, tag: str, attrs: dict[str, str | None]) -> None:
        if tag == "br":
            self._put(self._break())
        elif tag == "img":
            self._put(attrs.get("alt") or "")

    def _break(self) -> str:
        """A new line of the same item; in a table, where there is none, a stop."""
        begins = next((n for n in range(len(self.found) - 1, -1, -1) if "\n" in self.found[n]), 0)
        line = "".join(self.found[begins:]).rpartition("\n")[2]
        if line.startswith("|"):
            return "; "
        text = line.lstrip().removeprefix("- ").removeprefix("1. ")
        return "\n" + " " * (len(line) - len(text))

    def _put(self, text: str) -> None:
        if not self._left_out:
            self.found.append(text)


def _is_unseen(attrs: dict[str, str | None]) -> bool:
    classes = (attrs.get("class") or "").split()
    return not _UNSEEN.isdisjoint(classes) or attrs.get("aria-hidden") == "true"
