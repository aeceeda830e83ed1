"""The page on which claims are checked: by keyboard in a real Chromium, and refused to everybody else."""

import http.client
import json
import re
from collections.abc import Callable, Iterable
from contextlib import closing
from io import BytesIO
from pathlib import Path
from shutil import copytree
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from dossier.mkdocs_adapter.review_page import with_review
from tests.previews import preview, until
from tests.site import DESK, PHONE, TESTS, with_article
from tests.test_draft_with import ARTICLE
from tests.test_review import CLAIMS, record, reviews


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return with_article(tmp_path / "project", ARTICLE, CLAIMS)


def asked(
    address: str, path: str, body: object = None, **headers: str
) -> tuple[int, str, http.client.HTTPMessage]:
    """The answer to a request whose headers are all ours to choose."""
    place = urlsplit(address).netloc
    fields = {"Host": place, **{name.replace("_", "-"): value for name, value in headers.items()}}
    text = json.dumps(body) if body is not None else None
    with closing(http.client.HTTPConnection(place, timeout=60)) as connection:
        connection.request("POST" if body is not None else "GET", path, text, fields)
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), answer.headers


def test_claims_are_checked_by_keyboard(folder: Path, tmp_path: Path, chromium: Browser) -> None:
    before = record(folder)
    with preview(folder, tmp_path / "temporary") as (_, address):
        until(address, "Ferry")
        context = chromium.new_context(viewport=DESK)
        page = context.new_page()
        wrong: list[str] = []
        page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: wrong.append(str(e)))
        page.goto(f"{address}_review/")
        expect(page.locator("#ref")).to_have_text("quay#staying, a draft")
        expect(page.locator("#passage")).to_have_text(ARTICLE.split("\n\n")[3])
        expect(page.locator("#says")).to_have_text("Anna Berg told the council that she would stay.")
        left, right = page.locator("#article").bounding_box(), page.locator("#claim").bounding_box()
        assert left
        assert right
        assert left["x"] < right["x"]
        # Confirmed, then taken back, then confirmed again, with a name.
        page.keyboard.press("y")
        expect(page.locator("#ref")).to_have_text("quay#wordless, a draft")
        page.keyboard.press("u")
        expect(page.locator("#ref")).to_have_text("quay#staying, a draft")
        assert record(folder) == before
        page.fill("#by", "mh")
        page.keyboard.press("Escape")
        page.keyboard.press("y")
        expect(page.locator("#ref")).to_have_text("quay#wordless, a draft")
        # Without a sentence it cannot be; so it is written, and what cannot be read is refused.
        page.keyboard.press("y")
        expect(page.locator("#told")).to_contain_text("no sentence yet")
        page.keyboard.press("e")
        text = page.input_value("#text")
        assert 'says: ""' in text
        page.fill("#text", text.replace("about:", "abouts:"))
        page.keyboard.press("Control+Enter")
        expect(page.locator("#told")).to_contain_text("unknown-key")
        page.fill("#text", text.replace('""', "It speaks of <b>more</b> than 40 people."))
        page.keyboard.press("Control+Enter")
        expect(page.locator("#says")).to_contain_text("than 40 people.")
        assert page.locator("#says b").count() == 0
        page.keyboard.press("t")
        expect(page.locator("#ref")).not_to_have_text("quay#wordless, a draft")
        page.keyboard.press("p")
        page.fill("#note", "only in part")
        page.keyboard.press("Enter")
        expect(page.locator("#note-form")).to_be_hidden()
        page.screenshot(path=str(tmp_path / "review.png"))
        context.close()
    assert wrong == []
    assert "wordless" not in record(folder)
    assert reviews(folder)["quay#staying"][0]["by"] == "mh"
    assert [r["note"] for rs in reviews(folder).values() for r in rs if r["supports"] == "partly"] == [
        "only in part"
    ]


def test_the_page_speaks_the_language_of_the_interface(
    folder: Path, tmp_path: Path, chromium: Browser
) -> None:
    settings = folder / "content/dossier.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8').rstrip()}\nlanguage: de\n", encoding="utf-8")
    with preview(folder, tmp_path / "temporary") as (_, address):
        until(address, 'lang="de"')
        for size in (DESK, PHONE):
            for scheme in ("light", "dark"):
                context = chromium.new_context(viewport=size, color_scheme=scheme)
                page = context.new_page()
                page.goto(f"{address}_review/")
                expect(page.locator("h1")).to_have_text("Prüfen")
                expect(page.locator("#ref")).to_have_text("quay#staying, ein Entwurf")
                expect(page.locator("#at")).to_have_text("Quay to be closed, Absatz 3")
                expect(page.locator("#about")).to_contain_text("angegeben")
                shade = page.evaluate("getComputedStyle(document.body).backgroundColor")
                assert (shade == "rgb(255, 255, 255)") is (scheme == "light")
                expect(page.locator("nav button").first).to_have_text("Ja y")
                expect(page.locator("#left")).to_contain_text("zu prüfen")
                assert page.locator("html").get_attribute("lang") == "de"
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
                page.screenshot(path=str(tmp_path / f"review-{size['width']}-{scheme}.png"), full_page=True)
                context.close()


def test_a_preview_for_others_has_neither_this_page_nor_drafts(folder: Path, tmp_path: Path) -> None:
    with preview(folder, tmp_path / "temporary", host="0.0.0.0") as (_, address):
        until(address, "Ferry")
        for path in ("/_review/", "/_review/page.js", "/preview-drafts/"):
            assert asked(address, path)[0] == 404, path
        assert asked(address, "/_review/act", {"act": "next"})[0] in (404, 405)
        for path in ("/", "/sources/quay/", "/actors/anna-berg/"):
            status, text, _ = asked(address, path)
            assert status == 200
            assert "she would stay" not in text, path
            assert "draft" not in text, path
        assert "14 streets" in asked(address, "/sources/quay/")[1]


def test_nobody_else_can_read_or_write(folder: Path, tmp_path: Path) -> None:
    """Neither another site, nor one whose name was made to lead here, nor a page without the token."""
    before = {p: p.read_bytes() for p in (folder / "content").rglob("*.*")}
    with preview(folder, tmp_path / "temporary") as (_, address):
        until(address, "Ferry")
        place = urlsplit(address).netloc
        status, page, headers = asked(address, "/_review/")
        assert status == 200
        assert "script-src 'self'" in headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert "Access-Control-Allow-Origin" not in headers
        token = page.split('name="token" content="')[1].split('"')[0]
        assert len(token) > 30
        good = {
            "Origin": f"http://{place}",
            "Content_Type": "application/json",
            "X_Dossier_Token": token,
            "Sec_Fetch_Site": "same-origin",
        }
        act = {"act": "throw", "ref": "quay#wordless"}
        # A name that no file has, where the server beneath would stumble and say so in the log.
        assert [asked(address, path)[0] for path in ("/%00", "/_review/%00", "/assets/%00.png")] == [404] * 3
        # The names of others, for every page: the drafts stand beside the articles.
        for host in (
            "evil.example",
            f"evil.example:{place.partition(':')[2]}",
            "localhost.evil.example",
            "",
            "[",
            "0.0.0.0",
        ):
            for path in ("/", "/preview-drafts/", "/_review/", "/_review/page.js"):
                assert asked(address, path, Host=host)[0] == 403, (host, path)
            assert asked(address, "/_review/act", act, **good | {"Host": host})[0] == 403
        changes = [
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Origin": ""},
            {"Origin": f"https://{place}"},
            {"X_Dossier_Token": ""},
            {"X_Dossier_Token": token[:-1] + ("a" if token[-1] != "a" else "b")},
            {"Content_Type": "text/plain"},
            {"Sec_Fetch_Site": "cross-site"},
            {"Sec_Fetch_Site": "same-site"},
        ]
        for change in changes:
            assert asked(address, "/_review/act", act, **good | change)[0] == 403, change
        assert asked(address, "/_review/act", **good)[0] == 403
        assert asked(address, "/_review/../_review/page.html")[0] in (403, 404)
        assert asked(address, "/_review/..%2f..%2fcli%2freview.py")[0] == 404
        # With all of it, an act on what was never shown is refused too.
        for body in (act, [], 7, {"act": "delete"}, {**act, "seen": "0" * 64}, {**act, "ref": "../x#y"}):
            status, text, _ = asked(address, "/_review/act", body, **good)
            assert status == 403 or "refused" in json.loads(text), body
        # One that is too large is refused by its length: nothing of it is waited for.
        assert asked(address, "/_review/act", act, **good, Content_Length="600000")[0] == 403
        status, text, _ = asked(address, "/_review/act", {"act": "next"}, **good)
        assert json.loads(text)["item"]["ref"] == "quay#staying"
    assert {p: p.read_bytes() for p in (folder / "content").rglob("*.*")} == before


@pytest.mark.parametrize("key", ["note", "by", "text", "skipped"])
def test_half_a_sign_is_no_request(tmp_path: Path, key: str) -> None:
    """JSON can name half a character, and no file can hold it."""
    content = tmp_path / "content"
    copytree(TESTS / "ferry/content", content)
    statuses: list[str] = []

    def ask(path: str, method: str, body: bytes = b"", **headers: str) -> bytes:
        here = {"HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1", "HTTP_ORIGIN": "http://localhost"}
        length = {"CONTENT_LENGTH": str(len(body)), "wsgi.input": BytesIO(body)}
        asked = {"PATH_INFO": path, "REQUEST_METHOD": method, "CONTENT_TYPE": "application/json"}
        return b"".join(app(here | asked | length | headers, lambda status, _: statuses.append(status)))

    app: Callable[..., Iterable[bytes]] = with_review(lambda *_: [], content)
    token = re.search(rb"[\w-]{43}", ask("/_review/", "GET"))
    assert token
    for value, status in (("a", "200 OK"), ("\ud800", "403 Forbidden"), (["\udfff"], "403 Forbidden")):
        body = json.dumps({"act": "next", key: value}).encode()
        ask("/_review/act", "POST", body, HTTP_X_DOSSIER_TOKEN=token[0].decode())
        assert statuses[-1] == status
