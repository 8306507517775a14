"""Values → models, with every error of type, key or value in Swedish, all in one run.

A file with errors still gives a model, without the invalid parts, so that the other rules can check the rest
in the same run.
"""

from __future__ import annotations

import copy
from typing import Any, TypeVar

from pydantic import ValidationError

from ..model import Data, Model, files
from ..source.diagnostics import Diagnostic
from ..source.reader import Source
from .schema_messages import SchemaMessage

ModelT = TypeVar("ModelT", bound=Model)


def validate_schema(source: Source) -> tuple[dict[str, Model], list[Diagnostic]]:
    """Return the model of each readable file, by stem, and the diagnostics of all files."""
    models: dict[str, Model] = {}
    diagnostics: list[Diagnostic] = []
    for stem, model in files():
        if stem in source.values:
            built = build(model, source.values[stem], stem, source, diagnostics)
            if built is not None:
                models[stem] = built
    return models, diagnostics


def build(
    model: type[ModelT], values: Any, stem: str, source: Source, diagnostics: list[Diagnostic]
) -> ModelT | None:
    """Return the model of a file's values without their invalid parts, whose diagnostics are added to the list."""
    first = True
    for _ in range(20):
        try:
            return model.model_validate(values)
        except ValidationError as error:
            errors = error.errors(include_url=False)
        if first:
            diagnostics += [
                SchemaMessage(item, (stem, *_existing_path(item["loc"], values)), source, model).diagnostic()
                for item in errors
            ]
            # The values as read stay unchanged, so invalid parts are removed from a copy.
            first, values = False, copy.deepcopy(values)
        if not isinstance(values, dict):
            return None
        # Sorted last first, because removal from a list moves the items after it.
        for item in sorted(errors, key=_sort_key, reverse=True):
            _remove(values, item)
    return None


def _sort_key(item: Any) -> list[tuple[int, str]]:
    return [(part, "") if isinstance(part, int) else (-1, part) for part in item["loc"]]


def _existing_path(loc: tuple[str | int, ...], values: Any) -> tuple[str | int, ...]:
    """Return the part of pydantic's location that exists in the values, and the name after it."""
    path: list[str | int] = []
    part: Any
    for part in loc:
        if (isinstance(values, dict) and part in values) or (
            isinstance(values, list) and isinstance(part, int) and part < len(values)
        ):
            values = values[part]
        else:
            path.append(part)
            break
        path.append(part)
    return tuple(path)


def _remove(values: Any, item: Any) -> None:
    loc = _existing_path(item["loc"], values)
    parents: list[tuple[Any, Any]] = []
    at: Any = values
    for part in loc:
        parents.append((at, part))
        try:
            at = at[part]
        except (KeyError, IndexError, TypeError):
            break
    if item["type"] == "extra_forbidden" and parents and isinstance(parents[-1][0], dict):
        parents[-1][0].pop(parents[-1][1], None)
        return
    for parent, part in reversed(parents):
        if isinstance(parent, list) and isinstance(part, int) and part < len(parent):
            del parent[part]
            return
    for parent, part in reversed(parents):
        if isinstance(parent, dict) and part in parent:
            del parent[part]
            return
    values.clear()


def complete(models: dict[str, Model]) -> Data | None:
    """Return all files as one model, or None unless every file has a model."""
    if set(models) != set(Data.model_fields):
        return None
    return Data.model_validate(models)
