"""Whose words stand between the quotation marks of an article, also where another sentence names the speaker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.derive.matching import Span, origin
from dossier.draft.masked import Paragraph, is_quote
from dossier.draft.free_order import first_subject
from dossier.draft.phrases import Run, Sentence
from dossier.draft.saying import Saying
from dossier.draft.sayings import sayings, sentences_of
from dossier.language.letters import words
from dossier.language.reporting import Reporting

# In words: less than a sentence may be a title or a name.
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Speech:
    """Words that somebody says, with the words that name who: each by its paragraph and offsets.

    ``is_near`` is a speaker whom only another sentence names.
    """

    paragraph: Paragraph
    content: tuple[Span, ...]
    is_quote: bool
    speaker: tuple[Paragraph, Span] | None
    cue: Span | None
    stance: str
    is_near: bool = False

    @property
    def words(self) -> str:
        """What is said, in the words of the article."""
        marks = 1 if self.is_quote else 0
        raw, text = self.paragraph.place.raw, self.paragraph.text
        spans = ((max(start - marks, 0), min(end + marks, len(text))) for start, end in self.content)
        return " ".join(raw[slice(*origin(raw, span))] for span in spans)

    @property
    def name(self) -> str:
        """The words that name who says it."""
        return self.speaker[0].text[slice(*self.speaker[1])] if self.speaker else ""


def speeches(paragraphs: Sequence[Paragraph], reporting: Reporting) -> Iterator[Speech]:
    """All that somebody says in an article, in its order: quotations, and what is reported without marks."""
    last: Speech | None = None
    for paragraph in paragraphs:
        for there in sentences_of(paragraph, reporting):
            row = tuple(_in_sentence(paragraph, there, last))
            yield from row
            named = [speech for speech in row if speech.speaker]
            last = named[-1] if named else last


def _in_sentence(paragraph: Paragraph, there: Sentence, last: Speech | None) -> Iterator[Speech]:
    told = [saying for saying in sayings(there) if saying.content]
    for saying in told:
        speaker = (paragraph, saying.speaker) if saying.speaker else None
        yield Speech(paragraph, saying.content, False, speaker, saying.cue, saying.stance)
    if not told and is_subjunctive(there):
        speaker = last.speaker if last else None
        span = there.span(Run(0, len(there.units)))
        yield Speech(paragraph, (span,), False, speaker, None, "asserts", is_near=True)
    for unit in there.units:
        quote = paragraph.quote_at(unit) if is_quote(unit) else None
        if quote:
            yield from _of_quote(paragraph, there, quote, told, last)


def _of_quote(
    paragraph: Paragraph, there: Sentence, quote: Span, told: list[Saying], last: Speech | None
) -> Iterator[Speech]:
    around = [saying for saying in told if any(a <= quote[0] and quote[1] <= b for a, b in saying.content)]
    if around:
        saying = min(around, key=lambda saying: abs(saying.cue[0] - quote[0]))
        speaker = (paragraph, saying.speaker) if saying.speaker else None
        yield Speech(paragraph, (quote,), True, speaker, saying.cue, saying.stance)
    elif is_said(paragraph, there, quote):
        subject = first_subject(there) if there.reporting.order == "free" else None
        speaker = (paragraph, there.span(subject)) if subject else last.speaker if last else None
        yield Speech(paragraph, (quote,), True, speaker, None, "asserts", is_near=True)


def is_said(paragraph: Paragraph, there: Sentence, quote: Span) -> bool:
    """Whether a quotation may be somebody's words, though no verb of its sentence tells: no name or title."""
    text = paragraph.text[slice(*quote)]
    return len(words(text)) >= 3


def is_subjunctive(there: Sentence) -> bool:
    """Whether a whole sentence is reported speech by its verb alone: "Sie sei müde"."""
    return any(there.has("subjunctive", k) for k in range(len(there.units)))
