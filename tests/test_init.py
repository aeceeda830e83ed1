"""A stranger begins a dossier with the installed program, breaks it, mends it, and publishes it."""

import json
import os
import pty
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import yaml

from dossier.cli.origin import requirement
from dossier.load.records import keys_of
from dossier.model.settings import Settings
from dossier.pipeline import problems_of
from dossier.pipeline import run as run_content
from dossier.render.starter import Start, starter_files
from tests.conftest import Shared
from tests.installed import attempt, environment, installed, run
from tests.site import asked, dossier
from tests.test_installed import scripts, wheel
from tests.test_subjects import ENGLISH

__all__ = ["scripts", "wheel"]

LANGUAGES = ("ar", "de", "en", "en-GB", "fr", "he", "ja", "ko", "pl", "ru", "th", "uk", "zh")


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A new dossier, by this checkout."""
    done = dossier(tmp_path, "init", "demo")
    assert done.returncode == 0, done.stderr
    return tmp_path / "demo"


def test_a_stranger_begins_builds_breaks_and_mends_a_dossier(tmp_path: Path, scripts: Path) -> None:
    command, demo = str(scripts / "dossier"), tmp_path / "demo"
    run(tmp_path, command, "init", "demo")
    run(demo, command, "build", "--quiet")
    front = (demo / "site/index.html").read_text(encoding="utf-8")
    assert "The flood at Vell" in front
    with serving(demo, command) as address:
        assert "The flood at Vell" in answer(address)
    source = demo / "content/sources/gazette-dam.md"
    right = source.read_text(encoding="utf-8")
    source.write_text(right.replace("stood in 25 houses of", "stood in 26 houses of"), encoding="utf-8")
    broken = attempt(demo, command, "check")
    assert broken.returncode == 1
    assert "content/sources/gazette-dam.md" in broken.stdout
    assert "the number '26 houses' of 'houses' does not stand where its words do" in broken.stdout
    assert attempt(demo, command, "build", "--quiet").returncode == 1
    assert (demo / "site/index.html").read_text(encoding="utf-8") == front
    source.write_text(right, encoding="utf-8")
    run(demo, command, "build", "--quiet")


PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta property="article:published_time" content="2025-04-02"></head><body><article><h1>{title}</h1>'
    "{text}</article></body></html>"
)
PIER = (
    "<p>The pier of Vell was closed on Tuesday after a plank had given way under a cart. {more}</p>"
    "<p>The fishermen have moved their boats to the southern quay, where there is less room and more wind, "
    "and where the ice house is a long way off. Nobody could say for how long they would have to stay.</p>"
)
CLAIM = """claims:
  - id: planks
    at: paragraph 1
    says: "[[Ada Brook]] said that 12 planks were rotten."
    by: ada-brook
    passage: that 12 planks were rotten
"""


def test_a_stranger_adds_articles_and_changes_names(tmp_path: Path, shared: Shared, wheel: Path) -> None:
    """Two articles, a claim that is broken and mended, an actor and a source that get other names."""
    install = shared("editor", lambda folder: installed(folder, wheel, ("add",)))
    command, demo = str(install / "bin/dossier"), tmp_path / "demo"
    run(tmp_path, command, "init", "demo")
    for id, more in (
        ("pier", "Ada Brook, the mayor, said that 12 planks were rotten."),
        ("quay", "The town council said that it had known of it since the autumn."),
    ):
        page = PAGE.format(title=f"The {id} of Vell", text=PIER.format(more=more))
        (tmp_path / f"{id}.html").write_text(page, encoding="utf-8")
        run(demo, command, "add", f"../{id}.html", "--id", id)
    record = demo / "content/sources/pier.md"
    begun = record.read_text(encoding="utf-8")
    assert "claims: []\n" in begun
    right = begun.replace("claims: []\n", CLAIM)
    record.write_text(right.replace("that 12 planks were rotten.", "that 13 planks were rotten."), "utf-8")
    broken = attempt(demo, command, "check")
    assert (broken.returncode, "[unbound-number]" in broken.stdout) == (1, True)
    record.write_text(right, "utf-8")
    run(demo, command, "check")
    run(demo, command, "verify")
    run(demo, command, "rename", "ada-brook", "mayor-brook")
    run(demo, command, "rename", "pier", "rotten-pier")
    shutil.rmtree(demo / "archive")
    run(demo, command, "build", "--quiet")
    assert "12 planks" in (demo / "site/actors/mayor-brook/index.html").read_text("utf-8")
    assert "../mayor-brook/" in (demo / "site/actors/ada-brook/index.html").read_text("utf-8")
    assert "../rotten-pier/" in (demo / "site/sources/pier/index.html").read_text("utf-8")


@contextmanager
def serving(folder: Path, command: str) -> Iterator[str]:
    """The address of a preview at a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen([command, "serve", "--address", address], cwd=folder, start_new_session=True)
    yield f"http://{address}/"
    os.killpg(process.pid, signal.SIGTERM)
    process.wait(30)


def answer(address: str) -> str:
    for _ in range(200):
        try:
            return str(urlopen(address, timeout=5).read().decode())
        except (URLError, OSError):
            time.sleep(0.3)
    pytest.fail(f"nothing answers at {address}")


def test_the_workflows_own_steps_publish_it(
    tmp_path: Path, shared: Shared, wheel: Path, scripts: Path
) -> None:
    """What a runner has: a Python, the files that git does not ignore, and the addresses."""
    run(tmp_path, str(scripts / "dossier"), "init", "demo", "--language", "fr")
    demo = tmp_path / "demo"
    shutil.rmtree(demo / "archive")
    wanted = (demo / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in wanted if line[:1] != "#"] == [f"./{wheel.name}[bill,cards,search]"]
    bare = shared("runner", lambda folder: environment(folder, wheel, ("bill", "cards", "search"))) / "bin"
    for name, job in (("test", "check"), ("publish", "build")):
        workflow = yaml.safe_load((demo / f".github/workflows/{name}.yml").read_text(encoding="utf-8"))
        for step in (step for step in workflow["jobs"][job]["steps"] if "run" in step):
            addresses = dict.fromkeys(step.get("env", ()), "https://team.example.org/flood/")
            path = f"{bare}:{os.environ['PATH']}"
            addresses |= {"PATH": path, "PIP_NO_INDEX": "1", "GITHUB_STEP_SUMMARY": str(tmp_path / "said")}
            run(demo, "sh", "-c", step["run"], **addresses)
    front = (demo / "site/index.html").read_text(encoding="utf-8")
    assert 'content="https://team.example.org/flood/cards/index.png"' in front
    assert (demo / "site/cards/index.png").exists()
    built_with = {
        part["name"] for part in json.loads((demo / "site/sbom.cdx.json").read_bytes())["components"]
    }
    assert built_with >= {"Python", "mkdocs-material", "pagefind", "pillow"}
    assert "trafilatura" not in built_with
    assert (tmp_path / "said").read_text().endswith("  site/SHA256SUMS\n")
    done = run(demo, str(bare / "dossier"), "verify-site", "site")
    assert "sbom.cdx.json" in (demo / "site/SHA256SUMS").read_text(), done


COMMIT = "0" * 40
DIGEST = "1" * 64


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        ({}, ""),
        ({"url": "file:///checkout", "dir_info": {}}, ""),
        ({"url": "file:///gone/dossier-1.0-py3-none-any.whl", "archive_info": {}}, ""),
        (
            {
                "url": "https://example.org/dossier-1.0-py3-none-any.whl",
                "archive_info": {"hashes": {"sha256": DIGEST}},
            },
            f"dossier[bill,cards,search] @ https://example.org/dossier-1.0-py3-none-any.whl#sha256={DIGEST}",
        ),
        (
            {"url": "https://example.org/repo.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"dossier[bill,cards,search] @ git+https://example.org/repo.git@{COMMIT}",
        ),
    ],
)
def test_no_workflow_installs_what_bears_the_same_name_elsewhere(origin: dict[str, Any], line: str) -> None:
    """On the public index, another project has it; only where this program came from is named."""
    assert requirement(origin) == (line, None)
    start = Start("T", "en", "all-rights-reserved", (), line, "1.0")
    wanted = starter_files(start)["requirements.txt"].decode().splitlines()
    assert [it for it in wanted if it[:1] != "#"] == ([line] if line else [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_right_in_every_language(tmp_path: Path, language: str) -> None:
    done = dossier(tmp_path, "init", "--language", language)
    assert done.returncode == 0
    assert "error" not in done.stderr
    assert problems_of(tmp_path / "content")[1] == ()


def test_the_example_has_an_actor_of_each_sort_and_only_the_kinds_it_uses(begun: Path) -> None:
    read, problems = problems_of(begun / "content")
    assert problems == ()
    actors = [entity for entity in read.entities.values() if entity.kind == "actors"]
    assert sorted(entity.type for entity in actors) == sorted(read.kinds["actors"].types)
    assert {entity.kind for entity in read.entities.values()} == set(read.kinds)
    assert len(read.sources) == len(read.archive) == len(read.verified) == 2


@pytest.mark.parametrize("language", ["de", "de-AT"])
def test_the_german_example_is_german(tmp_path: Path, language: str) -> None:
    """Articles, claims, names of kinds, settings, README; and what the interface says."""
    assert dossier(tmp_path, "init", "--language", language).returncode == 0
    outcome = run_content(tmp_path / "content")
    assert outcome.problems == ()
    assert outcome.dossier.settings.title == "Die Flut in Vell"
    assert {source.language for source in outcome.dossier.sources.values()} == {"de"}
    pages = {path: text.decode() for path, text in outcome.tree.items() if path.endswith(".md")}
    assert not [path for path, text in pages.items() for word in ENGLISH if word in text]
    assert "## Aussagen: Ada Bach" in pages["actors/ada-bach.md"]
    assert "# Akteure" in pages["actors/index.md"]
    source = tmp_path / "content/sources/zeitung-damm.md"
    source.write_text(
        source.read_text("utf-8").replace("in 25 Häusern der Mühlgasse.", "in 26 Häusern."), "utf-8"
    )
    assert any(problem.code.slug == "unbound-number" for problem in problems_of(tmp_path / "content")[1])


def test_the_german_example_has_the_same_parts_and_as_much(tmp_path: Path) -> None:
    for language in ("en", "de"):
        dossier(tmp_path, "init", language, "--language", language)
    english, german = (problems_of(tmp_path / language / "content")[0] for language in ("en", "de"))
    assert len(english.claims) == len(german.claims)
    assert sorted(e.type for e in english.entities.values()) == sorted(
        e.type for e in german.entities.values()
    )
    assert german.kinds.keys() == english.kinds.keys()
    theirs = {id: field.role for kind in german.kinds.values() for id, field in kind.fields.items()}
    assert theirs == {id: field.role for kind in english.kinds.values() for id, field in kind.fields.items()}
    for name in ("README.md", "content/dossier.yml"):
        counts = [
            len((tmp_path / language / name).read_text("utf-8").splitlines()) for language in ("en", "de")
        ]
        assert abs(counts[0] - counts[1]) < 4, name


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_example_can_be_taken_out_as_its_readme_says(tmp_path: Path, language: str) -> None:
    """Nothing is reported that is left of it, and there is a front page."""
    assert dossier(tmp_path, "init", "--language", language).returncode == 0
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    step = next(part for part in readme.split("\n\n") if "\n3. " in part).partition("\n3. ")[2]
    named = [words for words in step.split("`")[1::2] if not words.startswith("dossier ")]
    assert {"sources/", "index.md"} <= set(named)
    for name in named:
        place = tmp_path / name if name == "archive/" else tmp_path / "content" / name
        shutil.rmtree(place) if name.endswith("/") else place.unlink()
    outcome = run_content(tmp_path / "content")
    assert outcome.problems == ()
    assert "index.md" in outcome.tree


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_key_of_the_settings_is_explained(tmp_path: Path, language: str) -> None:
    dossier(tmp_path, "init", "--language", language)
    text = (tmp_path / "content/dossier.yml").read_text(encoding="utf-8")
    explained = {line.removeprefix("# ").partition(":")[0] for line in text.splitlines()}
    assert set(map(str, keys_of(Settings))) <= explained


def test_what_an_editor_says_is_in_the_settings(tmp_path: Path) -> None:
    title, editor = "Éclairs: l’été & \\x #3 at Vell", 'Ada "A" Brook'
    arguments = ["--title", title, "--licence", "CC-BY-4.0", "--editor", editor, "--editor", "Lo, Cy"]
    dossier(tmp_path, "init", *arguments)
    settings = problems_of(tmp_path / "content")[0].settings
    assert (settings.title, settings.rights) == (title, "CC-BY-4.0")
    assert [one.name for one in settings.editors] == [editor, "Lo", "Cy"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--title", " "], "the title must be text on one line"),
        (["--title", "a\nb"], "the title must be text on one line"),
        (["--language", "klingonese"], "klingonese"),
        (["--licence", "FREE"], "SPDX"),
    ],
)
def test_what_cannot_be_a_setting_is_refused(tmp_path: Path, arguments: list[str], words: str) -> None:
    done = dossier(tmp_path, "init", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["README.md", "mkdocs.yml", ".github/workflows/test.yml", "content/own.md"])
def test_nothing_is_overwritten(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    done = dossier(tmp_path, "init")
    assert done.returncode == 1
    assert "nothing was written" in done.stderr or "name another folder" in done.stderr
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path]
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "here/mkdocs.yml").symlink_to(tmp_path / "elsewhere.yml")
    assert dossier(tmp_path, "init", "here").returncode == 1
    assert not (tmp_path / "elsewhere.yml").exists()


def test_other_files_stay_beside_it(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert dossier(tmp_path, "init").returncode == 0
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_terminal_is_asked(tmp_path: Path) -> None:
    us, terminal = pty.openpty()
    command = [sys.executable, "-m", "dossier.cli", "init", "demo", "--language", "de"]
    with subprocess.Popen(command, cwd=tmp_path, stdin=terminal, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        said = list(asked(us, {"Title": "Die Flut", "Licence": "CC0-1.0", "Editors": "Ada Brook, Cy"}))
    assert process.returncode == 0, said
    settings = problems_of(tmp_path / "demo/content")[0].settings
    assert (settings.title, settings.language, settings.rights) == ("Die Flut", "de", "CC0-1.0")
    assert [one.name for one in settings.editors] == ["Ada Brook", "Cy"]
    assert "Language" not in "".join(said)


def test_a_wrong_answer_is_asked_for_again(tmp_path: Path) -> None:
    us, terminal = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "dossier.cli",
        "init",
        "demo",
        "--title",
        "Die Flut",
        "--editor",
        "Ada Brook",
    ]
    with subprocess.Popen(command, cwd=tmp_path, stdin=terminal, stdout=terminal, stderr=terminal) as process:
        os.close(terminal)
        answers = {"Language": "Die Flut", "not a language": "de", "Licence": "mine", "licence": "CC0-1.0"}
        said = list(asked(us, answers))
    assert process.returncode == 0, said
    settings = problems_of(tmp_path / "demo/content")[0].settings
    assert (settings.language, settings.rights) == ("de", "CC0-1.0")


def test_workflows_and_settings_of_editors_are_what_their_programs_read(begun: Path) -> None:
    for path in (begun / ".vscode").iterdir():
        json.loads(path.read_text(encoding="utf-8"))
    for path in (begun / ".github/workflows").iterdir():
        subprocess.run(
            [
                str(Path(sys.executable).with_name("check-jsonschema")),
                "--builtin-schema",
                "vendor.github-workflows",
                str(path),
            ],
            check=True,
            capture_output=True,
        )


def test_the_articles_are_kept_out_of_git(begun: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=begun, check=True)
    (begun / "site").mkdir()
    (begun / "site/index.html").touch()
    (begun / ".cache").mkdir(exist_ok=True)
    (begun / ".cache/entry").touch()
    others = ["git", "ls-files", "--others", "--exclude-standard"]
    seen = subprocess.run(others, cwd=begun, check=True, capture_output=True, text=True).stdout
    assert "archive/" not in seen
    assert "site/" not in seen
    assert ".cache/" not in seen
    assert "content/verified.json" in seen
