"""References: sources and pages as they are cited, with the same values in every format."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dossier.compose.inline import Foreign
from dossier.model.agents import AgentType, Name, lined
from dossier.model.content import Dossier, Source
from dossier.model.dates import Basis, Date
from dossier.model.paths import HOME
from dossier.model.sources import SourceType
from dossier.render.addresses import whole
from dossier.render.lines import Line, joined
from dossier.render.messages import Messages
from dossier.render.plain_text import text
from dossier.render.wording.dates import date_words, on_words


@dataclass(frozen=True, slots=True)
class Reference:
    """A work to cite, and its ``container``, such as a newspaper; ``id`` has ASCII letters, digits, ``:-._``.

    If it is no ``article``, a work of the given ``type``, it is a page of the dossier, dated by the newest
    day in the content. Of a bare text among the names nothing more is known. ``genre`` is the type in words,
    where not every format has it.
    """

    id: str
    article: bool
    title: str
    authors: tuple[Name | str, ...] = ()
    container: str = ""
    issued: Date | None = None
    url: str = ""
    accessed: Date | None = None
    language: str = ""
    notes: tuple[str, ...] = ()
    editors: tuple[Name | str, ...] = ()
    publisher: str = ""
    type: SourceType = SourceType.NEWSPAPER
    genre: str = ""


def written(name: Name | str) -> str:
    """A name as it is written."""
    return name if isinstance(name, str) else name.name


# The types that not every format has a name of its own for.
_GENRES = (SourceType.PRESS_RELEASE, SourceType.SOCIAL_POST, SourceType.BROADCAST)


def of_source(dossier: Dossier, source: Source, t: Messages) -> Reference:
    """The reference of a source, from its record."""
    return Reference(
        id=source.id,
        article=True,
        title=_line(source.title),
        authors=tuple(_named(author) for author in source.authors),
        container=_line(source.publisher),
        issued=source.published,
        url=source.url,
        accessed=source.retrieved,
        language=source.language,
        notes=tuple(map(_line, _notes(dossier, source, t))),
        type=source.type,
        genre=t(f"cite.{source.type}") if source.type in _GENRES else "",
    )


def _named(author: Name) -> Name | str:
    """A name of which more is known than how it is written; else the text."""
    name = lined(author, _line)
    return name if name.family or name.is_organisation else name.name


def of_page(dossier: Dossier, path: str, title: str, day: date | None) -> Reference:
    """The reference of a page; the front page's is that of the whole dossier."""
    settings = dossier.settings
    stem = path.removesuffix(".md")
    return Reference(
        id="".join(c if c.isascii() and (c.isalnum() or c in "-._") else ":" for c in stem),
        article=False,
        title=_line(settings.title if path == HOME else title),
        container="" if path == HOME else _line(settings.title),
        issued=Date(day.isoformat(), day, day) if day else None,
        url=whole(dossier.settings, path) if settings.url else "",
        language=settings.language,
        authors=_responsible(dossier, path),
        editors=tuple(_named(editor) for editor in settings.editors),
        publisher=_line(settings.publisher.name) if settings.publisher else "",
    )


def _responsible(dossier: Dossier, path: str) -> tuple[Name | str, ...]:
    """Who answers for a page: the editors, else the publisher, else the dossier; never whom it is about."""
    settings = dossier.settings
    if settings.editors:
        return tuple(_named(editor) for editor in settings.editors)
    if settings.publisher:
        return (_named(Name(settings.publisher.name, settings.publisher.type)),)
    # By its own title alone a page would be cited as written by whom it is called after.
    return () if path == HOME else (Name(_line(settings.title), AgentType.ORGANISATION),)


def citation(reference: Reference, t: Messages) -> str:
    """The reference in a line of words."""
    return text(citation_line(reference, t), t)


def citation_line(reference: Reference, t: Messages, language: str = "") -> Line:
    """The reference as a line; ``language`` is that of its title, where it is another than the page's."""
    title = t.line("quotes.quoted", text=Foreign(reference.title, language))
    parts = _article(reference, title, t) if reference.article else _page(reference, title, t)
    line = joined(parts, t("lists.comma"))
    # In some languages a date ends with a full stop, and a second one would follow.
    last = line[-1].removesuffix(".") if isinstance(line[-1], str) else line[-1]
    return (*line[:-1], last, f". {reference.url}" if reference.url else ".")


def _article(reference: Reference, quoted: Line, t: Messages) -> Iterator[Line]:
    authors, genre = t.joined(map(written, reference.authors)), reference.genre
    title = t.line("cite.genre", title=quoted, genre=genre) if genre else quoted
    yield t.line("cite.by", authors=authors, title=title) if authors else title
    yield reference.container
    if reference.issued:
        yield date_words(reference.issued, t)


def _page(reference: Reference, quoted: Line, t: Messages) -> Iterator[Line]:
    yield quoted
    yield t("cite.in", title=reference.container) if reference.container else ""
    yield t("cite.edited", editors=t.all_of(map(written, reference.editors))) if reference.editors else ""
    yield reference.publisher
    yield t("cite.as-of", date=date_words(reference.issued, t)) if reference.issued else ""


def _notes(dossier: Dossier, source: Source, t: Messages) -> Iterator[str]:
    published, withdrawal = source.published, source.withdrawn
    if published and not published.is_plain:
        # Not every format has spans, seasons and doubts.
        yield t("cite.dated", date=date_words(published, t))
    if published and published.basis is not Basis.STATED:
        yield _dating(published, t)
    if source.archived_url:
        yield t("cite.archived", url=source.archived_url)
    if withdrawal:
        name, when = dossier.settings.title, on_words(withdrawal.date, t)
        yield t("cite.withdrawn", title=name, when=when, because=withdrawal.because)


def _dating(published: Date, t: Messages) -> str:
    """What the date of publication rests on, if the source does not state it."""
    words = t("cite.dated-outside" if published.basis is Basis.OUTSIDE else "cite.dated-inferred")
    words = t("cite.dated-from", basis=words, said=published.words) if published.words else words
    return t("source.because", basis=words, because=published.because) if published.because else f"{words}."


def _line(text: str) -> str:
    """The text on one line: RIS and lists of references have no line breaks."""
    return " ".join(text.split())
