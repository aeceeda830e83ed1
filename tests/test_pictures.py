"""What pictures and PDF files carry besides what they show, with files as Pillow and cameras write them."""

import struct
import zlib
from base64 import a85encode
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter

from dossier.load import load
from dossier.load.pdf_metadata import _xmp_names_author
from dossier.load.picture_sizes import size_of
from dossier.load.pictures import carried
from tests.site import dossier, project

ARTIST, GPS, MODEL, MAKER_NOTE, THUMBNAIL = 0x013B, 0x8825, 0x0110, 0x927C, 0x0201
NAME = "Anna the Photographer"
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">{NAME}'.encode()
XMP += b"</dc:creator></x:xmpmeta>"


def picture(format: str, mode: str = "RGB", **options: Any) -> bytes:
    file = BytesIO()
    Image.linear_gradient("L").resize((40, 30)).convert(mode).save(file, format, **options)
    return file.getvalue()


def exif(**tags: object) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = 6
    for name, value in tags.items():
        made[int(name.removeprefix("t"))] = value
    return made


def place() -> Image.Exif:
    made = exif()
    made.get_ifd(GPS).update({1: "N", 2: (37.0, 30.0, 0.0), 3: "E", 4: (127.0, 0.0, 0.0)})
    made[GPS] = made.get_ifd(GPS)
    return made


def texts(*, late: bool = False) -> PngInfo:
    made = PngInfo()
    made.add_text("Author", NAME)
    made.add_itxt("XML:com.adobe.xmp", XMP.decode())
    made.add(b"tIME", b"\x07\xe9\x01\x01\x01\x01\x01", after_idat=late)
    return made


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def chunk_of(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<I", len(data)) + data + bytes(len(data) % 2)


def riff(chunks: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks


def with_segment(marker: int, data: bytes, jpeg: bytes | None = None) -> bytes:
    jpeg = jpeg or picture("JPEG")
    return jpeg[:2] + struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data + jpeg[2:]


def with_thumbnail() -> bytes:
    """Exif with a second folder, which holds a small picture, as cameras write it."""
    entry = struct.pack("<HHII", THUMBNAIL, 4, 1, 40)
    data = b"II*\0" + struct.pack("<IHI", 8, 0, 14) + struct.pack("<H", 1) + entry + struct.pack("<I", 0)
    return with_segment(0xE1, b"Exif\0\0" + data)


PNG, GIF, JPEG, WEBP = (picture(format) for format in ("PNG", "GIF", "JPEG", "WEBP"))
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
CARRIES: tuple[tuple[str, bytes, str], ...] = (
    ("a.jpg", picture("JPEG", exif=place()), "GPSInfo"),
    ("a.jpeg", picture("JPEG", exif=exif(t315=NAME)), "Artist"),
    ("a.JPG", picture("JPEG", exif=exif(t272=NAME)), "Model"),
    ("a.jpg", picture("JPEG", exif=exif(t33432=NAME)), "Copyright"),
    ("a.jpg", picture("JPEG", exif=exif(t40093=NAME.encode("utf-16-le"))), "XPAuthor"),
    ("a.jpg", picture("JPEG", exif=exif(t306="2025:01:01 10:00:00")), "DateTime"),
    ("a.jpg", picture("JPEG", comment=NAME.encode()), "Comment"),
    ("a.jpg", picture("JPEG", xmp=XMP), "XMP"),
    ("a.jpg", with_segment(0xED, b"Photoshop 3.0\x008BIM" + NAME.encode()), "APP13"),
    ("a.jpg", with_segment(0xE2, b"MPF\0" + bytes(40)), "APP2"),
    ("a.jpg", with_segment(0xEB, b"JP" + bytes(40)), "APP11"),
    ("a.jpg", with_segment(0xE0, b"JFXX\0\x10" + picture("JPEG")), "APP0"),
    ("a.jpg", with_segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1abc"), "Thumbnail"),
    ("a.jpg", with_thumbnail(), "JpegIFOffset"),
    ("a.jpg", picture("JPEG") + b"\0\0\0\x18ftypmp42" + NAME.encode(), "what stands behind it"),
    ("a.jpg", picture("JPEG") + picture("JPEG", exif=place()), "what stands behind it"),
    (
        "a.jpg",
        picture("JPEG", progressive=True)[:-2] + with_segment(0xFE, b"x", b"\xff\xd8\xff\xd9")[2:],
        "Comment",
    ),
    ("a.png", picture("PNG", pnginfo=texts()), "tEXt"),
    ("a.png", picture("PNG", pnginfo=texts(late=True)), "tIME"),
    ("a.png", picture("PNG", pnginfo=texts()), "iTXt"),
    ("a.png", picture("PNG", exif=place()), "GPSInfo"),
    ("a.png", PNG[:33] + chunk(b"zTXt", b"Author\0\0" + zlib.compress(NAME.encode())) + PNG[33:], "zTXt"),
    ("a.png", PNG[:33] + chunk(b"caBX", NAME.encode()) + PNG[33:], "caBX"),
    ("a.png", PNG[:-12] + chunk(b"tEXt", b"GPS\0x") + PNG[-12:], "tEXt"),
    ("a.png", PNG + b"PK\3\4" + NAME.encode(), "what stands behind it"),
    ("a.jpg", picture("PNG", exif=place()), "GPSInfo"),
    ("a.webp", picture("WEBP", exif=place()), "GPSInfo"),
    ("a.webp", picture("WEBP", xmp=XMP), "XMP"),
    ("a.webp", riff(chunk_of(b"ANMF", bytes(16) + chunk_of(b"NOTE", NAME.encode()))), "NOTE"),
    ("a.webp", picture("WEBP") + NAME.encode(), "what stands behind it"),
    ("a.gif", picture("GIF", comment=NAME.encode()), "Comment"),
    ("a.gif", GIF[:-1] + b"\x21\xff\x0bXMP DataXMP\x04test\0;", "XMP Data"),
    ("a.gif", GIF + NAME.encode(), "what stands behind it"),
    # In parts that are harmless when they are as long as they may be.
    ("a.jpg", JPEG.replace(b"\xff\xdb", NAME.encode() + b"\xff\xdb", 1), "what stands between its parts"),
    ("a.jpg", with_segment(0xF0, NAME.encode()), "a segment of F0"),
    ("a.jpg", with_segment(0x02, NAME.encode()), "a segment of 02"),
    ("a.jpg", with_segment(0xDD, NAME.encode()), "a segment of DD"),
    ("a.jpg", with_segment(0xDF, b"x"), "a segment of DF"),
    ("a.jpg", with_segment(0xE2, b"ICC_PROFILE\0\1\1" + NAME.encode()), "APP2"),
    ("a.jpg", with_segment(0xEE, b"Adobe\0\x64\0\0\0\0\0" + NAME.encode()), "APP14"),
    ("a.png", PNG[:-12] + chunk(b"IEND", NAME.encode()), "IEND"),
    *(
        ("a.png", PNG[:33] + chunk(kind, NAME.encode()) + PNG[33:], kind.decode())
        for kind in (b"gAMA", b"pHYs", b"sRGB", b"cICP", b"acTL", b"sPLT", b"IHDR")
    ),
    ("a.png", PNG[:33] + chunk(b"gAMA", b"Anna") * 2 + PNG[33:], "gAMA"),
    ("a.png", PNG[:33] + chunk(b"iCCP", b"sRGB\0\0" + zlib.compress(NAME.encode())) + PNG[33:], "iCCP"),
    ("a.png", PNG[:33] + chunk(b"iCCP", NAME.encode()) + PNG[33:], "iCCP"),
    ("a.png", PNG[:33] + chunk(b"iCCP", b"x\0\0" + zlib.compress(PROFILE) + b"Anna") + PNG[33:], "iCCP"),
    ("a.gif", GIF[:-1] + b"\x21\xff\x0bNETSCAPE2.0\x15" + NAME.encode() + b"\0;", "NETSCAPE"),
    ("a.gif", GIF[:-1] + b"\x21\xf9\x04\0\0\0\0\x15" + NAME.encode() + b"\0;", "Text"),
    ("a.gif", GIF[:-1] + b"\x21\xff\x0bICCRGBG1012\x15" + NAME.encode() + b"\0;", "ICCRGBG1"),
    ("a.webp", riff(WEBP[12:] + chunk_of(b"ICCP", NAME.encode())), "ICCP"),
    ("a.webp", riff(WEBP[12:] + chunk_of(b"ANIM", NAME.encode())), "ANIM"),
    ("a.webp", riff(WEBP[12:] + chunk_of(b"VP8 ", NAME.encode())), "VP8"),
    ("a.jpg", picture("TIFF"), "TIFF"),
    ("a.png", b"\0\0\0\x18ftypheic" + bytes(99), "HEIF"),
)

CARRIES_NOTHING = (
    *(picture(format) for format in ("JPEG", "PNG", "WEBP", "GIF")),
    *(picture("JPEG", mode) for mode in ("L", "CMYK", "RGB")),
    *(picture("PNG", mode) for mode in ("1", "L", "LA", "P", "RGBA", "I;16")),
    picture("JPEG", progressive=True, dpi=(300, 300)),
    picture("JPEG", exif=exif()),
    picture("JPEG", restart_marker_blocks=1),
    picture("WEBP", lossless=True),
    picture("WEBP", exif=exif()),
    picture("PNG", exif=exif(), dpi=(72, 72)),
    picture("PNG", transparency=(0, 0, 0)),
    *(picture(format, icc_profile=PROFILE) for format in ("JPEG", "PNG", "WEBP")),
    *(
        picture(format, save_all=True, append_images=[Image.new("RGB", (40, 30), "red")], loop=0, duration=90)
        for format in ("GIF", "WEBP", "PNG")
    ),
    picture("JPEG") + bytes(16),
)


@pytest.mark.parametrize(("name", "content", "what"), CARRIES, ids=range(len(CARRIES)))
def test_what_a_picture_carries_is_told_and_not_what_it_says(
    tmp_path: Path, name: str, content: bytes, what: str
) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / name).write_bytes(content)
    (problem,) = load(tmp_path)[1]
    assert (problem.code.slug, problem.at.file) == ("hidden-metadata", f"{tmp_path.as_posix()}/assets/{name}")
    assert what in problem.message
    assert NAME not in problem.message


@pytest.mark.parametrize("content", CARRIES_NOTHING, ids=range(len(CARRIES_NOTHING)))
def test_a_picture_that_carries_nothing_else_is_let_through(content: bytes) -> None:
    assert carried(content) == ()


@pytest.mark.parametrize(
    "content",
    [
        *(
            b"",
            b"PNG",
            b"<svg/>",
            b"<!doctype html><script>",
            b"%PDF-1.7",
            PNG[:-1],
            PNG[:40],
            JPEG[:-2],
            GIF[:-1],
        ),
        # Heads of pictures with nothing to show, of which browsers might make something else.
        *(PNG[:8] + chunk(b"IEND", b""), PNG[:33] + chunk(b"IEND", b""), PNG[:20] + b"zz" + PNG[22:]),
        *(b"\xff\xd8\xff\xd9", JPEG[:2] + JPEG[20:-2].partition(b"\xff\xda")[0] + JPEG[-2:]),
        *(b"GIF8/*" + GIF[6:], b"GIF89a" + bytes(7) + b";", riff(b""), riff(chunk_of(b"ICCP", PROFILE))),
        WEBP.replace(b"WEBP", b"WAVE"),
    ],
)
def test_a_picture_that_cannot_be_read_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/a.png").write_bytes(content)
    (problem,) = load(tmp_path)[1]
    assert problem.code.slug == "unread"
    assert "'a.png' cannot be read as a picture" in problem.message


def large(format: str) -> bytes:
    """A small file whose head promises more pixels than a phone can hold."""
    size = struct.pack(">II", 20_000, 20_000)
    if format == "JPEG":
        at = JPEG.index(b"\xff\xc0") + 5
        return JPEG[:at] + struct.pack(">HH", 20_000, 20_000) + JPEG[at + 4 :]
    if format == "GIF":
        return GIF[:6] + struct.pack("<HH", 20_000, 20_000) + GIF[10:]
    if format == "PNG":
        return PNG[:8] + chunk(b"IHDR", size + PNG[24:29]) + PNG[33:]
    canvas = bytes(4) + (20_000 - 1).to_bytes(3, "little") * 2
    lossless = chunk_of(b"VP8L", b"\x2f" + (16_000 - 1 | (16_000 - 1) << 14).to_bytes(4, "little"))
    lossy = chunk_of(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 16_000, 16_000))
    return riff({"VP8X": chunk_of(b"VP8X", canvas) + WEBP[12:], "VP8L": lossless, "VP8": lossy}[format])


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "VP8X", "VP8L", "VP8"])
def test_a_picture_that_no_phone_can_show_is_refused(tmp_path: Path, format: str) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/a.png").write_bytes(large(format))
    (problem,) = load(tmp_path)[1]
    assert problem.code.slug == "too-large"
    side = "16000" if format in ("VP8L", "VP8") else "20000"
    assert problem.message == f"'a.png' has {side} × {side} pixels, 100 million are allowed"


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "WEBP"])
def test_the_size_of_a_picture_is_that_of_its_pixels(format: str) -> None:
    assert size_of(picture(format)) == (40, 30)
    if format == "WEBP":
        assert size_of(picture(format, lossless=True)) == size_of(picture(format, exif=exif())) == (40, 30)


@pytest.mark.parametrize("content", [JPEG, PNG, b"%PDF-1.4\0", b"PK\3\4\0\0", b"a,b\0c\n"])
def test_a_table_that_is_no_text_is_told(tmp_path: Path, content: bytes) -> None:
    """A photo with a place in it, under the name of a table, would go to every reader."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/a.csv").write_bytes(content)
    (tmp_path / "assets/b.csv").write_bytes("a,b\n".encode("utf-16"))
    (problem,) = load(tmp_path)[1]
    assert (problem.code.slug, problem.at.file) == ("bad-encoding", f"{tmp_path.as_posix()}/assets/a.csv")


WHOLE = [content for _, content, _ in CARRIES] + list(CARRIES_NOTHING)


@given(st.sampled_from(WHOLE), st.integers(0), st.binary(max_size=6), st.booleans())
def test_no_damage_ends_in_a_traceback(whole: bytes, at: int, put: bytes, cut: bool) -> None:
    at %= len(whole)
    damaged = whole[:at] + put + (b"" if cut else whole[at + len(put) :])
    names = carried(damaged)
    assert names is None or all(isinstance(name, str) for name in names)


@pytest.mark.parametrize("at", range(4, 60))
def test_damaged_exif_is_told_or_read(at: int) -> None:
    whole = exif(t315=NAME).tobytes()
    for sign in (0, 1, 0x7F, 0xFF):
        damaged = whole[:at] + bytes((sign,)) + whole[at + 1 :]
        names = carried(with_segment(0xE1, damaged))
        assert names is None or NAME not in names


def test_frames_within_frames_are_named_and_not_followed() -> None:
    nested = b""
    for _ in range(3_000):
        nested = chunk_of(b"ANMF", bytes(16) + nested)
    assert carried(riff(nested)) == ("ANMF",)


def test_a_site_with_such_a_picture_is_not_built(tmp_path: Path) -> None:
    copy = project(tmp_path)
    (copy / "content/assets").mkdir(exist_ok=True)
    (copy / "content/assets/quay.jpg").write_bytes(picture("JPEG", exif=place()))
    done = dossier(copy, "build")
    assert done.returncode != 0
    assert "'quay.jpg' carries more than it shows: GPSInfo [hidden-metadata]" in done.stdout + done.stderr
    assert not (copy / "site").exists()


def pdf(author: str = "", xmp: bytes = b"", password: str = "") -> bytes:
    writer, file = PdfWriter(), BytesIO()
    writer.add_blank_page(99, 99)
    writer.metadata = {"/Title": "Tides", "/Author": author} if author else {"/Title": "Tides"}
    if xmp:
        writer.xmp_metadata = xmp
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def packed(filters: str, xmp: bytes = XMP, *, hides_reference: bool = False) -> bytes:
    """A PDF file whose XMP is compressed, as may be the object that refers to it."""
    catalog = b"<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R >>"
    stream = {"FlateDecode": zlib.compress, "ASCII85Decode": a85encode, "": bytes}[filters](xmp)
    objects = [b"2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj"]
    objects += [b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj"]
    if hides_reference:
        inside = zlib.compress(b"1 0 " + catalog)
        head = b"5 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >> stream\n"
        objects.append(head % len(inside) + inside + b"\nendstream endobj")
    else:
        objects.insert(0, b"1 0 obj " + catalog + b" endobj")
    head = b"4 0 obj << /Type /Metadata /Subtype /XML /Filter /%b /Length %d >> stream\r\n"
    objects.append(head % (filters.encode(), len(stream)) + stream + b"\nendstream endobj")
    return b"%PDF-1.5\n" + b"\n".join(objects) + b"\ntrailer << /Root 1 0 R >>\n%%EOF\n"


NOBODY = XMP.replace(NAME.encode(), b" ")
OF_ANOTHER_PREFIX = XMP.replace(b"x:xmpmeta", b"q:xmpmeta").replace(b"xmlns:x=", b"xmlns:q=")


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        (pdf(NAME), "named-author"),
        (pdf(xmp=XMP), "named-author"),
        (pdf(), ""),
        (pdf(" "), ""),
        (packed("FlateDecode"), "named-author"),
        (packed("FlateDecode", NOBODY), ""),
        (packed("FlateDecode", OF_ANOTHER_PREFIX), "named-author"),
        (packed("FlateDecode", XMP + b" " * 100_000), "named-author"),
        (packed("", NOBODY), ""),
        # In a form that nobody takes apart, or of no known letters: it may name anybody.
        (packed("ASCII85Decode"), "unread"),
        (packed("FlateDecode", XMP.decode().encode("utf-16")), "unread"),
        (packed("FlateDecode", b"<q"), "unread"),
        (pdf(password="secret"), "unread"),
        (b"%PDF", "unread"),
    ],
)
def test_a_pdf_file_that_names_its_author_is_told(tmp_path: Path, content: bytes, slug: str) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/tides.pdf").write_bytes(content)
    problems = load(tmp_path)[1]
    assert [p.code.slug for p in problems] == [slug] * bool(slug)
    assert not any(NAME in p.message for p in problems)


def test_metadata_are_found_where_what_refers_to_them_is_compressed() -> None:
    content = packed("FlateDecode", hides_reference=True)
    assert b"/Metadata " not in content.replace(b"/Type /Metadata ", b"")
    assert _xmp_names_author(content) is True
    assert _xmp_names_author(packed("ASCII85Decode", hides_reference=True)) is None


def test_a_pdf_file_that_unpacks_to_more_than_it_is_worth_is_unread() -> None:
    stream = zlib.compress(b"<" + b" " * 4_000_000)
    assert _xmp_names_author(b"%PDF-1.5\n" + (b"stream\n" + stream + b"\nendstream\n") * 500) is None


@pytest.mark.parametrize(
    "content", [b"<x:xmpmeta " * 400_000, b"stream\n" * 400_000, b"stream\n\x78\x9c" * 400_000]
)
def test_a_pdf_file_of_many_beginnings_is_read_in_time(content: bytes) -> None:
    assert not _xmp_names_author(b"%PDF-1.4\n" + content)


@pytest.mark.parametrize("suffix", ["svg", "html", "js", "xml", "tiff", "heic", "avif", "docx", "svgz"])
def test_files_that_run_or_that_nobody_can_look_into_are_no_assets(tmp_path: Path, suffix: str) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / f"assets/a.{suffix}").write_text("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")
    dossier_, problems = load(tmp_path)
    assert [p.code.slug for p in problems] == ["unexpected-file"]
    assert dossier_.assets == {}
