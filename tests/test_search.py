"""What readers find, in a real Chromium, with both engines."""

import gzip
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.site import dossier, project, served, watched
from tests.test_browser import DESK, PHONE

ENGINES = ("index", "pagefind")

# What readers know somebody or something by, and the page that is about it.
OWN_PAGES = (
    ("Lavrov", "Sergei Lavrov"),
    ("Belousov", "Andrei Belousov"),
    ("Zelensky", "Volodymyr Zelensky"),
    ("kim jong un", "Kim Jong Un"),
    ("Putin", "Vladimir Putin"),
    ("KCNA", "Korean Central News Agency"),
    ("AFP", "Agence France-Presse"),
    ("DPRK", "North Korea"),
    ("Seoul", "South Korea"),
    ("NATO", "NATO"),
    ("Шойгу", "Sergei Shoigu"),
    ("Захарова", "Maria Zakharova"),
    ("Сирський", "Oleksandr Syrskyi"),
    ("최선희", "Choe Son Hui"),
    ("김정은", "Kim Jong Un"),
    ("Wonsan", "Wonsan"),
    ("Kursk", "Kursk region"),
    ("Security Council of Russia", "Security Council of Russia"),
    ("South Korea's spy agency", "South Korean intelligence"),
)


@pytest.fixture(scope="session")
def sites(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Our own dossier, once as it is and once in chunks."""
    folder = project(tmp_path_factory.mktemp("large"))
    with (folder / "content/dossier.yml").open("a", encoding="utf-8") as settings:
        settings.write("search: pagefind\n")
    done = dossier(folder, "build", "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr
    return {"index": site, "pagefind": folder / "site"}


@pytest.fixture(scope="session")
def addresses(sites: dict[str, Path]) -> Iterator[dict[str, str]]:
    with ExitStack() as stack:
        yield {engine: stack.enter_context(served(folder)) for engine, folder in sites.items()}


@pytest.fixture(scope="session", params=ENGINES)
def searched(request: pytest.FixtureRequest, addresses: dict[str, str]) -> str:
    """Where a site is served that is searched by one of the engines."""
    return addresses[request.param]


@contextmanager
def opened(chromium: Browser, address: str, **options: object) -> Iterator[Page]:
    """The front page with the search open and ready."""
    with watched(chromium, **{"viewport": DESK} | options) as page:
        page.goto(address)
        page.get_by_role("button", name="Search").click()
        yield page


def search(page: Page, query: str) -> None:
    """Put a query in as an input method or the clipboard does, without a key, and wait for its answer."""
    page.get_by_role("searchbox").focus()
    page.keyboard.insert_text(query)
    expect(page.get_by_role("status")).to_have_text(
        re.compile(r"^(\d+ pages?|Nothing found.*)$"), timeout=30_000
    )


def titles(page: Page) -> list[str]:
    return page.locator(".dossier-search__title").all_text_contents()


@pytest.mark.parametrize(("query", "title"), OWN_PAGES)
def test_whoever_is_asked_for_by_any_name_comes_first(
    chromium: Browser, searched: str, query: str, title: str
) -> None:
    with opened(chromium, searched) as page:
        search(page, query)
        assert titles(page)[0] == title


@pytest.mark.parametrize(
    ("query", "title", "words"),
    [
        ("600", "North Korean troops killed", "600"),
        ("10,000", "North Korean troops sent to Russia", "10,000"),
        ("10000", "North Korean troops sent to Russia", "10,000"),
        ("formidable fighting brotherhood", "Sergei Lavrov", "brotherhood"),
        ('"formidable fighting brotherhood"', "Sergei Lavrov", "brotherhood"),
        ("“formidable fighting brotherhood”", "Sergei Lavrov", "brotherhood"),
        ("Wŏnsan", "Wonsan", "Wonsan"),
        ("who says 600 died", "North Korean troops killed", "600"),
    ],
)
def test_numbers_and_quoted_words_are_found_and_marked(
    chromium: Browser, searched: str, query: str, title: str, words: str
) -> None:
    with opened(chromium, searched) as page:
        search(page, query)
        assert title in titles(page)[:5]
        hit = page.locator(".dossier-search li", has=page.get_by_role("link", name=title, exact=True))
        expect(hit.locator("mark", has_text=words).first).to_be_visible()


def test_words_in_quotation_marks_stand_together(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched) as page:
        search(page, '"brotherhood formidable fighting"')
        assert titles(page) == []
        expect(page.get_by_role("status")).to_contain_text("Nothing found")


@pytest.mark.parametrize(("query", "title"), [("최선", "Choe Son Hui"), ("선희", "Choe Son Hui")])
def test_two_syllables_are_enough(
    chromium: Browser, addresses: dict[str, str], query: str, title: str
) -> None:
    with opened(chromium, addresses["index"]) as page:
        search(page, query)
        assert titles(page)[0] == title


@pytest.mark.parametrize(
    ("query", "title", "kind"),
    [
        ("Lavrov", "Sergei Lavrov", "Actor"),
        ("Kim–Lavrov meeting in Wonsan", "Kim–Lavrov meeting in Wonsan", "Meeting"),
        ("Artillery shells", "Artillery shells", "Aid or exchange"),
        ("troops sent", "North Korean troops sent to Russia", "Figure"),
        ("Pyongyang", "Pyongyang", "Place"),
        ("Kim Offers Support", "North Korea’s Kim Offers Support for Russia in Ukraine", "Source"),
        ("Disputes", "Disputes and denials", "Overview"),
    ],
)
def test_a_hit_shows_what_kind_of_page_it_is(
    chromium: Browser, searched: str, query: str, title: str, kind: str
) -> None:
    with opened(chromium, searched) as page:
        search(page, query)
        hit = page.locator(".dossier-search li", has=page.get_by_role("link", name=title, exact=True)).first
        expect(hit.locator(".dossier-search__kind")).to_have_text(kind)


def test_hits_of_one_kind_can_be_asked_for(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched) as page:
        search(page, "Lavrov")
        page.get_by_label("Kind of page").select_option("Meeting")
        expect(page.locator(".dossier-search__title").first).to_contain_text("Lavrov")
        expect(page.locator(".dossier-search__kind").first).to_have_text("Meeting")
        assert set(page.locator(".dossier-search__kind").all_text_contents()) == {"Meeting"}


def test_nothing_is_loaded_before_the_search_is_opened(chromium: Browser, searched: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url.removeprefix(searched)))
        page.goto(searched, wait_until="networkidle")
        before = [url for url in loaded if "search" in url]
        assert before == ["assets/stylesheets/search.css", "assets/javascripts/search.js"]
        page.get_by_role("button", name="Search").click()
        search(page, "Lavrov")
        assert "search/index.json" in loaded


def test_the_front_page_weighs_little_before_the_search_is_opened(chromium: Browser, searched: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        bodies: list[bytes] = []
        page.on("requestfinished", lambda request: bodies.append(request.response().body()))  # type: ignore[union-attr]
        page.goto(searched, wait_until="networkidle")
        assert len(bodies) > 5
        assert sum(len(gzip.compress(body)) for body in bodies) <= 150_000


def test_a_large_dossier_loads_only_chunks(
    chromium: Browser, addresses: dict[str, str], sites: dict[str, Path]
) -> None:
    assert (sites["pagefind"] / "search/index.json").stat().st_size < 200
    with watched(chromium, viewport=DESK) as page:
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url))
        page.goto(addresses["pagefind"])
        page.get_by_role("button", name="Search").click()
        search(page, "Lavrov")
        assert any(url.endswith(".pf_index") for url in loaded)


def test_the_whole_way_is_gone_by_keyboard(chromium: Browser, searched: str) -> None:
    with watched(chromium, viewport=DESK) as page:
        page.goto(searched)
        page.keyboard.press("/")
        expect(page.get_by_role("searchbox")).to_be_focused()
        search(page, "Lavrov")
        page.keyboard.press("ArrowDown")
        links = page.locator(".dossier-search__output a")
        expect(links.nth(0)).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(links.nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_contain_text("Sergei Lavrov")


def test_enter_leads_to_the_first_hit(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched) as page:
        search(page, "KCNA")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_contain_text("Korean Central News Agency")


def test_escape_closes_the_search_and_leads_back(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched) as page:
        search(page, "Lavrov")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(page.get_by_role("button", name="Search")).to_be_focused()
        page.keyboard.press("/")
        expect(page.get_by_role("searchbox")).to_have_value("Lavrov")


def test_the_key_can_be_turned_off(chromium: Browser, addresses: dict[str, str]) -> None:
    with opened(chromium, addresses["index"]) as page:
        page.get_by_label("The key / opens the search").uncheck()
        page.keyboard.press("Escape")
        page.reload()
        page.keyboard.press("/")
        expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_hit_leads_to_the_statement(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched) as page:
        search(page, "“formidable fighting brotherhood”")
        page.get_by_label("Kind of page").select_option("Source")
        page.get_by_role("link", name="To this statement").first.click()
        page.wait_for_url("**/sources/wonsan-talks/#brotherhood")
        expect(page.locator(".dossier-claim:target")).to_contain_text("formidable fighting brotherhood")


def test_hangul_is_found_while_it_is_composed(chromium: Browser, addresses: dict[str, str]) -> None:
    with opened(chromium, addresses["index"]) as page:
        expect(page.get_by_role("status")).to_have_text("", timeout=30_000)
        client = page.context.new_cdp_session(page)
        for text in ("ㅊ", "최", "최서", "최선"):
            client.send(
                "Input.imeSetComposition",
                {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
            )
        expect(page.locator(".dossier-search__title").first).to_have_text("Choe Son Hui")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_search_is_accessible(chromium: Browser, searched: str, scheme: str) -> None:
    with opened(chromium, searched, color_scheme=scheme) as page:
        search(page, "Lavrov")
        found = Axe().run(page).response["violations"]
        assert [
            (v["id"], n["html"][:200], n.get("failureSummary")) for v in found for n in v["nodes"][:2]
        ] == []


def test_the_search_fits_on_a_phone(chromium: Browser, searched: str) -> None:
    with opened(chromium, searched, viewport=PHONE) as page:
        search(page, "Lavrov")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        inner = page.locator(".dossier-search__output")
        assert inner.evaluate("it => it.scrollWidth <= it.clientWidth")
        targets = page.locator(".dossier-search :is(a, button, select, input):visible, [data-search-open]")
        for box in (target.bounding_box() for target in targets.all()):
            assert box
            assert min(box["width"], box["height"]) >= 24


def test_without_scripts_no_dead_button_is_shown(chromium: Browser, addresses: dict[str, str]) -> None:
    with watched(chromium, java_script_enabled=False) as page:
        page.goto(addresses["index"])
        expect(page.locator("[data-search-open]")).to_be_hidden()


def test_the_same_content_gives_the_same_chunks(sites: dict[str, Path], tmp_path: Path) -> None:
    folder = project(tmp_path)
    with (folder / "content/dossier.yml").open("a", encoding="utf-8") as settings:
        settings.write("search: pagefind\n")
    assert dossier(folder, "build", "--quiet").returncode == 0
    made = [
        {path.relative_to(site): path.read_bytes() for path in (site / "search").rglob("*") if path.is_file()}
        for site in (sites["pagefind"], folder / "site")
    ]
    assert made[0] == made[1]
