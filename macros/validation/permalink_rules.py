"""Rules on permalinks: a published URL has its page or a redirect."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import Source
from ..strategy.resolved import Strategy
from ..web.permalinks import FILE, current_urls, published_urls, redirect_target, redirects


def published_urls_persist(source: Source, strategy: Strategy) -> Iterator[Diagnostic]:
    """A published URL has its page or a redirect, and a redirected URL never becomes a page again."""
    here = current_urls(strategy)
    there = set(here)
    leads = redirects(strategy)
    published = published_urls(source.folder)
    before = {address for _, address in published}
    # A moved page most likely has a URL that was not published before.
    fresh = [address for address in here if address not in before] or here
    for number, address in published:
        if address not in there and address not in leads:
            yield _lost_url_message(source, number, address, fresh)
    for index, redirect in enumerate(strategy.data.changes.redirects):
        yield from _redirect(source.place(("changes", "redirects", index)), redirect.old, here, leads)


def _redirect(
    place: SourceLocation, old: str, here: list[str], leads: dict[str, str]
) -> Iterator[Diagnostic]:
    new = leads[old]
    if old in here:
        tip = "ge det nya ett eget id: ett id används aldrig igen för något annat"
        yield Diagnostic(place, f"adressen {old} leder vidare men är också en sida.", tip)
    # Lists such as /insatser/ are pages of their own and always exist.
    if redirect_target(new, leads) not in here and new.count("/") > 2:
        matches = difflib.get_close_matches(new, here, n=1)
        tip = f"menade du {matches[0]}?" if matches else "skriv adressen till en sida som finns"
        yield Diagnostic(place, f"omdirigeringen leder till {new}, som inte finns.", tip)


def _lost_url_message(source: Source, number: int, address: str, here: list[str]) -> Diagnostic:
    closest = next(iter(difflib.get_close_matches(address, here, n=1)), "")
    message = f"adressen {address} är publicerad men har ingen sida längre."
    tip = (
        "hämta tillbaka det som togs bort och lägg till withdrawn (se CONTRIBUTING.md). Har det bytt id: "
        f'lägg "- {{old: {address}, new: {closest or "/…/"}}}" under redirects i {source.name}/changes.yaml'
    )
    return Diagnostic(SourceLocation(f"{source.name}/{FILE}", number), message, tip)
