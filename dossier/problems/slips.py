"""One slip of an editor, one problem: what only follows from another is not reported again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dossier.problems.problem import Code, Problem, errors

# What is said of an entity or claim may be missing because what was to mention it leads nowhere.
_UNUSED = (Code.UNMENTIONED_ENTITY, Code.UNUSED_CLAIM)
_UNKNOWN = (Code.UNKNOWN_ENTITY, Code.UNKNOWN_SOURCE, Code.UNKNOWN_CLAIM)

# What is compared with a text, as its language is read.
_COMPARED = (
    *(
        Code.ABSENT_SPEAKER,
        Code.INCONSISTENT_DATE,
        Code.LATE_DATE,
        Code.MISNAMED_SPEAKER,
        Code.NEEDLESS_BY_HAND,
    ),
    *(
        Code.NEEDLESS_TRANSLATION,
        Code.NOT_QUOTED,
        Code.REVERSED_QUOTE,
        Code.UNBOUND_DATE,
        Code.UNBOUND_NUMBER,
    ),
    *(Code.UNFOUNDED_NAME, Code.UNNAMED_SPEAKER, Code.UNREAD, Code.UNTRANSLATED_QUOTE, Code.WRONG_SPEAKER),
    Code.WRONG_STANCE,
)

# More places than these help nobody to find the slip.
_MOST_PLACES = 3


def each_slip(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in their order, one for each slip; it names the other places that it has spoiled.

    Problems of one slip have the same ``slip``. Of a date that does not fit its own words, nothing else is
    reported in its claim.
    """
    rest = list(_explained(tuple(problems)))
    slips: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in rest:
        slips[problem.slip].append(problem)
    first = {id(members[0]): members for slip, members in slips.items() if slip}
    return tuple(
        _with_places(first[id(problem)]) if problem.slip else problem
        for problem in rest
        if not problem.slip or id(problem) in first
    )


def name_slip(name: str) -> str:
    """The slip of a name that leads nowhere: "Mira Holm" and "mira-holm" are mended by one file."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return f"name {'-'.join(words)}"


def _explained(problems: tuple[Problem, ...]) -> Iterator[Problem]:
    """The problems without those that another one explains."""
    misread = {problem.at.file for problem in problems if problem.code is Code.WRONG_LANGUAGE}
    is_lost = any(problem.code in _UNKNOWN for problem in problems)
    stale = {problem.slip for problem in problems if problem.code is Code.STALE_DATE}
    misdated = {problem.claim for problem in problems if problem.code is Code.INCONSISTENT_DATE} - {""}
    causes = {Code.INCONSISTENT_DATE: stale, Code.UNBOUND_DATE: stale | misdated}
    # What is mended is verified anyway, so only what needs nothing else is reported as unverified.
    others = [other for other in errors(problems) if other.code is not Code.UNVERIFIED]
    unmended = {other.at.file for other in others} | {other.slip.partition("#")[0] for other in others}
    for problem in problems:
        is_compared = problem.at.file in misread and problem.code in _COMPARED
        behind = causes.get(problem.code, set()).intersection((problem.claim, *problem.follows))
        is_unused = is_lost and problem.code in _UNUSED
        is_later = problem.code is Code.UNVERIFIED and unmended.intersection(
            (problem.at.file, problem.claim.partition("#")[0])
        )
        if not behind and not is_unused and not is_later and not is_compared:
            yield problem


def _with_places(problems: list[Problem]) -> Problem:
    first, *others = problems
    places = list(dict.fromkeys(str(problem.at) for problem in others if problem.at != first.at))
    if not places:
        return first
    more = f" and {len(places) - _MOST_PLACES} more" if len(places) > _MOST_PLACES else ""
    count = "another place" if len(places) == 1 else f"{len(places)} other places"
    hint = f"{first.hint}; " if first.hint else ""
    hint += f"the same at {', '.join(places[:_MOST_PLACES])}{more}"
    return replace(first, message=f"{first.message}, and so at {count}", hint=hint)
