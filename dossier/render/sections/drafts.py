"""The drafts of a preview, and the notice that a site has some."""

from collections.abc import Iterator

from dossier.compose.inline import Foreign
from dossier.compose.page_context import place
from dossier.compose.sections.drafts import Draft, DraftNotice, SourceDrafts
from dossier.render.lines import BREAK, Line, line, run
from dossier.render.messages import Messages
from dossier.render.nodes import Heading, Nodes, Paragraph, Row, Table
from dossier.render.wording.bylines import byline
from dossier.render.wording.cells import labelled
from dossier.render.wording.provenance import below_statement


def draft_notice(block: DraftNotice, t: Messages) -> Nodes:
    """What a reader must know before the first line: some of it nobody has confirmed."""
    words = t("drafts.hidden" if block.page else "drafts.shown", n=block.drafts)
    page = line(" ", block.page) if block.page else ()
    return (Paragraph(line(run("strong", words), page)),)


def source_drafts(block: SourceDrafts, t: Messages) -> Nodes:
    """The drafts of one source: on the left what the article has, on the right the draft."""
    head = (t("drafts.article"), t("drafts.draft-of"))
    rows = tuple(Row(labelled(head, (_article(draft, t), _draft(draft, t)), t)) for draft in block.drafts)
    return (Heading(2, block.source), Table(head, rows))


def _article(draft: Draft, t: Messages) -> Line:
    where = draft.place or t.text(place(draft.locator))
    return line(run("line", where), BREAK, Foreign(draft.article or draft.quote, draft.language))


def _draft(draft: Draft, t: Messages) -> Line:
    says = run("says", draft.says) if draft.says else run("italic", t("drafts.no-sentence"))
    return line(
        byline(draft.provenance, t),
        BREAK,
        says,
        *(line(BREAK, run("line", words)) for words in _about(draft, t)),
    )


def _about(draft: Draft, t: Messages) -> Iterator[Line]:
    yield below_statement(draft.provenance, t)
    if draft.quote:
        yield t.line("quotes.quoted", text=Foreign(draft.quote, draft.language))
    if draft.drafted_by:
        yield t("drafts.by", program=draft.drafted_by)
    yield draft.file
