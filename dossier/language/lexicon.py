"""Words by which a language says how many, when and who: what no library knows.

They stand in ``lexicons/``, one file for each language. A number in a language without one is read by nobody.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any

from dossier.language.data import lexicon_data
from dossier.language.money import named
from dossier.language.phrases import as_phrase


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of one language, lower case; phrases have single spaces.

    ``before`` and ``behind`` are the comparators in front of a number and after it, with the sign that a
    quantity has for them, or none; behind the sign, "~" says that it is little more or less; ``hedges``
    make a number of their clause one that is only about right. ``plain`` may stand between the two and
    change nothing, ``adverbs`` are endings of words that may soften, ``negators`` turn a number round.
    ``spans`` are comparators that before a duration may mean all of it. ``minus`` stand before a number
    below zero and ``below_zero`` behind it.

    ``joins`` stand between the ends of a range, which ``ranges`` tell from a change; ``starts``, ``ends``
    and ``steps`` stand before the old number, the new one and the difference, ``levels`` before what is
    there, of which ``lasting`` tell what is so now, ``added`` beside what comes to that, ``totals`` where all
    is meant; ``present`` and ``former`` tell anywhere what is so now, and was once;
    behind ``employing`` stand employees, ``single`` is one of them, and behind ``margins`` and a step stands
    by how many;
    ``from_endings`` and ``to_endings`` are joined to it, with an asterisk to what it counts, too,
    ``from_behind`` stand behind it. ``contests`` are won by two numbers, which are no range,
    ``versus`` stands between them; ``losers`` and ``backers`` tell who voted against and for,
    ``defeats`` that the more were against.
    ``losses`` and ``deficits`` are sums and shares below nought; ``higher`` and ``lower`` behind a number
    make it a rise or a fall.

    ``vague`` are numbers that stay words, with the least and the most that they can mean; ``few`` make such
    a word of a scale, ``rounds`` are numbers that are only about right. ``scales`` multiply what is before
    them, ``letters`` only if glued to it, ``partitive`` ones count only before "of". ``numerals`` are the
    words that numbers in words are made of, ``spellings`` those that the library for them lacks, with one
    that it has, ``factors`` multiply if glued to digits, ``counters`` follow a number sign that is no
    syllable. ``shares`` and ``multiples`` are parts and factors: ``more`` behind a part make it one of a
    difference, up or down, ``as_many`` a factor. ``out_of`` stand between one and the number that it is one
    of, ``fraction_marks`` between the number of parts of a whole and that of those meant. ``articles`` may
    stand for one.

    ``ordinals`` are the endings of ranks in digits, ``ranks`` ranks in words, which behind ``every``
    are parts; ``superlatives`` are endings of what is first, but for a rank before it.
    ``definite`` stand before what was named already, ``pointing`` ones also in its place, and
    ``theirs`` only so: "60,000 of them". ``places`` count the digits of a number, and ``numbered`` stand
    before the number of a thing, with what that thing is.

    ``clock`` stand behind a time of day, ``halves_behind`` and ``halves_before`` around it, with the
    half of the day that they name; ``hours`` are times only behind ``at``, ``half_hours`` add to them,
    and ``o_clock`` stand before nothing but a time. ``around_clock`` are comparators of times alone.

    ``fillers`` tell nothing by themselves; they and other ``stops`` end what is counted. ``units`` and
    ``currencies`` are those that CLDR lacks. ``events`` are what happens to those who are counted, by
    the name of the event; ``events_behind`` are so only behind their number. ``deeds`` are what was done with
    them, of which one is not another. ``auxiliaries`` stand before a verb that ends in one of
    ``participles``, ``copulas`` before what somebody is; ``verbs`` are past forms that end otherwise,
    ``gerunds`` how verbs end that have no subject. ``some`` are parts of a whole that no number tells.
    ``sources`` count the articles
    themselves.

    ``entire`` stand before a whole. ``folds`` are endings that make a factor of a number word, ``decades``
    tens of years in words, ``peoples`` endings of names for many of one people, whom ``humans`` take in.
    In front of ``dimensions``, a letter that may scale is a unit of length.

    ``degrees`` are capitals glued to a temperature.

    Right in front of a number, the nouns of ``inverted`` make it one that is only about right.

    ``weighing`` and ``paying`` tell whether pounds are a weight or money.

    ``dated`` stand before a year, even where a noun follows it, ``years`` behind one. After those of
    ``dated_or_counted``, what counts ``persons`` is none, nor is it in a crowd of them, by ``collectives``.
    ``glued`` is a language that joins particles or comparators to a number without a space, ``capitals``
    one that writes every noun with a capital, or has none.

    ``elided`` are words with what is left of them in front of a vowel, joined by an apostrophe.
    ``particles`` are joined to the front of a word or number, ``prefixes`` to that of a word alone;
    ``endings`` are joined to a number. An asterisk in ``behind`` is the word or number that an ending is
    joined to, and a question mark leaves a number unread; up to ``reach`` words may stand in between.
    ``compounds`` is a language that writes numbers in one word, ``ones_first`` one that says "five and
    twenty"; ``links`` stand between the words of one number, ``tens`` multiply the ones before them,
    ``tails`` are numbers only at the end of a word, and ``halves`` add one half. Of a language that is
    ``partial``, an unknown word in front of a number may be a comparator.
    """

    before: Mapping[str, str] = field(default_factory=dict)
    behind: Mapping[str, str] = field(default_factory=dict)
    hedges: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    adverbs: tuple[str, ...] = ()
    negators: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    ranges: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    single: frozenset[str] = frozenset()
    employing: frozenset[str] = frozenset()
    margins: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()
    totals: frozenset[str] = frozenset()
    rises: frozenset[str] = frozenset()
    falls: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    losses: frozenset[str] = frozenset()
    deficits: frozenset[str] = frozenset()
    higher: frozenset[str] = frozenset()
    lower: frozenset[str] = frozenset()
    spans: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    degrees: Mapping[str, str] = field(default_factory=dict)
    inverted: frozenset[str] = frozenset()
    weighing: frozenset[str] = frozenset()
    paying: frozenset[str] = frozenset()
    collectives: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    dated_or_counted: frozenset[str] = frozenset()
    minus: frozenset[str] = frozenset()
    below_zero: frozenset[str] = frozenset()
    more: Mapping[str, str] = field(default_factory=dict)
    as_many: frozenset[str] = frozenset()
    counters: frozenset[str] = frozenset()
    fraction_marks: frozenset[str] = frozenset()
    every: frozenset[str] = frozenset()
    out_of: frozenset[str] = frozenset()
    contests: frozenset[str] = frozenset()
    losers: frozenset[str] = frozenset()
    backers: frozenset[str] = frozenset()
    defeats: frozenset[str] = frozenset()
    versus: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    numbered: Mapping[str, str] = field(default_factory=dict)
    rounds: frozenset[str] = frozenset()
    partitive: frozenset[str] = frozenset()
    events_behind: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    participles: tuple[str, ...] = ()
    gerunds: tuple[str, ...] = ()
    copulas: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    some: frozenset[str] = frozenset()
    entire: frozenset[str] = frozenset()
    folds: tuple[str, ...] = ()
    dimensions: frozenset[str] = frozenset()
    peoples: tuple[str, ...] = ()
    humans: frozenset[str] = frozenset()
    decades: Mapping[str, int] = field(default_factory=dict)
    vague: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    few: frozenset[str] = frozenset()
    scales: Mapping[str, int] = field(default_factory=dict)
    letters: Mapping[str, int] = field(default_factory=dict)
    numerals: Mapping[str, int] = field(default_factory=dict)
    shares: Mapping[str, Fraction] = field(default_factory=dict)
    multiples: Mapping[str, Fraction] = field(default_factory=dict)
    times: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    ands: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    ranks: Mapping[str, int] = field(default_factory=dict)
    superlatives: tuple[str, ...] = ()
    definite: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()
    clock: frozenset[str] = frozenset()
    halves_behind: Mapping[str, str] = field(default_factory=dict)
    halves_before: Mapping[str, str] = field(default_factory=dict)
    hours: frozenset[str] = frozenset()
    half_hours: frozenset[str] = frozenset()
    at: frozenset[str] = frozenset()
    o_clock: frozenset[str] = frozenset()
    around_clock: Mapping[str, str] = field(default_factory=dict)
    fillers: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    units: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)
    deeds: Mapping[str, str] = field(default_factory=dict)
    sources: frozenset[str] = frozenset()
    dated: frozenset[str] = frozenset()
    elided: Mapping[str, str] = field(default_factory=dict)
    particles: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    tens: frozenset[str] = frozenset()
    tails: Mapping[str, int] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)
    factors: frozenset[str] = frozenset()
    from_endings: frozenset[str] = frozenset()
    to_endings: frozenset[str] = frozenset()
    from_behind: frozenset[str] = frozenset()
    halves: frozenset[str] = frozenset()
    reach: int = 0
    compounds: bool = False
    ones_first: bool = False
    partial: bool = False
    glued: bool = False
    capitals: bool = False

    @property
    def reads_numbers(self) -> bool:
        """Whether the words that scale, soften or bound a number are known."""
        return bool(self.before or self.behind)


# Written by what they stand for, looked up by word or phrase.
_BY_MEANING = (
    "before", "behind", "events", "deeds", "units", "currencies", "halves_behind", "halves_before",
    "around_clock", "numbered", "more",
)  # fmt: skip
_PHRASES = ("hedges", "ranges", "at", "below_zero", "as_many", "out_of", "halves", "defeats")
_FRACTIONS = ("shares", "multiples")
# Looked up by several tokens of a text. Of languages that join words, a text is searched instead.
_IN_TOKENS = (*_PHRASES, "before", "behind", "halves_behind", "halves_before", "around_clock")
# What a particle may be joined to: "ونحو", "وخمسمئة".
_JOINED = ("before", "numerals", "vague", "shares", "definite", "few", "hedges", "negators", "scales")


@lru_cache(maxsize=64)
def lexicon(language: str) -> Lexicon:
    """The words of a language; of one that has no lexicon, none."""
    tree = {key: _value(key, value) for key, value in lexicon_data(language).items()}
    if not tree.get("glued"):
        tree |= {key: _as_phrases(tree[key], tree.get("elided", {})) for key in _IN_TOKENS if key in tree}
    particles = tree.get("particles", frozenset()) | tree.get("prefixes", frozenset())
    tree |= {key: _with_particles(tree[key], particles) for key in _JOINED if particles and key in tree}
    tree["currencies"] = {
        form: named(currency, language)
        for phrase, currency in tree.get("currencies", {}).items()
        for form in (phrase, as_phrase(phrase))
    }
    stops = ("stops", "fillers", "particles", "present")
    tree["stops"] = frozenset[str]().union(*(tree.get(key, frozenset()) for key in stops))
    return Lexicon(**tree)


def _as_phrases(listed: Any, elided: Mapping[str, str]) -> Any:
    """The phrases as texts have them, also with their last word elided: "plus de", "plus d"."""
    phrases = {_phrase(text, elided): text for text in listed}
    for phrase, text in tuple(phrases.items()):
        head, _, last = phrase.rpartition(" ")
        phrases |= {f"{head} {elided[last]}": text} if head and last in elided else {}
    if isinstance(listed, frozenset):
        return frozenset(phrases)
    return {phrase: listed[text] for phrase, text in phrases.items()}


def _phrase(text: str, elided: Mapping[str, str]) -> str:
    # What an ending is joined to is no word of its own.
    return text if text.startswith("*") else as_phrase(text, bool(elided))


def _with_particles(value: Any, particles: frozenset[str]) -> Any:
    """The words, each also with each particle in front; a word of its own stands for itself."""
    if isinstance(value, frozenset):
        return value | {particle + word for particle in particles for word in value}
    return {particle + word: value[word] for particle in particles for word in value} | dict(value)


def _value(key: str, value: Any) -> Any:
    if key in _BY_MEANING:
        return dict(_by_phrase(value))
    if key in _PHRASES:
        return frozenset(phrase.casefold() for phrase in value)
    if key in _FRACTIONS:
        return {word.casefold(): Fraction(str(number)) for word, number in value.items()}
    if key in ("adverbs", "participles", "gerunds", "superlatives", "folds", "peoples"):
        return tuple(value.split())
    if isinstance(value, dict):
        return {word.casefold(): number for word, number in value.items()}
    return word_set(value) if isinstance(value, str) else value


def word_set(text: str) -> frozenset[str]:
    """The words of a list in a lexicon, as those of a text are compared: "grösser", not "größer"."""
    return frozenset(text.casefold().split())


def _by_phrase(meanings: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    return ((phrase.casefold(), meaning) for meaning, phrases in meanings.items() for phrase in phrases)
