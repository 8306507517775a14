"""A folder of data → the strategy, or everything that is wrong with it.

Imports checks, finding, model, published, resolve, shape and source.
"""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from pathlib import Path

from . import checks, published, shape
from .finding import Finding
from .model import files
from .resolve import Strategy, resolve
from .source import read


@dataclass(frozen=True)
class Loaded:
    """The strategy (None when there are errors), and all findings."""

    strategy: Strategy | None
    findings: tuple[Finding, ...]


def today() -> datetime.date:
    """The day of the build: SOURCE_DATE_EPOCH when set, so that builds can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = (
        datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
        if epoch
        else datetime.datetime.now(datetime.UTC)
    )
    return moment.date()


def data_folder() -> Path:
    """The folder with the strategy: STRATEGY_DATA, or data/."""
    return Path(os.environ.get("STRATEGY_DATA") or "data")


def load(folder: Path) -> Loaded:
    """Reads, checks and resolves a folder of data. Never raises for what stands in it."""
    source = read(folder, [stem for stem, _ in files()])
    models, wrong = shape.shape(source)
    data = shape.complete(models)
    findings = [*source.findings, *wrong, *checks.check(checks.facts(source, data, today()))]
    if data is None or any(finding.level == "error" for finding in findings):
        return Loaded(None, tuple(findings))
    strategy = resolve(data, source, today())
    lost = list(published.check(source, strategy))
    return Loaded(None if lost else strategy, (*findings, *lost))
