"""What a withdrawal would do, in words for people and as JSON for programs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from dossier.derive.origins import Support
from dossier.model.content import Claim, Dossier, Entity
from dossier.model.dates import Date
from dossier.model.text import Sentence
from dossier.problems.printable import isolated, printable_json
from dossier.problems.report import as_text, problem_object
from dossier.render.messages import english_messages
from dossier.render.wording.texts import said, value_words
from dossier.render.wording.values import stance_words
from dossier.withdraw.dependents import FieldValue, Sort
from dossier.withdraw.impact import Impact, Loss

_NOUNS = {
    Sort.CLAIM: ("statement", "statements"),
    Sort.READING: ("value", "values"),
    Sort.FIGURE: ("figure", "figures"),
    Sort.SENTENCE: ("sentence of your texts", "sentences of your texts"),
    Sort.DATE: ("inferred date", "inferred dates"),
    Sort.PAGE: ("page", "pages"),
}


def impact_text(dossier: Dossier, name: str, impact: Impact) -> str:
    """The report for people: what has no support left, what is down to one origin, what the build says."""
    lines = [
        f"If '{name}' were withdrawn:",
        *_section(dossier, impact.lost, "without support"),
        *_section(dossier, impact.single, "down from several origins to at most one"),
    ]
    if impact.problems:
        lines += ["", "The build would also say:"]
    if len(lines) == 1:
        lines += ["", "nothing would lose its support, or be left with one origin."]
    also = [as_text(impact.problems)] if impact.problems else []
    return "\n".join([*map(isolated, lines), *also])


def _section(dossier: Dossier, losses: Iterable[Loss], state: str) -> Iterator[str]:
    for sort, members in groupby(losses, key=lambda loss: loss.sort):
        group = list(members)
        yield from ("", f"{_count(len(group), *_NOUNS[sort]).capitalize()} {state}:")
        yield from (f"  {loss.dependent.at}: {_words(dossier, loss)}{_name(loss)}" for loss in group)


def _count(count: int, one: str, many: str) -> str:
    return f"{english_messages().number(count)} {one if count == 1 else many}"


def _name(loss: Loss) -> str:
    """The name that a claim is cited by."""
    return f" [{loss.name}]" if loss.sort is Sort.CLAIM else ""


def _words(dossier: Dossier, loss: Loss) -> str:
    match loss.dependent.subject:
        case Claim() as claim:
            return said(dossier, claim.says)
        case FieldValue() as value:
            t = english_messages()
            stance = stance_words(value.stance, t)
            return value_words(dossier, value.reading, t) + (f" ({stance})" if stance else "")
        case Entity() as entity:
            return entity.name
        case Sentence() as sentence:
            return sentence.text
        case Date() as date:
            return date.edtf
        # Only a page is left: its subject is its title.
        case title:
            return english_messages().text(title)


def impact_json(dossier: Dossier, name: str, impact: Impact) -> str:
    """The report as one JSON object."""
    content = {
        "withdrawn": name,
        "lost": [_object(dossier, loss) for loss in impact.lost],
        "single": [_object(dossier, loss) for loss in impact.single],
        "problems": [problem_object(problem) for problem in impact.problems],
    }
    return printable_json(content)


def _object(dossier: Dossier, loss: Loss) -> dict[str, object]:
    at = loss.dependent.at
    return {
        "sort": str(loss.sort),
        "name": loss.name,
        "text": _words(dossier, loss),
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "before": _support(loss.dependent.support),
        "after": _support(loss.left),
    }


def _support(support: Support) -> dict[str, int]:
    return {"origins": support.origins, "unknown": support.unknown, "sources": support.sources}


FORMATS: Mapping[str, Callable[[Dossier, str, Impact], str]] = {"text": impact_text, "json": impact_json}
