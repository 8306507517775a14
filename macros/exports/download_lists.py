"""Lists of downloads for the pages, and examples of reading the files. No file is made here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..strategy.parts import parts
from ..strategy.resolved import Strategy
from ..strategy.urls import absolute
from ..strings import documents
from . import datasets, downloads
from .dataset import Column, Dataset
from .datasets import JOINED, KINDS, TABLES
from .download import FOLDER, Download
from .statistics_datasets import MEASURES

# Placeholder in the examples of a site without an address.
PLACEHOLDER = "ADRESS"


def on_page(strategy: Strategy, path: str) -> list[Download]:
    """Return the files of the datasets on a page, and the page's own; the first of each format."""
    names = {kind.name for kind in KINDS if kind.page and kind.page == path}
    return _first(
        file for file in downloads(strategy) if file.page == path or names.intersection(file.datasets)
    )


def _first(files: Iterable[Download]) -> list[Download]:
    by_format: dict[str, Download] = {}
    for file in files:
        by_format.setdefault(file.format, file)
    return list(by_format.values())


def listed(strategy: Strategy) -> list[tuple[Dataset[Any], list[Download]]]:
    """Return (dataset, files) for the page of open data, in the order of the page."""
    files = list(downloads(strategy))
    every = datasets.of(strategy, KINDS)
    return [(kind, _first(file for file in files if kind.name in file.datasets)) for kind in every]


def joined(strategy: Strategy) -> list[tuple[Dataset[Any], list[Download]]]:
    """Return (table, files) of the tables that databases join the datasets with, in order."""
    files = list(downloads(strategy))
    every = datasets.of(strategy, JOINED)
    return [(one, [file for file in files if file.path == f"{FOLDER}{one.name}.csv"]) for one in every]


def one_measure_each(strategy: Strategy) -> list[Download]:
    """Return the file of each measure with values."""
    return [file for file in downloads(strategy) if file.path.startswith(f"{FOLDER}{MEASURES.name}/")]


def of_measure(strategy: Strategy, measure: str) -> list[Download]:
    """Return the file of a measure's values; none before they are fetched."""
    return [file for file in downloads(strategy) if f"{MEASURES.name}/{measure}" in file.datasets]


def about(strategy: Strategy) -> list[Download]:
    """Return the files that describe the others to machines: catalogue, schemas and the like, in order."""
    return [file for file in downloads(strategy) if "about" in file.datasets]


def whole(strategy: Strategy) -> list[Download]:
    """Return the file with all datasets, as a list of one."""
    return [file for file in downloads(strategy) if "allt" in file.datasets]


def fields(strategy: Strategy) -> list[tuple[Dataset[Any], tuple[Column[Any], ...]]]:
    """Return (table, its columns in order) of each table."""
    return [(table, table.cells) for table in datasets.of(strategy, TABLES)]


def address(strategy: Strategy, file: str) -> str:
    """Return the address of a file of version 1 for an example, with a host to fill in while the site has no address."""
    path = f"{FOLDER}{file}"
    return absolute(strategy, path) or f"{PLACEHOLDER}/{path}"


def examples(strategy: Strategy) -> list[tuple[str, str, str]]:
    """Return (tool, instruction, code) of each example. Values are read as text, so that codes keep
    leading zeros. They read the insatser; empty for a strategy without any.
    """
    if "actions" not in parts(strategy):
        return []
    at = address(strategy, "insatser.csv")
    return [(tool, words, code.format(at)) for tool, words, code in documents.EXAMPLES]
