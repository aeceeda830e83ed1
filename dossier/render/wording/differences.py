"""Differences between the articles behind one statement in words; and quotations, which may differ too."""

from dossier.compose.differences import Difference, Variant
from dossier.compose.inline import Foreign
from dossier.model.content import Quote, Stance
from dossier.model.values.quantity import Quantity
from dossier.render.lines import Line, line
from dossier.render.messages import Messages
from dossier.render.wording.values import counted, firm_stance_words, language_words


def difference_words(difference: Difference, t: Messages) -> Line:
    """Each variant: "one article has 600 boats, another about 600, two others 700"."""
    noun = "articles" if difference.apart else "passages"
    kind = "-stance" if difference.what == "stance" else ""
    keys = [noun + kind, *["others"] * (len(difference.variants) - 1)]
    return t.joined_in_line(
        t.line(f"differences.{key}", n=variant.sources, value=_variant(difference.what, variant, t))
        for key, variant in zip(keys, difference.variants, strict=True)
    )


def _variant(what: str, variant: Variant, t: Messages) -> Line:
    return line(_value(what, variant, t), variant.marks)


def _value(what: str, variant: Variant, t: Messages) -> Line:
    content = variant.value
    match content:
        case None:
            return t(f"differences.no-{what}")
        case Stance():
            return firm_stance_words(content, t)
        case Quote():
            return quoted(content, variant.foreign, t)
    # Words such as "hundreds" name no number that a unit could follow.
    unit = variant.unit if isinstance(content, Quantity) and content.low is not None else ""
    return counted(content, unit, t)


def quoted(quote: Quote, language: str, t: Messages) -> Line:
    """A quotation in quotation marks, with its translation, if there is one, and whose that is."""
    return line(t.line("quotes.quoted", text=Foreign(quote.exact, language)), translated(quote, t))


def translated(quote: Quote, t: Messages) -> Line:
    """What follows a quotation: the language it was translated from, its translation, and whose that is."""
    words = ""
    if quote.translated_from:
        language = language_words(quote.translated_from, t)
        words = f" ({t('quotes.translated-from', language=language)})"
    if not quote.translation:
        return line(words)
    key = "quotes.translated" if quote.translated_by else "quotes.translated-by-editors"
    ours = t(key, translator=quote.translated_by, text=quote.translation)
    return line(words, t("lists.semicolon"), ours)
