"""Models of a language that are small enough to be trained within a test, as packages that spaCy finds."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed

PACKAGE = """from pathlib import Path

from spacy.util import load_model_from_init_py


def load(**overrides):
    return load_model_from_init_py(Path(__file__), **overrides)
"""
# So often it is shown its few sentences, until it parses them without a slip.
ROUNDS = 40


class Word(NamedTuple):
    """A word of a sentence that is written as "word/head/label/POS"; heads are counted from 0."""

    text: str
    head: int
    label: str
    pos: str


def words_of(sentence: str) -> list[Word]:
    parts = ((*word.split("/"), "X") for word in sentence.split())
    return [Word(text, int(head), label, pos) for text, head, label, pos, *_ in parts]


def trained(folder: Path, language: str, sentences: Sequence[str]) -> str:
    """A path of Python on which a model is installed that parses these sentences."""
    fix_random_seed(0)
    nlp = spacy.blank(language)
    nlp.meta.update(name="lake", version="1.0")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    examples = []
    for words, heads, labels, _ in (zip(*words_of(each), strict=True) for each in sentences):
        given = {"words": list(words), "heads": list(heads), "deps": list(labels)}
        examples.append(Example.from_dict(Doc(nlp.vocab, list(words)), given))
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(ROUNDS):
        nlp.update(examples, sgd=optimizer)
    name = f"{language}_lake"
    package = folder / name
    package.mkdir(parents=True)
    nlp.to_disk(package / f"{name}-1.0")
    (package / "__init__.py").write_text(PACKAGE, encoding="utf-8")
    (package / "meta.json").write_text(json.dumps(nlp.meta, default=float), encoding="utf-8")
    return declared(folder, name, "spacy_models", name)


def declared(folder: Path, name: str, group: str, target: str) -> str:
    """A path of Python on which a package stands that declares an entry point of its name."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[{group}]\n{name} = {target}\n", encoding="utf-8")
    return os.pathsep.join((str(folder), os.environ.get("PYTHONPATH", "")))
