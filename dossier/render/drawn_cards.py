"""Cards as PNG of 1200 by 630 pixels in a bundled font; the same card gives the same bytes."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import chain
from math import ceil
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from dossier.cache import keep, kept, key_of
from dossier.executor import each
from dossier.render.cards import HEIGHT, WIDTH, Card, is_drawable

_PAPER, _INK, _PALE, _ACCENT = "#fffdf8", "#1d1b18", "#6b655c", "#a3271b"
_MARGIN, _TOP, _BAND = 80, 62, 14
_INSIDE = WIDTH - 2 * _MARGIN
_KIND, _FOOT = 28, 28
# The title has the largest size with no more than this many lines, the other texts the largest that fits.
_TITLES = ((84, 2), (66, 3), (54, 3), (44, 4))
_LINES = (40, 34, 30, 26)
_GAP = 8
# More signs than one line, and than all lines of a card hold in the smallest size.
_LONGEST_LINE, _LONGEST = 160, 1_000
_FOOT_AT = HEIGHT - 78
_RULE_AT = _FOOT_AT - 20

# The shades of each ink, from the palest to the full one. With the paper they are 16 colours: four bits a
# pixel make small files. The large letters of titles need the smoothest edges.
_SHADES = {_INK: 7, _ACCENT: 4, _PALE: 4}
_FULL = 255
# For fewer, starting a pool of processes takes longer than it saves.
_MANY = 300
# Twice the time would make files only a twentieth smaller.
_EFFORT = 4


def all_drawn(cards: Mapping[str, Card], kept_in: Path | None) -> dict[str, bytes]:
    """The pictures of cards by path; those drawn before are taken from a folder, if one is given."""
    keys = {path: key_of("card", repr(card)) for path, card in cards.items()}
    pictures = {path: picture for path, key in keys.items() if (picture := kept(kept_in, key))}
    missing = [path for path in cards if path not in pictures]
    new = each(drawn, [cards[path] for path in missing], is_much=len(missing) > _MANY)
    for path, picture in zip(missing, new, strict=True):
        keep(kept_in, keys[path], picture)
        pictures[path] = picture
    return pictures


@lru_cache(maxsize=2_000)
def drawn(card: Card) -> bytes:
    """The picture of a card; remembered, so that a preview does not draw it again."""
    # First only how much ink each pixel has; the colours follow as numbers of the palette, by rows.
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    pen = ImageDraw.Draw(image)
    head = _head(pen, card.kind)
    _body(pen, card, head)
    _foot(pen, card.dossier)
    for ink, top, bottom in (
        (_ACCENT, 0, head),
        (_INK, head, _RULE_AT - _GAP),
        (_ACCENT, _RULE_AT - _GAP, _RULE_AT + _GAP),
        (_PALE, _RULE_AT + _GAP, HEIGHT),
    ):
        _tint(image, ink, top, bottom)
    return _png(image)


def _head(pen: ImageDraw.ImageDraw, kind: str) -> int:
    pen.rectangle((0, 0, WIDTH, _BAND), fill=_FULL)
    return _write(pen, [kind.upper()], _font("semibold", _KIND), _TOP) + _GAP if kind else _TOP


def _body(pen: ImageDraw.ImageDraw, card: Card, y: int) -> None:
    title, font = _title(card.title)
    y = _write(pen, title, font, y) + 2 * _GAP
    texts, font = _texts(tuple(filter(is_drawable, card.lines)), _RULE_AT - 2 * _GAP - y)
    for lines in texts:
        y = _write(pen, lines, font, y) + _GAP


def _foot(pen: ImageDraw.ImageDraw, dossier: str) -> None:
    if dossier and is_drawable(dossier):
        pen.line((_MARGIN, _RULE_AT, WIDTH - _MARGIN, _RULE_AT), fill=_FULL, width=2)
        font = _font("regular", _FOOT)
        _write(pen, _cut(_wrapped(dossier, font), 1), font, _FOOT_AT)


def _tint(image: Image.Image, ink: str, top: int, bottom: int) -> None:
    """Replace how much ink lies on each pixel of these rows by the number of the ink's nearest shade."""
    box = (0, top, WIDTH, bottom)
    image.paste(image.crop(box).point(_numbers(ink)), box)


@lru_cache
def _numbers(ink: str) -> list[int]:
    """The number of the colour for each amount of an ink; next to none is 0, the paper."""
    inks = list(_SHADES)
    before = sum(_SHADES[other] for other in inks[: inks.index(ink)])
    shades = (round(amount * _SHADES[ink] / _FULL) for amount in range(_FULL + 1))
    return [before + shade if shade else 0 for shade in shades]


@lru_cache
def _palette() -> list[int]:
    """Red, green and blue of each colour by its number."""
    paper = ImageColor.getrgb(_PAPER)
    colours: list[tuple[int, ...]] = [paper]
    for ink, shades in _SHADES.items():
        full = ImageColor.getrgb(ink)
        colours += [_mixed(paper, full, shade / shades) for shade in range(1, shades + 1)]
    return list(chain.from_iterable(colours))


def _mixed(paper: tuple[int, ...], ink: tuple[int, ...], share: float) -> tuple[int, ...]:
    return tuple(round(a + (b - a) * share) for a, b in zip(paper, ink, strict=True))


def _png(image: Image.Image) -> bytes:
    image.putpalette(_palette())
    png = BytesIO()
    image.save(png, "PNG", compress_level=_EFFORT)
    return png.getvalue()


def _title(title: str) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """The title in lines, and its font: the largest in which it has few enough lines."""
    for size, most in _TITLES:
        font = _font("semibold", size)
        lines = _wrapped(title, font)
        if len(lines) <= most:
            break
    return _cut(lines, most), font


def _texts(texts: tuple[str, ...], room: int) -> tuple[list[list[str]], ImageFont.FreeTypeFont]:
    """The texts in lines, in the largest size in which all fit; else as many lines as fit in the smallest."""
    for size in _LINES:
        font = _font("regular", size)
        wrapped = [_wrapped(text, font) for text in texts]
        if sum(len(lines) * _height(font) + _GAP for lines in wrapped) <= room:
            return wrapped, font
    fitting = []
    for lines in wrapped:
        fitting.append(_cut(lines, (room + _GAP) // _height(font)))
        room -= len(fitting[-1]) * _height(font) + _GAP
    return fitting, font


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """The text in lines that fit between the margins, as far as a card can show it."""
    lines: list[list[str]] = []
    room = 0.0
    space = font.getlength(" ")
    for word in chain.from_iterable(_pieces(word, font) for word in text[:_LONGEST].split()):
        # Word by word: measuring each line anew with each word takes most of the time of a card.
        width = font.getlength(word)
        if lines and space + width <= room:
            lines[-1].append(word)
            room -= space + width
        else:
            lines.append([word])
            room = _INSIDE - width
    return [" ".join(line) for line in lines]


def _pieces(word: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """A word, in pieces where it is longer than a line."""
    while font.getlength(word[:_LONGEST_LINE]) > _INSIDE:
        counts = range(1, len(word[:_LONGEST_LINE]))
        most = max(bisect_right(counts, _INSIDE, key=lambda n: ceil(font.getlength(word[:n]))), 1)
        yield word[:most]
        word = word[most:]
    yield word


def _cut(lines: list[str], most: int) -> list[str]:
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{lines[most - 1]} …"] if most > 0 else []


def _write(pen: ImageDraw.ImageDraw, lines: list[str], font: ImageFont.FreeTypeFont, y: int) -> int:
    """Write lines from ``y`` down; returns where the next may stand."""
    for line in lines:
        pen.text((_MARGIN, y), line, font=font, fill=_FULL)
        y += _height(font)
    return y


def _height(font: ImageFont.FreeTypeFont) -> int:
    # From line to line, as a share of the size of letters.
    return round(font.size * 1.22)


@lru_cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """The font, laid out by Pillow itself: other engines are not on every machine."""
    data = files("dossier.render").joinpath("fonts", f"dossier-serif-{weight}.ttf").read_bytes()
    return ImageFont.truetype(BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)
