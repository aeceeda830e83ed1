"""Code, message, hint, location: what is wrong, where, and how it is told."""

from dossier.problems.problem import (
    Code,
    Location,
    Problem,
    Severity,
    did_you_mean,
    errors,
    in_order,
    one_line,
)

__all__ = ["Code", "Location", "Problem", "Severity", "did_you_mean", "errors", "in_order", "one_line"]
