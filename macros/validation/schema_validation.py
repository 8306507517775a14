"""Values → models: every error of type, key or field in Swedish, all in one run. A file with errors still gives a model: the wrong
parts are taken out, so that the other rules can speak of the rest in the same run.
"""

from __future__ import annotations

import copy
from typing import Any

from pydantic import ValidationError

from ..model import Data, Model, files
from ..source.diagnostics import Diagnostic
from ..source.reader import Source
from .schema_messages import SchemaMessage


def validate_schema(source: Source) -> tuple[dict[str, Model], list[Diagnostic]]:
    """The model of each file that could be read, by stem, and what was wrong in any of them."""
    models: dict[str, Model] = {}
    findings: list[Diagnostic] = []
    for stem, model in files():
        if stem in source.values:
            built = _build(model, source.values[stem], stem, source, findings)
            if built is not None:
                models[stem] = built
    return models, findings


def _build(
    model: type[Model], values: Any, stem: str, source: Source, findings: list[Diagnostic]
) -> Model | None:
    first = True
    for _ in range(20):
        try:
            return model.model_validate(values)
        except ValidationError as error:
            errors = error.errors(include_url=False)
        if first:
            findings += [
                SchemaMessage(item, (stem, *_trim(item["loc"], values)), source, model).finding()
                for item in errors
            ]
            # What was read stays as it is; parts are taken out of a copy.
            first, values = False, copy.deepcopy(values)
        if not isinstance(values, dict):
            return None
        # The last first: what is taken out of a list moves what comes after it.
        for item in sorted(errors, key=_order, reverse=True):
            _take_out(values, item)
    return None


def _order(item: Any) -> list[tuple[int, str]]:
    return [(part, "") if isinstance(part, int) else (-1, part) for part in item["loc"]]


def _trim(loc: tuple[str | int, ...], values: Any) -> tuple[str | int, ...]:
    """The part of pydantic's location that exists in the values, plus the last name."""
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


def _take_out(values: Any, item: Any) -> None:
    loc = _trim(item["loc"], values)
    holders: list[tuple[Any, Any]] = []
    at: Any = values
    for part in loc:
        holders.append((at, part))
        try:
            at = at[part]
        except (KeyError, IndexError, TypeError):
            break
    if item["type"] == "extra_forbidden" and holders and isinstance(holders[-1][0], dict):
        holders[-1][0].pop(holders[-1][1], None)
        return
    for holder, part in reversed(holders):
        if isinstance(holder, list) and isinstance(part, int) and part < len(holder):
            del holder[part]
            return
    for holder, part in reversed(holders):
        if isinstance(holder, dict) and part in holder:
            del holder[part]
            return
    values.clear()


def complete(models: dict[str, Model]) -> Data | None:
    """All files together, when every one could be built."""
    if set(models) != set(Data.model_fields):
        return None
    return Data.model_validate(models)
