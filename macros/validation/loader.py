"""A folder of data → the strategy, or everything that is wrong with it."""

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
from ..strategy.as_of import as_of
from ..strategy.build_day import today
from ..strategy.resolved import Strategy, resolve
from ..web import editions
from . import edition_rules, internal_links, permalink_rules, rules, schema_validation


@dataclass(frozen=True)
class Loaded:
    """The strategy (None when there are errors), and all findings."""

    strategy: Strategy | None
    findings: tuple[Diagnostic, ...]


def data_folder() -> Path:
    """The folder with the strategy: STRATEGY_DATA, or data/."""
    return Path(os.environ.get("STRATEGY_DATA") or "data")


def load(folder: Path, history: bool = True, day: datetime.date | None = None) -> Loaded:
    """Reads, checks and resolves a folder of data. Never raises for what stands in it.

    Without `history` what was published before is not asked for: neither addresses nor earlier editions. What is decided
    holds as on `day`, which is that of the build unless it is given.
    """
    now = editions.current_data_folder(folder)
    with _without_garbage_collection():
        return _earlier_edition(now, folder) if now and history else _load(folder, history, day)


@contextlib.contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Python looks for unused objects each time so many are made; here nearly all are kept, and looking takes a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def freeze_memory() -> None:
    """For a process that loads no more and keeps the strategy until it ends: lets go of the files, and of looking for unused
    objects in the rest, which at thousands of insatser takes seconds each time.
    """
    clear_cache()
    gc.freeze()


def _load(folder: Path, history: bool, day: datetime.date | None) -> Loaded:
    source = read(folder, [stem for stem, _ in files()])
    models, wrong = schema_validation.validate_schema(source)
    data = schema_validation.complete(models)
    known = rules.build_context(source, data, today())
    findings = [*source.findings, *wrong, *rules.check(known)]
    if data is None or any(finding.level == "error" for finding in findings):
        return Loaded(None, tuple(findings))
    strategy = resolve(as_of(data, day or today()), source, known.found, today())
    if history:
        strategy, found = _with_history(source, strategy)
        findings += found
    has_errors = any(finding.level == "error" for finding in findings)
    return Loaded(None if has_errors else strategy, tuple(findings))


def _with_history(source: Source, strategy: Strategy) -> tuple[Strategy, list[Diagnostic]]:
    """The strategy with its earlier editions, and what is wrong in them or in where their pages lead."""
    site = strategy.data.site
    names = [edition.id for edition in reversed(strategy.data.changes.editions)]
    loaded = list(_earlier(source.folder, names, strategy))
    wrong = [finding for old in loaded for finding in old.findings if finding.level == "error"]
    wrong += edition_rules.editions_match_folders(source, names, site.edition.id)
    if wrong:
        return strategy, wrong
    earlier = tuple(editions.as_superseded(old.strategy, site) for old in loaded if old.strategy)
    strategy = dataclasses.replace(strategy, earlier=earlier)
    return strategy, [
        *edition_rules.pages_have_successors(source, strategy),
        *permalink_rules.published_urls_persist(source, strategy),
        *internal_links.internal_links_lead_somewhere(source, strategy),
        *internal_links.support_pages(source, strategy),
    ]


def _earlier(folder: Path, names: list[str], now: Strategy) -> Iterator[Loaded]:
    """The earlier editions, the oldest first: each as it held until the edition after it began, and never later."""
    found: list[Loaded] = []
    day, next_start = today(), now.data.site.edition.period.start
    for name in reversed(names):
        day = min(day, next_start - datetime.timedelta(days=1))
        found.append(load(editions.edition_folder(folder, name), history=False, day=day))
        if (old := found[-1].strategy) is not None:
            next_start = old.data.site.edition.period.start
    yield from reversed(found)


def _earlier_edition(now: Path, folder: Path) -> Loaded:
    """An earlier edition as it is shown today. Warnings are for those who can still change what they are about."""
    loaded = load(now)
    listed = loaded.strategy.earlier if loaded.strategy else ()
    own = next((old for old in listed if old.data.site.edition.id == folder.name), None)
    return Loaded(own, () if own else loaded.findings)
