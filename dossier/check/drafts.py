"""What is published names no draft, since readers would follow it to nothing."""

from collections.abc import Iterator

from dossier.derive.drafts import draft_references, drafted_claims, publishes_drafts
from dossier.model.content import Dossier
from dossier.problems import Code, Problem


def cited_drafts(dossier: Dossier) -> Iterator[Problem]:
    """No confirmed claim, text or entity names a draft that is not published."""
    drafts = {str(claim.ref) for claim in drafted_claims(dossier)}
    drafts |= {entity.id for entity in dossier.entities.values() if entity.draft}
    for reference in draft_references(dossier):
        if reference.target not in drafts:
            message = f"no second person has checked '{reference.target}', and something rests on it"
            hint = "check it with 'dossier review'; or take it out here; or let 'unreviewed' be published"
        elif publishes_drafts(dossier):
            message = f"the draft '{reference.target}' has no sentence yet, and something rests on it"
            hint = "write what it says, or take it out here"
        else:
            message = f"'{reference.target}' is a draft, which is not published, and something rests on it"
            hint = "confirm it first, and take out its 'draft: true'; or take it out here"
        yield Problem(Code.DRAFT_CITED, reference.at, message, hint, slip=f"draft {reference.target}")


RULES = (cited_drafts,)
