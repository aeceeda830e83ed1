"""What can be cited: a source, and a page of the dossier; the same values in every format."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from babel import Locale

from dossier.compose.corrections import corrections
from dossier.model.content import Dossier, Source
from dossier.model.dates import Basis, Date
from dossier.model.paths import HOME
from dossier.model.standing import standing_sources
from dossier.render.addresses import address_of
from dossier.render.feeds import day_of
from dossier.render.wording import date_words, on_words

_OUTSIDE = "Date of publication from outside the source"
_INFERRED = "Date of publication inferred"
_WITHDRAWN = "Withdrawn from the dossier “{title}” {when}"
_ARCHIVED = "Archived copy: {url}"
_FROM_OUTSIDE = "date from outside the source"
_IN = "in: {title}"
_AS_OF = "as of {date}"


@dataclass(frozen=True, slots=True)
class Reference:
    """A work to cite, and in which ``container`` it is; ``id`` has only ASCII letters, digits and ``:-._``.

    An ``article`` is somebody else's; what is none is a page of the dossier, dated by the newest day that its
    content gives.
    """

    id: str
    article: bool
    title: str
    authors: tuple[str, ...] = ()
    container: str = ""
    issued: Date | None = None
    url: str = ""
    accessed: Date | None = None
    language: str = ""
    notes: tuple[str, ...] = ()


def of_source(dossier: Dossier, source: Source) -> Reference:
    """The article itself, as the record has it."""
    return Reference(
        id=source.id,
        article=True,
        title=_line(source.title),
        authors=tuple(map(_line, source.author)),
        container=_line(source.publisher),
        issued=source.published,
        url=source.url,
        accessed=source.retrieved,
        language=source.language,
        notes=tuple(map(_line, _notes(dossier, source))),
    )


def of_page(dossier: Dossier, path: str, title: str, day: date | None) -> Reference:
    """A page of the dossier; the front page stands for the whole."""
    settings = dossier.settings
    stem = path.removesuffix(".md")
    return Reference(
        id="".join(c if c.isascii() and (c.isalnum() or c in "-._") else ":" for c in stem),
        article=False,
        title=_line(settings.title if path == HOME else title),
        container="" if path == HOME else _line(settings.title),
        issued=Date(day.isoformat(), day, day) if day else None,
        url=address_of(dossier, path) if settings.url else "",
        language=settings.language,
    )


def newest_day(dossier: Dossier) -> date | None:
    """The newest day that the content gives: something was verified, or read, or corrected."""
    days = [day for source in standing_sources(dossier) if (day := day_of(dossier, source))]
    changed = [found.correction.date.first for found in corrections(dossier)]
    return max([*days, *changed], default=None)


def citation(dossier: Dossier, reference: Reference) -> str:
    """The reference in a line of words."""
    locale = Locale.parse(dossier.settings.language, sep="-")
    parts = _article(reference, locale) if reference.article else _page(reference, locale)
    line = ", ".join(filter(None, parts))
    return f"{line}. {reference.url}" if reference.url else f"{line}."


def _article(reference: Reference, locale: Locale) -> Iterator[str]:
    authors = ", ".join(reference.authors)
    yield f"{authors}: “{reference.title}”" if authors else f"“{reference.title}”"
    yield reference.container
    if reference.issued:
        outside = f" ({_FROM_OUTSIDE})" if reference.issued.basis is Basis.OUTSIDE else ""
        yield date_words(reference.issued, locale) + outside


def _page(reference: Reference, locale: Locale) -> Iterator[str]:
    yield f"“{reference.title}”"
    yield _IN.format(title=reference.container) if reference.container else ""
    yield _AS_OF.format(date=date_words(reference.issued, locale)) if reference.issued else ""


def _notes(dossier: Dossier, source: Source) -> Iterator[str]:
    published, gone = source.published, source.withdrawn
    if published and published.basis is not Basis.STATED:
        basis = _OUTSIDE if published.basis is Basis.OUTSIDE else _INFERRED
        words = f" from “{published.words}”" if published.words else ""
        yield f"{basis}{words}: {published.because}" if published.because else f"{basis}{words}."
    if source.archived_url:
        yield _ARCHIVED.format(url=source.archived_url)
    if gone:
        when = on_words(gone.date, Locale.parse(dossier.settings.language, sep="-"))
        withdrawn = _WITHDRAWN.format(title=dossier.settings.title, when=when)
        yield f"{withdrawn}: {gone.because}"


def _line(text: str) -> str:
    """The text on one line: neither RIS nor a list of references knows another."""
    return " ".join(text.split())
