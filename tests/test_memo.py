"""What a process remembers of its last run: whatever was edited meanwhile, it says what a new one says."""

import os
import pickle
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from random import Random

import pytest

from dossier.cache import OWN_CACHE, keep, own_folder
from dossier.language.identified import another_language
from dossier.memo import Memo, Same, once_each
from dossier.model.archive import Archived
from dossier.model.content import Dossier
from dossier.model.packed import packed, unpacked
from dossier.pipeline import problems_of, run
from tests.site import project
from tests.soak import restore

DAY = date(2026, 1, 1)
EDITS = 40
# In a row, until all is well again: with many mistakes in one file, only the first are said.
ROW = 4


def test_a_value_is_made_once_and_forgotten_when_nobody_asks() -> None:
    memo, made = Memo(), list[int]()

    def make() -> int:
        made.append(len(made))
        return made[-1]

    assert [memo.value("a", make), memo.value("a", make), memo.value("b", make)] == [0, 0, 1]
    for _ in range(20):
        memo.end_run()
        assert memo.value("a", make) == 0
    assert memo.value("b", make) == 2


def test_what_failed_is_made_again() -> None:
    memo = Memo()

    def fail() -> int:
        raise ValueError("no value")

    with pytest.raises(ValueError, match="no value"):
        memo.value("a", fail)
    assert memo.value("a", lambda: 1) == 1


def test_an_object_is_the_same_only_as_itself() -> None:
    one, other = ["a"], ["a"]
    assert len({Same(one), Same(one), Same(other)}) == 2


def test_what_was_made_of_each_object_goes_with_it() -> None:
    made = list[str]()

    def make(of: Archived) -> str:
        made.append(of.source)
        return of.source.upper()

    remembered, one, other = once_each(make), Archived("a", "", ()), Archived("a", "", ())
    assert [remembered(one), remembered(one), remembered(other)] == ["A", "A", "A"]
    assert made == ["a", "a"]
    for number in range(100):
        # At the place of the one that has gone.
        one = Archived(str(number), "", ())
        assert remembered(one) == str(number)
    assert len(made) == 102


def test_of_a_text_that_nobody_has_edited_the_language_is_not_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, memo, asked = project(tmp_path, "court"), Memo(), list[str]()

    def counted(text: str, language: str) -> str:
        asked.append(text)
        return another_language(text, language)

    monkeypatch.setattr("dossier.check.languages.another_language", counted)
    problems_of(folder / "content", memo=memo)
    assert len(asked) == 2
    asked.clear()
    text = folder / "texts/law-gazette.txt"
    text.write_text(f"{text.read_text(encoding='utf-8')}\n[paragraph] One more.\n", encoding="utf-8")
    problems_of(folder / "content", memo=memo)
    assert [text.endswith("One more.") for text in asked] == [True]


# Dossiers with texts, which the edits also change.
DOSSIERS = ("ferry", "court", "muehle")
Edit = Callable[[Random, list[str]], Iterable[str]]


def other_word(chance: Random, lines: list[str]) -> Iterable[str]:
    """Two words of a line in each other's place: names, dates, numbers, at times a key."""
    at = chance.choice([n for n, line in enumerate(lines) if len(line.split()) > 3] or [0])
    here = lines[at].split(" ")
    one, other = chance.randrange(len(here)), chance.randrange(len(here) // 2, len(here))
    here[one], here[other] = here[other], here[one]
    return [*lines[:at], " ".join(here), *lines[at + 1 :]]


def other_digit(chance: Random, lines: list[str]) -> Iterable[str]:
    old, new = chance.sample("0123456789", 2)
    at = chance.choice([n for n, line in enumerate(lines) if old in line] or [0])
    return [*lines[:at], lines[at].replace(old, new), *lines[at + 1 :]]


def no_line(chance: Random, lines: list[str]) -> Iterable[str]:
    at = chance.randrange(len(lines))
    return [*lines[:at], *lines[at + 1 :]]


def draft(chance: Random, lines: list[str]) -> Iterable[str]:
    at = chance.choice([n for n, line in enumerate(lines) if line.startswith("  - id:")] or [0])
    return [*lines[: at + 1], "    draft: true", *lines[at + 1 :]]


def title(chance: Random, lines: list[str]) -> Iterable[str]:
    return [chance.choice((line, f"{line}s")) if "name:" in line else line for line in lines]


WITHIN: tuple[Edit, ...] = (other_word, other_word, other_word, other_digit, no_line, draft, title)


def edit(chance: Random, folder: Path) -> None:
    """Change a file of the content or the archive, take it away, or give it another name."""
    path = chance.choice(sorted(p for p in folder.rglob("*") if p.suffix in (".md", ".yml", ".txt")))
    if not chance.randrange(12):
        path.unlink()
    elif not chance.randrange(12):
        path.rename(path.with_stem(f"{path.stem}-{chance.randrange(9)}"))
    else:
        lines = path.read_text("utf-8").split("\n")
        path.write_text("\n".join(chance.choice(WITHIN)(chance, lines)), "utf-8")


def content(dossier: Dossier) -> str:
    """All that was read, with its places."""
    texts = [(id, text.sha256, text.blocks) for id, text in dossier.archive.items()]
    parts = (dossier.entities, dossier.sources, dossier.pages, dossier.claims, dossier.names, texts)
    return repr((parts, dossier.verified, sorted(dossier.broken), sorted(dossier.unread)))


@pytest.mark.parametrize("name", DOSSIERS)
def test_after_any_edits_a_memo_changes_no_problem_and_nothing_that_is_read(
    tmp_path: Path, name: str
) -> None:
    folder = project(tmp_path / "project", name)
    saved = project(tmp_path / "saved", name)
    chance, memo, codes = Random(name), Memo(), set[str]()
    for number in range(EDITS):
        if not number % ROW:
            restore(folder, saved)
        edit(chance, folder)
        dossier, problems = problems_of(folder / "content", DAY, memo)
        anew, others = problems_of(folder / "content", DAY)
        # A new process, which has only what the disk was told.
        with_disk, told = problems_of(folder / "content", DAY, Memo(tmp_path / "own"))
        assert problems == told == others
        assert content(dossier) == content(with_disk)
        assert content(dossier) == content(anew)
        codes |= {problem.code.slug for problem in problems}
    # So that the edits lead somewhere.
    assert len(codes) > 5


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_the_disk_has_what_files_were_read_as_and_that_nothing_was_wrong(tmp_path: Path) -> None:
    folder, own = project(tmp_path / "ferry"), tmp_path / "own"
    assert problems_of(folder / "content", DAY, Memo(own))[1] == ()
    first = set(entries(own))
    source = folder / "content/sources/harbour-news.md"
    source.write_text(source.read_text("utf-8").replace("passage: ", "passage: never ", 1), "utf-8")
    for _ in range(2):
        dossier, problems = problems_of(folder / "content", DAY, Memo(own))
        assert [p.code.slug for p in problems] == ["misquoted"]
    # The source by itself is right still; that its words stand in its text is told no more.
    record, silence = sorted({*entries(own)} - first, key=lambda path: -path.stat().st_size)
    # The hash by which an entry is known to be whole, and nothing else.
    assert len(silence.read_bytes()) == 64
    assert unpacked(record.read_bytes()[64:])[2] == dossier.sources["harbour-news"]
    # Only this user may read them: a record tells of drafts, and names passages.
    assert {path.stat().st_mode & 0o777 for path in entries(own)} == {0o600}
    assert {path.parent.stat().st_mode & 0o777 for path in entries(own)} == {0o700}


def test_a_record_on_the_disk_is_taken_only_for_what_it_was_read_from(tmp_path: Path) -> None:
    """Seen by what nobody writes: a record with another title, under the same key."""
    folder, own = project(tmp_path / "ferry"), tmp_path / "own"

    def title() -> str:
        return problems_of(folder / "content", DAY, Memo(own))[0].sources["harbour-news"].title

    before = title()
    (entry,) = (path for path in entries(own) if path.stat().st_size > 64)
    ids, named, source = unpacked(entry.read_bytes()[64:])
    keep(own, entry.parent.name + entry.name, packed((ids, named, replace(source, title="Kept"))))
    assert title() == "Kept"
    kept = entry.read_bytes()
    path = folder / "content/sources/harbour-news.md"
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert title() == before
    path.write_text(path.read_text("utf-8")[:-1], "utf-8")
    for spoiled in (b"", kept[:-9], kept[64:]):
        entry.write_bytes(spoiled)
        assert title() == before
        entry.write_bytes(kept)
        assert title() == "Kept"


class _Hostile:
    """Is written into a file of a record so that whoever reads it calls a function."""

    def __init__(self, call: Callable[..., object], *arguments: object) -> None:
        self.call = call, arguments

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.call


@pytest.mark.parametrize(
    "content",
    [
        *(pickle.dumps(_Hostile(call, "1")) for call in (eval, os.system, print, import_module, Path)),
        # What a module of ours imports, and what stands behind a dot there.
        b"\x80\x04\x8c\x14dossier.model.packed\x8c\rimport_module\x93\x8c\x02os\x85R.",
        b"\x80\x04\x8c\x14dossier.model.packed\x8c\x0bpickle.sys\x93.",
        b"\x80\x04\x8c\x13dossier.model.paths\x8c\x04join\x93.",
        b"\x80\x04\x8c\x13dossier.model.there\x8c\x02is\x93.",
        b"",
        b"[]",
        packed(date(2024, 1, 1))[:-1],
        packed("x" * 99)[:50],
    ],
)
def test_what_is_read_back_runs_nothing(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("system", "posix_spawn"):
        monkeypatch.setattr(os, name, pytest.fail)
    assert unpacked(content) is None


def test_every_source_and_claim_comes_back_as_it_was(tmp_path: Path) -> None:
    for name in (*DOSSIERS, "strait", "elsewhere"):
        dossier, _ = problems_of(project(tmp_path / name, name) / "content", DAY)
        for source in dossier.sources.values():
            again = unpacked(packed(source))
            assert again == source
            assert (repr(again), again.record) == (repr(source), source.record)


def test_what_the_disk_was_told_is_not_compared_again_unless_it_is_damaged(tmp_path: Path) -> None:
    made = list[int]()

    def make() -> tuple[int, ...]:
        made.append(1)
        return ()

    assert [Memo(tmp_path).unless_nothing(("a", "b"), make) for _ in range(3)] == [(), (), ()]
    assert len(made) == 1
    Memo(tmp_path).unless_nothing(("ab", ""), make)
    Memo(tmp_path).unless_nothing(("ab", ""), make)
    assert len(made) == 3
    (entry,) = entries(tmp_path)
    entry.write_bytes(b"0" * 64)
    Memo(tmp_path).unless_nothing(("a", "b"), make)
    assert len(made) == 4
    # Under another key, an entry says nothing.
    Memo(tmp_path).unless_nothing(("a", "c"), make)
    assert len(made) == 5


def test_only_a_folder_in_which_nobody_else_writes_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "own"
    monkeypatch.setenv(OWN_CACHE, str(folder))
    assert own_folder() == folder
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o775)
    assert own_folder() is None
    folder.chmod(0o707)
    assert own_folder() is None
    folder.chmod(0o755)
    assert own_folder() == folder
    with monkeypatch.context() as other:
        # Whoever owns a folder writes there whatever its rights say.
        other.setattr("os.getuid", lambda: folder.stat().st_uid + 1)
        assert own_folder() is None
    monkeypatch.setenv(OWN_CACHE, "here")
    monkeypatch.chdir(tmp_path)
    assert own_folder() is None
    link = tmp_path / "link"
    link.symlink_to(folder)
    monkeypatch.setenv(OWN_CACHE, str(link))
    assert own_folder() is None
    monkeypatch.setenv(OWN_CACHE, "")
    assert own_folder() is None


def test_a_preview_with_a_memo_has_the_same_tree(tmp_path: Path) -> None:
    folder = project(tmp_path / "ferry")
    chance, memo, trees = Random(7), Memo(), 0
    saved = project(tmp_path / "saved")
    for number in range(EDITS // 3):
        if not number % 2:
            restore(folder, saved)
        edit(chance, folder / "content" if number % 2 else folder)
        with_memo = run(folder / "content", preview=True, memo=memo)
        anew = run(folder / "content", preview=True)
        assert (with_memo.tree, with_memo.problems) == (anew.tree, anew.problems)
        trees += bool(anew.tree)
    assert trees > 3
