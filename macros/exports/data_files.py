"""The open data in every format, with the sizes that the catalogue gives: a file is made once where both need it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from ..strategy.resolved import Strategy, cached_per_strategy
from . import csv_export, json_export, linked_data, xlsx
from .download import Download


@cached_per_strategy
def _sizes(strategy: Strategy) -> dict[str, int]:
    return {}


@cached_per_strategy
def downloads(strategy: Strategy) -> tuple[Download, ...]:
    """Return the data as Excel, CSV, JSON and linked data, and the schemas."""
    known = _sizes(strategy)
    files = [
        file for module in (xlsx, csv_export, json_export, linked_data) for file in module.downloads(strategy)
    ]
    return tuple(replace(file, make=partial(_measured, file, known)) for file in files)


def _measured(file: Download, known: dict[str, int]) -> bytes:
    content = file.make()
    known[file.path] = len(content)
    return content


def size(strategy: Strategy, path: str) -> int:
    """Return the number of bytes of a file; it is made here unless it was made before."""
    known = _sizes(strategy)
    if path not in known:
        (file,) = (file for file in downloads(strategy) if file.path == path)
        file.make()
    return known[path]
