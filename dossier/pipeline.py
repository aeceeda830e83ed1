"""The phases in a row: load, check, compose, render."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from dossier.check import check
from dossier.check.order import future_dates
from dossier.check.printed import overprinted
from dossier.compose import Site, compose
from dossier.compose.sections.coverage import coverage
from dossier.compose.sections.source_claims import Uses
from dossier.compose.site import empty_listings
from dossier.derive.catalogue import Catalogue
from dossier.derive.drafts import draft_references, is_all_published, presentable, published
from dossier.derive.fingerprints import verified_source
from dossier.load import load
from dossier.load.disk import content_digest
from dossier.load.folder import SETTINGS
from dossier.load.printed_texts import texts_of_tree
from dossier.memo import Memo
from dossier.model.content import Dossier
from dossier.problems import Code, Problem, errors, in_order
from dossier.problems.slips import each_slip
from dossier.render import cards, documents, render
from dossier.render.coverage import coverage_text
from dossier.render.exports import export_paths
from dossier.render.kept_tree import KeptTree, keep_tree, key_of_run, last_tree
from dossier.render.verified_json import tally, verified_json
from dossier.withdraw.impact import Impact, impact


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a run: every problem, and the tree, which is empty if one of them is an error.

    ``edit`` names the editor's file of each page that has one. ``markdown_pages`` are files for programs by
    their paths on the built site, since in the tree an engine would take them for pages. ``empty`` are lists
    that hold nothing yet. ``uses`` are links to the pages that cite each claim, for a preview.
    """

    dossier: Dossier
    problems: tuple[Problem, ...]
    tree: Mapping[str, bytes] = field(default_factory=dict)
    edit: Mapping[str, str] = field(default_factory=dict)
    markdown_pages: Mapping[str, bytes] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()
    uses: Uses = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """A content folder after load and check: its dossier with drafts, and every problem that shows so far.

    ``catalogue`` is of what is to be shown; ``drafts_of`` is the dossier whose drafts a preview shows.
    """

    folder: Path
    dossier: Dossier
    problems: tuple[Problem, ...]
    catalogue: Catalogue
    drafts_of: Dossier | None = None


@contextmanager
def uncollected() -> Iterator[None]:
    """Without garbage collection: a run keeps nearly all that it makes, so searching it wastes time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def unsearched() -> Iterator[None]:
    """The same where nearly all stays until the process ends: it is not searched afterwards, either."""
    with uncollected():
        try:
            yield
        finally:
            gc.freeze()


@uncollected()
def problems_of(
    folder: Path,
    today: date | None = None,
    memo: Memo | None = None,
    early: Callable[[tuple[Problem, ...]], None] = lambda _: None,
) -> tuple[Dossier, tuple[Problem, ...]]:
    """The dossier of a content folder, and all that is wrong with it, as seen on a day if one is given.

    A ``memo`` of the last run spares what nothing has changed of. Where pages must be made to find the last
    problems, ``early`` is given all others before.
    """
    memo = memo or Memo()
    dossier, unreadable = _loaded(folder, memo)
    catalogue, problems = _checked(dossier, unreadable, memo)
    # A build knows no clock, so that it yields the same on any day.
    problems = in_order([*problems, *(future_dates(dossier, today) if today else ())])
    # What nobody sees yet is checked, too: it is to be confirmed.
    drafts = () if is_all_published(dossier) else judged(dossier, unreadable, memo=memo)[1]
    memo.end_run()
    if _is_limited(dossier) and not errors(problems):
        early(in_order([*problems, *drafts]))
        # Only the tree shows how much of the archived texts is printed.
        site = compose(catalogue)
        problems = _built(folder, site, problems).problems
    return dossier, in_order([*problems, *drafts])


@uncollected()
def run(
    folder: Path,
    url: str = "",
    preview: bool = False,
    kept_in: Path | None = None,
    memo: Memo | None = None,
) -> Outcome:
    """The tree of a content folder, or the problems that stand in its way.

    ``url`` is the address of the site for an engine that knows it; what the content's settings say wins.
    Only a ``preview`` has drafts that are not published, and shows them beside the texts of the archive.
    What the last run has left in ``kept_in`` is used again where nothing that it follows from has changed;
    so is what it has left in a ``memo``, if it was one of this process.
    """
    memo = memo or Memo()
    # A preview keeps nothing: what it shows of the archive must not lie anywhere.
    kept_in = None if preview else kept_in
    before = content_digest(folder) if kept_in else ""
    dossier, unreadable = _loaded(folder, memo, url)
    # What is edited while it is read must not be taken for what was read.
    key = key_of_run(folder, dossier, before) if before and before == content_digest(folder) else ""
    last = last_tree(kept_in, folder, key)
    if last:
        return Outcome(
            published(dossier), last.problems, last.tree, last.edit, last.markdown_pages, last.empty
        )
    outcome = _finished(_seen(folder, dossier, unreadable, preview, memo), kept_in)
    memo.end_run()
    if outcome.tree and key:
        parts = (outcome.problems, outcome.tree, outcome.edit, outcome.markdown_pages, outcome.empty)
        keep_tree(kept_in, folder, key, KeptTree(*parts))
    return outcome


@uncollected()
def checked(folder: Path, url: str = "", preview: bool = False, memo: Memo | None = None) -> Checked:
    """The first half of ``run``: what a content folder holds, and whether pages can be made of it."""
    memo = memo or Memo()
    seen = _seen(folder, *_loaded(folder, memo, url), preview, memo)
    memo.end_run()
    return seen


@uncollected()
def finished(seen: Checked, kept_in: Path | None = None) -> Outcome:
    """The second half of ``run``."""
    return _finished(seen, kept_in)


def _seen(folder: Path, dossier: Dossier, unreadable: list[Problem], preview: bool, memo: Memo) -> Checked:
    catalogue, problems = _checked(dossier, unreadable, memo)
    if errors(problems):
        return Checked(folder, catalogue.dossier, problems, catalogue)
    if preview and not is_all_published(dossier):
        catalogue, problems = judged(dossier, unreadable, memo=memo)
        if not errors(problems):
            catalogue = replace(catalogue, dossier=presentable(catalogue.dossier))
        return Checked(folder, dossier, problems, catalogue, drafts_of=dossier)
    return Checked(folder, catalogue.dossier, problems, catalogue)


def _finished(seen: Checked, kept_in: Path | None) -> Outcome:
    if errors(seen.problems):
        return Outcome(seen.dossier, seen.problems)
    if seen.drafts_of:
        return _preview(seen, seen.drafts_of, kept_in)
    site = compose(seen.catalogue)
    drawn, plain = cards(site, kept_in), dict[str, bytes]()
    outcome = _built(seen.folder, site, seen.problems, kept_in, plain)
    if not outcome.tree:
        return outcome
    return replace(outcome, tree={**drawn, **outcome.tree}, markdown_pages=plain, uses=site.uses)


def _preview(seen: Checked, drafts_of: Dossier, kept_in: Path | None) -> Outcome:
    """The tree with its drafts; how much is printed is not limited, since nobody else sees it."""
    site, plain = compose(seen.catalogue, drafts_of), dict[str, bytes]()
    edit, empty = {page.path: page.edit for page in site.pages if page.edit}, empty_listings(site)
    tree = {**cards(site, kept_in), **render(site, documents(site, kept_in), plain)}
    return Outcome(site.dossier, seen.problems, tree, edit, plain, empty, site.uses)


def _loaded(folder: Path, memo: Memo, url: str = "") -> tuple[Dossier, list[Problem]]:
    """The whole dossier, drafts included, with the address of its site; and what could not be read."""
    dossier, problems = load(folder, memo)
    settings = replace(dossier.settings, url=dossier.settings.url or url)
    return replace(dossier, settings=settings), problems


def _checked(
    dossier: Dossier, problems: Iterable[Problem], memo: Memo, *seen: Code
) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The catalogue of what is published, and what is wrong with that but for what was ``seen``.

    Where something names a draft, everything is checked with the drafts: else it would name nothing.
    """
    if draft_references(dossier):
        return judged(dossier, problems, *seen, memo=memo)
    return judged(published(dossier), problems, *seen, memo=memo)


def judged(
    dossier: Dossier, problems: Iterable[Problem] = (), *seen: Code, memo: Memo | None = None
) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The catalogue of a dossier, and what is wrong with it beside the problems of its single files.

    Problems of a code that an editor has ``seen`` are left out.
    """
    catalogue = Catalogue(dossier, memo or Memo())
    problems = [*problems, *check(catalogue, export_paths())]
    unread = frozenset(p.claim for p in problems if p.code is Code.UNREAD and p.claim)
    # Most dossiers have none, and a new catalogue works everything out again.
    if unread:
        catalogue = replace(catalogue, dossier=replace(dossier, unread_claims=unread))
    # Before anything is left out as what only follows: it may follow from what was seen.
    return catalogue, each_slip(p for p in in_order(problems) if p.code not in seen)


def _built(
    folder: Path,
    site: Site,
    problems: tuple[Problem, ...],
    kept_in: Path | None = None,
    plain: dict[str, bytes] | None = None,
) -> Outcome:
    dossier, empty = site.dossier, empty_listings(site)
    tree = render(site, documents(site, kept_in), plain)
    edit = {page.path: page.edit for page in site.pages if page.edit}
    files = edit | {SETTINGS: f"{folder}/{SETTINGS}"}
    too_much = in_order(overprinted(dossier, _printed(dossier, tree), files))
    problems, tree = in_order([*problems, *too_much]), {} if errors(too_much) else tree
    return Outcome(dossier, problems, tree, edit, empty=empty)


def _is_limited(dossier: Dossier) -> bool:
    """Whether there is a limit to what is printed: only reserved texts have one."""
    return any(dossier.sources[id].is_reserved for id in dossier.archive)


def _printed(dossier: Dossier, tree: Mapping[str, bytes]) -> Mapping[str, Sequence[str]]:
    """The texts of every file, and of the settings, which an engine prints on each page."""
    # Reading the whole tree takes long.
    if not _is_limited(dossier):
        return {}
    return texts_of_tree(tree) | {SETTINGS: (dossier.settings.title, dossier.settings.description)}


def covered(dossier: Dossier) -> str:
    """How much of a dossier without errors was checked, as lines for the terminal."""
    return coverage_text(coverage(dossier))


@uncollected()
def verification(
    folder: Path, today: date, dates_seen: bool = False, memo: Memo | None = None
) -> tuple[tuple[Problem, ...], str, bytes]:
    """All problems of a content folder, a tally of what was compared, and the new ``verified.json``.

    Entries of sources whose texts are not at hand stay as they were. ``dates_seen`` says that an editor has
    looked again at inferred dates whose origin has changed.
    """
    memo = memo or Memo()
    catalogue, problems = _checked(*_loaded(folder, memo), memo, *([Code.STALE_DATE] if dates_seen else []))
    dossier = catalogue.dossier
    day, sources = today.isoformat(), dossier.sources
    now = {id: verified_source(dossier, sources[id], day, memo) for id in dossier.archive}
    memo.end_run()
    return problems, tally(dossier, now), verified_json(dossier.verified, now)


@uncollected()
def impact_of(folder: Path, name: str) -> tuple[Dossier, tuple[Problem, ...], Impact | None]:
    """What the withdrawal of a source, an actor or a claim would do to a dossier without errors."""
    memo = Memo()
    catalogue, problems = _checked(*_loaded(folder, memo), memo)
    return catalogue.dossier, problems, None if errors(problems) else impact(catalogue, name)
