"""The words of each language, read from the YAML files of this folder."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from dossier.language.cldr import primary

_FOLDER = files("dossier.language")
# Languages that share a file, by the macrolanguage that ISO 639 puts them in.
SHARED = {"nb": "no", "nn": "no", "hr": "sh", "sr": "sh", "bs": "sh", "cnr": "sh"}


@lru_cache(maxsize=256)  # every run asks for the same few, and none of them is changed
def read_data(path: str) -> Mapping[str, Any]:
    """A file of this folder as a mapping. Its shape is that of the file: tests read every one of them."""
    text = _FOLDER.joinpath(path).read_text(encoding="utf-8")
    # libyaml is ten times as fast as PyYAML's own parser, and the files are read in every run.
    tree: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return tree


def key_of(tree: Mapping[str, Any], language: str) -> str:
    """Under which key a tree has a language, as BCP 47 names it: its own, or that of those that share one."""
    code = primary(language)
    return code if code in tree else SHARED.get(code, code)


def lexicon_data(language: str) -> Mapping[str, Any]:
    """What ``lexicons/`` has for a language, as BCP 47 names it; of one that has no file, nothing."""
    return language_data("lexicons", language)


@lru_cache(maxsize=64)
def language_data(folder: str, language: str) -> Mapping[str, Any]:
    """What a folder of files, one for each language, has for a language; of one that has no file, nothing."""
    code = primary(language)
    names = _names(folder)
    name = f"{code}.yml" if f"{code}.yml" in names else f"{SHARED.get(code, code)}.yml"
    # A language is what an editor wrote: it is looked up among the names, and never becomes part of a path.
    return read_data(f"{folder}/{name}") if name in names else {}


@lru_cache(maxsize=8)
def _names(folder: str) -> frozenset[str]:
    return frozenset(file.name for file in _FOLDER.joinpath(folder).iterdir())
