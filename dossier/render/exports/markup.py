"""Editors' texts as Markdown with ids: each mention is resolved, so that no name is left to look up."""

from dossier.compose.page_context import shown_name
from dossier.model.content import Dossier
from dossier.model.text import Body, Citation, Link, Markdown, NoteMark, PageLink, Part, Table, Text


def with_ids(dossier: Dossier, text: Text) -> str:
    """The Markdown with ``[[id|label]]`` for links and ``[@source#claim]`` for citations; lists are named."""
    return "".join(_part(dossier, part) for part in text)


def _part(dossier: Dossier, part: Part) -> str:
    match part:
        case Link():
            (id,) = dossier.resolve(part.target)
            return f"[[{id}|{part.label or shown_name(dossier, id, part.target)}]]"
        case Citation():
            return f"[{'; '.join(f'@{cited.claim}' for cited in part.claims)}]"
        case NoteMark():
            return f"[^{part.label}]"
        case Markdown():
            return part.bare or part.source
        case PageLink() | Table():
            # Their Markdown stands in the text around them already.
            return ""
    return str(part)


def body_with_ids(dossier: Dossier, body: Body) -> str:
    """The Markdown of a text so, with the definitions of its notes below it."""
    notes = (f"[^{note.label}]: {with_ids(dossier, note.text).strip()}" for note in body.notes)
    return "\n\n".join(filter(None, (with_ids(dossier, body.text).strip(), *notes)))
