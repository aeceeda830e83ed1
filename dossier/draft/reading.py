"""The text of an article, read for what it says: paragraph by paragraph."""

from collections.abc import Iterable

from dossier.derive.located import Places, places_of
from dossier.draft.masked import Paragraph, paragraph_of
from dossier.draft.quoted import Speech, speeches
from dossier.draft.readers import further
from dossier.language.reporting import Reporting, reporting
from dossier.model.archive import Archived, Block


def paragraphs_of(places: Places, language: str) -> tuple[Paragraph, ...]:
    """The blocks of an article as they are read."""
    return tuple(paragraph_of(place, places, language, str(locator)) for locator, place in places.items())


def spoken_in(blocks: tuple[Block, ...], language: str) -> tuple[Speech, ...]:
    """What somebody says in an article; nothing in a language that is not known so well."""
    data = reporting(language)
    if data is None:
        return ()
    return all_speeches(paragraphs_of(places_of(Archived("", "", blocks)), language), data)


def all_speeches(paragraphs: tuple[Paragraph, ...], data: Reporting) -> tuple[Speech, ...]:
    """What is said by the rules of a language, and what the readers find that are installed beside."""
    row = tuple(speeches(paragraphs, data))
    return (*row, *(speech for speech in further(paragraphs, data.language) if not _has(row, speech)))


def _has(row: Iterable[Speech], speech: Speech) -> bool:
    """Whether the same words are proposed already."""
    (start, end), *_ = speech.content
    same = (each for each in row if each.paragraph is speech.paragraph and each.is_quote is speech.is_quote)
    return any(first < end and start < last for each in same for first, last in each.content)
