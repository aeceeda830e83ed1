"""Words are found as readers type them, whatever signs a page spells them with, by both engines."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dossier.search.letters import as_script
from dossier.search.words import forms, words_of
from tests.conftest import Shared
from tests.site import ROOT, built, project, served
from tests.test_search import opened, search, titles

SCRIPTS = ROOT / "site_overrides/assets/javascripts/search"

# A name, queries that find it, and queries that mean something else.
NAMES = (
    ("Sørine Łącka", ("sorine lacka", "SØRINE", "ŁĄCKA"), ()),
    ("Þorbjörg Æsudóttir", ("thorbjorg", "aesudottir"), ()),
    ("Ruždi Đukić", ("dukic", "ĐUKIĆ", "ruzdi"), ()),
    ("Jürgen Weißbach", ("weissbach", "WEISSBACH", "jurgen"), ()),
    ("Yıldız İpek", ("yildiz ipek", "IPEK"), ()),
    ("Əsmər Ħaddad", ("esmer", "haddad"), ()),
    ("Œuvrard", ("oeuvrard",), ()),
    ("Molokaʻi", ("molokai", "Moloka'i", "Moloka‘i"), ()),
    ("ʿUmar al-Masʾūdī", ("umar al-masudi",), ()),
    ("L’Échiquier", ("echiquier", "l'echiquier", "lechiquier"), ()),
    ("Комитет Ґалаґан", ("галаган",), ()),
    ("Ферма Берёзы", ("березы",), ()),
    ("ﬁlament ＲＯＣＫ", ("filament", "rock"), ()),
    ("कीमत", ("कीमत",), ("कमत", "कामत")),
    ("বাংলা সেতু", ("সেতু",), ("সতু",)),
    ("หนังสือพิมพ์ท่าเรือ", ("ท่าเรือ", "พิมพ์"), ("ทาเรือ",)),
    ("ໜັງສືພິມ", ("ພິມ",), ("ພມ",)),
    ("កាសែតកំពង់ផែ", ("កំពង់",), ()),
    ("သတင်းစာဆိပ်ကမ်း", ("ဆိပ်ကမ်း",), ()),
    ("港口管理局", ("管理", "局"), ("口局",)),
    ("ガラス工場", ("ガラス", "工場"), ("カラス",)),
    ("وبالميناء", ("الميناء", "ميناء"), ()),
    ("מִפְעַל", ("מפעל", "המפעל"), ()),
    ("והנמל", ("נמל", "הנמל"), ()),
    ("مُراقِب", ("مراقب",), ()),
    ("Pont de 45\u202f600 planches", ("45600", "45 600", "45,600", "45'600"), ("600", "45")),
    ("Dam of 3,45,678 stones", ("345678", "3,45,678", "345,678"), ()),
    ("پل ۷۸٬۹۰۰ سنگ", ("78900", "۷۸۹۰۰"), ()),
)
TEXTS = (
    *(text for name, queries, others in NAMES for text in (name, *queries, *others)),
    "1.234,5 and 1,234.5, 0,500; 04.06.2025 10:30 12 34567 10,000km ½ 3٫5",
    "dell’Isola d'Or qu’il N’Dama O’Dea don't the ferry’s U.S. צה\"ל ק״מ col·lega",
    "so\u00adft ze\u200bro \ufeffmark Jos\u00e9 Jose\u0301 ΌΣΟΣ мой И\u0306од \u201cquoted\u201d",
)


def scripts_folder(folder: Path, engine: str) -> Path:
    """A site on which each of the names is an actor's."""
    project(folder)
    settings = folder / "content/dossier.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\nsearch: {engine}\n", encoding="utf-8")
    for number, (name, *_) in enumerate(NAMES):
        actor = folder / f"content/actors/named-{number}.md"
        actor.write_text(f"---\nname: {json.dumps(name, ensure_ascii=False)}\ntype: person\n---\n", "utf-8")
    return built(folder)


@pytest.mark.parametrize("engine", ["index", "pagefind"])
def test_names_are_found_as_readers_type_them(chromium: Browser, shared: Shared, engine: str) -> None:
    site = shared(f"letters-{engine}", lambda folder: scripts_folder(folder, engine)) / "site"
    wrong = []
    with served(site) as address, opened(chromium, address) as page:
        for name, queries, others in NAMES:
            for query in (*queries, *others):
                search(page, query)
                if (name in titles(page)) != (query in queries):
                    wrong.append((name, query))
    assert wrong == []


def test_the_browser_reads_words_as_the_index_has_them(chromium: Browser, address: str) -> None:
    script = """async ([url, texts]) => {
        const { forms, wordsOf } = await import(url)
        return texts.map(text => wordsOf(text).map(({ word }) => forms(word))) }"""
    page = chromium.new_page()
    page.goto(address)
    url = f"{address}assets/javascripts/search/words.js"
    read = page.evaluate(script, [url, list(TEXTS)])
    page.close()
    assert read == [[forms(word) for word in words_of(text)] for text in TEXTS]


def test_the_browser_has_the_letters_that_the_program_has() -> None:
    assert (SCRIPTS / "letters.js").read_text(encoding="utf-8") == as_script()
