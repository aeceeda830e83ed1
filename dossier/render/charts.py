"""Readings as a drawing: a row for each, by date, with how firm it is and who gives it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_decimal
from markupsafe import Markup

from dossier.compose.sections.charts import Chart, Mark
from dossier.model.content import Stance
from dossier.render.axis import LEFT, Scale, ticks
from dossier.render.messages import Messages
from dossier.render.svg import LINE, WIDTH, Frame, Line, lines_of, svg, text_width
from dossier.render.wording.dates import drawn_words, on_words
from dossier.render.wording.money import is_written_with, with_unit
from dossier.render.wording.provenance import nobody_named
from dossier.render.wording.values import capital, firm_stance_words, quantity_text, stance_words

# Lengths are in pixels.
_LONGEST, _SHORTEST = 300, 100
# From the middle of a mark to the number beside it.
_BESIDE = 11
# The height of a row below its label, and that of the numbers below all rows.
_ROW, _FOOT = 31, 17
# The height of the heading over totals, and over additions.
_HEADING = 20
_MOST_NAMES = 2
# More totals than these are read off the drawing.
_MOST_TOTALS = 5
# The stances that are drawn full, or crossed; all others are dashed.
_PLAIN = {Stance.ASSERTS, Stance.DENIES}


@dataclass(frozen=True, slots=True)
class _Row:
    """A reading as it is drawn; ``low``, ``high`` and ``tip`` (where an open end points to) are along x.

    ``heading`` stands above the first reading of its sort.
    """

    heading: Line | None
    label: tuple[Line, ...]
    number: str
    number_x: float
    y: float
    low: float
    high: float
    tip: float
    added: bool
    is_about: bool
    stance: Stance


@dataclass(frozen=True, slots=True)
class _Tick:
    number: str
    x: float


def drawing(chart: Chart, t: Messages) -> Markup:
    """The chart as one line of SVG with a title and a description, the same for the same readings."""
    words = [(_label(mark, t), _number(mark, chart.unit, t)) for mark in chart.marks]
    described = (t("charts.row", label=label, number=number) for label, number in words)
    scale = _scale(chart, [number for _, number in words])
    rows = list(_rows(chart, words, scale, t))
    bottom = rows[-1].y + LINE
    title = t("charts.title", figure=t.text(chart.title))
    frame = Frame(title, t.joined(described, "semicolon"), height=bottom + _FOOT)
    axis = _ticks(chart, scale, t)
    zero = scale.at(Decimal(0)) if scale.start < 0 else None
    return svg("chart.svg.j2", frame, rows=rows, ticks=axis, bottom=bottom, left=LEFT, zero=zero)


def findings(chart: Chart, t: Messages) -> Iterator[str]:
    """What a reader must know before adding anything: the totals, and what is part of what already."""
    if chart.several:
        yield _apart(chart, t)
    yield from _additions(chart, t)
    for whole, part in chart.included:
        printed = whole.reported or whole.provenance.date
        numbers = {"total": whole.value, "part": part.value}
        words = {name: quantity_text(value, chart.unit, t) for name, value in numbers.items()}
        words["total"] = capital(words["total"])
        key = "figures.includes-added" if part.added else "figures.includes"
        yield t(key, when=on_words(printed.date, t) if printed else t("dates.undated"), **words)


def _apart(chart: Chart, t: Messages) -> str:
    """That the totals must not be added, and, if these are few, which they are and whose."""
    totals = _named((mark for mark in chart.marks if not mark.added), chart, t)
    if len(totals) > _MOST_TOTALS:
        return t("figures.not-added")
    return t("figures.these-not-added", totals=capital(t.joined(totals, "semicolon")))


def _additions(chart: Chart, t: Messages) -> Iterator[str]:
    """What is an addition beside totals, and whose, if these are few."""
    added = _named((mark for mark in chart.marks if mark.added), chart, t)
    has_totals = not all(mark.added for mark in chart.marks)
    if has_totals and 0 < len(added) <= _MOST_TOTALS:
        yield t("figures.these-added", additions=t.joined(added, "semicolon"))


def _named(marks: Iterable[Mark], chart: Chart, t: Messages) -> Sequence[str]:
    """Each number once, with who gives it and how it is meant."""
    return list(dict.fromkeys(_with_speaker(quantity_text(m.value, chart.unit, t), m, t) for m in marks))


def _with_speaker(number: str, mark: Mark, t: Messages) -> str:
    stance = stance_words(mark.provenance.stance, t)
    who = t.joined((_who(mark, t), stance)) if stance else _who(mark, t)
    return t("charts.with-stance", label=number, stance=who)


def key(chart: Chart, t: Messages) -> Iterator[tuple[str, str]]:
    """The signs that the chart uses, each with what it means."""
    values = [mark.value for mark in chart.marks]
    signs, stances = {value.sign for value in values}, {mark.provenance.stance for mark in chart.marks}
    unsure = t.joined(firm_stance_words(s, t) for s in Stance if s in stances - _PLAIN)
    # Where there are both, each stands under a heading of its own.
    is_one_sort = len({mark.added for mark in chart.marks}) == 1
    uses = {
        ("●", t("charts.level")): is_one_sort and not chart.marks[0].added,
        ("◆", t("charts.increase")): is_one_sort and chart.marks[0].added,
        ("⊗", firm_stance_words(Stance.DENIES, t)): Stance.DENIES in stances,
        ("◌", unsure): bool(unsure),
        ("○", t("charts.about")): "~" in signs,
        ("▸", t("charts.above")): not signs.isdisjoint((">", ">=")),
        ("◂", t("charts.below")): not signs.isdisjoint(("<", "<=")),
        ("━", t("charts.between")): any(value.low != value.high for value in values),
    }
    return (sign for sign, is_used in uses.items() if is_used)


def _rows(chart: Chart, words: Iterable[tuple[str, str]], scale: Scale, t: Messages) -> Iterator[_Row]:
    top, sort = 0.0, None
    are_both = len({mark.added for mark in chart.marks}) > 1
    for mark, (label, number) in zip(chart.marks, words, strict=True):
        heading = None
        if are_both and mark.added is not sort:
            heading, sort = (
                Line(top + LINE, t("charts.increases" if mark.added else "charts.levels")),
                mark.added,
            )
            top += _HEADING
        low, high, tip = (scale.at(value) for value in _span(mark, *_ends(chart)))
        lines = lines_of(label, WIDTH - LEFT, top)
        y = lines[-1].y + LINE + 1
        number_x = max(high, tip) + _BESIDE
        is_about = mark.value.sign == "~"
        yield _Row(
            heading, lines, number, number_x, y, low, high, tip, mark.added, is_about, mark.provenance.stance
        )
        top = lines[-1].y + _ROW


def _span(mark: Mark, start: Decimal, end: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """The lowest and the highest value, and where an open end points to."""
    low, high = mark.value.low or Decimal(0), mark.value.high or Decimal(0)
    # A bound ("more than 700") is drawn a little beyond its number, towards where the value may be.
    beyond = (end - start) / 12
    tips = {">": high + beyond, "<": max(high - beyond, start)}
    return low, high, tips.get(mark.value.sign.rstrip("="), high)


def _number(mark: Mark, unit: str, t: Messages) -> str:
    number = quantity_text(mark.value, unit, t)
    return t("charts.added", number=number) if mark.added else number


def _label(mark: Mark, t: Messages) -> str:
    """When and who; the article itself where it names nobody."""
    label = t.joined((_when(mark, t), _who(mark, t)), "dot")
    stance = stance_words(mark.provenance.stance, t)
    return t("charts.with-stance", label=label, stance=stance) if stance else label


def _who(mark: Mark, t: Messages) -> str:
    line = mark.provenance
    names = [t.text(s.actor.label) if s.actor else s.role for s in line.by] or [nobody_named(line, t)]
    if len(names) > _MOST_NAMES:
        return t("charts.and-more", name=names[0], n=len(names) - 1)
    return t.joined(names)


def _when(mark: Mark, t: Messages) -> str:
    """When it was reported, and of which other time it is."""
    line = mark.provenance
    if not line.date:
        return t("dates.undated")
    date = drawn_words(line.date.date, t)
    if line.published:
        return t("dates.article-of", date=date)
    if mark.reported:
        article = t("dates.article-of", date=drawn_words(mark.reported.date, t))
        return t("figures.reported-for", article=article, date=date)
    return date


def _ends(chart: Chart) -> tuple[Decimal, Decimal]:
    """Where the axis begins and ends: it holds nought, and goes beyond the numbers, with room for words."""
    lowest = min((mark.value.low or Decimal(0) for mark in chart.marks), default=Decimal(0))
    highest = max((mark.value.high or Decimal(0) for mark in chart.marks), default=Decimal(1))
    start, end = min(lowest, Decimal(0)), max(highest, Decimal(0))
    is_open = any(mark.value.sign.startswith("<") and (mark.value.low or 0) <= start for mark in chart.marks)
    # Where no axis is left of nought, a bound points to nought at most.
    start -= (end - start) / 10 if start < 0 and is_open else 0
    # Where all readings are zero, the axis still needs a length.
    return start, start + (end - start) * Decimal("1.4") or Decimal(1)


def _scale(chart: Chart, numbers: Sequence[str]) -> Scale:
    """Pixels for each unit: as many as leave room for the number beside each mark."""
    start, end = _ends(chart)
    room = [WIDTH - LEFT - _BESIDE - text_width(number, bold=True) for number in numbers]
    beside = [float((max(_span(mark, start, end)) - start) / (end - start)) for mark in chart.marks]
    # A mark at a share of the axis leaves room for its number only if the axis is no longer than room /
    # share.
    longest = min([_LONGEST, *(pixels / share for pixels, share in zip(room, beside, strict=True) if share)])
    return Scale(start, max(longest, _SHORTEST) / float(end - start))


def _ticks(chart: Chart, scale: Scale, t: Messages) -> list[_Tick]:
    """The ticks of the axis: about four, or fewer if their numbers need more room."""
    start, end = _ends(chart)
    for count in (4, 2, 1):
        values = ticks(end, count, start)
        numbers = [_in_figures(value, chart.unit, t) for value in values]
        step = float(values[-1] - values[0]) / max(len(values) - 1, 1) * scale.pixels
        # Figures are wider than most letters, as bold ones are.
        if max(text_width(number, bold=True) for number in numbers) < step:
            break
    return [_Tick(number, scale.at(value)) for number, value in zip(numbers, values, strict=True)]


def _in_figures(value: Decimal, unit: str, t: Messages) -> str:
    if is_written_with(unit):
        return with_unit(value, unit, t.locale, is_short=True)
    return str(format_decimal(value, locale=t.locale, decimal_quantization=False))
