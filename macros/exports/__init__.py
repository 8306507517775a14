"""Strategy → files to download. One module per format; each has `downloads(strategy)`, which gives its files. A new format is a new module, named once in FORMATS."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from ..strategy.resolved import Strategy, cached_per_strategy
from . import csv_export, datapackage, dcat, json_export, openapi, pdf, xlsx
from .download import Download

__all__ = ["Download", "downloads", "offered", "write"]

FORMATS = (pdf, xlsx, csv_export, json_export, openapi, datapackage, dcat)


@cached_per_strategy
def downloads(strategy: Strategy) -> tuple[Download, ...]:
    """Every file, in the order in which a page offers them."""
    return tuple(file for module in FORMATS for file in module.downloads(strategy))


def offered(strategy: Strategy, dataset: str) -> list[Download]:
    """The files of one dataset, for the page that shows it."""
    return [file for file in downloads(strategy) if dataset in file.datasets]


def write(site: Path, strategy: Strategy) -> None:
    """Writes every file into a built site, two at a time: while Typst sets one, Python makes another.

    Raises what making a file raises, the first one's when there are several.
    """
    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(partial(_write, site), downloads(strategy)))


def _write(site: Path, file: Download) -> None:
    path = site / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.make())
