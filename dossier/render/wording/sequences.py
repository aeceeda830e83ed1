"""What a party said at first and differently later, step by step."""

from itertools import groupby

from markupsafe import Markup

from dossier.compose.sections.disputes import DisputeItem
from dossier.render.lines import Drawn, Line, joined, run
from dossier.render.messages import Messages
from dossier.render.wording.dates import marked_words
from dossier.render.wording.values import stance_words, value, within

# Hidden from screen readers, which would read out "rightwards arrow"; the word behind it is for them.
_ARROW = Markup('<span aria-hidden="true">→</span>')


def subject_of_party(item: DisputeItem, t: Messages) -> Line:
    """Who spoke of what: a party, on a field of an entity."""
    key = "disputes.party-on-field" if item.label else "disputes.party-on-subject"
    return t.line(key, party=item.party or "", subject=item.subject or "", field=within(item.label, t))


def steps(item: DisputeItem, t: Messages) -> Line:
    """What a party said, one step after another: its stance or value, and when."""
    steps: list[Line] = []
    unlike = item.values or ((),) * len(item.entries)
    for entry, values, is_admitted in zip(item.entries, unlike, item.admitted, strict=True):
        stance = stance_words(entry.provenance.stance, t)
        date = marked_words(entry.provenance.date.date, t) if entry.provenance.date else t("dates.undated")
        said = [value(one, t) for one in values] or ([] if stance else [t(_word(is_admitted))])
        words = t.joined_in_line((stance, t.joined_in_line(said)))
        steps.append(run("step", run("bold", words), " ", date))
    # What was said twice of one day is one step, though each is listed below.
    steps = [step for step, _ in groupby(steps)]
    return joined(steps, (" ", Drawn(_ARROW), run("hidden", t("disputes.then")), " "))


def _word(is_admitted: bool) -> str:
    """What a party does that says so; what it had denied before, it admits."""
    return "disputes.admitted" if is_admitted else "disputes.said-so"
