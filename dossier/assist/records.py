"""A proposed claim as data: what a program may say, and its YAML."""

import json
from collections.abc import Container, Mapping
from dataclasses import replace
from typing import Any

import yaml

from dossier.language.letters import words
from dossier.load.controls import controls
from dossier.load.yaml_tree import read_yaml
from dossier.model.placed import Lines
from dossier.model.schema import free_id, is_id
from dossier.model.settings import Limits
from dossier.problems import Code, Location, Problem, did_you_mean

# What a program may give: what an editor read by hand, noted or corrected is none of it.
KEYS = (
    "id", "at", "says", "by", "via", "stance", "quote", "passage", "date", "about", "sets", "repeats",
    "supersedes", "contradicts", "analysis", "unsure",
)  # fmt: skip

# Far more than a claim needs, and so little that no reader of it is kept busy.
_MOST_LETTERS, _MOST_VALUES, _DEEPEST = 20_000, 500, 6
_LONGEST_ID = 60
_WORDS_OF_ID = 4
# As wide as editors' records are.
_WIDTH = 100
_LONG = 60

Record = dict[str, Any]


def record_of(given: Any, taken: Container[str], drafted_by: str, at: Location) -> Record | Problem:
    """What a program gave as the record of a draft, or why it is none.

    Keys without a value are left out. An id that is missing is made of the words of the quote or passage.
    """
    if not isinstance(given, Mapping):
        return Problem(Code.WRONG_TYPE, at, "a claim must be a mapping of its keys", "answer with an object")
    if not _is_small(given):
        return Problem(
            Code.TOO_LARGE, at, "the claim is larger than any claim is", "one claim says one thing"
        )
    if not _is_whole(given):
        message = "the claim holds half a character, which no file can"
        return Problem(Code.CONTROL_CHARACTER, at, message, "write both halves, or leave it out")
    record = {str(key): value for key, value in _plain(given).items() if value not in (None, [], {})}
    unknown = [key for key in record if key not in KEYS]
    if unknown:
        hint = did_you_mean(unknown[0], KEYS) or f"a program may give: {', '.join(KEYS)}"
        return Problem(Code.UNKNOWN_KEY, at, f"no program may give the key '{unknown[0]}'", hint)
    id = str(record.get("id", "")) or _made_id(record, taken)
    ordered = {key: record[key] for key in KEYS if key in record and key not in ("id", "unsure")}
    unsure = {"unsure": record["unsure"]} if "unsure" in record else {}
    return {"id": id, **ordered, "draft": "true", **unsure, "drafted_by": drafted_by}


def _is_small(given: Any) -> bool:
    """Whether it is as small as claims are: no deeper, longer or richer."""
    letters, values, left = 0, 0, [(given, 0)]
    while left:
        value, depth = left.pop()
        values += 1
        inside = [*value, *value.values()] if isinstance(value, Mapping) else []
        inside = value if isinstance(value, list) else inside
        letters += len(value) if isinstance(value, str) else 0
        if depth > _DEEPEST or values + len(inside) > _MOST_VALUES or letters > _MOST_LETTERS:
            return False
        left += [(each, depth + 1) for each in inside]
    return True


def _is_whole(given: Mapping[Any, Any]) -> bool:
    """Whether its texts can be written in UTF-8: JSON may name one half of a pair of surrogates alone."""
    try:
        json.dumps(given, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError:
        return False
    return True


def _plain(value: Any) -> Any:
    """The value with every scalar as text, as YAML is read here."""
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items() if each is not None}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value if each is not None]
    if isinstance(value, bool):
        return str(value).lower()
    return value if value is None else str(value)


def _made_id(record: Record, taken: Container[str]) -> str:
    quote = record.get("quote", "")
    exact = quote.get("exact", "") if isinstance(quote, dict) else quote
    given = words(str(exact or record.get("passage", "")))
    stem = "-".join(word for word in given[:_WORDS_OF_ID] if is_id(word))[:_LONGEST_ID].strip("-")
    stem = stem if stem and is_id(stem) else "draft"
    return free_id(stem, taken)


class _OneLineDumper(yaml.SafeDumper):
    """Writes YAML as editors do, with lists indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002 (PyYAML's)
        super().increase_indent(flow, indentless=False)


class _Dumper(_OneLineDumper):
    """The same with long sentences folded, in which no sign misleads."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    # Folding keeps a text only where its lines are single spaces apart.
    is_long = len(text) > _LONG and text == " ".join(text.split())
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=">" if is_long else None)


_Dumper.add_representer(str, _text)


def as_block(record: Record) -> str:
    """The record as an item of a block list, its first line behind the dash; a quote stands on one line."""
    written = "".join(_dumped(key, value) for key, value in record.items())
    return _unquoted_flag(written).rstrip("\n").replace("\n", "\n  ")


def _dumped(key: str, value: Any) -> str:
    is_quote = key == "quote"
    return yaml.dump(
        {key: value},
        Dumper=_OneLineDumper if is_quote else _Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=10**9 if is_quote else _WIDTH,
        default_flow_style=False,
    )


def unwritable(record: Record, at: Location, limits: Limits) -> list[Problem]:
    """Why a record would not be read from a file as it is, such as for a sign that nobody sees."""
    written = f"- {as_block(record)}"
    problems = list(controls(written, lambda _: at))
    if problems:
        return problems
    value, problems = read_yaml(written, Lines(at.file, written.split("\n")), limits, of_record=True)
    if not problems and value != [record]:
        hint = "write plain words"
        problems = [Problem(Code.BROKEN_FRONT_MATTER, at, "the claim cannot be written down as it is", hint)]
    return [replace(problem, at=at) for problem in problems]


def as_flow(record: Record) -> str:
    """The record between braces, on one line."""
    written = yaml.safe_dump(
        record, sort_keys=False, allow_unicode=True, width=10**9, default_flow_style=True
    )
    return _unquoted_flag(written).strip()


def _unquoted_flag(written: str) -> str:
    return written.replace("draft: 'true'", "draft: true")
