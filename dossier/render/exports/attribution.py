"""In plain words: who says so, and how a statement is meant, so that it can be copied alone."""

from collections.abc import Iterable, Iterator

from babel import Locale

from dossier.compose.views import Anchor, Attributed, Speaker
from dossier.model.content import Claim, Dossier, Stance
from dossier.render.plain import said
from dossier.render.wording import STANCES, basis_words, date_words, own_words

UNNAMED = "somebody unnamed"
OPINION = "the author’s opinion"
WITHDRAWN = "withdrawn"
_NO_COMMENT = "no comment by {by}, as the article has it"
_THROUGH = "through {via}"
_TAKEN = "the article, taken from {works}"
_FIRST_HAND = "the article itself, at first hand"
_UNKNOWN = "the article itself, origin unknown"
_ARTICLE_OF = "article of {date}"
_UNDATED = "undated article"


def who(line: Attributed) -> str:
    """Who says so: ``Choe Son Hui, through Agence France-Presse, a Russian translation``."""
    words = _who(line)
    return f"{words}; {own_words(line)}" if line.own else words


def _who(line: Attributed) -> str:
    by, via = _names(line.by), _names(line.via)
    if by and line.stance is Stance.NO_COMMENT:
        return _NO_COMMENT.format(by=by)
    if by or via:
        return ", ".join(filter(None, (by, _THROUGH.format(via=via) if via else "")))
    if line.derived:
        return _TAKEN.format(works=", ".join(work.label for work in line.derived))
    return _FIRST_HAND if line.first_hand else _UNKNOWN


def _names(speakers: Iterable[Speaker]) -> str:
    return ", ".join(speaker_words(speaker.actor, speaker.role) for speaker in speakers)


def speaker_words(actor: Anchor | None, role: str) -> str:
    """An actor, somebody who speaks for it, or nobody named."""
    if actor:
        return f"{actor.label} ({role})" if role else actor.label
    return role if role and role != "unnamed" else UNNAMED


def told(dossier: Dossier, claim: Claim, line: Attributed) -> str:
    """What a claim says, with all that a reader must know of it where it stands alone."""
    about = (who(line), STANCES[line.stance], when(dossier, line), *marks(claim))
    return f"{said(dossier, claim.says)} ({'; '.join(filter(None, about))})"


def when(dossier: Dossier, line: Attributed) -> str:
    """When it happened, or of when the article is, and what that rests on."""
    if line.date is None:
        return _UNDATED
    basis = basis_words(line.date)
    words = date_words(line.date.date, Locale.parse(dossier.settings.language, sep="-"))
    words += f" ({basis})" if basis else ""
    return _ARTICLE_OF.format(date=words) if line.published else words


def marks(claim: Claim) -> Iterator[str]:
    """What a reader must not overlook."""
    if claim.analysis:
        yield OPINION
    if claim.withdrawn:
        yield WITHDRAWN
