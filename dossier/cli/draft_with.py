"""How a program of somebody else drafts claims, and what is told of it."""

import shlex
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dossier.assist.drafting import Drafted

# In characters, of a name that stands in the files.
_LONGEST_NAME = 100


def draft_with(
    command: str, sources: Iterable[str], content: Path, drafted_by: str, seconds: float, style: str
) -> None:
    """Have a program draft the claims of sources; ends with 1 if it failed."""
    from dossier.assist.drafting import drafted

    words = _words(command)
    name = drafted_by or Path(words[0]).name
    if not name.isprintable() or len(name) > _LONGEST_NAME:
        raise click.ClickException(f"the name of the program has up to {_LONGEST_NAME} printable signs")
    results = []
    for source in dict.fromkeys(sources):
        result = drafted(content, source, words, name, seconds)
        results.append(result)
        if style == "text":
            _tell(result, content)
    if style == "json":
        click.echo(_as_json(results))
    if any(result.why for result in results):
        sys.exit(1)


def _words(command: str) -> list[str]:
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise click.ClickException(f"'{command}' is no command: {error}") from error
    if not words:
        raise click.ClickException("name the program behind --with")
    return words


def _tell(result: "Drafted", content: Path) -> None:
    from dossier.problems.printable import isolated

    for line in _lines(result):
        click.echo(isolated(line), err=True)
    count = "one draft" if len(result.written) == 1 else f"{len(result.written)} drafts"
    where = f" in {content / 'sources' / result.source}.md: {', '.join(result.written)}"
    click.echo(f"{result.source}: {count} written{where if result.written else ''}")


def _lines(result: "Drafted") -> Iterator[str]:
    for given, verdict in result.refused:
        id = given.get("id") if isinstance(given, dict) else None
        name = f"'{str(id)[:80]}'" if id else f"number {verdict.number + 1}"
        for problem in verdict.problems:
            hint = f"; {problem.hint}" if problem.hint else ""
            yield f"{result.source}: {name} was refused: {problem.message} [{problem.code.slug}]{hint}"
    if result.unread:
        yield f"{result.source}: the answer also has what nobody asked for: {', '.join(result.unread)[:200]}"
    if result.why:
        yield f"{result.source}: {result.why}"


def _as_json(results: Iterable["Drafted"]) -> str:
    from dossier.assist.request import problem_list
    from dossier.problems.printable import printable_json

    return printable_json(
        [
            {
                "source": result.source,
                "written": list(result.written),
                "refused": [{"claim": g, "problems": problem_list(v)} for g, v in result.refused],
                "failed": result.why,
            }
            for result in results
        ]
    )
