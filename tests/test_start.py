"""The program starts at once: a command imports what it needs when it runs."""

import inspect
import json
import subprocess
import sys

import click
import pytest

from dossier.cli import main
from dossier.cli.options import PROBLEM_REPORTS, REPORTS
from dossier.cli.repeats import suggest_repeats
from dossier.derive.similar import similar
from dossier.problems import report
from dossier.render import impact, suggestions

# What reads articles and PDF, builds sites, draws, fills templates, reads Markdown and dates, validates.
HEAVY = {
    *("trafilatura", "pypdfium2", "mkdocs", "material", "PIL", "jinja2", "markupsafe", "babel"),
    *("markdown_it", "edtf", "pydantic", "yaml", "lxml", "pagefind", "rispy", "bibtexparser"),
}


@pytest.mark.parametrize("command", ["", *main.commands])
def test_help_imports_click_and_next_to_nothing_else(command: str) -> None:
    program = (
        "import json, sys\n"
        "from dossier.cli import main\n"
        "main(sys.argv[1:], standalone_mode=False)\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})), file=sys.stderr)"
    )
    arguments = [*([command] if command else []), "--help"]
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    assert run.stdout.startswith("Usage:")
    assert set(json.loads(run.stderr)) & HEAVY == set()


def test_the_options_name_what_the_program_has() -> None:
    assert tuple(PROBLEM_REPORTS.choices) == tuple(report.FORMATS)
    assert tuple(REPORTS.choices) == tuple(impact.FORMATS) == tuple(suggestions.FORMATS)
    (least,) = (option.default for option in suggest_repeats.params if option.name == "least")
    assert least == inspect.signature(similar).parameters["least"].default
    assert all(isinstance(command, click.Command) and command.help for command in main.commands.values())
