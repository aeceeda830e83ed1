"""Everything that is worded, each by one function, by subject: a line where it holds links, else a text."""

from dossier.render.wording.provenance import behind_words
from dossier.render.wording.values import capital, quantity_words, stance_words

__all__ = ["behind_words", "capital", "quantity_words", "stance_words"]
