"""The requests of a browser that opens a page, before the reader acts, against tests/budget.yaml."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from playwright.sync_api import Page

from loopback import serve
from support import overweight, until_still, weight

# A browser has six connections to a server, and those of all at once waited for each other until the time was out.
_TOGETHER = 6


def one_of_each_kind(site: Path) -> list[str]:
    """The largest of the pages that stand in one folder and ask for the same files."""
    kinds: dict[tuple[str, ...], Path] = {}
    for page in sorted(site.rglob("index.html"), key=lambda page: page.stat().st_size):
        html = page.read_text("utf-8")
        # What no reader is led to fetches its data at once, and is weighed without them (test_budget.py).
        if '<meta name="robots" content="noindex">' in html:
            continue
        assets = re.findall(r'(?:href|src)="[./]*(assets/[^"]+)', html)
        kinds[page.parent.parent.as_posix(), *sorted(set(assets))] = page.parent
    return [f"{page.relative_to(site).as_posix()}/".removeprefix("./") for page in kinds.values()]


def size(root: Path, asked: str) -> int:
    """A file's bytes after gzip; a folder's are its page's."""
    file = root / asked.lstrip("/")
    return len(gzip.compress((file / "index.html" if file.is_dir() else file).read_bytes(), 9))


def test_what_a_page_of_each_kind_asks_for_stays_within_its_budget(
    built_site: Path, tmp_path: Path, page: Page
) -> None:
    paths, asked = one_of_each_kind(built_site), list[str]()
    # Each page has the site to itself, under a number, so that several can load at once.
    for number, _ in enumerate(paths):
        (tmp_path / str(number)).symlink_to(built_site)
    with serve(tmp_path, asked=asked) as address:
        addresses = [f"{address}{number}/{path}" for number, path in enumerate(paths)]
        for start in range(0, len(paths), _TOGETHER):
            tabs = {one: page.context.new_page() for one in addresses[start : start + _TOGETHER]}
            for one, tab in tabs.items():
                tab.goto(one, wait_until="commit")
            for tab in tabs.values():
                tab.wait_for_load_state("load")
            until_still(page, asked)
            for tab in tabs.values():
                tab.close()
    heavy = []
    for number, path in enumerate(paths):
        # The typeface comes once for the whole site, and is counted apart.
        own = [one for one in asked if one.startswith(f"/{number}/") and not re.search(r"\.woff2$|icon", one)]
        # A browser asks for the icon when it likes, and one without windows never.
        (icon,) = (name for name in weight(built_site, built_site / path / "index.html") if "icon" in name)
        own.append(f"/{number}/{icon}")
        heavy += overweight(path, [size(tmp_path, one) for one in own])
    assert heavy == []
