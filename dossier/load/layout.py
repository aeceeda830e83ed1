"""What stands before each block where it is printed: signs of lists, quotations, boxes, headings and tables.

They are written anew from what the parser read, in the form that engines and CommonMark have in common: an
empty line before each block, four spaces for each level.
"""

from dataclasses import dataclass, field
from itertools import takewhile

from markdown_it.token import Token

from dossier.load.printed_pieces import EMPTY, Prefix

_INDENT = Prefix("    ", "    ")
# Engines know boxes, those who read plain Markdown do not.
_BOX = Prefix("    ", "> ")
_ALIGNED = {"text-align:left": ":--", "text-align:center": ":-:", "text-align:right": "--:"}
_CLOSING = ("bullet_list_close", "ordered_list_close", "list_item_close", "blockquote_close", "box_close")


@dataclass(slots=True, eq=False)
class _Container:
    """A list, an item, a quotation or a box: what its first line begins with, and what all others do."""

    type: str
    first: Prefix = field(default_factory=Prefix)
    rest: Prefix = field(default_factory=Prefix)
    is_begun: bool = False


@dataclass(slots=True)
class Layout:
    """Where in the containers of a text the next block stands; ``hidden`` is a paragraph of a tight list."""

    stack: list[_Container] = field(default_factory=list)
    previous: tuple[_Container, ...] | None = None
    hidden: bool = False
    was_hidden: bool = False
    aligned: list[str] = field(default_factory=list)
    outside: "Layout | None" = None

    def enter(self, token: Token) -> "Layout":
        """Note a container or a paragraph that opens; a footnote has a layout of its own."""
        match token.type:
            case "footnote_reference_open":
                return Layout(outside=self)
            case "bullet_list_open" | "ordered_list_open":
                self.stack.append(_Container("list"))
            case "list_item_open":
                sign = f"{token.info}. " if token.info else "- "
                self.stack.append(_Container("item", Prefix(sign, sign), _INDENT))
            case "blockquote_open":
                self.stack.append(_Container("quotation", Prefix("> ", "> "), Prefix("> ", "> ")))
            case "paragraph_open" | "heading_open" | "title_open":
                self.hidden = token.hidden
            case "title_close":
                self.stack.append(_Container("box", _BOX, _BOX))
        return self

    def leave(self, token: Token) -> "Layout":
        """Note a container that closes."""
        if token.type == "footnote_reference_close" and self.outside:
            return self.outside
        if token.type in _CLOSING:
            self.stack.pop()
        return self

    @property
    def rest(self) -> Prefix:
        """What every further line of the block begins with."""
        return Prefix("".join(c.rest.engine for c in self.stack), "".join(c.rest.bare for c in self.stack))

    def opening(self) -> Prefix:
        """What stands before a block: the end of the one before, and the signs of its containers."""
        between = self._between()
        signs = [c.rest if c.is_begun else c.first for c in self.stack]
        for container in self.stack:
            container.is_begun = True
        self.previous, self.was_hidden = tuple(self.stack), self.hidden
        return Prefix(
            between.engine + "".join(sign.engine for sign in signs),
            between.bare + "".join(sign.bare for sign in signs),
        )

    def _between(self) -> Prefix:
        if self.previous is None:
            return Prefix()
        shared = [c for c, other in zip(self.stack, self.previous, strict=False) if c is other]
        if self.hidden and self.was_hidden and any(c.type == "list" for c in shared):
            return Prefix("\n", "\n")
        # In a list, engines go on with a quotation behind an empty line without its sign.
        around = takewhile(lambda c: c.type != "item", shared)
        engine = "".join(c.rest.engine for c in around).rstrip()
        bare = "".join(c.rest.bare for c in shared).rstrip()
        return Prefix(f"\n{engine}\n", f"\n{bare}\n")


def opening(layout: Layout, tokens: list[Token], number: int) -> Prefix:
    """What stands before the words of the block whose token has this number."""
    before = tokens[number - 1]
    match before.type:
        case "th_open" | "td_open":
            return _cell(layout, before, is_first=tokens[number - 2].type == "tr_open")
        case "heading_open":
            return _both(layout.opening(), "#" * int(before.tag[1:]) + " ")
        case "title_open":
            signs = layout.opening()
            return Prefix(f'{signs.engine}!!! {tokens[number - 2].info} "', f"{signs.bare}> **")
    signs = layout.opening()
    # The parser strips all spaces. Without a word, an engine would take the sign of an item for text.
    return signs if tokens[number].content or not layout.stack else _both(signs, EMPTY.engine)


def ending(layout: Layout, tokens: list[Token], number: int) -> Prefix | None:
    """What stands where a block, a row or an item without words ends with the token of this number."""
    match tokens[number].type:
        case "title_close":
            return Prefix('"', "**")
        case "hr":
            layout.hidden = False
            return _both(layout.opening(), "***")
        case "tr_close" if tokens[number - 1].type == "th_close":
            rule = f"| {' | '.join(layout.aligned)} |"
            return Prefix(f" |\n{layout.rest.engine}{rule}", f" |\n{layout.rest.bare}{rule}")
        case "tr_close":
            return Prefix(" |", " |")
        case "list_item_close" if not layout.stack[-1].is_begun:
            layout.hidden = True
            # Without a word, an engine would take the sign for text.
            return _both(layout.opening(), EMPTY.engine)
    return None


def _cell(layout: Layout, token: Token, *, is_first: bool) -> Prefix:
    """What stands before a cell; the first of a head begins the table."""
    if token.tag == "th":
        layout.aligned = [] if is_first else layout.aligned
        layout.aligned.append(_ALIGNED.get(str(token.attrs.get("style")), "---"))
    if not is_first:
        return Prefix(" | ", " | ")
    if token.tag == "td":
        return Prefix(f"\n{layout.rest.engine}| ", f"\n{layout.rest.bare}| ")
    layout.hidden = False
    return _both(layout.opening(), "| ")


def _both(signs: Prefix, mark: str) -> Prefix:
    return Prefix(signs.engine + mark, signs.bare + mark)
