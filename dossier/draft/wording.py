"""Sentences of ours for drafts: made of what was understood, and of no sentence of the article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from dossier.draft.amounts import Counted
from dossier.draft.speakers import Who
from dossier.language.cldr import primary
from dossier.model.content import Dossier
from dossier.model.dates import Date
from dossier.render.messages import Messages
from dossier.render.wording.dates import date_words


@lru_cache(maxsize=1)
def _texts() -> Mapping[str, Mapping[str, str]]:
    text = files("dossier.draft").joinpath("sentences.yml").read_text(encoding="utf-8")
    tree: Mapping[str, Mapping[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return tree


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences of a dossier's language, with the names of its entities."""

    dossier: Dossier
    messages: Messages

    @property
    def texts(self) -> Mapping[str, str]:
        """The sentences by what they tell; empty in a language that has none."""
        return _texts().get(primary(self.dossier.settings.language), {})

    def said(
        self, who: Who, stance: str, about: Sequence[str], numbers: Sequence[Counted], date: Date | None
    ) -> str:
        """That somebody said something, and what its words hold; empty where there are no sentences."""
        if not self.texts:
            return ""
        key = "about-numbers" if numbers else "about"
        return self.texts["numbers" if numbers else stance].format(
            speaker=self._speaker(who),
            numbers=self.messages.all_of([self._number(number) for number in numbers]),
            about=self.texts[key].format(names=self._linked(about)) if about else "",
            date=self._day(date),
        )

    def counted(self, about: Sequence[str], numbers: Sequence[Counted], date: Date | None) -> str:
        """That an article itself speaks of so many."""
        if not self.texts:
            return ""
        return self.texts["article-numbers"].format(
            numbers=self.messages.all_of([self._number(number) for number in numbers]),
            about=self.texts["about-numbers"].format(names=self._linked(about)) if about else "",
            date=self._day(date),
        )

    def titled(self, actor: str, title: str) -> str:
        """That somebody is called something."""
        return self.texts["title"].format(name=self.link(actor), title=title) if self.texts else ""

    def met(self, one: str, other: str, date: Date | None) -> str:
        """That two met."""
        if not self.texts:
            return ""
        return self.texts["they-met"].format(one=self.link(one), other=self.link(other), date=self._day(date))

    def gave(self, one: str, other: str, numbers: Sequence[Counted], date: Date | None) -> str:
        """That one gave something to another, with how much of what if that is told."""
        if not self.texts:
            return ""
        what = self.messages.all_of([self._number(number) for number in numbers]) or self.texts["something"]
        names = {"one": self.link(one), "other": self.link(other)}
        return self.texts["they-gave"].format(**names, what=what, date=self._day(date))

    def as_said_by(self, who: Who, sentence: str) -> str:
        """One of these sentences, as somebody says it."""
        return (
            self.texts["according"].format(speaker=self._speaker(who), sentence=sentence)
            if self.texts
            else ""
        )

    def exchange(self, one: str, other: str) -> str:
        """What went from one to another is called."""
        return self._named("given", one, other)

    def meeting(self, one: str, other: str) -> str:
        """What a meeting of two is called."""
        return self._named("met", one, other)

    def _named(self, key: str, one: str, other: str) -> str:
        names = (self.dossier.entities[id].name for id in (one, other))
        return (self.texts or _texts()["en"])[key].format(**dict(zip(("one", "other"), names, strict=True)))

    def link(self, id: str) -> str:
        """The name of an entity as a link."""
        return f"[[{self.dossier.entities[id].name}]]"

    def _linked(self, ids: Sequence[str]) -> str:
        return self.messages.all_of([self.link(id) for id in ids])

    def _day(self, date: Date | None) -> str:
        return self.texts["day"].format(date=date_words(date, self.messages)) if date else ""

    def _speaker(self, who: Who) -> str:
        role = who.role[:1].upper() + who.role[1:]
        if who.actor and role:
            return self.texts["in-role"].format(role=role, actor=self.link(who.actor))
        return self.link(who.actor) if who.actor else role or self.texts["somebody"]

    def _number(self, number: Counted) -> str:
        t, low, high = self.messages, number.quantity.low, number.quantity.high
        words = t.text(low) if low == high else t("quantities.range", low=t.text(low), high=t.text(high))
        key = {"~": "about", ">=": "at-least", "<=": "at-most", ">": "more-than", "<": "fewer-than"}
        if number.quantity.sign:
            words = t(f"quantities.{key[number.quantity.sign]}", number=words)
        return f"{words} {number.unit}"
