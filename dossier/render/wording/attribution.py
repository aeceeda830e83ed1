"""Who says so, and with what stance, as plain text that can be copied along with a statement."""

from collections.abc import Iterable, Iterator

from dossier.compose.provenance import Provenance, Speaker, When
from dossier.model.content import Claim, Dossier, Stance
from dossier.render.messages import Messages
from dossier.render.plain_text import text
from dossier.render.wording import provenance as wording
from dossier.render.wording.dates import printed
from dossier.render.wording.texts import said
from dossier.render.wording.values import stance_words


def attribution(provenance: Provenance, t: Messages) -> str:
    """Stance, speakers, carriers, what stands behind a statement, and its date with its basis."""
    return t.once(_attribution, provenance)


def _attribution(provenance: Provenance, t: Messages) -> str:
    return t.joined((_told_by(provenance, t), wording.when(provenance, t, _dated)), "semicolon")


def with_attribution(dossier: Dossier, claim: Claim, provenance: Provenance, t: Messages) -> str:
    """What a claim says, with attribution and cautions, so that it can stand alone."""
    withdrawn = [t("attribution.withdrawn")] if claim.withdrawn else []
    about = t.joined((attribution(provenance, t), *withdrawn), "semicolon")
    key = "attribution.opinion" if claim.analysis else "attribution.told"
    return t(key, says=said(dossier, claim.says), about=about)


def cautions(claim: Claim, t: Messages) -> Iterator[str]:
    """What a reader must not overlook."""
    if claim.analysis:
        yield t("who.opinion")
    if claim.withdrawn:
        yield t("attribution.withdrawn")


def who(provenance: Provenance, t: Messages) -> str:
    """Who says so: ``Mira Holm, through Northern Press, a Danish translation``."""
    return t.once(_who, provenance)


def _who(provenance: Provenance, t: Messages) -> str:
    is_carried = provenance.via and not provenance.by
    # Without a column heading beside it, a carrier alone would be taken for the speaker.
    words = (wording.through if is_carried else wording.who)(provenance, t)
    return text(t.joined_in_line((words, wording.draft_words(provenance, t)), "semicolon"), t)


def speakers(names: Iterable[Speaker], t: Messages) -> str:
    """Who speaks or carries, named: ``Norland (officials), Northern Press``."""
    return text(wording.speakers(names, t), t)


def speaker_name(name: Speaker, t: Messages) -> str:
    """An actor, somebody who speaks for it, or nobody named."""
    return text(wording.speaker(name, t), t)


def _told_by(provenance: Provenance, t: Messages) -> str:
    """Who says so, and how that is meant."""
    stance, words = stance_words(provenance.stance, t), who(provenance, t)
    if provenance.by:
        is_plain = not stance or provenance.stance is Stance.NO_COMMENT
        return words if is_plain else t(f"attribution.{provenance.stance}", who=words)
    # What stands behind several claims says by itself in how many articles they are told.
    is_worded = provenance.via or (provenance.support and not provenance.opinion)
    words = words if is_worded else t("attribution.told-by", who=words)
    return t.joined(filter(None, (stance, words)))


def _dated(when: When, t: Messages) -> str:
    """A date and what it rests on, without brackets, since it stands within brackets."""
    return t.joined(filter(None, printed(when, t)))
