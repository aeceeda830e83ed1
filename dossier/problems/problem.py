"""What is wrong in an editor's file, and where.

Editors' mistakes are values that are collected, sorted and reported together. Exceptions are for bugs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, StrEnum
from typing import NamedTuple

from dossier.problems.printable import printable


class Severity(StrEnum):
    """An error stops the build, a warning does not. Each code has one severity, always the same."""

    ERROR = "error"
    WARNING = "warning"


class Code(Enum):
    """Every defect that can be reported, named after the defect, with its severity and meaning."""

    ABSENT_SPEAKER = (Severity.ERROR, "a source never names who asserts or carries a claim")
    AMBIGUOUS_NAME = (Severity.ERROR, "a name is borne by more than one entity")
    AMBIGUOUS_QUOTE = (Severity.ERROR, "a quote or passage stands more than once at its place")
    BAD_DATE = (Severity.ERROR, "a date is not an EDTF date, or its basis is not allowed there")
    BAD_ENCODING = (Severity.ERROR, "a file is not UTF-8 text")
    BAD_FOOTNOTE = (Severity.ERROR, "a footnote in curated text is undefined, unused or defined twice")
    BAD_ID = (Severity.ERROR, "an id is not made of lower-case ASCII words joined by hyphens")
    BAD_LOCATOR = (Severity.ERROR, "a locator does not say where in the source")
    BAD_MARKUP = (Severity.ERROR, "a link, citation or directive in a text is not complete")
    BAD_PASSAGE = (
        Severity.ERROR,
        "a claim has neither quote nor passage, both, a passage too long, or no words",
    )
    BAD_QUANTITY = (Severity.ERROR, "a quantity is neither a number, a range nor words without digits")
    BAD_STRING = (Severity.ERROR, "a string of the interface lacks a place or a form, or has one too many")
    BAD_URL = (Severity.ERROR, "an address is not a full https address")
    BROKEN_ARCHIVE = (Severity.ERROR, "an archived text cannot be read")
    BROKEN_FRONT_MATTER = (Severity.ERROR, "the front matter is not valid YAML")
    BROKEN_LINK = (Severity.ERROR, "a link leads to a page that does not exist")
    CHANGED_TEXT = (Severity.ERROR, "an archived text is not the one that the source was read from")
    CONTROL_CHARACTER = (
        Severity.ERROR,
        "a text holds a character that nobody sees and programs take for a sign",
    )
    CYCLE = (Severity.ERROR, "entities, sources or claims refer to each other in a circle")
    DRAFT_CITED = (Severity.ERROR, "what is published rests on a draft, which is not")
    DUPLICATE_ID = (Severity.ERROR, "two files or claims have the same id")
    DUPLICATE_KEY = (Severity.ERROR, "a key stands twice in one mapping")
    HIDDEN_METADATA = (Severity.ERROR, "a picture carries more than it shows, such as a place or a name")
    INCONSISTENT_DATE = (Severity.ERROR, "a date does not agree with its words or with what it comes from")
    LATE_DATE = (Severity.WARNING, "what is told as past is dated after its source appeared")
    LOOK_ALIKE = (Severity.WARNING, "a name looks like another, in letters that are not the same")
    MERGE_CONFLICT = (Severity.ERROR, "a merge was not finished: both versions stand in the file")
    MISNAMED_SPEAKER = (Severity.ERROR, "the words for a speaker name nobody, or somebody else")
    MISQUOTED = (Severity.ERROR, "the words of a quote or passage do not stand in the source's text")
    MISSING_FRONT_MATTER = (Severity.ERROR, "a file does not begin with front matter")
    MISSING_KEY = (Severity.ERROR, "a key that must be there is missing")
    MIXED_SCRIPTS = (Severity.WARNING, "a word of a name has letters of several scripts that look alike")
    NAMED_AUTHOR = (Severity.WARNING, "a PDF file names who made it")
    NEEDLESS_BY_HAND = (Severity.WARNING, "an editor read by hand what the program can read")
    NEEDLESS_TRANSLATION = (Severity.ERROR, "a quote in the language of the dossier is translated")
    NOT_INCLUDED = (Severity.ERROR, "a number cannot be part of the number that is said to include it")
    NOT_QUOTED = (Severity.ERROR, "the words of a quote stand outside quotation marks in the source's text")
    OVERQUOTED = (Severity.ERROR, "more of a source is quoted or printed than is allowed")
    PATH_COLLISION = (Severity.ERROR, "two files would become the same page")
    REVERSED_QUOTE = (Severity.ERROR, "a quote cuts off, leaves out or puts in a negation")
    STALE_DATE = (Severity.ERROR, "a date was inferred from another that has changed since")
    SYMBOLIC_LINK = (Severity.ERROR, "a symbolic link leads out of its folder, to a folder, or nowhere")
    TOO_LARGE = (Severity.ERROR, "something is larger than the settings allow")
    UNBOUND_DATE = (Severity.ERROR, "a date in a text is in none of the claims or passages behind it")
    UNBOUND_NUMBER = (Severity.ERROR, "a number is not in the claim or passage that it comes from")
    UNCITED_SENTENCE = (
        Severity.ERROR,
        "a sentence of curated text carries no citation and is not marked as one that needs none",
    )
    UNCLOSED_DIRECTION = (
        Severity.ERROR,
        "a sign that turns the direction of writing has no end in its line, or no beginning",
    )
    UNEXPECTED_FILE = (Severity.ERROR, "a file stands where the build does not use it")
    UNFOUNDED_NAME = (Severity.WARNING, "a name in what a claim says stands nowhere in its source")
    UNKNOWN_CHOICE = (Severity.ERROR, "a value is not among the choices")
    UNKNOWN_CLAIM = (Severity.ERROR, "no source has a claim with this id")
    UNKNOWN_CURRENCY = (Severity.ERROR, "no currency has this code")
    UNKNOWN_DIRECTIVE = (Severity.ERROR, "no list, timeline or chart has this name")
    UNKNOWN_ENTITY = (Severity.ERROR, "no entity has this id or name")
    UNKNOWN_FIELD = (Severity.ERROR, "the kind of the entity has no such field")
    UNKNOWN_KEY = (Severity.ERROR, "a key is not known here")
    UNKNOWN_KIND = (Severity.ERROR, "a folder is not one of the kinds")
    UNKNOWN_SOURCE = (Severity.ERROR, "no source has this id")
    UNMENTIONED_ENTITY = (Severity.WARNING, "no claim mentions the entity")
    UNNAMED_SPEAKER = (Severity.WARNING, "the passage of a claim does not name who asserts or carries it")
    UNREADABLE_FILE = (Severity.ERROR, "a file or a folder cannot be read")
    UNREAD = (Severity.WARNING, "what is to be compared could not be read, and was not checked")
    UNSUPPORTED_DATE = (Severity.ERROR, "all that a date is inferred from was withdrawn")
    UNSUPPORTED_SENTENCE = (Severity.ERROR, "every claim that a sentence cites was withdrawn")
    UNSURE_CLAIM = (Severity.ERROR, "a claim that is no draft says that it is unsure of something")
    UNTRANSLATED_QUOTE = (Severity.ERROR, "a quote in another language has no translation")
    UNUSED_CLAIM = (Severity.WARNING, "no page uses the claim")
    UNVERIFIED = (Severity.ERROR, "a claim was changed since it was compared with its source's text")
    WRONG_LANGUAGE = (Severity.ERROR, "a source's text is in another language than its record says")
    WRONG_LOCATOR = (Severity.ERROR, "the words of a quote or passage stand at another place")
    WRONG_SPEAKER = (Severity.ERROR, "the source lets somebody else say what is quoted")
    WRONG_STANCE = (
        Severity.WARNING,
        "a claim asserts what the source denies, promises, predicts or suspects",
    )
    WRONG_TYPE = (Severity.ERROR, "a value is not of the type its key asks for")
    YAML_TRAP = (Severity.ERROR, "YAML reads something else than what stands there")

    @property
    def slug(self) -> str:
        """The code as editors see it, such as ``unknown-entity``."""
        return self.name.lower().replace("_", "-")

    @property
    def severity(self) -> Severity:
        """Whether the defect stops the build."""
        return self.value[0]

    @property
    def meaning(self) -> str:
        """The defect in one line."""
        return self.value[1]


class Location(NamedTuple):
    """A place in an editor's file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{printable(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One defect at one place; the message stands alone on one line, the hint says what to do.

    ``claim`` is the claim that was compared, as ``source#claim``, where the defect is one of the comparison.
    Problems with one ``slip`` are mended at one place; ``follows`` are slips and claims that may explain it.
    """

    code: Code
    at: Location
    message: str
    hint: str = ""
    claim: str = ""
    slip: str = ""
    follows: tuple[str, ...] = ()


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by file, line and column, each once."""
    # A date or a name that stands once may be read by several rules.
    return tuple(sorted(set(problems), key=lambda p: (p.at, p.code.slug, p.message, p.hint)))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of the problems that stop the build."""
    return tuple(p for p in problems if p.code.severity is Severity.ERROR)


def one_line(text: str) -> str:
    """The text with every run of white space, line breaks included, as one space."""
    return " ".join(text.split())


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """A hint that names the candidate nearest to a word; empty where none is near."""
    near = get_close_matches(word, list(candidates), n=1)
    return f"did you mean '{near[0]}'?" if near else ""
