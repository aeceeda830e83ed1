"""Who says what by how sentences are parsed: by any model of spaCy that is installed for their language.

It is one of the readers of ``readers.py``, and does nothing without the extra ``spacy`` and such a model.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.metadata import entry_points
from typing import Any

from dossier.derive.matching import Span
from dossier.draft.readers import Reading, meets
from dossier.language.cldr import primary
from dossier.language.negations import negations, negations_of
from dossier.language.reporting import Reporting, reporting_by_verbs
from dossier.problems.extras import SPACY, MissingExtraError, has_extra

# Where packages declare models, each named by its language and what it is; spaCy finds them there, too. To
# ask spaCy itself takes seconds, for which nobody waits whose article is in another language.
_MODELS = "spacy_models"
# In letters: what is longer, or has so much in a row without a space, is no paragraph, and takes spaCy
# minutes. Some scripts part no words.
_LONGEST, _ENDLESS = 10_000, re.compile(r"[!-~]{500}|[^\w\s]{100}")
# How many verbs may share a subject, from one to the next.
_FURTHEST = 3
# What is the same in the schemes of Universal Dependencies, of English (ClearNLP) and German (TIGER).
_SUBJECTS = ("nsubj", "sb")
_PASSIVES = ("nsubjpass", "nsubj:pass", "sbp", "auxpass", "aux:pass")
_CLAUSES = ("ccomp", "oc", "rs", "parataxis")
_INSERTED = ("parataxis",)
_SHARED = ("conj", "cj", "xcomp", "advcl", "oc")
_RELATIVES = ("relcl", "acl:relcl", "rc")
_BESIDE = ("appos", "app")
_STOPS = ",;:()[]–—"

# A token of spaCy's, or what is like one.
Token = Any


def read(paragraphs: Sequence[str], language: str) -> Iterator[Reading]:
    """What the verbs of speech tell that are listed; nothing where no model of the language is installed."""
    data = reporting_by_verbs(language)
    model = _model(primary(language)) if data else None
    if data and model:
        for number, parse in enumerate(model.pipe(text if _is_plain(text) else "" for text in paragraphs)):
            for words, is_quote, speaker, verb in said(parse, data):
                # What a model has learned is no rule: an editor is to look who speaks.
                yield Reading(number, words, is_quote, speaker, verb, is_unsure=True)


def _is_plain(text: str) -> bool:
    return len(text) <= _LONGEST and not _ENDLESS.search(text)


@lru_cache(maxsize=4)
def _model(language: str) -> Any:
    """The model that parses a language best, by what it says of itself; None where none is installed."""
    names = {point.name for point in entry_points(group=_MODELS) if point.name.split("_")[0] == language}
    if not names or not has_extra(SPACY):
        return None
    import spacy

    try:
        return spacy.load(max(sorted(names), key=_accuracy))
    except (ImportError, OSError, ValueError) as error:
        listed = ", ".join(sorted(names))
        raise MissingExtraError(f"spaCy cannot read '{language}' with {listed}: {error}") from error


def _accuracy(name: str) -> float:
    """How many words of what it was tested on a model has hung on the right one."""
    from spacy.util import get_model_meta, get_package_path

    return get_model_meta(get_package_path(name)).get("performance", {}).get("dep_las") or 0.0


def said(parse: Sequence[Token], data: Reporting) -> Iterator[tuple[Span, bool, Span, Span]]:
    """What is said in a parsed text: where the words stand, if they are quoted; the speaker, the verb."""
    for verb in parse:
        if _tells(verb, data):
            quoted, is_before = _quoted(verb, parse)
            # Before the verb is the quotation: its subject is another.
            subject = _subject(verb, data, 1 if is_before else _FURTHEST) or (is_before and _behind(verb))
            words = quoted or _clause(verb, parse, data)
            if subject and words and not _is_denied(verb, subject, data):
                speaker = _phrase(subject, parse)
                if speaker and not any(meets(words, other) for other in (speaker, _span(verb))):
                    yield words, bool(quoted), speaker, _span(verb)


def _tells(token: Token, data: Reporting) -> bool:
    """Whether somebody does what a verb of speech says, and nobody only might."""
    is_passive = any(child.dep_ in _PASSIVES for child in token.children)
    return bool(data.stance(token.lower_)) and not is_passive and "Inf" not in token.morph.get("VerbForm")


def _subject(verb: Token, data: Reporting, most: int) -> Token | None:
    """Who does what a verb says; of several verbs that share a subject, the first has it."""
    for _ in range(most):
        nearest = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if nearest is not None:
            is_relative = "Rel" in nearest.morph.get("PronType") or data.has("relatives", nearest.lower_)
            return verb.head if is_relative and verb.dep_ in _RELATIVES else nearest
        if verb.dep_ not in _SHARED or any(child.dep_ in _PASSIVES for child in verb.children):
            break
        verb = verb.head
    return None


def _phrase(subject: Token, parse: Sequence[Token]) -> Span | None:
    """The words for somebody, without what is told of them; the name beside an office."""
    beside = next((c for c in subject.children if c.dep_ in _BESIDE and c.pos_ == "PROPN"), None)
    if beside is not None and subject.pos_ == "NOUN":
        return _phrase(beside, parse)
    aside = {t.i for c in subject.children if c.dep_ in _RELATIVES for t in c.subtree}
    row = [token for token in subject.subtree if token.i not in aside]
    ends = [t.i for t in row if t.is_punct and t.text in _STOPS]
    first = max((i + 1 for i in ends if i < subject.i), default=0)
    last = min((i for i in ends if i > subject.i), default=row[-1].i + 1)
    inside = [token.i for token in row if first <= token.i < last]
    return _around(parse, inside[0], inside[-1])


def _behind(verb: Token) -> Token | None:
    """Who may be named behind a verb and a quotation; many models take the subject there for an object."""
    for child in verb.children:
        first = child.left_edge
        if child.i > verb.i and first.pos_ in ("DET", "PROPN", "PRON") and len(child.text.strip("-")) > 1:
            return child
    return None


def _quoted(verb: Token, parse: Sequence[Token]) -> tuple[Span | None, bool]:
    """A word of the quotation that ends before a verb or begins behind it, and whether it is before."""
    first = min((c.i for c in verb.children if c.dep_.startswith("aux")), default=verb.i)
    before = _across(parse, range(min(first, verb.i) - 1, -1, -1))
    behind = None if before else _across(parse, range(verb.i + 1, len(parse)))
    return before or behind, bool(before)


def _across(parse: Sequence[Token], places: Iterable[int]) -> Span | None:
    """The first word behind a quotation mark that only signs are parted from a place by."""
    is_quoted = False
    for i in places:
        token = parse[i]
        is_quoted = is_quoted or token.is_quote
        if not token.is_punct and not token.is_space and not token.is_quote:
            return _span(token) if is_quoted else None
    return None


def _clause(verb: Token, parse: Sequence[Token], data: Reporting) -> Span | None:
    """The words of the clause that is what a verb says; or those into which the verb is put: "…, he said"."""
    for child in verb.children:
        if child.dep_ in _CLAUSES and not (child.dep_ in _INSERTED and data.stance(child.lower_)):
            return _around(parse, child.left_edge.i, child.right_edge.i)
    # Where the clause goes on behind, only half of it would be read.
    if verb.dep_ in _INSERTED and verb.head.i < verb.i:
        return _around(parse, verb.head.left_edge.i, verb.left_edge.i - 1)
    return None


def _around(parse: Sequence[Token], first: int, last: int) -> Span | None:
    """From one word to another, without the signs at both ends."""
    while first <= last and (parse[first].is_punct or parse[first].is_space):
        first += 1
    while first <= last and (parse[last].is_punct or parse[last].is_space):
        last -= 1
    return (_span(parse[first])[0], _span(parse[last])[1]) if first <= last else None


def _span(token: Token) -> Span:
    """Where a word stands, without the hyphen by which a pronoun hangs on its verb: "dit-il"."""
    end = token.idx + len(token)
    return end - len(token.text.lstrip("-")), end


def _is_denied(verb: Token, subject: Token, data: Reporting) -> bool:
    """Whether a word says that nobody says so, or on which condition."""
    signs = negations_of(data.language)
    if signs is None:
        return True
    row = [*verb.children, *subject.subtree, *(verb.head.children if verb.dep_ == "oc" else ())]
    near = [token.lower_ for token in row if not token.is_punct]
    return any(negations(word, data.language) or signs.conditions.fullmatch(word) for word in near)
