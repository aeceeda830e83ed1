"""Whose words stand between the quotation marks of an article, and whose are reported without them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from dossier.derive.matching import Span, origin
from dossier.draft.masked import Paragraph, is_quote
from dossier.draft.phrases import Run, Sentence, subject_behind
from dossier.draft.saying import Saying, stance_at
from dossier.draft.sayings import sayings, sentences_of, speaker_of, speaker_of_last
from dossier.draft.subjects import first_subject
from dossier.language.reporting import Reporting
from dossier.language.tokens import words_of

# In words: what is shorter is hardly a statement.
SHORTEST = 3
# In letters: shorter words are small in titles, too.
_WEIGHTY = 4

Named = tuple[Paragraph, Span]


@dataclass(frozen=True, slots=True)
class Speech:
    """Words that somebody says, with the words that name who: each by its paragraph and offsets.

    ``is_near`` is a speaker whom only another sentence names.
    """

    paragraph: Paragraph
    content: tuple[Span, ...]
    is_quote: bool
    speaker: Named | None
    cue: Span | None
    stance: str
    is_near: bool = False

    @property
    def locator(self) -> str:
        """The place of the paragraph, as readers count."""
        return self.paragraph.locator

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
        if self.speaker is None:
            return ""
        paragraph, span = self.speaker
        return paragraph.place.raw[slice(*origin(paragraph.place.raw, span))]


def speeches(paragraphs: Sequence[Paragraph], reporting: Reporting) -> Iterator[Speech]:
    """All that somebody says in an article, in its order: quotations, and what is reported without marks."""
    last: Named | None = None
    for number, paragraph in enumerate(paragraphs):
        signature = _signature(paragraphs, number, reporting)
        every = tuple(sentences_of(paragraph, reporting))
        for there, following in zip_longest(every, every[1:]):
            behind = speaker_of_last(following) if following else None
            row = tuple(_in_sentence(paragraph, there, last, (paragraph, behind) if behind else signature))
            yield from row
            if behind and not any(speech.speaker and not speech.is_quote for speech in row):
                span = there.span(Run(0, len(there.units)))
                yield Speech(paragraph, (span,), False, (paragraph, behind), None, "asserts", is_near=True)
            last = next((s.speaker for s in reversed(row) if s.speaker), _speaker(paragraph, there) or last)


def _speaker(paragraph: Paragraph, there: Sentence) -> Named | None:
    span = speaker_of(there)
    return (paragraph, span) if span else None


def _signature(paragraphs: Sequence[Paragraph], number: int, reporting: Reporting) -> Named | None:
    """The name that stands behind a quotation on a line of its own: '- Mira Holm, 42'."""
    following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
    first = next(sentences_of(following, reporting), None) if following else None
    if following is None or first is None or len(first.units) < SHORTEST or first.units[0].lower != "-":
        return None
    return _signed(following, first, 0)


def _signed(paragraph: Paragraph, there: Sentence, dash: int) -> Named | None:
    """The name behind a dash, if no verb is there."""
    behind = range(dash + 1, len(there.units))
    is_name = there.is_capital(dash + 1) and not any(
        there.has("auxiliaries", k) or stance_at(there, k) for k in behind
    )
    run = subject_behind(there, dash + 1) if is_name else None
    return (paragraph, there.span(run)) if run else None


def _in_sentence(
    paragraph: Paragraph, there: Sentence, last: Named | None, signature: Named | None
) -> Iterator[Speech]:
    every = [saying for saying in sayings(there) if saying.content]
    for saying in every:
        speaker = (paragraph, saying.speaker) if saying.speaker else None
        yield Speech(paragraph, saying.content, False, speaker, saying.cue, saying.stance)
    if not every and is_subjunctive(there):
        span = there.span(Run(0, len(there.units)))
        yield Speech(paragraph, (span,), False, last, None, "asserts", is_near=True)
    for i, unit in enumerate(there.units):
        quote = paragraph.quote_at(unit) if is_quote(unit) else None
        around = _around(quote, every) if quote else None
        if quote and around:
            speaker = (paragraph, around.speaker) if around.speaker else last
            near = around.speaker is None
            yield Speech(paragraph, (quote,), True, speaker, around.cue, around.stance, is_near=near)
        elif quote and is_said(paragraph, there, i, quote):
            speaker = _nearest(paragraph, quote, every) or _beside(paragraph, there, i)
            speaker = speaker or signature or last or _subject(paragraph, there)
            yield Speech(paragraph, (quote,), True, speaker, None, "asserts", is_near=True)


def _around(quote: Span, every: Sequence[Saying]) -> Saying | None:
    """What is said nearest to a quotation that is a part of it."""
    around = [saying for saying in every if any(a <= quote[0] and quote[1] <= b for a, b in saying.content)]
    return min(around, key=lambda saying: abs(saying.cue[0] - quote[0]), default=None)


def _nearest(paragraph: Paragraph, quote: Span, every: Sequence[Saying]) -> Named | None:
    """Who says something else in the same sentence."""
    row = [saying for saying in every if saying.speaker]
    nearest = min(row, key=lambda saying: abs(saying.cue[0] - quote[0]), default=None)
    return (paragraph, nearest.speaker) if nearest and nearest.speaker else None


def _beside(paragraph: Paragraph, there: Sentence, i: int) -> Named | None:
    """Who may say a quotation without a verb of speech: a name behind a dash, or its sentence's subject."""
    dash = next((k for k in (i + 1, i + 2) if k < len(there.units) and there.units[k].lower == "-"), None)
    if dash and (name := _signed(paragraph, there, dash)):
        return name
    free = there.reporting.order == "free" and not is_subjunctive(there)
    return _subject(paragraph, there, is_sure=True) if free else None


def _subject(paragraph: Paragraph, there: Sentence, is_sure: bool = False) -> Named | None:
    """Whoever is the subject of a sentence; a sure one names or stands for a person."""
    subject = first_subject(there, is_sure) if there.reporting.order == "free" else None
    return (paragraph, there.span(subject)) if subject else None


def is_said(paragraph: Paragraph, there: Sentence, i: int, quote: Span) -> bool:
    """Whether a quotation may be somebody's words, though no verb of its sentence tells: no name or title."""
    row, is_sentence = words_of(paragraph.text[slice(*quote)]), paragraph.text[quote[1] - 1] in ".!?"
    if len(row) < SHORTEST or (_is_title(row, there) and not is_sentence):
        return False
    # "the ferry 'Lady of the Lake'"
    return there.reporting.has_names or not (row[0][0].isupper() and _names_something(there, i))


def _names_something(there: Sentence, i: int) -> bool:
    """Whether a quotation stands as a name does: behind its noun or an article, or in brackets."""
    if i and (
        there.units[i - 1].lower == "(" or there.has("definite", i - 1) or there.has("contracted", i - 1)
    ):
        return not is_subjunctive(there)
    return there.is_capital(i - 1)


def _is_title(row: Sequence[str], there: Sentence) -> bool:
    """Whether all words of some weight begin with a capital, where only names do."""
    return there.reporting.has_names and all(len(word) < _WEIGHTY or not word[0].islower() for word in row)


def is_subjunctive(there: Sentence) -> bool:
    """Whether a whole sentence is reported speech by its verb alone: "Sie sei müde"."""
    return any(there.has("subjunctive", k) for k in range(len(there.units)))
