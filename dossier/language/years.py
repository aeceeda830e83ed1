"""Years that stand alone, and decades: ``in 2022``, ``the 1950s``, ``2024년``."""

from collections.abc import Iterator

from dossier.language.calendars import Calendar
from dossier.language.lexicon import Lexicon
from dossier.language.mention import Mention
from dossier.language.named_dates import DASHES, Sentence, is_glued, is_year
from dossier.language.tokens import Token, token_at

_RECENT = range(1900, 2100)
_SIGNS = frozenset("年년")
_UNITS = frozenset("%‰°$€£¥₩₽₴₹")


def years(sentence: Sentence, calendar: Calendar, words: Lexicon) -> Iterator[Mention]:
    """The numbers that are years, and no counts: "sent 1500 troops" has none, "the 2024 talks" has one."""
    for i, token in enumerate(sentence):
        if not token.text.isdecimal():
            continue
        if _is_of_other_era(sentence, i, calendar):
            yield Mention(sentence[i - 1].start, sentence[i + 1].end, unread=True)
        if not is_year(token) or _is_measured(sentence, i) or _is_count(sentence, i, calendar, words):
            continue
        if _is_numbered(sentence, i, words):
            continue
        end = _decade_end(sentence, i, calendar)
        last = _short_end(sentence, i)
        if last:
            yield Mention(token.start, sentence[i + 2].end, int(token.text), until=(last, 0, 0))
        else:
            decade = end > i + 1 or _is_decade(sentence, i, calendar)
            yield Mention(token.start, sentence[end - 1].end, int(token.text), decade=decade)


def _short_end(sentence: Sentence, i: int) -> int:
    """The last year of "2024–25" or "2024/25"; else 0."""
    other = token_at(sentence, i + 2)
    if not (other and is_glued(sentence, i + 1) and is_glued(sentence, i + 2) and len(other.text) == 2):
        return 0
    last = int(sentence[i].text[:2] + other.text) if other.text.isdecimal() else 0
    return last if sentence[i + 1].text in DASHES | {"/"} and last > int(sentence[i].text) else 0


def _is_measured(sentence: Sentence, i: int) -> bool:
    """Whether a sign or letters at a number say that it is no year: "$2000", "2000%", "1800km", "F-1500"."""
    after = token_at(sentence, i + 1)
    if after and after.text[0] in _SIGNS:
        return False
    if i and is_glued(sentence, i) and (sentence[i - 1].text in _UNITS or sentence[i - 1].is_word):
        return True
    return bool(after and after.text in _UNITS)


def _is_numbered(sentence: Sentence, i: int, words: Lexicon) -> bool:
    """Whether digits are the number of a thing: "Room 2019"; "no" is more often a negation."""
    thing = words.numbered.get(sentence[i - 1].lower, "") if i else ""
    return bool(thing) and thing != "number"


def _is_count(sentence: Sentence, i: int, calendar: Calendar, words: Lexicon) -> bool:
    if _counts(sentence, i, calendar, words):
        return True
    # "From 1500 to 2000 troops": what the second counts, the first does.
    joints = DASHES | calendar.until | calendar.further
    if i > 1 and sentence[i - 1].lower in joints and is_year(sentence[i - 2]):
        return _counts(sentence, i, calendar, words, is_joined=True)
    after, other = token_at(sentence, i + 1), token_at(sentence, i + 2)
    is_joined = bool(after and after.lower in joints and is_year(other))
    return is_joined and _counts(sentence, i + 2, calendar, words, is_joined)


def _counts(sentence: Sentence, i: int, calendar: Calendar, words: Lexicon, is_joined: bool = False) -> bool:
    after, before = token_at(sentence, i + 1), sentence[i - 1].lower if i and not is_joined else ""
    if not after or not after.is_word or _decade_end(sentence, i, calendar) > i + 1:
        return False
    if after.lower in calendar.glue or after.text[0] in calendar.day_signs | _SIGNS:
        return False
    if words.dated:
        is_tied = after.start == sentence[i].end or not after.text.islower()
        is_owned = before in words.definite or before.endswith(("'s", "’s"))
        if _is_crowd(sentence, i, after, words):
            return True
        # "The town's 2024 budget" has a year, "the town's 2024 workers" are counted.
        is_one = is_owned and int(sentence[i].text) in _RECENT and not after.lower.endswith("s")
        return not (is_tied or is_one) and after.lower not in words.stops and before not in words.dated
    return before not in calendar.years if calendar.years else int(sentence[i].text) not in _RECENT


def _is_crowd(sentence: Sentence, i: int, after: Token, words: Lexicon) -> bool:
    """Whether people are counted behind a word that a year may stand behind: "a crowd of 2019 people"."""
    before = sentence[i - 1].lower if i else ""
    if before not in words.dated_or_counted or not after.text.islower() or after.lower in words.stops:
        return False
    if before not in words.of:
        # "From 2019 to 2020 people left" has two years.
        return after.lower in words.persons and not (i > 1 and is_year(sentence[i - 2]))
    head, article = (sentence[j].lower if j >= 0 else "" for j in (i - 2, i - 3))
    return head in words.collectives or (article in words.articles and after.lower in words.persons)


def _decade_end(sentence: Sentence, i: int, calendar: Calendar) -> int:
    """Where the ending of a decade ends: "1980s", "1980er", "1980-х"."""
    j = i + 1
    if is_glued(sentence, j) and sentence[j].text in DASHES:
        j += 1
    if not is_glued(sentence, j):
        return i + 1
    ending = sentence[j].lower
    starts = any(ending.startswith(sign) for sign in calendar.decades if not sign.isascii() and len(sign) > 1)
    return j + 1 if ending in calendar.decades or starts else i + 1


def _is_decade(sentence: Sentence, i: int, calendar: Calendar) -> bool:
    return (
        i > 0
        and not is_glued(sentence, i)
        and sentence[i - 1].lower in calendar.decades
        and int(sentence[i].text) % 10 == 0
    )


def _is_of_other_era(sentence: Sentence, i: int, calendar: Calendar) -> bool:
    """Whether a number is the year of an emperor or a republic: "令和7年"."""
    if not (i and is_glued(sentence, i) and is_glued(sentence, i + 1) and sentence[i + 1].text[0] == "年"):
        return False
    return sentence[i - 1].text.endswith(calendar.other_eras)
