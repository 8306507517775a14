"""OpenAPI 3.1: the JSON and CSV files described as an API."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from ..strategy.resolved import Strategy
from ..strings import documents
from ..strings.open_data_english import DATASETS
from . import datasets, json_schema
from .dataset import ADDED, NAMED, REASONED, REPLACED, SOURCE, WITHDRAWN, Dataset, Shape
from .datasets import KINDS, TABLES, WHOLE
from .download import FOLDER, SCHEMA_VERSION, Download
from .followup_datasets import GOAL_PROGRESS, PROGRESS
from .json_export import ALL, encode
from .text_datasets import BLOCK, FIGURE

NAME = "openapi.json"


def downloads(strategy: Strategy) -> Iterator[Download]:
    """Yield the description."""
    make = partial(_describe, strategy)
    yield Download(
        f"{FOLDER}{NAME}",
        documents.OPENAPI,
        "OpenAPI",
        "application/vnd.oai.openapi+json;version=3.1",
        make,
        ("about",),
    )


def _describe(strategy: Strategy) -> bytes:
    site = strategy.data.site
    kinds = datasets.of(strategy, KINDS)
    paths = {
        f"/{FOLDER}{kind.name}.json": _get(kind, "json", "application/json", _ref(kind)) for kind in kinds
    }
    paths |= {f"/{FOLDER}{ALL}.json": _get_all()}
    paths |= {
        f"/{FOLDER}{t.name}.csv": _get(t, "csv", "text/csv", {"type": "string"})
        for t in datasets.of(strategy, TABLES)
    }
    return encode({
        "openapi": "3.1.0",
        "info": _info(strategy),
        # Without a site address: the site's root, relative to this file.
        "servers": [{"url": (site.address or "../..").rstrip("/")}],
        "security": [],
        "paths": paths,
        "components": {"schemas": _components(strategy, kinds)},
    })  # fmt: skip


def _info(strategy: Strategy) -> dict[str, Any]:
    site = strategy.data.site
    info: dict[str, Any] = {
        "title": documents.open_data(site),
        "version": SCHEMA_VERSION,
        "description": documents.static_files(site),
    }
    if site.contact.email:
        info["contact"] = {"name": site.publisher.name, "email": site.contact.email}
    if site.licences.content:
        address = {"url": site.licences.content_address} if site.licences.content_address else {}
        info["license"] = {"name": site.licences.content, **address}
    return info


def _ref(kind: Dataset[Any]) -> Shape:
    return {"$ref": f"#/components/schemas/{kind.name}"}


# Objects that occur in several places; each is one component, so that a generated client has one type of it.
_SHARED: dict[str, Shape] = {
    "Ref": NAMED,
    "ReasonedRef": REASONED,
    "Decision": ADDED,
    "FormerWording": REPLACED,
    "Withdrawal": WITHDRAWN,
    "Place": SOURCE,
    "Block": BLOCK,
    "Figure": FIGURE,
    "Progress": PROGRESS,
    "GoalProgress": GOAL_PROGRESS,
    **{name.capitalize(): json_schema.HEAD[name] for name in ("county", "edition", "licence")},
    "SameFile": json_schema.HEAD["replaces"],
}


def _components(strategy: Strategy, kinds: list[Dataset[Any]]) -> dict[str, Shape]:
    """Return the schemas of all files, of their items and of what several share. Generators name types by the titles."""
    every = datasets.named(strategy, WHOLE)
    items = {one.name: one for one in (*every, *kinds)}
    files = {one.name: json_schema.of_dataset(one) for one in kinds} | {ALL: json_schema.of_all(strategy)}
    made = {name: _titled(shape, DATASETS[name][0], items) for name, shape in files.items()}
    for name, one in items.items():
        made[f"{name}_item"] = _titled(json_schema.item(one), f"{DATASETS[name][0]} item", items)
    for name, shape in _SHARED.items():
        made[name] = _titled({**shape, "type": "object"}, name, items)
    return made


def _titled(shape: Shape, title: str, items: Mapping[str, Dataset[Any]]) -> Shape:
    known = {"properties": _referring(shape["properties"], items)}
    return {**{key: value for key, value in shape.items() if key != "$schema"}, "title": title, **known}


def _referring(value: Any, items: Mapping[str, Dataset[Any]]) -> Any:
    """Return a schema where the objects that are components are references to them."""
    if isinstance(value, list):
        return [_referring(inner, items) for inner in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("properties"), dict):
        inside = value["properties"]
        shared = (name for name, shape in _SHARED.items() if shape["properties"] == inside)
        own = (f"{one.name}_item" for one in items.values() if json_schema.item(one)["properties"] == inside)
        if name := next(shared, None) or next(own, None):
            return _reference(name, value)
    return {key: _referring(inner, items) for key, inner in value.items()}


def _reference(name: str, shape: Shape) -> Shape:
    reference = {"$ref": f"#/components/schemas/{name}"}
    about = {"description": shape["description"]} if "description" in shape else {}
    return {**about, **({"anyOf": [reference, {"type": "null"}]} if "null" in shape["type"] else reference)}


def _get(dataset: Dataset[Any], form: str, media_type: str, shape: Shape) -> dict[str, Any]:
    return _operation(f"{dataset.name}_{form}", dataset.title, dataset.about, media_type, shape)


def _get_all() -> dict[str, Any]:
    shape = {"$ref": f"#/components/schemas/{ALL}"}
    return _operation(f"{ALL}_json", *documents.ALL_IN_ONE, "application/json", shape)


def _operation(name: str, title: str, about: str, media_type: str, shape: Shape) -> dict[str, Any]:
    answer = {"description": about, "content": {media_type: {"schema": shape}}}
    return {"get": {"operationId": name, "summary": title, "responses": {"200": answer}}}
