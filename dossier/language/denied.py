"""What a sentence denies, in stems, so that another sentence can be seen to assert it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dossier.language.cldr import primary
from dossier.language.data import read_data
from dossier.language.lexicon import lexicon
from dossier.language.negations import Negations, folded, negations, negations_of
from dossier.language.numeral import CLAUSE_ENDS
from dossier.language.speech import Speech, cues, speech
from dossier.language.stems import stem
from dossier.language.tokens import Token, tokens
from dossier.model.same_text import normal


@dataclass(frozen=True, slots=True)
class Polarity:
    """What a sentence tells in stems, and where it denies; made of it when asked, since most deny nothing."""

    text: str
    language: str
    spans: tuple[tuple[int, int], ...]
    signs: Negations
    data: Speech | None

    @property
    def denials(self) -> int:
        """How often it denies."""
        return len(self.spans)

    @property
    def is_open(self) -> bool:
        """Whether it asks, or holds in some case, for a part or for a time only, which "no longer" does."""
        return self.has_ended or self.is_open_now

    @property
    def is_open_now(self) -> bool:
        """The same of what is so now: what is so no longer, is not."""
        signs, row, ended = self.signs, self.text.casefold(), self._no_longer()
        limits = (token for token in tokens(self.text) if token.lower in signs.limits)
        # "Without" may itself be what denies.
        spans = (*self.spans, *([ended.span()] if ended else []))
        is_limited = any(not any(a <= t.start < b for a, b in spans) for t in limits)
        return bool(is_limited or signs.conditions.search(row) or signs.questions.search(row))

    @property
    def content(self) -> frozenset[str]:
        """The stems of words that tell something, without those for speech and denials."""
        return self._stems(tokens(self.text))

    @property
    def denied(self) -> frozenset[str]:
        """Those of what it denies first, which is told by nobody else; "longer" of "no longer" is none."""
        row = _denied(self.text, self.spans[0], self.language, self.signs) if self.spans else ()
        return self._stems(tuple(token for token in row if token.lower not in self.signs.limits))

    @property
    def turned(self) -> frozenset[str]:
        """The first word behind each of its denials, if it has that only once: "resign" of "not resign"."""
        row = tokens(self.text)
        stems = [self._stems((token,)) for token in row]
        behind = (
            next((each for token, each in zip(row, stems, strict=True) if each and token.start >= end), None)
            for _, end in self.spans
        )
        return frozenset().union(*(each for each in behind if each and stems.count(each) == 1))

    @property
    def ended(self) -> tuple[Token, ...]:
        """The words around "no longer", of which one is the verb in the form that is no longer true."""
        ended = self._no_longer()
        if ended is None:
            return ()
        row, empty = tokens(self.text), lexicon(self.language).fillers
        before = tuple(token for token in row if token.end <= ended.start())[-1:]
        behind = tuple(token for token in row if token.is_word and token.start >= ended.end())[:1]
        # "Is no longer in service", "no longer works"; where neither is a verb, nothing is told.
        has_verb = any(t.lower in empty for t in before) or any(t.lower not in empty for t in behind)
        return (*before, *behind) if has_verb else ()

    @property
    def has_ended(self) -> bool:
        """Whether it tells, once, what is so no longer."""
        return self._no_longer() is not None

    def _no_longer(self) -> re.Match[str] | None:
        return self.signs.ended.search(self.text.casefold()) if self.denials == 1 else None

    def _stems(self, row: tuple[Token, ...]) -> frozenset[str]:
        empty = lexicon(self.language).fillers
        for part in ("open", "untrue", "pronouns"):
            empty |= self.data.parts[part] if self.data else frozenset()
        kept = (
            t
            for t in row
            if (t.is_word or t.is_number)
            and not (t.lower in empty or base(t.lower, self.language) in _verbs(self.language))
            and not any(a <= t.start < b for a, b in self.spans)
        )
        return frozenset(base(t.lower, self.language) for t in kept)


@lru_cache(maxsize=4096)
def polarity(text: str, language: str) -> Polarity | None:
    """What a sentence asserts and denies; None in a language of which the words for that are not listed."""
    signs, data = negations_of(language), speech(language)
    if signs is None or not signs.limits:
        return None
    return Polarity(text, language, tuple(sorted(_spans(text, language))), signs, data)


def may_deny(text: str, language: str) -> bool:
    """Whether any word of a text, or a condition, may deny something."""
    signs, text = negations_of(language), normal(text)
    is_denial = any(cue.stance == "denies" for cue in cues(text, language))
    return (
        signs is None or is_denial or bool(negations(text, language) or signs.conditions.search(folded(text)))
    )


def is_denial(text: str, language: str) -> bool:
    """Whether a word of a text surely negates."""
    return any(negation.sure and not negation.is_phrase for negation in negations(normal(text), language))


def lacks(text: str, language: str) -> frozenset[str]:
    """The words of a text that may tell without a negation what is not so: "lacks", "closed", "unhurt"."""
    signs = negations_of(language) or Negations()
    return frozenset(match.group() for match in signs.lacks.finditer(folded(normal(text))))


def is_joined(text: str, language: str) -> bool:
    """Whether a text has more than one clause, or numbers, whose comparators may have its negation."""
    signs = negations_of(language) or Negations()
    ends = signs.breaks | signs.joins | signs.links
    return any(t.text in CLAUSE_ENDS or t.is_number or t.lower in ends for t in tokens(text))


def is_denied_at(text: str, start: int, end: int, language: str) -> bool:
    """Whether the clause of a phrase is denied in front of it; at its end, in languages that negate there."""
    signs = negations_of(language) or Negations()
    # As long as the text.
    text = text.replace("’", "'")
    negated = [n for n in negations(text, language) if n.sure and n.word not in signs.limits]
    first, last = _clause(text, (start, end), signs) if negated else (0, 0)
    return any(
        first <= n.start < (last if signs.final else start) and not start < n.end <= end for n in negated
    )


def _spans(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where a text denies; a verb that is both a negation and a cue, once."""
    negated = [(n.start, n.end) for n in negations(text, language)]
    yield from negated
    for cue in cues(text, language):
        if cue.stance == "denies" and not any(a < cue.end and cue.start < b for a, b in negated):
            yield cue.start, cue.end


def _denied(text: str, span: tuple[int, int], language: str, signs: Negations) -> tuple[Token, ...]:
    """The words of the clause around a negation; of a verb that denies, those behind it, if there are any."""
    row = tokens(text)
    start, end = _clause(text, span, signs)
    behind = tuple(t for t in row if span[1] <= t.start < end)
    has_subject = any(n.start == span[0] and not n.is_phrase for n in negations(text, language)) and not any(
        cue.start == span[0] for cue in cues(text, language)
    )
    # Who lacks something, has it not; who rejects something, may have something else.
    has_subject = has_subject or bool(signs.wants.fullmatch(folded(text[slice(*span)])))
    return behind if behind and not has_subject else tuple(t for t in row if start <= t.start < end)


def _clause(text: str, span: tuple[int, int], signs: Negations) -> tuple[int, int]:
    """Where the clause around a span begins and ends."""
    row = tokens(text)
    ends = [t for t in row if t.text in CLAUSE_ENDS or t.text == "." or t.lower in signs.breaks | signs.joins]
    opens = [t for t in row if t.lower in signs.links]
    start = max((t.end for t in (*ends, *opens) if t.end <= span[0]), default=0)
    return start, min((t.start for t in ends if t.start >= span[1]), default=len(text))


@lru_cache(maxsize=50_000)  # few words make up most of a text
def base(word: str, language: str) -> str:
    """The stem of a word in lower case; of an irregular form, that of its first."""
    return _bases(primary(language)).get(word) or stem(word, language)


@lru_cache(maxsize=8)
def _verbs(language: str) -> frozenset[str]:
    """The bases of the verbs of speech, in whatever form: "find" as well as "found"."""
    data = speech(language)
    return frozenset(base(verb, language) for verb in (data.verbs if data else ()))


@lru_cache(maxsize=8)
def _bases(language: str) -> Mapping[str, str]:
    """For each form of an irregular word, the stem of its first."""
    lines = [line.split() for line in read_data("irregular.yml").get(language, "").split(",")]
    return {form: stem(forms[0], language) for forms in lines for form in forms}
