"""Groups and decimals of digits as a language prints them."""

from decimal import Decimal
from functools import lru_cache

from dossier.language.tokens import Token, token_at
from dossier.model.values.quantity import MOST_DIGITS


def groups_end(sentence: tuple[Token, ...], i: int) -> int:
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
    """The number that digits with separators are in their language; None where it writes none so."""
    # Digits of every script have values; their separators are those of Arabic.
    if sum(sign.isdecimal() for sign in text) > MOST_DIGITS:
        return None
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
