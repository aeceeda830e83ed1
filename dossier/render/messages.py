"""The messages of the interface, filled in the language of the dossier."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from string import Formatter
from typing import Any, TypeVar

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

from dossier.compose.inline import Foreign, Message
from dossier.memo import once
from dossier.model.content import Dossier
from dossier.model.messages import MessageText, MessageTexts, english
from dossier.render.lines import Line, Pieces, joined, line

K = TypeVar("K")
T = TypeVar("T")

# Babel joins only strings: characters for private use stand for the items meanwhile, since no text has them.
_FIRST_ITEM = 0xE000


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages of a dossier and its locale; made once, and passed to every function that words something.

    ``t("group.key", name=…)`` is plain text; ``t.line(…)`` is a line, whose placeholders may hold links.
    Numbers are written as the language does. ``n`` also chooses the form by number, and fills ``{words}``,
    the number in words up to ten. ``direction`` is that in which pages are read: ``ltr`` or ``rtl``.
    """

    locale: Locale
    messages: MessageTexts
    direction: str = field(init=False, compare=False)
    _made: dict[object, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # Worked out once: it is asked for with every piece of text.
        object.__setattr__(self, "direction", str(self.locale.text_direction))

    def once(self, word: Callable[[K, "Messages"], str], of: K) -> str:
        """The words for this very value, made once: pages and files share many."""
        key = word, id(of)
        if key not in self._made:
            # With the value, so that no other gets its identity.
            self._made[key] = word(of, self), of
        return self._made[key][0]  # type: ignore[no-any-return]

    def __call__(self, key: str, **values: object) -> str:
        """The message as plain text."""
        text = self.messages[key]
        alone = _alone(text) if not values and isinstance(text, str) else None
        return alone if alone is not None else "".join([self.text(part) for part in self._parts(key, values)])

    def line(self, key: str, **values: Line) -> Pieces:
        """The message as a line."""
        return line(*self._parts(key, values))

    def text(self, value: object) -> str:
        """A value as plain text: a message in words, a number as the language writes it, a text as it is."""
        # Nearly all are: a class pattern would take several times as long.
        if isinstance(value, str):
            return value
        match value:
            case Message():
                return self(value.key, **dict(value.values))
            case Foreign():
                return value.text
            case int() | Decimal():
                return _decimal(value, self.locale)
        raise TypeError(f"no words for {type(value).__name__}")

    def number(self, count: int) -> str:
        """A count in words, or in figures where the messages have no word for it."""
        words = self.messages.get(f"numbers.{count}")
        return words if isinstance(words, str) else self.text(count)

    def all_of(self, items: Iterable[object]) -> str:
        """The items as a list in a sentence: ``a, b and c``."""
        return str(format_list([self.text(item) for item in items], locale=self.locale))

    def joined(self, items: Iterable[object], sign: str = "comma") -> str:
        """The items with a sign of the group ``lists`` between them."""
        return self(f"lists.{sign}").join(self.text(item) for item in items)

    def all_in_line(self, items: Iterable[Line]) -> Pieces:
        """The items as a list in a sentence, as a line."""
        by_sign = {chr(_FIRST_ITEM + i): item for i, item in enumerate(items)}
        return line(*(by_sign.get(sign, sign) for sign in self.all_of(by_sign)))

    def joined_in_line(self, items: Iterable[Line], sign: str = "comma") -> Pieces:
        """The items that are not empty, with a sign of the group ``lists`` between them, as a line."""
        return joined(items, self(f"lists.{sign}"))

    def _parts(self, key: str, values: Mapping[str, T]) -> Iterator[T | str]:
        count = values.get("n")
        words = self.number(count) if isinstance(count, int) else ""
        for literal, name in _places(self._form(self.messages[key], count)):
            yield literal
            if name is not None:
                yield values[name] if name in values or name != "words" else words

    def _form(self, text: MessageText, count: object) -> str:
        if isinstance(text, str):
            return text
        form = self.locale.plural_form(count) if isinstance(count, int) else "other"
        # CLDR: every language has "other", and a translator may leave out forms that equal it.
        return text.get(form) or text["other"]


@lru_cache(maxsize=2_000)  # the same few hundred texts are filled over and over
def _places(text: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(text))


@lru_cache(maxsize=2_000)
def _alone(text: str) -> str | None:
    """A message that nothing is filled into; None for one with places to fill."""
    places = _places(text)
    return None if any(name is not None for _, name in places) else "".join(text for text, _ in places)


@lru_cache(maxsize=2_000)  # mostly the same small counts
def _decimal(number: int | Decimal, locale: Locale) -> str:
    return str(format_decimal(number, locale=locale))


@once
def messages_of(dossier: Dossier) -> Messages:
    """The messages of a dossier; in English where they could not be read."""
    return Messages(locale_of(dossier.settings.language), dossier.messages or english())


def flat(t: Messages) -> dict[str, str]:
    """All messages as a flat mapping for themes and scripts: ``group.key``, with forms ``group.key.one``."""
    plain = {key: string for key, string in t.messages.items() if isinstance(string, str)}
    forms = {key: string for key, string in t.messages.items() if not isinstance(string, str)}
    return plain | {f"{key}.{form}": text for key, texts in forms.items() for form, text in texts.items()}


def english_messages() -> Messages:
    """Messages for editors, whatever the language of the dossier."""
    return Messages(locale_of("en"), english())


def locale_of(language: str) -> Locale:
    """The locale of a language tag; plain "en" is international English, with the day before the month."""
    return Locale.parse("en-001" if language == "en" else language, sep="-")
