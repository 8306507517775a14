"""Earlier editions: their pages stay under their period, and each says what came after it.

`data/editions/ID/` holds the data of each, as they were; `editions` in changes.yaml says where each page leads that
the edition after it has not.
"""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

from ..model import NO_SUCCESSOR, SiteFile
from ..source.reader import EDITIONS
from ..strategy.resolved import Strategy, cached_per_strategy
from .pages import pages, paths


@dataclasses.dataclass(frozen=True)
class Successor:
    """What came after a page of an earlier edition: the last page that it led on to.

    `path` is from the site's root. Without one the page has no counterpart, or (`open`) nobody has settled which.
    """

    path: str | None = None
    title: str = ""
    open: bool = False


def edition_folder(data: Path, name: str) -> Path:
    """Where the data of an earlier edition stand."""
    return data / EDITIONS / name


def current_data_folder(folder: Path) -> Path | None:
    """The folder of today's data, for the folder of an earlier edition's; None for any other."""
    return folder.parent.parent if folder.parent.name == EDITIONS else None


def as_superseded(old: Strategy, now: SiteFile) -> Strategy:
    """An earlier edition as it is shown: under its period, with the contacts and the support of today."""
    name = old.data.site.edition.id
    address = f"{now.address.rstrip('/')}/{name}/" if now.address else None
    today = {"address": address} | {key: getattr(now, key) for key in ("contact", "support", "repository")}
    site = old.data.site.model_copy(update=today)
    return dataclasses.replace(old, data=old.data.model_copy(update={"site": site}), is_superseded=True)


def url_in_edition(old: Strategy, page: str = "") -> str:
    """A page of an earlier edition, from the site's root."""
    return f"{old.data.site.edition.id}/{page}"


def successor_of(now: Strategy, old: Strategy, page: str) -> Successor:
    """What came after a page, followed through the editions since as far as there is a counterpart."""
    line = (*now.earlier, now)
    names = [edition.data.site.edition.id for edition in line]
    found = Successor()
    for older, newer in itertools.pairwise(line[names.index(old.data.site.edition.id) :]):
        step = _step(now, older, newer, page)
        if step is None or step == NO_SUCCESSOR:
            return found if found.path is not None else Successor(open=step is None)
        page = step
        at = page if newer is now else url_in_edition(newer, page)
        found = Successor(at, titles(newer).get(page, ""))
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


@cached_per_strategy
def titles(strategy: Strategy) -> dict[str, str]:
    """path → title of the pages that are made from data."""
    return {page.file.removesuffix("index.md"): str(page.meta["title"]) for page in pages(strategy)}


def missing_pages(older: Strategy, newer: Strategy) -> list[str]:
    """The pages that the edition after has not."""
    left = set(paths(newer))
    return [page for page in paths(older) if page not in left]
