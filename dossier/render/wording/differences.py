"""In words: how the articles differ that make one statement; and quotations, which they may differ in."""

from dossier.compose.differences import Difference, Variant
from dossier.model.content import Quote, Stance
from dossier.model.values.quantity import Quantity
from dossier.render.lines import Foreign, Line, line
from dossier.render.messages import Messages
from dossier.render.wording.values import counted, firm_stance_words, language_words


def difference_words(difference: Difference, t: Messages) -> Line:
    """Each variant: "one article has 600 boats, another about 600, two others 700"."""
    noun = "articles" if difference.apart else "passages"
    kind = "-stance" if difference.what == "stance" else ""
    keys = [noun + kind, *["others"] * (len(difference.sides) - 1)]
    return t.joined_in_line(
        t.line(f"differences.{key}", n=side.sources, value=_variant(difference.what, side, t))
        for key, side in zip(keys, difference.sides, strict=True)
    )


def _variant(what: str, side: Variant, t: Messages) -> Line:
    return line(_value(what, side, t), side.marks)


def _value(what: str, side: Variant, t: Messages) -> Line:
    content = side.value
    match content:
        case None:
            return t(f"differences.no-{what}")
        case Stance():
            return firm_stance_words(content, t)
        case Quote():
            return quoted(content, side.foreign, t)
    # Of words such as "hundreds", nobody knows what they count.
    unit = side.unit if isinstance(content, Quantity) and content.low is not None else ""
    return counted(content, unit, t)


def quoted(quote: Quote, language: str, t: Messages) -> Line:
    """A quotation between its signs, whose translation it is, and what it says in our language."""
    return line(t.line("quotes.quoted", text=Foreign(quote.exact, language)), translated(quote, t))


def translated(quote: Quote, t: Messages) -> Line:
    """Whose translation a quotation is, and what it says in our language, behind it."""
    words = ""
    if quote.translated_from:
        language = language_words(quote.translated_from, t)
        words = f" ({t('quotes.translated-from', language=language)})"
    if not quote.translation:
        return line(words)
    key = "quotes.translated" if quote.translated_by else "quotes.translated-by-editors"
    ours = t(key, translator=quote.translated_by, text=quote.translation)
    return line(words, t("lists.semicolon"), ours)
