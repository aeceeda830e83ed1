"""Page values to files: Markdown with front matter, and static files."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html import escape, unescape

import frontmatter
import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dossier.compose.blocks import Block
from dossier.compose.differences import Difference
from dossier.compose.inline import Anchor, Marks
from dossier.compose.page_context import place
from dossier.compose.page_view import PageView
from dossier.compose.provenance import When
from dossier.compose.sections.prose import Prose
from dossier.compose.site import Site
from dossier.model.content import Value
from dossier.model.dates import Date
from dossier.model.paths import HOME
from dossier.model.quantities import Quantity
from dossier.render import charts, dates, markdown, matrix, strip, wording
from dossier.render.by_party import sayers
from dossier.render.cards import card_path
from dossier.render.counted import summary_words
from dossier.render.coverage import coverage_rows
from dossier.render.descriptions import description
from dossier.render.differing import side_words
from dossier.render.drawn_cards import drawn
from dossier.render.events import attributes, firmness
from dossier.render.exports import exports
from dossier.render.exports.bibliography import Cite, cites
from dossier.render.exports.downloads import downloads, licence
from dossier.render.exports.tables import with_links
from dossier.render.feeds import feeds
from dossier.render.heads import head, page_card
from dossier.render.llms import llms
from dossier.render.messages import Messages, messages_of
from dossier.render.originals import archived, original
from dossier.render.redirects import redirects
from dossier.render.speakers import speaker_words

# What becomes of a Markdown text, which is that of a block or an editor's: a link below each table.
Take = Callable[[str, Block | None], str]


def render(site: Site) -> dict[str, bytes]:
    """Every file of the tree by its path: pages, data, redirects, feeds, and the files under ``assets/``."""
    t = messages_of(site.dossier)
    jinja = environment(t)
    cited, taken = cites(site, t), dict[str, bytes]()
    jinja.filters["whole"] = lambda _: unescape(str(cited[HOME]["text"]))
    tree = {page.path: _page(jinja, site, page, cited[page.path], taken, t).encode() for page in site.pages}
    files = taken | exports(site, t) | feeds(site, t) | llms(site, t)
    return tree | files | redirects(site.dossier) | dict(site.dossier.assets)


def cards(site: Site) -> dict[str, bytes]:
    """The pictures that the heads of the pages name, by their paths; none where no address is known."""
    t = messages_of(site.dossier)
    pictures = ((page, page_card(site, page, description(site, page, t), t)) for page in site.pages)
    return {card_path(page): drawn(card) for page, card in pictures if card}


def environment(t: Messages) -> Environment:
    """Jinja in which every value is escaped unless it is marked as safe; ``t`` has the words."""
    jinja = Environment(
        loader=PackageLoader("dossier.render"),
        autoescape=True,
        finalize=lambda value: markdown.escaped("" if value is None else t.text(value)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    jinja.globals |= {"t": t.marked, "draws": True}
    jinja.filters |= {
        "inlines": markdown.inlines,
        "anchor": partial(markdown.anchor, text=t.text),
        "marks": markdown.marks,
        "value": partial(_value, jinja, t),
        "joined": partial(_joined, t),
        "listed": lambda items: Markup(t.all_of(map(markdown.escaped, items))),
        "date": partial(dates.date_words, t=t),
        "dated": partial(dates.dated_words, t=t),
        "on": partial(dates.on_words, t=t),
        "year": partial(dates.year_words, t=t),
        "basis": partial(dates.basis_words, t=t),
        "place": place,
        "here": partial(_here, jinja, t),
        "foreign": markdown.foreign,
        "language": partial(wording.language_words, t=t),
        "capital": lambda words: Markup(wording.capital(words)),
        "within": partial(wording.within, t=t),
        "stance": partial(wording.stance_words, t=t),
        "firm_stance": partial(wording.firm_stance_words, t=t),
        "speaker": lambda speaker: speaker_words(speaker, t, jinja.filters["anchor"]),
        "own": partial(wording.interest_words, t=t),
        "teller": partial(wording.teller_words, t=t),
        "rows": partial(coverage_rows, t=t),
        "drawing": lambda chart: Markup(charts.drawing(chart, t)),
        "reach": partial(charts.reach_words, t=t),
        "key": partial(charts.key, t=t),
        "strip": partial(strip.drawings, t=t),
        "signs": strip.signs,
        "firmness": firmness,
        "attributes": attributes,
        "name_in": lambda name, languages: markdown.foreign(name, languages.get(name, "")),
        "original": original,
        "archived": archived,
        "matrix": lambda block: Markup(matrix.drawing(block, t)),
        "sayers": lambda found: sayers(found, t, jinja.filters["anchor"]),
        "sides": partial(_sides, jinja, t),
        "summary": partial(summary_words, t=t),
        "support": partial(wording.behind_words, t=t),
        "url": markdown.url,
        "downloads": partial(downloads, t=t),
        "licence": partial(licence, t=t),
    }
    return jinja


def _page(
    jinja: Environment, site: Site, page: PageView, cite: Cite, taken: dict[str, bytes], t: Messages
) -> str:
    """The page; ``head`` is what a theme shows beside its text, the CSV of its tables goes to ``taken``."""
    about = description(site, page, t)
    written = blocks(jinja, page, partial(with_links, page, t, taken=taken))
    text = jinja.get_template("page.md.j2").render(page=page, blocks=written)
    meta = {"title": t.text(page.title), "description": about, "dossier": t.text(page.kind)}
    post = frontmatter.Post(tidy(text))
    # Themes put these into HTML as they stand.
    post.metadata = {key: escape(value) for key, value in meta.items() if value}
    post.metadata["head"] = head(site, page, about, t) | {"cite": cite}
    return frontmatter.dumps(post, Dumper=yaml.CSafeDumper) + "\n"


def blocks(jinja: Environment, page: PageView, take: Take) -> list[Markup]:
    """The blocks of a page as Markdown; ``take`` sees the text of each, and yields what is to stand there."""
    return [_block(jinja, block, take) for block in page.blocks]


def tidy(body: str) -> str:
    """The text with at most one empty line between blocks."""
    lines: list[str] = []
    for line in body.splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines)


def _block(jinja: Environment, block: Block, take: Take) -> Markup:
    if isinstance(block, Prose):
        return Markup("").join(_pieces(jinja, block, take))
    template = jinja.get_template(f"{_snake(type(block).__name__)}.md.j2")
    return Markup(take(template.render(block=block), block))


def _pieces(jinja: Environment, prose: Prose, take: Take) -> Iterator[Markup]:
    """Curated text, and between its pieces the blocks that directives stand for."""
    text = list[Markup]()
    for part in prose.parts:
        if isinstance(part, str | Anchor | Marks):
            text.append(jinja.filters["inlines"]((part,)))
        else:
            yield Markup(take("".join(text), None))
            yield Markup("\n\n") + _block(jinja, part, take) + Markup("\n\n")
            text.clear()
    yield Markup(take("".join(text), None))


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def _joined(t: Messages, items: Iterable[object], sign: str = "comma") -> Markup:
    """The items behind each other, with the sign of ``lists`` between them."""
    return t.marked(f"lists.{sign}").join(markdown.escaped(t.text(item)) for item in items)


def _sides(jinja: Environment, t: Messages, difference: Difference) -> list[Markup]:
    """What each side of a difference has, with its notes."""
    told = getattr(jinja.get_template("macros.j2").module, "told")  # noqa: B009 - the template's own
    marks = jinja.filters["marks"]
    values = [told(difference.what, side).strip() + marks(side.marks) for side in difference.sides]
    return list(side_words(difference, values, t))


def _here(jinja: Environment, t: Messages, label: object, anchor: str) -> Markup:
    """A link to an anchor of the same page."""
    return Markup(jinja.filters["anchor"](Anchor(t.text(label), f"#{anchor}")))


def _value(jinja: Environment, t: Messages, value: Anchor | When | Value) -> Markup:
    match value:
        case Anchor():
            return Markup(jinja.filters["anchor"](value))
        case When():
            return markdown.escaped(dates.dated_words(value, t))
        case Date():
            return markdown.escaped(dates.date_words(value, t))
        case Quantity():
            return markdown.escaped(wording.quantity_words(value, t))
        case str():
            return markdown.escaped(value)
