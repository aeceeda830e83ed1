"""What an article counts itself, with nobody named who says so: readings of figures."""

from collections.abc import Iterable, Iterator, Sequence

from dossier.derive.matching import Span
from dossier.draft.amounts import Counted, counted
from dossier.draft.days import date_of, day_of
from dossier.draft.hearsay import is_said
from dossier.draft.masked import Paragraph
from dossier.draft.phrases import Sentence
from dossier.draft.plainly import is_told_plainly
from dossier.draft.proposals import Context, Record, named_in, passage, with_readings
from dossier.draft.sayings import sentences_of
from dossier.language.reporting import Reporting

# A sentence by its paragraph.
Place = tuple[Paragraph, Sentence]


def counting(paragraphs: Iterable[Paragraph], data: Reporting) -> Iterator[Place]:
    """The sentences that count something themselves, as it is: without a quotation, and said by nobody."""
    for paragraph in paragraphs:
        for there in sentences_of(paragraph, data):
            span = _span(there)
            is_quoted = any(first < span[1] and span[0] < end for first, end in paragraph.quotes)
            if not is_quoted and is_told_plainly(there, 0, len(there.units)) and not _is_said(there):
                yield paragraph, there


def numbers_in(place: Place, language: str) -> Sequence[Counted]:
    """The numbers of such a sentence, with what they count."""
    paragraph, there = place
    return tuple(counted(paragraph.text[slice(*_span(there))], language))


def counted_record(place: Place, context: Context) -> list[Record]:
    """The claim that an article speaks of so many."""
    paragraph, there = place
    text, numbers = paragraph.text[slice(*_span(there))], numbers_in(place, context.source.language)
    words = passage(paragraph.text, *_span(there), paragraph.quotes) if numbers else {}
    if not words:
        return []
    about, date = named_in(text, context), day_of(text, context.source)
    plain: Record = {"at": paragraph.locator, **words}
    says = context.wording.counted
    rich = plain | {"says": says(about, numbers, date_of(date))} | ({"date": date} if date else {})
    rich |= {"about": about} if about else {}
    plain |= {"says": says((), numbers, None)}
    return [*with_readings(rich, numbers, context), *with_readings(plain, numbers, context)]


def _span(there: Sentence) -> Span:
    return there.units[0].start, there.units[-1].end


def _is_said(there: Sentence) -> bool:
    return any(is_said(there, (unit.start, unit.end)) for unit in there.units[1:])
