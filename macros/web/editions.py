"""Earlier editions, published under their period with links to the pages that replaced theirs.

`data/editions/ID/` is a snapshot of an edition's data. `editions` in changes.yaml gives the successors of
pages that the following edition lacks.
"""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

from ..model import NO_SUCCESSOR, SiteFile
from ..source.reader import EDITIONS
from ..strategy.edition_links import successors
from ..strategy.resolved import Strategy, cached_per_strategy
from .pages import pages, paths


@dataclasses.dataclass(frozen=True)
class PageSuccessor:
    """The last page in the chain of successors of a page of an earlier edition.

    `path` is relative to the site's root, and None without a counterpart. `open` says that the owner has not
    decided on one.
    """

    path: str | None = None
    title: str = ""
    open: bool = False


def edition_folder(data: Path, name: str) -> Path:
    """Return the folder of an earlier edition's data."""
    return data / EDITIONS / name


def current_data_folder(folder: Path) -> Path | None:
    """Return the folder of the current data, given an earlier edition's folder; None for any other folder."""
    return folder.parent.parent if folder.parent.name == EDITIONS else None


def as_superseded(old: Strategy, now: SiteFile) -> Strategy:
    """Return an earlier edition with its period as base path and the current contacts and support lines."""
    name = old.data.site.edition.id
    address = f"{now.address.rstrip('/')}/{name}/" if now.address else None
    today = {"address": address} | {key: getattr(now, key) for key in ("contact", "support", "repository")}
    site = old.data.site.model_copy(update=today)
    return dataclasses.replace(old, data=old.data.model_copy(update={"site": site}), is_superseded=True)


def url_in_edition(old: Strategy, page: str = "") -> str:
    """Return the path, from the site's root, of a page of an earlier edition."""
    return f"{old.data.site.edition.id}/{page}"


def successor_of(now: Strategy, old: Strategy, page: str) -> PageSuccessor:
    """Return the successor of a page, followed through the later editions as far as there is one."""
    line = (*now.earlier, now)
    names = [edition.data.site.edition.id for edition in line]
    successor = PageSuccessor()
    for older, newer in itertools.pairwise(line[names.index(old.data.site.edition.id) :]):
        step = _step(now, older, newer, page)
        if step is None or step == NO_SUCCESSOR:
            return successor if successor.path is not None else PageSuccessor(open=step is None)
        page = step
        at = page if newer is now else url_in_edition(newer, page)
        successor = PageSuccessor(at, titles(newer).get(page, ""))
    return successor


def _step(now: Strategy, older: Strategy, newer: Strategy, page: str) -> str | None:
    """Return the page's successor in the following edition, a PageSuccessor without a path, or None if
    undecided.
    """
    new_paths = successors(now, older)
    if f"/{page}" in new_paths:
        new = new_paths[f"/{page}"]
        return new[1:] if new and new != NO_SUCCESSOR else new
    # Registers and pages about the site have the same path in every edition.
    return page if page not in titles(older) or page in titles(newer) else None


@cached_per_strategy
def titles(strategy: Strategy) -> dict[str, str]:
    """Return path → title of the generated pages."""
    return {page.file.removesuffix("index.md"): str(page.meta["title"]) for page in pages(strategy)}


def missing_pages(older: Strategy, newer: Strategy) -> list[str]:
    """Return the pages of an edition that the following edition lacks."""
    left = set(paths(newer))
    return [page for page in paths(older) if page not in left]
