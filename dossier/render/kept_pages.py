"""What the last run printed of pages that are the same values as then: by a hash of all that these hold."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from dossier.cache import keep, kept, key_of
from dossier.compose.page_view import PageView
from dossier.model.content import Source
from dossier.model.packed import Pieces, packed
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


def kept_prints(pages: Iterable[PageView], folder: Path | None, *beside: str) -> list[KeptPrints]:
    """What is kept of each page; texts ``beside`` the page are those that all are printed with."""
    if folder is None:
        return [KeptPrints() for _ in pages]
    # Where something stands in an editor's file is printed on no page.
    whole = Pieces({Location: lambda _: (Location, ())})
    digests: dict[int, str] = {}

    def source(value: Source) -> Any:
        # Nearly all pages name each source, which holds all of its claims.
        if id(value) not in digests:
            digests[id(value)] = _digest(value, whole)
        return str, (digests[id(value)],)

    apart = Pieces(whole | {Source: source})
    return [KeptPrints(folder, key_of(_digest(page, apart), *beside)) for page in pages]


def _digest(value: object, pieces: Pieces) -> str:
    """A hash of a value; what is equal, but was made otherwise, may have another, and is printed again."""
    return sha256(packed(value, pieces)).hexdigest()
