"""Charts, strip and matrix: axes with round numbers, and writing that can be read on every screen."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from playwright.sync_api import Browser

from dossier.render.axis import ticks
from dossier.render.svg import WIDTH, Frame, lines_of, svg, text_width
from tests.site import DESK, PHONE, watched

SMALL = {"width": 320, "height": 640}
DRAWN = ("", "chronology/", "origins/", "figures/crews-sent/", "aid/crews/")

# Writing that is outside of its drawing, or on other writing; a line may touch the next one's accents.
MISPLACED = """drawings => drawings.filter(drawing => drawing.checkVisibility()).flatMap(drawing => {
  const all = drawing.getBoundingClientRect()
  const place = text => [text.textContent, text.getBoundingClientRect()]
  const texts = [...drawing.querySelectorAll("text")].map(place)
  const outside = ([, at]) =>
    at.left < all.left - 1 || at.right > all.right + 1 || at.top < all.top - 1 || at.bottom > all.bottom + 1
  const meet = (a, b) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3
  const covered = ([, at], i) => texts.slice(0, i).some(([, other]) => meet(at, other))
  return texts.filter((text, i) => outside(text) || covered(text, i)).map(([words]) => words)
})"""


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("16800", ["0", "5000", "10000", "15000"]),
        ("980", ["0", "200", "400", "600", "800"]),
        ("1", ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        ("0.07", ["0", "0.02", "0.04", "0.06"]),
    ],
)
def test_an_axis_has_steps_of_one_two_or_five(end: str, expected: list[str]) -> None:
    assert ticks(Decimal(end), 4) == list(map(Decimal, expected))


@given(st.decimals(min_value="0.001", max_value=10**12, places=3), st.integers(1, 8))
def test_an_axis_has_about_as_many_ticks_as_are_wanted(end: Decimal, count: int) -> None:
    values = ticks(end, count)
    assert values[0] == 0
    assert values[-1] <= end
    # A step is at most √2 smaller or √2.5 larger than a wanted one.
    assert count / 1.6 - 1 <= len(values) - 1 <= count * 1.5


@given(st.text(st.characters(categories=["L", "Zs"]), max_size=200), st.integers(60, 400))
def test_a_label_goes_on_in_further_lines_and_loses_nothing(text: str, width: int) -> None:
    lines = lines_of(text, width, 0)
    assert "".join("".join(line.text for line in lines).split()) == "".join(text.split())
    assert [line.y for line in lines] == sorted({line.y for line in lines})


@pytest.mark.parametrize("word", ["word", "最善姬"])
def test_every_line_of_a_label_fits(word: str) -> None:
    lines = lines_of(" ".join([word] * 40), 200, 0)
    assert len(lines) > 1
    assert all(text_width(line.text) <= 200 for line in lines)


def test_a_drawing_is_one_line_that_names_and_describes_itself() -> None:
    frame = Frame("A & B", "<1> and 2", height=20)
    drawing = svg("matrix.svg.j2", frame, rows=[], heads=[], left=5.0, foot=9.0)
    assert "\n" not in drawing
    root = etree.fromstring(drawing)
    assert (root.get("role"), root.get("viewBox")) == ("img", f"0 0 {WIDTH} 20")
    assert [child.text for child in root[:2]] == ["A & B", "<1> and 2"]


@pytest.mark.parametrize("screen", [SMALL, PHONE, DESK], ids=["small", "phone", "desk"])
def test_no_writing_leaves_its_drawing_or_lies_on_other_writing(
    chromium: Browser, address: str, screen: dict[str, int]
) -> None:
    with watched(chromium, viewport=screen) as page:
        for path in DRAWN:
            page.goto(address + path)
            drawings = page.locator("svg:is([role=img], [role=group])")
            assert drawings.count(), path
            assert drawings.evaluate_all(MISPLACED) == [], path
