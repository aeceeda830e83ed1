"""Numbers in digits: groups and decimals as a language prints them, and what is glued to them."""

from dataclasses import replace
from decimal import Decimal

from dossier.language.affixes import ending_end, has_particle
from dossier.language.groups import groups_end, parsed
from dossier.language.lexicon import Lexicon
from dossier.language.money import safe_codes
from dossier.language.number_data import NumberData
from dossier.language.numeral import DASHES, SHARE, TIMES, TO, Numeral, joined, quotient, vulgar
from dossier.language.tokens import Token, token_at

# Signs that may stand right beside a number and say nothing of it. An asterisk may lead to a note.
_HARMLESS = DASHES | frozenset(".,;:!?()[]{}\"'“”‘’«»„‚‹›「」『』…/|&@§·。、，；：！？（）［］।۔؟،؛")


def digits(sentence: tuple[Token, ...], i: int, words: Lexicon, data: NumberData) -> Numeral | None:
    """A number in digits with its groups; None for a part of a name or a rank."""
    end = groups_end(sentence, i)
    after = token_at(sentence, end)
    if _is_tied(sentence, i, data, words):
        return None
    text = joined(sentence, i, end)
    if after and after.text in ("/", "⁄") and after.start == sentence[end - 1].end:
        return _ratio(sentence, i, end, text, words)
    value = parsed("".join(t.text for t in sentence[i:end]), data.decimal, data.group)
    if value is None or _is_code(text, after):
        return Numeral(None, text, i, end, unread=text)
    return _glued(Numeral(value, text, i, end), sentence, words, data)


def _is_code(text: str, after: Token | None) -> bool:
    """Whether digits are one of those that are dialled: with a zero in front, or before such."""
    return _has_zero(text) or (after is not None and after.is_number and _has_zero(after.text))


def _has_zero(text: str) -> bool:
    return len(text) > 1 and text[0] == "0" and text.isdecimal()


def _is_tied(sentence: tuple[Token, ...], i: int, data: NumberData, words: Lexicon) -> bool:
    """Whether digits are the end of a name: "Su-35", "G7"; a currency's sign is none."""
    before = sentence[i - 1] if i and sentence[i - 1].end == sentence[i].start else None
    if before and before.text in DASHES and i > 1 and sentence[i - 2].end == before.start:
        before = sentence[i - 2]
        # "5m-10m" are two numbers, and no name ends in 10.
        if i > 2 and sentence[i - 3].is_number and sentence[i - 3].end == before.start:
            return False
    # Of a language that nobody reads, words may be glued to numbers, too.
    is_free = words.glued or not words.reads_numbers
    if before is None or not before.is_word or is_free or has_particle(sentence, i, words):
        return False
    return not is_currency(before, data, words)


def is_currency(token: Token, data: NumberData, words: Lexicon) -> bool:
    """Whether a token is the sign, the code or the name of a currency."""
    return token.lower in data.currencies or token.lower in words.currencies or token.text in safe_codes()


def _ratio(sentence: tuple[Token, ...], i: int, end: int, text: str, words: Lexicon) -> Numeral:
    """Two thirds as "2/3" of something; any other slash, as in "24/7", "9/11" or a date, is not read."""
    below, before = token_at(sentence, end + 1), sentence[i - 1].lower if i else ""
    has_part = below is not None and _is_part(token_at(sentence, end + 2), before, words)
    if (
        below
        and has_part
        and (text + below.text).isdecimal()
        and len(text + below.text) < 4
        and 0 < int(text) < int(below.text) <= 10
    ):
        share = quotient(int(text), int(below.text))
        return Numeral(share, f"{text}/{below.text}", i, end + 2, SHARE)
    return Numeral(None, f"{text}/", i, end + 2 if below and below.is_number else end + 1, unread="/")


def _is_part(after: Token | None, before: str, words: Lexicon) -> bool:
    if after is None or not after.is_word:
        return False
    return after.lower in words.of or (after.text.islower() and before not in words.definite | words.dated)


def _glued(number: Numeral, sentence: tuple[Token, ...], words: Lexicon, data: NumberData) -> Numeral | None:
    """The number with the letter or sign that is glued to it: "90bn", "150mph", "2½"; None for a rank."""
    after = token_at(sentence, number.end)
    if after is None or after.start != sentence[number.end - 1].end:
        return number
    if after.lower in words.ordinals or _is_rank(sentence, number.end, words):
        return None
    part = vulgar(after.text) if len(after.text) == 1 else None
    if part and number.value is not None:
        return _longer(number, number.value + part, after)
    factor = _letter(after, number, sentence, words, data)
    if factor and number.value is not None:
        if _is_named(number, sentence, words) and is_unit(after, words, data):
            return replace(number, value=None, end=number.end + 1, unread=after.text)
        return replace(_longer(number, number.value * factor, after), factor=Decimal(factor))
    return _beside(number, after, sentence, words, data)


def _beside(
    number: Numeral, after: Token, sentence: tuple[Token, ...], words: Lexicon, data: NumberData
) -> Numeral:
    """The number with a sign or word that is glued to it and does not scale it; unread beside any other."""
    if number.value is not None and _is_factor(sentence, number.end, words):
        return replace(_longer(number, number.value, after), measure=TIMES)
    is_ending = ending_end(sentence, number.end, words) > number.end or (words.glued and after.is_word)
    if is_ending or is_unit(after, words, data) or after.text in _HARMLESS or _is_sign(after, words, data):
        return number
    behind = token_at(sentence, number.end + 1)
    if after.text in TO and behind and behind.is_number:
        return number
    return replace(number, value=None, end=number.end + 1, unread=after.text)


def _is_sign(after: Token, words: Lexicon, data: NumberData) -> bool:
    is_degree = after.lower in words.degrees and after.text.isupper()
    return is_degree or after.text in ("%", "‰", "+", "°") or is_currency(after, data, words)


def _is_factor(sentence: tuple[Token, ...], end: int, words: Lexicon) -> bool:
    """Whether the sign behind a number multiplies it: "5x", but not "4x4"."""
    behind = token_at(sentence, end + 1)
    is_last = behind is None or behind.start > sentence[end].end or not (behind.is_word or behind.is_number)
    return is_last and sentence[end].lower in words.factors


def _is_rank(sentence: tuple[Token, ...], end: int, words: Lexicon) -> bool:
    """Whether the ending of a rank is joined to digits by a sign: "20'nci"."""
    mark, word = sentence[end], token_at(sentence, end + 1)
    is_joined = word is not None and mark.end == word.start and (mark.text in DASHES or mark.text in "'’:")
    return bool(words.endings) and is_joined and word is not None and word.lower in words.ordinals


def _is_named(number: Numeral, sentence: tuple[Token, ...], words: Lexicon) -> bool:
    """Whether an article stands before a number: "the 600m race" is no race of 600 million."""
    return number.first > 0 and sentence[number.first - 1].lower in words.definite | words.articles


def _longer(number: Numeral, value: Decimal, after: Token) -> Numeral:
    return replace(number, value=value, text=number.text + after.text, end=number.end + 1)


def is_unit(token: Token, words: Lexicon, data: NumberData) -> bool:
    """Whether a token is the name of a unit; "m" is a million or a metre, which is decided elsewhere."""
    # "5 g" is a weight, and "5G" a network.
    is_other = len(token.text) == 1 and token.text in "GMTLHSBDK"
    return not is_other and (token.lower in data.units or token.lower in words.units)


def _letter(
    after: Token, number: Numeral, sentence: tuple[Token, ...], words: Lexicon, data: NumberData
) -> int:
    """The factor of letters glued to a number; 0 for those that are none, or that may be a unit as well."""
    factor = words.letters.get(after.lower) or words.scales.get(after.lower) or data.scales.get(after.lower)
    if not factor or not is_unit(after, words, data):
        return factor or 0
    before = sentence[number.first - 1] if number.first else None
    behind = token_at(sentence, number.end + 1)
    has_noun = (
        behind is not None and behind.text.islower() and behind.lower not in words.stops | words.dimensions
    )
    # "155mm shells", "1.3m high".
    has_noun = has_noun and len(after.text) == 1
    is_money = before is not None and is_currency(before, data, words)
    return factor if is_money or has_noun else 0
