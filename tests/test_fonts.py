"""The fonts of the site have every letter of its content, and are no heavier than a page may be."""

from pathlib import Path

from fontTools.ttLib import TTFont

from tests.fonts import letters
from tests.site import ROOT

FONTS = sorted(ROOT.joinpath("site_overrides", "assets", "fonts").glob("*.woff2"))
# Not letters: what an editor's file holds as punctuation of Markdown, and line ends.
UNSEEN = {0x0A, 0x0D, 0x09}


def covered(prefix: str) -> set[int]:
    """The characters of one family, and of the Korean that both families share."""
    fonts = [path for path in FONTS if path.stem.startswith((prefix, "korean"))]
    return {sign for path in fonts for sign in TTFont(path).getBestCmap()}


def test_no_font_bears_a_reserved_name() -> None:
    names = {path.name: str(TTFont(path)["name"].getDebugName(1)) for path in FONTS}
    assert [name for name, family in names.items() if "Source" in family or "Noto" in family] == []


def test_the_licence_stands_beside_the_fonts() -> None:
    text = FONTS[0].with_name("LICENCE.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Reserved Font Name" in text


def test_letters_reads_what_editors_write(tmp_path: Path) -> None:
    tmp_path.joinpath("a.md").write_text("Ж는", encoding="utf-8")
    assert letters(tmp_path) == {ord("Ж"), ord("는")}
