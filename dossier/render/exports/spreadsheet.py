"""CSV (RFC 4180), as spreadsheets and programs both read it.

In UTF-8 with a byte order mark: without one, Excel decodes the file by the code page of the computer, and
every name in another script is lost. Other programs know the mark and drop it.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from io import StringIO

# A cell that begins so is a formula for a spreadsheet, and could run a program (CSV injection, OWASP).
_SIGNS = "=+\\-@\t\r\n＝＋－＠"
# Where a comma marks decimals, programs part cells by semicolons, and may take quotation marks for text.
_FORMULA = re.compile(f'((?:^|[;\t\r\n])"*)(?=[{_SIGNS}])')
# A number below nought, or a range of such, runs nothing.
_NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?(\.\.-?[0-9]+(\.[0-9]+)?)?")


def spreadsheet(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The rows below their head; what could begin a formula has an apostrophe before it, and is text."""
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerows([_harmless(cell) for cell in row] for row in (head, *rows))
    return file.getvalue().encode("utf-8-sig")


# Most cells stand in several rows, or in several files.
@lru_cache(maxsize=50_000)
def _harmless(cell: str) -> str:
    return cell if _NUMBER.fullmatch(cell) else _FORMULA.sub(r"\1'", cell)
