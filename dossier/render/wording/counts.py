"""The counts of an entity's page, in a sentence."""

from dossier.compose.sections.summary import Summary
from dossier.model.content import Stance
from dossier.render.messages import Messages
from dossier.render.wording.values import capital, firm_stance_words

# Numbers up to ten are spelled out; never both ways in one sentence.
_FEW = 10
# What "one statement, denied" would not say: whether the statement is a denial, or others deny it.
_ALONE = (Stance.DENIES, Stance.DISMISSES, Stance.PROMISES, Stance.SUSPECTS)


def summary_words(summary: Summary, t: Messages) -> str:
    """The counts in a sentence or two: "Two statements: one asserted, one denied; both rest on …"."""
    sentences = [capital(_statements(summary, t))]
    if summary.opinions:
        sentences.append(counted("summary.opinions", summary.opinions, _total(summary), t))
    return " ".join(sentences)


def _total(summary: Summary) -> int:
    return sum(count for _, count in summary.stances)


def counted(key: str, count: int, total: int, t: Messages, **values: str) -> str:
    """A string by number, all numbers of the sentence in words or all in digits."""
    words = t.number(count) if total <= _FEW else t.text(count)
    return t(key, n=count, words=words, **values)


def _statements(summary: Summary, t: Messages) -> str:
    total, (first, *others) = _total(summary), summary.stances
    if total == 1:
        key = f"summary.single-{first[0]}" if first[0] in _ALONE else "summary.single"
        return t(key, stance=_stance(first[0], t), origins=t(f"summary.{_origin(summary)}"))
    origins = _origins(summary, total, t)
    if others:
        counts = (
            counted("summary.stance", count, total, t, stance=_stance(stance, t))
            for stance, count in summary.stances
        )
        return counted("summary.unlike", total, total, t, stances=t.joined(counts), origins=origins)
    key = "summary.both" if total == 2 else "summary.all"
    return counted(key, total, total, t, stance=_stance(first[0], t), origins=origins)


def _stance(stance: Stance, t: Messages) -> str:
    return firm_stance_words(stance, t)


def _origin(summary: Summary) -> str:
    if summary.unknown:
        return "its-origin-unknown"
    return "it-rests-on-one" if summary.one else "it-rests-on-several"


def _origins(summary: Summary, total: int, t: Messages) -> str:
    """How many rest on one origin, on several, or on none that is known."""
    if not summary.one + summary.several:
        return t("summary.none-known")
    every = "both" if total == 2 else "all"
    if total in (summary.one, summary.several):
        return t(f"summary.{every}-on-{'one' if summary.one else 'several'}")
    several = "others-on-several" if summary.one else "on-several"
    counts = {"on-one": summary.one, several: summary.several, "unknown": summary.unknown}
    return t.joined(counted(f"summary.{key}", n, total, t) for key, n in counts.items() if n)
