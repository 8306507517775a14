"""Exports: a strategy as files to download.

A module per format, each with `downloads(strategy)`. A new format of the data is named in `data_files`, any other in
FORMATS.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from ..strategy.resolved import Strategy, cached_per_strategy
from . import data_files, datapackage, dcat, openapi, pdf
from .download import Download

__all__ = ["Download", "downloads", "offered", "write"]

FORMATS = (pdf, data_files, openapi, datapackage, dcat)


@cached_per_strategy
def downloads(strategy: Strategy) -> tuple[Download, ...]:
    """Return every file, in the order that pages list them."""
    return tuple(file for module in FORMATS for file in module.downloads(strategy))


def offered(strategy: Strategy, dataset: str) -> list[Download]:
    """Return the files of a dataset, for the page that shows it."""
    return [file for file in downloads(strategy) if dataset in file.datasets]


def write(site: Path, strategy: Strategy) -> None:
    """Write every file to a built site, two at a time: Typst compiles one while Python writes another.

    Raises the first exception raised by a `make`.
    """
    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(partial(_write, site), downloads(strategy)))


def _write(site: Path, file: Download) -> None:
    path = site / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.make())
