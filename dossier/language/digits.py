"""Numbers in digits: groups and decimals as a language prints them, and what is glued to them."""

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from dossier.language.affixes import ending_end, has_particle
from dossier.language.lexicon import Lexicon
from dossier.language.number_data import NumberData
from dossier.language.numeral import DASHES, SHARE, TO, Numeral, joined, quotient, vulgar
from dossier.language.tokens import Token, token_at

# Signs that may stand right beside a number and say nothing of it. An asterisk is none: it may lead to a note.
_HARMLESS = DASHES | frozenset(".,;:!?()[]{}\"'“”‘’«»„‚‹›「」『』…/|&@§·。、，；：！？（）［］।۔؟،؛")


def digits(sentence: tuple[Token, ...], i: int, words: Lexicon, data: NumberData) -> Numeral | None:
    """A number in digits with its groups; None for a part of a name, a rank or a time of day."""
    end = _groups_end(sentence, i)
    token, after = sentence[i], token_at(sentence, end)
    if ":" in token.text or (after and after.lower in words.clock) or _is_tied(sentence, i, data, words):
        return None
    text = joined(sentence, i, end)
    if after and after.text in ("/", "⁄") and after.start == sentence[end - 1].end:
        return _ratio(sentence, i, end, text)
    value = parsed("".join(t.text for t in sentence[i:end]), data.decimal, data.group)
    if value is None:
        return Numeral(None, text, i, end, unread=text)
    return _glued(Numeral(value, text, i, end), sentence, words, data)


def _groups_end(sentence: tuple[Token, ...], i: int) -> int:
    """Behind the groups of three that follow digits after a space or an apostrophe: "12 000", "12'000"."""
    first, end = sentence[i].text, i + 1
    if not (first.isdecimal() and len(first) <= 3 and first[0] != "0"):
        return end
    while (group := _group(sentence, end)) is not None:
        end = group + 1
        # The last may have decimals behind it.
        if not sentence[group].text.isdecimal():
            break
    return end


def _group(sentence: tuple[Token, ...], end: int) -> int | None:
    """The token that is a group of three behind others; None where there is none."""
    mark = token_at(sentence, end)
    if mark is None:
        return None
    has_mark = mark.text in ("'", "’") and mark.start == sentence[end - 1].end
    at = end + 1 if has_mark else end
    group = token_at(sentence, at)
    if group is None or not group.is_number or len(_leading(group.text)) != 3:
        return None
    return at if group.start - sentence[at - 1].end == (0 if has_mark else 1) else None


def _leading(text: str) -> str:
    """The digits before the first separator."""
    return text[: next((i for i, sign in enumerate(text) if not sign.isdecimal()), len(text))]


@lru_cache(maxsize=10_000)
def parsed(text: str, decimal: str, group: str) -> Decimal | None:
    """The number that digits with separators are, as their language writes it; None where it writes none so."""
    plain = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
    plain = plain.replace("٫", decimal).replace("٬", group).replace("'", "").replace("’", "")
    whole, point, part = plain.partition(decimal)
    groups = whole.split(group)
    if not all(piece.isdecimal() for piece in groups) or (point and not part.isdecimal()):
        return None
    if len(groups) > 1 and not _is_grouped(groups, group):
        return None
    return Decimal("".join(groups) + (f".{part}" if part else ""))


def _is_grouped(groups: list[str], group: str) -> bool:
    """Whether the groups have three digits each; or two and in the end three, as in India."""
    first, *rest, last = groups
    sizes = {len(piece) for piece in rest}
    is_indian = group == "," and sizes <= {2} and len(first) <= 2
    return len(last) == 3 and (is_indian or (sizes <= {3} and len(first) <= 3))


def _is_tied(sentence: tuple[Token, ...], i: int, data: NumberData, words: Lexicon) -> bool:
    """Whether digits are the end of a name: "Su-35", "G7"; a currency's sign is none."""
    before = sentence[i - 1] if i and sentence[i - 1].end == sentence[i].start else None
    if before and before.text in DASHES and i > 1 and sentence[i - 2].end == before.start:
        before = sentence[i - 2]
    if before is None or not before.is_word or words.glued or has_particle(sentence, i, words):
        return False
    return not is_currency(before, data, words)


def is_currency(token: Token, data: NumberData, words: Lexicon) -> bool:
    return token.lower in data.currencies or token.lower in words.currencies


def _ratio(sentence: tuple[Token, ...], i: int, end: int, text: str) -> Numeral:
    """Two thirds as "2/3"; any other slash, as in "24/7" or "9/11", is not read."""
    below = token_at(sentence, end + 1)
    if below and below.text.isdecimal() and text.isdecimal() and 0 < int(text) < int(below.text) <= 100:
        after = token_at(sentence, end + 2)
        if not (after and after.text == "/"):
            share = quotient(int(text), int(below.text))
            return Numeral(share, f"{text}/{below.text}", i, end + 2, SHARE)
    return Numeral(None, f"{text}/", i, end + 2 if below and below.is_number else end + 1, unread="/")


def _glued(number: Numeral, sentence: tuple[Token, ...], words: Lexicon, data: NumberData) -> Numeral | None:
    """The number with the letter or sign that is glued to it: "90bn", "150mph", "2½"; None for a rank."""
    after = token_at(sentence, number.end)
    if after is None or after.start != sentence[number.end - 1].end:
        return number
    ending = ending_end(sentence, number.end, words)
    if after.lower in words.ordinals or _is_rank(sentence, number.end, words):
        return None
    part = vulgar(after.text) if len(after.text) == 1 else None
    if part and number.value is not None:
        return _longer(number, number.value + part, after)
    factor = _letter(after, number, sentence, words, data)
    if factor and number.value is not None:
        return _longer(number, number.value * factor, after)
    if (
        ending > number.end
        or (words.glued and after.is_word)
        or is_unit(after, words, data)
        or after.text in _HARMLESS
    ):
        return number
    behind = token_at(sentence, number.end + 1)
    if after.text in TO and behind and behind.is_number:
        return number
    is_sign = after.text in ("%", "‰", "+", "°") or is_currency(after, data, words)
    return number if is_sign else replace(number, value=None, end=number.end + 1, unread=after.text)


def _is_rank(sentence: tuple[Token, ...], end: int, words: Lexicon) -> bool:
    """Whether the ending of a rank is joined to digits by a sign: "20'nci"."""
    mark, word = sentence[end], token_at(sentence, end + 1)
    is_joined = word is not None and mark.end == word.start and (mark.text in DASHES or mark.text in "'’:")
    return bool(words.endings) and is_joined and word is not None and word.lower in words.ordinals


def _longer(number: Numeral, value: Decimal, after: Token) -> Numeral:
    return replace(number, value=value, text=number.text + after.text, end=number.end + 1)


def is_unit(token: Token, words: Lexicon, data: NumberData) -> bool:
    # "m" is a million or a metre: which of the two is decided before.
    return token.lower in data.units or token.lower in words.units


def _letter(
    after: Token, number: Numeral, sentence: tuple[Token, ...], words: Lexicon, data: NumberData
) -> int:
    """The factor of letters glued to a number; 0 for those that are none, or that may be a unit as well."""
    factor = words.letters.get(after.lower) or words.scales.get(after.lower) or data.scales.get(after.lower)
    if not factor or not is_unit(after, words, data):
        return factor or 0
    before = sentence[number.first - 1] if number.first else None
    behind = token_at(sentence, number.end + 1)
    has_noun = behind is not None and behind.text.islower() and behind.lower not in words.stops
    is_money = before is not None and is_currency(before, data, words)
    return factor if is_money or (has_noun and not (before and before.lower in words.articles)) else 0
