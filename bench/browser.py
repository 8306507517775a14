"""A headless Chromium for measuring."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from bench.figure import Unmeasurable
from bench.process import ROOT

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--no-first-run",
    "--no-sandbox",
]


def path() -> str:
    """Return the path of the browser. Raises Unmeasurable if there is none."""
    search = subprocess.run(
        [ROOT / "tools" / "find-browser"], capture_output=True, text=True, encoding="utf-8"
    )
    if search.returncode:
        raise Unmeasurable(search.stderr.strip() or "ingen webbläsare finns.")
    return search.stdout.strip()


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser and stop it when the block ends."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path(), args=FLAGS)
        yield running
        running.close()
