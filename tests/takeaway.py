"""An invented dossier that makes it hard for every format that readers take away."""

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from dossier.model.archive import Block, write_blocks
from dossier.pipeline import Outcome, verification

FIRST = (
    "The deputy said: “We shall, of course, keep the “old” harbour open; nobody need fear the new pier.” Then"
)
WALL = "Anna told =WIRE(1), a Russian translation: afore “=SUM(A1) stood on a wall” for more than 300 days."
BLOCKS = (
    Block("title", "Strait times"),
    Block("paragraph", WALL),
    Block("paragraph", FIRST),
    Block("paragraph", "“We have never seen a boat of ours come back so late,” said Bo."),
)
KOREAN = (Block("paragraph", "대변인은 “부두는 닫히지 않는다” 라고 말했다."),)
NAMES = {"anna": "Anna O’Hara, “the pilot”", "bo": "Bo {Ström} & Sons", "wire": "=WIRE(1)"}

RESERVED = """---
title: '=2+3 "Strait", {times} & 50 % \\ of it_all #1 -- ~about^'
author: ['Smith, J. and Sons', '김 안나', 'Ёлка Ñu']
publisher: The Daily, “Best” & Co.
published: 2024-10~/2024-12-24
url: https://example.org/a?b=c&d=%C3%A9_~x
archived_url: https://archive.example.org/1
retrieved: 2025-01-02
language: en
rights: all-rights-reserved
text: {sha256: SHA}
claims:
  - id: wall
    at: paragraph 1
    says: >-
      On a wall stood a formula, "=SUM", for more than 300 days, [[Anna O’Hara, “the pilot”|Anna]] said.
    by: anna
    via: [wire, {as: a Russian translation}]
    quote: {exact: =SUM(A1) stood on a wall, prefix: "afore “", suffix: "” for more than"}
    about: bo
    sets: {days: {value: ">300"}}
    repeats: seoul#same
    note: "-1 is what the copy has; @ is missing."
  - id: open
    at: paragraph 3
    says: Bo told that boats came back late.
    by: bo
    quote: We have never seen a boat of ours come back so late
    about: bo
  - id: author
    at: paragraph 2
    says: Nobody need fear the pier.
    passage: nobody need fear the new pier
    about: pier
    analysis: true
    date: {date: 2024-23, basis: inferred, words: Then, from: [strait], because: The text says so.}
---
"""
SEOUL = """---
title: 부두
published: {date: 2024-21, basis: outside, because: "=cmd|' /C calc'!A0"}
url: https://example.org/부두
language: ko
rights: CC-BY-4.0
text: {sha256: SHA}
claims:
  - id: same
    at: paragraph 1
    says: A formula stood on a wall, somebody said.
    by: {as: unnamed}
    quote:
      exact: 부두는 닫히지 않는다
      prefix: 대변인은 “
      translation: The pier does not close.
    about: bo
  - id: silent
    at: paragraph 1
    says: "[[anna]] gave no comment."
    by: {actor: anna, words: 대변인은}
    stance: no-comment
    passage: 대변인은
    about: pier
---
"""
GONE = """---
title: Gone
language: en
rights: public-domain
withdrawn: {date: 2025-03, because: "It was, in short, wrong."}
claims:
  - id: denied
    at: title
    says: "[[Bo {Ström} & Sons]] denied that there is a [[pier]]."
    by: bo
    stance: denies
    passage: no pier
    about: pier
---
"""
PAGE = """---
title: "Odd | page"
---
Anna said so. [@strait#wall] [@seoul#same]

| What, <where> | Who |
| --- | --- |
| A formula, “=SUM(A1) stood on a wall”[@strait#wall] | *[[anna]]* |
| The wall[@strait#wall] | *[[anna]]* and **Bo** |
|  | more than 300 days[@strait#wall; @seoul#same] |

<!-- dossier/sources -->
"""


def invented(folder: Path, url: str = "https://example.org/odd") -> Path:
    """The content folder of this dossier, with its archive beside it, verified."""
    strait, seoul = write_blocks(BLOCKS).encode(), write_blocks(KOREAN).encode()
    files = {
        "content/dossier.yml": "title: Odd dossier’s & <more>\nrights: CC-BY-4.0\n"
        + (f"url: {url}\n" if url else ""),
        "content/sources/strait.md": RESERVED.replace("SHA", sha256(strait).hexdigest()),
        "content/sources/seoul.md": SEOUL.replace("SHA", sha256(seoul).hexdigest()),
        "content/sources/gone.md": GONE,
        "content/odd.md": PAGE,
        "content/aid/pier.md": "---\nname: Pier\naliases: [pier]\ntype: money\n---\n",
        "content/figures/days.md": "---\nname: Days\ntype: duration\nunit: days\nof: pier\n---\n",
        **{
            f"content/actors/{id}.md": f"---\nname: '{name}'\naliases: [{id.title()}]\ntype: person\n---\n"
            for id, name in NAMES.items()
        },
        "archive/strait.txt": strait.decode(),
        "archive/seoul.txt": seoul.decode(),
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    problems, _, verified = verification(folder / "content", date(2025, 2, 3))
    assert not problems, problems
    (folder / "content/verified.json").write_bytes(verified)
    return folder / "content"


def loaded(outcome: Outcome, path: str) -> Any:
    return json.loads(outcome.tree[path])


def claims_of(outcome: Outcome) -> dict[str, dict[str, Any]]:
    whole = loaded(outcome, "data/dossier.json")
    return {claim["id"]: claim for source in whole["sources"] for claim in source.get("claims", [])}
