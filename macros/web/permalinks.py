"""Permalinks: a published address remains, or redirects.

`data/published.txt` lists the published addresses, one a line. `diff --record` adds the new ones.
"""

from __future__ import annotations

from pathlib import Path

from ..strategy.resolved import Strategy
from ..strings import labels
from . import editions
from .pages import paths

FILE = "published.txt"


def current_urls(strategy: Strategy) -> list[str]:
    """Return the paths of the generated pages, those of earlier editions included."""
    old = (
        f"/{editions.url_in_edition(edition, page)}"
        for edition in strategy.earlier
        for page in paths(edition)
    )
    return sorted({*(f"/{page}" for page in paths(strategy)), *old})


def redirects(strategy: Strategy) -> dict[str, str]:
    """Return old path → new path: from changes.yaml, or else to the last edition with the page."""
    here = set(paths(strategy))
    old = {
        f"/{page}": f"/{editions.url_in_edition(edition, page)}"
        for edition in strategy.earlier
        for page in paths(edition)
        if page not in here
    }
    return old | {redirect.old: redirect.new for redirect in strategy.data.changes.redirects}


def published_urls(folder: Path) -> list[tuple[int, str]]:
    """Return the published paths with their line numbers; empty without a list."""
    path = folder / FILE
    lines = path.read_text("utf-8").split("\n") if path.exists() else []
    return [(number, line) for number, line in enumerate(lines, 1) if line.startswith("/")]


def county_code(folder: Path) -> str:
    """Return the code of the county that the list belongs to; "" if there is no list, or it does not say."""
    path = folder / FILE
    lines = path.read_text("utf-8").split("\n") if path.exists() else []
    return next(
        (
            line.removeprefix(labels.PUBLISHED_COUNTY).strip()
            for line in lines
            if line.startswith(labels.PUBLISHED_COUNTY)
        ),
        "",
    )


def was_published(folder: Path, name: str) -> bool:
    """Return True if a page with this id has been published."""
    return any(line.endswith(f"/{name}/") for _, line in published_urls(folder))


def record(folder: Path, strategy: Strategy) -> None:
    """Append the new paths to the list of published ones."""
    known = {address for _, address in published_urls(folder)}
    head = f"{labels.PUBLISHED_HEAD}{labels.PUBLISHED_COUNTY}{strategy.data.site.county.code}\n"
    (folder / FILE).write_text(head + "\n".join(sorted({*known, *current_urls(strategy)})) + "\n", "utf-8")


def redirect_target(address: str, leads: dict[str, str]) -> str:
    """Return the end of a chain of redirects.

    The chain is followed for at most as many steps as there are redirects. A circle has no end, and gives one of
    its own addresses, which is no page.
    """
    for _ in leads:
        address = leads.get(address, address)
    return address
