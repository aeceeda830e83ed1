"""Two parsers read what editors write: the engine finds nothing in our pages that ours did not report."""

import os
from collections import Counter
from pathlib import Path

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dossier.load.files import read_file
from dossier.load.text import read_body, read_sentence
from dossier.model.escapes import escaped
from dossier.model.placed import Lines, Placed
from dossier.model.text import Markdown
from dossier.pipeline import Outcome
from dossier.problems import Code, errors
from dossier.render.cleaned import cleaned
from tests.markup import CONFIG, DOCUMENTS, elements, engine, loose, printed, unreported, unreported_plain

COUNT = int(os.environ.get("DOCUMENTS", "4000"))
convert = engine()

# What once got through, or nearly: each with the kind of element that it would make.
ATTACKS = [
    "[x]<!---->(javascript:alert(1))",
    "[x]<!---->: javascript:alert(1)\n\n[x]",
    "![i]<!---->(https://evil.example/x.png)",
    "![a [b](javascript:alert(1)//](a.png) [x](https://ok.org \"t\")",
    "[a `b](javascript:alert(1)) c` d](https://ok.org)",
    "[a](https://ok.org \"b](javascript:alert(1)) `\") `",
    "\\[x](javascript:alert(1)) \\\\[y](https://ok.org)",
    "*a [b*](javascript:alert(1)",
    "&#91;x&#93;(javascript:alert(1)) &lbrack;y&rbrack;&lpar;javascript:alert(2)&rpar;",
    "<!---->    # code",
    "&#32;&#32;&#32;&#32;code",
    "[^a]<!-- -->: javascript:x\n\n[^a]: b",
    "a\n    b\n#c\n---x\n=\n",
    "- a\n  > b\n  > c\n\n  # d\n",
    "- <!-- open\n\nshut -->",
    "| a | b |\n|---|---|\n| `|` | [x](https://ok.org) | ![y](https://evil.example/z.png) |",
    "!!! x onclick=y\n    z",
    "!!! note \"a\" onclick=\"b\"\n    c",
    "```js onclick=x\n</code></pre><script>\n```",
    "<https://ok.org/\"onclick=x> <javascript:alert(1)>",
    "[a](<https://ok.org/\"><script>>)",
    "a\r\n- ",
    "- \u00a0\n- b",
    "१. a\n\n１. b\n\n- ٢. c",
    "1\\. a\n\n> 2\\) b\n\n- 1&#46; c",
    "1<!---->. a\n\n!!! note \"1\\. b\"\n    1<!-- dossier/uncited -->. c",
    "klzzwxh:0000 wzxhzdk:0 [a](https://ok.org) `b`",
]  # fmt: skip


@given(DOCUMENTS)
@settings(max_examples=COUNT)
@example("")
@example("- a\n- \xa0")
@example("| a | b |\n|---|--:|")
@example("> | \\\n> ---\n>\n> a")
@example("- | a |\n  |---|\n- b")
@example("- \u3000\n- \xa0\n- b")
@example("> - \xa0\n> - b")
@example("1. \xa0\n2. b\n\n    - \xa0")
def test_the_engine_finds_no_element_that_the_parser_did_not_report(text: str) -> None:
    assert not unreported(text, convert)


@given(DOCUMENTS)
@settings(max_examples=1000)
def test_plain_pages_hold_no_element_that_the_parser_did_not_report(text: str) -> None:
    assert not unreported_plain(text)


@pytest.mark.parametrize("text", ATTACKS)
def test_what_once_got_through_is_reported_or_text(text: str) -> None:
    assert not unreported(text, convert)
    assert not unreported_plain(text)


@pytest.mark.parametrize("times", [1, 2, 3, 12])
def test_the_engines_notes_are_those_of_python_markdown(times: int) -> None:
    """Ours count how often each is named; theirs look for a free anchor from the first on, each time."""
    text = "a[^a] b[^b] c[^a-2] d[^2]\n\n" * times + "".join(f"[^{n}]: n\n\n" for n in ("a", "b", "a-2", "2"))
    names = [name.replace("dossier.mkdocs_adapter.", "") for name in CONFIG.markdown_extensions]
    assert "footnotes" in names
    assert "footnotes" not in CONFIG.markdown_extensions
    theirs = markdown.markdown(text, extensions=names, extension_configs=CONFIG.mdx_configs)
    assert convert(text) == theirs


@given(DOCUMENTS)
@settings(max_examples=500)
def test_cleaning_changes_no_page_that_holds_what_was_reported(text: str) -> None:
    """So it hides nothing that editors may write, and no test that looks at cleaned pages is blind."""
    page = printed(text)
    if page is not None:
        html = convert(page)
        assert elements(cleaned(html)) - elements(html) == elements("")
        assert {e for e in elements(html) - elements(cleaned(html)) if not _is_by_hand(e)} == set()


def _is_by_hand(element: tuple[str, frozenset[tuple[str, str]]]) -> bool:
    """Links to pages that are not there: the checks that see the whole dossier stop them."""
    return element[0] in ("a", "img")


def test_cleaning_leaves_whole_dossiers_as_they_are(outcome: Outcome) -> None:
    """Drawings, folded parts, forms and attributes for scripts included."""
    seen = 0
    for path, content in outcome.tree.items():
        if path.endswith(".md"):
            html = convert(content.decode().partition("\n---\n")[2])
            assert elements(cleaned(html)) == elements(html), path
            seen += 1
    assert seen > 3


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>", "<a href='javascript:alert(1)'>a</a>",
        "<a href='JaVa&#10;Script:a'>a</a>", "<a href='//evil.example'>a</a>",
        "<a href='/\\evil.example'>a</a>", "<a href='http://evil.example'>a</a>",
        "<a href='https://a:b@evil.example'>a</a>", "<a href='data:text/html,x'>a</a>",
        "<p onclick='a'>b</p>", "<img src='https://evil.example/x.png'>",
        "<img src='//evil.example/x.png'>", "<img src=x onerror=y>",
        "<img srcset='https://evil.example/x.png'>", "<svg onload=a><script>b</script></svg>",
        "<style>a</style>", "<svg><a xlink:href='javascript:b'><text>c</text></a></svg>",
        "<svg><use href='https://evil.example'/></svg>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=a>", "<iframe src='a'></iframe>",
        "<object data='a'></object>", "<base href='https://evil.example'>",
        "<meta http-equiv=refresh content=a>",
        "<form action='https://evil.example'><button formaction='javascript:a'>b</button></form>",
        "<p style='background:url(https://evil.example)'>a</p>", "<td style='color:red'>a</td>",
    ],
)  # fmt: skip
def test_cleaning_removes_what_runs_or_leads_elsewhere(html: str) -> None:
    left = cleaned(html)
    for sign in (
        "alert",
        "evil",
        "script",
        "onclick",
        "onerror",
        "onload",
        "style",
        "action",
        "iframe",
        "http-equiv",
    ):
        assert sign not in left.casefold(), left


@pytest.mark.parametrize("number", [*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), 0x2028, 0x2029])
def test_a_control_character_in_a_file_is_a_problem_with_a_place(number: int, tmp_path: Path) -> None:
    for key in ("title: T", "a: [b, {c: d}]"):
        for at, text in ((2, f"---\n{key}{chr(number)}\n---\nA."), (4, f"---\n{key}\n---\nA{chr(number)}.")):
            path = tmp_path / "a.md"
            path.write_bytes(text.encode())
            (problem,) = read_file(path)[1]
            assert problem.code is Code.CONTROL_CHARACTER
            assert problem.at.line == at
            assert problem.at.column > 1


@given(DOCUMENTS)
@settings(max_examples=500)
def test_a_sentence_is_printed_on_one_line_as_it_is_in_a_text(text: str) -> None:
    sentence, problems = read_sentence(placed(text))
    if not errors(problems):
        source = "".join(part.source for part in sentence if isinstance(part, Markdown))
        assert "\n" not in source.replace("<br>\n", "")
        assert not [
            e for e in elements(convert(source)) if e[0] in ("script", "h1", "h2", "ul", "ol", "pre", "hr")
        ]


CONTEXTS = [
    "{}", "# {}", "- {}", "1. {}", "> {}", "[{}](a.md)", "[^1]: {}", "a[^1]\n\n[^1]: b[^2]\n\n[^2]: {}",
    "| {} | b |\n| --- | --- |\n| c | {} |", '<p class="c" markdown>{}</p>', "<q>{}</q>", "**{}**",
    '<div class="c" markdown>\n\n{}\n\n</div>', "a <b>{}</b>[^1]{}", "{}[a](b.md){}", "- a<br>{}[^1]: {}",
]  # fmt: skip


@given(DOCUMENTS, st.sampled_from(CONTEXTS))
@settings(max_examples=1000)
@example("1.\n    <!---->", "{}")
@example("2)\ta", "{}")
@example("१. a", "{}")
@example("１.", "- {}")
@example("-\na", "{}")
@example("+\r\na", "{}")
def test_a_value_is_text_wherever_it_is_printed(text: str, context: str) -> None:
    value, plain = escaped(text).strip() or "x", "x"
    pages = (convert("# T\n\n" + context.replace("{}", words)) for words in (plain, value))
    expected, found = (Counter(map(loose, elements(page).elements())) for page in pages)
    assert found == expected


def placed(text: str) -> Placed:
    value = Placed(text)
    value.source, value.node, value.is_reported = Lines("a.yml", text.split("\n")), None, False
    return value


def test_the_parser_of_the_test_sees_what_it_looks_for() -> None:
    """A test of the test: without the printer, the old ways through are seen."""

    def raw(_: str) -> str:
        return convert("[x](javascript:alert(1)) ![i](https://evil.example/x.png)")

    found = unreported("[x]<!---->(javascript:alert(1))", raw)
    assert {tag for tag, _ in found or ()} == {"a", "img"}
    assert not read_body("a", "a.md", 1, "en")[1]
