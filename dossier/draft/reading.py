"""The text of an article, read for what it says: paragraph by paragraph."""

from dossier.derive.located import Places, places_of
from dossier.draft.masked import Paragraph, paragraph_of
from dossier.draft.quoted import Speech, speeches
from dossier.intake.boilerplate import marked
from dossier.intake.plain_articles import read_plain
from dossier.language.reporting import reporting
from dossier.model.archive import Archived, Block


def paragraphs_of(places: Places, language: str) -> tuple[Paragraph, ...]:
    """The blocks of an article as they are read."""
    return tuple(paragraph_of(place, places, language) for place in places.values())


def spoken_in(text: str, language: str) -> tuple[Speech, ...]:
    """What somebody says in a plain text; nothing in a language that is not known so well."""
    article = read_plain(text.encode(), language)
    data = reporting(language)
    if isinstance(article, str) or data is None:
        return ()
    blocks = marked(article.blocks)
    kept = tuple(Block("left out" if b.reason else b.label, b.text, b.reason) for b in blocks)
    return tuple(speeches(paragraphs_of(places_of(Archived("", "", kept)), language), data))
