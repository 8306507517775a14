"""JSON: one file per dataset, one for all of them, and the schema of each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from ..strategy.resolved import Strategy
from ..strategy.urls import absolute
from ..strings import documents
from . import datasets, json_schema
from .dataset import Dataset
from .datasets import KINDS, WHOLE
from .download import FOLDER, Download
from .file_context import FileContext

MEDIA_TYPE = "application/json"
ALL = "allt"
# The context of linked data, beside the files: an item is named by its page.
LINKED = "kontext.jsonld"
# What a file adds to it whose items have no pages: JSON-LD allows no null as a name.
_BY_URI = {"items": {"@id": "dcterms:hasPart", "@context": {"uri": "@id", "url": None, "source": None}}}


def downloads(strategy: Strategy) -> Iterator[Download]:
    """Yield the JSON files and their schemas."""
    kinds = datasets.of(strategy, KINDS)
    for kind in kinds:
        make = partial(_of_dataset, strategy, kind)
        yield Download(f"{FOLDER}{kind.name}.json", kind.title, "JSON", MEDIA_TYPE, make, (kind.name,))
    yield Download(
        f"{FOLDER}{ALL}.json", documents.ALL_IN_ONE[0], "JSON", MEDIA_TYPE, partial(_of_all, strategy), (ALL,)
    )
    for kind in kinds:
        yield _schema(strategy, kind.name, kind.title, partial(json_schema.of_dataset, kind))
    yield _schema(strategy, ALL, documents.ALL_IN_ONE[0], partial(json_schema.of_all, strategy))


def _schema(strategy: Strategy, name: str, title: str, shape: Callable[[], dict[str, Any]]) -> Download:
    path = f"{FOLDER}schema/{name}.json"
    return Download(
        path,
        f"{title}: schema",
        "JSON Schema",
        "application/schema+json",
        lambda: encode({"$id": absolute(strategy, path) or f"urn:x-strategi:schema:1:{name}", **shape()}),
        ("schema",),
    )


def _of_dataset(strategy: Strategy, kind: Dataset[Any]) -> bytes:
    context = FileContext(strategy)
    items = list(kind.items(context))
    # The context has addresses, so it exists once the site has one.
    named = LINKED if all(item.get("url") for item in items) else [LINKED, _BY_URI]
    linked = {"@context": named} if strategy.data.site.address else {}
    head = {
        **linked,
        "$schema": f"schema/{kind.name}.json",
        "dataset": kind.name,
        **context.head(kind.name, items, kind.parts),
    }
    return encode({**head, "items": items})


def _of_all(strategy: Strategy) -> bytes:
    context = FileContext(strategy)
    data = {kind.name: list(kind.items(context)) for kind in WHOLE}
    return encode(
        {"$schema": f"schema/{ALL}.json", **context.head(ALL, data), **_frame(strategy), "data": data}
    )


def _frame(strategy: Strategy) -> dict[str, Any]:
    """Return the texts of the source that belong to no entity."""
    action_plan, areas = strategy.data.actionplan, strategy.data.focusareas
    names = {"label", "title", "short_title", "subtitle", "publisher", "afterwards", "replaced", "keywords"}
    facts = action_plan.model_dump(mode="json", include=names)
    facts["coming"] = [new.model_dump(mode="json") for new in action_plan.coming.wordings]
    return {
        "overallGoal": strategy.data.goals.overall,
        "goals": strategy.data.goals.model_dump(mode="json", include={"explanation", "levels"}),
        "actionPlan": {**facts, **action_plan.period.model_dump(mode="json")},
        "headings": {
            **areas.headings.model_dump(mode="json"),
            "plan": action_plan.columns.model_dump(mode="json"),
        },
    }


def encode(value: Any) -> bytes:
    """Return a value as JSON in UTF-8, indented by a space, with keys in the order of the value."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
