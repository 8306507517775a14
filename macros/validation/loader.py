"""A folder of data → the resolved strategy, or diagnostics of all its errors."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import gc
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model import files
from ..source.diagnostics import Diagnostic
from ..source.reader import Source, clear_cache, read
from ..strategy import edition_links
from ..strategy.as_of import as_of
from ..strategy.build_day import today
from ..strategy.resolved import Strategy, resolve
from ..web import editions
from . import (
    advice,
    edition_rules,
    folder_cause,
    internal_links,
    own_pages,
    permalink_rules,
    rules,
    schema_validation,
    statistics,
)


@dataclass(frozen=True)
class Loaded:
    """The strategy, or None if there are errors, and all diagnostics."""

    strategy: Strategy | None
    diagnostics: tuple[Diagnostic, ...]


def data_folder() -> Path:
    """Return the strategy's folder: the environment variable STRATEGY_DATA, or data/."""
    return Path(os.environ.get("STRATEGY_DATA") or "data")


def load(folder: Path, history: bool = True, day: datetime.date | None = None) -> Loaded:
    """Read, validate and resolve a folder of data. Never raises for its contents.

    Without `history`, neither published URLs nor earlier editions are checked. Decisions apply as on `day`,
    by default the day of the build.
    """
    now = editions.current_data_folder(folder)
    with _without_garbage_collection():
        return _load_as_earlier_edition(now, folder) if now and history else _load(folder, history, day)


@contextlib.contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Disable the garbage collector while loading.

    Almost everything survives, and collections cost a third of the time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def freeze_memory() -> None:
    """Free the read files and exempt the rest from garbage collection.

    For a process that loads nothing more and keeps the strategy until it ends. With thousands of insatser,
    each collection takes seconds.
    """
    clear_cache()
    gc.freeze()


def _load(folder: Path, history: bool, day: datetime.date | None) -> Loaded:
    source = read(folder, [stem for stem, _ in files()])
    if cause := folder_cause.folder_cause(source):
        return Loaded(None, tuple(cause))
    models, wrong = schema_validation.validate_schema(source)
    data = schema_validation.complete(models, source.absent)
    context = rules.build_context(source, data, today())
    pages, wrong_pages = own_pages.read_own_pages(context)
    diagnostics = [
        *source.diagnostics,
        *wrong,
        *rules.check(context, [*source.diagnostics, *wrong]),
        *wrong_pages,
    ]
    series, wrong_values = statistics.read_values(context, diagnostics)
    diagnostics += wrong_values
    if data is None or any(diagnostic.level == "error" for diagnostic in diagnostics):
        return Loaded(None, tuple(advice.only_sound(source, diagnostics)))
    strategy = resolve(as_of(data, day or today()), source, context.references, today(), pages, series)
    if history:
        strategy, history_diagnostics = _with_history(source, strategy)
        diagnostics += history_diagnostics
    has_errors = any(diagnostic.level == "error" for diagnostic in diagnostics)
    return Loaded(None if has_errors else strategy, tuple(diagnostics))


def _with_history(source: Source, strategy: Strategy) -> tuple[Strategy, list[Diagnostic]]:
    """Return the strategy with its earlier editions, and the diagnostics of their data and their successors."""
    site = strategy.data.site
    names = [edition.id for edition in reversed(strategy.data.changes.editions)]
    loaded = list(_load_earlier(source.folder, names, strategy))
    wrong = [diagnostic for old in loaded for diagnostic in old.diagnostics if diagnostic.level == "error"]
    wrong += edition_rules.editions_match_folders(source, names, site.edition.id)
    if wrong:
        return strategy, wrong
    earlier = tuple(editions.as_superseded(old.strategy, site) for old in loaded if old.strategy)
    *earlier_linked, strategy = edition_links.linked((*earlier, strategy))
    strategy = dataclasses.replace(strategy, earlier=tuple(earlier_linked))
    return strategy, [
        *edition_rules.pages_have_successors(source, strategy),
        *permalink_rules.published_urls_persist(source, strategy),
        *internal_links.internal_links_lead_somewhere(source, strategy),
        *internal_links.support_pages(source, strategy),
        *own_pages.own_pages_fit_in(strategy, internal_links.other_addresses(strategy)),
    ]


def _load_earlier(folder: Path, names: list[str], now: Strategy) -> Iterator[Loaded]:
    """Yield the earlier editions, the oldest first, each as of the day before the next edition began."""
    loaded: list[Loaded] = []
    day, next_start = today(), now.data.site.edition.period.start
    for name in reversed(names):
        day = min(day, next_start - datetime.timedelta(days=1))
        loaded.append(load(editions.edition_folder(folder, name), history=False, day=day))
        if (old := loaded[-1].strategy) is not None:
            next_start = old.data.site.edition.period.start
    yield from reversed(loaded)


def _load_as_earlier_edition(now: Path, folder: Path) -> Loaded:
    """Return an earlier edition as shown today, without the warnings, because it can no longer be changed."""
    loaded = load(now)
    listed = loaded.strategy.earlier if loaded.strategy else ()
    own = next((old for old in listed if old.data.site.edition.id == folder.name), None)
    return Loaded(own, () if own else loaded.diagnostics)
