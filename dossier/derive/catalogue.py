"""The catalogue: what follows from a dossier, for all who need it."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from dossier.derive.carried import carried, own_voice
from dossier.derive.chronology import Dated, most_exact_dates, neighbours, rejected_dates
from dossier.derive.claims_index import ClaimsIndex, Statement
from dossier.derive.clashes import SetValue
from dossier.derive.contributions import Contribution, contribution
from dossier.derive.days import days, newest_day
from dossier.derive.disputes import Dispute, disputed, disputed_values, disputes
from dossier.derive.entities_index import EntitiesIndex, entities_index
from dossier.derive.groups import grouped
from dossier.derive.origins import Support, support
from dossier.derive.parties import parties_to
from dossier.derive.reports import Report, reports
from dossier.derive.sequences import Sequence, admitted, sequences
from dossier.derive.surroundings import Surroundings, surroundings, version_of
from dossier.derive.units import NamesIndex, names_index
from dossier.derive.walk import dates_from_outside
from dossier.memo import Memo
from dossier.model.content import Dossier, Source
from dossier.model.dates import Date
from dossier.model.text import Body, ClaimRef

# What follows from the structure of a dossier, and names claims instead of holding them.
WORDLESS = ("supports", "disputed", "disputed_values", "parties_to", "admissions")


# Without slots, since a cached property keeps its value in the dict of its object.
@dataclass(frozen=True, eq=False)
class Catalogue:
    """What follows from a dossier; each part is computed when it is first used.

    What follows from few of its files is taken from the ``memo``, if the last run has left it there.

    If the dossier has errors, only ``names_index`` may be used: the rest assumes that every name resolves.
    """

    dossier: Dossier
    memo: Memo = field(default_factory=Memo)

    def take_over(self, last: "Catalogue") -> None:
        """Take from a catalogue of the same structure what it has worked out, and what holds no words."""
        self.__dict__.update({name: last.__dict__[name] for name in WORDLESS if name in last.__dict__})

    @cached_property
    def versions(self) -> Mapping[str, Hashable]:
        """For each source, a part of a key that is equal only for it and its claims as they were read."""
        return {id: version_of(source, self.memo) for id, source in self.dossier.sources.items()}

    @cached_property
    def surroundings(self) -> Surroundings:
        """What the comparison of a source with its text may see of the rest."""
        return surroundings(self.dossier, self.memo)

    @cached_property
    def names_index(self) -> NamesIndex:
        """For each word, the entities that it may name."""
        return names_index(self.dossier)

    @cached_property
    def claims(self) -> ClaimsIndex:
        """The claims by what they are about, by who says them, and by what contradicts or replaces them."""
        return ClaimsIndex(self.dossier)

    @cached_property
    def entities(self) -> EntitiesIndex:
        """The entities by kind, by what they belong to, by the texts that mention them."""
        return entities_index(self.dossier)

    @cached_property
    def works(self) -> Mapping[str, Source]:
        """The sources without what they state: of that, no page that cites one shows anything."""
        sources = self.dossier.sources.items()
        return {id: replace(source, claims=(), body=Body(), record={}) for id, source in sources}

    @cached_property
    def days(self) -> Mapping[str, date]:
        """The day of the last event in the record of each source that has one and was not withdrawn."""
        return days(self.dossier)

    @cached_property
    def newest_day(self) -> date | None:
        """The newest day in the content on which something was verified, read or corrected."""
        return newest_day(self.dossier)

    @cached_property
    def supports(self) -> Mapping[ClaimRef, Support]:
        """For each claim that was not withdrawn, what stands behind the statement that it makes."""
        supports = ((statement, support(self.dossier, statement)) for statement in self.claims.statements)
        return {claim.ref: behind for statement, behind in supports for claim in statement}

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """The groups of statements that cannot all be true."""
        return disputes(self.claims)

    @cached_property
    def disputed(self) -> frozenset[ClaimRef]:
        """The claims that take part in a dispute that is not settled."""
        return disputed(self.disputes)

    @cached_property
    def disputed_values(self) -> frozenset[SetValue]:
        """The values that are disputed; a claim on a side of a dispute may set others, which are not."""
        return disputed_values(self.disputes)

    @cached_property
    def parties_to(self) -> Mapping[str, tuple[str, ...]]:
        """For each meeting, transfer or other matter, the parties to it."""
        return parties_to(self.claims)

    @cached_property
    def sequences(self) -> tuple[Sequence, ...]:
        """The fields of which a party first said one thing, and another later."""
        return sequences(self.claims)

    @cached_property
    def admissions(self) -> frozenset[ClaimRef]:
        """The statements by which a party admits what it denied before, each by its first claim."""
        every = (zip(s.steps, admitted(self.dossier, s), strict=True) for s in self.sequences)
        return frozenset(step[0].ref for steps in every for step, is_admitted in steps if is_admitted)

    @cached_property
    def stated(self) -> tuple[Statement, ...]:
        """All statements but the opinions of the articles' authors, behind which nobody else stands."""
        return tuple(s for s in self.claims.statements if not s[0].analysis)

    @cached_property
    def contributions(self) -> Mapping[str, Contribution]:
        """By source, the statements that it tells and the opinions of its author."""
        return {source.id: contribution(self.claims, source) for source in self.dossier.sources.values()}

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """What several articles take their statements from."""
        return reports(self.dossier, self.stated)

    @cached_property
    def reports_of(self) -> Mapping[str, tuple[Report, ...]]:
        """For each source, the reports that it shares with others."""
        return grouped((source, report) for report in self.reports for source in report.taken)

    @cached_property
    def carried(self) -> Mapping[str, tuple[Statement, ...]]:
        """By actor, the words of others that went through it."""
        return carried(self.dossier, self.stated)

    @cached_property
    def own_voice(self) -> Mapping[str, tuple[Statement, ...]]:
        """By actor, what articles tell for which they name nobody but it, or are taken from it."""
        return own_voice(self.dossier, self.stated)

    @cached_property
    def outside(self) -> frozenset[Date]:
        """The dates that rest, in the end, on one from outside the sources."""
        return dates_from_outside(self.dossier)

    @cached_property
    def dates(self) -> Mapping[str, Date]:
        """The most exact date of each entity that has one, if it is not only denied."""
        return most_exact_dates(self.claims)

    @cached_property
    def rejected_dates(self) -> Mapping[str, Date]:
        """The dates of entities that have only such as are denied, dismissed or left open."""
        return rejected_dates(self.claims)

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Dated | None, Dated | None]]:
        """What came before and after each entity of its kind, and each source; those alone are left out."""
        return neighbours(self.dossier, self.dates)
