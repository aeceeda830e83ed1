"""How much of other people's texts is printed, anywhere on the site."""

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
    """No file prints a long run of a text whose rights are reserved, and all files together not too much.

    ``printed`` are the texts of each file, ``edit`` names the editors' files of pages. A source whose text is
    not in the archive cannot be compared.
    """
    texts = reserved(dossier)
    copied = copies(texts, printed)
    for id, text in texts.items():
        source = dossier.sources[id]
        yield from _long_runs(dossier, source, copied.get(id, {}), edit)
        yield from _too_much(dossier, source, text, copied.get(id, {}))


def reserved(dossier: Dossier) -> Texts:
    """The words of each archived text whose rights are reserved.

    Words that it shares with a free text, such as a speech that both print, are free too, and empty here.
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
    by_source: defaultdict[str, defaultdict[str, set[Run]]] = defaultdict(lambda: defaultdict(set))
    ready = text_index(texts)
    for path, parts in printed.items() if texts else ():
        for run in chain.from_iterable(runs(words(part), ready) for part in parts):
            by_source[run.source][path].add(run)
    return by_source


def _long_runs(
    dossier: Dossier, source: Source, by_file: Mapping[str, set[Run]], edit: Mapping[str, str]
) -> Iterator[Problem]:
    limit = dossier.settings.quoting.quote
    for run in _longest({run for file in by_file.values() for run in file if len(run) > limit}):
        # What a claim says stands on many pages: it was written for that of its source.
        files = _written(sorted(path for path, file in by_file.items() if run in file))
        first = min(files, key=lambda path: (path not in edit, not path.startswith(f"{SOURCES}/")))
        where = f"'{first}'" + (f" and {len(files) - 1} more" if len(files) > 1 else "")
        begin = _begin(dossier.archive[source.id], run.start)
        message = f"{len(run)} words of '{source.id}' in a row{begin} are printed in {where}"
        at = Location(edit[first]) if first in edit else source.at
        yield Problem(Code.OVERQUOTED, at, f"{message}, {limit} are allowed", HINT)


def _written(paths: Sequence[str]) -> Sequence[str]:
    """The files without those that only repeat others; if all do, all of them."""
    return [path for path in paths if not path.startswith(DERIVED)] or paths


def _longest(all_runs: set[Run]) -> list[Run]:
    """Those of a source's runs that are no part of another: a description may be cut off in a run."""
    return [run for run in all_runs if not any(run != other and _is_in(run, other) for other in all_runs)]


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
    dossier: Dossier, source: Source, text: Sequence[str], by_file: Mapping[str, set[Run]]
) -> Iterator[Problem]:
    limits = dossier.settings.quoting
    # More than half of a text is never shown, unless the whole of it could be one quote.
    limit = min(limits.source, max(limits.quote, len(text) // 2))
    files = {path: set(chain.from_iterable(run.places for run in file)) for path, file in by_file.items()}
    count = len(taken_places(source, text).union(*files.values()))
    if count > limit:
        most = max(_written(list(files)), key=lambda path: len(files[path]), default="")
        hint = f"{len(files[most])} of them stand in '{most}'; {HINT}" if most else HINT
        message = f"the site prints {count} words of '{source.id}', {limit} are allowed"
        yield Problem(Code.OVERQUOTED, source.at, message, hint)
