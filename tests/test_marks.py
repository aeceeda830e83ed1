"""Every date that no source states is marked wherever it is printed, in words and in data."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from dossier.derive.walk import dates
from dossier.model.dates import Basis, Date
from dossier.pipeline import Outcome
from dossier.render.messages import english_messages
from dossier.render.wording.dates import date_words

EN = english_messages()
MARK = re.compile(r"inferred|\boutside\b|editors|general knowledge", re.IGNORECASE)
NOTE = re.compile(r"^\[\^([^\]]+)\]: (.*)$", re.MULTILINE)
TEXTS = (".md", ".csv", ".txt", ".xml", ".svg", ".bib", ".ris", ".html")


def bare(date: Date) -> str:
    return date_words(Date(date.edtf, date.first, date.last), EN)


def reckoned(all_dates: Iterable[Date]) -> dict[str, re.Pattern[str]]:
    """How the dates that no source states are printed; years alone would be anything."""
    every = list(all_dates)
    stated = {bare(date) for date in every if date.basis is Basis.STATED}
    words = {bare(date) for date in every if date.basis is not Basis.STATED} - stated
    words = {text for text in words if not text.isdecimal()}
    return {text: re.compile(rf"(?<!\d )(?<![\w–]){re.escape(text)}(?!\w)") for text in words}


def printed(path: str, content: bytes) -> Iterator[str]:
    """The texts of a file that must each carry a mark of their own, with the notes that they refer to."""
    if path.endswith(".json"):
        yield from strings(json.loads(content))
    elif path.endswith(TEXTS):
        text = content.decode()
        if path.endswith(".md") and text.startswith("---\n"):
            front, _, text = text.removeprefix("---\n").partition("\n---\n")
            yield from strings(yaml.safe_load(front))
        notes = dict(NOTE.findall(text))
        for line in blocks(text):
            yield line + " ".join(notes.get(label, "") for label in re.findall(r"\[\^([^\]]+)\]", line))


def blocks(text: str) -> Iterator[str]:
    """Paragraphs, items and rows, each with what stands below it in the same item."""
    block: list[str] = []
    for line in text.splitlines():
        if block and (not line.strip() or re.match(r"\s*([-*] |[|#]|\d+\. |\[\^)", line)):
            yield " ".join(block)
            block = []
        block += [line] if line.strip() else []
    yield " ".join(block)


def strings(value: Any) -> Iterator[str]:
    """The texts of a record; those of one object stand together, as readers of data have them."""
    match value:
        case dict() if {"says_markdown", "basis"} & value.keys():
            yield json.dumps(value, ensure_ascii=False)
        case dict():
            is_node = "@type" in value
            yield " ".join(text for text in value.values() if is_node and isinstance(text, str))
            # Not the editors' own files as they wrote them: what each date rests on stands beside it there.
            for inner in (it for key, it in value.items() if key not in ("record", "markdown")):
                yield from () if is_node and isinstance(inner, str) else strings(inner)
        case list():
            for inner in value:
                yield from strings(inner)
        case str() if value.lstrip().startswith(("{", "[{")):
            yield from strings(json.loads(value))
        case str():
            # The text of an entity cites claims of the same file, which have their dates with the basis.
            yield from (line for line in value.splitlines() if "[@" not in line)


def unmarked(outcome: Outcome) -> Iterator[tuple[str, str, str]]:
    names = reckoned(dates(outcome.dossier))
    for path, content in (*outcome.tree.items(), *outcome.markdown_pages.items()):
        for text in printed(path, content):
            for words, pattern in names.items():
                if pattern.search(text) and not MARK.search(text):
                    yield path, words, text


def test_each_date_that_no_source_states_carries_its_mark(outcome: Outcome) -> None:
    assert list(unmarked(outcome)) == []
