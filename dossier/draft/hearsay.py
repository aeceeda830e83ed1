"""Deeds that somebody else tells of: claims of whoever says so, never of the article itself."""

from collections.abc import Sequence

from dossier.derive.matching import Span
from dossier.draft.masked import Paragraph
from dossier.draft.phrases import Sentence
from dossier.draft.proposals import Context, Record
from dossier.draft.quoted import Speech
from dossier.draft.saying import stance_at
from dossier.draft.sayings import sayings
from dossier.draft.speakers import Who

# What is said in an article, each with who says it as far as that is known.
Heard = Sequence[tuple[Speech, Who | None]]


def by_whoever_says_so(
    ladder: list[Record], deed: tuple[Paragraph, Sentence, Span], heard: Heard, context: Context
) -> list[Record]:
    """The records with whoever says so in them; none where somebody may say so of whom nothing is known."""
    paragraph, there, verb = deed
    who = next(
        (who for speech, who in heard if _holds(speech, paragraph, verb) and who and (who.actor or who.role)),
        None,
    )
    if who is None:
        return [] if is_said(there, verb) else ladder
    unsure = {"unsure": ["speaker"]} if who.unsure else {}
    return [
        record | {"by": who.record, "says": context.wording.as_said_by(who, record["says"])} | unsure
        for record in ladder
    ]


def _holds(speech: Speech, paragraph: Paragraph, verb: Span) -> bool:
    return speech.paragraph is paragraph and any(start <= verb[0] < end for start, end in speech.content)


def is_said(there: Sentence, verb: Span) -> bool:
    """Whether somebody says in a sentence, or may say, what a verb or noun in it tells."""
    contents = (content for saying in sayings(there) for content in saying.content)
    return any(start <= verb[0] < end for start, end in contents) or any(
        stance_at(there, k) and _may_say(there, k, verb)
        for k, unit in enumerate(there.units)
        if unit.end <= verb[0]
    )


def _may_say(there: Sentence, i: int, verb: Span) -> bool:
    """Whether what follows a verb of speech may be what is said: only the next noun is, behind "of"."""
    behind = [k for k, unit in enumerate(there.units) if i < k and unit.start < verb[0]]
    return not (behind and there.has("prepositions", behind[0])) or not any(
        there.has("prepositions", k) for k in behind[1:]
    )
