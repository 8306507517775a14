"""A headless Chromium for measuring."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from bench.process import ROOT
from bench.row import Unmeasurable

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--no-first-run",
    "--no-sandbox",
]


def path() -> str:
    """Where the browser is. Raises Unmeasurable when there is none."""
    found = subprocess.run(
        [ROOT / "tools" / "find-browser"], capture_output=True, text=True, encoding="utf-8"
    )
    if found.returncode:
        raise Unmeasurable(found.stderr.strip() or "ingen webbläsare finns.")
    return found.stdout.strip()


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser until the block ends."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path(), args=FLAGS)
        yield running
        running.close()
