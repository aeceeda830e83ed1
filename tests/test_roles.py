"""The program knows kinds, types and fields by what they are for, and never by name."""

import ast
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel import Locale

from dossier.load.archive import VERIFIED_JSON
from dossier.load.records import keys_of
from dossier.model.agents import AgentType
from dossier.model.claims import Aspect, Claim
from dossier.model.entities import Entity
from dossier.model.messages import english
from dossier.model.paths import DOSSIER_JSON
from dossier.model.roles import FieldRole, KindRole, TypeRole
from dossier.model.sources import Source
from dossier.model.values import TYPES
from dossier.pipeline import run, verification
from dossier.problems.report import as_text

TESTS = Path(__file__).parent
ROOT = TESTS.parent
BUILT_IN = yaml.load((ROOT / "dossier/kinds.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
PYTHON = sorted(path for folder in ("dossier", "hooks") for path in (ROOT / folder).rglob("*.py"))
WEB = sorted(
    path
    for folder in ("site_overrides", "dossier/render/templates")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".html", ".js", ".mjs", ".css", ".j2")
)

FIELDS = [field | {"id": id} for kind in BUILT_IN.values() for id, field in kind["fields"].items()]
CHOICES = {choice for field in FIELDS if field["type"] == "choice" for choice in field["of"]}
TYPE_NAMES = {type for kind in BUILT_IN.values() for type in kind["types"]}
NAMES = {*BUILT_IN, *TYPE_NAMES, *CHOICES, *(field["id"] for field in FIELDS)}
LOCALE = Locale("en")
# The same letters are also a word of something else there: "date" is a key of claims, "value" one of the
# messages. What a kind or a field is compared with is looked at nevertheless.
OTHERS = {
    *(word for key in english() for word in key.split(".")),
    *(str(key) for form in (Claim, Source, Entity) for key in keys_of(form)),
    *TYPES,
    *AgentType,
    *Aspect,
    *FieldRole,
    *KindRole,
    *TypeRole,
    *LOCALE.days,
    *LOCALE.date_formats,
    *LOCALE.number_symbols["latn"],
}
PATHS = re.compile(rf"(?<![\w-])(?:{'|'.join(BUILT_IN)})/")
# Words in quotation marks, in selectors of attributes, and of classes. A role of ARIA is none of ours.
ARIA = re.compile(r"""role="?[a-z]+""")
WORDS = re.compile(r"""["'`=]([a-z][a-z-]*)["'`\]]""")
CLASSES = re.compile(r"[.#]([a-z][a-z-]*)")


def literals(path: Path) -> Iterator[tuple[int, str, bool]]:
    """The texts in a file of Python, with their lines, and whether something is compared with them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    compares = [node for node in ast.walk(tree) if isinstance(node, ast.Compare)]
    compared = {id(part) for node in compares for part in ast.walk(node)}
    documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
            yield node.lineno, node.value, id(node) in compared


def test_no_module_names_a_kind_a_type_or_a_field() -> None:
    assert [
        f"{path.relative_to(ROOT)}:{line}: {text!r}"
        for path in PYTHON
        for line, text, is_compared in literals(path)
        if (text in NAMES and (is_compared or text not in OTHERS)) or PATHS.search(text)
    ] == []


def test_no_template_script_or_style_names_a_kind_a_type_or_a_field() -> None:
    lines = [
        (path, n, line)
        for path in WEB
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]
    assert len(lines) > 2000
    assert [
        f"{path.relative_to(ROOT)}:{n}: {line.strip()}"
        for path, n, line in lines
        if is_naming(path.suffix, line)
    ] == []


@pytest.mark.parametrize(
    ("suffix", "line"),
    [
        (".j2", '{% if kind == "meetings" %}'),
        (".css", ".dossier-card.participants {"),
        (".js", "[data-kind=actors]"),
        (".html", '<a href="aid/x">'),
    ],
)
def test_names_are_found_in_templates_scripts_and_styles(suffix: str, line: str) -> None:
    """Else the test above could not fail."""
    assert is_naming(suffix, line)


def is_naming(suffix: str, line: str) -> bool:
    words = {*WORDS.findall(ARIA.sub("", line)), *(CLASSES.findall(line) if suffix == ".css" else ())}
    return bool(PATHS.search(line) or words & (NAMES - OTHERS))


PREFIX = "zz-"
FRONT = re.compile(r"\A---\n(.*?)^---\n(.*)\Z", re.DOTALL | re.MULTILINE)
DIRECTIVE = re.compile(r"<!-- dossier/((?:latest )?)([a-z-]+) -->")


def rename(content: Path, to: Path) -> None:
    """A copy of a content folder in which all kinds, types, fields and choices have other names."""
    ours = load(content / "kinds.yml") if (content / "kinds.yml").exists() else {}
    kinds = merged(BUILT_IN, ours, 3)
    copy = {PREFIX + id: kind_renamed(kind) for id, kind in kinds.items()}
    dump(to / "kinds.yml", {"built_in": [], **copy})
    for path in (path for path in content.rglob("*") if path.is_file() and path.name != "kinds.yml"):
        folder, *rest = path.relative_to(content).parts
        new = to.joinpath(PREFIX + folder if folder in kinds else folder, *rest)
        new.parent.mkdir(parents=True, exist_ok=True)
        if path.name == "verified.json":
            continue
        is_markdown = path.suffix == ".md"
        new.write_bytes(file_renamed(path, folder, kinds).encode() if is_markdown else path.read_bytes())


def merged(base: Any, ours: Any, depth: int) -> Any:
    if not isinstance(base, dict) or not isinstance(ours, dict):
        return ours
    if not depth:
        stays = {key: base[key] for key in ("role", "schema_org") if key in base}
        return stays | ours
    return base | {k: merged(base[k], v, depth - 1) if k in base else v for k, v in ours.items()}


def kind_renamed(kind: dict[str, Any]) -> dict[str, Any]:
    fields = {PREFIX + id: field_renamed(field) for id, field in kind.get("fields", {}).items()}
    types = {PREFIX + id: type for id, type in kind["types"].items()}
    default = {"default": PREFIX + kind["default"]} if "default" in kind else {}
    columns = [PREFIX + column for column in kind.get("columns", ())]
    return kind | default | {"fields": fields, "types": types, "columns": columns}


def field_renamed(field: dict[str, Any]) -> dict[str, Any]:
    of = field.get("of", [])
    if isinstance(of, dict):
        return field | {"of": {PREFIX + id: label for id, label in of.items()}}
    return field | ({"of": [PREFIX + id for id in of]} if of else {})


def file_renamed(path: Path, folder: str, kinds: dict[str, Any]) -> str:
    found = FRONT.match(path.read_text(encoding="utf-8"))
    assert found, path
    front = yaml.load(found[1], yaml.BaseLoader)
    if folder in kinds:
        front["type"] = PREFIX + front["type"]
    for claim in front.get("claims", ()):
        claim["sets"] = {id: readings_renamed(fields, kinds) for id, fields in claim.get("sets", {}).items()}
    body = DIRECTIVE.sub(lambda m: m[0].replace(m[2], PREFIX + m[2]) if m[2] in kinds else m[0], found[2])
    return f"---\n{yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10**6)}---\n{body}"


def readings_renamed(fields: dict[str, Any], kinds: dict[str, Any]) -> dict[str, Any]:
    every = [field for kind in kinds.values() for field in kind.get("fields", {}).values()]
    choices = {choice for field in every if field["type"] == "choice" for choice in field["of"]}
    return {
        PREFIX + id: PREFIX + value if isinstance(value, str) and value in choices else value
        for id, value in fields.items()
    }


def load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def dump(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def without_records(text: bytes) -> bytes:
    def stripped(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: stripped(it) for key, it in value.items() if key not in ("record", "records")}
        return list(map(stripped, value)) if isinstance(value, list) else value

    return json.dumps(stripped(json.loads(text)), indent=2).encode()


@pytest.mark.parametrize("name", ["strait", "court", "muehle"])
def test_a_dossier_whose_kinds_types_and_fields_have_other_names_is_the_same(
    name: str, tmp_path: Path
) -> None:
    content = TESTS / name / "content"
    rename(content, tmp_path / "content")
    if (TESTS / name / "texts").exists():
        shutil.copytree(TESTS / name / "texts", tmp_path / "texts")
        # On the day on which the other was verified, since pages say so.
        (day,) = {one["verified"] for one in json.loads((content / VERIFIED_JSON).read_bytes()).values()}
        verified = verification(tmp_path / "content", date.fromisoformat(day))[2]
        (tmp_path / "content" / VERIFIED_JSON).write_bytes(verified)
    before, after = run(content), run(tmp_path / "content")
    assert as_text(after.problems) == as_text(before.problems)
    tree = {path.replace(PREFIX, ""): text.replace(PREFIX.encode(), b"") for path, text in after.tree.items()}
    assert tree.keys() == before.tree.keys()
    # It also holds the files of the editors as they are: here those of all kinds, there of some.
    tree[DOSSIER_JSON], ours = map(without_records, (tree[DOSSIER_JSON], before.tree[DOSSIER_JSON]))
    for path, text in (before.tree | {DOSSIER_JSON: ours}).items():
        # Longer names fold the lines of front matter elsewhere.
        assert tree[path].split() == text.split(), path
