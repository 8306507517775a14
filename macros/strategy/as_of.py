"""The data as they apply on a given day; decisions that take effect later become `coming`.

A pure function over the models. It follows their types, so that every field is covered, also a field added
later. All other code reads the result and needs no day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from annotated_types import MinLen
from pydantic import TypeAdapter

from ..model import (
    Action,
    Added,
    Block,
    Coming,
    Data,
    Entity,
    Model,
    Note,
    Objective,
    Problem,
    Ref,
    Replaced,
    Withdrawn,
)
from ..source.references import field_hints

# The models that are cited on their own; they inherit the decision that added the entity around them.
_DATED_ON_THEIR_OWN = (Action, Objective, Problem)
# Stands in place of a value that does not apply yet.
_OUT = object()
Gone = frozenset[tuple[str, str]]


def as_of(data: Data, day: datetime.date) -> Data:
    """Return the data as they apply on `day`.

    - `withdrawn` later: the entity applies, and its `coming` holds its end.
    - `replaced` later: the entity has the former words, and its `coming` the new ones.
    - `added` later: the entity is left out, with every reference to it. A note stays, because a text may have
      its mark.

    Insatser, målsättningar and rows within an added entity get its day and decision.
    """
    if not any(
        decision.date > day or isinstance(decision, Added)
        for model in iter_models(data)
        for decision in decisions(model)
    ):
        return data
    before, gone = _kinds_and_ids(data), Gone()
    while True:
        held = _data_without(data, day, gone)
        # Omitting an entity may empty its parent, and references to both are omitted in the next round.
        left_out = before - _kinds_and_ids(held)
        if left_out <= gone:
            return held
        gone |= left_out


def _kinds_and_ids(data: Data) -> Gone:
    return Gone((model.kind, model.id) for model in iter_models(data) if isinstance(model, Entity))


def _data_without(data: Data, day: datetime.date, gone: Gone) -> Data:
    held = {name: _model(getattr(data, name), day, gone, None) for name in type(data).model_fields}
    # A file is never omitted, because no decision adds a whole file.
    changed = {
        name: value for name, value in held.items() if value is not _OUT and value is not getattr(data, name)
    }
    return data.model_copy(update=changed) if changed else data


def iter_models(value: Any) -> Iterator[Model]:
    """Yield every model within a value, and the value itself, in the order of the data."""
    waiting = [value]
    while waiting:
        at = waiting.pop()
        if isinstance(at, Model):
            yield at
            waiting += [getattr(at, name) for name in reversed(_models(type(at)))]
        elif isinstance(at, tuple):
            waiting += reversed(at)


def decisions(model: Model) -> Iterator[Added | Replaced | Withdrawn]:
    """Yield the decisions that added, withdrew or reworded a model."""
    for decision in (
        getattr(model, "added", None),
        getattr(model, "withdrawn", None),
        *getattr(model, "replaced", ()),
    ):
        if decision is not None:
            yield decision


@dataclass(frozen=True)
class _ModelField:
    """A field that holds models or references."""

    name: str
    hint: Any
    is_optional: bool
    least: int


@cache
def _model_fields(model: type[Model]) -> tuple[_ModelField, ...]:
    return tuple(
        _ModelField(
            name,
            hint,
            not field.is_required() and field.default is None,
            next((mark.min_length for mark in field.metadata if isinstance(mark, MinLen)), 0),
        )
        for name, hint in field_hints(model).items()
        if (field := model.model_fields.get(name)) and _holds_models_or_references(hint)
    )


@cache
def _models(model: type[Model]) -> tuple[str, ...]:
    return tuple(part.name for part in _model_fields(model))


def _holds_models_or_references(hint: Any) -> bool:
    """Return True if a type contains models or references."""
    if get_origin(hint) is Annotated:
        return any(isinstance(mark, Ref) for mark in hint.__metadata__) or _holds_models_or_references(
            hint.__origin__
        )
    if isinstance(hint, type) and issubclass(hint, Model):
        return True
    return any(_holds_models_or_references(part) for part in get_args(hint))


def _is_later(model: Model, day: datetime.date) -> bool:
    added = getattr(model, "added", None)
    return added is not None and added.date > day


def _model(model: Model, day: datetime.date, gone: Gone, came: Added | None) -> Any:
    """Return the model as it applies: the same object if nothing differs, `_OUT` if it does not apply."""
    if _is_later(model, day) and not isinstance(model, Note):
        return _OUT
    changed: dict[str, Any] = {}
    came = getattr(model, "added", None) or came
    if came and isinstance(model, _DATED_ON_THEIR_OWN) and model.added is None:
        changed["added"] = came
    for part in _model_fields(type(model)):
        value = getattr(model, part.name)
        held = _value(value, part.hint, None, day, gone, came)
        if isinstance(held, tuple) and len(held) < min(part.least, len(value)):
            held = _OUT
        if held is _OUT:
            if not part.is_optional:
                return _OUT
            held = None
        if held is not value:
            changed[part.name] = held
    coming = _coming(model, day, changed)
    if not changed:
        return model
    copy = model.model_copy(update=changed)
    copy._coming = coming
    return copy


def _value(value: Any, hint: Any, ref: Ref | None, day: datetime.date, gone: Gone, came: Added | None) -> Any:
    if isinstance(value, Model):
        return _model(value, day, gone, came)
    if get_origin(hint) is Annotated:
        ref = next((mark for mark in hint.__metadata__ if isinstance(mark, Ref)), ref)
        return _value(value, hint.__origin__, ref, day, gone, came)
    if isinstance(value, tuple):
        inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
        held = tuple(one for item in value if (one := _value(item, inner, ref, day, gone, came)) is not _OUT)
        same = len(held) == len(value) and all(one is item for one, item in zip(held, value, strict=True))
        return value if same else held
    if isinstance(value, str):
        # The type of an optional reference carries the mark on one of its options.
        ref = ref or next((mark for part in get_args(hint) if (mark := _ref(part))), None)
        return _OUT if ref and _points_at(ref, value, gone) else value
    return value


def _ref(hint: Any) -> Ref | None:
    if get_origin(hint) is Annotated:
        return next((mark for mark in hint.__metadata__ if isinstance(mark, Ref)), None)
    return None


def _points_at(ref: Ref, name: str, gone: Gone) -> bool:
    return any(
        (name == other and ref.kinds in (("*",),)) or (kind in ref.kinds and name == other)
        for kind, other in gone
    )


def _coming(model: Model, day: datetime.date, changed: dict[str, Any]) -> Coming | None:
    """Set in `changed` the values that still apply, and return those that are coming."""
    withdrawn = changed.get("withdrawn", getattr(model, "withdrawn", None))
    ends = withdrawn if withdrawn and withdrawn.date > day else None
    if ends:
        changed["withdrawn"] = None
    former: tuple[Replaced, ...] = getattr(model, "replaced", ())
    if any(one.date > day for one in former):
        changed["replaced"] = tuple(one for one in former if one.date <= day)
    wordings: list[Replaced] = []
    for field in dict.fromkeys(field_of(model, one) for one in former if one.date > day):
        if field:
            after = sorted(
                (one for one in former if one.date > day and field_of(model, one) == field),
                key=lambda one: one.date,
            )
            now = getattr(model, field)
            changed[field] = former_value(type(model), field, after[0].text)
            texts = [*(one.text for one in after[1:]), "\n".join(now) if isinstance(now, tuple) else now]
            wordings += [
                one.model_copy(update={"text": text}) for one, text in zip(after, texts, strict=True)
            ]
    wordings.sort(key=lambda one: one.date)
    return Coming(ends, tuple(wordings)) if ends or wordings else None


@cache
def fields_with_words(model: type[Model]) -> tuple[str, ...]:
    """Return the fields whose words a decision can change: texts and lists of texts, never ids or references."""
    left = {"id", "kind", "form"}
    return tuple(
        name
        for name, hint in field_hints(model).items()
        if name in model.model_fields and name not in left and _has_words(hint)
    )


def _has_words(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return not any(isinstance(mark, Ref) for mark in hint.__metadata__) and _has_words(hint.__origin__)
    options = [part for part in get_args(hint) if part is not type(None)]
    return hint is str or (bool(options) and get_origin(hint) is not dict and all(
        part is Ellipsis or _has_words(part) for part in options
    ))  # fmt: skip


def field_of(model: Model, former: Replaced) -> str:
    """Return the field that former words stood in; "" for running text when no field is given."""
    if former.field:
        return former.field if former.field in fields_with_words(type(model)) else ""
    if isinstance(model, Block):
        return model.form if model.form in fields_with_words(Block) else ""
    if "text" in type(model).model_fields:
        return "text"
    fields = fields_with_words(type(model))
    return fields[0] if len(fields) == 1 and "content" not in type(model).model_fields else ""


def former_value(model: type[Model], field: str, text: str) -> Any:
    """Return former words as a value of the field; for a list, each line is an item.

    Raises KeyError for a field that the model lacks.
    """
    lines = tuple(line for line in text.split("\n") if line.strip())
    return lines if _is_list(field_hints(model)[field]) else text.strip()


def _is_list(hint: Any) -> bool:
    if get_origin(hint) is tuple:
        return True
    return any(_is_list(part) for part in get_args(hint))


@cache
def type_adapter(model: type[Model], field: str) -> TypeAdapter[Any]:
    """Return the validator of a field, for checking former words."""
    return TypeAdapter(field_hints(model)[field])
