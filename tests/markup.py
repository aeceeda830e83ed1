"""Markdown that editors could write, and what two parsers find: ours in it, the engine's in the page."""

from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote

import markdown
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mkdocs.config.defaults import MkDocsConfig

from dossier.load.markdown_rules import PARSER
from dossier.load.text import read_body
from dossier.mkdocs_adapter.needs import meet_needs
from dossier.mkdocs_adapter.policy import restrict
from dossier.mkdocs_adapter.tables import ALIGNED
from dossier.model.text import Link, Markdown, NoteMark, Part, Text
from dossier.problems import errors
from dossier.render.markdown import tidy

# An element by its tag, and its attributes.
Element: TypeAlias = tuple[str, frozenset[tuple[str, str]]]

SIGNS = [
    "<!---->", "<!-- x -->", "<!--", "-->", "](", "]", "[", "![", "(", ")", "]:", "[^a]", "[^a]:",
    "[[anna]]", "[[", "[[anna|", "]]", "javascript:alert(1)", "JaVaScRiPt:a", "https://ok.org",
    "https://evil.example/x.png", "//e.org", "mailto:a@b.org", "<https://ok.org>", "<a@b.org>",
    "(javascript:a)", "[x](https://ok.org)", "[x](<https://ok.org>)", '[x](https://ok.org "t")',
    "![i](assets/a.png)", "[![i](assets/a.png)](https://ok.org)", "[x]", "[x]: https://ok.org", "*", "**",
    "_", "__", "`", "``", "```", "~~~", "\\", "\\\\", "\\[", "\\`", "&", "&lt;", "&#60;", "&#x28;",
    "&lpar;", "&#3;", "&#x2028;", "{", "}", "{: onclick=x }", "{#id .c}", "<", ">", "<b>", "<script>",
    "<img src=x onerror=y>", "<!DOCTYPE a>", "<?a?>", "<![CDATA[", "]]>", "|", "---", "===", "***", "#",
    "# ", "## ", "#a", "> ", ">", "- ", "* ", "+ ", "1. ", "2) ", "1.", "१. ", "1", "\\. ", ": ", ":", "!",
    "!!! note", '!!! note "T"', "!!!", "???", "=== ", '"', "'", "a", "b", "é", "文", "\u00a0", "\u3000",
    "\u200b", " ", "  ", "    ", "\t", "\n", "\n\n", "  \n", "\\\n", "\n    ", "\n\n    ", "\n- ", "\n> ",
    "\n    - ", "\n# ", "\n| a | b |\n|---|---|\n| ", " | ", "\n```\n", "\n\n[^a]: ", "$", "^", "~", "~~",
    "%", "@", "\ue000", "\ue001", "klzzwxh:0001", "wzxhzdk:1", "\ufffd",
]  # fmt: skip
DOCUMENTS: st.SearchStrategy[str] = st.lists(st.sampled_from(SIGNS) | st.text(max_size=3), max_size=24).map(
    "".join
)


def _configured() -> MkDocsConfig:
    """MkDocs as the adapter sets it up for every site."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "A", "docs_dir": str(Path(__file__).parent)})
    config.validate()
    meet_needs(config)
    restrict(config)
    return config


CONFIG = _configured()

# What the engine puts around the notes of a page.
NOTES: Counter[Element] = Counter({("hr", frozenset()): 1, ("ol", frozenset()): 1})


def printed(text: str) -> str | None:
    """A page with the text, as it is handed to the engine; None where the text has an error."""
    body, problems = read_body(text, "a.md", 1, "en")
    if errors(problems):
        return None
    labels = list(dict.fromkeys(part.label for part in body.parts if isinstance(part, NoteMark)))
    if set(labels) - {note.label for note in body.notes}:
        return None

    def page(parts: Text) -> str:
        return "".join(_printed(part, labels) for part in parts)

    notes = (
        f"[^{labels.index(note.label) + 1}]: {page(note.text).strip()}"
        for note in body.notes
        if note.label in labels
    )
    return tidy("\n\n".join(["# T", page(body.text), *notes]))


def _printed(part: Part, labels: list[str]) -> str:
    match part:
        case Markdown():
            return part.source
        case NoteMark():
            return f"[^{labels.index(part.label) + 1}]"
        case Link():
            return "[anna](anna.md)"
    return ""


def engine() -> Callable[[str], str]:
    """Markdown to HTML, as the site's engine does it."""
    md = markdown.Markdown(extensions=CONFIG.markdown_extensions, extension_configs=CONFIG.mdx_configs)
    return lambda text: md.reset().convert(text)


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, frozenset((name, value or "") for name, value in attrs)))


def elements(html: str) -> Counter[Element]:
    """All elements of HTML with their attributes, but for paragraphs, and links of headings and notes."""
    parser = _Elements()
    parser.feed(html)
    parser.close()
    return Counter(element for element in parser.elements if not _is_own(*element))


def _is_own(tag: str, attributes: frozenset[tuple[str, str]]) -> bool:
    given = dict(attributes)
    if tag == "p" and not given:
        # The engine decides how tight a list is.
        return True
    css, href = given.get("class", ""), given.get("href", "")
    if tag in ("a", "div", "sup", "li", "p"):
        # The links of headings, and all that is made for notes; none of it leads away from the page.
        of_notes = css in ("headerlink", "footnote", "footnote-ref", "footnote-backref") or given.get(
            "id", ""
        ).startswith("fn")
        return of_notes and (not href or href.startswith("#"))
    return False


def reported(text: str) -> Counter[Element]:
    """What our parser finds in a text, as elements with their attributes."""
    found: Counter[Element] = Counter({("h1", frozenset()): 1})
    env: dict[str, object] = {}
    for token, following in pairwise([*PARSER.parse(text, env), Token("", "", 0)]):
        found.update(_block(token))
        if following.type == "inline":
            inline: list[Token] = []
            PARSER.inline.parse(following.content, PARSER, {"spans": [], "delimiters": []}, inline)
            for part in inline:
                found.update(_inline(part))
    return found


def _block(token: Token) -> Iterator[Element]:
    match token.type:
        case "fence":
            yield from (("pre", frozenset()), ("code", frozenset()))
        case "hr":
            yield "hr", frozenset()
        case "box_open":
            yield "div", frozenset({("class", f"admonition {token.info}".lower())})
            yield "p", frozenset({("class", "admonition-title")})
        case "th_open" | "td_open" if token.attrs:
            side = str(token.attrs["style"]).removeprefix("text-align:")
            yield token.tag, frozenset({("class", ALIGNED.format(side))})
        case _ if token.nesting == 1 and token.tag not in ("", "title"):
            yield token.tag, frozenset()


def _inline(token: Token) -> Iterator[Element]:
    match token.type:
        case "link_open" | "image":
            names = {"href", "src", "title"}
            given = {
                (name, _address(name, str(value))) for name, value in token.attrs.items() if name in names
            }
            yield token.tag, frozenset({*given, *({("alt", token.content)} if token.type == "image" else ())})
        case "sign" if token.content.startswith("[["):
            yield "a", frozenset({("href", "anna.md")})
        case "hardbreak" | "em_open" | "strong_open" | "code_inline":
            yield token.tag, frozenset()


def _address(name: str, value: str) -> str:
    return unquote(value) if name in ("href", "src") else value


def unreported(text: str, convert: Callable[[str], str]) -> Counter[Element] | None:
    """The elements of a page that our parser did not report; None where the text has an error."""
    page = printed(text)
    if page is None:
        return None
    ours = reported(text) + (NOTES if "\n\n[^1]: " in page else Counter())
    both = (Counter(map(loose, side.elements())) for side in (elements(convert(page)), ours))
    return next(both) - next(both)


# Raw HTML is read here, and every address is a link.
_COMMONMARK = MarkdownIt("commonmark", {"html": True}).enable("table")
_COMMONMARK.validateLink = lambda _: True  # type: ignore[method-assign]
# Of lists and tables, a plain page has more than one form.
_FREE = ("ol", "ul", "li", "th", "td")


def unreported_plain(text: str) -> Counter[Element] | None:
    """The elements that CommonMark finds in the plain form of a text, and our parser did not report."""
    body, problems = read_body(text, "a.md", 1, "en")
    if errors(problems):
        return None
    signs = {Link: "[anna](anna.md)", NoteMark: " (a note)"}
    page = "".join(p.bare if isinstance(p, Markdown) else signs.get(type(p), "") for p in body.text)
    ours = reported(text)
    # A box is a quotation there, each block by itself, with its title in bold.
    boxes = sum(count for (tag, _), count in ours.items() if tag == "div")
    ours.update({("blockquote", frozenset()): boxes * len(text), ("strong", frozenset()): boxes})
    found = (Counter(map(loose, e.elements())) for e in (elements(_COMMONMARK.render(tidy(page))), ours))
    return Counter(dict(e for e in (next(found) - next(found)).items() if e[0][0] not in _FREE))


def loose(element: Element) -> Element:
    """The element without the id of a heading, which the engine makes, and with addresses as read."""
    tag, attributes = element
    given = {
        (n, " ".join(_address(n, v).split()))
        for n, v in attributes
        if v and not (n == "id" and tag[0] == "h")
    }
    return tag, frozenset(given)
