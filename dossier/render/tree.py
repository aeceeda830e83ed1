"""Page values to files: Markdown with front matter, and static files."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from html import escape, unescape

import frontmatter
import yaml
from babel import Locale
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dossier.compose.blocks import Block, PageView, Prose
from dossier.compose.views import Anchor, Marks, When
from dossier.model.content import Dossier, Settings, Value
from dossier.model.dates import Date
from dossier.model.paths import HOME
from dossier.model.quantities import Quantity
from dossier.render import charts, markdown, matrix, wording
from dossier.render.counted import summary_words
from dossier.render.coverage import coverage_rows
from dossier.render.differing import sides
from dossier.render.exports import exports
from dossier.render.exports.bibliography import cites
from dossier.render.exports.downloads import downloads, licence
from dossier.render.exports.tables import with_links
from dossier.render.feeds import feeds
from dossier.render.redirects import redirects
from dossier.render.sayers import sayers

# Puts a link below each table of a Markdown text, which is that of a block or an editor's.
Take = Callable[[str, Block | None], str]


def render(dossier: Dossier, pages: tuple[PageView, ...]) -> dict[str, bytes]:
    """Every file of the tree by its path: pages, redirects, and the files under ``assets/``."""
    jinja = environment(dossier.settings)
    cited, taken = cites(dossier, pages), dict[str, bytes]()
    jinja.filters["whole"] = lambda _: unescape(str(cited[HOME]["text"]))
    tree = {page.path: _page(jinja, page, {"cite": cited[page.path]}, taken).encode() for page in pages}
    files = taken | exports(dossier, pages) | redirects(dossier) | feeds(dossier)
    return tree | files | dict(dossier.assets)


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
        "inlines": markdown.inlines,
        "anchor": markdown.anchor,
        "marks": markdown.marks,
        "value": partial(_value, locale),
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
        "downloads": downloads,
        "licence": licence,
    }
    jinja.tests["spoken"] = wording.is_spoken
    return jinja


def _page(jinja: Environment, page: PageView, head: Mapping[str, object], taken: dict[str, bytes]) -> str:
    """The page; ``head`` is what a theme shows beside its text, the CSV of its tables goes to ``taken``."""
    blocks = [_block(jinja, block, partial(with_links, page, taken=taken)) for block in page.blocks]
    body = jinja.get_template("page.md.j2").render(page=page, blocks=blocks)
    meta = {"title": page.title, "description": page.description, "dossier": page.kind}
    post = frontmatter.Post(_tidy(body))
    # Themes put these into HTML as they stand.
    post.metadata = {key: escape(value) for key, value in meta.items() if value} | {"head": head}
    return frontmatter.dumps(post, Dumper=yaml.SafeDumper) + "\n"


def _tidy(body: str) -> str:
    """The text with at most one empty line between blocks."""
    lines: list[str] = []
    for line in body.splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines)


def _block(jinja: Environment, block: Block, take: Take) -> Markup:
    """A block as Markdown; ``take`` puts a link below each table."""
    if isinstance(block, Prose):
        return Markup("").join(_pieces(jinja, block, take))
    template = jinja.get_template(f"{_snake(type(block).__name__)}.md.j2")
    return Markup(take(template.render(block=block), block))


def _pieces(jinja: Environment, prose: Prose, take: Take) -> Iterator[Markup]:
    """Curated text, and between its pieces the blocks that directives stand for."""
    text = list[Markup]()
    for part in prose.parts:
        if isinstance(part, str | Anchor | Marks):
            text.append(markdown.inline(part))
        else:
            yield Markup(take("".join(text), None))
            yield Markup("\n\n") + _block(jinja, part, take) + Markup("\n\n")
            text.clear()
    yield Markup(take("".join(text), None))


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def _value(locale: Locale, value: Anchor | When | Value) -> Markup:
    match value:
        case Anchor():
            return markdown.anchor(value)
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
