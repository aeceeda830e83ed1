"""CSV (RFC 4180), as spreadsheets and programs both read it.

In UTF-8 with a byte order mark: without one, Excel decodes the file by the code page of the computer, and
every name in another script is lost. Other programs know the mark and drop it.
"""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

# A cell that begins so is a formula for a spreadsheet, and could run a program (CSV injection, OWASP).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def spreadsheet(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The rows below their head; a cell that could be a formula begins with an apostrophe, and is text."""
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
