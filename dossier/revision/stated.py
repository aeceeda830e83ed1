"""New files, corrections and withdrawals."""

from collections.abc import Mapping
from pathlib import Path

from dossier.load import load
from dossier.model.content import Dossier
from dossier.model.paths import SOURCES
from dossier.model.text import ClaimRef
from dossier.pipeline import uncollected
from dossier.problems import Code, Problem, did_you_mean, errors
from dossier.revise.statements import claim_in, correction, withdrawal
from dossier.revise.templates import chosen_type, new_entity, new_source
from dossier.revision.trial import UNREADABLE, Change, Files, here, loaded, new_errors, opened, written


@uncollected()
def withdrawn(content: Path, source: str, day: str, because: str) -> Change:
    """The content with a source withdrawn; its problems are what stands unsupported then."""
    before, problems = load(content)
    if errors(problems):
        return Change(problems=errors(problems), why=UNREADABLE)
    if source not in before.sources:
        hint = did_you_mean(source, before.sources) or "name it by its id"
        return Change(why=f"no source '{source}'; {hint}")
    record = before.sources[source]
    if record.withdrawn:
        return Change(why=f"'{source}' was withdrawn on {record.withdrawn.date.edtf} already")
    text, front = opened(record.at.file)
    files = written({record.at.file: withdrawal(front, text, day, because)})
    after, wrong, trial = loaded(content, files, before)
    if errors(wrong):
        return Change(problems=here(errors(wrong), trial, content), why="nothing was changed")
    return Change(files, here(new_errors(before, after), trial, content))


@uncollected()
def corrected(content: Path, claim: str, day: str, was: str, says: str, because: str) -> Change:
    """The content with the correction of a claim: its new sentence ``says``, or what it ``was`` before."""
    before, problems = load(content)
    if errors(problems):
        return Change(problems=errors(problems), why=UNREADABLE)
    ref = ClaimRef(*claim.partition("#")[::2])
    if ref not in before.claims:
        hint = did_you_mean(claim, map(str, before.claims)) or "name it as source#claim"
        return Change(why=f"no claim '{claim}'; {hint}")
    file = before.claims[ref].at.file
    text, front = opened(file)
    item = claim_in(front, ref.claim)
    files = written({file: correction(item, text, day, was or str(item["says"]), says, because)})
    after, wrong, trial = loaded(content, files, before)
    stopping = here([*errors(wrong), *_stopping(before, after)], trial, content)
    return Change(problems=stopping, why="nothing was changed") if stopping else Change(files)


def _stopping(before: Dossier, after: Dossier) -> tuple[Problem, ...]:
    """New errors, but for what 'dossier verify' is to look at where the archive is."""
    return tuple(problem for problem in new_errors(before, after) if problem.code is not Code.UNVERIFIED)


def created(content: Path, kind: str, name: str, id: str, type: str, unit: str) -> Change:
    """The content with the file of a new entity or source, which is never in the place of another."""
    before, problems = load(content)
    if not before.kinds:
        return Change(problems=errors(problems), why=UNREADABLE)
    if id in before.entities or id in before.sources:
        return Change(why=f"'{id}' is there already; give another --id")
    text = _text(before, kind, name, type, unit)
    path = content / (kind if kind in before.kinds else SOURCES) / f"{id}.md"
    if path.exists() or isinstance(text, Change):
        return text if isinstance(text, Change) else Change(why=f"'{path}' is there already")
    files: Files = {path: text.encode()}
    _, wrong, trial = loaded(content, files, before)
    new = tuple(problem for problem in errors(here(wrong, trial, content)) if problem not in problems)
    return Change(problems=new, why="nothing was written") if new else Change(files)


def asked_types(content: Path, kind: str) -> Mapping[str, str]:
    """The types of a kind with their labels, where a new file must name one of several."""
    definition = load(content)[0].kinds.get(kind)
    chosen = chosen_type(definition, "") if definition else ""
    return {} if isinstance(chosen, str) else chosen


def needs_unit(content: Path, kind: str) -> bool:
    """Whether a new file of a kind must say what its numbers count."""
    definition = load(content)[0].kinds.get(kind)
    return definition is not None and "unit" in definition.keys


def _text(dossier: Dossier, kind: str, name: str, type: str, unit: str) -> str | Change:
    if kind in (SOURCES, SOURCES.removesuffix("s")):
        return new_source(name, dossier.settings.language, "all-rights-reserved")
    if kind not in dossier.kinds:
        kinds = [*dossier.kinds, SOURCES]
        which = did_you_mean(kind, kinds) or f"write one of {', '.join(kinds)}"
        return Change(why=f"no kind '{kind}'; {which}, or add it to kinds.yml")
    chosen = chosen_type(dossier.kinds[kind], type)
    if not isinstance(chosen, str):
        choices = ", ".join(f"{id} ({label})" for id, label in chosen.items())
        return Change(why=f"add --type with one of: {choices}")
    if "unit" in dossier.kinds[kind].keys and not unit:
        return Change(
            why="add --unit: what the numbers count, such as 'passengers', or a currency such as EUR"
        )
    return new_entity(dossier.kinds[kind], name, chosen, unit)
