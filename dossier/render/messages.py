"""The words of the interface: messages by key, filled in the language of the dossier."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from string import Formatter

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup

from dossier.compose.inline import Message
from dossier.load.messages import english
from dossier.model.content import Dossier
from dossier.model.messages import MessageText, MessageTexts
from dossier.render.markdown import escaped


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages of one dossier and its locale; made once, and given to all that words something.

    ``t("group.key", name=…)`` is plain text, ``t.marked(…)`` is Markdown in which all but safe values is
    escaped. Numbers are written as the language does. ``n`` also chooses the form by number, and fills
    ``{words}``, the number in words up to ten.
    """

    locale: Locale
    messages: MessageTexts

    def __call__(self, key: str, **values: object) -> str:
        """The message as plain text."""
        return "".join(self._parts(key, values, str))

    def marked(self, key: str, **values: object) -> Markup:
        """The message as Markdown."""
        return Markup("").join(self._parts(key, values, escaped))

    def text(self, value: object) -> str:
        """A value as plain text: a message in words, a number as the language writes it, a text as it is."""
        match value:
            case Message():
                return self(value.key, **dict(value.values))
            case int():
                return str(format_decimal(value, locale=self.locale))
        return value if isinstance(value, str) else str(value)

    def number(self, count: int) -> str:
        """A count in words, as far as there are words for it."""
        words = self.messages.get(f"numbers.{count}")
        return words if isinstance(words, str) else self.text(count)

    def all_of(self, items: Iterable[object]) -> str:
        """The items as a list in a sentence: ``a, b and c``."""
        return str(format_list([self.text(item) for item in items], locale=self.locale))

    def joined(self, items: Iterable[object], sign: str = "comma") -> str:
        """The items behind each other, with the sign of ``lists`` between them."""
        return self(f"lists.{sign}").join(self.text(item) for item in items)

    def _parts(self, key: str, values: dict[str, object], safe: Callable[[object], str]) -> Iterable[str]:
        count = values.get("n")
        if isinstance(count, int):
            values = {"words": self.number(count)} | values
        for literal, name, _, _ in Formatter().parse(self._form(self.messages[key], count)):
            yield safe(literal)
            if name is not None:
                yield safe(self.text(values[name]))

    def _form(self, text: MessageText, count: object) -> str:
        if isinstance(text, str):
            return text
        form = self.locale.plural_form(count) if isinstance(count, int) else "other"
        return text.get(form) or text["other"]


def messages_of(dossier: Dossier) -> Messages:
    """The words of a dossier; in English where its messages could not be read."""
    return Messages(locale_of(dossier.settings.language), dossier.messages or english())


def flat(t: Messages) -> dict[str, str]:
    """All messages by one key each, for themes and scripts: ``group.key``, of a form ``group.key.one``."""
    plain = {key: string for key, string in t.messages.items() if isinstance(string, str)}
    forms = {key: string for key, string in t.messages.items() if not isinstance(string, str)}
    return plain | {f"{key}.{form}": text for key, texts in forms.items() for form, text in texts.items()}


def english_messages() -> Messages:
    """Messages for editors, whatever the language of the dossier."""
    return Messages(locale_of("en"), english())


def locale_of(language: str) -> Locale:
    """The locale of a language tag; plain English is that of the world, with the day before the month."""
    return Locale.parse("en-001" if language == "en" else language, sep="-")
