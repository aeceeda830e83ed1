"""Every page as plain Markdown, for those who read through a machine: who says so follows each statement.

The pages come from the same values and templates as those for engines, in another voice: in the place of the
mark of a note stands what the note says. So a new block is told here too, and nothing is told otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from jinja2 import Environment
from markupsafe import Markup

from dossier.compose.footnotes import ClaimNote, FootNote
from dossier.compose.inline import Anchor, Inlines, Marks
from dossier.compose.page_context import place as place_of
from dossier.compose.page_view import PageView
from dossier.compose.site import Site
from dossier.model.content import Dossier
from dossier.model.paths import HOME
from dossier.model.text import Body, PageLink
from dossier.render.addresses import address, place, whole
from dossier.render.attribution import attribution
from dossier.render.exports.references import citation, newest_day, of_page
from dossier.render.markdown import escaped
from dossier.render.messages import Messages, messages_of
from dossier.render.tree import blocks, environment, tidy
from dossier.render.untagged import untagged

NAME = "index.md"


@dataclass(slots=True)
class _Voice:
    """Which page is being written, which filters cannot see; each quotation is given once on a page."""

    dossier: Dossier
    t: Messages
    page: PageView
    quoted: set[str] = field(default_factory=set)


def markdown_pages(site: Site) -> dict[str, bytes]:
    """Every page as plain Markdown by its path on the site, where it stands beside the page itself."""
    bodies = dict(_bodies(site.dossier))
    voice = _Voice(site.dossier, messages_of(site.dossier), site.pages[0])
    jinja = _environment(voice)
    found = {}
    for page in site.pages:
        voice.page, voice.quoted = page, set()
        links = [part.address for part in bodies.get(page.path, Body()).parts if isinstance(part, PageLink)]
        found[plain_path(page.path)] = _plain(jinja, voice, links).encode()
    return found


def plain_path(path: str) -> str:
    """Where the plain form of a page stands on the site."""
    return f"{place(path)}{NAME}"


def _bodies(dossier: Dossier) -> Iterable[tuple[str, Body]]:
    yield from ((page.path, page.body) for page in dossier.pages)
    yield from ((f"{e.kind}/{id}.md", e.body) for id, e in dossier.entities.items())
    yield from ((f"sources/{id}.md", source.body) for id, source in dossier.sources.items())


def _environment(voice: _Voice) -> Environment:
    jinja = environment(voice.t)
    jinja.globals["draws"] = False
    jinja.filters |= {
        "anchor": lambda value: _anchor(voice, value),
        "marks": lambda value: _marks(voice, value),
        "inlines": lambda parts: _inlines(voice, parts),
        "whole": lambda _: _cited(voice),
        # Drawings are left out.
        "drawing": lambda _: "",
        "matrix": lambda _: "",
        "strip": lambda _: "",
        "signs": lambda _: (),
    }
    return jinja


def _plain(jinja: Environment, voice: _Voice, links: Iterable[str]) -> str:
    written = blocks(jinja, voice.page, lambda text, _: text)
    page = jinja.get_template("plain_page.md.j2")
    text = page.render(page=voice.page, blocks=written, whence=_whence(voice))
    for link in dict.fromkeys(links):
        # An editor's own link stands in the text as it was written.
        text = text.replace(f"]({link}", f"]({_addressed(voice, link)}")
    return tidy(untagged(text, lambda href: _addressed(voice, href))) + "\n"


def _whence(voice: _Voice) -> Markup:
    """Of which dossier the page is, and where it stands, if that is known."""
    settings, t = voice.dossier.settings, voice.t
    words = t.marked("plain.whence", dossier=settings.title)
    if not settings.url:
        return words
    return t.marked("lists.label", label=words) + Markup(f" <{whole(settings, voice.page.path)}>")


def _cited(voice: _Voice) -> str:
    """How the dossier is cited."""
    dossier, t = voice.dossier, voice.t
    return citation(of_page(dossier, HOME, dossier.settings.title, newest_day(dossier)), t)


def _addressed(voice: _Voice, href: str) -> str:
    """A link of the tree as one of the site; whole, where the site's address is known."""
    path, _, anchor = href.partition("#")
    if "://" in path or path.startswith("mailto:"):
        return href
    target = normpath(join(dirname(voice.page.path), path)) if path else voice.page.path
    return address(voice.dossier.settings, target, voice.page.path, anchor)


def _anchor(voice: _Voice, value: Anchor) -> Markup:
    label = escaped(voice.t.text(value.label))
    return Markup(f"[{label}]({_addressed(voice, value.href)})") if value.href else label


def _marks(voice: _Voice, value: Marks) -> Markup:
    return Markup("").join(_note(voice, voice.page.notes[number - 1]) for number in value.numbers)


def _inlines(voice: _Voice, parts: Inlines) -> Markup:
    return Markup("").join(_inline(voice, part) for part in parts)


def _inline(voice: _Voice, part: str | Anchor | Marks) -> Markup:
    match part:
        case Anchor():
            return _anchor(voice, part)
        case Marks():
            return _marks(voice, part)
        case str():
            return Markup(part)


def _note(voice: _Voice, note: FootNote) -> Markup:
    """What a note says, in the place of its mark."""
    t = voice.t
    if not isinstance(note, ClaimNote):
        return Markup(" ({})").format(_inlines(voice, note.parts).strip())
    pieces = [escaped(attribution(note.provenance, t))]
    if note.quote and note.quote.exact not in voice.quoted:
        voice.quoted.add(note.quote.exact)
        pieces.append(t.marked("quotes.quoted", text=note.quote.exact))
    key = "places.in-withdrawn-source" if note.source.withdrawn else "places.in-source"
    label = t(key, source=t.text(note.claim.label), place=place_of(note.locator))
    pieces.append(_anchor(voice, Anchor(label, note.claim.href)))
    return Markup(" ({})").format(t.marked("lists.semicolon").join(pieces))
