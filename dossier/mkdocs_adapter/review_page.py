"""The page of a preview on which an editor checks claims. It writes, so it answers nobody but this machine.

Asked from elsewhere, nothing is answered: by another name than this machine's (somebody else's name may be
made to lead here), from a page of another origin, or without the token that only the page itself has.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from hmac import compare_digest
from html import escape
from importlib.resources import files
from pathlib import Path
from secrets import token_urlsafe
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dossier.compose.page_context import place
from dossier.derive.amounts import plain
from dossier.derive.reviews import passage_of, seen_hashes, to_review
from dossier.load import load
from dossier.model.content import Claim, Dossier
from dossier.model.reviews import Supports
from dossier.render.messages import Messages, messages_of
from dossier.render.page_policy import NOTHING
from dossier.render.wording.values import firm_stance_words
from dossier.review.acts import (
    Done,
    RefusedError,
    claim_text,
    details,
    reviewed,
    rewritten,
    thrown_away,
    undo_last,
)

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

PLACE = "/_review/"
# The names that only this machine has for itself.
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_TYPES = {"page.html": "text/html", "page.css": "text/css", "page.js": "text/javascript"}
_POLICY = f"{NOTHING}; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
_HEADERS = {
    "Content-Security-Policy": f"{_POLICY}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_MOST_BYTES = 500_000
# Where the page has a message, by its key.
_PLACEHOLDER = re.compile(r"\{([a-z-]+)\}")

Answer = tuple[str, str, bytes]
_FORBIDDEN: Answer = ("403 Forbidden", "text/plain", b"only for this machine\n")
_ABSENT: Answer = ("404 Not Found", "text/plain", b"there is nothing here\n")


def is_local(host: str) -> bool:
    """Whether a server at this address is reached from this machine alone."""
    return host.strip("[]") in _LOCAL


def with_review(app: "WSGIApplication", content: Path) -> "WSGIApplication":
    """The app of a preview that only this machine reaches, with the page; other names of it are refused."""
    token, acts, lock = token_urlsafe(32), list[Done](), Lock()

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if not _is_asked_here(environ):
            return _send(start_response, _FORBIDDEN)
        # No file is called so; the server of MkDocs would ask the system for it, and stumble.
        if "\0" in path:
            return _send(start_response, _ABSENT)
        if not path.startswith(PLACE):
            return app(environ, start_response)
        if path == f"{PLACE}act":
            with lock:
                return _send(start_response, _acted(environ, token, content, acts))
        return _send(start_response, _file(environ, path.removeprefix(PLACE) or "page.html", token, content))

    return answer


def _is_asked_here(environ: "WSGIEnvironment") -> bool:
    """Whether the browser asked for this machine by one of its own names, from itself."""
    try:
        host = urlsplit(f"//{environ.get('HTTP_HOST', '')}").hostname or ""
    except ValueError:
        return False
    return host in _LOCAL and environ.get("REMOTE_ADDR", "") in _LOCAL


def _send(start_response: "StartResponse", answer: Answer) -> Iterable[bytes]:
    status, type, body = answer
    headers = {"Content-Type": f"{type}; charset=utf-8", "Content-Length": str(len(body)), **_HEADERS}
    start_response(status, [*headers.items()])
    return [body]


def _file(environ: "WSGIEnvironment", name: str, token: str, content: Path) -> Answer:
    if environ.get("REQUEST_METHOD") != "GET" or name not in _TYPES:
        return _ABSENT
    text = files("dossier.mkdocs_adapter").joinpath("reviewing", name).read_bytes()
    return "200 OK", _TYPES[name], _page(text.decode(), token, content) if name == "page.html" else text


def _page(text: str, token: str, content: Path) -> bytes:
    """The page in the language of the interface."""
    dossier, _ = load(content)
    t = messages_of(dossier)
    words = _PLACEHOLDER.sub(lambda there: escape(t(f"reviewing.{there[1]}")), text)
    named = words.replace("LANGUAGE", escape(dossier.settings.language)).replace("DIRECTION", t.direction)
    return named.replace("TOKEN", token).encode()


def _acted(environ: "WSGIEnvironment", token: str, content: Path, acts: list[Done]) -> Answer:
    """What came of an act, as JSON; nothing is done for a request that the page itself cannot have made."""
    given = environ.get("HTTP_X_DOSSIER_TOKEN", "")
    origin = environ.get("HTTP_ORIGIN", "")
    is_ours = (
        environ.get("REQUEST_METHOD") == "POST"
        and environ.get("CONTENT_TYPE", "").partition(";")[0] == "application/json"
        and origin == f"http://{environ.get('HTTP_HOST')}"
        and environ.get("HTTP_SEC_FETCH_SITE", "same-origin") == "same-origin"
        and compare_digest(given.encode(), token.encode())
    )
    request = _request(environ) if is_ours else None
    if request is None:
        return _FORBIDDEN
    try:
        _do(request, content, acts)
        answer = _next(load(content)[0], request)
    except RefusedError as reason:
        answer = {"refused": str(reason)}
    except OSError as error:
        answer = {"refused": f"the system does not let it be written: {error.strerror}"}
    return "200 OK", "application/json", json.dumps(answer).encode()


def _request(environ: "WSGIEnvironment") -> dict[str, Any] | None:
    length = environ.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or not 0 < int(length[:9]) <= _MOST_BYTES:
        return None
    try:
        value = json.loads(environ["wsgi.input"].read(int(length[:9])))
        # Half a sign, which JSON can name, could be written into no file.
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _word(request: Mapping[str, Any], key: str) -> str:
    value = request.get(key)
    return value if isinstance(value, str) else ""


def _do(request: Mapping[str, Any], content: Path, acts: list[Done]) -> None:
    act, ref, seen = (_word(request, key) for key in ("act", "ref", "seen"))
    if act == "next":
        return
    if act == "undo":
        undo_last(acts)
        return
    doing: Mapping[str, Callable[[], Done]] = {
        **{str(each): partial(_checked, request, content, each) for each in Supports},
        "throw": lambda: thrown_away(content, ref, seen),
        "rewrite": lambda: rewritten(content, ref, seen, _word(request, "text")),
    }
    if act not in doing:
        raise RefusedError("nothing of this name can be done")
    acts.append(doing[act]())


def _checked(request: Mapping[str, Any], content: Path, supports: Supports) -> Done:
    ref, seen, by, note = (_word(request, key) for key in ("ref", "seen", "by", "note"))
    return reviewed(content, ref, seen, supports, by, note)


def _next(dossier: Dossier, request: Mapping[str, Any]) -> dict[str, Any]:
    skipped = request.get("skipped")
    refs = frozenset(map(str, skipped)) if isinstance(skipped, list) else frozenset()
    left = list(to_review(dossier, _word(request, "by")))
    claim = next((claim for claim in left if str(claim.ref) not in refs), None)
    t = messages_of(dossier)
    words = t("reviewing.left", n=len(left)) if claim else t("reviewing.none-left")
    return {"left": words, "item": _item(dossier, claim, t) if claim else None}


def _item(dossier: Dossier, claim: Claim, t: Messages) -> dict[str, Any]:
    source = dossier.sources[claim.ref.source]
    return {
        "ref": str(claim.ref),
        "seen": seen_hashes(dossier, claim)[0],
        "at": t("places.in-source", source=source.title, place=place(claim.locator)),
        "passage": passage_of(dossier, claim),
        "language": source.language,
        "says": plain(claim.says),
        "draft": claim.draft,
        "about": _about(claim, t),
        "yaml": claim_text(dossier, str(claim.ref)),
    }


def _about(claim: Claim, t: Messages) -> dict[str, str]:
    """What a reviewer reads beside the passage and the sentence, in the language of the interface."""
    unsure = t.joined(t(f"drafts.unsure-{aspect}") for aspect in claim.unsure)
    worded = {"stance": firm_stance_words(claim.stance, t), "unsure of": unsure}
    rows = (details(claim) | worded).items()
    return {t(f"reviewing.{name.replace(' ', '-')}"): words for name, words in rows}
