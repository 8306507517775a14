"""All datasets, in the order that they are listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..strategy.parts import parts, words
from ..strategy.resolved import Strategy
from ..strings.names import fill
from . import (
    followup_datasets,
    join_tables,
    place_datasets,
    reference_datasets,
    role_datasets,
    statistics_datasets,
    table_datasets,
    text_datasets,
)
from .dataset import Dataset

# Datasets with a JSON file of their own.
KINDS: tuple[Dataset[Any], ...] = (
    table_datasets.ACTIONS,
    table_datasets.OBJECTIVES,
    table_datasets.INDICATORS,
    statistics_datasets.MEASURES,
    reference_datasets.GOALS,
    text_datasets.FOCUS_AREAS,
    text_datasets.CHAPTERS,
    text_datasets.CONTRIBUTIONS,
    reference_datasets.ACTORS,
    reference_datasets.ROLES,
    role_datasets.ROLE_ITEMS,
    reference_datasets.METHODS,
    reference_datasets.RESOURCES,
    text_datasets.NOTES,
    reference_datasets.TERMS,
    reference_datasets.ERRATA,
    reference_datasets.AFFILIATES,
    followup_datasets.ROUNDS,
    reference_datasets.CHANGES,
    place_datasets.PLACES,
)
# Left out of the file with everything: what is computed from the others would make it four times as large, and places
# move with every edit.
_APART = (role_datasets.ROLE_ITEMS, place_datasets.PLACES)
WHOLE: tuple[Dataset[Any], ...] = tuple(kind for kind in KINDS if kind not in _APART)
# Those without a JSON file of their own: each joins the dataset that its name begins with.
JOINED: tuple[Dataset[Any], ...] = (
    statistics_datasets.VALUES,
    *join_tables.LINKS,
    *followup_datasets.TABLES,
)
TABLES: tuple[Dataset[Any], ...] = (*(kind for kind in KINDS if kind.table), *JOINED)
SHEETS: tuple[Dataset[Any], ...] = tuple(one for one in (*KINDS, *JOINED) if one.sheet)


def of(strategy: Strategy, datasets: Iterable[Dataset[Any]]) -> list[Dataset[Any]]:
    """Return those datasets whose parts the strategy has, under its own names."""
    return named(strategy, [one for one in datasets if parts(strategy).issuperset(one.parts)])


def named(strategy: Strategy, datasets: Iterable[Dataset[Any]]) -> list[Dataset[Any]]:
    """Return the datasets under the strategy's own names. The columns have the same names everywhere."""
    known = words(strategy)
    return [replace(one, title=fill(one.title, known), about=fill(one.about, known)) for one in datasets]
