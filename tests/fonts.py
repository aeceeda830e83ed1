"""Cut the fonts of the site out of their originals: ``make fonts``, after a name came in another script.

The originals come from npm (``npm pack``). Latin and Cyrillic are cut as their makers parted them; of the
Korean font only the syllables are kept that ``content/`` holds. Nothing here runs when a site is built.
"""

import io
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "site_overrides" / "assets" / "fonts"
CONTENT = ROOT / "content"

SERIF = "@fontsource-variable/source-serif-4"
SANS = "@fontsource-variable/source-sans-3"
KOREAN = "@expo-google-fonts/noto-sans-kr"

# Our file, its package, the file there, and the weights that are kept.
CUTS = (
    ("serif.woff2", SERIF, "files/source-serif-4-latin-wght-normal.woff2", (400, 700)),
    ("serif-italic.woff2", SERIF, "files/source-serif-4-latin-wght-italic.woff2", 400),
    ("serif-extended.woff2", SERIF, "files/source-serif-4-latin-ext-wght-normal.woff2", (400, 700)),
    ("serif-cyrillic.woff2", SERIF, "files/source-serif-4-cyrillic-wght-normal.woff2", (400, 700)),
    ("sans.woff2", SANS, "files/source-sans-3-latin-wght-normal.woff2", (400, 700)),
    ("sans-extended.woff2", SANS, "files/source-sans-3-latin-ext-wght-normal.woff2", (400, 700)),
    ("sans-cyrillic.woff2", SANS, "files/source-sans-3-cyrillic-wght-normal.woff2", (400, 700)),
)
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "pnum", "tnum"]
KOREAN_FILE = "400Regular/NotoSansKR_400Regular.ttf"
HANGUL = {*range(0x1100, 0x1200), *range(0x3130, 0x3190), *range(0xAC00, 0xD7A4)}


def letters(folder: Path) -> set[int]:
    """Every character of an editor's files."""
    return {ord(sign) for path in folder.rglob("*.md") for sign in path.read_text(encoding="utf-8")}


def package(name: str, folder: Path) -> tarfile.TarFile:
    """A package of npm, opened."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", name], cwd=folder, check=True, capture_output=True, text=True
    )
    return tarfile.open(folder / packed.stdout.split()[-1])


def opened(packed: tarfile.TarFile, path: str) -> TTFont:
    member = packed.extractfile(f"package/{path}")
    assert member, path
    return TTFont(io.BytesIO(member.read()))


def cut(font: TTFont, unicodes: Iterable[int]) -> TTFont:
    """The font with these characters and without instructions for old screens."""
    options = Options(hinting=False, layout_features=FEATURES, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=unicodes)
    subsetter.subset(font)
    return font


def save(font: TTFont, name: str) -> None:
    # Who cuts a font may not go on calling it by a name that its licence reserves.
    for id in (1, 3, 4, 6, 16):
        font["name"].setName(f"Dossier {name.partition('.')[0]}", id, 3, 1, 0x409)
    font.flavor = "woff2"
    font.save(FONTS / name)
    print(f"{name}: {(FONTS / name).stat().st_size:,} bytes, {len(font.getBestCmap())} characters")


def main() -> None:
    FONTS.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        packed = {name: package(name, Path(folder)) for name in (SERIF, SANS, KOREAN)}
        for name, origin, path, weights in CUTS:
            font = opened(packed[origin], path)
            save(instantiateVariableFont(cut(font, font.getBestCmap()), {"wght": weights}), name)
        save(cut(opened(packed[KOREAN], KOREAN_FILE), letters(CONTENT) & HANGUL), "korean.woff2")
        licence = packed[SERIF].extractfile("package/LICENSE")
        assert licence
        # Of the package's own text only the licence is kept: it names one font, and not who made it.
        _, mark, text = licence.read().decode().partition("-" * 59)
        owners = {str(TTFont(path)["name"].getDebugName(0)) for path in FONTS.glob("*.woff2")}
        held = "\n".join(sorted(owners))
        (FONTS / "LICENCE.txt").write_text(f"{held}\n\n{mark}{text}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
