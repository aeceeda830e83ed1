"""The lists of what goes from whom to whom."""

from collections.abc import Iterable

from dossier.compose.cells import Cell
from dossier.compose.sections.exchange import Exchange, ExchangeRow
from dossier.derive.groups import grouped
from dossier.model.content import NOT_ADMITTING, Stance
from dossier.render.lines import BREAK, EMPTY, Line, line, run
from dossier.render.messages import Messages
from dossier.render.nodes import Heading, Nodes, Row, Table
from dossier.render.wording.cells import labelled
from dossier.render.wording.provenance import who
from dossier.render.wording.values import counted, firm_stance_words


def exchange(block: Exchange, t: Messages) -> Nodes:
    """What the same parties give the same others, a row for each thing."""
    head: tuple[Line, ...] = (t("index.name"), *block.columns, t("index.statements"))
    rows = tuple(Row(labelled(head, _cells(row, t), t)) for row in block.rows)
    return (Heading(2, _direction(block, t)), Table(head, rows, right=(len(head) - 1,)))


def _direction(block: Exchange, t: Messages) -> Line:
    givers, receivers = t.all_in_line(block.givers), t.all_in_line(block.receivers)
    if block.is_mutual:
        return t.line("index.mutual", parties=givers)
    if block.givers and block.receivers:
        return t.line("index.from-to", givers=givers, receivers=receivers)
    if block.givers:
        return t.line("index.from", givers=givers)
    return t.line("index.to", receivers=receivers) if block.receivers else t("index.undirected")


def _cells(row: ExchangeRow, t: Messages) -> list[Line]:
    values = [_values(cells, t) for cells in row.cells]
    # The notes stand once, behind the last of what they are of; a name is nobody's word, where there is more.
    filled = [index for index, value in enumerate(values, 1) if value not in EMPTY]
    stances, sort = _stances(row.stances, t), (BREAK, run("line", row.type))
    if not (filled or stances):
        return [line(row.anchor, row.marks, *sort), *values, row.claims]
    cells = [line(row.anchor, *sort), *values]
    last = max(filled, default=min(1, len(values)))
    cells[last] = line(t.joined_in_line((cells[last], stances), "dot"), row.marks, _who(row, t))
    return [*cells, row.claims]


def _who(row: ExchangeRow, t: Messages) -> Line:
    """Who says so, below the only value of a row; of several, its page says who gives which."""
    told = [cell.provenance for cells in row.cells for cell in cells]
    return (BREAK, run("line", who(told[0], t))) if len(told) == 1 and told[0] else ()


def _values(cells: Iterable[Cell], t: Messages) -> Line:
    """Each value once, with all stances to it, and whether it is disputed."""
    alike = grouped((counted(cell.value, cell.unit, t, cell.series), cell) for cell in cells)
    values = (_value(said, every, t) for said, every in alike.items())
    return t.joined_in_line(values, "semicolon")


def _value(said: Line, cells: Iterable[Cell], t: Messages) -> Line:
    cells = tuple(cells)
    disputed = next((cell.disputed for cell in cells if cell.disputed), None)
    told = [cell.provenance for cell in cells if cell.provenance]
    stances = _stances((one.stance for one in told), t, is_admitted=any(one.admitted for one in told))
    # What names the stance itself, such as "promised", is not said twice.
    behind = (" (", stances, ")") if stances and stances != run("stance", said) else ()
    return line(said, *behind, *((" ", run("disputed", disputed)) if disputed else ()))


def _stances(stances: Iterable[Stance], t: Messages, *, is_admitted: bool = False) -> Line:
    """The stances of several claims, each once; nothing where it is plainly asserted by all.

    Where some do not admit it, the firmest of each side: that it ``is_admitted`` is what became of a denial.
    """
    every = dict.fromkeys(stances)
    if not every.keys() - {Stance.ASSERTS}:
        return ()
    against = [stance for stance in NOT_ADMITTING if stance in every][:1]
    holding = [stance for stance in every if stance not in NOT_ADMITTING]
    if against:
        holding = [] if is_admitted else [stance for stance in Stance if stance in holding][:1]
    admitted = [t("disputes.admitted")] if is_admitted else []
    words = (firm_stance_words(stance, t) for stance in (*holding, *against))
    return run("stance", t.joined_in_line((*admitted, *words)))
