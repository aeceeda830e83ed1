"""Who says so, in plain words that stay with a statement wherever it is copied."""

from collections.abc import Iterable

from babel import Locale

from dossier.compose.views import Attributed, Speaker, When
from dossier.model.content import Stance
from dossier.render.wording import STANCES, basis_words, behind_words, date_words, on_words

UNNAMED = "unnamed"
WORDS = {
    "article": "article of {date}",
    "by": "{stance} by {speakers}",
    "first hand": "the article itself, at first hand",
    "in part": "in part {words}",
    "no comment": "no comment by {speakers}, as the article has it",
    "somebody": "somebody unnamed",
    "taken": "the article, {words}",
    "taken from": "taken from {works}",
    "told": "told by {teller}",
    "through": "through {carriers}",
    "undated": "undated article",
    "unknown": "the article itself, origin unknown",
}


def attribution(line: Attributed, locale: Locale) -> str:
    """Stance, speakers, carriers, date with its basis, and what stands behind a statement."""
    pieces = [_who(line), when_words(line, locale)]
    pieces += [words for words in (behind_words(line),) if words]
    return "; ".join(pieces)


def when_words(line: Attributed, locale: Locale) -> str:
    """The date of a statement, else that of its article, with what it rests on."""
    if line.date is None:
        return WORDS["undated"]
    if line.published:
        return WORDS["article"].format(date=dated(line.date, locale))
    return ", ".join(filter(None, (on_words(line.date.date, locale), basis_words(line.date))))


def dated(when: When, locale: Locale) -> str:
    """A date and what it rests on: ``November 2024, date from outside``."""
    return ", ".join(filter(None, (date_words(when.date, locale), basis_words(when))))


def speakers(found: Iterable[Speaker]) -> str:
    """Who speaks or carries, named: ``South Korea (officials), AFP``."""
    return ", ".join(dict.fromkeys(map(_speaker, found)))


def _speaker(found: Speaker) -> str:
    if found.actor:
        return f"{found.actor.label} ({found.role})" if found.role else found.actor.label
    return found.role if found.role not in ("", UNNAMED) else WORDS["somebody"]


def _who(line: Attributed) -> str:
    if not line.by:
        teller = WORDS["told"].format(teller=_teller(line))
        return f"{STANCES[line.stance]}, {teller}" if STANCES[line.stance] else teller
    named = speakers(line.by)
    if line.stance is Stance.NO_COMMENT:
        return WORDS["no comment"].format(speakers=named)
    said = WORDS["by"].format(stance=STANCES[line.stance], speakers=named) if STANCES[line.stance] else named
    return ", ".join(filter(None, (said, _through(line))))


def _teller(line: Attributed) -> str:
    if line.via:
        return f"the article {_through(line)}"
    if line.derived:
        return WORDS["taken"].format(words=_taken(line))
    return WORDS["first hand"] if line.first_hand else WORDS["unknown"]


def _through(line: Attributed) -> str:
    words = WORDS["through"].format(carriers=speakers(line.via)) if line.via else ""
    return WORDS["in part"].format(words=words) if words and line.via_in_part else words


def _taken(line: Attributed) -> str:
    words = WORDS["taken from"].format(works=", ".join(work.label for work in line.derived))
    return WORDS["in part"].format(words=words) if line.derived_in_part else words
