"""MessageTexts of the interface from YAML: the English ones, and those of this dossier in their place."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel import Locale

from dossier.load.files import read_settings
from dossier.load.records import KEY_HINT, must_be
from dossier.load.yaml_tree import Tree
from dossier.model.messages import COUNTS, PLURALS, MessageText, MessageTexts, english, places
from dossier.problems import Code, Location, Problem, did_you_mean

# The plural categories of a language, and of how many counts above zero each is.
Forms = Mapping[str, int]

# No count of a page goes beyond.
_COUNTS = 1000


def read_messages(path: Path, language: str) -> tuple[MessageTexts, list[Problem]]:
    """The strings of a dossier in its language, in English where its file, if there is one, has none.

    Yields unknown-key, wrong-type, and bad-string: a place that is missing or unknown, or a form by number.
    """
    own, problems = read_settings(path)
    if own.data is not None and not isinstance(own.data, dict):
        problems.append(must_be("the file", "a mapping", own.data, own.at(), KEY_HINT))
    if not isinstance(own.data, dict):
        return english(), problems
    forms = _forms(language)
    found: dict[str, MessageText] = {}
    for group, key in _keys(own, problems):
        wrong = list(_problems(own, group, key, forms))
        problems += wrong
        if not wrong:
            found[f"{group}.{key}"] = own.data[group][key]
    return {**english(), **found}, problems


def _keys(own: Tree, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """The keys of the file that are known; what is wrong with the others is added to the problems."""
    groups = {name.partition(".")[0] for name in english()}
    for group, members in own.data.items():
        if group not in groups:
            problems.append(_unknown(group, groups, own.key_at(group)))
        elif not isinstance(members, dict):
            problems.append(must_be(f"'{group}'", "a mapping", members, own.at(group)))
        else:
            known = [name.partition(".")[2] for name in english() if name.startswith(f"{group}.")]
            wrong = [key for key in members if key not in known]
            problems += [_unknown(key, known, own.key_at(group, key)) for key in wrong]
            yield from ((group, key) for key in members if key in known)


def _problems(own: Tree, group: str, key: str, forms: Forms) -> Iterator[Problem]:
    """What is wrong with one string."""
    given, model = own.data[group][key], english()[f"{group}.{key}"]
    at = own.at(group, key)
    if isinstance(model, str):
        if isinstance(given, str):
            yield from _place_problems(given, places(model), places(model), at)
        else:
            yield must_be(f"'{key}'", "a text", given, at)
    elif isinstance(given, dict):
        yield from _form_problems(own, (group, key), given, forms)
        for form, text in given.items():
            yield from _text_problems(form, text, model, forms, own.at(group, key, form))
    elif set(forms) != {"other"}:
        yield must_be(f"'{key}'", f"a mapping with the forms {', '.join(forms)}", given, at)
    else:
        yield from _text_problems("other", given, model, forms, at)


def _text_problems(
    form: str, text: object, model: Mapping[str, str], forms: Forms, at: Location
) -> Iterator[Problem]:
    """What is wrong with one form of a string: of many numbers, it must name the number."""
    if not isinstance(text, str):
        yield must_be(f"'{form}'", "a text", text, at)
        return
    every = frozenset[str]().union(*map(places, model.values()))
    yield from _place_problems(text, every - COUNTS, every | COUNTS, at)
    if forms.get(form, 0) > 1 and every & COUNTS and "{n}" not in text and "{words}" not in text:
        hint = "add {n}, the number in digits, or {words}, the number in words"
        yield Problem(Code.BAD_STRING, at, f"'{form}' is of many numbers, and names none", hint)


def _form_problems(
    own: Tree, path: tuple[str, str], given: Mapping[str, object], forms: Forms
) -> Iterator[Problem]:
    """The plural categories that the language has and the string lacks, and those that no language has."""
    for form in forms:
        if form not in given:
            message = f"'{path[1]}' lacks the form '{form}', which the language has"
            yield Problem(Code.BAD_STRING, own.key_at(*path), message, f"add '{form}:'")
    for form in given:
        if form not in (*forms, "other"):
            yield _unknown(form, [*forms], own.key_at(*path, form))


def _place_problems(
    text: str, wanted: frozenset[str], allowed: frozenset[str], at: Location
) -> Iterator[Problem]:
    """The places that a text lacks, and those that nothing would fill."""
    try:
        found = places(text)
    except ValueError:
        message, hint = "a brace is opened or closed that is no place's", "write a place as '{name}'"
        yield Problem(Code.BAD_STRING, at, message, hint)
        return
    for name in sorted(wanted - found):
        yield Problem(Code.BAD_STRING, at, f"the place '{{{name}}}' is missing", f"add '{{{name}}}'")
    for name in sorted(found - allowed):
        known = ", ".join(f"'{{{it}}}'" for it in sorted(allowed)) or "none"
        yield Problem(
            Code.BAD_STRING, at, f"nothing fills the place '{{{name}}}'", f"the places here are: {known}"
        )


def _forms(language: str) -> Forms:
    """The plural categories of a language, and of how many counts above zero each is."""
    rule = Locale.parse(language, sep="-").plural_form
    counts = Counter(rule(count) for count in range(1, _COUNTS))
    return {form: counts[form] for form in PLURALS if form in counts or form == rule(0)}


def _unknown(key: str, known: list[str] | set[str], at: Location) -> Problem:
    hint = did_you_mean(key, known) or f"the keys here are: {', '.join(sorted(known))}"
    return Problem(Code.UNKNOWN_KEY, at, f"no key '{key}' is known here", hint)
