"""Claims that tell of another than their sentence does, or of all where that tells of a part."""

from collections.abc import Iterator

from dossier.derive.amounts import plain
from dossier.derive.located import Located
from dossier.language.cldr import primary
from dossier.language.left_out import left_out
from dossier.language.of_another import date_of_another
from dossier.language.opened import opened_by
from dossier.language.roles import swapped
from dossier.model.content import Claim, Dossier, Source, Stance
from dossier.model.same_text import normal
from dossier.problems import Code, Problem

_HINT = "mend it, or compare it and write 'by_hand: {words: [what stands there], because: …}'"


def told_otherwise(
    claim: Claim, place: Located, source: Source, dossier: Dossier, is_compared: bool
) -> Iterator[Problem]:
    """A claim that turns who did it to whom, dates one thing by another, or leaves a rank or a part out.

    Words are compared only in one language, and only whoever reads both can tell what they mean. What the
    sentence leaves open is told unless it ``is_compared`` already.
    """
    language = dossier.settings.language
    if primary(source.language) != primary(language):
        return
    says, given = normal(plain(claim.says)), place.sentence
    rules = (
        _swapped,
        _left_out,
        _dated,
        *(() if is_compared or claim.stance is not Stance.ASSERTS else (_opened,)),
    )
    for message in filter(None, (rule(says, given, language) for rule in rules)):
        yield Problem(Code.UNREAD, claim.at, f"'{claim.ref.claim}' was not checked for {message}", _HINT)


def _swapped(says: str, given: str, language: str) -> str:
    swap = swapped(says, given, language)
    if swap is None:
        return ""
    return f"who is who: '{swap.before}' and '{swap.behind}' stand the other way round in its sentence"


def _left_out(says: str, given: str, language: str) -> str:
    words = left_out(says, given, language)
    return f"a part: its sentence has '{words}'" if words else ""


def _dated(says: str, given: str, language: str) -> str:
    verb = date_of_another(says, given, language)
    return f"the date of '{verb}': its sentence has another date beside that" if verb else ""


def _opened(says: str, given: str, language: str) -> str:
    word = opened_by(says, given, language)
    return f"what its sentence leaves open by '{word}'" if word else ""
