"""The policy of the pages: put where templates find it, and widened in a preview by the script of MkDocs."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig

from dossier.render.page_policy import PAGE_POLICY, SCRIPTS

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


def restrict(config: MkDocsConfig) -> None:
    """Have the theme print the policy."""
    config.extra["policy"] = PAGE_POLICY


def with_reload(app: "WSGIApplication") -> "WSGIApplication":
    """The app of MkDocs' preview, with the one script that it puts into pages allowed by its hash."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        status, headers, body = answered(app, environ)
        # Only into pages that are there: what is not found is shown as it was built.
        if status.startswith("200") and headers.get("Content-Type") == "text/html":
            body = allowing_last_script(body)
            headers["Content-Length"] = str(len(body))
        start_response(status, [*headers.items()])
        return [body]

    return answer


def answered(app: "WSGIApplication", environ: "WSGIEnvironment") -> tuple[str, dict[str, str], bytes]:
    """What an app answers: its status, its headers and the whole body."""
    status, headers = "", dict[str, str]()

    def start(line: str, fields: list[tuple[str, str]], _: Any = None) -> Any:
        nonlocal status
        status = line
        headers.update(fields)

    body = b"".join(app(environ, start))
    return status, headers, body


def allowing_last_script(page: bytes) -> bytes:
    """A page whose policy allows the script at the end of its body."""
    script = page.rpartition(b"</body>")[0].rpartition(b"<script>")[2].removesuffix(b"</script>")
    allowed = f"{SCRIPTS} 'sha256-{b64encode(sha256(script).digest()).decode()}'"
    return page.replace(SCRIPTS.encode(), allowed.encode(), 1)
