"""What the last run printed of pages that are the same values as then: by a hash of all that these hold."""

import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from hashlib import sha256
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from typing import Any

from dossier.cache import keep, kept, key_of
from dossier.compose.page_view import PageView
from dossier.model.content import Source
from dossier.problems import Location


@dataclass(frozen=True, slots=True)
class KeptPrints:
    """What was printed of one page; nothing where there is no ``folder`` to keep it in."""

    folder: Path | None = None
    key: str = ""

    def printed(self, form: str, make: Callable[[], bytes]) -> bytes:
        """What was made of the page in a form; where that was not kept, what is made now."""
        if self.folder is None:
            return make()
        key = key_of(form, self.key)
        content = kept(self.folder, key)
        if content is None:
            content = make()
            keep(self.folder, key, content)
        return content


class _Pieces(dict[Any, Callable[[Any], Any]]):
    """How a pickler takes dataclasses to pieces (``dispatch_table``), faster than they do it themselves."""

    def __missing__(self, of: Any) -> Callable[[Any], Any]:
        if not is_dataclass(of):
            raise KeyError(of)
        # A name twice: of one alone, the getter would give the bare value.
        names = [field.name for field in fields(of)]
        values = attrgetter(*names, names[0]) if names else lambda _: ()
        self[of] = pieces = lambda value: (of, values(value))
        return pieces


def kept_prints(pages: Iterable[PageView], folder: Path | None, *beside: str) -> list[KeptPrints]:
    """What is kept of each page; texts ``beside`` the page are those that all are printed with."""
    if folder is None:
        return [KeptPrints() for _ in pages]
    # Where something stands in an editor's file is printed on no page.
    whole = _Pieces({Location: lambda _: (Location, ())})
    digests: dict[int, str] = {}

    def source(value: Source) -> Any:
        # Nearly all pages name each source, which holds all of its claims.
        if id(value) not in digests:
            digests[id(value)] = _digest(value, whole)
        return str, (digests[id(value)],)

    apart = _Pieces(whole | {Source: source})
    return [KeptPrints(folder, key_of(_digest(page, apart), *beside)) for page in pages]


def _digest(value: object, pieces: _Pieces) -> str:
    """A hash of a value; what is equal, but was made otherwise, may have another, and is printed again."""
    content = BytesIO()
    pickler = pickle.Pickler(content, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = pieces
    pickler.dump(value)
    return sha256(content.getvalue()).hexdigest()
