"""Citations of claims, in texts and in other claims."""

from collections.abc import Iterator
from itertools import chain
from pathlib import PurePath

from dossier.check.names import hint_for
from dossier.derive.walk import citations, claims_of, of_sources
from dossier.memo import once_each
from dossier.model.content import Dossier, Source
from dossier.model.text import Cited, ClaimRef, Sentence
from dossier.problems import Code, Location, Problem, did_you_mean
from dossier.problems.slips import name_slip


def duplicate_claims(dossier: Dossier) -> Iterator[Problem]:
    """The claims of one source have different ids."""
    first: dict[ClaimRef, Location] = {}
    # Not dossier.claims, which has one claim for each id.
    for claim in (c for source in dossier.sources.values() for c in source.claims):
        if claim.ref in first:
            message = f"the claim id '{claim.ref.claim}' stands already on line {first[claim.ref].line}"
            yield Problem(Code.DUPLICATE_ID, claim.at, message, "rename one of the two")
        first.setdefault(claim.ref, claim.at)


def unknown_claims(dossier: Dossier) -> Iterator[Problem]:
    """Whatever is cited, repeated, superseded or contradicted is a claim that is there."""
    for ref, at in chain(citations(dossier), of_sources(dossier, _related)):
        if ref not in dossier.claims and ref.source not in dossier.unread:
            yield _unknown_claim(dossier, ref, at)


@once_each
def _related(source: Source) -> tuple[Cited, ...]:
    every = ((*c.repeats, *c.supersedes, *c.contradicts, *c.includes) for c in claims_of(source))
    return tuple(chain.from_iterable(every))


def _unknown_claim(dossier: Dossier, ref: ClaimRef, at: Location) -> Problem:
    source = dossier.sources.get(ref.source)
    if source is None:
        hint = hint_for(dossier, ref.source, dossier.sources)
        message = f"no source '{ref.source}'"
        return Problem(Code.UNKNOWN_SOURCE, at, message, hint, slip=name_slip(ref.source))
    now = {old.id: c.ref.claim for c in source.claims for old in c.formerly}.get(ref.claim)
    near = did_you_mean(ref.claim, [c.ref.claim for c in source.claims]) or f"see {source.at.file}"
    hint = f"it is now called '{now}'" if now else near
    message = f"the source '{ref.source}' has no claim '{ref.claim}'"
    return Problem(Code.UNKNOWN_CLAIM, at, message, hint, slip=str(ref))


def uncited_sentences(dossier: Dossier) -> Iterator[Problem]:
    """Each sentence of a curated text cites a claim or is marked; notes on a source are exempt."""
    files = [(page.path, page.body) for page in dossier.pages if not page.uncited]
    files += [(entity.id, entity.body) for entity in dossier.entities.values()]
    for file, body in files:
        # In a broken file a citation may be there that could not be read.
        if PurePath(file).stem not in dossier.broken:
            yield from (_uncited(s) for s in body.sentences if not s.claims and not s.uncited)


def _uncited(sentence: Sentence) -> Problem:
    # Six words, or sixty letters of a script that has no spaces.
    beginning = " ".join(sentence.text.split()[:6])[:60]
    more = " …" if len(beginning) < len(sentence.text) else ""
    hint = "add [@source#claim] behind it, or <!-- dossier/uncited --> where it states nothing"
    message = f"no citation stands behind '{beginning}{more}'"
    return Problem(Code.UNCITED_SENTENCE, sentence.at, message, hint)


RULES = (unknown_claims, uncited_sentences)
FILE_RULES = (duplicate_claims,)
