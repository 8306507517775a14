"""Facets of the filterable tables: their options and counts, from the columns of the downloads.

The form and the rows' attributes are rendered from these. Scripts read both from the page, so that page,
filter and downloads agree.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..exports.dataset import Dataset
from ..exports.download import FOLDER
from ..exports.file_context import FileContext
from ..exports.table_datasets import ACTIONS, OBJECTIVES
from ..model import FocusArea, ObjectiveArea
from ..strategy import actors, parts
from ..strategy.resolved import Strategy
from ..strings import labels, role_labels
from ..strings.names import fill
from . import theme


@dataclass(frozen=True)
class Option:
    """An option of a facet: `id` is its value in addresses, `count` its number of rows."""

    id: str
    label: str
    count: int


@dataclass(frozen=True)
class Group:
    """Options under a common heading; an empty `title` for none."""

    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Facet:
    """A dimension to filter by: `name` is the parameter in addresses and, after `data-`, the rows'
    attribute.
    """

    name: str
    label: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Share:
    """An area's part of all rows: `count` of them, after `before` of the areas above it."""

    id: str
    number: int
    label: str
    count: int
    before: int


class Filter:
    """The filter of one page.

    `noun` is (one row, several rows), `the_many` all of them, `file` the CSV file with all rows, and `words_file`
    the asset with the script's words and the rows' keywords.
    """

    def __init__(
        self,
        strategy: Strategy,
        dataset: Dataset[Any],
        kind: str,
        columns: dict[str, tuple[str, ...]],
    ) -> None:
        known, self.kind = parts.words(strategy), kind
        self.noun, self.the_many = (known[kind], known[f"{kind}s"]), known[f"the_{kind}s"]
        self.words_file = f"filter-{dataset.name}.json"
        self._context = FileContext(strategy)
        self._columns = {
            name: [column for column in dataset.columns if column.id in ids] for name, ids in columns.items()
        }
        self._rows = list(dataset.rows(strategy))
        self._by_id = {row.item.id: row for row in self._rows}
        self.file = f"{FOLDER}{dataset.name}.csv"
        self.total = len(self._rows)
        self.facets = tuple(self._facets(strategy))

    def values(self, name: str, row: Any) -> dict[str, str]:
        """Return id → label of a row's options of a facet."""
        texts: dict[str, str] = {}
        for column in self._columns[name]:
            value = column.value(self._context, row)
            for one in value if isinstance(value, list) else [value]:
                if one:
                    texts[one["id"]] = one["text"]
        return texts

    def shared(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the attributes that are equal for all the rows, to be written once on their table."""
        first, *others = (self._options(self._by_id[id]) for id in ids)
        return {name: value for name, value in first.items() if all(one[name] == value for one in others)}

    def own(self, row: Any, shared: Mapping[str, str]) -> dict[str, str]:
        """Return a row's attributes, without the shared ones."""
        return {name: value for name, value in self._options(row).items() if name not in shared}

    def shares(self, areas: Iterable[FocusArea | ObjectiveArea]) -> list[Share]:
        """Return each area's part of the rows, in order."""
        counts = Counter(row.area.id for row in self._rows)
        shares: list[Share] = []
        for area in areas:
            before = shares[-1].before + shares[-1].count if shares else 0
            label = area.short_title if isinstance(area, FocusArea) else area.title
            shares.append(Share(area.id, area.number, label, counts[area.id], before))
        return shares

    def script_data(self) -> bytes:
        """Return what the filter's script fetches as JSON: `words` by name, and `keywords` → ids of rows."""
        words = labels.filter_words(*self.noun, self.the_many, self.total)
        words |= {
            f"sign-{tier}": theme.icon(theme.CONTENT_ICONS[f"tier-{tier}"]).svg for tier in role_labels.TIERS
        }
        content = {"words": words, "keywords": self.keywords()}
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

    def keywords(self) -> dict[str, str]:
        """Return each set of editorial keywords, which are searched but not shown, with the ids of its
        rows.
        """
        ids_by_words: defaultdict[str, list[str]] = defaultdict(list)
        for id, row in self._by_id.items():
            if row.item.keywords:
                ids_by_words[" ".join(row.item.keywords)].append(id)
        return {words: " ".join(ids) for words, ids in ids_by_words.items()}

    def _options(self, row: Any) -> dict[str, str]:
        return {f"data-{facet.name}": " ".join(self.values(facet.name, row)) for facet in self.facets}

    def _facets(self, strategy: Strategy) -> Iterator[Facet]:
        for name in self._columns:
            rows = [self.values(name, row) for row in self._rows]
            counts = Counter(id for row in rows for id in row)
            words = {id: text for row in rows for id, text in row.items()}
            options = [Option(id, text, counts[id]) for id, text in words.items()]
            if len(options) > 1:
                label = fill(labels.FACETS.get(name) or labels.AREA_FACETS[self.kind], parts.words(strategy))
                yield Facet(name, label, _grouped(strategy, name, options))


def _grouped(strategy: Strategy, name: str, options: Iterable[Option]) -> tuple[Group, ...]:
    if name != "aktor":
        return (Group("", tuple(options)),)
    by_id = {option.id: option for option in options}
    groups = (
        Group(group.title, tuple(by_id[actor.id] for actor in actors if actor.id in by_id))
        for group, actors in actors.actor_groups(strategy)
    )
    return tuple(group for group in groups if group.options)


def actions(strategy: Strategy) -> Filter:
    """Return the filter of the insatser. A facet with fewer than two options is left out."""
    columns = {"aktor": ("actors", "together"), "omrade": ("focus_area",), "mal": ("goals",)}
    return Filter(strategy, ACTIONS, "action", columns)


def objectives(strategy: Strategy) -> Filter:
    """Return the filter of the action plan's målsättningar."""
    return Filter(strategy, OBJECTIVES, "objective", {"omrade": ("area",)})


def files(strategy: Strategy) -> Iterator[tuple[str, bytes]]:
    """Yield (name, content) of the file that each filter's script fetches."""
    for part, made in (("actions", actions), ("action_plan", objectives)):
        if part in parts.parts(strategy):
            filter = made(strategy)
            yield filter.words_file, filter.script_data()
