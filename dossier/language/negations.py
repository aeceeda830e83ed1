"""Words that turn what is said into its opposite, in the languages that sources are read in.

One list serves all: a word that is none in its language only makes an ellipsis stricter. What is common in
another language is left out, such as French "point".
"""

_ENGLISH = """not no never none nobody nothing neither nor without cannot nowhere hardly barely scarcely"""
_GERMAN = """nicht nichts nie niemals niemand niemanden niemandem nirgends kein keine keinen keinem keiner
    keines keins ohne weder kaum"""
_FRENCH = """ne pas jamais rien aucun aucune sans ni"""
_SPANISH = """nunca jamás nada nadie ningún ninguno ninguna sin tampoco"""
_ITALIAN = """non nessuno nessuna niente senza"""
_RUSSIAN = """не нет ни никто никого никому никем никогда ничто ничего ничему нигде никак никакой никакая
    никакие никаких без нельзя едва"""
_UKRAINIAN = """ні немає нема ніхто нікого ніколи нічого ніде"""
_POLISH = """nigdy nikt nic bez ani żaden żadna żadne"""

NEGATIONS = frozenset(
    " ".join((_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _ITALIAN, _RUSSIAN, _UKRAINIAN, _POLISH)).split()
) | {"안"}

# Korean, Chinese and Japanese negate within a word, or do not part their words.
SYLLABLES = (
    *("않", "못", "없", "아니", "아닌", "아닙", "말라", "말아"),
    *("不", "没", "沒", "无", "無", "未", "非", "否", "勿"),
    *("ない", "なく", "なかっ", "ません", "ず"),
)


def negates(text: str) -> bool:
    """Whether a word of the text turns what is said into its opposite."""
    folded = text.casefold()
    words = "".join(c if c.isalnum() or c == "'" else " " for c in folded).split()
    if any(syllable in folded for syllable in SYLLABLES):
        return True
    return any(word in NEGATIONS or word.endswith("n't") or word.startswith("n'") for word in words)
