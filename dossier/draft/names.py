"""Names in an article that no file of the dossier has yet: who they are, as far as the text tells."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dossier.derive.actors import Actors, Named, named
from dossier.draft.masked import Paragraph
from dossier.draft.phrases import Run, Sentence
from dossier.draft.saying import stance_at
from dossier.draft.sayings import sentences_of
from dossier.intake.boilerplate import SIGNS
from dossier.language.cldr import locale_of
from dossier.language.reporting import Reporting

_SHORTEST_NAME = 2
# In words, with what joins them: "the Office for the Care of Lakes".
_LONGEST_NAME = 7


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody whom a text names: the name, what schema.org calls such a one, a title, shorter names."""

    name: str
    sort: tuple[str, ...]
    title: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Full:
    """The names of several words in an article, by each word that may stand for one; and words that do."""

    by_word: Mapping[str, str] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()


def full_names(paragraphs: Iterable[Paragraph], reporting: Reporting) -> Full:
    """The names of people of two words or more, by the words that stand for them later.

    That is the last one; in some languages it is the first, if no other name has it.
    """
    names: dict[str, None] = {}
    alone: set[str] = set()
    for paragraph in paragraphs:
        for there in sentences_of(paragraph, reporting):
            names |= dict.fromkeys(_people(there))
            alone |= {_text(there, run) for run in _capital_runs(there) if run.end - run.first == 1}
    words = Counter(word for name in names for word in {name.split()[0], name.split()[-1]})
    firsts = {name.split()[0].lower(): name for name in names if words[name.split()[0]] == 1}
    by_word = firsts | {name.split()[-1].lower(): name for name in reversed(names)}
    return Full(by_word, frozenset(word for word in alone if word.lower() in by_word))


def in_article(actors: Actors, full: Full) -> Actors:
    """The actors as an article calls them: also by a word of their name, if it has the whole, too."""
    taken = {name for names in actors.names.values() for name in names}
    short: dict[str, tuple[str, ...]] = {}
    for id, names in actors.names.items():
        words = (word for name in names for word in name.split() if full.by_word.get(word.lower()) == name)
        short[id] = tuple(word for word in words if word in full.alone and word not in taken)
    return Actors({id: (*names, *short[id]) for id, names in actors.names.items()}, actors.wholes)


def _people(there: Sentence) -> Iterator[str]:
    for run in _capital_runs(there):
        bare = _without_titles(there, run)
        if bare and _is_name_of_person(there, bare):
            name = _text(there, bare)
            if not meant(name, there.reporting.language, territories(there.reporting.language)):
                yield name


def newcomer(there: Sentence, run: Run, full: Full) -> Newcomer | None:
    """Who is named by the words of a speaker; None where they name nobody, or it cannot be told."""
    name = _last_capitals(there, run)
    if name is None:
        return None
    bare = _without_titles(there, name)
    words = _text(there, bare or name)
    if words in SIGNS["agencies"]:
        return Newcomer(words, ("NewsMediaOrganization", "Organization"))
    whole = full.by_word.get(words.split()[-1].lower()) if bare else None
    if whole and (words == whole or " " not in words):
        short = [word for word in whole.split() if word in full.alone and full.by_word[word.lower()] == whole]
        return Newcomer(whole, ("Person",), _title(there, name, bare), (words, *short))
    is_long = (bare or name).end - (bare or name).first >= _SHORTEST_NAME
    is_office = any(there.has("offices", k) for k in range(*name))
    if is_office and is_long and there.reporting.has_names:
        return Newcomer(_text(there, name), ("Organization",))
    is_short = words.isupper() and len(words) > 1
    return Newcomer(words, ("Organization",)) if is_short and words.isalpha() else None


@lru_cache(maxsize=16)
def territories(language: str) -> Actors:
    """The countries of the world, with their names in a language (CLDR)."""
    locale = locale_of(language)
    names = locale.territories if locale else {}
    return Actors({code: (name,) for code, name in names.items() if len(code) == 2 and code.isalpha()})


def countries(text: str, language: str) -> list[Newcomer]:
    """The countries that a text names, by their names or by what is theirs."""
    every = territories(language)
    ids = dict.fromkeys(id for name in meant(text, language, every) for id in sorted(name.actors))
    return [Newcomer(every.names[id][0], ("Country",)) for id in ids]


def meant(text: str, language: str, actors: Actors) -> list[Named]:
    """The actors that a phrase names; what only begins a name is none: "port" is not Portugal."""
    return [n for n in named(text, language, actors) if not _only_begins(text, n, actors, language)]


def _only_begins(text: str, there: Named, actors: Actors, language: str) -> bool:
    words = text[there.start : there.end]
    names = (name for actor in there.actors for name in actors.names[actor])
    if any(len(words) >= len(name) for name in names):
        return False
    # "Martin Leroux" is somebody of that name, "German Airways" is German, as the language is.
    has_surname = text[there.end :].lstrip()[:1].isupper()
    return words.islower() or (has_surname and words not in _languages(language))


@lru_cache(maxsize=16)
def _languages(language: str) -> frozenset[str]:
    locale = locale_of(language)
    return frozenset(locale.languages.values()) if locale else frozenset()


def named_in(there: Sentence, full: Full) -> Iterator[Newcomer]:
    """Those whom a sentence names, whatever they do there; where every noun has a capital, only countries."""
    for run in _capital_runs(there) if there.reporting.has_names else ():
        who = newcomer(there, run, full)
        if who:
            yield who
    start, end = there.span(Run(0, len(there.units)))
    yield from countries(there.text[start:end], there.reporting.language)


def _capital_runs(there: Sentence) -> Iterator[Run]:
    first = None
    for k in range(len(there.units) + 1):
        is_inside = k < len(there.units) and (there.is_capital(k) or _is_initial(there, k, first))
        if is_inside and first is None:
            first = k
        elif not is_inside and first is not None:
            yield Run(first, k)
            first = None


def _is_initial(there: Sentence, k: int, first: int | None) -> bool:
    """Whether a full stop or a hyphen is one within a name: "Lara T. Berg-Holm"."""
    return first is not None and there.units[k].lower in (".", "-") and not there.is_stop(k)


def _last_capitals(there: Sentence, run: Run) -> Run | None:
    """The last words with capitals of a phrase, with the small ones that join them."""
    end = run.end
    while end > run.first and not there.is_capital(end - 1):
        end -= 1
    first = end
    while first > run.first and _belongs(there, first - 1, run.first):
        first -= 1
    while first < end and (not there.is_capital(first) or there.has("determiners", first)):
        first += 1
    return Run(first, end) if 0 < end - first <= _LONGEST_NAME else None


def _belongs(there: Sentence, k: int, first: int) -> bool:
    if there.is_capital(k) or there.units[k].lower in (".", "-"):
        return True
    is_joining = there.has("genitives", k) or there.has("determiners", k)
    before = k - 1 if not there.has("genitives", k - 1) else k - 2
    return there.reporting.has_names and is_joining and before >= first and there.is_capital(before)


def _without_titles(there: Sentence, run: Run) -> Run | None:
    """A name without the words for an office in front of it: "Mayor Mira Holm"."""
    first = next((k for k in range(*run) if _is_office(there, k)), run.first)
    # One office may follow another, but a name may be a word for one, too.
    while first < run.end - 1 and (_is_office(there, first) or there.units[first].lower in (".", "-")):
        first += 1
    while first < run.end and (there.has("determiners", first) or there.has("subordinators", first)):
        first += 1
    return Run(first, run.end) if first < run.end else None


def _is_office(there: Sentence, k: int) -> bool:
    if there.has("offices", k):
        return True
    ends = tuple(word for word in there.reporting.parts["offices"] if len(word) > 3)
    return not there.reporting.has_names and there.units[k].lower.endswith(ends)


def _is_name_of_person(there: Sentence, run: Run) -> bool:
    count = sum(there.units[k].lower not in (".", "-") for k in range(*run))
    is_plain = all(there.units[k].lower.isalpha() or there.units[k].lower in ".-" for k in range(*run))
    is_time = any(there.is_time(k) for k in range(*run))
    return 2 <= count <= 4 and is_plain and not is_time and (run.first > 0 or _does(there, run))


def _does(there: Sentence, run: Run) -> bool:
    """Whether the words with capitals at the beginning of a sentence are somebody who says something."""
    is_other = any(
        there.has(part, k) for part in ("bodies", "documents", "offices", "determiners") for k in range(*run)
    )
    verb = run.end
    while there.is_adverb(verb):
        verb += 1
    return there.reporting.has_names and not is_other and bool(stance_at(there, verb))


def _title(there: Sentence, name: Run, bare: Run | None) -> str:
    if bare is None or bare.first == name.first:
        return ""
    return _text(there, Run(name.first, bare.first)).rstrip(" .-")


def _text(there: Sentence, run: Run | Sequence[int]) -> str:
    first, end = run
    return there.text[there.units[first].start : there.units[end - 1].end]
