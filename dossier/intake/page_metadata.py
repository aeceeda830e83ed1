"""What a page says of itself: in JSON-LD, in <meta> of several vocabularies, and on its root."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import urljoin

from pydantic import TypeAdapter, ValidationError

from dossier.intake.boilerplate import line_of
from dossier.intake.decoded import declared_language
from dossier.model.schema import HttpsUrl, Language

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")
_AUTHORS = (
    "author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator",
    "citation_author",
)  # fmt: skip
_SITES = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name")
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "citation_publication_date", "pubdate",
    "publish-date", "date",
)  # fmt: skip
_ADDRESSES = ("og:url", "twitter:url", "parsely-link", "dc.identifier", "citation_public_url")
# What pages put around their linked data for parsers of long ago.
_WRAPPING = re.compile(r"^\s*(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|(?://|/\*)?\s*\]\]>(?:\s*\*/)?\s*$")
# Scripts may end a list with a comma, JSON may not.
_LAST_COMMA = re.compile(r",(?=\s*[]}])")
# How many nodes may name one another.
_DEEPEST = 3
_LANGUAGES = ("content-language", "og:locale", "dc.language", "dcterms.language", "language")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; empty where it says nothing that could be read."""

    titles: tuple[str, ...]
    author: tuple[str, ...]
    publisher: str
    published: str
    url: str
    language: str


def metadata(page: Any) -> Metadata:
    """What a page says of itself, first what it says to machines that read articles."""
    said, works = _said(page), list(_works(page))
    titles = [str(work.get("headline") or work.get("name") or "") for work in works]
    return Metadata(
        titles=tuple(
            dict.fromkeys(filter(None, map(_plain, [*titles, *_all(said, _TITLES), *_title(page)])))
        ),
        author=_authors(works, said) or _bylines(page),
        publisher=next(
            filter(None, [*(_name(work.get("publisher")) for work in works), *_all(said, _SITES)]), ""
        ),
        published=_first_date(
            [*(work.get("datePublished") for work in works), *_all(said, _DATES), *_times(page)]
        ),
        url=_url(page, works, said),
        language=_language(
            [declared_language(page), *(w.get("inLanguage") for w in works), *_all(said, _LANGUAGES)]
        ),
    )


def _said(page: Any) -> dict[str, list[str]]:
    """The contents of <meta> and of microdata, by their names in small letters."""
    said: dict[str, list[str]] = {}
    for element in page.iter("meta"):
        content = _plain(element.get("content"))
        for key in ("name", "property", "itemprop", "http-equiv"):
            name = (element.get(key) or "").casefold()
            if name and content:
                said.setdefault(name, []).append(content)
    return said


def _all(said: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [content for name in names for content in said.get(name, ())]


def _works(page: Any) -> Iterator[dict[str, Any]]:
    """The articles that the page describes as linked data."""
    for script in page.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().casefold() == "application/ld+json":
            # One that is nested without end says nothing that could be read.
            with suppress(ValueError, RecursionError):
                bare = _LAST_COMMA.sub("", _WRAPPING.sub("", script.text or ""))
                data = json.loads(bare, strict=False)
                yield from list(_articles(_resolved(data, _nodes(data), 0)))


def _nodes(value: Any) -> dict[str, Any]:
    """The nodes of linked data that others may name, by their addresses."""
    inside = value if isinstance(value, list) else [*value.values()] if isinstance(value, dict) else []
    nodes = {name: node for each in inside for name, node in _nodes(each).items()}
    is_named = isinstance(value, dict) and len(value) > 1 and isinstance(value.get("@id"), str)
    return {**nodes, value["@id"]: value} if is_named else nodes


def _resolved(value: Any, nodes: dict[str, Any], depth: int) -> Any:
    """Linked data with what it only names put in its place, and text as readers see it."""
    if isinstance(value, list):
        return [_resolved(each, nodes, depth) for each in value]
    if isinstance(value, str):
        return unescape(value)
    if not isinstance(value, dict):
        return value
    if [*value] == ["@id"] and depth < _DEEPEST:
        value = nodes.get(str(value["@id"]), value)
        depth += 1
    return {key: _resolved(each, nodes, depth) for key, each in value.items()}


def _articles(value: Any) -> Iterator[dict[str, Any]]:
    nodes = value if isinstance(value, list) else [value]
    for node in (node for node in nodes if isinstance(node, dict)):
        types = node.get("@type")
        types = types if isinstance(types, list) else [types]
        if any(str(type).endswith(("Article", "Posting", "Report")) for type in types):
            yield node
        yield from _articles(node.get("@graph", []))
        yield from _articles(node.get("mainEntity", []))


def _plain(value: Any) -> str:
    return line_of(value) if isinstance(value, str) else ""


def _name(value: Any) -> str:
    value = value[0] if isinstance(value, list) and value else value
    if not isinstance(value, dict):
        return _plain(value)
    parts = (_plain(value.get(key)) for key in ("givenName", "familyName"))
    return _plain(value.get("name")) or " ".join(filter(None, parts))


def _title(page: Any) -> list[str]:
    return [_plain(element.text_content()) for element in page.iter("title")][:1]


def _authors(works: list[dict[str, Any]], said: dict[str, list[str]]) -> tuple[str, ...]:
    for work in works:
        named = work.get("author")
        names = [_name(one) for one in (named if isinstance(named, list) else [named])]
        if any(names):
            return tuple(name for name in names if name)
    # The pages of authors have addresses, which are no names.
    for key in _AUTHORS:
        names = [name for name in said.get(key, ()) if "://" not in name and not name.startswith("@")]
        if names:
            return tuple(dict.fromkeys(part for name in names for part in _parts(name)))
    return ()


def _bylines(page: Any) -> tuple[str, ...]:
    """The authors that the text of the page marks as such."""
    marked = page.xpath('//*[@itemprop="author"]//*[@itemprop="name"] | //*[@itemprop="author" and not(*)]')
    marked = marked or page.xpath('//a[contains(concat(" ", @rel, " "), " author ")]')
    names = [_plain(element.get("content") or element.text_content()) for element in marked]
    return tuple(dict.fromkeys(part for name in names if name for part in _parts(name)))


def _parts(names: str) -> list[str]:
    """Several names in one: only commas between full names part them, as in "A. Writer, B. Writer"."""
    names = names.removeprefix("By ").removeprefix("by ")
    parts = [
        part.strip() for part in names.replace(" and ", ",").replace(";", ",").split(",") if part.strip()
    ]
    return parts if all(len(part.split()) > 1 for part in parts) else [names]


def _times(page: Any) -> list[str]:
    times = page.xpath('//time[@pubdate or @itemprop="datePublished"]/@datetime')
    return [str(value) for value in times]


def _first_date(values: list[Any]) -> str:
    """The first that is an ISO date, as a day; other forms are not guessed at."""
    for value in values:
        text = _plain(value)[:10].replace("/", "-")
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            continue
    return ""


def _url(page: Any, works: list[dict[str, Any]], said: dict[str, list[str]]) -> str:
    """The https address that the page gives as its own; a short one is completed by the others."""
    links = [str(address) for address in page.xpath('//link[@rel="canonical"]/@href')]
    given = [*links, *_all(said, _ADDRESSES), *(_plain(work.get("url")) for work in works)]
    given += [_main(work.get("mainEntityOfPage")) for work in works]
    base = next((str(address) for address in page.xpath("//base/@href")), "")
    base = base or next((address for address in given if address.startswith("https://")), "")
    for address in filter(None, given):
        try:
            return TypeAdapter[str](HttpsUrl).validate_python(urljoin(base, address))
        except ValidationError:
            continue
    return ""


def _main(value: Any) -> str:
    return _plain(value.get("@id") if isinstance(value, dict) else value)


def _language(values: list[Any]) -> str:
    """The first that is a language, written as BCP 47 has it: "en-US" for "en_us"."""
    for value in values:
        text = _plain(value.get("alternateName") if isinstance(value, dict) else value)
        code, *parts = text.partition(",")[0].partition(".")[0].replace("_", "-").split("-")
        # What follows a single letter, such as a calendar, is no part of the language.
        parts = parts[: next((place for place, part in enumerate(parts) if len(part) == 1), len(parts))]
        # A region of two letters has capitals, a script of four a capital in front.
        parts = [part.upper() if len(part) == 2 else part.title() for part in parts]
        try:
            return TypeAdapter[str](Language).validate_python("-".join([code.lower(), *parts]))
        except ValidationError:
            continue
    return ""
