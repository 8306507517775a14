"""All datasets, in the order in which they are listed. Imports column, links, registers, rows and texts."""

from __future__ import annotations

from typing import Any

from . import links, registers, rows, texts
from .column import Dataset

# What has a file of its own in JSON.
KINDS: tuple[Dataset[Any], ...] = (
    rows.ACTIONS,
    rows.OBJECTIVES,
    rows.INDICATORS,
    registers.GOALS,
    texts.FOCUS_AREAS,
    texts.CHAPTERS,
    texts.CONTRIBUTIONS,
    registers.ACTORS,
    registers.ROLES,
    registers.METHODS,
    registers.RESOURCES,
    texts.NOTES,
    registers.TERMS,
    registers.ERRATA,
    registers.AFFILIATES,
)
TABLES: tuple[Dataset[Any], ...] = (*(kind for kind in KINDS if kind.table), *links.LINKS)
SHEETS: tuple[Dataset[Any], ...] = tuple(kind for kind in KINDS if kind.sheet)
