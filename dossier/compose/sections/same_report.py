"""Which articles rest on the same report, so that a second of them is no second witness."""

from dataclasses import dataclass
from itertools import islice

from dossier.compose.blocks import Block
from dossier.compose.inline import Anchor, Message, message
from dossier.compose.page_context import PageContext, to, to_page
from dossier.compose.sections.single_origin import ShortStatement, short_statement
from dossier.derive.reports import Report
from dossier.derive.withdrawals import sources_not_withdrawn
from dossier.model.content import Source
from dossier.model.paths import ORIGINS

# The page of origins has all: on that of an article, a wire that hundreds print would outweigh its claims.
_NAMED = 10


@dataclass(frozen=True, slots=True)
class SharedReport:
    """What several articles take statements from: what carried it, or where it ``is_origin``, who said it.

    ``rest`` is how many more statements there are, on pages of their own.
    """

    id: str
    names: tuple[Anchor, ...]
    is_origin: bool
    articles: tuple[Anchor, ...]
    statements: tuple[ShortStatement, ...]
    rest: int = 0


@dataclass(frozen=True, slots=True)
class SameReport(Block):
    """All reports that several articles rest on; none where no two are known to."""

    title: Message
    reports: tuple[SharedReport, ...]


@dataclass(frozen=True, slots=True)
class SharedWith:
    """A report that one article shares with ``others``: ``count`` leads to all that came from it.

    ``rest`` is how many more articles share it, which are not named.
    """

    names: tuple[Anchor, ...]
    is_origin: bool
    count: Anchor
    others: tuple[Anchor, ...]
    rest: int = 0


def same_report(context: PageContext) -> list[SameReport]:
    """The reports that several articles rest on; nothing where there are no two articles."""
    if not context.catalogue.stated or len(sources_not_withdrawn(context.dossier)) < 2:
        return []
    shared = (_shared(context, report) for report in context.catalogue.reports)
    return [SameReport(message("reports.title"), tuple(shared))]


def _shared(context: PageContext, report: Report) -> SharedReport:
    return SharedReport(
        report_anchor(report),
        tuple(to(context, id) for id in report.ids),
        report.is_origin,
        tuple(to(context, id) for id in report.taken),
        tuple(short_statement(context, statement) for statement in report.statements),
    )


def report_anchor(report: Report) -> str:
    """The anchor, on the page of origins, of what is taken from a report."""
    names = [*report.ids, *(["in", *report.taken] if report.is_origin else [])]
    return f"report-{'-'.join(names)}"


def shared_with(context: PageContext, source: Source) -> tuple[SharedWith, ...]:
    """The reports that an article rests on together with others."""
    every = context.catalogue.reports_of.get(source.id, ())
    return tuple(_with(context, source.id, report) for report in every)


def _with(context: PageContext, source: str, report: Report) -> SharedWith:
    count = message("reports.of-its", n=len(report.taken[source]))
    names = tuple(to(context, id) for id in report.ids)
    named = tuple(to(context, id) for id in islice(report.taken, _NAMED + 1) if id != source)[:_NAMED]
    place = to_page(ORIGINS, count, report_anchor(report))
    return SharedWith(names, report.is_origin, place, named, len(report.taken) - 1 - len(named))
