"""The policy of the pages, in a real Chromium: what readers use works under it, and what got in does not."""

import os
import signal
import socket
import subprocess
import sys
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from dossier.mkdocs_adapter.policy import allowing_last_script
from dossier.pipeline import run
from dossier.render.page_policy import LEADING, PAGE_POLICY
from dossier.swap import write_tree
from tests.site import DESK, PHONE, TESTS, inherited, project, served, watched

# One page of each kind.
KINDS = (
    "", "chronology/", "actors/", "actors/anton-velin/", "actors/haemi/", "meetings/pak-velin-orsan/", "aid/",
    "figures/", "figures/crews-sent/", "places/orsan/", "sources/", "sources/strait-times/", "disputes/",
    "origins/", "corrections/", "data/", "method/", "404.html",
)  # fmt: skip

VELIN = "actors/anton-velin/"


def policy_of(page: BeautifulSoup) -> str:
    """The policy of a page; empty where anything stands before it for which it would not hold."""
    head = page.find("head")
    first = head.find(True) if head else None
    is_policy = first is not None and first.get("http-equiv") == "Content-Security-Policy"
    return str(first["content"]) if is_policy else ""


def test_every_page_begins_with_the_policy(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    policies = {address: policy_of(soup) for address, soup in pages.items()}
    assert set(policies.values()) == {PAGE_POLICY}
    assert len(pages) == len(list(site.rglob("*.html")))


def test_a_page_that_leads_to_another_allows_only_the_script_that_does(
    chromium: Browser, tmp_path: Path
) -> None:
    tree = run(TESTS / "elsewhere/content").tree
    leading = {path: text for path, text in tree.items() if path.endswith((".html", ".js"))}
    assert list(leading) == ["actors/aska/index.html", "assets/moved.js"]
    there = "<!doctype html><title>Anna</title><link rel=icon href=data:,><h1>Anna</h1><p id=spoke>Spoke."
    write_tree(leading | {"actors/anna/index.html": there.encode()}, tmp_path)
    text = leading["actors/aska/index.html"]
    assert policy_of(BeautifulSoup(text, "lxml")) == LEADING
    with served(tmp_path) as address, guarded(chromium) as page:
        page.goto(f"{address}actors/aska/")
        expect(page.locator("h1")).to_have_text("Anna")
        page.goto(f"{address}actors/aska/?from=afar#spoke")
        expect(page.locator(":target")).to_have_text("Spoke.")
        assert page.url == f"{address}actors/anna/?from=afar#spoke"


def test_without_scripts_an_earlier_address_leads_on_too(chromium: Browser, tmp_path: Path) -> None:
    tree = run(TESTS / "elsewhere/content").tree
    there = "<!doctype html><title>Anna</title><h1>Anna</h1>"
    write_tree({path: text for path, text in tree.items() if path.endswith(".html")}, tmp_path)
    write_tree({"actors/anna/index.html": there.encode()}, tmp_path)
    with served(tmp_path) as address:
        page = chromium.new_context(java_script_enabled=False).new_page()
        page.goto(f"{address}actors/aska/#spoke")
        expect(page.locator("h1")).to_have_text("Anna")
        page.context.close()


def test_the_policy_allows_nothing_that_stands_in_a_page_and_no_other_host() -> None:
    for policy in (LEADING, PAGE_POLICY):
        directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
        assert directives["default-src"] == directives["base-uri"] == directives["form-action"] == "'none'"
        assert set(directives.values()) <= {"'none'", "'self'"}


def test_no_script_no_style_and_no_handler_stands_in_a_page(pages: dict[str, BeautifulSoup]) -> None:
    for address, soup in pages.items():
        scripts = [str(tag.get("type", "")) for tag in soup.select("script:not([src])")]
        # Data for programs is never run.
        assert set(scripts) <= {"application/json", "application/ld+json"}, address
        assert soup.select("style, [style], base, iframe, object, embed") == [], address
        names = {name for tag in soup.find_all(True) for name in tag.attrs}
        assert [name for name in names if name.startswith("on")] == [], address


@contextmanager
def guarded(chromium: Browser, **options: object) -> Iterator[Page]:
    """A page on which anything against the policy fails the test, also what the console does not say."""
    with watched(chromium, **options) as page:
        against: list[str] = []
        page.expose_function("tellAgainst", lambda it: against.append(it))
        page.add_init_script(
            "addEventListener('securitypolicyviolation', e =>"
            " tellAgainst(`${e.effectiveDirective} ${e.blockedURI} ${e.sample}`))"
        )
        yield page
        page.wait_for_timeout(50)
        assert against == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_holds_to_the_policy(chromium: Browser, address: str, scheme: str) -> None:
    with guarded(chromium, viewport=DESK, color_scheme=scheme) as page:
        for path in KINDS:
            page.goto(address + path, wait_until="networkidle")
            expect(page.locator("h1").first).to_be_visible()
            page.set_viewport_size(PHONE)
            page.locator(".md-header label[for=__drawer]").click()
            expect(page.locator(".md-nav--primary .md-nav__title").first).to_be_in_viewport()
            page.locator(".md-overlay").click(position={"x": 380, "y": 400})
            page.set_viewport_size(DESK)


def test_the_palette_is_remembered_over_a_reload_and_for_other_pages(chromium: Browser, address: str) -> None:
    dark = "[data-md-color-scheme=slate]"
    with guarded(chromium, viewport=DESK, color_scheme="light") as page:
        page.goto(address)
        assert page.locator(f"body{dark}").count() == 0
        page.locator("label[for=__palette_1]").click()
        expect(page.locator(f"body{dark}")).to_be_attached()
        for path in ("", VELIN, "404.html"):
            # As soon as the document is there, before the theme's own script has run.
            page.route("**/bundle.*.js", lambda route: route.fulfill(body=""))
            page.goto(address + path, wait_until="commit")
            expect(page.locator(f"body{dark}")).to_be_attached()
            page.unroute("**/bundle.*.js")
            page.reload()
            expect(page.locator(f"body{dark}")).to_be_attached()


def test_bars_numbers_drawings_and_signs_are_drawn(chromium: Browser, address: str) -> None:
    with guarded(chromium, viewport=DESK) as page:
        page.goto(address)
        parts = page.locator(".dossier-meter").first.locator("rect")
        boxes = [box for i in range(parts.count()) if (box := parts.nth(i).bounding_box())]
        assert len({parts.nth(i).evaluate("it => getComputedStyle(it).fill") for i in range(3)}) == 3
        assert all(box["width"] > 2 and 4 < box["height"] < 12 for box in boxes)
        assert boxes[1]["width"] > 3 * boxes[2]["width"] > 3 * boxes[0]["width"]
        page.goto(f"{address}figures/")
        number = page.locator("td.dossier-right").first
        assert number.evaluate("it => getComputedStyle(it).textAlign").endswith("right")
        page.goto(f"{address}chronology/")
        mark = page.locator(".dossier-wide [data-event] path").first
        assert mark.evaluate("it => getComputedStyle(it).fill") not in ("", "rgb(0, 0, 0)")
        page.goto(address + VELIN)
        back = page.locator(".footnote-backref").first
        sign = back.evaluate("it => getComputedStyle(it, '::before').maskImage")
        # A stylesheet addresses what stands beside it.
        assert sign.startswith(f'url("{address}assets/images/icons/')
        assert page.request.get(sign[5:-2]).headers["content-type"] == "image/svg+xml"


def test_no_stylesheet_holds_a_picture(site: Path) -> None:
    styles = {path.name: path.read_text(encoding="utf-8") for path in site.rglob("*.css")}
    assert [name for name, style in styles.items() if "data:" in style] == []
    sign = next(iter(sorted((site / "assets/images/icons").glob("????????????.svg"))))
    assert sign.name in "".join(styles.values())


def test_pages_are_printed(chromium: Browser, address: str) -> None:
    with guarded(chromium, viewport=DESK) as page:
        for path in ("", VELIN, "chronology/", "figures/"):
            page.goto(address + path)
            page.emulate_media(media="print")
            expect(page.locator(".md-header")).to_be_hidden()
            assert page.pdf().startswith(b"%PDF")
            page.emulate_media(media="screen")


# What could get into a page through a hole in all that comes before the policy, and what has to stop it. RAN
# is called by whatever runs, and the other host tells what it was asked for.
GOT_IN = (
    ("script-src-elem", "<script>RAN</script>"),
    ("script-src-elem", "<script type=module>RAN</script>"),
    ("script-src-elem", "<script src='data:text/javascript,RAN'></script>"),
    ("script-src-elem", "<script src=OTHER/a.js></script>"),
    ("script-src-elem", "<svg><script>RAN</script></svg>"),
    ("script-src-attr", "<img src=data:, onerror=RAN>"),
    ("script-src-attr", "<svg onload=RAN></svg>"),
    ("script-src-attr", "<details open ontoggle=RAN><summary>x</summary></details>"),
    ("script-src-attr", "<input onfocus=RAN autofocus>"),
    ("script-src-elem", "<a id=click href='javascript:RAN'>x</a>"),
    ("script-src-elem", "<a id=click href='java\tscript:RAN'>x</a>"),
    ("script-src-elem", "<a id=click target=_self href=' JAVASCRIPT:RAN'>x</a>"),
    ("script-src-elem", "<svg><a id=click href='javascript:RAN'><rect width=99 height=99 /></a></svg>"),
    ("form-action", "<form action='javascript:RAN'><button id=click>x</button></form>"),
    ("form-action", "<form action=OTHER/f><input name=a value=b><button id=click>x</button></form>"),
    ("script-src-elem", "<iframe src='javascript:parent.RAN'></iframe>"),
    ("script-src-elem", "<iframe srcdoc='<script>parent.RAN</script>'></iframe>"),
    ("frame-src", "<iframe src='data:text/html,<script>parent.RAN</script>'></iframe>"),
    ("frame-src", "<iframe src=OTHER/></iframe>"),
    ("object-src", "<object data=OTHER/o></object>"),
    ("object-src", "<embed src=OTHER/e>"),
    ("img-src", "<img src=OTHER/i.png>"),
    ("img-src", "<img srcset='OTHER/i.png 2x, OTHER/j.png'>"),
    ("img-src", "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"),
    ("img-src", "<svg><image href=OTHER/i.png width=9 height=9 /></svg>"),
    ("img-src", "<video poster=OTHER/p.png></video>"),
    ("media-src", "<video src=OTHER/v.mp4></video>"),
    ("media-src", "<audio src=OTHER/a.mp3></audio>"),
    ("style-src-elem", "<style>body { background: url(OTHER/b.png) }</style>"),
    ("style-src-elem", "<link rel=stylesheet href=OTHER/s.css>"),
    ("style-src-elem", "<link rel=stylesheet href='data:text/css,*{color:red}'>"),
    ("style-src-attr", "<p style='background: url(OTHER/b.png)'>x</p>"),
    ("base-uri", "<base href=OTHER/>"),
    ("connect-src", "<a id=click href='#x' ping=OTHER/ping>x</a>"),
    ("img-src", "<link rel=icon href=OTHER/i.ico>"),
    ("font-src", "<link rel=preload as=font crossorigin href=OTHER/f.woff2>"),
    ("default-src", "<link rel=prefetch href=OTHER/next>"),
)  # fmt: skip


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Another host, and what it was asked for."""
    asked: list[str] = []

    class Other(BaseHTTPRequestHandler):
        def answer(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(b"ran()")

        do_GET = do_POST = do_OPTIONS = do_HEAD = answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Other)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}", asked
    server.shutdown()
    server.server_close()


Attack = Callable[..., tuple[list[str], bool]]


@pytest.fixture(scope="module")
def attacked(
    chromium: Browser, elsewhere: tuple[str, list[str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Attack]:
    """Opens a page that holds some HTML: the directives that stopped something, and whether anything ran."""
    folder = tmp_path_factory.mktemp("attacked")
    other, asked = elsewhere
    context = chromium.new_context(viewport=DESK)
    ran: list[str] = []
    numbers = count()
    context.expose_function("ran", lambda: ran.append("ran"))
    # Kept in the page: what is told while it is parsed may be lost on the way out.
    context.add_init_script(
        "window.against = [];"
        "addEventListener('securitypolicyviolation', e => top.against.push(e.effectiveDirective))"
    )

    def attack(html: str, directive: str, policy: str = PAGE_POLICY, own: str = "") -> tuple[list[str], bool]:
        ran.clear()
        asked.clear()
        html = html.replace("RAN", "ran()").replace("OTHER", other)
        head = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><link rel=icon href=mark.svg>'
        # Each has a folder of its own: of what changes twice in a second, a browser keeps what it had.
        here = folder / str(next(numbers))
        here.mkdir()
        (here / "index.html").write_text(f"<!doctype html>{head}<title>T</title><body>{html}")
        (here / "own.js").write_text(own.replace("RAN", "ran()"))
        page = context.new_page()
        page.goto(f"{address}{here.name}/")
        if page.locator("#click").count():
            page.locator("#click").click(force=True, no_wait_after=True)
        stopped: list[str] = []
        for _ in range(60):
            stopped = page.evaluate("window.against")
            if directive in stopped or ran or asked:
                break
            page.wait_for_timeout(50)
        page.close()
        return stopped, bool(ran or asked)

    with served(folder) as address:
        yield attack
    context.close()


@pytest.mark.parametrize(("directive", "html"), GOT_IN)
def test_what_got_into_a_page_does_nothing(attacked: Attack, directive: str, html: str) -> None:
    stopped, ran = attacked(html, directive)
    assert (directive in stopped, ran) == (True, False)


def test_without_the_policy_it_would(attacked: Attack) -> None:
    """Else the test above would show nothing."""
    for html in ("<script>RAN</script>", "<a id=click href='javascript:RAN'>x</a>", "<img src=OTHER/i.png>"):
        assert attacked(html, "", policy="") == ([], True)


@pytest.mark.parametrize("code", ["eval('RAN')", "new Function('RAN')()", "setTimeout('RAN')"])
def test_no_text_becomes_a_program(attacked: Attack, code: str) -> None:
    """Not even where one of the site's own scripts would have it so."""
    stopped, ran = attacked("<script src=own.js></script>", "script-src", own=code)
    assert (stopped, ran) == (["script-src"], False)


def test_a_preview_reloads_itself_and_runs_no_other_script(chromium: Browser, tmp_path: Path) -> None:
    copy = project(tmp_path)
    with previewed(copy) as address, guarded(chromium) as page:
        page.goto(f"{address}actors/anna-berg/")
        expect(page.locator("article")).to_contain_text("She met the council")
        file = copy / "content/actors/anna-berg.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("She met the council", "She met the whole council"), encoding="utf-8")
        expect(page.locator("article")).to_contain_text("She met the whole council", timeout=60_000)


@contextmanager
def previewed(folder: Path) -> Iterator[str]:
    """The address of the preview of a project."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dossier.cli", "serve", "--address", f"127.0.0.1:{port}"]
    with (folder / "log").open("w") as log:
        # A group of its own: our command waits for MkDocs, its child.
        server = subprocess.Popen(
            command, cwd=folder, env=inherited(), stdout=log, stderr=log, start_new_session=True
        )
    try:
        for _ in range(600):
            with socket.socket() as there:
                if there.connect_ex(("127.0.0.1", port)) == 0:
                    break
            threading.Event().wait(0.1)
        yield f"http://127.0.0.1:{port}/"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def test_only_the_last_script_of_a_preview_is_allowed() -> None:
    head = f'<meta http-equiv="Content-Security-Policy" content="{PAGE_POLICY}">'
    page = f"<head>{head}</head><body><script>got()</script>Text<script>reload()</script></body>"
    hashed = b64encode(sha256(b"reload()").digest()).decode()
    assert f"script-src 'self' 'sha256-{hashed}'; style-src" in allowing_last_script(page.encode()).decode()
