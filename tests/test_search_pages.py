"""What of a page is found, and when the index becomes too large to load at once."""

import gzip
import json
import random

from dossier.model.content import SearchEngine
from dossier.search.index import LIMIT, engine, index_of_pages, names_of_pages
from dossier.search.pages import SearchPage, Section, sections_of
from tests.bench_search import pages as bench_pages


def read(article: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(section.anchor, section.title, section.blocks) for section in sections_of(article)]


def test_a_page_is_read_in_sections_and_blocks() -> None:
    article = """<h1 id="a">Anna<a class="headerlink" href="#a">¶</a></h1><p>A <b>person</b>.</p>
        <h2 id="said">StatementsByParty<a class="headerlink" href="#said">¶</a></h2>
        <ul><li><p>Anna <em>spoke</em>.<br>2024 · asserted</p></li><li>Anna left.</li></ul>"""
    assert read(article) == [
        ("", "", ("A person.",)),
        ("said", "StatementsByParty", ("Anna spoke. · 2024 · asserted", "Anna left.")),
    ]


def test_a_claim_is_a_section_of_its_own_and_its_quote_keeps_its_marks() -> None:
    article = """<h2 id="claims">Claims</h2><div class="dossier-claim" id="spoke"><p>Anna spoke.<br>
        <q lang="de">Ja</q></p></div>"""
    assert read(article) == [("spoke", "", ("Anna spoke. · “Ja”",))]


def test_a_date_of_the_editors_has_a_mark_in_the_place_of_what_it_rests_on() -> None:
    basis = '<span class="dossier-basis"> (dated by the editors)</span>'
    article = f'<p>Told in <span class="dossier-dated">June 2024{basis}</span>, says one.{basis}</p>'
    assert read(article) == [("", "", ("Told in June 2024°, says one. (dated by the editors)",))]


def test_the_cells_of_a_row_stay_apart_and_empty_ones_leave_no_trace() -> None:
    article = """<table><thead><tr><th>Fact</th></tr></thead>
        <tr><td>Office</td><td></td><td>Minister</td></tr></table>"""
    assert read(article) == [("", "", ("Office · Minister",))]


def test_marks_notes_drawings_and_what_is_excluded_are_not_found() -> None:
    article = """<p>Anna spoke.<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup><sup>,</sup>
        <sup id="fnref:2"><a class="footnote-ref" href="#fn:2">2</a></sup> Area: 3 m<sup>2</sup>.</p>
        <svg><text>axis</text></svg><div data-search-exclude>no</div><!-- no -->
        <h2 class="dossier-notes">Notes</h2><div class="footnote"><ol><li>A note.</li></ol></div>"""
    assert read(article) == [("", "", ("Anna spoke. Area: 3 m2.",))]


def test_a_page_without_text_has_no_sections() -> None:
    assert read(" \n") == []
    assert read("<h1>Empty</h1>") == []


def pages(count: int) -> list[SearchPage]:
    """Pages of text that cannot be compressed well, always the same."""
    letters = random.Random(1)
    text = ["".join(letters.choices("abcdefghijklmnopqrstuvwxyz ", k=1000)) for _ in range(count)]
    return [SearchPage(f"{i}/", f"{i}", "Actor", (), (Section("", "", (it,)),)) for i, it in enumerate(text)]


def test_the_size_of_the_index_chooses_the_engine_unless_an_editor_does() -> None:
    small, large = index_of_pages(pages(10)), index_of_pages(pages(LIMIT // 400))
    assert engine(SearchEngine.AUTO, small) is SearchEngine.INDEX
    assert engine(SearchEngine.AUTO, large) is SearchEngine.PAGEFIND
    assert engine(SearchEngine.INDEX, large) is SearchEngine.INDEX
    assert engine(SearchEngine.PAGEFIND, small) is SearchEngine.PAGEFIND


def test_the_index_offers_each_kind_once() -> None:
    assert json.loads(index_of_pages(pages(3)))["kinds"] == ["Actor"]


def test_the_text_beside_facts_comes_before_them_and_under_no_heading() -> None:
    article = """<p>Agreement.</p><div class="dossier-text-first"><div class="dossier-beside dossier-facts">
        <h2 id="facts">Facts</h2><table><tr><td>From</td><td>Norland</td></tr></table></div>
        <p>Signed.</p></div>"""
    assert read(article) == [("", "", ("Agreement.", "Signed.")), ("facts", "Facts", ("From · Norland",))]


def test_the_names_of_ten_thousand_pages_are_light() -> None:
    """With the scripts and what Pagefind needs, about 250 kB, a browser loads 300 before the first hit."""
    in_order = sorted(bench_pages(10_000), key=lambda page: page.url)
    assert len(gzip.compress(names_of_pages(in_order, "en"))) < 45_000
