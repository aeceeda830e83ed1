"""Small programs that draft claims, most of which lie: ``python liar.py MODE [FOLDER]``.

Each is a real program, asked over its standard input. What it was asked is written into FOLDER.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

BERG = {"at": "paragraph 3", "says": "[[Anna Berg]] told the council that she would stay.", "by": "anna-berg"}
QUOTE = "We shall not leave the island"
TRUE: dict[str, Any] = {**BERG, "id": "staying", "quote": QUOTE}
LETTER: dict[str, Any] = {
    "id": "letter",
    "at": "paragraph 2",
    "says": "About 600 people have signed a letter, the [[statistics office]] says.",
    "by": "statistics-office",
    "passage": "people signed a letter",
    "sets": {"people-left": {"value": "~600"}},
}
QUAY = {"at": "paragraph 1", "says": "[[Mira Holm]] said that the quay would be closed.", "by": "mira-holm"}

LIES: dict[str, dict[str, Any]] = {
    "invented-quotation": {**TRUE, "quote": "We are ruined"},
    "changed-quotation": {**TRUE, "quote": "We shall never leave the island"},
    "passage-as-quotation": {**TRUE, "quote": "told the council"},
    "firmer-number": {**LETTER, "says": "The [[statistics office]] counts 600 who signed.", "sets": {}},
    "firmer-value": {**LETTER, "says": "[[Statistics office]].", "sets": {"people-left": {"value": 600}}},
    "other-number": {**LETTER, "says": "About 6000 people signed, the [[statistics office]] says."},
    "wrong-speaker": {**TRUE, "by": "mira-holm", "says": "[[Mira Holm]] said that she would stay."},
    "wrong-speaker-of-passage": {**LETTER, "by": "mira-holm", "says": "[[Mira Holm]] speaks of about 600."},
    "no-such-speaker": {**TRUE, "by": "zelda"},
    "dropped-negation": {**QUAY, "passage": "would not be closed"},
    "dropped-negation-behind-the-passage": {**QUAY, "passage": "be closed before June"},
    "cut-negation": {**TRUE, "says": "[[Anna Berg]] said that she would go.", "quote": "leave the island"},
    "added-negation": {**LETTER, "says": "About 600 people did not sign, the [[statistics office]] says."},
    "wrong-paragraph": {**TRUE, "at": "paragraph 2"},
    "no-such-paragraph": {**TRUE, "at": "paragraph 99"},
    "invented-date": {**LETTER, "date": "2025-03-09"},
    "invented-name": {**TRUE, "says": "[[Anna Berg]] told Zed Zulu that she would stay."},
    "invented-role": {**TRUE, "by": {"actor": "anna-berg", "as": "envoy of Ruritania"}},
    "sentence-of-the-article": {
        **LETTER,
        "says": "About 600 people signed a letter against the plan, according to the [[statistics office]].",
    },
    "nine-true-and-one-false": {
        **LETTER,
        "stance": "asserts",
        "about": ["mira-holm", "anna-berg", "ferry-company"],
        "sets": {
            "people-left": {"value": "~600"},
            "council-meeting": {"place": "Quay", "date": "2025-03-12"},
        },
    },
    "script-in-says": {**TRUE, "says": "[[Anna Berg]] told <script>alert(1)</script> the council."},
    "script-in-role": {**TRUE, "by": {"actor": "anna-berg", "as": "<img src=x onerror=alert(1)>"}},
    "script-in-id": {**TRUE, "id": "<script>"},
    "script-in-key": {**TRUE, "<script>": "1"},
    "link": {**TRUE, "says": "[[Anna Berg]] told [the council](javascript:alert(1)) that she would stay."},
    "by-hand": {**TRUE, "by_hand": {"because": "trust me", "words": ["x"]}},
    "note": {**TRUE, "note": "Everybody knows that it was so."},
    "no-draft": {**TRUE, "draft": False},
    "another-author": {**TRUE, "drafted_by": "Anna Berg"},
    "path-in-id": {**TRUE, "id": "../../../tmp/x"},
    "yaml-in-says": {**TRUE, "says": "x\n---\ntitle: Taken over\n---\n"},
    "bell": {**TRUE, "says": "[[Anna Berg]] told\u0007 the council that she would stay."},
    "half-a-sign": {**TRUE, "says": "[[Anna Berg]] told \ud800 the council that she would stay."},
    "half-a-sign-in-key": {**TRUE, "sets": {"\udc00": {"value": 1}}},
    "deep": {**TRUE, "sets": {"a": {"b": {"c": {"d": {"e": {"f": {"g": {}}}}}}}}},
    "long": {**TRUE, "says": "[[Anna Berg]] " + "stayed " * 5_000},
}  # fmt: skip


def honest(refused: list[Any]) -> dict[str, dict[str, Any]]:
    """What each mode answers that answers in form, once more if it is to mend something."""
    unsure = {**QUAY, "passage": "would not be closed", "unsure": ["stance"]}
    return {
        "true": {"claims": [TRUE, LETTER]},
        "deaf": {"claims": [TRUE, LETTER]},
        "mixed": {"claims": [TRUE, LIES["firmer-number"], 7, None, "a claim", [], {}]},
        "mends": {"claims": [LETTER if refused else LIES["firmer-number"]]},
        "hangs-when-asked-again": {"claims": [TRUE, LIES["firmer-number"]]},
        "other-fields": {"claims": [TRUE], "publish": True, "run": "rm -rf"},
        "unsure": {"claims": [unsure]},
        **{mode: {"claims": [lie]} for mode, lie in LIES.items()},
    }


WRONG = {
    "ten-megabytes": '{"claims": [' + '{"at": "x"},' * 900_000,
    "deeply-nested": "[" * 200_000,
    "half": json.dumps({"claims": [TRUE, LETTER]})[:-40],
    "twice": '{"claims": [], "claims": []}',
    "not-a-number": '{"claims": [{"at": NaN}]}',
    "no-utf-8": '{"claims": ["\udcff"]}',
    "words": "Here are the claims that you asked for.",
    "list-of-nothing": '{"claims": "all of it"}',
    "nothing": "",
}


def misbehave(mode: str) -> None:
    while mode == "endless":
        sys.stdout.write("[" * 100_000)
    if mode == "closes-and-hangs":
        sys.stdout.close()
    if "hangs" in mode:
        time.sleep(600)
    if mode == "error":
        sys.stderr.write("\x1b[2Jno key for the model\n")
        sys.exit(3)
    sys.stdout.buffer.write(WRONG[mode].encode(errors="surrogateescape"))


def main() -> None:
    mode = sys.argv[1]
    question = json.loads(sys.stdin.read()) if mode != "deaf" else {"refused": []}
    if len(sys.argv) > 2:
        folder = Path(sys.argv[2])
        (folder / f"{len(list(folder.iterdir()))}.json").write_text(json.dumps(question), encoding="utf-8")
    said = honest(question["refused"]).get(mode)
    if said is None or (mode == "hangs-when-asked-again" and question["refused"]):
        misbehave(mode)
    else:
        json.dump(said, sys.stdout)


if __name__ == "__main__":
    main()
