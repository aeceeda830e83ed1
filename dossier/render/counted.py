"""In words: what a page holds."""

from dossier.compose.blocks import Summary
from dossier.model.content import Stance
from dossier.render.wording import STANCES, number_words

# Up to here, all numbers of a sentence are in words.
_FEW = 10


def summary_words(found: Summary) -> str:
    """The counts in a sentence or two: "Two statements: one asserted, one denied; both rest on …"."""
    total = sum(count for _, count in found.stances)
    if total == 1:
        said = f"One statement, {_stance(found.stances[0][0])}; {_alone(found)}."
    else:
        said = f"{_number(total, total)} statements{_stances(found, total)}; {_origins(found, total)}."
    return said[0].upper() + said[1:] + _opinions(found.opinions, total)


def _number(count: int, total: int) -> str:
    return number_words(count) if total <= _FEW else str(count)


def _stance(stance: Stance) -> str:
    return STANCES[stance] or "asserted"


def _stances(found: Summary, total: int) -> str:
    if len(found.stances) == 1:
        return f", {_all(total)} {_stance(found.stances[0][0])}"
    return ": " + ", ".join(f"{_number(count, total)} {_stance(stance)}" for stance, count in found.stances)


def _all(total: int) -> str:
    return "both" if total == 2 else "all"


def _alone(found: Summary) -> str:
    if found.unknown:
        return "its origin is unknown"
    return "it rests on one origin" if found.one else "it rests on several origins"


def _origins(found: Summary, total: int) -> str:
    """How many rest on one origin, on several, and of how many none is known."""
    counts = (found.one, "one origin"), (found.several, "several")
    known = [(count, what) for count, what in counts if count]
    if not known:
        return "no origin is known"
    (first, what), *others = known
    if first == total:
        return f"{_all(total)} rest on {what}"
    rest = [f"{_number(first, total)} {'rests' if first == 1 else 'rest'} on {what}"]
    rest += [f"{_number(count, total)} on {what}" for count, what in others]
    rest += [f"of {_number(found.unknown, total)} the origin is unknown"] if found.unknown else []
    return ", ".join(rest)


def _opinions(count: int, total: int) -> str:
    if not count:
        return ""
    verb, noun = ("is", "opinion") if count == 1 else ("are", "opinions")
    return f" There {verb} also {_number(count, total)} {noun} of the articles’ authors."
