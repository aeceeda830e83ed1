"""The language of a source is that of its text: by it, all else is read."""

from collections.abc import Iterator

from dossier.language.identified import another_language, language_name
from dossier.model.archive import LEFT_OUT
from dossier.model.content import Dossier
from dossier.problems import Code, Problem


def wrong_languages(dossier: Dossier) -> Iterator[Problem]:
    """A text is not plainly in another language than its record says; a close relative is no other one."""
    for source in dossier.sources.values():
        text = dossier.archive.get(source.id)
        if text is None or not source.language:
            continue
        words = " ".join(block.text for block in text.blocks if block.label != LEFT_OUT)
        other = another_language(words, source.language)
        if other:
            named = language_name(source.language)
            message = f"the text of '{source.id}' is in {language_name(other)}, and not in {named}"
            yield Problem(Code.WRONG_LANGUAGE, source.language_at, message, f"write 'language: {other}'")


FILE_RULES = (wrong_languages,)
