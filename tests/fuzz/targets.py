"""What is fuzzed: each takes any text, and ends without an exception of its own, in time."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from lxml.etree import SubElement
from lxml.html import document_fromstring

from dossier.derive.matching import matches, printed_pieces
from dossier.intake.articles import read_article
from dossier.intake.media_queries import StyleError
from dossier.intake.pdf_articles import read_pdf
from dossier.intake.unseen import take_out_unseen
from dossier.language.amounts import amounts
from dossier.language.mentions import mentions
from dossier.language.quotations import quotations
from dossier.load import load
from dossier.load.text import read_body
from dossier.model.content import Dossier
from dossier.model.dates import span
from dossier.model.locators import locator
from dossier.model.same_text import fold, marked, normal
from dossier.model.values.quantity import quantity, quantity_words
from dossier.pipeline import problems_of
from dossier.problems import Problem
from dossier.problems.report import FORMATS
from dossier.render.messages import english_messages

CORPUS = Path(__file__).parent / "corpus"
Target = Callable[[str], object]
LANGUAGES = ("en", "de", "fr", "ru", "ar", "zh", "ja", "hi", "tr", "ko")
RECORD = "title: A paper\nlanguage: en\nrights: CC-BY-4.0\n"
CLAIM = "{id: one, at: paragraph 1, says: Anna spoke., passage: Anna speaks, about: anna"
OTHERS = {
    "actors/anna.md": "---\nname: Anna\ntype: person\n---\n",
    "figures/boats.md": "---\nname: Boats\ntype: count\nunit: boats\n---\n",
    "sources/paper.md": f"---\n{RECORD}claims:\n  - {CLAIM}}}\n---\n",
}


@cache
def folder() -> Path:
    """A content folder that one process writes into over and over."""
    return Path(mkdtemp()) / "content"


def loaded(**files: str) -> tuple[Dossier, list[Problem]]:
    """What a folder with these files is read as, and its problems in every form."""
    for name, text in (OTHERS | files).items():
        path = folder() / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
    dossier, problems = load(folder())
    for printed in FORMATS.values():
        printed(problems)
    return dossier, problems


def front_matter(text: str) -> object:
    return loaded(**{"sources/paper.md": text})


def settings(text: str) -> object:
    return loaded(**{"dossier.yml": text}), (folder() / "dossier.yml").unlink()


def kinds(text: str) -> object:
    return loaded(**{"kinds.yml": text}), (folder() / "kinds.yml").unlink()


def field(text: str) -> object:
    """The text in every field of a claim and of a source, as YAML has it between quotation marks."""
    value = json.dumps(text)
    record = "".join(f"{key}: {value}\n" for key in ("title", "language", "rights", "url", "published"))
    claim = ", ".join(f"{key}: {value}" for key in ("id", "at", "says", "by", "date", "quote", "about"))
    sets = f"{CLAIM}, date: {value}, sets: {{boats: {{value: {value}}}}}}}"
    files = {"sources/paper.md": f"---\n{record}claims: [{{{claim}}}, {sets}]\n---\n"}
    return loaded(**files), loaded(**{"sources/paper.md": f"---\n{RECORD}claims: [{sets}]\n---\n"})


def date(text: str) -> object:
    return span(text), [mentions(text, language) for language in LANGUAGES]


def number(text: str) -> object:
    value = quantity(text)
    words = quantity_words(value, english_messages()) if value else ""
    return words, [amounts(text, language) for language in LANGUAGES]


def place(text: str) -> object:
    return locator(text)


def curated(text: str) -> object:
    """Links, citations, notes and boxes in the text of a page."""
    return read_body(text, "page.md", 1, "en")


def quote(text: str) -> object:
    words, _, whole = text.partition("\n")
    same = normal(whole)
    return matches(words, same), printed_pieces(words), quotations(marked(whole)), fold(text)


def checked(text: str) -> object:
    """A claim with these words, against an archived text of the same words."""
    words, _, whole = text.partition("\n")
    claim = f"{{id: one, at: paragraph 1, says: {json.dumps(words)}, by: anna, quote: {json.dumps(words)}}}"
    archive = folder().parent / "archive/paper.txt"
    archive.parent.mkdir(parents=True, exist_ok=True)
    archive.write_text(f"[paragraph] {' '.join(whole.split())}\n", encoding="utf-8", errors="replace")
    loaded(**{"sources/paper.md": f"---\n{RECORD}claims: [{claim}]\n---\n"})
    problems = problems_of(folder())[1]
    archive.unlink()
    return [printed(problems) for printed in FORMATS.values()]


def article(text: str, ending: str = "html") -> object:
    path = folder().parent / f"article.{ending}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(errors="replace"))
    return read_article(path, frozenset(), frozenset())


def styles(text: str) -> object:
    """A style sheet in a page, and the same in one of its elements."""
    page = document_fromstring(
        f"<html><body><div>{'<p class=y>A</p>' * 3}<p class=x id=x>B</p></div></body></html>"
    )
    sheet = SubElement(page.find("body"), "style")
    # What a tree refuses, its parser takes out.
    sheet.text = "".join(
        sign for sign in text if sign == "\n" or (sign >= " " and sign not in "\ufffe\uffff")
    )
    page.find(".//p").set("style", sheet.text)
    with suppress(StyleError):
        return take_out_unseen(page)


TARGETS: Mapping[str, Target] = {
    "front-matter": front_matter,
    "settings": settings,
    "kinds": kinds,
    "field": field,
    "date": date,
    "number": number,
    "place": place,
    "curated": curated,
    "quote": quote,
    "checked": checked,
    "html": article,
    "styles": styles,
    "txt": lambda text: article(text, "txt"),
    # Without the process of its own that a stranger's is read in.
    "pdf": lambda text: read_pdf(text.encode("latin-1", "replace"), "en"),
}


def seeds(name: str) -> list[str]:
    """The inputs that are kept for a target."""
    return [path.read_bytes().decode("utf-8", "replace") for path in sorted((CORPUS / name).glob("*"))]
