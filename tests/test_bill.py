"""The bill of materials of a published site, and the workflows that publish it."""

import json
import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement

from dossier import bill
from dossier.manifest import MANIFEST, differences, digests, read_manifest, write_manifest
from tests.site import ROOT, dossier

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


@pytest.fixture(scope="module")
def text() -> str:
    return bill.bill()


def test_the_bill_is_valid_and_the_same_each_time(text: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    assert bill.bill() == text


def test_the_bill_names_every_package_that_a_build_needs_and_none_that_only_tests_need(text: str) -> None:
    data = json.loads(text)
    versions = {part["name"]: part["version"] for part in data["components"]}
    assert data["metadata"]["component"]["name"] == "dossier"
    # The program of the search comes with an extra of the package that runs it.
    for name in ("mkdocs", "mkdocs-material", "markdown", "pagefind", "pagefind-bin", "pillow", "lxml"):
        assert versions[name] == distribution(name).version
    assert versions.keys().isdisjoint(("pytest", "playwright", "cyclonedx-python-lib"))
    assert "Python" in versions
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    locked = {bill.canonical(name) for name in re.findall(r"^([\w.-]+)==", lock, re.M)}
    assert versions.keys() - locked - forgotten() == {"Python"}


def forgotten() -> set[str]:
    """What the program needed when it was installed, and needs no more."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {bill.canonical(Requirement(text).name) for text in project["dependencies"]}
    return {bill.canonical(it.name) for it in bill.requirements(distribution("dossier"), set())} - needed


def test_the_bill_says_nothing_of_the_machine(text: str) -> None:
    for word in (str(ROOT), str(Path.home()), "file:", "timestamp", "serialNumber"):
        assert word not in text


def test_it_stands_in_the_site_and_in_its_manifest(tmp_path: Path) -> None:
    assert "is no built site" in dossier(tmp_path, "bill", ".").stderr
    (tmp_path / "index.html").write_text("x")
    write_manifest(tmp_path)
    done = dossier(tmp_path, "bill", ".")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    published = read_manifest(tmp_path / MANIFEST)
    assert published.keys() == {"index.html", "sbom.cdx.json"}
    assert list(differences(published, digests(tmp_path))) == []


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=[path.stem for path in WORKFLOWS])
def test_workflows_are_tight(path: Path) -> None:
    """Nobody's text runs in them, no action changes under them, and no more is allowed than is needed."""
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    # YAML 1.1 takes "on" for a truth value.
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(workflow[True])
    writes = {
        (job, key)
        for job, it in workflow["jobs"].items()
        for key, v in it.get("permissions", {}).items()
        if v == "write"
    }
    assert writes <= {("deploy", "pages"), ("deploy", "id-token")}
    for step in steps(workflow):
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step.get("uses", f"a/b@{'0' * 40}"))
        assert "${{" not in step.get("run", "")
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
    assert "secrets." not in path.read_text(encoding="utf-8")


def test_a_release_is_what_is_published() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    runs = [step.get("run", step.get("uses", "")) for step in steps(workflow)]
    release = runs.index("make release")
    assert "sha256sum site/SHA256SUMS" in runs[release + 1]
    assert "upload-pages-artifact" in runs[release + 2]
