"""The sections of an entity's page."""

from collections.abc import Iterator

from dossier.compose.inline import Anchor, Foreign
from dossier.compose.provenance import When
from dossier.compose.sections.backlinks import Backlinks
from dossier.compose.sections.by_party import PartyStatements, StatementsByParty
from dossier.compose.sections.connections import Connection, Connections
from dossier.compose.sections.entries import Entries, Group
from dossier.compose.sections.facts import Facts
from dossier.compose.sections.neighbours import Neighbours
from dossier.compose.sections.opening import Opening
from dossier.derive.groups import grouped
from dossier.render.lines import EMPTY, Line, line, run
from dossier.render.messages import Messages
from dossier.render.nodes import Box, Folded, Heading, Items, Node, Nodes, Paragraph, Row, Table, section
from dossier.render.wording.cells import alike, long_cell, who_says
from dossier.render.wording.dates import marked_words
from dossier.render.wording.money import unit_words
from dossier.render.wording.statements import statement
from dossier.render.wording.values import stance_behind, within


def opening(block: Opening, t: Messages) -> Nodes:
    """The line that says what the entity is."""
    # Each message wraps the line so far, since languages differ in what comes first.
    what: Line = block.kind
    if block.part_of:
        key = "opening.part-of" if block.kind else "opening.part-of-alone"
        what = t.line(key, what=what, whole=block.part_of)
    if block.counts:
        key = "opening.counts-series" if block.series else "opening.counts"
        what = t.line(key, what=what, counted=block.counts)
    if block.unit and not block.series:
        what = t.line("opening.unit", what=what, unit=unit_words(block.unit, t.locale))
    if block.aliases:
        names = (Foreign(name, block.alias_languages.get(name, "")) for name in block.aliases)
        key = "opening.also-alone" if what in EMPTY else "opening.also"
        what = t.line(key, what=what, names=t.joined_in_line(names))
    below = (
        [t.line("opening.only-withdrawn", sources=t.joined_in_line(block.withdrawn))]
        if block.withdrawn
        else []
    )
    first = [] if what in EMPTY else [line(what, ".")]
    return tuple(Paragraph(words, "opening") for words in (*first, *below))


def facts(block: Facts, t: Messages) -> Nodes:
    """The table of facts, with who says so in every row."""
    head = tuple(t(f"facts.{key}") for key in ("fact", "value", "who"))
    return (Box((Heading(2, t("facts.title")), Table(head, tuple(_facts(block, t)))), ("beside", "facts")),)


def _facts(block: Facts, t: Messages) -> Iterator[Row]:
    """A row for values that are alike; fields with the same values by the same claims share their rows."""
    for cells, (first, *others) in grouped((fact.cells, fact.label) for fact in block.rows).items():
        label = t.joined((first, *(within(other, t) for other in others)))
        for cell, *more in alike(cells):
            yield Row((label, long_cell(cell, t, more), who_says(cell, t)))
            # On the page a field of several values is named once; in the CSV, in each row.
            label = ""


def entries(block: Entries, t: Messages) -> Nodes:
    """Statements under a heading, many of them parted."""
    nodes: list[Node] = []
    for group in block.groups:
        # A group that is alone needs no title beside that of the section.
        nodes += [Heading(3, _title(group, t))] if len(block.groups) > 1 else []
        nodes.append(_items(group, t))
    every = [entry for group in block.groups for entry in group.entries]
    sort = "opinions-count" if all(entry.analysis for entry in every) else "statements"
    return section(block.title, nodes, len(every), t(f"entity.{sort}", n=len(every)))


def _title(group: Group, t: Messages) -> Line:
    if not group.subjects:
        return t("entity.told" if group.said else "entity.further")
    names = t.all_in_line(group.subjects)
    return t.line("entity.said-by", name=names) if group.said else names


def _items(group: Group, t: Messages) -> Items:
    return Items(tuple(statement(entry, t) for entry in group.entries))


def statements_by_party(block: StatementsByParty, t: Messages) -> Nodes:
    """What is said about an actor, by who says it; long groups are folded."""
    nodes: list[Node] = []
    for part in block.parties:
        nodes.append(Heading(3, _parties(part, t)))
        inside: list[Node] = []
        for group in part.groups:
            title = t.all_in_line(group.subjects) or t("entity.further")
            inside += [Heading(4, title)] if len(part.groups) > 1 else []
            inside.append(_items(group, t))
        count = t("entity.statements", n=part.statements)
        nodes += [Folded("fold", count, tuple(inside))] if part.folded else inside
    every = sum(part.statements for part in block.parties)
    return section(block.title, nodes, every, t("entity.statements", n=every))


def _parties(part: PartyStatements, t: Messages) -> Line:
    """The parties that say it; the actor's own comes first, marked as its own side."""
    if not part.parties:
        return t("sayers.unknown")
    parties = list(part.parties)
    if part.interested:
        name, href = t.text(parties[0].label), parties[0].href
        # English writes “Davis’ own side”, other languages give both messages the same form.
        key = "sayers.own-side-after-s" if name.endswith("s") else "sayers.own-side"
        parties[0] = Anchor(t(key, name=name), href)
    return t.line("sayers.by-partly" if part.partly else "sayers.by", parties=t.all_in_line(parties))


def connections(block: Connections, t: Messages) -> Nodes:
    """How the entity is tied to others."""
    items = Items(tuple(_connection(group, t) for group in block.groups))
    count = sum(len(group.items) for group in block.groups)
    return section(t("entity.connections"), (items,), count, t.text(count))


def _connection(group: Connection, t: Messages) -> Line:
    label = run("tie", group.label)
    items = (line(item, stance_behind(stance, t), marks) for item, stance, marks in group.items)
    return line(t.line("lists.label", label=label), " ", t.joined_in_line(items))


def backlinks(block: Backlinks, t: Messages) -> Nodes:
    """The pages and the claims that mention the entity."""
    pages = [t.line("entity.backlink-pages", pages=t.joined_in_line(block.pages))] if block.pages else []
    claims = [
        t.line("entity.backlink-claims", source=run("work", title), places=t.joined_in_line(anchors))
        for title, anchors in block.claims
    ]
    heading = Heading(2, t("entity.backlinks"))
    return (heading, Box((Items((*pages, *claims)),), ("backlinks",), in_search=False))


def neighbours(block: Neighbours, t: Messages) -> Nodes:
    """Links to the entities before and after."""
    both = {"earlier": block.earlier, "later": block.later}
    return (Box(tuple(_neighbour(key, *pair, t) for key, pair in both.items() if pair), ("neighbours",)),)


def _neighbour(key: str, what: Anchor, date: When, t: Messages) -> Paragraph:
    return Paragraph(t.line(f"neighbours.{key}", what=what, date=marked_words(date.date, t)))
