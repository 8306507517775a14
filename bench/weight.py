"""Bytes that a page makes the browser fetch: ours against plain Material.

Bytes are the bodies as a host sends them, after gzip; a browser fetches them, and the server counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Browser, Page, TimeoutError

from bench.browser import browser
from bench.figure import Figure, Progress
from bench.server import Served, serve
from bench.sites import material, ours

_GROUP = "Vikt efter gzip, när sidan öppnas"
_SEARCH = "Sökningen, till de första träffarna"
_TRIES = 6
_WORDS = "statistik"


def measure(progress: Progress) -> list[Figure]:
    """Return the weight in kB of the heaviest page of some kinds, then that of the search.

    Raises RuntimeError if a search has no hits.
    """
    own, other = ours(0), material(0)
    with browser() as running, serve(own.site) as mine, serve(other.site) as plain:
        figures = []
        for name, path in _pages(own.site):
            sent, plain_sent = _fetched(running, mine, path), _fetched(running, plain, path)
            figures.append(Figure(_GROUP, name, _kilobytes(sent), "kB", _kilobytes(plain_sent), "Material"))
            progress(f"vikt: {name}")
        return [*figures, *_search(running, mine, plain)]


def _pages(site: Path) -> Iterator[tuple[str, str]]:
    """Yield (name, path) of the start page, all insatser, and the heaviest page below some folders."""
    yield from (("start", ""), ("insatser/", "insatser/"))
    for folder in ("insatser", "roller", "strategin"):
        heaviest = max(site.glob(f"{folder}/*/index.html"), key=lambda page: page.stat().st_size)
        yield f"{folder}/…/, den tyngsta", f"{heaviest.parent.relative_to(site).as_posix()}/"


def _fetched(running: Browser, served: Served, path: str, words: str = "") -> list[int]:
    """Return the bytes of each file that a page fetches when opened, or besides when words are searched for."""
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
    """Type the words until there is a hit; Material's field ignores keys before its worker has begun."""
    field = page.locator("#q, input.md-search__input").first
    hits = page.locator("#hits a, .md-search-result__link")
    for _ in range(_TRIES):
        field.fill(words, force=True)
        field.dispatch_event("keyup")
        with suppress(TimeoutError):
            return hits.first.wait_for(state="attached", timeout=5000)
    raise RuntimeError(f"{page.url}: {words} gav inga träffar")


def _kilobytes(sent: list[int]) -> float:
    return sum(sent) / 1000


def _search(running: Browser, mine: Served, plain: Served) -> list[Figure]:
    page, first = _fetched(running, mine, "sok/"), _fetched(running, mine, "sok/", _WORDS)
    other = _fetched(running, plain, "insatser/") + _fetched(running, plain, "insatser/", _WORDS)
    return [
        Figure(
            _SEARCH,
            "sidan och första sökningen",
            _kilobytes(page + first),
            "kB",
            _kilobytes(other),
            "Material",
        ),
        Figure(_SEARCH, "bara första sökningen", _kilobytes(first), "kB", aim="≤ 60"),
        Figure(_SEARCH, "filer till första sökningen", len(first), "", aim="≤ 3"),
    ]
