"""The messages in the language of a dossier, from its own YAML; those of the program fill the gaps."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel import Locale

from dossier.load.files import read_settings
from dossier.load.records import KEY_HINT, must_be
from dossier.model.messages import COUNTS, PLURALS, MessageText, MessageTexts, english, places, shipped
from dossier.model.placed import Placed, PlacedMapping, PlacedValue
from dossier.problems import Code, Location, Problem, did_you_mean

# The plural categories of a language, each with how many counts above zero it covers.
Forms = Mapping[str, int]

# No page counts further.
_COUNTS = 1000


def _plain(text: Placed | PlacedMapping) -> MessageText:
    """A message without its place in the file."""
    return (
        {form: str(words) for form, words in text.items()} if isinstance(text, PlacedMapping) else str(text)
    )


def read_messages(path: Path, language: str) -> tuple[MessageTexts, list[Problem]]:
    """The messages of a dossier: those of its own file, if there is one, and the program's for the rest.

    The program has them in few languages; what it lacks is English.

    Yields unknown-key, wrong-type, and bad-string (a placeholder or plural form is missing or unknown).
    """
    groups, problems = read_settings(path)
    if groups is not None and not isinstance(groups, PlacedMapping):
        problems.append(must_be("the file", "a mapping", groups, groups.at, KEY_HINT))
    if not isinstance(groups, PlacedMapping):
        return shipped(language), problems
    forms = _forms(language)
    texts: dict[str, MessageText] = {}
    for group, key in _keys(groups, problems):
        wrong = list(_problems(groups[group], key, english()[f"{group}.{key}"], forms))
        problems += wrong
        if not wrong:
            texts[f"{group}.{key}"] = _plain(groups[group][key])
    return {**shipped(language), **texts}, problems


def _keys(written: PlacedMapping, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """The keys of the file that are known; what is wrong with the others is added to the problems."""
    groups = {name.partition(".")[0] for name in english()}
    for group, members in written.items():
        if group not in groups:
            problems.append(_unknown(group, groups, written.key_at(group)))
        elif not isinstance(members, PlacedMapping):
            problems.append(must_be(f"'{group}'", "a mapping", members, members.at))
        else:
            keys = [name.partition(".")[2] for name in english() if name.startswith(f"{group}.")]
            wrong = [key for key in members if key not in keys]
            problems += [_unknown(key, keys, members.key_at(key)) for key in wrong]
            yield from ((group, key) for key in members if key in keys)


def _problems(members: PlacedMapping, key: str, model: MessageText, forms: Forms) -> Iterator[Problem]:
    """What is wrong with one message of a group; ``model`` is the English one."""
    given = members[key]
    if isinstance(model, str):
        if isinstance(given, Placed):
            yield from _place_problems(given, places(model), places(model), given.at)
        else:
            yield must_be(f"'{key}'", "a text", given, given.at)
    elif isinstance(given, PlacedMapping):
        yield from _form_problems(members, key, given, forms)
        for form, text in given.items():
            yield from _text_problems(form, text, model, forms)
    # A language with one form, such as Japanese, may write the message as a plain text.
    elif set(forms) != {"other"}:
        yield must_be(f"'{key}'", f"a mapping with the forms {', '.join(forms)}", given, given.at)
    else:
        yield from _text_problems("other", given, model, forms)


def _text_problems(form: str, text: PlacedValue, model: Mapping[str, str], forms: Forms) -> Iterator[Problem]:
    """What is wrong with one form of a message; a form that covers several numbers must name the number."""
    at = text.at
    if not isinstance(text, Placed):
        yield must_be(f"'{form}'", "a text", text, at)
        return
    every = frozenset[str]().union(*map(places, model.values()))
    yield from _place_problems(text, every - COUNTS, every | COUNTS, at)
    if forms.get(form, 0) > 1 and every & COUNTS and "{n}" not in text and "{words}" not in text:
        hint = "add {n}, the number in digits, or {words}, the number in words"
        yield Problem(Code.BAD_STRING, at, f"'{form}' is of many numbers, and names none", hint)


def _form_problems(members: PlacedMapping, key: str, given: PlacedMapping, forms: Forms) -> Iterator[Problem]:
    """The plural categories that the message lacks, and those that the language does not have."""
    for form in forms:
        if form not in given:
            message = f"'{key}' lacks the form '{form}', which the language has"
            yield Problem(Code.BAD_STRING, members.key_at(key), message, f"add '{form}:'")
    for form in given:
        if form not in (*forms, "other"):
            yield _unknown(form, [*forms], given.key_at(form))


def _place_problems(
    text: str, wanted: frozenset[str], allowed: frozenset[str], at: Location
) -> Iterator[Problem]:
    """Placeholders that the text lacks, and those that nothing would fill."""
    try:
        given = places(text)
    except ValueError:
        message, hint = "a brace is opened or closed that is no place's", "write a place as '{name}'"
        yield Problem(Code.BAD_STRING, at, message, hint)
        return
    for name in sorted(wanted - given):
        yield Problem(Code.BAD_STRING, at, f"the place '{{{name}}}' is missing", f"add '{{{name}}}'")
    for name in sorted(given - allowed):
        names = ", ".join(f"'{{{place}}}'" for place in sorted(allowed)) or "none"
        yield Problem(
            Code.BAD_STRING, at, f"nothing fills the place '{{{name}}}'", f"the places here are: {names}"
        )


def _forms(language: str) -> Forms:
    """The plural categories of a language, each with how many counts above zero it covers."""
    rule = Locale.parse(language, sep="-").plural_form
    counts = Counter(rule(count) for count in range(1, _COUNTS))
    return {form: counts[form] for form in PLURALS if form in counts or form == rule(0)}


def _unknown(key: str, keys: list[str] | set[str], at: Location) -> Problem:
    hint = did_you_mean(key, keys) or f"the keys here are: {', '.join(sorted(keys))}"
    return Problem(Code.UNKNOWN_KEY, at, f"no key '{key}' is known here", hint)
