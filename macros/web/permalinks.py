"""Nothing vanishes: an address that has been published stays, or leads on. `data/published.txt` holds the addresses that have been
published, one a line. `diff --record` adds the new ones.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

from ..source.diagnostics import Finding, Place
from ..source.reader import Source
from ..strategy.resolved import Strategy
from . import editions
from .pages import paths

FILE = "published.txt"
_HEAD = """# Adresser som har publicerats. Ingen av dem får försvinna: någon kan ha sparat den.
# Skrivs av "python -m macros diff OLD --record". Ta inte bort rader: lägg en omdirigering i changes.yaml.
"""


def current(strategy: Strategy) -> list[str]:
    """The addresses of the pages that are made from data, those of earlier editions included."""
    old = (f"/{editions.path(edition, page)}" for edition in strategy.earlier for page in paths(edition))
    return sorted({*(f"/{page}" for page in paths(strategy)), *old})


def leads_on(strategy: Strategy) -> dict[str, str]:
    """old address → new: as changes.yaml says, and else to the last edition that had the page."""
    here = set(paths(strategy))
    old = {
        f"/{page}": f"/{editions.path(edition, page)}"
        for edition in strategy.earlier
        for page in paths(edition)
        if page not in here
    }
    return old | {redirect.old: redirect.new for redirect in strategy.data.changes.redirects}


def listed(folder: Path) -> list[tuple[int, str]]:
    """The addresses that have been published, with their lines; none when there is no list."""
    path = folder / FILE
    lines = path.read_text("utf-8").split("\n") if path.exists() else []
    return [(number, line) for number, line in enumerate(lines, 1) if line.startswith("/")]


def has_been(folder: Path, name: str) -> bool:
    """Whether a page that ends with this id has been published."""
    return any(line.endswith(f"/{name}/") for _, line in listed(folder))


def record(folder: Path, strategy: Strategy) -> None:
    """Adds to the list the addresses that it lacks."""
    known = {address for _, address in listed(folder)}
    (folder / FILE).write_text(_HEAD + "\n".join(sorted({*known, *current(strategy)})) + "\n", "utf-8")


def check(source: Source, strategy: Strategy) -> Iterator[Finding]:
    """A published address has its page or leads on; one that leads on is never a page again."""
    here = current(strategy)
    there = set(here)
    leads = leads_on(strategy)
    known = listed(source.folder)
    before = {address for _, address in known}
    # A page that has got another address is most likely one that was not published before.
    fresh = [address for address in here if address not in before] or here
    for number, address in known:
        if address not in there and address not in leads:
            yield _lost(source, number, address, fresh)
    for index, redirect in enumerate(strategy.data.changes.redirects):
        yield from _redirect(source.place(("changes", "redirects", index)), redirect.old, here, leads)


def _redirect(place: Place, old: str, here: list[str], leads: dict[str, str]) -> Iterator[Finding]:
    new = leads[old]
    if old in here:
        tip = "ge det nya ett eget id: ett id används aldrig igen för något annat"
        yield Finding(place, f"adressen {old} leder vidare men är också en sida.", tip)
    # Registers, such as /insatser/, are pages of their own and always there.
    if end(new, leads) not in here and new.count("/") > 2:
        near = difflib.get_close_matches(new, here, n=1)
        tip = f"menade du {near[0]}?" if near else "skriv adressen till en sida som finns"
        yield Finding(place, f"omdirigeringen leder till {new}, som inte finns.", tip)


def end(address: str, leads: dict[str, str]) -> str:
    """Where a chain of redirects ends; a circle ends where it began."""
    for _ in leads:
        address = leads.get(address, address)
    return address


def _lost(source: Source, number: int, address: str, here: list[str]) -> Finding:
    near = next(iter(difflib.get_close_matches(address, here, n=1)), "")
    message = f"adressen {address} är publicerad men har ingen sida längre."
    tip = (
        "hämta tillbaka det som togs bort och lägg till withdrawn (se CONTRIBUTING.md). Har det bytt id: "
        f'lägg "- {{old: {address}, new: {near or "/…/"}}}" under redirects i {source.name}/changes.yaml'
    )
    return Finding(Place(f"{source.name}/{FILE}", number), message, tip)
