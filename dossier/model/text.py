"""Curated text as a sequence of parts: Markdown to print as it is, and links, citations and directives."""

from dataclasses import dataclass
from typing import NamedTuple

from dossier.problems import Location


class ClaimRef(NamedTuple):
    """The name of a claim over the whole dossier, written ``source#claim``."""

    source: str
    claim: str

    def __str__(self) -> str:
        return f"{self.source}#{self.claim}"


class Named(NamedTuple):
    """An id as an editor wrote it, and where."""

    id: str
    at: Location


class Cited(NamedTuple):
    """A claim that a text or another claim names, and where."""

    claim: ClaimRef
    at: Location


@dataclass(frozen=True, slots=True)
class Markdown:
    """A piece of Markdown that is safe in every engine, and ``plain``, what readers see of it.

    White space in ``plain`` counts as in HTML: runs of it are one space. Where the ``source`` has HTML or its
    entities, ``bare`` is the same without them, for those who read it as Markdown.
    """

    source: str
    plain: str
    bare: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """``[[target]]`` or ``[[target|label]]``: a mention of an entity or a source."""

    target: str
    label: str
    at: Location


@dataclass(frozen=True, slots=True)
class Citation:
    """``[@source#claim]`` or ``[@a#x; @b#y]``: the claims a sentence rests on."""

    claims: tuple[Cited, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class NoteMark:
    """``[^label]``: the mark of a footnote that the editor wrote."""

    label: str
    at: Location


@dataclass(frozen=True, slots=True)
class PageLink:
    """``[text](page.md#anchor)``: the address of a link to another page of the dossier."""

    address: str
    at: Location


@dataclass(frozen=True, slots=True)
class Directive:
    """``<!-- dossier/name argument -->``: a list, timeline or chart that stands here."""

    name: str
    argument: str
    at: Location

    def __str__(self) -> str:
        return f"<!-- dossier/{' '.join(filter(None, (self.name, self.argument)))} -->"


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table that the editor wrote; in a text it follows the Markdown of the table.

    ``heading`` is the last one above the table. Rows have as many cells as the head.
    """

    heading: "Text"
    head: tuple["Text", ...]
    rows: tuple[tuple["Text", ...], ...]


Part = Markdown | Link | Citation | NoteMark | PageLink | Directive | Table
Text = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """The text of a footnote that the editor wrote."""

    label: str
    text: Text
    at: Location


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a reader reads it, what it cites and links to, and where it begins.

    Its ``text`` has neither Markdown nor citations. ``uncited`` says that the editor marked it as one that
    needs no citation. A row of a table is one sentence, with semicolons between its cells.
    """

    text: str
    claims: tuple[Cited, ...]
    links: tuple[Link, ...]
    uncited: bool
    at: Location


@dataclass(frozen=True, slots=True)
class Title:
    """A heading, the head of a table, the title of a box or the alternative text of a picture.

    It needs no citation: its ``words`` rest on what is cited in its section, and on the claims that the
    ``directives`` there list.
    """

    words: Sentence
    directives: tuple[Directive, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """The Markdown below the front matter of a file; its sentences include those of its notes.

    ``takeaways`` is the list of what readers should take away, which stands in the front matter.
    ``written`` is the Markdown as the editor wrote it, without the words of comments, which are for editors.
    """

    text: Text = ()
    notes: tuple[Note, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    titles: tuple[Title, ...] = ()
    takeaways: tuple[Text, ...] = ()
    written: str = ""

    @property
    def parts(self) -> Text:
        """All parts, including those of the takeaways and of the editor's footnotes."""
        first = tuple(part for text in self.takeaways for part in text)
        # Notes last, as on the page.
        return first + self.text + tuple(part for note in self.notes for part in note.text)
