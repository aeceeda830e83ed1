"""The text of an article, read for what it says: paragraph by paragraph."""

from dossier.derive.located import Places, places_of
from dossier.draft.masked import Paragraph, paragraph_of
from dossier.draft.quoted import Speech, speeches
from dossier.language.reporting import reporting
from dossier.model.archive import Archived, Block


def paragraphs_of(places: Places, language: str) -> tuple[Paragraph, ...]:
    """The blocks of an article as they are read."""
    return tuple(paragraph_of(place, places, language, str(locator)) for locator, place in places.items())


def spoken_in(blocks: tuple[Block, ...], language: str) -> tuple[Speech, ...]:
    """What somebody says in an article; nothing in a language that is not known so well."""
    data = reporting(language)
    if data is None:
        return ()
    return tuple(speeches(paragraphs_of(places_of(Archived("", "", blocks)), language), data))
