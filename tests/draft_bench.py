"""How much of what people found in articles is drafted, and how much of that an editor throws away.

usage: python -m tests.draft_bench [--corpora FOLDER] [--articles FOLDER] [--limit N] [--show N]

CORPORA holds ``*.jsonl`` files with an article a line: its ``text`` and ``language``, and what people marked
as said: ``attributions`` with ``speaker``, ``cue``, ``content``, ``direct``. The corpora are other people's,
and no part of this repository. ARTICLES is the archive of our own dossier: what would be drafted of it is
compared with our records. Thrown away is a draft without a claim of ours of the same words, or of the same
speaker at the same place.
"""

import argparse
import json
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import frontmatter

from dossier.derive.located import places_of
from dossier.draft.drafts import Drafts, drafts_of
from dossier.draft.reading import spoken_in
from dossier.intake.articles import read_article
from dossier.language.tokens import words_of
from dossier.load import load
from dossier.model.content import Claim, Dossier, Source
from dossier.model.same_text import normal
from dossier.model.values.quantity import Quantity, quantity

ROOT = Path(__file__).parent.parent
# Words that are the same in any two names.
LITTLE = frozenset(
    words_of(
        "the a an of and in on for to his her their its mr mrs ms dr "
        "der die das dem den des ein eine einer und von"
    )
)
# In words; what is shorter is not compared.
SHORTEST = 3


def words(text: str | None) -> list[str]:
    return re.findall(r"[\w']+", (text or "").lower().replace("’", "'"))


def share(wanted: Sequence[str], given: Sequence[str]) -> float:
    """How many of the wanted words, each as often as it is wanted, the given ones hold."""
    return sum((Counter(wanted) & Counter(given)).values()) / max(len(wanted), 1)


def quoted(text: str) -> list[str]:
    """The words between the marks of a content that has some; else all."""
    inner = re.findall(r"[\"“„«‘](.+?)[\"”“»’](?=\W|$)", text, flags=re.S)
    return words(" ".join(inner) or text)


def is_same_name(one: str | None, other: str | None) -> bool:
    return bool((set(words(one)) - LITTLE) & (set(words(other)) - LITTLE))


def proposals(article: dict[str, Any]) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.txt")
        path.write_text(article["text"], encoding="utf-8")
        read = read_article(path, frozenset(), frozenset(), article["language"])
    given = () if isinstance(read, str) else spoken_in(read.blocks, article["language"])
    return [{"content": each.words, "quote": each.is_quote, "speaker": each.name} for each in given]


def score(article: dict[str, Any], given: Sequence[dict[str, Any]]) -> Counter[str]:
    """How many quotations and reports people marked, were proposed, and have the right speaker."""
    count: Counter[str] = Counter()
    for marked in article["attributions"]:
        direct = marked["direct"]
        wanted = quoted(marked["content"]) if direct else words(marked["content"])
        if len(wanted) < SHORTEST or not (direct or (marked["speaker"] and marked["cue"])):
            continue
        row = [each for each in given if each["quote"] or not direct]
        near = [each for each in row if _is_near(words(each["content"]), wanted)]
        every = [word for each in near for word in words(each["content"])]
        is_there = share(wanted, every) >= (0.8 if direct else 0.6)
        is_theirs = is_there and any(is_same_name(marked["speaker"], each["speaker"]) for each in near)
        what = "quotations" if direct else "reports"
        named = bool(marked["speaker"])
        count.update({what: 1, f"{what} found": is_there, f"{what} named": named, f"{what} with": is_theirs})
    contents = [words(marked["content"]) for marked in article["attributions"]]
    for each in given:
        row = words(each["content"])
        if each["quote"] and len(row) >= SHORTEST:
            is_right = any(share(row, content) >= 0.8 for content in contents)
            count.update({"proposed": 1, "proposed right": is_right})
    return count


def _is_near(given: Sequence[str], wanted: Sequence[str]) -> bool:
    return share(given, wanted) >= 0.8 or share(wanted, given) >= 0.8


def part(count: Counter[str], some: str, of: str) -> str:
    return f"{count[some]:>5} of {count[of]:<5} {count[some] / max(count[of], 1):>6.1%}"


def print_corpus(path: Path, limit: int, show: int) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()[: limit or None]
    began, total, letters = time.perf_counter(), Counter[str](), 0
    for line in lines:
        article = json.loads(line)
        given = proposals(article)
        total += score(article, given)
        letters += len(article["text"])
        show -= _show_wrong(article, given, show)
    seconds = time.perf_counter() - began
    print(f"\n{path.stem}: {len(lines)} articles, {seconds / max(letters, 1) * 6000:.2f} s for 1,000 words")
    print(f"  quotations found         {part(total, 'quotations found', 'quotations')}")
    print(f"    with the right speaker {part(total, 'quotations with', 'quotations named')}")
    print(f"  quotations right         {part(total, 'proposed right', 'proposed')}")
    print(f"  reported speech found    {part(total, 'reports found', 'reports')}")
    print(f"    with the right speaker {part(total, 'reports with', 'reports')}")


def _show_wrong(article: dict[str, Any], given: Sequence[dict[str, Any]], most: int) -> int:
    """Print what people marked and nothing proposed has, as examples."""
    shown = 0
    for marked in article["attributions"]:
        alone = {**article, "attributions": [marked]}
        count = score(alone, given)
        if shown < most and count["quotations"] and not count["quotations with"] and marked["speaker"]:
            shown += 1
            print(f"  missed: {marked['speaker']} | {marked['cue']} | {marked['content'][:70]!r}")
    return shown


def print_own(archive: Path) -> None:
    """Our own records against what would be drafted of the same articles in an empty dossier."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "archive").symlink_to(archive.resolve())
        content = shutil.copytree(ROOT / "content", Path(folder, "content"))
        dossier, _ = load(content)
        total: Counter[str] = Counter()
        began = time.perf_counter()
        for source in dossier.sources.values():
            if source.id in dossier.archive:
                total += _compared(dossier, source, _drafted(content, source.id))
    print(f"\nour own records, {time.perf_counter() - began:.1f} s")
    for what in ("quotations", "numbers", "dates", "actors", "meetings"):
        print(f"  {what:<22} {part(total, f'{what} found', what)}")
    print(f"  drafts thrown away     {part(total, 'thrown away', 'drafts')}")
    print(f"  refused by the checks  {total['refused']:>5}")


def _drafted(content: Path, id: str) -> Drafts:
    """What is drafted where the record of a source is as it is when an article has just been added."""
    path = content / f"sources/{id}.md"
    whole = path.read_text(encoding="utf-8")
    post = frontmatter.loads(whole)
    post["claims"] = []
    path.write_text(frontmatter.dumps(post), encoding="utf-8")
    dossier, _ = load(content)
    drafts = drafts_of(dossier, id)
    path.write_text(whole, encoding="utf-8")
    return drafts


def _compared(dossier: Dossier, source: Source, drafts: Drafts) -> Counter[str]:
    """The drafts of one source, compared with the claims that it has."""
    total = Counter({"drafts": len(drafts.records), "refused": drafts.refused})
    total.update(
        _found(
            "quotations", [normal(c.quote.exact) for c in source.claims if c.quote], _quotes(drafts.records)
        )
    )
    total.update(_found("numbers", list(_numbers(source.claims)), list(_drafted_numbers(drafts.records))))
    dates = [claim.date.edtf for claim in source.claims if claim.date]
    total.update(_found("dates", dates, [str(_edtf(r["date"])) for r in drafts.records if "date" in r]))
    actors = sorted({id for claim in source.claims for id in claim.speakers})
    total.update(_found("actors", actors, sorted({_actor(r.get("by")) for r in drafts.records})))
    met = [frozenset(pair) for pair in _meetings(source.claims, dossier)]
    drafted = [frozenset(who) for r in drafts.records for who in _participants(r)]
    total["meetings"] += len(met)
    total["meetings found"] += sum(any(len(one & other) >= 2 for other in drafted) for one in met)
    places = places_of(dossier.archive[source.id])
    kept = {str(claim.locator) for claim in source.claims} if places else set()
    total["thrown away"] = sum(not _has_counterpart(r, source.claims, kept) for r in drafts.records)
    return total


def _found(what: str, wanted: Sequence[str], given: Sequence[str]) -> Counter[str]:
    is_there = sum(any(one in other or other in one for other in given if other) for one in wanted)
    return Counter({what: len(wanted), f"{what} found": is_there})


def _quotes(records: Sequence[dict[str, Any]]) -> list[str]:
    return [normal(record["quote"]) for record in records if "quote" in record]


def _numbers(claims: Sequence[Claim]) -> Iterator[str]:
    for claim in claims:
        values = (reading.value for reading in claim.readings)
        yield from (str(value.low) for value in values if isinstance(value, Quantity) and value.low)


def _drafted_numbers(records: Sequence[dict[str, Any]]) -> Iterator[str]:
    for record in records:
        for fields in record.get("sets", {}).values():
            for value in fields.values():
                read = quantity(str(value)) if isinstance(value, str) else None
                if read and read.low is not None:
                    yield str(read.low)


def _edtf(date: Any) -> Any:
    return date["date"] if isinstance(date, dict) else date


def _actor(by: Any) -> str:
    return str(by.get("actor", "")) if isinstance(by, dict) else str(by or "")


def _meetings(claims: Sequence[Claim], dossier: Dossier) -> Iterator[tuple[str, ...]]:
    """Who met whom, as our records have it: for each meeting all that any of its claims name."""
    by_event: dict[str, set[str]] = {}
    for claim in claims:
        for reading in claim.readings:
            if dossier.field_of(reading).shared and isinstance(reading.value, str):
                by_event.setdefault(reading.entity, set()).add(reading.value)
    yield from (tuple(who) for who in by_event.values() if len(who) > 1)


def _participants(record: dict[str, Any]) -> Iterator[list[str]]:
    for fields in record.get("sets", {}).values():
        yield from (value for value in fields.values() if isinstance(value, list))


def _has_counterpart(record: dict[str, Any], claims: Sequence[Claim], places: set[str]) -> bool:
    """Whether an editor made a claim of it: of the same words, or at the same place by the same speaker."""
    if str(record["at"]) not in places:
        return False
    here = [claim for claim in claims if str(claim.locator) == record["at"]]
    if "quote" in record:
        exact = normal(record["quote"])
        return any(
            claim.quote and (normal(claim.quote.exact) in exact or exact in normal(claim.quote.exact))
            for claim in here
        )
    by = _actor(record.get("by"))
    return any(by in claim.speakers or (not by and not claim.speakers) for claim in here)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--corpora", type=Path, help="A folder of articles that people have marked.")
    parser.add_argument("--articles", type=Path, help="The archive of our own dossier.")
    parser.add_argument("--limit", type=int, default=0, help="So many articles of each corpus.")
    parser.add_argument(
        "--show", type=int, default=0, help="So many examples of what was missed, of each corpus."
    )
    given = parser.parse_args()
    if not given.corpora and not given.articles:
        sys.exit("name --corpora, --articles or both: neither is a part of this repository")
    for path in sorted(given.corpora.glob("*.jsonl")) if given.corpora else ():
        print_corpus(path, given.limit, given.show)
    if given.articles:
        print_own(given.articles)


if __name__ == "__main__":
    main()
