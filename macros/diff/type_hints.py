"""Type hints of the model's fields, taken apart: options, models, items, and the kinds that a reference allows."""

from __future__ import annotations

import types
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from ..model import (
    Model,
    Ref,
)


@cache
def options(hint: Any) -> tuple[Any, ...]:
    """Return the types that a hint allows, in its order, without annotations."""
    if get_origin(hint) is Annotated:
        return options(hint.__origin__)
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(one for option in get_args(hint) for one in options(option))
    return (hint,)


def model_of(hint: Any) -> type[Model] | None:
    """Return the first model that a hint allows; None for text and lists."""
    return next((at for at in options(hint) if isinstance(at, type) and issubclass(at, Model)), None)


def base_of(hint: Any) -> Any:
    """Return a type without its annotations."""
    return base_of(hint.__origin__) if get_origin(hint) is Annotated else hint


@cache
def kinds_of(hint: Any) -> tuple[str, ...]:
    """Return the kinds that a type refers to, also as the items of a list; empty for any other text."""
    if get_origin(hint) is Annotated:
        marks = (mark.kinds for mark in hint.__metadata__ if isinstance(mark, Ref))
        return next(marks, None) or kinds_of(hint.__origin__)
    return next((kinds for part in get_args(hint) if (kinds := kinds_of(part))), ())


def item_of(hint: Any) -> Any:
    """Return the hint of a list's items; that of anything else is its own."""
    return next((get_args(at)[0] for at in options(hint) if get_origin(at) is tuple), hint)
