"""Proposed claims against the article: each is checked as an editor's would be, and more strictly.

Nothing is written here. A claim is tried in its place, behind those that its source has.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from dossier.assist.appended import appended
from dossier.assist.records import Record, record_of, unwritable
from dossier.assist.words import markup, misworded
from dossier.check import check
from dossier.derive.catalogue import Catalogue
from dossier.derive.fingerprints import fingerprint
from dossier.load.files import read_file
from dossier.load.sources import read_source
from dossier.model.claims import Aspect
from dossier.model.content import Claim, Dossier, Source
from dossier.model.placed import PlacedMapping
from dossier.problems import Code, Location, Problem, in_order
from dossier.revise.edits import edited, original

# What an editor sees to later, and is no matter of the article.
_LATER = frozenset({Code.UNUSED_CLAIM, Code.UNMENTIONED_ENTITY})
# What a draft may leave open, if it says so itself.
_OPEN: Mapping[Code, frozenset[Aspect]] = {
    Code.UNNAMED_SPEAKER: frozenset({Aspect.SPEAKER, Aspect.CARRIER}),
    Code.LATE_DATE: frozenset({Aspect.DATE}),
    Code.UNREAD: frozenset(Aspect),
}

# A place in the file, as problems have it.
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one proposal, by its ``number`` in the answer: a record to write, or its problems."""

    number: int
    record: Record
    problems: tuple[Problem, ...] = ()

    @property
    def is_accepted(self) -> bool:
        """Whether it stands in the article, as far as a program can tell."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Trial:
    """A source with proposed claims, by their ids; the bytes of its file, and what is wrong in the dossier.

    ``places`` are those of the proposed claims in the file; none if it could not be read with them. Nothing
    ``is_compared`` with the article before all can be read.
    """

    content: bytes
    dossier: Dossier
    claims: Mapping[str, Claim]
    places: tuple[tuple[_Place, _Place], ...]
    problems: tuple[Problem, ...]
    is_compared: bool = False


def verdicts(
    dossier: Dossier, source: str, proposals: Sequence[object], drafted_by: str
) -> tuple[Verdict, ...]:
    """For each proposed claim of an archived source, whether it may be written down as a draft.

    What leans on a proposal that was refused is refused, too. The source's file must be readable, and its
    text at hand; ``why_not`` says what else stands in the way.
    """
    at = dossier.sources[source].at
    taken = {claim.ref.claim for claim in dossier.sources[source].claims}
    given: list[Verdict] = []
    for number, proposal in enumerate(proposals):
        record = record_of(proposal, taken, drafted_by, at)
        if isinstance(record, Problem):
            given.append(Verdict(number, {}, (record,)))
            continue
        taken.add(record["id"])
        wrong = (*markup(record, at), *unwritable(record, at, dossier.settings.limits))
        given.append(Verdict(number, record, wrong))
    return _judged(dossier, source, given)


def why_not(dossier: Dossier, source: str) -> str:
    """What stands in the way of drafts of a source, as a sentence; nothing if they can be proposed."""
    if source not in dossier.sources:
        return f"there is no source '{source}'"
    record = dossier.sources[source]
    if not record.is_read or not record.language:
        return f"the record of '{source}' cannot be read: mend it first, 'dossier check' says what is wrong"
    if source not in dossier.archive:
        return f"the text of '{source}' is not in the archive: add it with 'dossier add'"
    if record.sha256 != dossier.archive[source].sha256:
        return f"the text of '{source}' is not the one that its record names: 'text: {{sha256: …}}'"
    return f"'{source}' was withdrawn" if record.withdrawn else ""


def _judged(dossier: Dossier, source: str, given: list[Verdict]) -> tuple[Verdict, ...]:
    """The verdicts, when all that stands holds together."""
    alone = replace(dossier, archive={source: dossier.archive[source]})
    at = dossier.sources[source].at
    before = _elsewhere(check(Catalogue(alone)))
    # Each time at least one falls, so it ends.
    while left := [verdict for verdict in given if verdict.is_accepted]:
        trial = tried(alone, source, [verdict.record for verdict in left])
        wrong = {v.number: _problems_of(v, trial, index, at) for index, v in enumerate(left)}
        rest = _elsewhere(trial.problems, trial.places) - before
        if not any(wrong.values()) and not rest:
            break
        if not any(wrong.values()):
            # What they do elsewhere cannot be told from one alone.
            wrong = dict.fromkeys(wrong, tuple(p for p in trial.problems if _key(p) in rest))
        given = [replace(v, problems=v.problems + wrong.get(v.number, ())) for v in given]
    return tuple(given)


def tried(dossier: Dossier, source: str, records: Sequence[Record]) -> Trial:
    """The dossier as it would be with these records behind the claims of a source.

    Raises ValueError where its file cannot be read.
    """
    file = Path(dossier.sources[source].at.file)
    with TemporaryDirectory() as folder:
        place = Path(folder, file.name)
        opened, _ = read_file(file, dossier.settings.limits)
        if opened is None or not isinstance(opened.front, PlacedMapping):
            raise ValueError(file)
        before = original(file.read_bytes())
        content = edited(before, [appended(opened.front, before, records)])
        place.write_bytes(content)
        return _read(dossier, source, content, place, len(records))


def _read(dossier: Dossier, source: str, content: bytes, place: Path, count: int) -> Trial:
    file, problems = read_file(place, dossier.settings.limits)
    if file is None or not isinstance(file.front, PlacedMapping):
        return Trial(content, dossier, {}, (), tuple(problems))
    settings, kinds = dossier.settings, dossier.kinds
    after, wrong = read_source(source, file, dossier.entities, kinds, settings.language)
    items = file.front["claims"][-count:]
    # A rule may need what a claim lacks that could not be read.
    whole = _with(dossier, after)
    unread = [*problems, *wrong]
    every = unread or check(Catalogue(whole))
    here = in_order(_here(every, place, dossier.sources[source].at.file))
    claims = {claim.ref.claim: claim for claim in after.claims}
    return Trial(content, whole, claims, tuple(map(_span, items)), here, not unread)


def _with(dossier: Dossier, source: Source) -> Dossier:
    sources = {**dossier.sources, source.id: source}
    claims = {claim.ref: claim for each in sources.values() for claim in each.claims}
    return replace(dossier, sources=sources, claims=claims)


def _here(problems: Iterable[Problem], trial: Path, file: str) -> Iterable[Problem]:
    """Problems of the trial as those of the file that editors know."""
    for problem in problems:
        name = file if problem.at.file == trial.as_posix() else problem.at.file
        hint = problem.hint.replace(trial.as_posix(), file)
        yield replace(problem, at=problem.at._replace(file=name), hint=hint)


def _span(item: PlacedMapping) -> tuple[_Place, _Place]:
    begin = item.at
    if item.node is None:
        return (begin.line, begin.column), (begin.line, begin.column)
    mark = item.node.end_mark
    return (begin.line, begin.column), (item.source.first + mark.line, mark.column + 1)


def _is_in(at: Location, span: tuple[_Place, _Place]) -> bool:
    return span[0] <= (at.line, at.column) < span[1]


def _problems_of(verdict: Verdict, trial: Trial, index: int, at: Location) -> tuple[Problem, ...]:
    """What is wrong with one record, but for what it says itself that it is unsure of."""
    if not trial.places:
        return trial.problems
    claim = trial.claims.get(verdict.record["id"])
    unsure = frozenset(claim.unsure) if claim else frozenset()
    here = [p for p in trial.problems if p.at.file == at.file and _is_in(p.at, trial.places[index])]
    if claim and trial.is_compared and not here:
        # Only of what stands there otherwise.
        more = (*_again(claim, trial), *misworded(claim, trial.dossier))
        here = [replace(problem, at=at) for problem in more]
    left = (p for p in here if p.code not in _LATER and not unsure & _OPEN.get(p.code, frozenset()))
    return tuple(left)


def _again(claim: Claim, trial: Trial) -> Iterator[Problem]:
    """A claim that the source has already, so that whoever is asked twice drafts it once."""
    same = fingerprint(claim)
    for other in trial.claims.values():
        if other.ref == claim.ref:
            return
        if fingerprint(other) == same:
            message = f"'{other.ref.claim}' says the same already, of the same words"
            yield Problem(Code.DUPLICATE_ID, claim.at, message, "propose what is not there yet")


def _elsewhere(
    problems: Iterable[Problem], places: Iterable[tuple[_Place, _Place]] = ()
) -> Counter[tuple[Code, str]]:
    """The problems that stand at none of these places, counted without theirs, which move."""
    places = tuple(places)
    return Counter(_key(p) for p in problems if not any(_is_in(p.at, span) for span in places))


def _key(problem: Problem) -> tuple[Code, str]:
    return problem.code, problem.message
