"""What is too large is refused at once, with its place; what is only long or odd is read like anything else.

How work grows is measured by ``make growth``, and not here: machines differ.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier.intake.articles import read_article
from dossier.pipeline import Outcome, run
from dossier.problems import Code, errors
from tests.shapes import BASE, Files, claim, page, source, write

DATES = ["0001", "0001-01-01", "9999", "9999-12", "9999-12-31", "0001/9999", "1000/9999", "9999~", "9999-21"]
WORDS = ["last year", "next winter", "two weeks later", "99999999999999999999999999 days later"]
NUMBERS = ["1" * 22, "1" * 23, "1" * 26, "1" * 5000, "0." + "1" * 30, "1,1" * 25, "1" * 26 + " million"]
SIGNS = ["\\x03", "\\0", "\\x1b", "\\x85", "\\u2028", "\\u202e", "\\ufffe", "\\ue000"]

# What no parser is given, each with the code of the problem that says so.
REFUSED: dict[str, tuple[Files, Code]] = {
    "![": (page("![" * 20_000), Code.TOO_LARGE),
    "[^a": (page("[^a" * 13_000), Code.TOO_LARGE),
    "[@s#c]": (page("[@s#c]" * 6_666), Code.TOO_LARGE),
    "links": (page("[[Anna]] " * 20_000), Code.TOO_LARGE),
    "braces": (page("{" * 80_000), Code.TOO_LARGE),
    "cited lines": (page("Anna spoke. [@paper#c0]\n" * 3_000), Code.TOO_LARGE),
    "blank lines": (page(f"a{chr(10) * 600_000}b"), Code.TOO_LARGE),
    "paragraphs": (page("a\n\n" * 33_334), Code.TOO_LARGE),
    "lists": (page("".join(f"{'  ' * i}- a\n" for i in range(249))), Code.TOO_LARGE),
    "boxes": (page("".join(f"{'    ' * i}!!! note\n" for i in range(330))), Code.TOO_LARGE),
    "quotations": (page("> " * 1_000), Code.TOO_LARGE),
    "lists on a line": (page("- " * 1_000), Code.TOO_LARGE),
    "gaps": (source([claim(f"quote: '{'a … ' * 987}'")]), Code.TOO_LARGE),
    "quote": (source([claim(f"quote: '{'a' * 80_000}'")]), Code.TOO_LARGE),
    "title": (BASE | {"content/dossier.yml": f"title: {'w' * 100_000}\n"}, Code.TOO_LARGE),
    "claims": (source([claim(id=f"c{i}") for i in range(5_001)]), Code.TOO_LARGE),
    "readings": (
        source([claim(f"by: anna, sets: {{boats: {{value: {i}}}}}", id=f"c{i}") for i in range(501)]),
        Code.TOO_LARGE,
    ),
    "speakers": (source([claim(f"by: [{'anna, ' * 1_001}]")]), Code.TOO_LARGE),
    "[": (BASE | {"content/dossier.yml": f"title: a\nurl: {'[' * 1_000_000}"}, Code.YAML_TRAP),
    "{a:": (BASE | {"content/kinds.yml": f"a: {'{a: ' * 100_000}"}, Code.BROKEN_FRONT_MATTER),
    "keys": (
        BASE | {"content/strings.yml": "".join(f"{' ' * i}a:\n" for i in range(900))},
        Code.BROKEN_FRONT_MATTER,
    ),
    "JSON": (BASE | {"content/verified.json": "[" * 100_000}, Code.BROKEN_ARCHIVE),
    "digits": (source([claim(f"sets: {{boats: {{value: {'1' * 5_000}}}}}")]), Code.BAD_QUANTITY),
    "place": (source([claim().replace("paragraph 1", "paragraph " + "1" * 5_000)]), Code.BAD_LOCATOR),
    "language": (BASE | {"content/dossier.yml": f"language: en-{'a' * 1_000}"}, Code.UNKNOWN_CHOICE),
    "address": (BASE | {"content/dossier.yml": f"url: https://example.org/{'a' * 3_000}"}, Code.BAD_URL),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_too_large_is_refused(name: str, tmp_path: Path) -> None:
    files, code = REFUSED[name]
    assert code in {problem.code for problem in errors(run(write(tmp_path, files)).problems)}


def chains(n: int) -> Iterator[Files]:
    """Things that refer one to another so many times."""
    for key in (
        "repeats: paper#c{}",
        "by: anna, supersedes: paper#c{}",
        "date: {{date: 2024, basis: inferred, from: paper#c{}}}",
    ):
        yield source(["date: '2024', " + claim(), *(claim(key.format(i), id=f"c{i + 1}") for i in range(n))])
    head = "---\ntitle: A\nlanguage: en\nrights: CC-BY-4.0\n"
    yield (
        BASE
        | {
            f"content/sources/s{i + 1}.md": f"{head}derived_from: s{i}\nclaims:\n  - {{{claim()}}}\n---\n"
            for i in range(n)
        }
        | {"content/sources/s0.md": f"{head}first_hand: true\n---\n"}
    )
    head = "---\nname: A{0}\ntype: organisation\npart_of: a{0}\n---\n"
    yield (
        source([claim()])
        | {f"content/actors/a{i + 1}.md": head.format(i) for i in range(n)}
        | {"content/actors/a0.md": "---\nname: A\ntype: organisation\n---\n"}
    )


def _marked(number: int, following: int, times: int = 1) -> str:
    return f"[^n{number}]: A note.{f'[^n{following}]' * times}\n\n"


NOTES = {
    "itself": _marked(0, 0),
    "a circle": _marked(0, 1) + _marked(1, 0),
    "a chain": "".join(_marked(n, n + 1) for n in range(300)) + "[^n300]: The last.\n",
    "doubled": "".join(_marked(n, n + 1, 2) for n in range(60)) + "[^n60]: The last.\n",
}


@pytest.mark.parametrize("notes", NOTES.values(), ids=NOTES)
def test_notes_that_mark_notes_come_to_an_end(notes: str, tmp_path: Path) -> None:
    """Also where their words stand in the place of their marks."""
    outcome = run(write(tmp_path, page(f"A text.[^n0]\n\n{notes}")))
    assert not errors(outcome.problems)
    plain = dict(outcome.markdown_pages)["method/index.md"].decode()
    assert plain.count("A note.") in range(1, 11)


@pytest.mark.parametrize("number", range(5))
def test_chains_are_followed_to_their_end(number: int, tmp_path: Path) -> None:
    """They may be longer than the calls that Python nests, which are few here."""
    import sys

    files = list(chains(130))[number]
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(250)
    try:
        assert not errors(run(write(tmp_path, files)).problems)
    finally:
        sys.setrecursionlimit(limit)


def dated(day: str, words: str = "") -> Files:
    basis = f", basis: inferred, words: {words}, from: paper" if words else ""
    files = source(
        [
            claim(f"about: anna, date: {{date: '{day}'{basis}}}"),
            claim(f"date: '{day}', sets: {{boats: {{value: 5}}}}", id="d"),
        ]
    )
    return files | {
        "content/sources/paper.md": files["content/sources/paper.md"].replace("2024-05-06", f"'{day}'")
    }


@pytest.mark.parametrize("words", ["", *WORDS])
@pytest.mark.parametrize("day", DATES)
def test_the_first_and_the_last_year_are_dates(day: str, words: str, tmp_path: Path) -> None:
    outcome = run(write(tmp_path, dated(day, words)))
    assert {problem.code for problem in errors(outcome.problems)} <= {Code.INCONSISTENT_DATE}
    assert outcome.tree or words


@pytest.mark.parametrize("number", NUMBERS, ids=len)
def test_numbers_of_any_length_are_read_or_said(number: str, tmp_path: Path) -> None:
    says = f"Anna had {number} boats, {number} percent, 1/1/{number}, {number}/{number}."
    files = source([claim(says=says)], f"[paragraph] Part {number}. {says} at the harbour.\n")
    files |= {
        "content/method.md": "---\ntitle: A\nuncited: a\n---\n"
        f"## Part {number}\n\n## {number}. B\n\n{number}. c\n"
    }
    assert is_ended(run(write(tmp_path, files)))


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_that_cannot_be_drawn_end_nothing(sign: str, tmp_path: Path) -> None:
    files = source(
        [
            claim("by: anna, sets: {boats: {value: 5}}"),
            claim(f'by: {{as: "{sign}"}}, sets: {{boats: {{value: "m{sign}"}}}}', id="d"),
        ]
    )
    files["content/dossier.yml"] = f'title: "A{sign}"\ndescription: "{sign}"\nurl: https://example.org\n'
    files["content/actors/anna.md"] = f'---\nname: "A{sign}"\ntype: person\n---\n'
    files["content/figures/boats.md"] = f'---\nname: "B{sign}"\ntype: count\nunit: "u{sign}"\n---\n'
    assert is_ended(run(write(tmp_path, files)))


@pytest.mark.parametrize("name", ["w" * 189, "w " * 95, "w" * 2_000])
def test_a_long_name_is_no_description(name: str, tmp_path: Path) -> None:
    outcome = run(write(tmp_path, source([claim(f"about: anna, by: {{as: {name}}}")])))
    assert outcome.tree
    # Who says so would have been cut off.
    assert b"description: Anna spoke" not in outcome.tree["actors/anna.md"]


def is_ended(outcome: Outcome) -> bool:
    """Whether there is a site, or a reason why not."""
    return bool(outcome.tree or errors(outcome.problems))


def test_a_page_of_very_many_paragraphs_is_no_article(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<body>{'<p>The ferries stop in May.</p>' * 6_000}</body>", encoding="utf-8")
    assert (
        read_article(page, frozenset(), frozenset())
        == "the page has 6000 paragraphs, 5000 are the most that an article has"
    )


def test_linked_data_that_is_nested_deep_is_none(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    data = f"<script type='application/ld+json'>{'[' * 5_000}</script>"
    text = "<p>The ferries of the town will stop in May, the harbour master said on Monday.</p>" * 5
    page.write_text(f"<html lang=en><head>{data}</head><body><h1>Ferries</h1>{text}</body>", encoding="utf-8")
    assert not isinstance(read_article(page, frozenset(), frozenset()), str)
