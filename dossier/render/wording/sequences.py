"""What a party said at first and differently later, step by step."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from markupsafe import Markup

from dossier.compose.inline import Anchor, Marks
from dossier.compose.provenance import Provenance, Speaker
from dossier.compose.sections.disputes import DisputeItem
from dossier.model.content import NOT_ADMITTING
from dossier.render.lines import Drawn, Line, joined, line, run
from dossier.render.messages import Messages
from dossier.render.plain_text import text
from dossier.render.wording.dates import marked_words
from dossier.render.wording.provenance import speakers
from dossier.render.wording.values import stance_words, value, within

# Hidden from screen readers, which would read out "rightwards arrow"; the word behind it is for them.
_ARROW = Markup('<span aria-hidden="true">→</span>')


def way_of_word(item: DisputeItem, t: Messages, *, is_cited: bool = True) -> Line:
    """Who said what of what, one step after another, each with its notes."""
    # Which field it is says nothing where the steps are words like "denied".
    what = subject_of_party(item if item.values else replace(item, label=""), t)
    lead = run("bold", t.line("takeaways.steps", what=what))
    return line(lead, " ", steps(item, t, is_cited=is_cited))


def subject_of_party(item: DisputeItem, t: Messages) -> Line:
    """Who spoke of what: a party, on a field of an entity."""
    key = "disputes.party-on-field" if item.label else "disputes.party-on-subject"
    return t.line(key, party=item.party or "", subject=item.subject or "", field=within(item.label, t))


def steps(item: DisputeItem, t: Messages, *, is_cited: bool = False) -> Line:
    """What a party said, one step after another: its stance or value, when, and its notes."""
    steps: list[tuple[Line, Marks]] = []
    unlike = item.values or ((),) * len(item.entries)
    was_open = False
    for entry, values, is_admitted in zip(item.entries, unlike, item.admitted, strict=True):
        stance = stance_words(entry.provenance.stance, t)
        said: Line = t.joined_in_line(value(one, t) for one in values)
        if not (values or stance):
            said = line(word(is_admitted, was_open, t), _for_it(entry.provenance.by, item.party, t))
        words = t.joined_in_line((stance, said))
        steps.append((line(run("bold", words), " ", _date(entry.provenance, t)), entry.marks))
        was_open |= entry.provenance.stance in NOT_ADMITTING
    # What was said twice of one day is one step, though each is listed below.
    grouped = groupby(steps, key=itemgetter(0))
    drawn = [
        run("step", step, _together(marks for _, marks in same) if is_cited else "") for step, same in grouped
    ]
    return joined(drawn, (" ", Drawn(_ARROW), run("hidden", t("disputes.then")), " "))


def _for_it(by: Iterable[Speaker], party: Anchor | None, t: Messages) -> Line:
    """Who says so, where that is not the party itself; without links, which not every strip may have."""
    others = [one for one in by if one.actor is None or party is None or one.actor.href != party.href]
    return line(" (", text(speakers(others, t), t), ")") if others else ()


def _together(marks: Iterable[Marks]) -> Marks:
    """The notes of what was said twice of one day."""
    every = tuple(marks)
    cited = dict.fromkeys(cited for one in every for cited in one.cited)
    return Marks(tuple(cited), sum(one.more for one in every), ascending=True)


def _date(provenance: Provenance, t: Messages) -> Line:
    """When it was said, or of when the article is that tells it."""
    if provenance.date is None:
        return t("dates.undated")
    date = marked_words(provenance.date.date, t)
    return t.line("dates.article-of", date=date) if provenance.published else date


def word(is_admitted: bool, was_open: bool, t: Messages) -> str:
    """What a party does that says so: it admits what it denied, or says otherwise than it did."""
    if is_admitted:
        return t("disputes.admitted")
    return t("disputes.said-otherwise" if was_open else "disputes.said-so")
