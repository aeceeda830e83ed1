"""How much of other people's texts is printed, wherever on the site and whoever put it there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from dossier.check.rights import HINT, taken_places
from dossier.derive.copied import Run, Texts, runs, text_index
from dossier.language.letters import words
from dossier.model.archive import LEFT_OUT, Archived, located
from dossier.model.content import Dossier, Source
from dossier.model.paths import DERIVED, SOURCES
from dossier.problems import Code, Location, Problem

Printed = Mapping[str, Sequence[str]]
Copies = Mapping[str, Mapping[str, set[Run]]]

# The title names a source wherever it is cited, and is no quotation.
_TITLE = "title"


def overprinted(dossier: Dossier, printed: Printed, edit: Mapping[str, str]) -> Iterator[Problem]:
    """Of a text that may not be shown in full, no file holds a long run, and all together not too much.

    ``printed`` are the texts of each file, ``edit`` names the editors' files of pages. A source whose text is
    not at hand cannot be compared.
    """
    texts = reserved(dossier)
    found = copies(texts, printed)
    for id, text in texts.items():
        source = dossier.sources[id]
        yield from _long_runs(dossier, source, found.get(id, {}), edit)
        yield from _too_much(dossier, source, text, found.get(id, {}))


def reserved(dossier: Dossier) -> Texts:
    """The words of each archived text that may not be shown in full.

    What such a text shares with one that may be, as a speech that it quotes, is empty there: it is free.
    """
    every = {id: _words(text) for id, text in dossier.archive.items()}
    texts = {id: text for id, text in every.items() if dossier.sources[id].is_reserved}
    ready = text_index(texts)
    free = [run for id, text in every.items() if id not in texts for run in runs(text, ready)]
    for run in free:
        texts[run.source][run.start : run.end] = [""] * len(run)
    return texts


def _words(text: Archived) -> list[str]:
    return [word for block in text.blocks if block.label != _TITLE for word in words(block.text)]


def copies(texts: Texts, printed: Printed) -> Copies:
    """What is printed of each of these texts, file by file."""
    found: defaultdict[str, defaultdict[str, set[Run]]] = defaultdict(lambda: defaultdict(set))
    ready = text_index(texts)
    for path, shown in printed.items() if texts else ():
        for run in chain.from_iterable(runs(words(text), ready) for text in shown):
            found[run.source][path].add(run)
    return found


def _long_runs(
    dossier: Dossier, source: Source, found: Mapping[str, set[Run]], edit: Mapping[str, str]
) -> Iterator[Problem]:
    limit = dossier.settings.quoting.quote
    for run in _longest({run for all in found.values() for run in all if len(run) > limit}):
        # What stands in a claim stands on the page of its source too: there it was written.
        files = _written(sorted(path for path, all in found.items() if run in all))
        first = min(files, key=lambda path: (path not in edit, not path.startswith(f"{SOURCES}/")))
        where = f"'{first}'" + (f" and {len(files) - 1} more" if len(files) > 1 else "")
        begin = _begin(dossier.archive[source.id], run.start)
        message = f"{len(run)} words of '{source.id}' in a row{begin} are printed in {where}"
        at = Location(edit[first]) if first in edit else source.at
        yield Problem(Code.OVERQUOTED, at, f"{message}, {limit} are allowed", HINT)


def _written(paths: Sequence[str]) -> Sequence[str]:
    """Those of the files in which somebody wrote something; the others repeat what stands in these."""
    return [path for path in paths if not path.startswith(DERIVED)] or paths


def _longest(found: set[Run]) -> list[Run]:
    """Those of a source's runs that are no part of another, such as a description that is cut off."""
    return [run for run in found if not any(run != o and _is_in(run, o) for o in found)]


def _is_in(run: Run, other: Run) -> bool:
    return other.start <= run.start and run.end <= other.end


def _begin(text: Archived, start: int) -> str:
    """Where a run begins in its source, as readers count."""
    kept = iter(located(text.blocks))
    for block in text.blocks:
        begin = "" if block.label == LEFT_OUT else f", from {next(kept)[0]} on,"
        start -= len(words(block.text)) if block.label != _TITLE else 0
        if start < 0:
            return begin
    return ""


def _too_much(
    dossier: Dossier, source: Source, text: Sequence[str], found: Mapping[str, set[Run]]
) -> Iterator[Problem]:
    limits = dossier.settings.quoting
    # More than half of a text is never shown, unless the whole of it could be one quote.
    limit = min(limits.source, max(limits.quote, len(text) // 2))
    files = {path: set(chain.from_iterable(run.places for run in all)) for path, all in found.items()}
    count = len(taken_places(source, text).union(*files.values()))
    if count > limit:
        most = max(_written(list(files)), key=lambda path: len(files[path]), default="")
        hint = f"{len(files[most])} of them stand in '{most}'; {HINT}" if most else HINT
        message = f"the site prints {count} words of '{source.id}', {limit} are allowed"
        yield Problem(Code.OVERQUOTED, source.at, message, hint)
