"""Frictionless Data Package (version 1): the CSV files with their columns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from ..strategy.resolved import Strategy
from . import datasets
from .dataset import Column, Dataset
from .datasets import KINDS, TABLES
from .download import FOLDER, SCHEMA_VERSION, Download
from .json_export import encode

NAME = "datapackage.json"


def downloads(strategy: Strategy) -> Iterator[Download]:
    """Yield the package's descriptor."""
    make = partial(_package, strategy)
    # A package has at least one resource.
    if datasets.of(strategy, TABLES):
        yield Download(
            f"{FOLDER}{NAME}",
            "Datapaket (Frictionless)",
            "Data Package",
            "application/json",
            make,
            ("about",),
        )


def _package(strategy: Strategy) -> bytes:
    site = strategy.data.site
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": f"strategi-{site.county.code}-{site.edition.id}",
        "title": f"{site.name}. {site.edition.title}",
        "description": site.description,
        "version": SCHEMA_VERSION,
        "contributors": [{"title": site.publisher.name, "role": "publisher"}],
        "resources": [_resource(table) for table in datasets.of(strategy, TABLES)],
    }
    if site.address:
        package["homepage"] = site.address
    if site.licences.content and site.licences.content_address:  # required by the format
        package["licenses"] = [{"title": site.licences.content, "path": site.licences.content_address}]
    return encode(package)


def _resource(table: Dataset[Any]) -> dict[str, Any]:
    return {
        "name": table.name.replace("_", "-"),
        "title": table.title,
        "description": table.about,
        "profile": "tabular-data-resource",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.cells],
            "missingValues": [""],
            **_keys(table),
        },
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    shown = column.shape["type"]
    kind = next((name for name in ("integer", "number") if name in shown), "string")
    form = {"format": "uri"} if column.shape.get("format") == "uri" else {}
    return {"name": column.label, "title": column.label, "description": column.about, "type": kind, **form}


def _keys(table: Dataset[Any]) -> dict[str, Any]:
    """Return the primary key of a table, and its foreign keys to other files, which are CSV too."""
    if table.name in {kind.name for kind in KINDS}:
        return {"primaryKey": ["Uri"]}
    linked = table.name.split("_")[0]
    if linked not in {one.name for one in TABLES}:
        return {}
    reference = {"resource": linked, "fields": ["Uri"]}
    return {"foreignKeys": [{"fields": [table.columns[1].label], "reference": reference}]}
