"""Measure the front page with Lighthouse, as a phone of the middle range sees it: ``make lighthouse``.

Lighthouse comes from npm, the browser from the system. The site is served compressed and under a sub-path,
as GitHub Pages serves it. Five runs, of which the median counts: machines are noisy.
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.site import BROWSERS, ROOT, SUB_PATH, Pages

VERSION = "lighthouse@12"
RUNS = 5
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
COMPRESSED = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", "")
FLAGS = "--headless=new --no-sandbox --disable-quic"


class _Compressed(Pages):
    """The same pages, compressed where they are text."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 - named by http.server
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        is_text = path.suffix in COMPRESSED
        body = gzip.compress(body, mtime=0) if is_text else body
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if is_text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


def run(address: str, folder: Path) -> dict[str, object]:
    """The report of one run."""
    report = folder / "report.json"
    command = ["npx", "--yes", VERSION, address, "--quiet", "--output=json", f"--output-path={report}"]
    only = f"--only-categories={','.join(CATEGORIES)}"
    chrome = next((found for name in BROWSERS if (found := shutil.which(name))), "")
    environment = os.environ | {"CHROME_PATH": chrome}
    subprocess.run([*command, only, f"--chrome-flags={FLAGS}"], env=environment, check=True)
    return json.loads(report.read_text(encoding="utf-8"))


def main() -> int:
    path = sys.argv[1] if len(sys.argv) > 1 else ""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressed, directory=str(ROOT / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}{SUB_PATH}/{path}"
    scores: dict[str, list[float]] = {name: [] for name in CATEGORIES}
    with TemporaryDirectory() as folder:
        for _ in range(RUNS):
            report = run(address, Path(folder))
            for name in CATEGORIES:
                scores[name].append(report["categories"][name]["score"] * 100)
    server.shutdown()
    failed = [a["id"] for a in report["audits"].values() if a["score"] is not None and a["score"] < 1]
    for name, found in scores.items():
        print(f"{name}: {median(found):.0f}   ({', '.join(f'{score:.0f}' for score in found)})")
    layout, weight = (report["audits"][id] for id in ("cumulative-layout-shift", "total-byte-weight"))
    print(f"layout shift: {layout['numericValue']:.3f}; weight: {weight['numericValue'] / 1000:.0f} kB")
    print(f"not full marks: {', '.join(failed)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
