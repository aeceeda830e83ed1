"""Whether words are the full name of somebody, be it an actor or not."""

from collections.abc import Sequence
from itertools import takewhile

from dossier.derive.spoken import Spoken
from dossier.language.lexicon import lexicon
from dossier.language.speech import Unit

# In words: what may stand between a title and the name behind it.
_LONGEST_OFFICE = 2


def is_full_name(there: Spoken, row: Sequence[Unit]) -> bool:
    """Whether two words with capitals stand there, behind an article or words for an office alone."""
    free = [unit for unit in row if not there.data.has("definite", unit.lower)]
    before = list(takewhile(lambda unit: not there.text[unit.start].isupper(), free))
    name = free[len(before) : len(before) + 2]
    # Where nouns have capitals, one of the two is a title.
    longest = _LONGEST_OFFICE if there.data.has_names else 0
    stops = lexicon(there.language).stops
    is_far = any(unit.lower in stops or there.data.has("pronouns", unit.lower) for unit in before)
    return len(name) == 2 and there.text[name[1].start].isupper() and len(before) <= longest and not is_far
