"""CSV: one file per table.

RFC 4180 with comma, UTF-8 with a byte order mark, because Excel misreads å, ä and ö without one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import partial
from typing import Any

from ..strategy.resolved import Strategy
from . import datasets, statistics_datasets
from .dataset import Dataset
from .datasets import KINDS, TABLES
from .download import FOLDER, Download
from .file_context import FileContext

BETWEEN = " | "
# First characters of a formula (OWASP, CSV Injection). No text is removed:
# a leading apostrophe makes the cell text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def downloads(strategy: Strategy) -> Iterator[Download]:
    """Yield the CSV files; join tables belong to the dataset that they link from. Last a file a measure with values."""
    for table in datasets.of(strategy, TABLES):
        dataset = table.name if table.name in {kind.name for kind in KINDS} else table.name.split("_")[0]
        make = partial(_csv, strategy, table)
        yield Download(f"{FOLDER}{table.name}.csv", table.title, "CSV", "text/csv", make, (dataset,))
    for values in statistics_datasets.one_measure_each(strategy):
        make = partial(_csv, strategy, values)
        yield Download(f"{FOLDER}{values.name}.csv", values.title, "CSV", "text/csv", make, (values.name,))


def _csv(strategy: Strategy, table: Dataset[Any]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([column.label for column in table.cells])
    for row in table.table_rows(FileContext(strategy), BETWEEN):
        writer.writerow([guarded(value) for value in row.values()])
    return out.getvalue().encode("utf-8-sig")


def guarded(value: str | int | float | None) -> str | int | float | None:
    """Return a cell that no spreadsheet evaluates; numbers and None as they are."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
