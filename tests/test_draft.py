"""What is proposed of an article: who says what, in the article's own words."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from dossier.cli import main

CASES = yaml.safe_load((Path(__file__).parent / "proposed.yml").read_text(encoding="utf-8"))

# Around a short text, so that it is read as a paragraph of an article; nobody says anything there.
FIRST = {
    "en": "The ferry crosses the lake four times a day, and on Sundays there is one more at night.",
    "de": "Die Fähre fährt viermal am Tag über den See, und am Sonntag gibt es eine weitere in der Nacht.",
}


def proposals(text: str, language: str, folder: Path) -> list[dict[str, Any]]:
    """What ``dossier draft`` proposes of a text."""
    path = folder / "article.txt"
    path.write_text(f"{FIRST[language]}\n\n{text}\n\n{FIRST[language]}\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["draft", str(path), "--language", language, "--format", "json"])
    assert done.exit_code == 0, done.output
    listed: list[dict[str, Any]] = json.loads(done.stdout)["proposals"]
    return listed


def case_id(case: dict[str, Any]) -> str:
    return f"{'en' if 'en' in case else 'de'}-{case['kind'].replace(' ', '-')}"


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_who_says_what_is_proposed(case: dict[str, Any], tmp_path: Path) -> None:
    language = "en" if "en" in case else "de"
    listed = proposals(case[language], language, tmp_path)
    for speaker, words in case.get("says", ()):
        is_quote = words[0] in '"„'
        like = [p for p in listed if p["quote"] is is_quote and words.strip('."„“') in p["content"]]
        assert like, (words, listed)
        named = [p["speaker"] for p in like]
        assert speaker == "-" or any(name and speaker in name if speaker else not name for name in named), (
            named
        )
    speakers = [p["speaker"] for p in listed]
    assert case.get("speakers", speakers) == speakers
    quotes = [p["content"] for p in listed if p["quote"]]
    assert not [words for words in case.get("not", ()) if any(words in quote for quote in quotes)]
    assert not (case.get("nothing") and listed), listed


def test_words_of_a_proposal_stand_in_the_article(tmp_path: Path) -> None:
    """Whatever is proposed, it is the article's own, letter by letter."""
    for case in CASES:
        language = "en" if "en" in case else "de"
        for proposal in proposals(case[language], language, tmp_path):
            for words in (proposal["content"], proposal["speaker"] or ""):
                pieces = words.split(" ")
                assert all(piece in case[language] for piece in pieces), proposal
            assert proposal["at"].split()[0] in ("paragraph", "title", "heading")


def test_who_is_not_sure_says_so(tmp_path: Path) -> None:
    """Whose words they are may stand in another sentence only: that is a guess, and is called one."""
    listed = proposals('Berg left. "There is nothing left to share with them."', "en", tmp_path)
    assert [p["unsure"] for p in listed if p["quote"]] == [["speaker"]]
