"""Rows and layout of the file in Excel that a reader's browser makes of the rows that a filter shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from typing import Any

from ..exports import datasets, xlsx
from ..exports.dataset import Dataset
from ..exports.file_context import FileContext
from ..exports.sheet_layout import BETWEEN, NUMBERED, READABLE, SheetLayout, layout, width_of
from ..exports.table_datasets import ACTIONS, OBJECTIVES
from ..strategy import colours
from ..strategy.resolved import Strategy
from ..strings import role_labels

FILE = "urval.json"


def files(strategy: Strategy) -> Iterator[tuple[str, str]]:
    """Yield (path in the site, content) of the file beside each page with a filter."""
    for dataset in datasets.of(strategy, (ACTIONS, OBJECTIVES)):
        content = _sheet(strategy, dataset)
        yield f"{dataset.page}{FILE}", json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _sheet(strategy: Strategy, dataset: Dataset[Any]) -> dict[str, Any]:
    """Return the cells as the workbook has them, what looks otherwise, and two layouts.

    `link` and `ended` are the places of the addresses and of the day from which a row does not apply; `ofRole` has further columns after those of the rows: the tier and the reason of a role.
    """
    rows = list(dataset.table_rows(FileContext(strategy), BETWEEN))
    ids = [column.id for column in dataset.cells]
    more = {"tier": width_of(role_labels.TIERS.values()), "reason": READABLE}
    return {
        "headings": [column.label for column in dataset.cells],
        "rows": [[xlsx.within(value) for value in row.values()] for row in rows],
        "plain": _described(ids, layout(dataset, rows)),
        "ofRole": _described([*ids, *more], layout(dataset, rows, more)),
        "link": ids.index("url"),
        "ended": ids.index("withdrawn_on"),
        "hues": _hues(strategy) if NUMBERED in ids else {},
    }


def _hues(strategy: Strategy) -> dict[int, tuple[str, str]]:
    """Return the hue and the tint of each focus area by its number, which is the first column."""
    areas = strategy.data.focusareas.focus_areas
    return {area.number: astuple(colours.area_hue(strategy, area)) for area in areas}


def _described(ids: Sequence[str], laid_out: SheetLayout) -> dict[str, Any]:
    """Return a layout with columns as (place among `ids`, width)."""
    places = [ids.index(id) for id in laid_out.columns]
    return {
        "columns": list(zip(places, laid_out.widths, strict=True)),
        "printed": laid_out.printed,
        "shown": laid_out.shown,
    }
