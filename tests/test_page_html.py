"""The HTML of one page, made while other threads of a preview do something else."""

import logging
import pickle
from threading import Event, Thread
from types import SimpleNamespace

import pytest
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from dossier.mkdocs_adapter.page_html import PageHtml, Setup, html_of

begun, go_on = Event(), Event()


class Waiting(Extension):
    """Has the page wait in the middle until the test lets it go on."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.preprocessors.register(Wait(md), "wait", 1)


class Wait(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        begun.set()
        assert go_on.wait(60)
        return lines


def setup(*extensions: str) -> Setup:
    links = SimpleNamespace(
        absolute_links=logging.INFO, not_found=logging.WARNING, unrecognized_links=logging.INFO
    )
    return Setup(pickle.dumps(([*extensions], {}, links, True)), {"a.md": "a/", "b.md": "b/"})


@pytest.mark.parametrize("log", ["mkdocs.livereload", "mkdocs.structure.pages"])
def test_what_mkdocs_says_meanwhile_is_said_and_not_taken_for_something_about_the_page(
    log: str, caplog: pytest.LogCaptureFixture
) -> None:
    made: list[PageHtml | None] = []
    waiting = setup(f"{__name__}:Waiting")
    begun.clear()
    go_on.clear()
    thread = Thread(target=lambda: made.append(html_of(waiting, "a.md", "[B](b.md)")))
    caplog.set_level(logging.INFO, "mkdocs")
    thread.start()
    try:
        assert begun.wait(60)
        logging.getLogger(log).info("Browser connected")
        # Another page, which ends before the first.
        assert html_of(setup(), "b.md", "[A](none.md)") is None
        assert html_of(setup(), "b.md", "[A](a.md)")
    finally:
        go_on.set()
        thread.join()
    assert [page and page.targets for page in made] == [{"b.md": "b/"}]
    assert [record.getMessage() for record in caplog.records] == ["Browser connected"]
