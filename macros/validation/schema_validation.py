"""Values → models, with every error of type, key or value in Swedish, all in one run.

A file with errors still gives a model, so that the other rules can check the rest in the same run: what an editor
most likely meant is put in place of what was written, and only what cannot be guessed is taken out.
"""

from __future__ import annotations

import copy
from collections.abc import Collection
from typing import Any, TypeVar, get_origin

from pydantic import BaseModel, ValidationError

from ..model import Data, Model, SiteFile, empty_file, files
from ..source.diagnostics import Diagnostic
from ..source.reader import Key, Source
from .schema_messages import SchemaMessage, holders_of
from .schema_wording import diagnostic

# More rounds than any file of slips needs; each repairs all that the round before showed.
_ROUNDS = 40

ModelT = TypeVar("ModelT", bound=Model)


def validate_schema(source: Source) -> tuple[dict[str, Model], list[Diagnostic]]:
    """Return the model of each readable file, by stem, and the diagnostics of all files.

    The values of a file with errors are exchanged for those that its editor most likely meant.
    """
    models: dict[str, Model] = {}
    diagnostics: list[Diagnostic] = []
    for stem, model in files():
        if stem in source.values:
            built = build(model, stem, source, diagnostics)
            if built is not None:
                models[stem] = built
            if _lacks_lists(model, source.values[stem]):
                # The rest of the folder is checked as if the file could not be read.
                source.unreadable.add(stem)
    return models, diagnostics


def _lacks_lists(model: type[Model], values: Any) -> bool:
    """Return True if a file has none of a list that it must have, as one with another file's contents."""
    fields = model.model_fields.items()
    needed = {name for name, field in fields if field.is_required() and get_origin(field.annotation) is tuple}
    return not isinstance(values, dict) or not needed <= values.keys()


def build(model: type[ModelT], stem: str, source: Source, diagnostics: list[Diagnostic]) -> ModelT | None:
    """Return the model of a file's values without their invalid parts, whose diagnostics are added to the list.

    None if no model can be made of the rest.
    """
    values = source.values[stem]
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(values)
        except ValidationError as error:
            messages = _messages(error, stem, source, model)
        if not isinstance(values, dict):
            diagnostics += [diagnostic(message) for message in messages]
            return None
        # The values as read are cached and stay unchanged.
        values = source.values[stem] = copy.deepcopy(values)
        repaired = [message for message in messages if message.is_repaired]
        if not repaired:
            diagnostics += [diagnostic(message) for message in messages]
            break
        # Said before the repair, by the places of what was written.
        diagnostics += [diagnostic(message) for message in repaired]
        for message in repaired:
            message.repair(values)
    return _without_errors(model, copy.deepcopy(values))


def _messages(error: ValidationError, stem: str, source: Source, model: type[Model]) -> list[SchemaMessage]:
    """Return the messages of pydantic's errors, without those that follow from another."""
    errors = error.errors(include_url=False)
    values = source.values[stem]
    found = [
        SchemaMessage(item, (stem, *_existing_path(item["loc"], values)), source, model) for item in errors
    ]
    misplaced = {message.misplaced_key for message in found} - {()}
    meant = {(*message.key[:-1], message.meant) for message in found if message.meant}
    kept: dict[Key, SchemaMessage] = {}
    for message in found:
        key = message.key
        inside = next((at for at in misplaced if key[: len(at)] == at), None)
        is_cause = inside is None or message.misplaced_key == inside
        is_followed = message.kind == "too_short" and any(
            other.key[: len(key)] == key and other is not message for other in found
        )
        if is_cause and not is_followed and not (message.kind == "missing" and key in meant):
            kept.setdefault(inside or (*key, message.kind), message)
    return list(kept.values())


def _without_errors(model: type[ModelT], values: Any) -> ModelT | None:
    """Return the model of a file without its invalid parts, or None if nothing is left."""
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(values)
        except ValidationError as error:
            # Sorted last first, because removal from a list moves the items after it.
            for item in sorted(error.errors(include_url=False), key=_sort_key, reverse=True):
                _remove(values, item, model)
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


def _remove(values: Any, item: Any, model: type[Model]) -> None:
    loc = _existing_path(item["loc"], values)
    parents: list[tuple[Any, Any]] = []
    at: Any = values
    for part in loc:
        parents.append((at, part))
        try:
            at = at[part]
        except (KeyError, IndexError, TypeError):
            break
    holder = parents[-1][0] if parents else None
    if isinstance(holder, dict) and len(holder) > 1 and _is_dispensable(item, loc, model):
        holder.pop(parents[-1][1], None)
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


def _is_dispensable(item: Any, loc: Key, model: type[BaseModel]) -> bool:
    """Return True if an entity is whole without the key: it is unknown, or optional."""
    if item["type"] == "extra_forbidden":
        return True
    fields = [holder.model_fields.get(str(loc[-1])) for holder in holders_of(model, loc[:-1])]
    return any(field is not None and not field.is_required() for field in fields)


def complete(models: dict[str, Model], absent: Collection[str]) -> Data | None:
    """Return all files as one model, or None unless every file that is not absent has a model."""
    site = models.get("site")
    if not isinstance(site, SiteFile) or {*models, *absent} != set(Data.model_fields):
        return None
    return Data.model_validate(models | {stem: empty_file(stem, site) for stem in absent})
