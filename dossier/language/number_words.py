"""Numbers in words: exact ones, vague ones that stay words, parts and factors."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from text_to_num import find_numbers

from dossier.language.cldr import primary
from dossier.language.lexicon import Lexicon, lexicon
from dossier.language.listed_numerals import listed_numerals
from dossier.language.number_data import number_data
from dossier.language.numeral import DASHES, DECADE, SHARE, TIMES, Numeral, joined, quotient
from dossier.language.phrases import length_from
from dossier.language.tokens import Token, token_at
from dossier.language.word_sums import is_written_out, written_out

# Those that text2num reads number words of; of the others, the lexicon lists them.
LANGUAGES = frozenset(("en", "fr", "de", "es", "it", "nl", "pt"))


class _Word(str):
    """A token as the library for number words wants it."""

    def text(self) -> str:
        return str(self)

    def nt_separated(self, _previous: object) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return not self[0].isalpha()


def vague(sentence: tuple[Token, ...], i: int, words: Lexicon) -> Numeral | None:
    """Numbers that stay words: "hundreds", "tens of thousands", "several hundred"."""
    token, after = sentence[i], token_at(sentence, i + 1)
    if token.lower in words.few:
        end = i + 2 if after and after.lower in words.of else i + 1
        scale = token_at(sentence, end)
        factor = _vague_factor(scale, words) if scale else 0
        if scale and factor:
            bounds = Decimal(2 * factor), Decimal(99 * factor)
            return Numeral(None, joined(sentence, i, end + 1), i, end + 1, bounds=bounds)
        return None
    if token.lower not in words.vague:
        return None
    least, most = map(Decimal, words.vague[token.lower])
    end = i + 2 if after and after.lower in words.of else i + 1
    scale = token_at(sentence, end)
    factor = _vague_factor(scale, words) if scale else 0
    if factor:
        text = joined(sentence, i, end + 1)
        return Numeral(None, text, i, end + 1, bounds=(least * factor, most * factor))
    return Numeral(None, token.lower, i, i + 1, bounds=(least, most))


def vague_multiple(sentence: tuple[Token, ...], i: int, words: Lexicon) -> Numeral | None:
    """A number that multiplies a vague word: tens of thousands are "ten thousands" in Turkish."""
    token, after = sentence[i], token_at(sentence, i + 1)
    if token.lower not in words.numerals or after is None or after.lower not in words.vague:
        return None
    least, most = (Decimal(words.numerals[token.lower] * bound) for bound in words.vague[after.lower])
    return Numeral(None, joined(sentence, i, i + 2), i, i + 2, bounds=(least, most))


def _vague_factor(token: Token, words: Lexicon) -> int:
    """What a scale behind a vague word multiplies it by, of which the plural is vague, too: "thousands"."""
    return words.vague.get(token.lower, (0,))[0] // 2 or _factor(token, words)


def _factor(token: Token, words: Lexicon) -> int:
    return words.scales.get(token.lower, 0) or words.numerals.get(token.lower, 0)


def scale_alone(sentence: tuple[Token, ...], i: int, words: Lexicon) -> Numeral | None:
    """A scale behind an article: "a dozen"; number words such as "a million" are read elsewhere."""
    after = token_at(sentence, i + 1)
    # "A score" alone is more often that of a game.
    if sentence[i].lower in words.partitive and not (after and after.lower in words.of):
        return None
    before = sentence[i - 1].lower if i else ""
    scale = sentence[i].lower
    # "A baker's dozen" is more than one.
    special = f"{before} {scale}".replace("’", "'")
    if special in words.scales:
        scale, before = special, sentence[i - 2].lower if i > 1 else ""
    factor = words.scales.get(scale, 0)
    if not factor or scale in words.numerals or before not in words.articles:
        return None
    first = i - 1 if scale == special else i
    return Numeral(
        Decimal(factor), joined(sentence, first, i + 1), first, i + 1, is_rough=scale in words.rounds
    )


def share(sentence: tuple[Token, ...], i: int, words: Lexicon) -> Numeral | None:
    """A part or factor in a word: "half", "a third", "doubled"; a rank where no article stands before it."""
    token, before = sentence[i], sentence[i - 1].lower if i else ""
    if token.lower in words.decades:
        return Numeral(Decimal(words.decades[token.lower]), token.text, i, i + 1, DECADE)
    if factor := _fold(token.lower, words):
        return Numeral(Decimal(factor), token.text, i, i + 1, TIMES)
    if token.lower in words.multiples:
        multiple = words.multiples[token.lower]
        value = Decimal(multiple.numerator) / multiple.denominator
        return Numeral(value, token.text, i, i + 1, TIMES)
    if token.lower in words.ranks and before in words.every:
        return Numeral(quotient(1, words.ranks[token.lower]), token.text, i - 1, i + 1, SHARE)
    if token.lower not in words.shares:
        return None
    if token.lower in words.ranks and not (before in words.articles and _is_part(sentence, i, words)):
        return None
    share = words.shares[token.lower]
    # One and a half, which some languages have a word for, is no part.
    measure = SHARE if share < 1 else ""
    return Numeral(quotient(share.numerator, share.denominator), token.text, i, i + 1, measure)


def _fold(word: str, words: Lexicon) -> int:
    """The factor of a word such as "sevenfold"; 0 of any other."""
    ending = next((each for each in words.folds if word.endswith(each)), "")
    return words.numerals.get(word.removesuffix(ending), 0) if ending else 0


def decade(sentence: tuple[Token, ...], i: int, words: Lexicon) -> Numeral | None:
    """Tens of years in digits: "60s"."""
    token, after = sentence[i], token_at(sentence, i + 1)
    is_decade = after is not None and after.lower == "s" and after.start == token.end
    if not words.decades or not is_decade or len(token.text) != 2 or token.text[1] != "0":
        return None
    return Numeral(Decimal(token.text), f"{token.text}s", i, i + 2, DECADE)


def _is_part(sentence: tuple[Token, ...], i: int, words: Lexicon) -> bool:
    after = token_at(sentence, i + 1)
    # "A sixth-grader".
    if after and after.text in DASHES and after.start == sentence[i].end:
        return False
    return after is None or not after.is_word or after.lower in words.of or after.lower in words.stops


def spelt(sentence: tuple[Token, ...], language: str, words: Lexicon) -> Iterator[Numeral]:
    """Numbers in words; "one" is more often a pronoun, and "the two" means those named before."""
    numbers: Iterator[Numeral] = iter(())
    if words.glued:
        numbers = listed_numerals(sentence, words)
    elif primary(language) not in LANGUAGES:
        written = written_out(sentence, words) if words.numerals else ()
        numbers = (n for n in written if n.value != 1 or _has_more(sentence, n.first, n.end, words, language))
    elif any(is_numeral(t.lower, language) for t in sentence):
        numbers = _read_by_library(sentence, language, words)
    data = number_data(language)
    for number in numbers:
        last = sentence[number.end - 1].lower
        factor = words.numerals.get(last) or words.scales.get(last) or data.scales.get(last) or 1
        is_scaled = factor >= 1000 and number.end - number.first > 1
        yield replace(number, factor=Decimal(factor)) if is_scaled else number


def _read_by_library(sentence: tuple[Token, ...], language: str, words: Lexicon) -> Iterator[Numeral]:
    row = [_Word(words.spellings.get(t.lower, t.lower)) for t in sentence]
    for number in find_numbers(row, primary(language), 0):
        text = " ".join(t.text for t in sentence[number.start : number.end])
        before = sentence[number.start - 1].lower if number.start else ""
        is_ratio = _is_ratio(sentence, number.end, language, words)
        is_pronoun = (not is_ratio and number.value == 1) or (number.value == 2 and before in words.definite)
        is_vague = text.casefold() in words.vague or before in words.few
        if not (number.is_ordinal or is_vague) and (
            not is_pronoun or _has_more(sentence, number.start, number.end, words, language)
        ):
            yield Numeral(Decimal(number.text), text, number.start, number.end)


def _is_ratio(sentence: tuple[Token, ...], end: int, language: str, words: Lexicon) -> bool:
    """Whether "in five" follows, maybe behind a noun."""
    for start in (end, end + 1):
        length = length_from(sentence, start, words.out_of)
        behind = token_at(sentence, start + length)
        if length and behind and (start == end or sentence[start].lower not in words.of):
            return _is_number(behind, language)
    return False


def _has_more(sentence: tuple[Token, ...], start: int, end: int, words: Lexicon, language: str) -> bool:
    """Whether a part or a scale follows, so that "one" is a number: "one and a half", "one third"."""
    # "One-and-a-half".
    following = [token for token in sentence[end : end + 6] if token.text not in DASHES][:3]
    if len(following) < 2:
        return False
    after = following[0].lower
    before = sentence[start - 1].lower if start else ""
    # "One to two years" and "between one and two" begin with one.
    joins = words.joins if before in words.ranges else words.joins - words.ands
    is_low = after in joins and _is_number(following[1], language)
    if length_from(sentence, end, words.halves):
        return True
    has_part = after in words.ands and any(token.lower in words.shares for token in following)
    return is_low or has_part or after in words.shares or after in words.scales


def _is_number(token: Token, language: str) -> bool:
    return token.is_number or is_numeral(token.lower, language)


@lru_cache(maxsize=50_000)  # the library takes long, and most sentences hold no such word
def is_numeral(word: str, language: str) -> bool:
    """Whether a word is a number, or can be part of one."""
    if primary(language) not in LANGUAGES:
        return is_written_out(word, lexicon(language))
    words = lexicon(language)
    word = words.spellings.get(word, word)
    return word in words.vague or bool(find_numbers([_Word(word)], primary(language), 0))
