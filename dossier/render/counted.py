"""In words: what a page holds."""

from dossier.compose.sections.summary import Summary
from dossier.model.content import Stance
from dossier.render.messages import Messages
from dossier.render.wording.values import capital, firm_stance_words

# Up to here, all numbers of a sentence are in words.
_FEW = 10


def summary_words(found: Summary, t: Messages) -> str:
    """The counts in a sentence or two: "Two statements: one asserted, one denied; both rest on …"."""
    sentences = [capital(_statements(found, t))]
    if found.opinions:
        sentences.append(_counted("summary.opinions", found.opinions, _total(found), t))
    return " ".join(sentences)


def _total(found: Summary) -> int:
    return sum(count for _, count in found.stances)


def _counted(key: str, count: int, total: int, t: Messages, **values: str) -> str:
    """A string by number, all numbers of the sentence in words or all in digits."""
    words = t.number(count) if total <= _FEW else t.text(count)
    return t(key, n=count, words=words, **values)


def _statements(found: Summary, t: Messages) -> str:
    total, (first, *others) = _total(found), found.stances
    if total == 1:
        return t("summary.single", stance=_stance(first[0], t), origins=t(f"summary.{_origin(found)}"))
    origins = _origins(found, total, t)
    if others:
        counts = (
            _counted("summary.stance", count, total, t, stance=_stance(stance, t))
            for stance, count in found.stances
        )
        return _counted("summary.unlike", total, total, t, stances=t.joined(counts), origins=origins)
    key = "summary.both" if total == 2 else "summary.all"
    return _counted(key, total, total, t, stance=_stance(first[0], t), origins=origins)


def _stance(stance: Stance, t: Messages) -> str:
    return firm_stance_words(stance, t)


def _origin(found: Summary) -> str:
    if found.unknown:
        return "its-origin-unknown"
    return "it-rests-on-one" if found.one else "it-rests-on-several"


def _origins(found: Summary, total: int, t: Messages) -> str:
    """How many rest on one origin, on several, and of how many none is known."""
    if not found.one + found.several:
        return t("summary.none-known")
    every = "both" if total == 2 else "all"
    if total in (found.one, found.several):
        return t(f"summary.{every}-on-{'one' if found.one else 'several'}")
    several = "others-on-several" if found.one else "on-several"
    counts = {"on-one": found.one, several: found.several, "unknown": found.unknown}
    return t.joined(_counted(f"summary.{key}", n, total, t) for key, n in counts.items() if n)
