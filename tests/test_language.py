"""A dossier in another language, with strings and kinds of its own: nothing English is left.

In ``tests/elsewhere`` every word that an editor wrote has an ŝ. The strings of the test are the English ones
in Cyrillic letters, so a word in plain Latin letters, on a page or in a feed, is one that no string gave.
"""

import json
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest
import yaml
from bs4 import BeautifulSoup
from bs4.element import PageElement
from lxml import etree

from dossier.model.dates import Date, span
from dossier.model.messages import english
from dossier.model.values.quantity import quantity, quantity_words
from dossier.render.messages import Messages, locale_of
from dossier.render.wording.dates import date_words
from tests.conftest import Shared, parsed
from tests.site import built, project

LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "абвгдежзийклмнопрстуфхцчшщАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩ",
)
SPOKEN = ("data-count", "title", "aria-label", "alt", "placeholder", "content", "label")

FEEDS = ("feed.xml", "sources.xml", "claims.xml", "corrections.xml")

# What this dossier has no occasion for: some numbers, other licences, a title that another one excludes, what
# its corrections and lack of texts rule out, and what stands in the index of the search alone.
UNSHOWN = (
    "numbers.",
    "quantities.above",
    "quantities.below",
    "quantities.not-",
    "corrections.none",
    "coverage.unused",
    "data.all-rights-reserved",
    "data.public-domain",
    "theme.all-rights-reserved",
    "theme.public-domain",
    "disputes.also-dismissed",
    "disputes.also-not-confirmed",
    "search.overview",
    "sourcing.all-verified",
    "sourcing.verified",
    "takeaways.none-independent",
    "takeaways.told-apart",
    "disputes.said-so",
    "figures.not-added",
    "summary.single-",
    "reports.none",
    "reports.none-would-fall",
    "index.mutual",
    "index.undirected",
    "cite.broadcast",
    "cite.press-release",
    "cite.social-post",
    "coverage.drafts",
    "coverage.reviewed",
    # Lists as long as no dossier here has: tests/scenarios/long-lists.md.
    "parts.",
    "notes.more",
    # What a preview shows, and the checks of a second person.
    "drafts.",
    "reviews.",
    "reviewing.",
)

# What is the same in every language: a licence, the tags of languages, the host of the repository.
CODES = {"CC", "BY", "all", "rights", "reserved", "ru", "de", "Example"}
# Names of formats.
CODES |= {"Atom", "BibTeX", "CSL", "CSV", "JSON", "LD", "RIS", "Schema", "W3C", "Web", "Annotations"}
CODES |= {"Data", "Package", "Frictionless"}

# What data holds for readers; all else are keys, ids and codes.
WORDED = {"label", "note", "rights_of_quotes", "cite", "told", "who", "words", "title", "name"}
WORDED |= {"description", "headline"}

# Those of the metadata of a page that are words.
SAID = ("description", "author", "og:title", "og:description", "og:site_name", "og:image:alt")


def cyrillic(text: str) -> str:
    """The text in other letters, its places as they were."""
    pieces = Formatter().parse(text)
    return "".join(
        literal.translate(LETTERS) + (f"{{{name}}}" if name else "") for literal, name, _, _ in pieces
    )


def strings() -> Mapping[str, Mapping[str, object]]:
    return yaml.safe_load(files("dossier").joinpath("messages", "en.yml").read_text(encoding="utf-8"))


def translated(string: object) -> object:
    """A string in other letters, with the forms by number that Russian has."""
    if isinstance(string, dict):
        return dict.fromkeys(("one", "few", "many"), cyrillic(string["other"]))
    return cyrillic(str(string))


def labels(data: object, key: str = "") -> object:
    """Kinds with their labels in other letters, and all else as it was."""
    if isinstance(data, dict):
        worded = key in ("types", "of")
        return {k: cyrillic(v) if worded and isinstance(v, str) else labels(v, k) for k, v in data.items()}
    return cyrillic(data) if key in ("label", "plural", "intro", "reverse", "shared") else data


def translate(folder: Path) -> None:
    """Write the strings and kinds of the dossier in that language, and build its site."""
    project(folder, "elsewhere")
    own = {
        group: {key: translated(it) for key, it in members.items()} for group, members in strings().items()
    }
    kinds = yaml.safe_load(files("dossier").joinpath("kinds.yml").read_text(encoding="utf-8"))
    for name, data in (("strings", own), ("kinds", labels(kinds))):
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)
        (folder / "content" / f"{name}.yml").write_text(text, encoding="utf-8")
    built(folder)


@pytest.fixture(scope="session")
def elsewhere(shared: Shared) -> Path:
    """The site of the dossier in that language."""
    return shared("elsewhere", translate) / "site"


@pytest.fixture(scope="session")
def pages(elsewhere: Path) -> dict[str, BeautifulSoup]:
    """The pages of that site, in the place of those of the site that other tests look at."""
    return parsed(elsewhere)


def spoken(page: BeautifulSoup) -> Iterator[str]:
    """All that readers see or hear."""
    yield from (str(text) for text in page.find_all(string=is_shown))
    for element in page.find_all(True):
        name = element.get("name") or element.get("property")
        is_machines = element.name == "meta" and name not in SAID
        yield from (str(element[name]) for name in SPOKEN if element.get(name) and not is_machines)
        # What the search says, it has from its dialog.
        yield from json.loads(str(element.get("data-words", "{}"))).values()


def is_shown(text: PageElement) -> bool:
    is_text = type(text).__name__ == "NavigableString" and not str(text).startswith("http")
    return is_text and text.parent is not None and text.parent.name not in ("script", "style")


def latin(text: str) -> set[str]:
    """The words in plain Latin letters, but for addresses and names of claims; a letter alone is a sign."""
    text = re.sub(r"https?:[^\s)>]+|[\w-]+#[\w-]+", "", text)
    return {word for word in re.findall(r"[^\W\d_]+", text) if word.isascii() and len(word) > 1} - CODES


def test_nothing_english_is_left_on_any_page(pages: dict[str, BeautifulSoup]) -> None:
    left = {
        (path, word, text.strip()[:80])
        for path, page in pages.items()
        for text in spoken(page)
        for word in latin(text)
    }
    assert not left, "\n".join(map(str, sorted(left)))


def test_nothing_english_is_left_in_feeds(elsewhere: Path) -> None:
    for name in FEEDS:
        feed = etree.parse(elsewhere / name).getroot()
        told = feed.iter("{*}title", "{*}content", "{*}summary", "{*}name")
        texts = ["".join(element.itertext()) for element in told]
        assert len(texts) > 2
        assert [word for text in texts for word in latin(text)] == []


def texts_in(data: object, key: str = "") -> Iterator[str]:
    """The texts for readers in a piece of JSON."""
    if isinstance(data, dict | list):
        for name, value in data.items() if isinstance(data, dict) else [(key, it) for it in data]:
            # Not the editors' own files as they wrote them.
            yield from () if name in ("record", "records") else texts_in(value, name)
    elif key in WORDED:
        yield str(data)


def exported(site: Path, pages: dict[str, BeautifulSoup]) -> Iterator[tuple[str, str]]:
    """The texts for readers in the files that they take away, each with its path."""
    for path in sorted(it for folder in ("data", "cite") for it in (site / folder).rglob("*")):
        if path.suffix == ".csv" and "tables" in path.parts:
            yield path.name, path.read_text(encoding="utf-8-sig")
        elif path.suffix in (".json", ".jsonld") and not path.name.endswith(".schema.json"):
            found = json.loads(path.read_text(encoding="utf-8"))
            if path.name == "datapackage.json":
                # The names of its tables and columns are codes.
                found = [
                    {key: text for key, text in part.items() if key in ("title", "description")}
                    for part in (found, *found["resources"])
                ]
            yield from ((path.name, text) for text in texts_in(found))
    for path in (*sorted(site.rglob("index.md")), site / "llms.txt"):
        yield path.relative_to(site).as_posix(), " ".join(path.read_text(encoding="utf-8").split())
    for address, page in pages.items():
        for script in page.select('script[type="application/ld+json"]'):
            yield from ((address, text) for text in texts_in(json.loads(script.text)))


def test_nothing_english_is_left_in_what_is_taken_away(
    elsewhere: Path, pages: dict[str, BeautifulSoup]
) -> None:
    found = list(exported(elsewhere, pages))
    assert len(found) > 100
    assert not {(path, word, text[:80]) for path, text in found for word in latin(text)}


def test_every_string_is_shown_somewhere(elsewhere: Path, pages: dict[str, BeautifulSoup]) -> None:
    said = [" ".join("".join(page.find_all(string=is_shown)).split()) for _, page in pages.items()]
    said += [" ".join(text.split()) for _, page in pages.items() for text in spoken(page)]
    said += ["".join(etree.parse(elsewhere / name).getroot().itertext()) for name in FEEDS]
    said += [text for _, text in exported(elsewhere, pages)]
    every = "\n".join(said)
    missing = [
        f"{group}.{key}"
        for group, members in strings().items()
        for key, string in members.items()
        if not f"{group}.{key}".startswith(UNSHOWN) and not pattern(translated(string)).search(every)
    ]
    assert not missing, " ".join(missing)


def pattern(string: object) -> re.Pattern[str]:
    """A string with something in each of its places, which is never long."""
    text = string["one"] if isinstance(string, dict) else str(string)
    literals = (literal.strip() for literal, _, _, _ in Formatter().parse(text))
    return re.compile(".{0,300}?".join(re.escape(literal) for literal in literals if literal))


def test_the_frame_knows_the_language(pages: dict[str, BeautifulSoup]) -> None:
    for path, page in pages.items():
        assert [element["lang"] for element in page("html")] == ["ru"], path
        skips = [link.get_text(strip=True) for link in page.select(".md-skip")]
        assert set(skips) <= {"Перейти к содержанию"}, path
        assert skips or not page("article") or path == "404.html"


DATES = {
    "en": (
        "12 July 2025",
        "11–13 July 2025",
        "28 June – 3 July 2025",
        "30 December 2024 – 2 January 2025",
        "July 2025",
    ),
    "de": (
        "12. Juli 2025",
        "11.–13. Juli 2025",
        "28. Juni – 3. Juli 2025",
        "30. Dezember 2024 – 2. Januar 2025",
        "Juli 2025",
    ),
    "fr": (
        "12 juillet 2025",
        "11–13 juillet 2025",
        "28 juin – 3 juillet 2025",
        "30 décembre 2024 – 2 janvier 2025",
        "juillet 2025",
    ),
    "ko": (
        "2025년 7월 12일",
        "2025년 7월 11일~13일",
        "2025년 6월 28일 ~ 7월 3일",
        "2024년 12월 30일 ~ 2025년 1월 2일",
        "2025년 7월",
    ),
    "ru": (
        "12 июля 2025 г.",
        "11–13 июля 2025 г.",
        "28 июня – 3 июля 2025 г.",
        "30 декабря 2024 г. – 2 января 2025 г.",
        "июль 2025 г.",
    ),
    "en-US": (
        "July 12, 2025",
        "July 11 – 13, 2025",
        "June 28 – July 3, 2025",
        "December 30, 2024 – January 2, 2025",
        "July 2025",
    ),
}
EDTF = ("2025-07-12", "2025-07-11/2025-07-13", "2025-06-28/2025-07-03", "2024-12-30/2025-01-02", "2025-07")


@pytest.mark.parametrize("language", DATES)
def test_dates_follow_the_language(language: str) -> None:
    t = Messages(locale_of(language), english())
    days = [(edtf, span(edtf)) for edtf in EDTF]
    shown = [date_words(Date(edtf, *ends), t) for edtf, ends in days if ends]
    assert tuple(words.replace("\u202f", " ").replace("\xa0", " ") for words in shown) == DATES[language]


@pytest.mark.parametrize(
    ("language", "number"),
    [("en", "10,000.5"), ("de", "10.000,5"), ("fr", "10\u202f000,5"), ("ko", "10,000.5")],
)
def test_numbers_follow_the_language(language: str, number: str) -> None:
    value = quantity("10000.5")
    assert value
    assert quantity_words(value, Messages(locale_of(language), english())) == number
