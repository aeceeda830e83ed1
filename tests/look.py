"""Take pictures of the built site, one page of each kind, on two screens in two schemes: ``make look``.

They go to the folder that is named, outside the repository: pictures are for looking, not for keeping.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

from tests.site import ROOT, browser, served

SITE = ROOT / "site"

SCREENS = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}
SCHEMES = ("light", "dark")


def pages() -> Iterator[tuple[str, str]]:
    """The name and the address of every list, and of the longest page below each."""
    yield from (("front", ""), ("missing", "404.html"))
    for folder in sorted(path.parent for path in SITE.glob("*/index.html")):
        yield folder.name, f"{folder.name}/"
        longest = max(folder.glob("*/index.html"), key=lambda path: path.stat().st_size, default=None)
        if longest:
            yield f"{folder.name}-one", f"{folder.name}/{longest.parent.name}/"


def pictures(chromium: Browser, address: str, folder: Path) -> Iterator[Path]:
    for screen, viewport in SCREENS.items():
        for scheme in SCHEMES:
            # The widths are those of screens; a page is as long as it is.
            context = chromium.new_context(viewport=viewport, color_scheme=scheme)  # type: ignore[arg-type]
            page = context.new_page()
            for name, path in pages():
                page.goto(address + path, wait_until="networkidle")
                picture = folder / f"{name}-{screen}-{scheme}.png"
                page.screenshot(path=picture, full_page=True, animations="disabled")
                yield picture
            context.close()


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../look").resolve()
    if folder.is_relative_to(ROOT):
        print(f"{folder} is in the repository: name a folder outside of it", file=sys.stderr)
        return 1
    if not SITE.joinpath("index.html").exists():
        print("there is no site to look at: run 'make site' first", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with served(SITE) as address, browser() as chromium:
        for picture in pictures(chromium, address, folder):
            print(picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
