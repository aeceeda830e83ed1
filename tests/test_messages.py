"""The messages that come with the program: each language has all of them, with every place and form."""

from importlib.resources import files
from pathlib import Path

import pytest

from dossier.load.messages import read_messages
from dossier.model.messages import english, shipped

FOLDER = Path(str(files("dossier").joinpath("messages")))
LANGUAGES = sorted(file.stem for file in FOLDER.glob("*.yml") if file.stem != "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_message_as_an_editor_would_have_to_write_it(language: str) -> None:
    messages, problems = read_messages(FOLDER / f"{language}.yml", language)
    assert not problems
    assert set(messages) == set(english())
    alike = {key for key, text in messages.items() if text == english()[key]}
    # Signs, and words that both languages have.
    assert len(alike) < len(messages) / 8, sorted(alike)


@pytest.mark.parametrize("language", LANGUAGES)
def test_regions_have_the_messages_of_their_language(language: str) -> None:
    assert shipped(f"{language}-CH") == shipped(language) != english()


def test_a_language_without_messages_has_english_ones() -> None:
    assert shipped("sv") == english()
