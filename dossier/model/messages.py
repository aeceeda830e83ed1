"""The messages of the interface: texts by key, with placeholders and plural forms."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from string import Formatter

import yaml

# A text, or its forms by CLDR's plural categories.
MessageText = str | Mapping[str, str]
MessageTexts = Mapping[str, MessageText]

PLURALS = ("zero", "one", "two", "few", "many", "other")

# The placeholders of the number that chooses the form, in digits and in words.
COUNTS = frozenset({"n", "words"})


def places(text: str) -> frozenset[str]:
    """The names of the placeholders in a text; ValueError if a brace is not closed or not opened."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def english() -> MessageTexts:
    """The messages that every dossier has, by ``group.key``."""
    return _shipped("en")


def shipped(language: str) -> MessageTexts:
    """The messages that come with the program in a language, by its tag; English ones fill the gaps."""
    return {**english(), **_shipped(language.partition("-")[0].casefold())}


@lru_cache(maxsize=16)
def _shipped(code: str) -> MessageTexts:
    file = files("dossier").joinpath("messages", f"{code}.yml")
    groups = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader) if file.is_file() else {}
    return {f"{group}.{key}": words for group, members in groups.items() for key, words in members.items()}
