"""What MkDocs and the preview say on the terminal."""

import logging
from collections.abc import Iterable

from dossier.problems import Problem, errors
from dossier.problems.printable import isolated
from dossier.problems.report import as_text

mkdocs_log = logging.getLogger("mkdocs")
log = logging.getLogger("mkdocs.dossier")

# Warnings from MkDocs' loggers end a strict build, even a preview; those from this logger do not.
preview_log = logging.getLogger("dossier")


def as_plain_text(record: logging.LogRecord) -> bool:
    """Let a message through as text: MkDocs quotes links and paths as they stand. Ours are text already."""
    if record.name != log.name:
        record.msg, record.args = "\n".join(map(isolated, record.getMessage().splitlines())), ()
    return True


def report(problems: Iterable[Problem], serving: bool) -> None:
    """Log the problems, so that only errors end a build."""
    for problem in problems:
        if serving:
            preview_log.error(as_text([problem]))
        else:
            # Strict mode would end the build at a WARNING; our warnings do not.
            log.log(logging.ERROR if errors([problem]) else logging.INFO, as_text([problem]))
