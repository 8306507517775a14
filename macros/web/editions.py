"""Earlier editions: their pages stay under their period, and each says what came after it.

`data/editions/ID/` holds the data of each, as they were; `editions` in changes.yaml says where each page leads that
the edition after it has not.
"""

from __future__ import annotations

import dataclasses
import difflib
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..model import NO_SUCCESSOR, SiteFile
from ..source.diagnostics import Finding, Place
from ..source.reader import EDITIONS, Source
from ..strategy.resolved import Strategy, remembered
from .pages import pages, paths


@dataclasses.dataclass(frozen=True)
class Heir:
    """What came after a page of an earlier edition: the last page that it led on to.

    `path` is from the site's root. Without one the page has no counterpart, or (`open`) nobody has settled which.
    """

    path: str | None = None
    title: str = ""
    open: bool = False


def folder_of(data: Path, name: str) -> Path:
    """Where the data of an earlier edition stand."""
    return data / EDITIONS / name


def holder(folder: Path) -> Path | None:
    """The folder of today's data, for the folder of an earlier edition's; None for any other."""
    return folder.parent.parent if folder.parent.name == EDITIONS else None


def kept(old: Strategy, now: SiteFile) -> Strategy:
    """An earlier edition as it is shown: under its period, with the contacts and the support of today."""
    name = old.data.site.edition.id
    address = f"{now.address.rstrip('/')}/{name}/" if now.address else None
    today = {"address": address} | {key: getattr(now, key) for key in ("contact", "support", "repository")}
    site = old.data.site.model_copy(update=today)
    return dataclasses.replace(old, data=old.data.model_copy(update={"site": site}), is_superseded=True)


def path(old: Strategy, page: str = "") -> str:
    """A page of an earlier edition, from the site's root."""
    return f"{old.data.site.edition.id}/{page}"


def heir(now: Strategy, old: Strategy, page: str) -> Heir:
    """What came after a page, followed through the editions since as far as there is a counterpart."""
    line = (*now.earlier, now)
    names = [edition.data.site.edition.id for edition in line]
    found = Heir()
    for older, newer in itertools.pairwise(line[names.index(old.data.site.edition.id) :]):
        step = _step(now, older, newer, page)
        if step is None or step == NO_SUCCESSOR:
            return found if found.path is not None else Heir(open=step is None)
        page = step
        at = page if newer is now else path(newer, page)
        found = Heir(at, titles(newer).get(page, ""))
    return found


def _step(now: Strategy, older: Strategy, newer: Strategy, page: str) -> str | None:
    """The page in the edition after, that it has none, or None where that is not settled."""
    told = successors(now, older)
    if f"/{page}" in told:
        new = told[f"/{page}"]
        return new[1:] if new and new != NO_SUCCESSOR else new
    # Registers and pages about the site have the same address in every edition.
    return page if page not in titles(older) or page in titles(newer) else None


def successors(now: Strategy, old: Strategy) -> dict[str, str | None]:
    """old address → new, as changes.yaml says of an edition."""
    name = old.data.site.edition.id
    told = (entry for entry in now.data.changes.editions if entry.id == name)
    return {row.old: row.new for entry in told for row in entry.successors}


@remembered
def titles(strategy: Strategy) -> dict[str, str]:
    """path → title of the pages that are made from data."""
    return {page.file.removesuffix("index.md"): str(page.meta["title"]) for page in pages(strategy)}


def check(source: Source, strategy: Strategy) -> Iterator[Finding]:
    """Every page of an earlier edition stays in the next, or is said to lead on, or to have no counterpart."""
    line = (*strategy.earlier, strategy)
    # The newest stands first in the file.
    numbers = range(len(strategy.earlier) - 1, -1, -1)
    for number, (older, newer) in zip(numbers, itertools.pairwise(line), strict=True):
        yield from _settled(source, strategy, number, older, newer)
        yield from _known(source, strategy, number, older, newer)


def _settled(
    source: Source, now: Strategy, number: int, older: Strategy, newer: Strategy
) -> Iterator[Finding]:
    told = successors(now, older)
    place = source.place(("changes", "editions", number))
    name = older.data.site.edition.id
    missing = [page for page in missing_pages(older, newer) if f"/{page}" not in told]
    for page in missing:
        message = (
            f"/{page} i utgåvan {name} har ingen sida i utgåvan efter, och det är inte sagt vart den leder."
        )
        tip = f'kör make successors, som skriver raderna, eller lägg "- {{old: /{page}, new: {NO_SUCCESSOR}}}" under successors'
        yield Finding(place, message, tip)
    unsettled = [old for old, new in told.items() if new is None]
    if unsettled:
        message = f"i utgåvan {name} är det inte avgjort vad som motsvarar {', '.join(unsettled)}."
        tip = f"skriv adressen i utgåvan efter som new, eller {NO_SUCCESSOR}"
        yield Finding(place, message, tip, "warning")


def missing_pages(older: Strategy, newer: Strategy) -> list[str]:
    """The pages that the edition after has not."""
    left = set(paths(newer))
    return [page for page in paths(older) if page not in left]


def _known(source: Source, now: Strategy, number: int, older: Strategy, newer: Strategy) -> Iterator[Finding]:
    """What is said of an edition is said of its pages, leads to a page, and never lends an id to something else."""
    before, after = paths(older), paths(newer)
    for index, row in enumerate(now.data.changes.editions[number].successors):
        at = ("changes", "editions", number, "successors", index)
        if row.old[1:] not in before:
            message = f"{row.old} är ingen sida i utgåvan {older.data.site.edition.id}."
            yield Finding(source.place((*at, "old")), message, _near(row.old, before))
        elif row.old[1:] in after and row.new != row.old:
            tip = "ge det nya ett eget id: ett id används aldrig igen för något annat"
            message = f"{row.old} finns kvar i utgåvan efter, men sägs vara något annat där."
            yield Finding(source.place((*at, "old")), message, tip)
        elif row.new not in (None, NO_SUCCESSOR) and row.new[1:] not in after and row.new.count("/") > 2:
            message = f"{row.old} leder till {row.new}, som inte finns i utgåvan efter."
            yield Finding(source.place((*at, "new")), message, _near(row.new, after))


def _near(address: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(address, [f"/{page}" for page in known], n=1)
    return f"menade du {near[0]}?" if near else "skriv adressen till en sida som finns"


def listed(source: Source, names: list[str], today: str) -> Iterator[Finding]:
    """The editions that are kept are those that are listed, and today's is another."""
    for folder in sorted(path for path in (source.folder / EDITIONS).glob("*") if path.is_dir()):
        if folder.name not in names:
            message = f"utgåvan {folder.name} finns i {source.name}/{EDITIONS}/ men inte under editions i changes.yaml."
            yield Finding(
                Place(f"{source.name}/changes.yaml", 1),
                message,
                f'lägg till "- id: {folder.name}" under editions',
            )
    if today in names:
        message = f"utgåvan {today} är redan en tidigare utgåva."
        tip = "skriv den nya utgåvans id, rubrik, datering och period under edition"
        yield Finding(source.place(("site", "edition", "id")), message, tip)
