"""Articles that somebody has made to hurt: each is read in time, or it is said why not."""

import json
import multiprocessing
from io import BytesIO
from pathlib import Path
from time import process_time

import frontmatter
import pytest
from pypdf import PdfReader, PdfWriter

from dossier.intake.articles import read_article
from dossier.intake.boilerplate import Article
from dossier.intake.clues import clues
from dossier.load.files import EditorsFile, read_file
from dossier.load.sources import read_source
from dossier.problems import Problem
from dossier.render.source_record import source_record
from tests.test_add import pdf

SAID = "The harbour office told this newspaper that nobody on the quay was glad about the news of the ferry."
PATIENCE = 30  # in seconds of the processor; before, each of these took minutes, or ended in a traceback


def page(body: str, head: str = "", root: str = "") -> str:
    said = f"<p>{SAID}</p>" * 3
    return f"<html {root}><head>{head}</head><body><article><h1>Ferry</h1>{said}{body}{said}</article>"


def read(folder: Path, content: str | bytes, name: str = "page.html") -> Article | str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    began = process_time()
    article = read_article(path, frozenset(), frozenset())
    assert process_time() - began < PATIENCE
    return article


def problems_of_record(folder: Path, article: Article) -> list[Problem]:
    """What is wrong with the record that ``dossier add`` would write."""
    path = folder / "ferry.md"
    record = source_record(article, clues(article.blocks, article.language), "0" * 64)
    path.write_text(record, encoding="utf-8")
    file, problems = read_file(path)
    assert isinstance(file, EditorsFile), problems
    return [*problems, *read_source("ferry", file, {}, {}, "en")[1]]


LI = f"<li>{SAID}</li>"
SHAPES = {
    "equal items": f"<ul>{LI * 16_000}</ul>",
    "equal words": "<p>Share</p>" * 4_000,
    "raised in raised": f"<p>{'<sup>1' * 500}</p>",
    "lowered in lowered": f"<p>{'<sub>1' * 500}</p>",
    "quoted in quoted": f"<p>{'<q>' * 250}</p>",
    "breaks": f"<p>{'<br>' * 5_000}</p>",
    "elements in elements": "<div>" * 20_000,
    "lists in lists": "<ul><li>" * 3_000,
    "tables in tables": "<table><tr><td>" * 800,
}


@pytest.mark.parametrize("body", SHAPES.values(), ids=SHAPES)
def test_pages_of_every_shape_are_read_in_time(body: str, tmp_path: Path) -> None:
    article = read(tmp_path, page(body))
    assert isinstance(article, Article) or article


@pytest.mark.parametrize("attribute", [" a{}", " a{}=1", " a{}='> <'", '/a{}="1"'])
def test_an_element_with_too_many_attributes_is_refused(attribute: str, tmp_path: Path) -> None:
    body = f"<p{''.join(attribute.format(n) for n in range(100_000))}>x</p>"
    assert read(tmp_path, page(body)) == "an element of the page has more than 10000 attributes"


def test_what_only_looks_like_attributes_is_read(tmp_path: Path) -> None:
    data = "data='{" + "word " * 30_000 + "}'"
    assert isinstance(read(tmp_path, page(f"<p {data}>{'5 > 3 words = more ' * 20_000}</p>")), Article)


@pytest.mark.parametrize("nested", ["[", '{"@graph":', '{"@graph":[', '{"a":'])
def test_linked_data_without_end_says_nothing(nested: str, tmp_path: Path) -> None:
    for depth in (200, 900, 5_000):
        script = f"<script type='application/ld+json'>{nested * depth}</script>"
        assert isinstance(read(tmp_path, page("", script)), Article)
        closing = "".join({"[": "]", "{": "}"}[sign] for sign in reversed(nested) if sign in "[{")
        whole = f"<script type='application/ld+json'>{nested * depth}1{closing * depth}</script>"
        assert isinstance(read(tmp_path, page("", whole)), Article)


def test_a_paragraph_of_ten_million_letters_is_kept(tmp_path: Path) -> None:
    article = read(tmp_path, page(f"<p>{'harbour ' * 1_300_000}</p>"))
    assert isinstance(article, Article)
    assert max(len(block.text) for block in article.blocks) > 10_300_000


NAMES = ["en'", 'en"', "xx-yy-zz", "en@euro", "en.UTF-8", "de-", "-", "e" * 500, "en\x03", "zh_hant_tw", "英"]


@pytest.mark.parametrize("name", NAMES)
def test_a_record_is_begun_that_loads(name: str, tmp_path: Path) -> None:
    said = name.replace('"', "&quot;")
    head = f'<meta name="author" content="A\x03B {said} \u202e">'
    head += f'<meta property="og:site_name" content="P\x85# {said}">'
    article = read(tmp_path, page("", head, f'lang="{said}"'))
    assert isinstance(article, Article)
    codes = {problem.code.slug for problem in problems_of_record(tmp_path, article)}
    # A page that says no language has none, and ``dossier add`` tells the editor.
    assert codes <= ({"missing-key"} if not article.language else set())
    record = frontmatter.loads((tmp_path / "ferry.md").read_text(encoding="utf-8"))
    assert all(sign.isprintable() for value in record.metadata.values() for sign in str(value))


SAYS_TOO_MUCH = {
    "half a sign": {"headline": "Ferry \ud800", "author": "A \udfff", "publisher": {"name": "\ud83d"}},
    "a title without end": {"headline": "Ferry " * 20_000},
    "an author without end": {"author": "A" * 100_000, "publisher": "P" * 100_000},
    "very many authors": {"author": [f"Author Number{n}" for n in range(5_000)]},
}


@pytest.mark.parametrize("said", SAYS_TOO_MUCH.values(), ids=SAYS_TOO_MUCH)
def test_a_record_loads_whatever_the_page_says_of_itself(said: dict[str, object], tmp_path: Path) -> None:
    linked = json.dumps({"@type": "NewsArticle", "headline": "Ferry", "inLanguage": "en", **said})
    head = f"<script type='application/ld+json'>{linked}</script>"
    article = read(tmp_path, page("", head).replace("<h1>Ferry</h1>", ""))
    assert isinstance(article, Article)
    assert problems_of_record(tmp_path, article) == []


@pytest.mark.parametrize("name", ["page.html", "page.txt"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_what_holds_zeros_is_no_text(tmp_path: Path, name: str, encoding: str) -> None:
    """Read letter by letter it would be an article of nonsense, or of what no reader has seen."""
    text = page("") if name.endswith("html") else f"Ferry\n\n{SAID}\n"
    assert "holds zeros" in str(read(tmp_path, text.encode(encoding), name))


HIDING = (
    "display:none", "display:/*;*/none", r"display:n\6f ne", r"d\69splay:none",
    "DISPLAY : none !important", "visibility: hidden", "opacity: 0.0", "font-size:0px",
    "color:transparent", "position:absolute; left:-9999px", "text-indent: -999em", "top: -1000.5px",
    "clip: rect(0, 0, 0, 0)", "clip-path: inset(50%)", "transform: scale(0)",
)  # fmt: skip


@pytest.mark.parametrize("style", HIDING)
def test_words_that_a_style_hides_are_not_in_the_article(tmp_path: Path, style: str) -> None:
    """Else somebody could be quoted with what no reader of the page has seen."""
    hidden = "Nobody has read that the ferry would sink on its way, and yet it stands in the file."
    article = read(tmp_path, page(f'<p style="{style}">{hidden}</p>'))
    assert isinstance(article, Article)
    assert not [block for block in article.blocks if "would sink" in block.text and not block.reason]


@pytest.mark.parametrize("style", ["left:-12px", "text-indent:-1em", "margin-left: -90px", "opacity:0.9"])
def test_words_that_a_style_only_moves_are_read(tmp_path: Path, style: str) -> None:
    seen = "Everybody has read that the ferry would sail on its way, and so it stands in the archive."
    article = read(tmp_path, page(f'<p style="{style}">{seen}</p>'))
    assert isinstance(article, Article)
    assert [block for block in article.blocks if "would sail" in block.text and not block.reason]


def encrypted(**changes: str) -> bytes:
    writer, out = PdfWriter(), BytesIO()
    writer.append(PdfReader(BytesIO(pdf([SAID] * 5))))
    writer.encrypt("secret")
    writer.write(out)
    content = out.getvalue()
    for before, after in changes.items():
        content = content.replace(f"/{before}".encode(), f"/{after}".encode())
    return content


BROKEN = (encrypted(), encrypted(Standard="Unknown1"), encrypted(Filter="Foolter"), b"%PDF-1.7\n", b"", b"\0")


@pytest.mark.parametrize("content", BROKEN)
def test_a_pdf_that_cannot_be_read_says_why(content: bytes, tmp_path: Path) -> None:
    article = read(tmp_path, content, "page.pdf")
    assert isinstance(article, str)
    assert article.startswith(("the PDF cannot be read", "no text"))


def endless() -> bytes:
    """A page whose only drawing draws itself twice, and so on."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R/Resources<</XObject<</X 4 0 R>>>>>>",
        b"<</Subtype/Form/Resources<</XObject<</X 4 0 R>>>>/Length 11>>stream\n/X Do /X Do\nendstream",
        b"<</Length 5>>stream\n/X Do\nendstream",
    )
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + each + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    )


def test_a_pdf_that_never_ends_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dossier.intake.pdf_articles._PATIENCE", 5)
    article = read(tmp_path, endless(), "page.pdf")
    assert isinstance(article, str)
    assert "took over" in article
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("sign", ["\0", "\x03", "&#3;", "&#x1f;", "&#xFFFE;", "\uffff", "&#133;"])
def test_signs_that_no_tree_takes_are_taken_out(sign: str, tmp_path: Path) -> None:
    article = read(tmp_path, page(f"<p>A{sign} pier<sup>{sign}2{sign}</sup> and <q>{sign}quay</q>{sign}</p>"))
    assert isinstance(article, Article)
    assert all(block.text.isprintable() for block in article.blocks)


@pytest.mark.parametrize(
    "content",
    [
        '<html lang="en</h1><p>Ferry.</p>',
        "<",
        "<!",
        page(f"<p role>{SAID}</p><a href>On</a><div class id style>On</div>"),
    ],
)
def test_half_a_tag_ends_nothing(content: str, tmp_path: Path) -> None:
    article = read(tmp_path, content)
    assert isinstance(article, Article) or article
