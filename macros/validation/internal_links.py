"""A link of a text to a page of the site leads to one.

What a page holds besides is not asked for here: a test follows every link of a built site.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

from ..model import markup
from ..source.diagnostics import Diagnostic
from ..source.reader import Key, Source
from ..strategy import violence
from ..strategy.resolved import Strategy
from ..web import permalinks
from . import adopted_wording

_CONTENT = Path(__file__).parents[2] / "content"


def internal_links_lead_somewhere(source: Source, strategy: Strategy) -> Iterator[Diagnostic]:
    """Each address that begins with / among the texts is a page, or leads on to one."""
    here = {*permalinks.current_urls(strategy), *permalinks.redirects(strategy), *_content()}
    for key, text in adopted_wording.units(source):
        address = text.split("#")[0]
        if _is_link(key, text) and address not in here and not _is_file(address):
            near = difflib.get_close_matches(address, sorted(here), n=1)
            tip = f"menade du {near[0]}?" if near else "skriv adressen till en sida som finns"
            message = f"länken leder till {address}, en sida som inte finns."
            yield Diagnostic(source.words_at(key, text), message, tip)


def support_pages(source: Source, strategy: Strategy) -> Iterator[Diagnostic]:
    """What is decided of a page's support box is decided where it holds: a page that exists, and is no thing with an id."""
    support = strategy.data.site.support
    things = violence.paths(strategy)
    for number, row in enumerate(support.pages if support else ()):
        place = source.place(("site", "support", "pages", number, "page"))
        pages = {f"/{path}" for path in things}
        if row.page in pages:
            tip = "skriv support_box hos det som sidan visar, och ta bort raden här"
            yield Diagnostic(place, f"{row.page} visar något som har ett id i data/.", tip)
        elif row.page not in {*permalinks.current_urls(strategy), *_content()}:
            near = difflib.get_close_matches(row.page, sorted(_content()), n=1)
            tip = f"menade du {near[0]}?" if near else "skriv adressen till en sida som finns"
            yield Diagnostic(place, f"sidan {row.page} finns inte.", tip)


def _is_link(key: Key, text: str) -> bool:
    """Whether a text is a page's address: in running text, or in a field for one. All other texts may begin with /."""
    running = key[-1] == "text" and "content" in key[-3:]
    return text.startswith("/") and bool(markup.ADDRESS.match(text)) and (running or key[-1] == "where")


def _content() -> Iterator[str]:
    """The pages that are no data; what lies at the top, but for the first page, is for those who build."""
    for path in (_CONTENT / "index.md", *_CONTENT.glob("*/**/*.md")):
        name = path.relative_to(_CONTENT).as_posix().removesuffix(".md").removesuffix("index")
        yield f"/{name}" if not name or name.endswith("/") else f"/{name}/"


def _is_file(address: str) -> bool:
    return "." in address.rsplit("/", 1)[-1]
