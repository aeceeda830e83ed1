"""Single pages of a tree, for a preview: the same bytes as a whole run makes, without all the others."""

from dataclasses import replace

from dossier.compose.sections.source_claims import Uses
from dossier.compose.site import compose_page, empty_listings, last_paths, site_without_sources
from dossier.derive.structure import same_structure
from dossier.pipeline import Checked, Outcome, uncollected
from dossier.render import documents, render_pages


@uncollected()
def ahead(seen: Checked, last: Checked, outcome: Outcome) -> Outcome:
    """What single pages have to know of the others: an outcome with the paths of all pages, and no texts.

    It is that of the last run wherever only the words of claims differ, which spares making all pages.
    """
    dossier = seen.catalogue.dossier
    is_same = same_structure(last.catalogue.dossier, dossier)
    if is_same:
        seen.catalogue.take_over(last.catalogue)
    if is_same and bool(last.drafts_of) is bool(seen.drafts_of):
        return replace(outcome, dossier=dossier, problems=seen.problems)
    site = site_without_sources(seen.catalogue)
    files = {page.path: page.edit for page in site.pages} | last_paths(dossier, seen.drafts_of)
    edit = {path: file for path, file in files.items() if file}
    return Outcome(
        dossier, seen.problems, dict.fromkeys(files, b""), edit, {}, empty_listings(site), site.uses
    )


@uncollected()
def page_of(seen: Checked, path: str, uses: Uses) -> dict[str, bytes] | None:
    """One page of a tree, with its tables and its plain form, by path; None where there is no such page.

    ``uses`` are those that were looked for ahead.
    """
    site = compose_page(seen.catalogue, path, uses, seen.drafts_of)
    if site is None:
        return None
    tables, plain = dict[str, bytes](), dict[str, bytes]()
    pages = render_pages(site, documents(site), tables, plain)
    return {**pages, **tables, **plain}
