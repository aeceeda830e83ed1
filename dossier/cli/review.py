"""The command that walks an editor through what no second person has checked."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dossier.cli.options import FOLDER

if TYPE_CHECKING:
    from dossier.model.content import Claim, Dossier
    from dossier.review.acts import Done

_HELP = "[y]es, [n]o, [p]artly, [e]dit, [t]hrow away, [u]ndo, [s]kip, [q]uit"
_KEYS = click.Choice(["y", "n", "p", "e", "t", "u", "s", "q"])


@click.command()
@click.argument("sources", nargs=-1)
@click.option("--by", default="", help="Who checks: initials or a key, if you wish to be named.")
@click.option("--content", type=FOLDER, default="content", help="The folder of the records.")
def review(sources: tuple[str, ...], by: str, content: Path) -> None:
    """Check drafts and claims: does the passage in the article support the sentence.

    What you answered is not asked again, so that you can stop at any time. Of SOURCES only, if you name some.
    """
    from dossier.derive.reviews import to_review
    from dossier.load import load
    from dossier.problems import errors
    from dossier.problems.report import as_text

    dossier, problems = load(content)
    if errors(problems):
        click.echo(as_text(errors(problems)), err=True)
        sys.exit(1)
    unknown = [name for name in sources if name not in dossier.sources]
    if unknown:
        raise click.ClickException(f"no source '{unknown[0]}'")
    skipped: set[str] = set()
    acts: list[Done] = []
    while True:
        dossier = load(content)[0]
        left = [c for c in to_review(dossier, by) if not sources or c.ref.source in sources]
        claim = next((c for c in left if str(c.ref) not in skipped), None)
        if claim is None:
            click.echo("nothing is left to check" + (f"; {len(skipped)} skipped" if skipped else ""))
            return
        _show(dossier, claim, len(left))
        key = click.prompt(_HELP, type=_KEYS, show_choices=False)
        if key == "q":
            return
        if key == "s":
            skipped.add(str(claim.ref))
            continue
        _act(dossier, claim, key, content, by, acts)


def _show(dossier: "Dossier", claim: "Claim", left: int) -> None:
    from dossier.derive.amounts import plain
    from dossier.derive.reviews import passage_of
    from dossier.problems.printable import isolated
    from dossier.review.acts import details

    head = f"{claim.ref}, {claim.locator} ({left} to check){', a draft' if claim.draft else ''}"
    rows = {
        "passage": passage_of(dossier, claim) or "(the text is not in the archive)",
        "says": plain(claim.says) or "(no sentence yet)",
        **details(claim),
    }
    click.echo(f"\n{isolated(head)}")
    for name, text in rows.items():
        if text:
            click.echo(f"  {name}: {isolated(text)}")


def _act(dossier: "Dossier", claim: "Claim", key: str, content: Path, by: str, acts: "list[Done]") -> None:
    from dossier.derive.reviews import seen_hashes
    from dossier.model.reviews import Supports
    from dossier.problems.printable import isolated
    from dossier.review import acts as doing

    ref, seen = str(claim.ref), seen_hashes(dossier, claim)[0]
    try:
        if key == "u":
            doing.undo_last(acts)
        elif key == "t":
            acts.append(doing.thrown_away(content, ref, seen))
        elif key == "e":
            text = click.edit(doing.claim_text(dossier, ref), extension=".yml")
            if text is not None:
                acts.append(doing.rewritten(content, ref, seen, text))
        else:
            supports = {"y": Supports.YES, "n": Supports.NO, "p": Supports.PARTLY}[key]
            note = "" if key == "y" else click.prompt("note", default="", show_default=False)
            acts.append(doing.reviewed(content, ref, seen, supports, by, note))
    except doing.RefusedError as reason:
        for line in str(reason).splitlines():
            click.echo(isolated(line), err=True)
