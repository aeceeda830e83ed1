"""Change every quotation, number, date, place, speaker and negation of a dossier, and count what is stopped.

Needs the archive. What survives is printed with the reason why no rule can stop it.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dossier.check import citations, curated_dates, curated_numbers, dates, finer_dates, quoted, shared_words
from dossier.check.verification import compared
from dossier.derive.actors import actors_of
from dossier.derive.catalogue import Catalogue
from dossier.derive.fingerprints import fingerprint
from dossier.derive.located import places_of
from dossier.derive.units import names_index
from dossier.derive.walk import claim_dates, curated
from dossier.load import load
from dossier.model.content import Claim, Dossier, Page
from dossier.model.text import Body, Sentence
from dossier.problems import Location
from tests.mutants import of_claim, of_sentence

# Of what is changed, the kinds that a program cannot always tell, and why.
REASONS = {
    "attribution": "the sentence, or one next to it that a pronoun may mean, names the other actor as well",
    "date": "the words leave several dates: 'Wednesday' may be the next where something is still to come",
    "says: negation": "a claim is retold: 'not' here can be 'denied' there, which only a reader can tell",
    "passage: ": "the words that are left stand there, too",
    "says: comparator": "it is weaker than the source's, and true",
    "sets: number": "it is weaker than the source's, and true",
    "says: unit": "what is left counts the same",
    "text: ": "another number or date of the claims that the sentence cites, or a weaker one",
}


class PartyCounts:
    """How many were made and stopped, and which survive, by what was changed."""

    def __init__(self) -> None:
        self.made: Counter[str] = Counter()
        self.stopped: Counter[str] = Counter()
        self.survivors: defaultdict[str, list[str]] = defaultdict(list)
        self.unverified = 0

    def add(self, kind: str, is_stopped: bool, name: str) -> None:
        self.made[kind] += 1
        if is_stopped:
            self.stopped[kind] += 1
        else:
            self.survivors[kind].append(name)

    def report(self) -> Iterator[str]:
        for kind, made in sorted(self.made.items()):
            yield f"{self.stopped[kind]:6} of {made:6} stopped: {kind}"
        for kind, names in sorted(self.survivors.items()):
            yield f"survived: {kind}: {reason(kind)}"
            yield from (f"  {name}" for name in names)
        made = sum(n for kind, n in self.made.items() if not kind.startswith("text"))
        yield f"{self.unverified} of {made} changed claims are not verified: stopped without the archive"


def reason(kind: str) -> str:
    return next((why for start, why in REASONS.items() if kind.startswith(start)), "a hole in the rules")


def tally(dossier: Dossier) -> PartyCounts:
    """Every mutant of a dossier whose archive is at hand, against every rule that could stop it."""
    found = PartyCounts()
    known, names = names_index(dossier), actors_of(dossier)
    for source in dossier.sources.values():
        places = places_of(dossier.archive[source.id])
        for claim in source.claims:
            for kind, mutant in of_claim(claim, dossier):
                wrong = list(compared(mutant, places, source, dossier, known, names))
                wrong += dated(mutant, dossier)
                found.unverified += fingerprint(mutant) != fingerprint(claim)
                found.add(kind, bool(wrong), shown(mutant))
    for sentence in curated(dossier):
        for kind, changed in of_sentence(sentence):
            found.add(kind, bool(list(read(changed, dossier))), f"{sentence.at}: {changed.text}")
    return found


def dated(claim: Claim, dossier: Dossier) -> Iterator[object]:
    """What the rules on dates find in one claim."""
    source = dossier.sources[claim.ref.source]
    alone = replace(source, claims=(claim,), retrieved=None)
    others = {id: replace(other, claims=()) for id, other in dossier.sources.items()}
    changed = replace(
        dossier, sources={**others, source.id: alone}, claims=dossier.claims | {claim.ref: claim}
    )
    # A word of the source may date other claims, too.
    whole = replace(source, claims=tuple(claim if c.ref == claim.ref else c for c in source.claims))
    for problem in shared_words.parted_days(replace(dossier, sources={source.id: whole})):
        if problem.claim == str(claim.ref):
            yield problem
    rules = (dates.inconsistent_words, dates.misplaced_words, dates.firmer_dates, finer_dates.finer_dates)
    for problem in (problem for rule in rules for problem in rule(changed)):
        if problem.at in [date.at for date in claim_dates(claim)] + [d.words_at for d in claim_dates(claim)]:
            yield problem


def read(sentence: Sentence, dossier: Dossier) -> Iterator[object]:
    """What the rules on texts find in one sentence."""
    page = Page("mutant.md", Location("mutant.md"), "Mutant", body=Body(sentences=(sentence,)))
    alone = replace(dossier, pages=(page,), entities=_bare(dossier))
    for rule in (
        citations.uncited_sentences,
        curated_dates.unbound_texts,
        quoted.unfounded_texts,
    ):
        yield from rule(alone)
    yield from curated_numbers.unbound_texts(Catalogue(alone))


def _bare(dossier: Dossier) -> dict[str, object]:
    return {id: replace(entity, body=Body()) for id, entity in dossier.entities.items()}


def shown(claim: Claim) -> str:
    words = claim.quote.exact if claim.quote else claim.passage
    says = "".join(getattr(part, "source", "") or getattr(part, "target", "") for part in claim.says)
    named = [a.actor for a in (*claim.by, *claim.via)]
    date = claim.date.edtf if claim.date else ""
    return f"{claim.ref} in {claim.locator}: {words} | {says} | {date} | {' '.join(named)}"


def main() -> None:
    dossier, problems = load(Path(sys.argv[1] if len(sys.argv) > 1 else "content"))
    if problems or len(dossier.archive) < len(dossier.sources):
        sys.exit("this needs a content folder without problems, and the archive of all its sources")
    print("\n".join(tally(dossier).report()))


if __name__ == "__main__":
    main()
