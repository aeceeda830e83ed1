"""What is read beside our rules: by models of spaCy, and by whatever is installed under our entry point."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy
import yaml
from spacy.tokens import Doc

from dossier.draft.parsed import said
from dossier.language.reporting import reporting_by_verbs
from dossier.pipeline import problems_of
from dossier.problems import errors
from tests.installed import run
from tests.models import declared, trained, words_of
from tests.site import dossier
from tests.test_draft_claims import begun

PARSED = yaml.safe_load((Path(__file__).parent / "parsed.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", PARSED, ids=[str(number) for number in range(len(PARSED))])
def test_a_parse_tells_what_somebody_says(case: dict[str, str]) -> None:
    words, heads, labels, tags = zip(*words_of(case["parse"]), strict=True)
    vocab = spacy.blank(case["language"]).vocab
    parse = Doc(vocab, list(words), heads=list(heads), deps=list(labels), pos=list(tags))
    data = reporting_by_verbs(case["language"])
    given = said(list(parse), data) if data else ()
    text = [(parse.text[slice(*there)], parse.text[slice(*speaker)]) for there, _, speaker, _ in given]
    assert text == ([(case["words"], case["speaker"])] if "words" in case else [])


READER = """
from dossier.draft.readers import Reading

SAID = (
    # What the rules do not see; with a verb, by which it is denied.
    ("fished there since she was a child", "Ada Lind", "", False),
    ("the boats were gone", "Jan Berg", "denied", False),
    # What they see: said by somebody else, and by nobody who is named.
    ("winter would last", "Jan Berg", "", False),
    ("the lake was sold", "Jan Berg", "", False),
    # What only a quotation tells, and what is no quotation.
    ("the ice is thin", "Ada Lind", "said", False),
    ("keeps 12 boats", "Ada Lind", "", True),
)

def read(paragraphs, language):
    for number, text in enumerate(paragraphs):
        for words, name, verb, is_quote in SAID:
            spans = [(text.find(each), text.find(each) + len(each)) for each in (words, name, verb)]
            if language == "en" and spans[0][0] >= 0:
                yield Reading(number, spans[0], is_quote, spans[1], spans[2] if verb else (0, 0))
        yield Reading(number, (5, 10**6), False)
"""
LAKE = """The harbour of Vell

Ada Lind said that winter would last. Ada Lind, who has fished there since she was a child, keeps 12 boats.

It was announced that the lake was sold to Jan Berg. Where the boats were gone, nobody denied anything.

"My mother said the ice is thin, and she was right," said Jan Berg, and Ada Lind laughed about it.
"""


def proposals(folder: Path, text: str, language: str, paths: str = "") -> list[dict[str, Any]]:
    (folder / "lake.txt").write_text(text, encoding="utf-8")
    line = ("draft", "lake.txt", "--language", language, "--format", "json")
    done = dossier(folder, *line, **({"PYTHONPATH": paths} if paths else {}))
    assert done.returncode == 0, done.stderr
    given: list[dict[str, Any]] = json.loads(done.stdout)["proposals"]
    return given


def test_a_reader_that_is_installed_beside_proposes_too(tmp_path: Path) -> None:
    """Whatever is declared under the entry point; what stands nowhere is left out, and ours go first."""
    plugin = tmp_path / "plugin"
    paths = declared(plugin, "model", "dossier.readers", "some_model:read")
    (plugin / "some_model.py").write_text(READER, encoding="utf-8")
    ours, every = proposals(tmp_path, LAKE, "en"), proposals(tmp_path, LAKE, "en", paths)
    new = [each for each in every if each not in ours]
    assert [(each["content"], each["speaker"], each["stance"], each.get("unsure")) for each in new] == [
        ("fished there since she was a child", "Ada Lind", "asserts", None),
        ("that the lake was sold to Jan Berg", "Jan Berg", "asserts", ["speaker"]),
        ("the boats were gone", "Jan Berg", "denies", None),
    ]
    (unnamed,) = (each for each in ours if each not in every)
    assert unnamed == new[1] | {"speaker": None}


# What a model is shown, and reads. No rule of ours reads French.
FRENCH = """
"/3/punct Le/2/det lac/3/nsubj gèle/6/ccomp "/3/punct ,/6/punct affirme/6/ROOT
Ada/6/nsubj Lind/7/flat ./6/punct

Jan/2/nsubj Berg/0/flat dément/2/ROOT que/6/mark les/5/det bateaux/6/nsubj partent/2/ccomp
vers/8/case Vell/6/obl ./2/punct

Ada/4/nsubj Lind/0/flat ne/4/advmod le/4/obj dit/4/ROOT pas/4/advmod à/7/case Berg/4/obl ./4/punct
"""
LAC = """Le lac de Vell

"Le lac gèle", affirme Ada Lind.

Jan Berg dément que les bateaux partent vers Vell.

Ada Lind ne le dit pas à Berg.
"""


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> str:
    return trained(tmp_path_factory.mktemp("model"), "fr", FRENCH.strip().split("\n\n"))


def test_a_model_drafts_what_no_rule_reads(tmp_path: Path, french: str) -> None:
    folder = begun(tmp_path, LAC, "fr")
    done = dossier(folder, "draft", "lake")
    assert (
        "the rules read no French: install a model of it for spaCy (pip install 'dossier[spacy]')"
        in done.stdout
    )
    done = dossier(folder, "draft", "lake", PYTHONPATH=french)
    assert done.returncode == 0, done.stderr
    front = (folder / "content/sources/lake.md").read_text(encoding="utf-8").split("---\n")[1]
    quoted, denied = yaml.safe_load(front)["claims"]
    assert (quoted["quote"], quoted["by"], quoted["unsure"]) == ("Le lac gèle", "ada-lind", ["speaker"])
    assert (denied["by"], denied["stance"], denied["unsure"]) == ("jan-berg", "denies", ["speaker"])
    assert not errors(problems_of(folder / "content")[1])


def test_nothing_is_proposed_twice(tmp_path: Path) -> None:
    """What a model reads as our rules do is one proposal, and surely ours."""
    seen = "Ada/1/compound Lind/2/nsubj insisted/2/ROOT that/6/mark winter/5/nsubj would/6/aux last/2/ccomp"
    paths = trained(tmp_path / "model", "en", [f"{seen} ./2/punct"])
    text = "The lake\n\nAda Lind insisted that winter would last.\n"
    (ours,) = proposals(tmp_path, text, "en")
    assert proposals(tmp_path, text, "en", paths) == [ours]
    assert "unsure" not in ours


def test_spacy_is_left_alone_where_it_has_no_model_of_the_language(tmp_path: Path, french: str) -> None:
    code = "import dossier.draft.parsed as p, sys; list(p.read(['A'], 'en')); print('spacy' in sys.modules)"
    assert run(tmp_path, sys.executable, "-c", code, PYTHONPATH=french).stdout == "False\n"


def test_a_model_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    paths = declared(tmp_path / "model", "fr_lake", "spacy_models", "fr_lake")
    (tmp_path / "lake.txt").write_text(LAC, encoding="utf-8")
    done = dossier(tmp_path, "draft", "lake.txt", "--language", "fr", "--format", "json", PYTHONPATH=paths)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Error: spaCy cannot read 'fr' with fr_lake: No module named 'fr_lake'\n"
