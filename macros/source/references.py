"""Ids and references in the values of data/, found by following the models' types.

Works on values as read, so that files with other errors are covered too.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from ..model import Entity, Model, Ref, Tie, files, models_within
from .reader import Key, Source


@dataclass(frozen=True)
class Reference:
    """An id (`ref` is None, `kind` is that of its entity), or a field that refers to one.

    `once` is the key of the list in which the same reference may occur only once.
    """

    key: Key
    id: str
    kind: str = ""
    ref: Ref | None = None
    once: Key | None = None


_references_by_file: dict[str, tuple[Any, tuple[Reference, ...]]] = {}


def iter_ids_and_references(source: Source) -> Iterator[Reference]:
    """Yield every id and every reference in all readable files, in the order of the files."""
    for stem, model in files():
        if stem in source.values:
            yield from _references_in_file(stem, source.values[stem], model)


def _references_in_file(stem: str, value: Any, model: type[Model]) -> tuple[Reference, ...]:
    """Return the ids and references of one file, cached for as long as its values are the same object."""
    cached = _references_by_file.get(stem)
    if cached is None or cached[0] is not value:
        cached = _references_by_file[stem] = (value, tuple(_walk(value, model, (stem,))))
    return cached[1]


@cache
def field_hints(model: type[Model]) -> dict[str, Any]:
    """Return the types of a model's fields, with their annotations."""
    return get_type_hints(model, include_extras=True)


def _walk(
    value: Any, hint: Any, key: Key, ref: Ref | None = None, once: Key | None = None
) -> Iterator[Reference]:
    """Yield the references in a value. `once` is the nearest list around it, within the same entity."""
    if get_origin(hint) is Annotated:
        ref = next((data for data in hint.__metadata__ if isinstance(data, Ref)), ref)
        yield from _walk(value, hint.__origin__, key, ref, once)
    elif get_origin(hint) in (Union, types.UnionType):
        for option in get_args(hint):
            if option is not type(None):
                yield from _walk(value, option, key, ref, once)
    elif get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        for index, item in enumerate(value if isinstance(value, list) else ()):
            yield from _walk(item, inner, (*key, index), ref, key)
        # One text in place of a list, where the model allows it (`OneOrMany`).
        if isinstance(value, str):
            yield from _walk(value, inner, key, ref)
    elif isinstance(hint, type) and issubclass(hint, Model):
        yield from _walk_model(value, hint, key, once if issubclass(hint, Tie) else None)
    elif ref and isinstance(value, str) and value:
        yield Reference(key, value, ref=ref, once=once)


def _walk_model(value: Any, model: type[Model], key: Key, once: Key | None) -> Iterator[Reference]:
    if not isinstance(value, dict):
        return
    if issubclass(model, Entity) and isinstance(value.get("id"), str):
        yield Reference((*key, "id"), value["id"], kind=model.kind)
    for name, hint in field_hints(model).items():
        if name in value and name in model.model_fields:
            yield from _walk(value[name], hint, (*key, name), once=once)


@cache
def kinds_of(stem: str) -> frozenset[str]:
    """Return the kinds of entity that a file may hold."""
    return frozenset(model.kind for model in models_within(dict(files())[stem]) if issubclass(model, Entity))
