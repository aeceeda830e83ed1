"""What is read in which language, as a table for the guide: worked out from the data, not written by hand.

``python -m dossier.language.readings docs/guide.md`` puts it between its marks; a test holds the two equal.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from dossier.language.amounts import reads_number_words
from dossier.language.calendars import calendar
from dossier.language.cldr import locale_of
from dossier.language.data import SHARED, read_data
from dossier.language.lexicon import lexicon

BEGIN, END = "<!-- languages: made by dossier/language/readings.py -->\n", "<!-- /languages -->\n"
_FOLDER = files("dossier.language")
# Files with a list for each language, and folders with a file for each.
_LISTS = {
    "Relative dates": "relative.yml",
    "Negations": "negations.yml",
    "Conditions and doubts": "moods.yml",
    "Verbs of speech": "speech",
    "Speech behind dashes": "quotations.yml",
    "Abbreviations": "sentences.yml",
}
# The longest code of a language in ISO 639; other keys of a file are longer words.
_LONGEST = 3


def with_table(text: str) -> str:
    """The text with the table as it is now between its marks."""
    before, _, behind = text.partition(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{behind.partition(END)[2]}"


def table() -> str:
    """A row for each language of which more than dates are read, by its English name."""
    lists = {column: codes for column, name in _LISTS.items() if (codes := _codes(name))}
    # A file that languages share has the name of none.
    codes = _codes("lexicons").union(SHARED, *lists.values()) - frozenset(SHARED.values())
    rows = sorted((_name(code), *_row(code, lists.values())) for code in codes if locale_of(code))
    head = ("Language", "Numbers", "Dates", *lists)
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _row(code: str, lists: Iterable[frozenset[str]]) -> Iterator[str]:
    yield _numbers(code)
    yield "yes" if calendar(code).months else "no"
    yield from ("yes" if {code, SHARED.get(code, code)} & codes else "no" for codes in lists)


def _numbers(code: str) -> str:
    words = lexicon(code)
    if not words.reads_numbers:
        return "no"
    if words.partial:
        return "beside known words"
    return "yes, also in words" if reads_number_words(code) else "in digits"


def _name(code: str) -> str:
    locale = locale_of(code)
    return f"{locale.english_name} (`{code}`)" if locale else code


def _codes(name: str) -> frozenset[str]:
    """The languages that a folder has files of, or that are keys of a file, at the top or below."""
    place = _FOLDER.joinpath(name)
    if place.is_dir():
        return frozenset(file.name.removesuffix(".yml") for file in place.iterdir())
    return frozenset(_keys(read_data(name))) if place.is_file() else frozenset()


def _keys(tree: Mapping[str, Any]) -> Iterator[str]:
    for key, value in tree.items():
        if len(key) <= _LONGEST and (locale_of(key) or key in SHARED.values()):
            yield key
        elif isinstance(value, dict):
            yield from (k for k in value if isinstance(k, str) and len(k) <= _LONGEST and locale_of(k))


if __name__ == "__main__":
    guide = Path(sys.argv[1])
    guide.write_text(with_table(guide.read_text(encoding="utf-8")), encoding="utf-8")
