"""Changes of a dossier, one at a time, that a check should stop; each with what was changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from dossier.derive.amounts import plain
from dossier.language.amounts import amounts
from dossier.language.mentions import mentions
from dossier.model.content import Attribution, Claim, Dossier, Quote, Reading
from dossier.model.dates import Date, span
from dossier.model.locators import Locator
from dossier.model.text import Markdown, Sentence, Text
from dossier.model.values.quantity import quantity

MutantClaim = tuple[str, Claim]
MutantSentence = tuple[str, Sentence]

COMPARATORS = ("more than ", "fewer than ", "about ", "")
NEGATED = (" was ", " were ", " is ", " had ", " has ", " would ", " could ", " might ")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def of_claim(claim: Claim, dossier: Dossier) -> Iterator[MutantClaim]:
    """The claim with one thing changed."""
    yield from _of_words(claim)
    yield from _of_place(claim)
    yield from _of_says(claim)
    yield from _of_readings(claim)
    yield from _of_dates(claim)
    yield from _of_speakers(claim, dossier)


def _of_words(claim: Claim) -> Iterator[MutantClaim]:
    words = claim.quote.exact if claim.quote else claim.passage
    for kind, changed in _changed_words(words):
        if claim.quote:
            yield f"quote: {kind}", replace(claim, quote=replace(claim.quote, exact=changed))
        else:
            yield f"passage: {kind}", replace(claim, passage=changed)
    if not claim.quote:
        yield "passage as speech", replace(claim, quote=Quote(words), passage="")


def _changed_words(words: str) -> Iterator[tuple[str, str]]:
    for i, sign in enumerate(words):
        before, after = words[:i], words[i + 1 :]
        if sign.isalpha():
            yield "letter replaced", before + ("x" if sign != "x" else "y") + after
            yield "letter dropped", before + after
            yield "case", before + sign.swapcase() + after
        if sign.isdigit():
            yield "digit replaced", before + str((int(sign) + 1) % 10) + after
            yield "digit dropped", before + after
        if sign in ",.":
            yield "separator", before + {",": ".", ".": ","}[sign] + after
    tokens = words.split()
    for i in range(len(tokens) - 1):
        yield "words swapped", " ".join([*tokens[:i], tokens[i + 1], tokens[i], *tokens[i + 2 :]])
        yield "negation added", " ".join([*tokens[: i + 1], "not", *tokens[i + 1 :]])
        bracketed = [*tokens[: i + 1], "[and anything else]", *tokens[i + 1 :], "[so]", "never said"]
        yield "brackets", " ".join(bracketed)
    for i in range(1, len(tokens) - 1):
        kind = "negation dropped" if tokens[i] in ("not", "no", "nor") else "word dropped"
        yield kind, " ".join([*tokens[:i], *tokens[i + 1 :]])
        yield "ellipsis reversed", " ".join([*tokens[i:], "…", *tokens[:i]])


def _of_place(claim: Claim) -> Iterator[MutantClaim]:
    number = claim.locator.number
    for other in (number + 1, number - 1):
        if other > 0:
            yield "place", replace(claim, locator=Locator(claim.locator.unit, other))
    if claim.locator.unit == "paragraph":
        yield "place", replace(claim, locator=Locator("heading", number))


def _of_says(claim: Claim) -> Iterator[MutantClaim]:
    for kind, old, new in changed_text(plain(claim.says)):
        says = _with(claim.says, old, new)
        if says != claim.says:
            yield f"says: {kind}", replace(claim, says=says)
    text = plain(claim.says)
    for word in NEGATED:
        if word in text:
            changed = _with(claim.says, word, f"{word}not ")
            yield from (
                [("says: negation added", replace(claim, says=changed))] if changed != claim.says else []
            )
    for word in (" not ", " no ", " never "):
        changed = _with(claim.says, word, " ")
        yield from [("says: negation dropped", replace(claim, says=changed))] if changed != claim.says else []


def _with(text: Text, old: str, new: str) -> Text:
    """The text with the first such words changed, if they stand in one part of it."""
    for i, part in enumerate(text):
        if isinstance(part, Markdown) and old in part.plain:
            changed = Markdown(part.source.replace(old, new, 1), part.plain.replace(old, new, 1))
            return (*text[:i], changed, *text[i + 1 :])
    return text


def changed_text(text: str) -> Iterator[tuple[str, str, str]]:
    """What is changed in a text, the words that go and those that come."""
    for amount in amounts(text, "en"):
        yield from _changed_number(text, text[amount.start : amount.end], amount.quantity.low)
    for mention in mentions(text, "en"):
        words = text[mention.start : mention.end]
        if mention.year:
            yield "year", words, words.replace(str(mention.year), str(mention.year - 1))
        if mention.day:
            yield "day", words, words.replace(str(mention.day), str(mention.day % 27 + 1), 1)
    yield from (
        ("weekday", day, other) for day, other in zip(DAYS, DAYS[1:] + DAYS[:1], strict=True) if day in text
    )


def _changed_number(text: str, number: str, low: Decimal | None) -> Iterator[tuple[str, str, str]]:
    if low is not None:
        yield from (("number", number, f"{other:,f}") for other in (low + 1, low * 10, low - 1))
    stated = ("more than ", "about ", "More than ", "About ")
    before = next((c for c in stated if f"{c}{number}" in text), "")
    for comparator in COMPARATORS:
        if comparator != before.lower():
            yield "comparator", f"{before}{number}", f"{comparator}{number}"
    if f"{number} percent" not in text:
        yield "unit", number, f"{number} percent of the"


def _of_readings(claim: Claim) -> Iterator[MutantClaim]:
    for i, reading in enumerate(claim.readings):
        for kind, value in _values(reading):
            changed = (*claim.readings[:i], replace(reading, value=value), *claim.readings[i + 1 :])
            yield f"sets: {kind}", replace(claim, readings=changed)


def _values(reading: Reading) -> Iterator[tuple[str, object]]:
    value = reading.value
    if isinstance(value, Date):
        yield from _dates(value)
    low = getattr(value, "low", None)
    if low is not None:
        number = f"{low:f}"
        for text in (f"{low + 1:f}", f"{number}0", f"~{number}", f">{number}", f"<{number}", number):
            if text != value.text:  # type: ignore[union-attr]
                yield "number", quantity(text)


def _of_dates(claim: Claim) -> Iterator[MutantClaim]:
    for kind, date in _dates(claim.date) if claim.date else ():
        yield kind, replace(claim, date=date)


def _dates(date: Date) -> Iterator[tuple[str, Date]]:
    """The date a step away, and under another weekday."""
    for days in (1, -1, 7, -7, 31, -31, 366, -366):
        if date.first == date.last:
            moved = (date.first + timedelta(days=days)).isoformat()
        elif abs(days) < 31:
            continue
        else:
            moved = (date.first + timedelta(days=days)).isoformat()[: 7 if len(date.edtf) == 7 else 4]
        ends = span(moved)
        if ends and ends != (date.first, date.last):
            yield "date", replace(date, edtf=moved, first=ends[0], last=ends[1])
    for day, other in zip(DAYS, DAYS[1:] + DAYS[:1], strict=True):
        if day in date.words:
            yield "weekday", replace(date, words=date.words.replace(day, other))


def _of_speakers(claim: Claim, dossier: Dossier) -> Iterator[MutantClaim]:
    actors = [id for id, entity in dossier.entities.items() if entity.kind == "actors"]
    for key in ("by", "via"):
        named: tuple[Attribution, ...] = getattr(claim, key)
        for i, attribution in enumerate(named):
            for actor in (id for id in actors if attribution.actor not in ("", id)):
                other = replace(attribution, actor=actor, words="")
                yield f"attribution: {key}", replace(claim, **{key: (*named[:i], other, *named[i + 1 :])})


def of_sentence(sentence: Sentence) -> Iterator[MutantSentence]:
    """A sentence of a curated text with one thing changed."""
    for kind, old, new in changed_text(sentence.text):
        yield f"text: {kind}", replace(sentence, text=sentence.text.replace(old, new, 1))
    if sentence.claims:
        yield "text: citation dropped", replace(sentence, claims=())
    for i, sign in enumerate(sentence.text):
        if sign.isalpha() and sentence.text[:i].count("“") > sentence.text[:i].count("”"):
            changed = sentence.text[:i] + "x" + sentence.text[i + 1 :]
            yield "text: quotation", replace(sentence, text=changed)
