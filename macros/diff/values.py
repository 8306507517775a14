"""The changes of the values of measures, one line each: `Ohälsotal: nytt år 2025; 2023 ändrat 24,1 → 24,3 …`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model import Series
from ..source import series as values
from ..strategy import statistics, statistics_changes
from ..strategy.resolved import Strategy


def value_changes(old: Path, new: Path, before: Strategy | None, after: Strategy | None) -> Iterator[str]:
    """Yield what differs in the values of each measure, in the order of the newer data; those of a measure that is gone last.

    The names of measures and areas are those of the newer version that can be resolved. Files are read as they
    stand, because an older version may break the rules of today.
    """
    known = after or before
    if known is None:
        return
    first, second = _read(old), _read(new)
    measures = {
        one.id: one for strategy in (after, before) if strategy for one in strategy.data.statistics.measures
    }
    for name, measure in measures.items():
        line = statistics_changes.change_line(
            measure, first.get(name), second.get(name), statistics.area_names(known)
        )
        if line:
            yield line


def _read(folder: Path) -> dict[str, Series]:
    """Return the values of each file in a folder of data, without the rows that cannot be read."""
    return {path.stem: values.read_series(path, path.name)[0] for path in values.files(folder)}
