"""Page values to files: Markdown with front matter, and static files."""

from functools import partial
from html import escape

import frontmatter
import yaml
from babel import Locale
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dossier.compose.blocks import Block, PageView, Prose
from dossier.compose.views import Anchor, Marks, When
from dossier.model.content import Dossier, Settings, Value
from dossier.model.dates import Date
from dossier.model.quantities import Quantity
from dossier.render import charts, markdown, matrix, wording
from dossier.render.cards import card_path
from dossier.render.counted import summary_words
from dossier.render.coverage import coverage_rows
from dossier.render.descriptions import description
from dossier.render.differing import sides
from dossier.render.drawn_cards import drawn
from dossier.render.feeds import feeds
from dossier.render.heads import head, page_card
from dossier.render.llms import llms
from dossier.render.records import Records, records
from dossier.render.redirects import redirects
from dossier.render.sayers import sayers


def render(dossier: Dossier, pages: tuple[PageView, ...]) -> dict[str, bytes]:
    """Every file of the tree by its path: pages, redirects, feeds, and the files under ``assets/``."""
    jinja = environment(dossier.settings)
    known = records(dossier, pages)
    tree = {page.path: _page(jinja, known, page).encode() for page in pages}
    return tree | redirects(dossier) | feeds(known) | llms(known, pages) | dict(dossier.assets)


def cards(dossier: Dossier, pages: tuple[PageView, ...]) -> dict[str, bytes]:
    """The pictures that the heads of the pages name, by their paths; none where no address is known."""
    known = records(dossier, pages)
    shown = ((page, page_card(known, page, description(known, page))) for page in pages)
    return {card_path(page): drawn(found) for page, found in shown if found}


def environment(settings: Settings) -> Environment:
    """Jinja in which every value is escaped unless it is marked as safe."""
    jinja = Environment(
        loader=PackageLoader("dossier.render"),
        autoescape=True,
        finalize=markdown.escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    locale = Locale.parse(settings.language, sep="-")
    jinja.filters |= {
        "block": partial(_block, jinja),
        "inlines": markdown.inlines,
        "anchor": markdown.anchor,
        "marks": markdown.marks,
        "value": partial(_value, jinja, locale),
        "date": partial(wording.date_words, locale=locale),
        "on": partial(wording.on_words, locale=locale),
        "foreign": markdown.foreign,
        "language": partial(wording.language_words, locale=locale),
        "basis": wording.basis_words,
        "stance": wording.STANCES.__getitem__,
        "own": wording.own_words,
        "teller": wording.teller_words,
        "rows": coverage_rows,
        "drawing": lambda chart: Markup(charts.drawing(chart, locale)),
        "reach": partial(charts.reach_words, locale=locale),
        "key": charts.key,
        "matrix": lambda block: Markup(matrix.drawing(block)),
        "sayers": sayers,
        "sides": sides,
        "summary": summary_words,
        "support": wording.behind_words,
        "counted": wording.count_words,
        "url": markdown.url,
    }
    jinja.tests["spoken"] = wording.is_spoken
    return jinja


def _page(jinja: Environment, known: Records, page: PageView) -> str:
    body = jinja.get_template("page.md.j2").render(page=page)
    about = description(known, page)
    meta = {"title": page.title, "description": about, "dossier": page.kind}
    post = frontmatter.Post(tidy(body))
    # Themes put these into HTML as they stand.
    post.metadata = {key: escape(value) for key, value in meta.items() if value}
    post.metadata["head"] = head(known, page, about)
    return frontmatter.dumps(post, Dumper=yaml.CSafeDumper) + "\n"


def tidy(body: str) -> str:
    """The text with at most one empty line between blocks."""
    lines: list[str] = []
    for line in body.splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines)


def _block(jinja: Environment, block: Block) -> Markup:
    if isinstance(block, Prose):
        return Markup("").join(_part(jinja, part) for part in block.parts)
    template = jinja.get_template(f"{_snake(type(block).__name__)}.md.j2")
    return Markup(template.render(block=block))


def _part(jinja: Environment, part: str | Anchor | Marks | Block) -> Markup:
    if isinstance(part, str | Anchor | Marks):
        return Markup(jinja.filters["inlines"]((part,)))
    return Markup("\n\n") + _block(jinja, part) + Markup("\n\n")


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def _value(jinja: Environment, locale: Locale, value: Anchor | When | Value) -> Markup:
    match value:
        case Anchor():
            return Markup(jinja.filters["anchor"](value))
        case When():
            basis = wording.basis_words(value)
            words = wording.date_words(value.date, locale) + (f" ({basis})" if basis else "")
            return markdown.escaped(words)
        case Date():
            return markdown.escaped(wording.date_words(value, locale))
        case Quantity():
            return markdown.escaped(wording.quantity_words(value, locale))
        case str():
            return markdown.escaped(value)
