"""Rules on earlier editions: each page persists, has a successor, or is declared to have none."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterator, Sequence

from ..model import NO_SUCCESSOR
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import EDITIONS, Source
from ..strategy.edition_links import successors
from ..strategy.resolved import Strategy
from ..web.editions import missing_pages
from ..web.pages import paths


def pages_have_successors(source: Source, strategy: Strategy) -> Iterator[Diagnostic]:
    """Every page of an earlier edition persists in the next, has a successor, or is declared to have none."""
    line = (*strategy.earlier, strategy)
    # The newest edition stands first in the file.
    numbers = range(len(strategy.earlier) - 1, -1, -1)
    for number, (older, newer) in zip(numbers, itertools.pairwise(line), strict=True):
        yield from _pages_without_successors(source, strategy, number, older, newer)
        yield from _successor_problems(source, strategy, number, older, newer)


def _pages_without_successors(
    source: Source, now: Strategy, number: int, older: Strategy, newer: Strategy
) -> Iterator[Diagnostic]:
    successor_rows = successors(now, older)
    place = source.place(("changes", "editions", number))
    name = older.data.site.edition.id
    missing = [page for page in missing_pages(older, newer) if f"/{page}" not in successor_rows]
    for page in missing:
        message = (
            f"/{page} i utgåvan {name} har ingen sida i utgåvan efter, och det är inte sagt vart den leder."
        )
        tip = f'kör make successors, som skriver raderna, eller lägg "- {{old: /{page}, new: {NO_SUCCESSOR}}}" under successors'
        yield Diagnostic(place, message, tip)
    unsettled = [old for old, new in successor_rows.items() if new is None]
    if unsettled:
        message = f"i utgåvan {name} är det inte avgjort vad som motsvarar {', '.join(unsettled)}."
        tip = f"skriv adressen i utgåvan efter som new, eller {NO_SUCCESSOR}"
        yield Diagnostic(place, message, tip, "warning")


def _successor_problems(
    source: Source, now: Strategy, number: int, older: Strategy, newer: Strategy
) -> Iterator[Diagnostic]:
    """A successor row names a page of the edition, leads to a page of the next, and reuses no id."""
    before, after = paths(older), paths(newer)
    for index, row in enumerate(now.data.changes.editions[number].successors):
        at = ("changes", "editions", number, "successors", index)
        if row.old[1:] not in before:
            message = f"{row.old} är ingen sida i utgåvan {older.data.site.edition.id}."
            yield Diagnostic(source.place((*at, "old")), message, _closest_page_tip(row.old, before))
        elif row.old[1:] in after and row.new != row.old:
            tip = "ge det nya ett eget id: ett id används aldrig igen för något annat"
            message = f"{row.old} finns kvar i utgåvan efter, men sägs vara något annat där."
            yield Diagnostic(source.place((*at, "old")), message, tip)
        elif row.new not in (None, NO_SUCCESSOR) and row.new[1:] not in after and row.new.count("/") > 2:
            message = f"{row.old} leder till {row.new}, som inte finns i utgåvan efter."
            yield Diagnostic(source.place((*at, "new")), message, _closest_page_tip(row.new, after))


def _closest_page_tip(address: str, pages: Sequence[str]) -> str:
    matches = difflib.get_close_matches(address, [f"/{page}" for page in pages], n=1)
    return f"menade du {matches[0]}?" if matches else "skriv adressen till en sida som finns"


def editions_match_folders(source: Source, names: list[str], today: str) -> Iterator[Diagnostic]:
    """The folders in editions/ are those listed in changes.yaml, and the current edition is none of them."""
    for folder in sorted(path for path in (source.folder / EDITIONS).glob("*") if path.is_dir()):
        if folder.name not in names:
            message = f"utgåvan {folder.name} finns i {source.name}/{EDITIONS}/ men inte under editions i changes.yaml."
            yield Diagnostic(
                SourceLocation(f"{source.name}/changes.yaml", 1),
                message,
                f'lägg till "- id: {folder.name}" under editions',
            )
    if today in names:
        message = f"utgåvan {today} är redan en tidigare utgåva."
        tip = "skriv den nya utgåvans id, rubrik, datering och period under edition"
        yield Diagnostic(source.place(("site", "edition", "id")), message, tip)
