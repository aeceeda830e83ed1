"""The pictures that are shown where a page is shared."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from dossier.pipeline import problems_of, run
from dossier.render.cards import _DRAWN, HEIGHT, WIDTH, Card, is_drawable
from dossier.render.drawn_cards import drawn
from dossier.render.heads import is_shareable
from tests.site import ROOT, TESTS

FONTS = ROOT / "dossier/render/fonts"
CARD = Card("Meeting", "Pak–Velin meeting in Orsan", ("12 July 2025 (editors’ date)", "Orsan"), "A dossier")


@pytest.mark.parametrize("font", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_the_font_has_every_sign_that_is_drawn(font: Path) -> None:
    signs = TTFont(font).getBestCmap()
    assert [hex(c) for first, last in _DRAWN for c in range(first, last + 1) if c not in signs] == []
    assert is_drawable("Мира Холм – “Müller’s”")
    assert not is_drawable("최선희")


def test_the_same_card_is_the_same_picture() -> None:
    first = drawn(CARD)
    drawn.cache_clear()
    assert drawn(CARD) == first
    assert drawn(Card("Meeting", "Another", (), "A dossier")) != first


@pytest.mark.parametrize(
    "title", ["Short", "A title of some words that goes on " * 5, "Donaudampfschifffahrtsgesellschaft" * 3]
)
def test_whatever_is_long_stays_inside(title: str) -> None:
    words = tuple(["What is said of it, in words that go on and on. " * 4] * 3)
    with Image.open(BytesIO(drawn(Card("Kind", title, words, "A dossier " * 20)))) as image:
        assert image.size == (WIDTH, HEIGHT)
        pixels = image.convert("RGB")
        paper = pixels.getpixel((WIDTH - 1, HEIGHT - 1))
        edges = [pixels.getpixel((WIDTH - 1, y)) for y in range(20, HEIGHT)]
        edges += [pixels.getpixel((x, HEIGHT - 1)) for x in range(WIDTH)]
        assert set(edges) == {paper}


def test_only_a_title_that_can_be_drawn_has_a_card_and_a_check_draws_none(tmp_path: Path) -> None:
    for name in ("Anna", "최선희"):
        path = tmp_path / f"actors/{'anna' if name == 'Anna' else 'choe'}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\nname: {name}\ntype: person\n---\n", encoding="utf-8")
    (tmp_path / "dossier.yml").write_text("url: https://example.org/\n", encoding="utf-8")
    drawn.cache_clear()
    problems_of(tmp_path)
    assert drawn.cache_info().currsize == 0
    tree = run(tmp_path).tree
    assert "cards/actors/anna.png" in tree
    assert "cards/actors/choe.png" not in tree
    assert b"og:image" not in tree["actors/choe.md"]
    assert b"twitter:card: summary\n" in tree["actors/choe.md"]


@pytest.mark.parametrize(
    "url",
    [
        "",
        *(
            f"http://{host}:8000/"
            for host in ("localhost", "a.localhost", "127.0.0.1", "127.9.9.9", "[::1]", "0.0.0.0")
        ),
    ],
)
def test_no_card_is_drawn_for_an_address_that_nobody_can_share(url: str) -> None:
    assert not is_shareable(url)


@pytest.mark.parametrize("url", ["https://example.org/a/", "https://127.example.org/", "http://192.0.2.1/"])
def test_a_card_is_drawn_for_every_other_address(url: str) -> None:
    assert is_shareable(url)


def test_the_head_of_a_page_at_home_names_no_card() -> None:
    drawn.cache_clear()
    tree = run(TESTS / "ferry/content", "http://127.0.0.1:8000/").tree
    assert drawn.cache_info().currsize == 0
    assert not [path for path in tree if path.startswith("cards/")]
    assert b"og:url" in tree["index.md"]
    assert b"og:image" not in tree["index.md"]


def test_a_card_is_a_small_file_of_few_colours() -> None:
    words = tuple(["What is said of it, in words that go on and on. " * 4] * 3)
    picture = drawn(Card("Kind", "A title of some words that goes on " * 5, words, "A dossier"))
    assert len(picture) < 25_000
    with Image.open(BytesIO(picture)) as image:
        assert image.mode == "P"
        assert len(image.getcolors()) <= 16


def test_a_card_of_a_figure_names_who_gives_each_number() -> None:
    tree = run(TESTS / "strait/content", "https://example.org/").tree
    page = tree["figures/crews-lost.md"].decode()
    words = " ".join(page.partition("og:image:alt:")[2].partition("og:image:height")[0].split())
    assert "Estmark (reports from its capital): about 600 sailors" in words, words
