"""Pages that are the same values as in the last run are not printed again; no others are taken for them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.compose import compose
from dossier.derive.catalogue import Catalogue
from dossier.load import load
from dossier.memo import Memo
from dossier.model.content import Dossier, Stance
from dossier.model.paths import entity_path, path_of
from dossier.model.text import Markdown
from dossier.problems import Location
from dossier.render import documents, render
from dossier.render.kept_pages import KeptPrints

Printed = dict[str, bytes]
WORDS = (Markdown("Nobody else had this.", "Nobody else had this."),)


@pytest.fixture(params=["ferry", "court", "muehle"])
def dossier(request: pytest.FixtureRequest) -> Dossier:
    return load(Path(__file__).parent / request.param / "content")[0]


def printed(dossier: Dossier, kept_in: Path | None = None) -> Printed:
    site, plain = compose(Catalogue(dossier)), Printed()
    tree = render(site, documents(site, kept_in), plain)
    return tree | {f"plain {path}": text for path, text in plain.items()}


def changed(dossier: Dossier) -> Iterator[Dossier]:
    """The dossier with each claim, one after the other, otherwise in one thing; and with other settings."""
    stances = {Stance.ASSERTS: Stance.SUSPECTS}
    for place, claim in enumerate(dossier.claims.values()):
        changes = (
            {"note": WORDS},
            {"says": (*claim.says, *WORDS)},
            {"passage": f"{claim.passage} too"},
            {"stance": stances.get(claim.stance, Stance.ASSERTS)},
        )
        new = replace(claim, **changes[place % len(changes)])  # type: ignore[arg-type]
        source = dossier.sources[claim.ref.source]
        claims = tuple(new if one is claim else one for one in source.claims)
        sources = {**dossier.sources, source.id: replace(source, claims=claims)}
        yield replace(dossier, sources=sources, claims={**dossier.claims, claim.ref: new})
    for source in dossier.sources.values():
        sources = {**dossier.sources, source.id: replace(source, publisher="Another paper")}
        yield replace(dossier, sources=sources)
    for setting in ({"title": "Another"}, {"url": "https://example.org/"}, {"page_items": 10}):
        yield replace(dossier, settings=replace(dossier.settings, **setting))
    yield replace(dossier, messages={**dossier.messages, "notes.title": "Remarks"})


def test_whatever_has_changed_is_printed(dossier: Dossier, tmp_path: Path) -> None:
    first = printed(dossier, tmp_path)
    assert first == printed(dossier)
    others = list(changed(dossier))
    for other in others:
        assert printed(other, tmp_path) == printed(other)
    assert printed(others[0]) != first
    assert printed(dossier, tmp_path) == first


def test_what_has_not_changed_is_not_worded(dossier: Dossier, tmp_path: Path) -> None:
    documented = []
    for _ in range(2):
        site = compose(Catalogue(dossier))
        documented.append([*documents(replace(site, pages=[*site.pages]), tmp_path)])
        render(site, documented[-1], {})
    first, again = documented
    assert all("sections" in vars(document) for document in first)
    assert not any("sections" in vars(document) for document in again)


def test_a_place_in_a_file_is_printed_nowhere(dossier: Dossier, tmp_path: Path) -> None:
    # A line above moves all claims below it.
    moved = {
        id: replace(source, claims=tuple(replace(c, at=Location("elsewhere", 7)) for c in source.claims))
        for id, source in dossier.sources.items()
    }
    claims = {claim.ref: claim for source in moved.values() for claim in source.claims}
    other = replace(dossier, sources=moved, claims=claims)
    keys = [document.kept.key for document in documents(compose(Catalogue(dossier)), tmp_path)]
    assert [document.kept.key for document in documents(compose(Catalogue(other)), tmp_path)] == keys
    assert printed(other) == printed(dossier)


def test_a_page_that_cites_a_source_does_not_follow_from_its_other_claims(
    dossier: Dossier, tmp_path: Path
) -> None:
    def keys(of: Dossier) -> dict[str, str]:
        return {one.page.path: one.kept.key for one in documents(compose(Catalogue(of)), tmp_path)}

    before, of_one = keys(dossier), {entity_path(entity) for entity in dossier.entities.values()}
    # The first of every four has another note.
    for claim, other in [*zip(dossier.claims.values(), changed(dossier), strict=False)][::4]:
        about = {path_of(dossier, id) for id in (*claim.subjects, *claim.speakers)}
        new = {path for path, key in keys(other).items() if key != before[path]}
        assert new & of_one <= about


@pytest.mark.parametrize("name", ["court", "muehle"])
def test_a_source_is_the_same_value_whether_it_was_read_now_or_before(name: str, tmp_path: Path) -> None:
    content, keys = Path(__file__).parent / name / "content", []
    for _ in range(2):
        site = compose(Catalogue(load(content, Memo(tmp_path / "own"))[0]))
        keys.append([document.kept.key for document in documents(site, tmp_path)])
    assert keys[0] == keys[1]


def test_where_nothing_is_kept_all_is_made() -> None:
    made = []
    nothing = KeptPrints()
    assert nothing.printed("page", lambda: made.append(1) or b"x") == b"x"
    assert nothing.printed("page", lambda: made.append(1) or b"x") == b"x"
    assert len(made) == 2
