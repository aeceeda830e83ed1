"""What the editors' guide says of each problem, with a wrong and a right example."""

from importlib.resources import files
from pathlib import Path

from dossier.problems.problem import Code

_PAGE = "problems.md"


def explanation(code: Code) -> str:
    """The section of a problem in ``docs/problems.md``, without its heading."""
    _, _, rest = _page().partition(f"\n## {code.slug}\n")
    return rest.partition("\n## ")[0].strip() + "\n"


def explanation_text(code: Code) -> str:
    """The same for a terminal: examples are indented, and what a fence says of itself is left out."""
    severity = "an error" if code.severity == "error" else "a warning"
    lines = [f"{code.slug}, {severity}: {code.meaning}", ""]
    is_inside = False
    for line in explanation(code).splitlines():
        if line.startswith("```"):
            is_inside = not is_inside
            # "markdown wrong actors/anna.md"; of some keys alone, the paragraph says whose they are.
            lines += [f"  {line.split()[-1]}:", ""] if "." in line.split()[-1] else []
        else:
            lines.append(f"    {line}" if is_inside and line else line)
    return "\n".join(lines)


def _page() -> str:
    """The page as it travels with an installed package, or as it stands in a checkout."""
    installed = files("dossier").joinpath("docs", _PAGE)
    if installed.is_file():
        return installed.read_text(encoding="utf-8")
    return Path(__file__).parents[2].joinpath("docs", _PAGE).read_text(encoding="utf-8")
