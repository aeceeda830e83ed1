"""The text of an article, read for what it says: paragraph by paragraph."""

from collections.abc import Iterable
from dataclasses import replace

from dossier.derive.located import Places, places_of
from dossier.draft.masked import Paragraph, paragraph_of
from dossier.draft.quoted import Speech, speeches
from dossier.draft.readers import further, meets
from dossier.language.reporting import Reporting, reporting_by_verbs
from dossier.model.archive import Archived, Block


def paragraphs_of(places: Places, language: str) -> tuple[Paragraph, ...]:
    """The blocks of an article as they are read."""
    return tuple(paragraph_of(place, places, language, str(locator)) for locator, place in places.items())


def spoken_in(blocks: tuple[Block, ...], language: str) -> tuple[Speech, ...]:
    """What somebody says in an article; nothing in a language that nobody reads."""
    data = reporting_by_verbs(language)
    if data is None:
        return ()
    return all_speeches(paragraphs_of(places_of(Archived("", "", blocks)), language), data)


def all_speeches(paragraphs: tuple[Paragraph, ...], data: Reporting) -> tuple[Speech, ...]:
    """What is said by the rules of a language, and what the readers say that are installed beside.

    Ours goes first: of the same words, theirs only names the speaker where we know none, and that is unsure.
    """
    ours = tuple(speeches(paragraphs, data)) if data.has_rules else ()
    more = tuple(further(paragraphs, data))
    new = [speech for speech in more if not any(_meet(speech, each) for each in ours)]
    row = [*(_with_speaker(speech, more) for speech in ours), *new]
    return tuple(sorted(row, key=lambda speech: speech.paragraph.place.number))


def _with_speaker(speech: Speech, more: Iterable[Speech]) -> Speech:
    if speech.speaker:
        return speech
    same = (each for each in more if each.is_quote is speech.is_quote and _meet(each, speech))
    other = next((each for each in same if each.speaker), None)
    return replace(speech, speaker=other.speaker, is_near=True) if other else speech


def _meet(one: Speech, other: Speech) -> bool:
    """Whether two have words in common."""
    return one.paragraph is other.paragraph and any(meets(a, b) for a in one.content for b in other.content)
