"""The head of a statement: who says so, first and bold, with a mark of whose matter it is, and the stance."""

from collections.abc import Iterator

from dossier.compose.provenance import Provenance
from dossier.model.content import Stance
from dossier.render.lines import Line, Run, line, pieces, run
from dossier.render.messages import Messages
from dossier.render.wording.provenance import interest_words, speakers, through, works_words
from dossier.render.wording.values import capital, stance_words

_UNSEARCHED = (("data-search-exclude", ""),)


def byline(provenance: Provenance, t: Messages) -> Line:
    """Who says so, whose matter it is, and how it is meant: ``Norland · speaking for its own side · denied``.

    Where nobody is named, it is the article, and what it says of where it has it from.
    """
    stance = stance_words(provenance.stance, t) or (t("disputes.admitted") if provenance.admitted else "")
    # "Not confirmed" stands in the name.
    is_said = not stance or provenance.stance is Stance.NO_COMMENT
    parts = (_who(provenance, t), "" if is_said else run("stance", stance))
    return run("byline", t.joined_in_line(parts, "dot"))


def _who(provenance: Provenance, t: Messages) -> Run:
    # The sentence names its speaker: said twice, names would drown its words in the search.
    parts = (run("bold", _name(provenance, t)), *_about(provenance, t))
    mark = "" if provenance.interested_in_part else str(provenance.interest)
    return Run("who", t.joined_in_line(parts, "dot"), mark, _UNSEARCHED)


def _name(provenance: Provenance, t: Messages) -> Line:
    """Whoever stands behind the statement; of silence, only the article does."""
    if provenance.by:
        named = speakers(provenance.by, t)
        if provenance.stance is Stance.NO_COMMENT:
            return t.line("who.not-confirmed", speakers=named)
        return _capital(named)
    if provenance.opinion:
        return capital(t("who.author"))
    if provenance.carrier or provenance.via:
        return _capital(_carried(provenance, t))
    if provenance.sources > 1:
        return capital(t("who.articles", n=provenance.sources))
    return t("who.the-article")


def _carried(provenance: Provenance, t: Messages) -> Line:
    if provenance.carrier:
        return t.line("who.through", carriers=provenance.carrier)
    return through(provenance, t)


def _capital(words: Line) -> Line:
    """The words as they begin a line; a name that is a link stays as it is."""
    first, *others = pieces(words)
    return line(capital(first), *others) if isinstance(first, str) else words


def _about(provenance: Provenance, t: Messages) -> Iterator[Line]:
    """What the mark says, in words; and where the article has it from, if it tells."""
    if provenance.stance is Stance.NO_COMMENT and provenance.by:
        yield t("who.as-the-article")
    elif provenance.by:
        yield interest_words(provenance, t)
        yield t("who.in-part-unnamed") if provenance.by_in_part else ""
    elif not provenance.opinion:
        yield works_words(provenance, t)
        # A work of unknown origin, or somebody unnamed who carried it, takes nothing from this.
        yield _nobody_named(provenance, t) if provenance.interest else ""


def _nobody_named(provenance: Provenance, t: Messages) -> str:
    if provenance.first_hand:
        return t("who.at-first-hand")
    return t("who.names-no-source", n=provenance.sources)
