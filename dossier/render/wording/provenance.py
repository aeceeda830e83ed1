"""Who says so, in words: speakers, carriers, stance, date, and what stands behind a statement."""

from collections.abc import Callable, Iterable

from dossier.compose.provenance import Provenance, Speaker, When
from dossier.derive.interest import Interest
from dossier.model.content import Stance
from dossier.render.lines import Line, Run, run
from dossier.render.messages import Messages
from dossier.render.wording.dates import dated_words, marked, printed


def speaker(who: Speaker, t: Messages) -> Line:
    """The actor with its role; a role alone; or somebody unnamed."""
    if who.actor:
        return t.line("who.with-role", actor=who.actor, role=who.role) if who.role else who.actor
    return who.role if who.role not in ("", "unnamed") else t("who.unnamed")


def speakers(names: Iterable[Speaker], t: Messages) -> Line:
    """Who speaks or carries, named: ``Norland (officials), Northern Press``."""
    # Several claims of one statement may name the same speaker.
    return t.joined_in_line(dict.fromkeys(speaker(name, t) for name in names))


def when(provenance: Provenance, t: Messages, dated: Callable[[When, Messages], str] = dated_words) -> str:
    """The date of a statement, else that of its article, with what it rests on, as ``dated`` words it."""
    if provenance.date is None:
        return t("dates.undated-article")
    words = dated(provenance.date, t)
    return t("dates.article-of", date=words) if provenance.published else words


def when_marked(provenance: Provenance, t: Messages) -> Line:
    """The same on a page: a small mark says that the editors dated it, its words what that rests on."""
    if provenance.date is None:
        return t("dates.undated-article")
    words = marked(printed(provenance.date, t))
    return t.line("dates.article-of", date=words) if provenance.published else words


def through(provenance: Provenance, t: Messages) -> Line:
    """Through whom all or some of the claims came; nothing if nobody carried them."""
    key = "who.through-in-part" if provenance.via_in_part else "who.through"
    return t.line(key, carriers=speakers(provenance.via, t)) if provenance.via else ()


def who(provenance: Provenance, t: Messages) -> Line:
    """Who says so, where no sentence names the speaker."""
    if not provenance.by:
        return _marked(_article(provenance, t), provenance)
    named = speakers(provenance.by, t)
    if provenance.stance is Stance.NO_COMMENT:
        # Nobody stands behind silence: only the article reports it.
        return t.line("who.no-comment", speakers=named)
    named = t.joined_in_line((_marked(named, provenance), through(provenance, t)))
    parts = (named, interest_words(provenance, t), behind_words(provenance, t))
    return _with_works(t.joined_in_line(parts, "semicolon"), provenance, t)


def _marked(words: Line, provenance: Provenance) -> Line:
    """Who says so, with a mark of whose matter it is, if the records tell, and it is the same for all."""
    is_one = provenance.interest and not provenance.interested_in_part
    return Run("who", words, str(provenance.interest)) if is_one else words


def _article(provenance: Provenance, t: Messages) -> Line:
    """The article, where it names nobody, and what it took the statement from; its author, of an opinion."""
    if provenance.opinion:
        return t("who.author")
    if provenance.support:
        parts = (through(provenance, t), behind_words(provenance, t))
        return _with_works(t.joined_in_line(parts, "semicolon"), provenance, t)
    if provenance.via:
        return speakers(provenance.via, t)
    if provenance.derived:
        return _with_works(t("who.article"), provenance, t)
    return t("who.article-first-hand" if provenance.first_hand else "who.article-unknown")


def nobody_named(provenance: Provenance, t: Messages) -> str:
    """Who says so, in a word, where the article names nobody."""
    return t("who.author" if provenance.opinion else "who.article-itself")


def works_words(provenance: Provenance, t: Messages) -> Line:
    """What the article took it from; nothing if it tells of no such work."""
    if not provenance.derived:
        return ()
    key = "who.taken-in-part" if provenance.derived_in_part else "who.taken"
    return t.line(key, works=t.joined_in_line(provenance.derived))


def _with_works(words: Line, provenance: Provenance, t: Messages) -> Line:
    """The words with what the article took it from, if it did."""
    return t.joined_in_line((words, works_words(provenance, t)))


def below_statement(provenance: Provenance, t: Messages) -> Line:
    """Date, carrier and support of a statement; who says so, and how it is meant, stand at its head."""
    # At the head stands whoever carried it, or what it was taken from, where nobody is named who says so.
    parts = (
        when_marked(provenance, t),
        through(provenance, t) if provenance.by else "",
        _support_below(provenance, t),
        works_words(provenance, t) if provenance.by else "",
        draft_words(provenance, t),
        t("reviews.checked") if provenance.checked else "",
    )
    return t.joined_in_line(parts, "dot")


def _support_below(provenance: Provenance, t: Messages) -> str:
    """What stands behind it, unless the head has all of it: how many articles that name nobody."""
    support = provenance.support
    is_said = support is None or (not support.origins and not provenance.by)
    # Of an opinion, its first word says so.
    return "" if is_said or provenance.opinion else behind_words(provenance, t)


def behind_words(provenance: Provenance, t: Messages) -> str:
    """What stands behind a statement of several claims: ``2 origins, 1 unknown; all through AFP``."""
    support, carrier = provenance.support, provenance.carrier
    if support is None:
        return ""
    if not support.origins:
        return t("support.articles", n=support.sources)
    words = t("support.origins", n=support.origins)
    if support.unknown:
        words = t("support.and-unknown", origins=words, n=support.unknown)
    if support.sources > 1:
        words = t("support.in-articles", origins=words, n=support.sources)
    return t("support.all-through", origins=words, carrier=carrier.label) if carrier else words


def interest_words(provenance: Provenance, t: Messages) -> str:
    """Whose matter it is to those who speak: their own side's, that of others, or that nobody is named.

    Nothing where the records do not tell.
    """
    parties = provenance.interested
    match provenance.interest:
        case Interest.OWN_SIDE:
            key = "own-side" if provenance.interested_alone else "own-side-of"
            key = "own-side-in-part" if provenance.interested_in_part else key
            return t(f"who.{key}", n=len(parties), parties=t.all_of(parties))
        case Interest.OUTSIDER:
            return t("who.outsider")
        case Interest.ARTICLE:
            return t("who.not-named")
    return ""


def draft_words(provenance: Provenance, t: Messages) -> Line:
    """That nobody has confirmed it, and what its drafter is unsure of; nothing for what is confirmed."""
    if not provenance.drafts_in_part:
        return ()
    key = "drafts.draft" if provenance.drafts else "drafts.in-part"
    unsure = t.joined(t(f"drafts.unsure-{aspect}") for aspect in provenance.unsure)
    return run("strong", t("drafts.unsure", draft=t(key), unsure=unsure) if unsure else t(key))
