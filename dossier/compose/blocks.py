"""What a page shows, as values: everything is resolved, ordered and numbered, nothing is worded yet."""

from typing import TypeAlias

from dossier.compose.sections.backlinks import Backlinks
from dossier.compose.sections.by_party import StatementsByParty
from dossier.compose.sections.cards import Cards
from dossier.compose.sections.connections import Connections
from dossier.compose.sections.contributions import Contributions
from dossier.compose.sections.corrections import Corrections
from dossier.compose.sections.coverage import Coverage
from dossier.compose.sections.disputes import Disputes, Sequences
from dossier.compose.sections.downloads import Downloads
from dossier.compose.sections.entries import Entries
from dossier.compose.sections.facts import Facts
from dossier.compose.sections.index import Index
from dossier.compose.sections.intro import Intro
from dossier.compose.sections.latest import Latest
from dossier.compose.sections.matrix import Matrix
from dossier.compose.sections.neighbours import Neighbours
from dossier.compose.sections.opening import Opening
from dossier.compose.sections.origins import Origins
from dossier.compose.sections.prose import Prose
from dossier.compose.sections.readings import Readings
from dossier.compose.sections.single_origin import SingleOrigin
from dossier.compose.sections.source_claims import SourceClaims
from dossier.compose.sections.source_head import SourceHead
from dossier.compose.sections.source_list import SourceList
from dossier.compose.sections.sourcing import Sourcing
from dossier.compose.sections.strip import Strip
from dossier.compose.sections.summary import Summary
from dossier.compose.sections.timeline import Timeline
from dossier.compose.sections.voices import Voices

Block: TypeAlias = (
    Intro
    | Opening
    | Summary
    | Facts
    | Readings
    | Entries
    | StatementsByParty
    | Connections
    | Backlinks
    | Prose
    | Timeline
    | Strip
    | Cards
    | Latest
    | Sourcing
    | Neighbours
    | Index
    | SourceList
    | SourceHead
    | SourceClaims
    | Coverage
    | Disputes
    | Sequences
    | Corrections
    | Matrix
    | Origins
    | Voices
    | Contributions
    | SingleOrigin
    | Downloads
)
