"""CSV (RFC 4180), as spreadsheets and programs both read it.

In UTF-8 with a byte order mark: without one, Excel takes the bytes for those of the computer's own code page,
and every name in another script is lost; other readers know the mark and drop it.
"""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

# What makes a spreadsheet take a cell for a formula, which could call a program; also in full width.
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
