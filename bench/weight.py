"""The files that each kind of page makes the browser fetch: ours against plain Material and a hand-made page.

The hand-made page holds the same content and nothing around it, with one small style sheet, and the plain loop where there
is a filter. Bytes are the bodies as a host sends them, after gzip; a browser fetches them, and the server counts.
"""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Browser, Page, TimeoutError

from bench.browser import browser
from bench.row import Progress, Row
from bench.server import Served, serve
from bench.sites import Built, material, ours

_GROUP = "Vikt: kilobyte efter gzip och antal filer, innan läsaren gör något"
_SEARCH = "Vikt: sökningen, till de första träffarna"
_FLOOR = "golv"
_TRIES = 6
_HERE = Path(__file__).parent / "floor"
_ARTICLE = re.compile(r"<h1>.*</article>", re.DOTALL)


def measure(progress: Progress) -> list[Row]:
    """Every kind of page, then the search."""
    own, other = ours(0), material(0)
    rows = []
    with browser() as running, serve(own.site) as mine, serve(other.site) as plain:
        for name, path in kinds(own.site).items():
            rows += _page(name, path, own, running, mine, plain)
        progress(f"{len(rows) // 4} sorters sidor vägda")
        rows += _search(own, other, running, mine, plain)
    return rows


def kinds(site: Path) -> dict[str, str]:
    """A page of each kind: its address's first part, or the heaviest page below it."""
    found = {"start": ""}
    for path in sorted(
        p for p in site.iterdir() if (p / "index.html").exists() and p.name not in ("sok", _FLOOR)
    ):
        found[f"{path.name}/"] = f"{path.name}/"
        below = sorted(path.glob("*/index.html"), key=lambda page: page.stat().st_size)
        if below:
            found[f"{path.name}/…/"] = f"{below[-1].parent.relative_to(site).as_posix()}/"
    return found


def _page(name: str, path: str, own: Built, running: Browser, mine: Served, plain: Served) -> list[Row]:
    _write_floor(own.site, path)
    weighed = fetched(running, mine, path)
    rows = []
    for compared, other in (
        ("Material", fetched(running, plain, path)),
        ("golvet", fetched(running, mine, f"{_FLOOR}/{path}")),
    ):
        rows.append(Row(_GROUP, name, _kilobytes(weighed), "kB", _kilobytes(other), compared))
        rows.append(Row(_GROUP, f"{name}, filer", len(weighed), "", len(other), compared))
    return rows


def _write_floor(site: Path, path: str) -> None:
    """The page's content in the barest of pages, at the same depth below a folder of its own."""
    html = (site / path / "index.html").read_text("utf-8")
    found = _ARTICLE.search(html)
    content = re.sub(r"<script.*?</script>|</article>", "", found[0] if found else "", flags=re.DOTALL)
    up = "../" * (path.count("/") + 1)
    script = (
        f'<script type="module" src="{up}{_FLOOR}/floor.mjs"></script>' if 'id="filter"' in content else ""
    )
    folder = site / _FLOOR / path
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="sv"><meta charset="utf-8"><title>Golvet</title><link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{up}{_FLOOR}/page.css"><main>{content}</main>{script}',
        "utf-8",
    )
    for file in ("floor.mjs", "page.css"):
        shutil.copyfile(_HERE / file, site / _FLOOR / file)


def fetched(running: Browser, served: Served, path: str, words: str = "") -> list[tuple[str, int]]:
    """What opening a page fetches, or what searching for words on it fetches besides."""
    page = running.new_page()
    served.take()
    page.goto(served.address + path, wait_until="networkidle")
    sent = served.take()
    if words:
        _search_for(page, words)
        page.wait_for_load_state("networkidle")
        sent = served.take()
    page.close()
    return sent


def _search_for(page: Page, words: str) -> None:
    """Types the words until there is a hit: Material's field listens to the keys, and not before its worker has begun."""
    field = page.locator("input[type=search], input.md-search__input").first
    hits = page.locator("#hits a, .md-search-result__link")
    for _ in range(_TRIES):
        # Material's field opens first when it is asked for.
        field.fill(words, force=True)
        field.dispatch_event("keyup")
        with suppress(TimeoutError):
            return hits.first.wait_for(state="attached", timeout=5000)
    raise RuntimeError(f"{page.url}: {words} gav inga träffar")


def _kilobytes(sent: list[tuple[str, int]]) -> float:
    return sum(size for _, size in sent) / 1000


def _search(own: Built, other: Built, running: Browser, mine: Served, plain: Served) -> list[Row]:
    words = "statistik"
    first = fetched(running, mine, "sok/", words)
    page, plain_page = fetched(running, mine, "sok/"), fetched(running, plain, "insatser/")
    plain_first = plain_page + fetched(running, plain, "insatser/", words)
    whole = next((own.site / "assets").glob("search-*.json")).stat().st_size / 1000
    index = (other.site / "search" / "search_index.json").stat().st_size / 1000
    together = _kilobytes(page + first)
    return [
        Row(_SEARCH, "sidan och första sökningen", together, "kB", _kilobytes(plain_first), "Material"),
        Row(_SEARCH, "bara första sökningen", _kilobytes(first), "kB", aim="≤ 60"),
        Row(_SEARCH, "filer till första sökningen", len(first), "", aim="≤ 3"),
        Row(_SEARCH, "det som sökningen läser, opackat", whole, "kB", index, "Material, opackat"),
    ]
