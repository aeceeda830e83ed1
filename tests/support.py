"""What stands behind everything in a dossier, counted once more, without the code that is tested."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from dossier.compose import compose
from dossier.compose.sections.facts import Facts
from dossier.derive.catalogue import Catalogue
from dossier.derive.origins import origin
from dossier.derive.walk import claim_dates
from dossier.model.content import Claim, Dossier
from dossier.model.text import ClaimRef
from dossier.model.values import type_of
from dossier.render import documents, render

# The number of origins and of sources behind something.
Behind = tuple[int, int]
Name = tuple[str, str]


def supported(dossier: Dossier) -> dict[Name, Behind]:
    """What stands behind everything, counted from the content, and for pages from the notes they show."""
    things = {("claim", str(group[0].ref)): group for group in groups(dossier)}
    things |= valued(dossier)
    for text in (*dossier.entities.values(), *dossier.pages):
        for s in (s for s in text.body.sentences if s.claims):
            things["sentence", str(s.at)] = [dossier.claims[c.claim] for c in s.claims]
    # With errors, which are expected here, there is no tree: the pages are rendered all the same.
    site = compose(Catalogue(dossier))
    for path, content in render(site, documents(site)).items():
        if path.endswith(".md") and not path.startswith("sources/"):
            things["page", path] = list(noted(dossier, content.decode()))
    return {key: behind(dossier, claims) for key, claims in things.items()} | dict(dates(dossier))


def valued(dossier: Dossier) -> dict[Name, list[Claim]]:
    found: defaultdict[Name, list[Claim]] = defaultdict(list)
    for claim in dossier.claims.values():
        for r in claim.readings:
            key = type_of(r.value).key(r.value)
            found["reading", f"{r.entity} {r.field} {key} {claim.stance}"].append(claim)
            if dossier.entities[r.entity].kind == "figures":
                found["figure", r.entity].append(claim)
    return found


def groups(dossier: Dossier) -> Iterator[list[Claim]]:
    """The claims that repeat each other; the first is the earliest of those that repeat nothing."""
    left = dict(dossier.claims)
    ties = [(c.ref, o.claim) for c in dossier.claims.values() for o in c.repeats]
    while left:
        group = {next(iter(left))}
        while more := {r for tie in ties if group & set(tie) for r in tie} - group:
            group |= more
        members = sorted(
            (left.pop(ref) for ref in list(left) if ref in group), key=lambda c: place(dossier, c)
        )
        yield sorted(members, key=lambda c: bool(c.repeats))


def place(dossier: Dossier, claim: Claim) -> tuple[object, ...]:
    date = claim.date or dossier.sources[claim.ref.source].published
    return (
        date is None,
        date.first.isoformat() if date else "",
        claim.ref.source,
        claim.locator.order,
        claim.ref,
    )


def behind(dossier: Dossier, claims: Iterable[Claim]) -> Behind:
    standing = [c for c in claims if not dossier.sources[c.ref.source].withdrawn]
    return joined(origin(dossier, c) for c in standing), len({c.ref.source for c in standing})


def joined(origins: Iterable[frozenset[str]]) -> int:
    """How many groups share no party."""
    left = [set(parties) for parties in origins if parties]
    count = 0
    while left:
        group = left.pop()
        while near := [parties for parties in left if parties & group]:
            group |= near[0]
            left.remove(near[0])
        count += 1
    return count


def noted(dossier: Dossier, page: str) -> Iterator[Claim]:
    for line in page.splitlines():
        if line.startswith("[^") and "**Withdrawn**" not in line:
            address = line.partition("](")[2].partition(")")[0]
            yield dossier.claims[ClaimRef(Path(address.partition(".md#")[0]).name, address.partition("#")[2])]


def dates(dossier: Dossier) -> Iterator[tuple[Name, Behind]]:
    for source in (s for s in dossier.sources.values() if not s.withdrawn):
        own = [source.published, source.retrieved, *(d for c in source.claims for d in claim_dates(c))]
        for date in (d for d in own if d and d.derived):
            bases = [n.id for n in date.derived if stands(dossier, n.id)]
            found = (
                origin(dossier, dossier.claims[ClaimRef(*name.split("#"))])
                if "#" in name
                else frozenset({name})
                for name in bases
            )
            yield ("date", str(date.at)), (joined(found), len({name.split("#")[0] for name in bases}))


def stands(dossier: Dossier, name: str) -> bool:
    source, _, claim = name.partition("#")
    work = dossier.sources[source]
    date = (
        next(iter(claim_dates(dossier.claims[ClaimRef(source, claim)])), work.published)
        if claim
        else work.published
    )
    return not work.withdrawn and (
        not date or not date.derived or any(stands(dossier, n.id) for n in date.derived)
    )


def cells(dossier: Dossier) -> int:
    """How many values all facts tables show."""
    tables = [
        block
        for page in compose(Catalogue(dossier)).pages
        for block in page.blocks
        if isinstance(block, Facts)
    ]
    return sum(len(row.cells) for table in tables for row in table.rows)
