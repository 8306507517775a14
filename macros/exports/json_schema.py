"""JSON Schema (2020-12) of each JSON file, made from the columns."""

from __future__ import annotations

from typing import Any

from ..strategy.resolved import Strategy
from . import datasets
from .dataset import DATE, REPLACED, TEXT, TRUTH, Dataset, Shape, many, maybe, record
from .datasets import WHOLE

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
HEAD: dict[str, Shape] = {
    "schemaVersion": TEXT,
    "publisher": TEXT,
    "county": record(code=TEXT, name=TEXT),
    "edition": record(id=TEXT, title=TEXT, dated=TEXT, start=DATE, end=DATE),
    "licence": record(decided=TRUTH, content=maybe(TEXT), proposed=maybe(TEXT), address=maybe(TEXT)),
    "modified": maybe(DATE),
    "revision": TEXT,
    "replaces": maybe(record(edition=TEXT, address=TEXT)),
    "replacedBy": maybe(record(edition=TEXT, address=TEXT)),
}
# Keys only of the file with all datasets.
FRAME: dict[str, Shape] = {
    "overallGoal": TEXT,
    "actionPlan": record(
        label=TEXT,
        title=TEXT,
        subtitle=TEXT,
        publisher=TEXT,
        start=DATE,
        end=DATE,
        afterwards=maybe(TEXT),
        replaced=many(REPLACED),
        coming=many(REPLACED),
        short_title=maybe(TEXT),
        keywords=many(TEXT),
    ),
    "goals": record(explanation=maybe(TEXT), levels=many(record(name=TEXT, title=TEXT))),
    "headings": record(
        numbered=TEXT,
        contributions=TEXT,
        table=TEXT,
        columns=record(problem=TEXT, action=TEXT, contributors=TEXT, outcomes=TEXT),
        plan=record(objective=TEXT, activities=TEXT, follow_up=TEXT),
    ),
}


def item(dataset: Dataset[Any]) -> Shape:
    """Return the schema of a dataset's item. Additional keys are allowed, because a version may grow."""
    shape = record(**{column.id: _explained(column.shape, column.about) for column in dataset.columns})
    return {"title": dataset.title, **shape}


def _explained(shape: Shape, about: str) -> Shape:
    return {**shape, "description": about}


def of_dataset(dataset: Dataset[Any]) -> Shape:
    """Return the schema of a dataset's file."""
    shape = record(**HEAD, dataset=TEXT, items={"type": "array", "items": item(dataset)})
    return {"$schema": _DIALECT, "title": dataset.title, "description": dataset.about, **shape}


def of_all(strategy: Strategy) -> Shape:
    """Return the schema of the file with all datasets, also those of parts that the strategy lacks: they are empty."""
    kinds = datasets.named(strategy, WHOLE)
    data = record(**{kind.name: {"type": "array", "items": item(kind)} for kind in kinds})
    return {"$schema": _DIALECT, "title": "Allt", **record(**HEAD, **FRAME, data=data)}
