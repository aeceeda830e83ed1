"""A sentence's plain text is what readers read of the Markdown that is printed."""

from json import dumps

from hypothesis import assume, example, given
from hypothesis import strategies as st
from lxml.html import fromstring
from markdown_it import MarkdownIt

from dossier.load.text import read_body, read_sentence
from dossier.load.yaml_tree import read_yaml
from dossier.model.escapes import escaped
from dossier.model.placed import Lines, Placed
from dossier.model.text import Link, Markdown, Part, Table, Text
from dossier.problems import one_line

PIECES = st.sampled_from(
    (
        *("Kim", "went", " ", "  ", "'s", "s", ".", "“", "”", "{", "}", "|", "\\|", "[", "]"),
        *("*", "**", "_", "__", "`", "``", "\\", "\\*", "\\[", "&amp;", "&lt;b&gt;", "&copy", "&#42;", "<b>"),
        *("[[Kim Jong Un]]", "[[kim|he]]", "[[kim|a*b]]", "[a *b* `c`](https://a.example/_x_)"),
        *("<https://a.example/_x_>"),
    )
)
ENGINE = MarkdownIt("commonmark", {"html": True})


def printed(part: Part) -> str:
    match part:
        case Markdown():
            return part.source
        case Link():
            return str(escaped(part.label or part.target))
    return ""


def plain(text: Text) -> str:
    words = (
        part.plain if isinstance(part, Markdown) else part.label or part.target
        for part in text
        if isinstance(part, Markdown | Link)
    )
    return one_line("".join(words))


def seen(text: Text) -> str:
    """What a browser shows of a text."""
    html = fromstring(f"<div>{ENGINE.render(''.join(map(printed, text)))}</div>")
    return one_line(html.text_content())


def placed(text: str) -> Placed:
    """A text as YAML has it."""
    value, _ = read_yaml(dumps(text), Lines("a.yml", [dumps(text)]))
    assert isinstance(value, Placed)
    return value


@given(st.lists(PIECES, max_size=12).map("".join))
@example("**[[Kim]]**s")
@example("a [**b** [c]](https://a.example)*d*")
def test_the_plain_text_of_a_sentence_is_what_is_seen(source: str) -> None:
    text, problems = read_sentence(placed(f"The {source}"))
    # What has a problem is never printed.
    assume(not problems)
    assert plain(text) == seen(text)


def test_a_text_of_many_blocks_has_the_words_of_all() -> None:
    source = (
        "> One\n> *two*\n\n- three\n\n## five\nsix  \nse*ve*n\\\neight\n\n| nine | ten |\n|-|-|\n| 11 | 12 |"
    )
    body, problems = read_body(source, "a.md", 1, "en")
    assert plain(body.text) == "One two three five six seven eight nine ten 11 12"
    assert not problems


def test_a_table_is_known_by_its_cells() -> None:
    source = "## *A* b\n\n- x\n\n  | [[Kim\\|he]] | b |\n  | - | - |\n  | `c` \\| d[^1] | |\n\n[^1]: N."
    body, problems = read_body(source, "a.md", 1, "en")
    (table,) = (part for part in body.text if isinstance(part, Table))
    assert plain(table.heading) == "A b"
    assert [plain(cell) for cell in table.head] == ["he", "b"]
    assert [[plain(cell) for cell in row] for row in table.rows] == [["c | d", ""]]
    before = "".join(map(printed, body.text[: body.text.index(table)]))
    assert before.rstrip("\n").endswith("|  |")
    assert not problems
