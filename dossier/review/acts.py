"""What a reviewer does: each act is worked out as new contents of the editor's files before it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from dossier.derive.reviews import seen_hashes
from dossier.load import load
from dossier.load.disk import content_digest
from dossier.load.files import read_file
from dossier.load.reviews import REVIEWS_JSON
from dossier.load.sources import read_source
from dossier.model.content import Claim, Dossier
from dossier.model.placed import PlacedMapping
from dossier.model.reviews import Review, Supports
from dossier.model.text import ClaimRef, Link
from dossier.model.values import ENTITY
from dossier.problems import Problem, errors
from dossier.problems.report import as_text
from dossier.render.reviews_json import reviews_json
from dossier.revise.edits import Edit, edited, original
from dossier.revise.places import extent, is_flow
from dossier.revise.removals import item_removed, key_removed
from dossier.swap import leads_out
from dossier.swap.several import ChangedError, replace_all

_LONGEST_NOTE, _LONGEST_NAME = 2_000, 60


class RefusedError(Exception):
    """Why nothing was done: a sentence for the reviewer."""


@dataclass(frozen=True, slots=True)
class Done:
    """What an act has written: each file as it was before, and as it is now; None where there is none."""

    before: Mapping[Path, bytes | None]
    now: Mapping[Path, bytes | None]


def claim_of(dossier: Dossier, ref: str) -> Claim:
    """The claim of a ``source#claim``; raises RefusedError."""
    claim = dossier.claims.get(ClaimRef(*ref.partition("#")[::2]))
    if claim is None:
        raise RefusedError(f"there is no claim '{ref[:200]}'")
    return claim


def _loaded(content: Path) -> Dossier:
    """The dossier, whatever else is wrong with it; raises RefusedError if checks of others would be lost."""
    dossier, problems = load(content)
    unread = [p for p in errors(problems) if p.at.file == (content / REVIEWS_JSON).as_posix()]
    if unread:
        raise RefusedError(as_text(unread))
    return dossier


def reviewed(content: Path, ref: str, seen: str, supports: Supports, by: str = "", note: str = "") -> Done:
    """Write down a check of what was ``seen``, by its fingerprint; a draft that is supported is confirmed.

    Raises RefusedError where the claim has changed since it was seen.
    """
    digest = content_digest(content)
    dossier = _loaded(content)
    claim = claim_of(dossier, ref)
    review = _review(dossier, claim, seen, supports, by, note)
    files: dict[Path, bytes | None] = {}
    if claim.draft and supports is Supports.YES:
        if not claim.says:
            raise RefusedError("the draft has no sentence yet: write one first")
        files |= _confirmed(dossier, claim)
    mine = (*(r for r in dossier.reviews.get(ref, ()) if r.by != review.by), review)
    files[content / REVIEWS_JSON] = reviews_json({**dossier.reviews, ref: mine})
    return _write(content, files, digest)


def _review(dossier: Dossier, claim: Claim, seen: str, supports: Supports, by: str, note: str) -> Review:
    same, passage, text = seen_hashes(dossier, claim)
    if seen != same:
        raise RefusedError("the claim has changed since it was shown: look at it again")
    if len(by) > _LONGEST_NAME or not by.isprintable():
        raise RefusedError(f"who checks has up to {_LONGEST_NAME} printable signs")
    if len(note) > _LONGEST_NOTE:
        raise RefusedError(f"a note has up to {_LONGEST_NOTE} signs")
    return Review(same, passage, text, supports, date.today().isoformat(), by, " ".join(note.split()))


def _confirmed(dossier: Dossier, claim: Claim) -> dict[Path, bytes | None]:
    """The files in which the claim, and the drafted entities that it names, are drafts no more."""
    files: dict[Path, bytes | None] = {}
    for id in _named(dossier, claim):
        entity = dossier.entities.get(id)
        if entity and entity.draft:
            files[Path(entity.at.file)] = _without(Path(entity.at.file), ("draft",))
    path = Path(claim.at.file)
    return files | {path: _without(path, ("draft", "unsure"), claim.ref.claim)}


def _named(dossier: Dossier, claim: Claim) -> set[str]:
    linked = {id for part in claim.says if isinstance(part, Link) for id in dossier.resolve(part.target)}
    values = {str(r.value) for r in claim.readings if dossier.field_of(r).type is ENTITY}
    return linked | values | {*claim.subjects, *(a.actor for a in (*claim.by, *claim.via))}


def _without(path: Path, keys: tuple[str, ...], claim: str = "") -> bytes:
    front = _front(path)
    item = _item(front, claim)[1] if claim else front
    content = path.read_bytes()
    for key in (key for key in keys if key in item):
        # One after the other, since edits beside each other may share a comma.
        content = edited(original(content), [key_removed(item, original(content), key)])
        front = _front_of(content, path)
        item = _item(front, claim)[1] if claim else front
    return content


def thrown_away(content: Path, ref: str, seen: str) -> Done:
    """Take a draft out of its source; raises RefusedError for what is confirmed, or has changed."""
    digest = content_digest(content)
    dossier = _loaded(content)
    claim = claim_of(dossier, ref)
    if not claim.draft:
        raise RefusedError("only drafts are thrown away here; a claim is an editor's to take out")
    if seen_hashes(dossier, claim)[0] != seen:
        raise RefusedError("the claim has changed since it was shown: look at it again")
    path = Path(claim.at.file)
    front, before = _front(path), original(path.read_bytes())
    index, _ = _item(front, claim.ref.claim)
    files: dict[Path, bytes | None] = {path: edited(before, [item_removed(front["claims"], before, index)])}
    if ref in dossier.reviews:
        files[content / REVIEWS_JSON] = reviews_json({k: v for k, v in dossier.reviews.items() if k != ref})
    return _write(content, files, digest)


def details(claim: Claim) -> dict[str, str]:
    """What a reviewer reads beside the passage and the sentence, by its name; empty where there is none."""
    return {
        "by": ", ".join(filter(None, (a.actor or a.role for a in claim.by))),
        "stance": str(claim.stance),
        "quote": claim.quote.exact if claim.quote else "",
        "words": claim.passage,
        "date": claim.date.edtf if claim.date else "",
        "unsure of": ", ".join(claim.unsure),
        "drafted by": claim.drafted_by,
    }


def claim_text(dossier: Dossier, ref: str) -> str:
    """The YAML of a claim as its editor wrote it, to be rewritten."""
    claim = claim_of(dossier, ref)
    path = Path(claim.at.file)
    before, item = original(path.read_bytes()), _item(_front(path), claim.ref.claim)[1]
    begin, end = extent(item, before)
    lines = before.text[begin:end].replace("\r\n", "\n").split("\n")
    indent = " " * (item.at.column - 1)
    return "\n".join([lines[0], *(line.removeprefix(indent) for line in lines[1:])]) + "\n"


def rewritten(content: Path, ref: str, seen: str, text: str) -> Done:
    """Put new YAML in the place of a claim; raises RefusedError with what is wrong with it."""
    digest = content_digest(content)
    dossier = _loaded(content)
    claim = claim_of(dossier, ref)
    if seen_hashes(dossier, claim)[0] != seen:
        raise RefusedError("the claim has changed since it was shown: look at it again")
    path = Path(claim.at.file)
    before, item = original(path.read_bytes()), _item(_front(path), claim.ref.claim)[1]
    flow = is_flow(item)
    indent = "" if flow else " " * (item.at.column - 1)
    lines = text.replace("\r\n", "\n").rstrip().split("\n")
    new = "\n".join([lines[0], *(f"{indent}{line}" if line.strip() else "" for line in lines[1:])])
    now = edited(before, [Edit(*extent(item, before), new)])
    _refuse_unlike(dossier, claim, now)
    return _write(content, {path: now}, digest)


def _refuse_unlike(dossier: Dossier, claim: Claim, now: bytes) -> None:
    """Only this claim may be another, under the same id, and it must be readable."""
    path = Path(claim.at.file)
    with TemporaryDirectory() as folder:
        trial = Path(folder, path.name)
        trial.write_bytes(now)
        file, problems = read_file(trial, dossier.settings.limits)
        if file:
            after, wrong = read_source(
                claim.ref.source, file, dossier.entities, dossier.kinds, dossier.settings.language
            )
            problems += wrong
        if file is None or errors(problems):
            raise RefusedError(as_text(_here(problems, trial, path)))
    others = [c.ref for c in dossier.sources[claim.ref.source].claims]
    if [c.ref for c in after.claims] != others:
        raise RefusedError("one claim is rewritten at a time, and its id stays")


def _here(problems: list[Problem], trial: Path, path: Path) -> list[Problem]:
    return [replace(p, at=p.at._replace(file=path.as_posix())) for p in problems if p.at.file == str(trial)]


def undo_last(acts: list[Done]) -> None:
    """Put back what the last act has changed; raises RefusedError where somebody has changed it since."""
    if not acts:
        raise RefusedError("there is nothing to undo")
    done = acts[-1]
    changed = [path for path, now in done.now.items() if _content(path) != now]
    if changed:
        raise RefusedError(f"'{changed[0]}' was changed since; nothing was undone")
    try:
        replace_all(done.before, lambda: all(_content(path) == now for path, now in done.now.items()))
    except ChangedError as why:
        raise RefusedError(str(why)) from why
    acts.pop()


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _front(path: Path) -> PlacedMapping:
    opened, _ = read_file(path)
    if opened is None or not isinstance(opened.front, PlacedMapping):
        raise RefusedError(f"'{path}' cannot be read: 'dossier check' says why")
    return opened.front


def _front_of(content: bytes, path: Path) -> PlacedMapping:
    with TemporaryDirectory() as folder:
        trial = Path(folder, path.name)
        trial.write_bytes(content)
        return _front(trial)


def _item(front: PlacedMapping, id: str) -> tuple[int, PlacedMapping]:
    items = enumerate(front["claims"])
    return next((i, item) for i, item in items if isinstance(item, PlacedMapping) and item.get("id") == id)


def _write(content: Path, files: Mapping[Path, bytes | None], digest: str) -> Done:
    """Write the files of an act, all or none, only below the content folder, and only if that is the same."""
    for path in files:
        if leads_out(path, content):
            raise RefusedError(f"'{path}' leads out of '{content}'; nothing was written")
    before = {path: _content(path) for path in files}
    try:
        replace_all(files, lambda: content_digest(content) == digest)
    except ChangedError as why:
        raise RefusedError(str(why)) from why
    return Done(before, dict(files))
