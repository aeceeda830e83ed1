"""What readers see of a dossier that holds little, and how little is around a page."""

import pytest
from jinja2 import DictLoader, Environment

from dossier.mkdocs_adapter.theme import navigation
from dossier.pipeline import run
from dossier.render.template import Unindented
from tests.site import TESTS


@pytest.mark.parametrize(
    ("name", "tabs"),
    [
        ("ferry", ["Home", "Chronology", "Actors", "Meetings", "Figures", "Disputes", "Sources", "About"]),
        ("talks", ["Home", "Chronology", "Actors", "Meetings", "Figures", "Sources", "About"]),
    ],
)
def test_only_what_holds_something_has_a_tab(name: str, tabs: list[str]) -> None:
    outcome = run(TESTS / name / "content")
    assert [title for tab in navigation(outcome) for title in tab] == tabs
    # Who has the address of a list, or links to it, still finds it.
    assert {"aid/index.md", "disputes.md"} <= outcome.tree.keys()


def unindented(name: str, template: str) -> str:
    loader = DictLoader({name: template, "sign.html": "<i></i>\n"})
    return Environment(loader=loader, extensions=[Unindented], autoescape=True).get_template(name).render()


@pytest.mark.parametrize(
    ("template", "page"),
    [
        ("<ul>\n  {% for n in (1, 2) %}\n    <li>\n  {% endfor %}\n\n</ul>", "<ul>\n<li>\n<li>\n</ul>"),
        ("one\n  {%- if a %}{% endif %}\n  {# why #}\n  {% set b = 1 %}\n  two", "one\ntwo"),
        ("one\n  {% if true %}\n  two{% endif %}\n  three", "one\ntwo\nthree"),
        ("<a>\n  {% include 'sign.html' %}\n  two</a>", "<a>\n<i></i>\ntwo</a>"),
        ("<a>\n  {%- include 'sign.html' -%}\n  two</a>", "<a><i></i>two</a>"),
        ("<pre>\n  {% if true %}\n  two\n{% endif %}</pre>", "<pre>\n  \n  two\n</pre>"),
    ],
)
def test_around_a_page_are_no_indents_and_all_spaces_between_words(template: str, page: str) -> None:
    assert unindented("main.html", template) == page


def test_what_is_no_html_keeps_its_lines() -> None:
    assert unindented("robots.txt", "a\n\n  b") == "a\n\n  b"
