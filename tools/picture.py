"""The picture of the start page that the README shows: `python -m tools.picture SITE`, light and dark, into .github/.

The README is read where nothing has been built, so the two files are committed.
"""

from __future__ import annotations

import functools
import http.server
import os
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

TARGET = Path(__file__).parents[1] / ".github"
SIZE = {"width": 1280, "height": 800}
MOST_BYTES = 150_000
# Quality of the JPEG, from the best: the first that is small enough is taken.
QUALITIES = (85, 75, 65, 55)


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Write no log."""


def take(site: Path, target: Path) -> list[Path]:
    """Write `startsidan-light.jpg` and `-dark.jpg` of a built site's start page to a folder, and return their paths.

    The program of the browser stands in CHROME. Raises ValueError where a picture cannot be made small enough.
    """
    handler = functools.partial(_Silent, directory=str(site))
    flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=os.environ["CHROME"], args=flags)
        files = []
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport=SIZE, color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(f"http://127.0.0.1:{server.server_port}/")
            page.evaluate("() => document.fonts.ready.then(() => undefined)")
            shots = (page.screenshot(type="jpeg", quality=quality) for quality in QUALITIES)
            small = next((shot for shot in shots if len(shot) <= MOST_BYTES), None)
            if small is None:
                raise ValueError(f"The picture ({scheme}) is over {MOST_BYTES} bytes.")
            files.append(target / f"startsidan-{scheme}.jpg")
            files[-1].write_bytes(small)
        browser.close()
        server.shutdown()
    return files


if __name__ == "__main__":
    for path in take(Path(sys.argv[1]), TARGET):
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
