"""Whether a text tells, however indirectly, what happened to somebody: that they died, or were arrested."""

from collections.abc import Mapping
from functools import lru_cache

from dossier.language.cldr import primary
from dossier.language.data import read_data
from dossier.language.lexicon import lexicon
from dossier.language.tokens import tokens


def may_tell(text: str, event: str, language: str) -> bool:
    """Whether a text may tell of an event; of a language or an event whose words are not listed, any may."""
    beginnings = _beginnings(primary(language)).get(event)
    if not beginnings:
        return True
    if lexicon(language).glued:
        return any(each in text for each in beginnings)
    return any(token.lower.startswith(beginnings) for token in tokens(text) if token.is_word)


@lru_cache(maxsize=64)
def _beginnings(language: str) -> Mapping[str, tuple[str, ...]]:
    """For each event, how the words begin that tell of it: those listed, and the words of the lexicon."""
    events = lexicon(language).events
    every = read_data("told_events.yml")
    listed = every.get(language, {})
    return {
        event: (
            *listed.get(event, "").casefold().split(),
            *(word for word, name in events.items() if name == event),
        )
        for event in every["en"]
        if event in listed or event in events.values()
    }
