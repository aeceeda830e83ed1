"""Who says so and how it is meant, in plain words that stay with a statement wherever it is copied."""

from collections.abc import Iterable, Iterator

from dossier.compose.provenance import Provenance, Speaker, When
from dossier.model.content import Claim, Dossier, Stance
from dossier.render.dates import basis_words, date_words
from dossier.render.messages import Messages
from dossier.render.plain import said
from dossier.render.wording import behind_words, interest_words, stance_words


def attribution(line: Provenance, t: Messages) -> str:
    """Stance, speakers, carriers, date with its basis, and what stands behind a statement."""
    return t.joined(filter(None, (_told_by(line, t), when(line, t), behind_words(line, t))), "semicolon")


def told(dossier: Dossier, claim: Claim, line: Provenance, t: Messages) -> str:
    """What a claim says, with all that a reader must know of it where it stands alone."""
    about = t.joined((attribution(line, t), *marks(claim, t)), "semicolon")
    return t("attribution.told", says=said(dossier, claim.says), about=about)


def marks(claim: Claim, t: Messages) -> Iterator[str]:
    """What a reader must not overlook."""
    if claim.analysis:
        yield t("who.opinion")
    if claim.withdrawn:
        yield t("attribution.withdrawn")


def who(line: Provenance, t: Messages) -> str:
    """Who says so: ``Choe Son Hui, through Agence France-Presse, a Russian translation``."""
    return t.joined(filter(None, (_who(line, t), interest_words(line, t))), "semicolon")


def when(line: Provenance, t: Messages) -> str:
    """The date of a statement, else that of its article, with what it rests on."""
    if line.date is None:
        return t("dates.undated-article")
    words = dated(line.date, t)
    return t("dates.article-of", date=words) if line.published else words


def dated(value: When, t: Messages) -> str:
    """A date and what it rests on: ``November 2024, date from outside``."""
    return t.joined(filter(None, (date_words(value.date, t), basis_words(value, t))))


def speakers(found: Iterable[Speaker], t: Messages) -> str:
    """Who speaks or carries, named: ``South Korea (officials), AFP``."""
    return t.joined(dict.fromkeys(speaker_name(speaker, t) for speaker in found))


def speaker_name(found: Speaker, t: Messages) -> str:
    """An actor, somebody who speaks for it, or nobody named."""
    if found.actor:
        actor = t.text(found.actor.label)
        return t("who.with-role", actor=actor, role=found.role) if found.role else actor
    return found.role if found.role not in ("", "unnamed") else t("who.unnamed")


def _who(line: Provenance, t: Messages) -> str:
    if not line.by:
        return _teller(line, t)
    named = speakers(line.by, t)
    if line.stance is Stance.NO_COMMENT:
        return t("who.no-comment", speakers=named)
    return t.joined(filter(None, (named, _through(line, t))))


def _told_by(line: Provenance, t: Messages) -> str:
    """Who says so, and how that is meant."""
    stance = stance_words(line.stance, t)
    if line.by:
        is_plain = not stance or line.stance is Stance.NO_COMMENT
        return who(line, t) if is_plain else t(f"attribution.{line.stance}", who=who(line, t))
    teller = who(line, t)
    words = teller if line.via else t("attribution.told-by", who=teller)
    return t.joined(filter(None, (stance, words)))


def _teller(line: Provenance, t: Messages) -> str:
    """The article, where nobody is named who says so, and whence it has it."""
    if line.via:
        return _through(line, t)
    if line.derived:
        return t.joined((t("who.article"), _taken(line, t)))
    return t("who.article-first-hand" if line.first_hand else "who.article-unknown")


def _through(line: Provenance, t: Messages) -> str:
    key = "who.through-in-part" if line.via_in_part else "who.through"
    return t(key, carriers=speakers(line.via, t)) if line.via else ""


def _taken(line: Provenance, t: Messages) -> str:
    works = t.joined(work.label for work in line.derived)
    return t("who.taken-in-part" if line.derived_in_part else "who.taken", works=works)
