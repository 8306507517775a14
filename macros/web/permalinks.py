"""Nothing vanishes: an address that has been published stays, or leads on. `data/published.txt` holds the addresses that have been
published, one a line. `diff --record` adds the new ones.
"""

from __future__ import annotations

from pathlib import Path

from ..strategy.resolved import Strategy
from . import editions
from .pages import paths

FILE = "published.txt"
_HEAD = """# Adresser som har publicerats. Ingen av dem får försvinna: någon kan ha sparat den.
# Skrivs av "python -m macros diff OLD --record". Ta inte bort rader: lägg en omdirigering i changes.yaml.
"""


def current_urls(strategy: Strategy) -> list[str]:
    """The addresses of the pages that are made from data, those of earlier editions included."""
    old = (
        f"/{editions.url_in_edition(edition, page)}"
        for edition in strategy.earlier
        for page in paths(edition)
    )
    return sorted({*(f"/{page}" for page in paths(strategy)), *old})


def redirects(strategy: Strategy) -> dict[str, str]:
    """old address → new: as changes.yaml says, and else to the last edition that had the page."""
    here = set(paths(strategy))
    old = {
        f"/{page}": f"/{editions.url_in_edition(edition, page)}"
        for edition in strategy.earlier
        for page in paths(edition)
        if page not in here
    }
    return old | {redirect.old: redirect.new for redirect in strategy.data.changes.redirects}


def published_urls(folder: Path) -> list[tuple[int, str]]:
    """The addresses that have been published, with their lines; none when there is no list."""
    path = folder / FILE
    lines = path.read_text("utf-8").split("\n") if path.exists() else []
    return [(number, line) for number, line in enumerate(lines, 1) if line.startswith("/")]


def was_published(folder: Path, name: str) -> bool:
    """Whether a page that ends with this id has been published."""
    return any(line.endswith(f"/{name}/") for _, line in published_urls(folder))


def record(folder: Path, strategy: Strategy) -> None:
    """Adds to the list the addresses that it lacks."""
    known = {address for _, address in published_urls(folder)}
    (folder / FILE).write_text(_HEAD + "\n".join(sorted({*known, *current_urls(strategy)})) + "\n", "utf-8")


def redirect_target(address: str, leads: dict[str, str]) -> str:
    """Where a chain of redirects ends; a circle ends where it began."""
    for _ in leads:
        address = leads.get(address, address)
    return address
