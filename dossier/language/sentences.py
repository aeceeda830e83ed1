"""Where sentences end.

``sentencex`` knows that in some three hundred languages, with their abbreviations and quotation marks.
"""

import sentencex

_ENDS = tuple(".!?…。！？｡؟۔।։။")
_CLOSING = "\"'”’“‘»«›‹)]」』）"


def is_ended(text: str) -> bool:
    """Whether the text ends as a sentence does; an abbreviation may end so, too."""
    return text.rstrip(_CLOSING).endswith(_ENDS)


def sentence_starts(text: str, language: str) -> list[int]:
    """The offsets at which sentences begin, in a language given as a BCP 47 tag."""
    boundaries = sentencex.get_sentence_boundaries(language.partition("-")[0].lower(), text)
    starts = [len(text) - len(text.lstrip())]
    for start in (boundary["start_index"] for boundary in boundaries[1:]):
        before, words = text[start - 1], text[start:].lstrip()
        # The library also finds some before a small letter, and between ” and a particle.
        if words and not words[0].islower() and (before.isspace() or before in _ENDS):
            starts.append(len(text) - len(words))
    return starts
