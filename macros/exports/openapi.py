"""OpenAPI 3.1: the JSON and CSV files described as an API."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ..strategy.resolved import Strategy
from ..strings import documents
from . import datasets, json_schema
from .dataset import NAMED, Dataset, Shape
from .datasets import KINDS, TABLES
from .download import FOLDER, SCHEMA_VERSION, Download
from .json_export import ALL, encode

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
        "components": {"schemas": {kind.name: _component(json_schema.of_dataset(kind)) for kind in kinds}
                       | {ALL: _component(json_schema.of_all(strategy)), "Ref": NAMED}},
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


def _component(shape: Shape) -> Shape:
    return {key: _referring(value) for key, value in shape.items() if key != "$schema"}


def _referring(value: Any) -> Any:
    """Return a schema whose references to entities are one component, so that generated clients have one type of them."""
    if isinstance(value, list):
        return [_referring(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    if value.get("properties") == NAMED["properties"]:
        reference = {"$ref": "#/components/schemas/Ref"}
        about = {"description": value["description"]} if "description" in value else {}
        return (
            {**about, "anyOf": [reference, {"type": "null"}]}
            if "null" in value["type"]
            else {**about, **reference}
        )
    return {key: _referring(inner) for key, inner in value.items()}


def _get(dataset: Dataset[Any], form: str, media_type: str, shape: Shape) -> dict[str, Any]:
    return _operation(f"{dataset.name}_{form}", dataset.title, dataset.about, media_type, shape)


def _get_all() -> dict[str, Any]:
    shape = {"$ref": f"#/components/schemas/{ALL}"}
    return _operation(f"{ALL}_json", *documents.ALL_IN_ONE, "application/json", shape)


def _operation(name: str, title: str, about: str, media_type: str, shape: Shape) -> dict[str, Any]:
    answer = {"description": about, "content": {media_type: {"schema": shape}}}
    return {"get": {"operationId": name, "summary": title, "responses": {"200": answer}}}
