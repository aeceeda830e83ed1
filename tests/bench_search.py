"""What a reader waits for, and loads, on a site of many pages: ``python -m tests.bench_search 1000 10000``.

The pages are made up, and their search is written by the program into a small built site; a real Chromium
opens it and types. Kilobytes are those that a server sends which compresses texts, as GitHub Pages does.
"""

import gzip
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Response, expect

from dossier.model.content import SearchEngine, Settings
from dossier.search import write_search
from dossier.search.pages import SearchPage, Section
from tests.bench import WORDS, name
from tests.benchmarks import Table, machine, written
from tests.site import DESK, browser, built, project, served, watched

QUERIES = 20
# What is compressed already, as the chunks of Pagefind are, is sent as it is.
TEXTS = (".js", ".json", ".css", ".html", "/")
# In the page itself, since a program that drives a browser looks at it only now and then.
TYPED = """title => new Promise(resolve => {
    const input = document.querySelector("#dossier-search input[type=search]")
    const begun = performance.now()
    new MutationObserver((_, observer) => {
        if (document.querySelector(".dossier-search__title")?.textContent !== title) return
        observer.disconnect()
        resolve(performance.now() - begun)
    }).observe(document.querySelector("[data-search-hits]"), { childList: true })
    input.value = title
    input.dispatchEvent(new Event("input", { bubbles: true }))
})"""


def title_of(number: int) -> str:
    """A title for each number."""
    return f"{name(number)} {number}"


def pages(count: int) -> Iterator[SearchPage]:
    """Pages of about as many words as an actor's; each has a name that is nobody else's."""
    chance = Random(count)
    for number in range(count):
        blocks = tuple(" ".join(chance.choices(WORDS.split(), k=20)).capitalize() for _ in range(15))
        sections = (Section("", "", blocks[:5]), Section("said", "What it said", blocks[5:]))
        yield SearchPage(f"actors/actor-{number}/", title_of(number), "Actor", (), sections)


def sent(response: Response) -> int:
    """The bytes of an answer as they are sent."""
    body = response.body()
    is_text = response.url.partition("?")[0].endswith(TEXTS)
    return len(gzip.compress(body)) if is_text else len(body)


def asked(chromium: Browser, address: str, count: int) -> tuple[float, float, float]:
    """The kilobytes up to the first hit, the milliseconds up to it, and those of a further query."""
    answers: list[Response] = []
    with watched(chromium, viewport=DESK) as page:
        page.goto(address, wait_until="networkidle")
        page.on("response", lambda answer: answers.append(answer))
        begun = time.monotonic()
        page.get_by_role("button", name="Search").click()
        page.get_by_role("searchbox").fill(title_of(0))
        expect(page.locator(".dossier-search__title").first).to_have_text(title_of(0), timeout=60_000)
        first, weight = 1000 * (time.monotonic() - begun), sum(map(sent, answers))
        titles = [title_of(number * count // QUERIES) for number in range(1, QUERIES)]
        further = [float(page.evaluate(TYPED, title)) for title in titles]
    return weight / 1000, first, statistics.median(further)


def main() -> None:
    """Measure, and write the table and its drawing."""
    table = Table(("pages", "up to the first hit, kB", "the first hit, ms", "a further one, ms"))
    with TemporaryDirectory() as place:
        site = built(project(Path(place) / "ferry"))
        for count in map(int, sys.argv[1:] or ["1000", "10000"]):
            write_search(pages(count), Settings(search=SearchEngine.PAGEFIND), site)
            with served(site) as address, browser() as chromium:
                table.rows.append((count, *map(round, asked(chromium, address, count))))
            print(*table.rows[-1], flush=True)
    about = f"""Written by `python -m tests.bench_search` on {machine()}. The pages are made up. Kilobytes
are as a server sends them that compresses texts; milliseconds are those from the click on the search to the
first hit, and those from the input to the answer of {QUERIES - 1} further queries, at the median.

Goals at 10,000 pages: at most 300 kB to the first hit, and answers within 100 ms."""
    bars = [
        [(f"{row[0]} pages: {head}", float(row[at])) for at, head in enumerate(table.head)]
        for row in table.rows
    ]
    written("search", "What a search takes", about, table, [group[1:] for group in bars])


if __name__ == "__main__":
    main()
