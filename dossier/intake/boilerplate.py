"""Boilerplate in the copy of an article: lines in, blocks out, with a reason if not part of the article.

The signs are English; in other languages an editor says which blocks to leave out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dossier.intake.line_ends import is_unspaced
from dossier.language.identified import plain_language
from dossier.load.files import read_packaged
from dossier.model.archive import LEFT_OUT, Block

BULLETS = ("•", "◦", "▪", "‣", "* ", "- ", "– ")
OUTSIDE = "outside the article"
_LONGEST_TITLE = 20
# Stops of all scripts, but not the marks of questions and calls, with which a title may end.
_STOPS = ("", *".,:;…।॥|۔،؛։።፣。．｡、，：；॥။།៕។෴⸼")
_CLOSING = "\"'”’»“«›‹)]」』）》〉】"
# A soft hyphen within a line, marks that no reader sees, and those that turn the direction of what follows.
_UNSEEN = (0xAD, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
# Control characters could move the cursor of the terminal that lists the blocks; halves of signs are none.
_STEERING = dict.fromkeys([*range(32), *range(127, 160), *_UNSEEN, *range(0xD800, 0xE000)])


def _read_signs() -> dict[str, tuple[str, ...]]:
    signs = read_packaged("intake", "signs.yml")
    return {name: tuple(map(str, words)) for name, words in signs.items()}


SIGNS = _read_signs()


@dataclass(frozen=True, slots=True)
class Article:
    """What was read of an article: its blocks, and what the file says of it; empty where that is nothing.

    ``line_ends`` are words of which nothing tells surely whether they have a hyphen, ``marks`` those of notes
    that were left out.
    """

    blocks: tuple[Block, ...]
    language: str = ""
    url: str = ""
    author: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    line_ends: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def likely_language(self) -> str:
        """The language that the words of the text are of, if that is plain; an editor decides."""
        return plain_language(" ".join(block.text for block in self.blocks if not block.reason))

    @property
    def title(self) -> str:
        """The words of the title, if the text has one."""
        return next((block.text for block in self.blocks if block.label == "title"), "")


def line_of(text: str) -> str:
    """The text on one line, without signs that steer a terminal."""
    return " ".join(text.split()).translate(_STEERING)


def shaped(lines: Iterable[str]) -> tuple[Block, ...]:
    """Lines as titles, headings, bullets and paragraphs."""
    blocks: list[Block] = []
    for line in map(line_of, lines):
        text = line.lstrip("".join(BULLETS)) if line.startswith(BULLETS) else line
        if text:
            blocks.append(
                Block(
                    "bullet" if text != line else "heading" if _is_head(text, not blocks) else "paragraph",
                    text,
                )
            )
    first = next((i for i, block in enumerate(blocks) if not _reason(block.text)), len(blocks))
    return tuple(
        replace(block, label="title") if i == first and block.label == "heading" else block
        for i, block in enumerate(blocks)
    )


def _is_head(text: str, is_first: bool) -> bool:
    """Whether a line is a heading: short, and without a full stop; it may end with a question mark."""
    last = text.rstrip("".join(_CLOSING)).rstrip()[-1:]
    unspaced = sum(map(is_unspaced, text))
    # A line of Japanese or Thai is one word to ``split``. Thai has no stops: only what is short is a heading.
    words = len(text.split()) + unspaced / (8 if is_first else 3)
    is_ended = last in _STOPS or (last != text[-1:] and unspaced > _LONGEST_TITLE)
    return words <= _LONGEST_TITLE and not is_ended


def titled(blocks: tuple[Block, ...], titles: tuple[str, ...], is_given: bool = False) -> tuple[Block, ...]:
    """The blocks with exactly one title: what reads as one of ``titles``, else the first marked as one.

    Where there is none, the first of ``titles`` is put in front; so is one that the editor has given.
    """
    kept = sorted(blocks, key=lambda block: bool(block.reason))
    named = [block for title in map(squeezed, titles) for block in kept if squeezed(block.text) == title]
    marked = [block for block in blocks if block.label == "title" and not block.reason]
    title = next(iter(named if is_given else named + marked), None)
    rest = tuple(
        Block("title", block.text) if block is title else replace(block, label=_below(block))
        for block in blocks
    )
    return rest if title or not titles else (Block("title", line_of(titles[0])), *rest)


def _below(block: Block) -> str:
    return "heading" if block.label == "title" else block.label


def squeezed(text: str) -> str:
    """The text without white space, in which copies of a text differ."""
    return "".join(text.split())


def marked(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with a reason for each that is not part of the article."""
    lines = (replace(block, reason=_reason(block.text) or block.reason) for block in blocks)
    opened = tuple(_opening(lines))
    return tuple(reversed(tuple(_ending(reversed(opened)))))


def is_control(text: str) -> bool:
    """Whether the line is a button or a counter of a site, or the number of a page."""
    is_button = text.casefold().strip(" :.…*") in SIGNS["controls"]
    return is_button or text.isdecimal() or is_page_number(text)


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but the number of a page: "Page 2 of 3", "- 2 -"."""
    bare = "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()
    numbers = [word for word in bare if word.isdecimal() and len(word) <= 4]
    return 1 <= len(numbers) <= 2 and all(word in numbers or word in SIGNS["pages"] for word in bare)


def _reason(text: str) -> str:
    folded = text.casefold().replace("’", "'")
    head, colon, _ = folded.partition(":")
    if folded.startswith(SIGNS["forms"]):
        return "comment form"
    if is_control(text):
        return "site control"
    if colon and head.strip() in SIGNS["promotions"]:
        return "cross-promotion"
    return "origin" if folded.startswith(SIGNS["origins"]) and len(text.split()) <= 25 else ""


def _opening(blocks: Iterable[Block]) -> Iterator[Block]:
    """Mark bylines and captions, which stand in front of the body and often have no markup of their own."""
    before = True
    for block in blocks:
        if before and block.label in ("paragraph", "heading") and byline(block.text):
            yield replace(block, reason="byline")
        elif not block.reason and (block.label == "caption" or (before and _is_caption(block))):
            yield Block("caption", block.text, "caption")
        else:
            before = before and (block.label != "paragraph" or bool(block.reason))
            yield block


def byline(text: str) -> tuple[str, ...]:
    """The authors that a line such as "By Mira Holm and A. Writer" names."""
    by, _, names = text.partition(" ")
    authors = tuple(name.strip() for name in names.replace(" and ", ",").split(",") if name.strip())
    capital = all(word[:1].isupper() for name in authors for word in name.split())
    full = all(2 <= len(name.split()) <= 4 for name in authors)
    return authors if by in ("By", "BY") and capital and full else ()


def _is_caption(block: Block) -> bool:
    head, colon, _ = block.text.casefold().partition(":")
    if colon and head.strip() in SIGNS["credits"]:
        return True
    return block.label == "paragraph" and _is_noun_phrase(block.text)


def _is_noun_phrase(text: str) -> bool:
    """Whether this looks like a caption: one sentence without a finite verb, about what a picture shows."""
    words = text.rstrip(".").split()
    bare = [word.strip(",;:()\"'“”’") for word in words]
    if ". " in text or len(words) > 30 or any(word.casefold() in SIGNS["verbs"] for word in bare):
        return False
    if any(one.casefold() in SIGNS["pictures"] and two in SIGNS["shows"] for one, two in pairwise(bare[:8])):
        return True
    # A lower-case word in -s or -ed may be a finite verb, so this is no caption.
    ends = tuple(word.endswith(("s", "ed")) and word.islower() for word in bare)
    return len(words) <= 12 and not any(ends) and any(word in SIGNS["prepositions"] for word in bare[1:5])


def _ending(blocks: Iterable[Block]) -> Iterator[Block]:
    """From the last block backwards: a biography stands below the body."""
    after = True
    for block in blocks:
        about = after and not block.reason and _is_biography(block)
        after = after and (bool(block.reason) or about)
        yield replace(block, reason="biography of the author") if about else block


def _is_biography(block: Block) -> bool:
    words = [word.strip(",.;").casefold() for word in block.text.split()]
    named = block.text.split()[0][:1].isupper() and "is" in words[1:6]
    return block.text.casefold().startswith("about the author") or (
        # "Mira Holm is a reporter at …": the trade stands close behind the verb.
        named and not set(SIGNS["trades"]).isdisjoint(words[: words.index("is") + 12])
    )


def with_standfirst(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, with the first paragraph as standfirst if the second introduces the same names again."""
    kept = [block for block in blocks if block.label != LEFT_OUT]
    if [block.label for block in kept[:3]] != ["title", "paragraph", "paragraph"]:
        return blocks
    names, again = _names(kept[1].text), _names(kept[2].text)
    summary = len(names) >= 2 and 2 * len(names & again) >= len(names)
    return tuple(
        replace(block, label="standfirst") if summary and block is kept[1] else block for block in blocks
    )


def _names(text: str) -> set[tuple[str, str]]:
    """Pairs of neighbouring words with capitals."""
    words = [word.strip(",.;:()\"'“”").removesuffix("’s").removesuffix("'s") for word in text.split()]
    return {(one, two) for one, two in pairwise(words) if one[:1].isupper() and two[:1].isupper()}
