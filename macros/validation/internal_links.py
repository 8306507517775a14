"""Rules on links from texts to pages of the site.

Anchors are not checked here: a test follows every link of a built site.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from ..model import markup
from ..source.diagnostics import Diagnostic
from ..source.reader import Key, Source
from ..strategy import violence
from ..strategy.resolved import Strategy
from ..web import content_pages, permalinks
from ..web.pages import paths_from_data
from . import adopted_wording


def internal_links_lead_somewhere(source: Source, strategy: Strategy) -> Iterator[Diagnostic]:
    """Each internal address in the texts is a page, or redirects to one."""
    here = {*permalinks.current_urls(strategy), *permalinks.redirects(strategy), *_content(strategy)}
    for key, text in adopted_wording.units(source):
        address = text.split("#")[0]
        if _is_link(key, text) and address not in here and not _is_file(address):
            matches = difflib.get_close_matches(address, sorted(here), n=1)
            tip = f"menade du {matches[0]}?" if matches else "skriv adressen till en sida som finns"
            message = f"länken leder till {address}, en sida som inte finns."
            yield Diagnostic(source.words_at(key, text), message, tip)


def support_pages(source: Source, strategy: Strategy) -> Iterator[Diagnostic]:
    """A support-box decision in site.yaml concerns an existing page that shows no entity with an id."""
    support = strategy.data.site.support
    entity_pages = violence.paths(strategy)
    for number, row in enumerate(support.pages if support else ()):
        place = source.place(("site", "support", "pages", number, "page"))
        pages = {f"/{path}" for path in entity_pages}
        if row.page in pages:
            tip = "skriv support_box hos det som sidan visar, och ta bort raden här"
            yield Diagnostic(place, f"{row.page} visar något som har ett id i data/.", tip)
        elif row.page not in {*permalinks.current_urls(strategy), *_content(strategy)}:
            matches = difflib.get_close_matches(row.page, sorted(_content(strategy)), n=1)
            tip = f"menade du {matches[0]}?" if matches else "skriv adressen till en sida som finns"
            yield Diagnostic(place, f"sidan {row.page} finns inte.", tip)


def _is_link(key: Key, text: str) -> bool:
    """Return True if a text is an internal address: in running text or a field for addresses."""
    return (
        text.startswith("/")
        and bool(markup.ADDRESS.match(text))
        and (markup.is_prose(key) or key[-1] == "where")
    )


def other_addresses(strategy: Strategy) -> Iterator[str]:
    """Yield the addresses of all pages but the editors' own."""
    yield from (f"/{path}" for path in paths_from_data(strategy))
    yield from _content(strategy)


def _content(strategy: Strategy) -> Iterator[str]:
    """Yield the addresses of the frame's pages."""
    return (f"/{page.path}" for page in content_pages.pages(strategy))


def _is_file(address: str) -> bool:
    return "." in address.rsplit("/", 1)[-1]
