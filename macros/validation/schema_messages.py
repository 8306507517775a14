"""pydantic's validation errors: where each stands, what its editor most likely meant, and the repair."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from ..model import Model, helps, models_in
from ..source.diagnostics import SourceLocation
from ..source.reader import Key, Source
from ..source.references import iter_ids_and_references
from . import field_names, repairs


@dataclass(frozen=True)
class SchemaMessage:
    """One of pydantic's errors (`item`) and its key path in a file of the given model."""

    item: Any
    key: Key
    source: Source
    model: type[Model]

    @property
    def kind(self) -> str:
        """pydantic's error type."""
        return str(self.item["type"])

    @property
    def name(self) -> str:
        """The name of the key."""
        return str(self.key[-1])

    @property
    def field(self) -> str:
        """The key with its Swedish word."""
        if isinstance(self.key[-1], int):
            return f"punkt {self.key[-1] + 1} i {field_names.field(str(self.key[-2]))}"
        help_texts = (helps(holder).get(self.name) for holder in self.holders)
        return field_names.named(self.name, next((help_.title for help_ in help_texts if help_), ""))

    @property
    def holders(self) -> list[type[BaseModel]]:
        """The models that have the key, or could have it."""
        return holders_of(self.model, self.key[1:-1])

    @property
    def given(self) -> str:
        """The given value, quoted if it is text."""
        value = self.item["input"]
        return "en lista eller ett block" if isinstance(value, (dict, list)) else f'"{_short(str(value))}"'

    @property
    def place(self) -> SourceLocation:
        """The location to show: that of an unknown key itself, and for a missing key that of its parent."""
        if self.kind == "missing":
            return self.source.place(self.key[:-1])
        if self.kind == "extra_forbidden" and self.key in self.source.names:
            return self.source.names[self.key]
        return self.source.place(self.key)

    @property
    def allowed(self) -> list[str]:
        """The allowed keys or values; empty if they cannot be listed."""
        if self.kind == "extra_forbidden":
            return [name for holder in self.holders for name in holder.model_fields]
        if self.kind == "literal_error":
            expected = str(self.item["ctx"]["expected"])
            return expected.replace(" or ", ", ").replace("'", "").split(", ")
        return []

    @property
    def holder(self) -> Any:
        """The values that the key stands in."""
        return value_at(self.source.values, self.key[:-1])

    @cached_property
    def meant(self) -> str:
        """The key that an unknown one most likely stands for, unless it is there already."""
        if self.kind != "extra_forbidden" or self.moved_to is not None:
            return ""
        word = repairs.meant_key(self.name, self.allowed, self.holders)
        return "" if word in self.holder else word

    @cached_property
    def value(self) -> Any:
        """The value that is most likely meant, or None."""
        given = self.item["input"]
        if self.kind.startswith(("tuple_type", "list_type")) and isinstance(given, dict):
            return [given]
        if self.kind.startswith("string_type") and isinstance(given, list):
            words = ", ".join(map(str, given)) if all(isinstance(one, str) for one in given) else ""
            return words or None
        if not isinstance(given, str) or not given.strip():
            return None
        return next(
            (made for kinds, make in _MEANT if self.kind.startswith(kinds) and (made := make(self, given))),
            None,
        )

    @cached_property
    def misplaced_key(self) -> Key:
        """The key path of the entity that belongs in another file, if the error is within one; or ()."""
        if self.kind not in ("missing", "extra_forbidden") or len(self.key) < 3:
            return ()
        at = self.key[:-1]
        return at if self.home is not None and isinstance(at[-1], int) else ()

    @cached_property
    def home(self) -> repairs.Home | None:
        """The place of the entity that the key stands in, if it is another kind's, or None."""
        item = self.holder
        if not isinstance(item, dict) or not isinstance(item.get("id"), str):
            return None
        fields = {name for holder in self.holders for name in holder.model_fields}
        known = iter_ids_and_references(self.source)
        return repairs.home_of(item, self.holders, known) if item.keys() - fields else None

    @cached_property
    def moved_to(self) -> Key | None:
        """The key path of the part that an unknown key belongs to, by its indent; None if there is none."""
        if self.kind != "extra_forbidden":
            return None
        for at in repairs.enclosing(self.key[:-1]):
            outer = value_at(self.source.values, at)
            if isinstance(outer, dict) and self.name not in outer and self._has_field(at):
                return at
        inner = [
            (*self.key[:-1], name, len(value) - 1)
            for name, value in self.holder.items()
            if isinstance(value, list) and value and isinstance(value[-1], dict)
        ]
        above = [at for at in inner if self.source.place(at).line < self.place.line]
        last = max(above, key=lambda at: self.source.place(at).line, default=None)
        fits = last and self._has_field(last) and self.name not in value_at(self.source.values, last)
        return last if fits else None

    def _has_field(self, at: Key) -> bool:
        return any(self.name in holder.model_fields for holder in holders_of(self.model, at[1:]))

    @property
    def is_repaired(self) -> bool:
        """True if the rest can be checked as if the error were mended."""
        return bool(self.misplaced_key or self.moved_to is not None or self.meant) or self.value is not None

    def repair(self, values: dict[str, Any]) -> None:
        """Mend the error in the values of its file, as far as no other repair has changed what it concerns."""
        try:
            self._repair(values, value_at({self.key[0]: values}, self.key[:-1]))
        except (KeyError, IndexError, TypeError):
            return

    def _repair(self, values: dict[str, Any], holder: Any) -> None:
        if self.misplaced_key:
            del value_at({self.key[0]: values}, self.misplaced_key[:-1])[self.misplaced_key[-1]]
        elif self.moved_to is not None:
            self._move(values, holder)
        elif self.meant:
            holder[self.meant] = holder.pop(self.name)
            old, new = self.key, (*self.key[:-1], self.meant)
            for places in (self.source.places, self.source.names):
                moved = {k: at for k, at in places.items() if k[: len(old)] == old}
                places.update({(*new, *k[len(old) :]): at for k, at in moved.items()})
        else:
            holder[self.key[-1]] = self.value

    def _move(self, values: dict[str, Any], holder: Any) -> None:
        """Move a key to the part that it belongs to, with the items that followed it into the wrong list."""
        assert self.moved_to is not None
        target = value_at({self.key[0]: values}, self.moved_to)
        value = holder.pop(self.name)
        siblings = value_at({self.key[0]: values}, self.key[:-2]) if isinstance(self.key[-2], int) else None
        if value == "" and isinstance(siblings, list) and isinstance(self.key[-2], int):
            after = self.key[-2] + 1
            value = siblings[after:]
            for number in range(len(value)):
                old, new = (*self.key[:-2], after + number), (*self.moved_to, self.name, number)
                for places in (self.source.places, self.source.names):
                    moved = {k: at for k, at in places.items() if k[: len(old)] == old}
                    places.update({(*new, *k[len(old) :]): at for k, at in moved.items()})
            del siblings[after:]
        target[self.name] = value

    @property
    def suggestion(self) -> str:
        """The line as it would be accepted, or ""."""
        if self.misplaced_key or self.moved_to is not None:
            return ""
        if self.meant:
            return self._line_with(rf"(?<![\w-]){re.escape(self.name)}(?=[\"']? *:)", self.meant)
        value, given = self.value, self.item["input"]
        if self.kind == "string_too_long" or value is None or isinstance(given, dict):
            return ""
        if isinstance(value, list):
            return self._line_with(
                rf"(?<=: )[\"']?{re.escape(given)}[\"']?(?= *$)", f"[{', '.join(map(_item, value))}]"
            )
        old = (
            rf"\[ *{re.escape(value)} *\]"
            if isinstance(given, list)
            else rf"(?<![\w-]){re.escape(given)}(?![\w-])"
        )
        return self._line_with(old, value)

    def _line_with(self, pattern: str, new: str) -> str:
        """Return the line with the only match of a pattern exchanged; "" if there are none or several."""
        lines = self.source.lines.get(str(self.key[0]), [])
        line = lines[self.place.line - 1] if self.place.line <= len(lines) else ""
        found = re.findall(pattern, line)
        return re.sub(pattern, lambda _: new, line).strip() if len(found) == 1 else ""


def _item(word: str) -> str:
    """Return a word as an item of a list in brackets, quoted if YAML would read it as something else."""
    return f'"{word}"' if re.search(r": |:$| #|^[*&!\[{%@`]|[\[\]{},]", word) else word


def value_at(values: Any, key: Key) -> Any:
    """Return the value at a key path. Raises KeyError, IndexError or TypeError where there is none."""
    for part in key:
        values = values[part]
    return values


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _shorter(wrong: SchemaMessage, given: str) -> str:
    return given[: wrong.item["ctx"]["max_length"]]


def _meant_form(wrong: SchemaMessage, given: str) -> str:
    """Return an id, an address or another text in the form that its pattern asks for."""
    pattern = str(wrong.item["ctx"]["pattern"])
    if "https?" in pattern:
        return repairs.meant_address(given)
    if wrong.name == "file":
        # The file itself must have the name, so no other is put in its place.
        return ""
    make = repairs.FORMS.get(wrong.name)
    made = make(given) if make else given.strip("\"'”“’ ")
    taken = any(
        isinstance(other, dict) and other.get("id") == made
        for other in _siblings(wrong.source.values, wrong.key)
    )
    return made if made != given and re.search(pattern, made) and not taken else ""


def _siblings(values: Any, key: Key) -> list[Any]:
    around = value_at(values, key[:-2]) if len(key) > 2 and isinstance(key[-2], int) else []
    return around if isinstance(around, list) else []


def _listed(wrong: SchemaMessage, given: str) -> list[str] | None:
    fields = [holder.model_fields.get(wrong.name) for holder in wrong.holders]
    of_models = any(models_in(field.annotation) for field in fields if field)
    return None if of_models or "\n" in given else repairs.as_list(given)


# The beginning of pydantic's error type → what is most likely meant by the given text.
_MEANT: tuple[tuple[str | tuple[str, ...], Callable[[SchemaMessage, str], Any]], ...] = (
    ("literal_error", lambda wrong, given: repairs.meant_value(given, wrong.allowed)),
    ("string_pattern_mismatch", _meant_form),
    ("string_too_long", _shorter),
    ("date_", lambda wrong, given: repairs.meant_date(given)),
    (("tuple_type", "list_type"), _listed),
)


def holders_of(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[type[BaseModel]]:
    """Return the models at the end of a key path, found by following it through the types."""
    current: list[type[BaseModel]] = [model]
    for part in loc:
        if isinstance(part, int):
            continue
        current = [
            inner
            for at in current
            if part in at.model_fields
            for inner in models_in(at.model_fields[part].annotation)
        ]
    return current
