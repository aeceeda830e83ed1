"""Lines that become HTML at once are what Python-Markdown would make of them, wherever they stand."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markdown import Markdown
from markdown.extensions import Extension
from mkdocs.structure.pages import _RelativePathTreeprocessor

from dossier.mkdocs_adapter.faster_markdown import FasterMarkdown
from dossier.mkdocs_adapter.printed_inline import is_plain, is_printed

EXTENSIONS = ("admonition", "footnotes", "md_in_html", "tables", "toc")
# What a printer writes, and what it never does.
PRINTED = (
    "words",
    " ",
    " & ",
    "and more.",
    "3 > 2",
    "Why!",
    "“quoted”",
    "\n",
    'it\'s "so"',
    "a:b",
    "a_b",
    "x*y",
    "&amp;",
    "&#91;",
    "&lt;",
    "&nbsp",
    "[Kim](a.md)",
    "[the *talks*](a.md#b)",
    "[a & b](../c.md?d=1&e=2)",
    "[x](https://example.org/a#:~:text=a%20b,-c)",
    "[<b>bold</b> &gt; plain](a.md)",
    "[^1]",
    "[^2]",
    "[^none]",
    '<span class="one">',
    "</span>",
    "<b>",
    "</b>",
    "<br>",
    '<i title="a > b">',
    '<i title="a_b *c* [d]">',
    "</i>",
)
# What begins a block, and what only looks like it.
BLOCKS = (
    *(
        "words",
        "\n",
        "\n\n",
        " ",
        "   ",
        "    ",
        "#",
        "# ",
        "- ",
        "-",
        "--",
        "*",
        "* ",
        "_",
        "_ _",
        ">",
        "> ",
        "=",
    ),
    *(
        "!!!",
        "!!! note",
        "\n!!! note\n    a",
        "[^1]",
        "]:",
        "[^1]: note",
        "[a]: b.md",
        "[a]",
        "1. ",
        "| a |",
        "\n---\n",
    ),
    *("| a | b |\n| --- | --- |\n| c | d |", "<div markdown>\n\n", "\n\n</div>", "<b>x</b>", "\\"),
)
OTHERS = (
    "*",
    "_",
    "**",
    "`",
    "\\",
    "\\*",
    "![",
    "!",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "&",
    "<https://example.org>",
    "<a@example.org>",
    "<!-- no -->",
    "  \n",
    "[a]: b.md",
    "[a]",
    "[a][b]",
    "![x](y.png)",
    '[a](b.md "title")',
    "[a](<b c.md>)",
    "[a](b(c).md)",
    "\x02",
    "\x03",
    "{",
    "}",
    "|",
    "\t",
    "<p>",
    "</p>",
    "<div>",
    "-",
    "1.",
    "#",
)
PLACES = (
    "{}",
    "- {}\n- other",
    "- [first](a.md)\n\n    {}",
    "## {}",
    '<p class="a" markdown>{}</p>',
    "<div markdown>\n\n{}\n\n</div>",
    "<div markdown>\n<p markdown>a</p>{}\n</div>",
    "<details markdown>\n<summary markdown>{}</summary>\n\n{}\n\n</details>",
    "| a | b |\n| - | - |\n| {} | x |",
    "<div>\n{}\n</div>",
    "<div markdown>\n<p>{}</p>\n</div>",
    "<p>a</p> {}\n{}",
    "> {}",
    "!!! note\n    {}",
    "[^3]: {}",
)
NOTES = "\n\n[^1]: One [a](a.md).\n\n[^2]: Two.\n\n    Three.\n\nAnd [^1] again, [^3] at last."


class Paths(Extension):
    """What leads links where they lead on the site."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.treeprocessors.register(Led(), "relpath", 0)


class Led(_RelativePathTreeprocessor):
    """Says so of each address that it is asked for."""

    def __init__(self) -> None:
        super().__init__(*[SimpleNamespace()] * 3)  # type: ignore[arg-type]

    def path_to_url(self, url: str) -> str:
        return f"led/{url}"


def html(text: str, *extensions: Any) -> str:
    return Markdown(extensions=[*EXTENSIONS, Paths(), *extensions]).convert(text)


@pytest.mark.parametrize("others", [(), OTHERS], ids=["printed", "anything"])
def test_a_line_is_the_same_html(others: tuple[str, ...]) -> None:
    pieces = some.sampled_from(PRINTED + others)

    @given(some.lists(pieces, max_size=9).map("".join), some.sampled_from(PLACES))
    def compare(line: str, place: str) -> None:
        text = place.replace("{}", line) + NOTES
        assert html(text, FasterMarkdown()) == html(text)

    compare()


@given(some.lists(some.sampled_from(BLOCKS), max_size=12).map("".join))
def test_blocks_begin_where_they_ever_did(text: str) -> None:
    assert html(text, FasterMarkdown()) == html(text)


@pytest.mark.parametrize(
    "line",
    ["**a**", "`a`", "\\*", "![a](b.png)", "<a@example.org>", "[a]", "[a][b]", "a  \nb", "<br>", "a < b"],
)
def test_other_markdown_is_left_to_python_markdown(line: str) -> None:
    assert not is_printed(line)


def test_what_pages_hold_is_made_at_once() -> None:
    assert is_plain("Words, and “more”: 3 of 4.")
    assert is_printed('<span class="a">[Kim &amp; Lee](../kim.md#b)</span>[^1]<br>said on 3 May [^2]')


def test_another_extension_gets_every_line_as_it_was() -> None:
    text = "a [b](c.md){: .d }\n\n[^1]: x\n\ny[^1]"
    assert html(text, "attr_list", FasterMarkdown()) == html(text, "attr_list")
