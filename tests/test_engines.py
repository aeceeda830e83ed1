"""What `make engines` takes for the same article, and what not."""

from pathlib import Path

import pytest

from tests.engines import differences

ARTICLE = (
    '<nav>Menu</nav><article><p class="a" id="b">Two <em>ships</em>\n</p><a href="../c/d.csv">D</a></article>'
)


def site(folder: Path, page: str) -> Path:
    (folder / "c").mkdir(parents=True)
    (folder / "c/index.html").write_text(f"<!doctype html><html><body>{page}</body></html>", "utf-8")
    return folder


SAME = (
    ("<nav>Menu", "<nav>Another"),
    ('"../c/d.csv"', '"d.csv"'),
    ('class="a" id="b"', 'id="b" data-search-exclude class="a"'),
    ("<article>", '<article>\n<a id="__skip"></a>'),
)
OTHERS = (
    ("Two", "Three"),
    ("</a>", "</a> and so on"),
    ("em>", "i>"),
    ('id="b"', 'id="e"'),
    ("d.csv", "e.csv"),
    ("<article>", '<article><a id="skip"></a>'),
)


@pytest.mark.parametrize(("words", "others"), SAME)
def test_what_an_engine_does_by_itself_is_no_difference(tmp_path: Path, words: str, others: str) -> None:
    one, other = site(tmp_path / "1", ARTICLE), site(tmp_path / "2", ARTICLE.replace(words, others))
    assert [*differences(one, other)] == []


@pytest.mark.parametrize(("words", "others"), OTHERS)
def test_other_words_elements_and_links_are(tmp_path: Path, words: str, others: str) -> None:
    one, other = site(tmp_path / "1", ARTICLE), site(tmp_path / "2", ARTICLE.replace(words, others))
    assert [*differences(one, other)] == ["c/index.html"]


def test_a_page_that_is_missing_is(tmp_path: Path) -> None:
    assert [*differences(site(tmp_path / "1", ARTICLE), tmp_path / "2")] == ["c/index.html"]
