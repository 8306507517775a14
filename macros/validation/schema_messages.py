"""pydantic's validation errors as Swedish messages with tips."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from ..model import Model, helps, models_in
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import Key, Source
from . import field_names

_AS_ABOVE = "jämför med exemplet överst i filen"


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
        return _holders(self.model, self.key[1:-1])

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
    def suggestion(self) -> str:
        """The line with the closest allowed key or value."""
        word = self.name if self.kind == "extra_forbidden" else str(self.item["input"])
        return self.source.suggestion(self.place, word, closest_match(word, self.allowed))

    def diagnostic(self) -> Diagnostic:
        """Return the Swedish diagnostic of the error."""
        message, tip = self._words()
        return Diagnostic(self.place, message, tip, suggestion=self.suggestion)

    def _words(self) -> tuple[str, str]:
        say = next((say for kinds, say in _MESSAGES if self.kind.startswith(kinds)), _other)
        if self.item["input"] in ("", None) and say not in (_missing, _unknown):
            say = _empty
        message, tip = say(self)
        return field_names.entity_name(self.source, self.key) + message, tip


def closest_match(word: str, words: list[str]) -> str:
    """Return the closest of the words, or "" if none is similar (difflib, cutoff 0.6)."""
    return next(iter(difflib.get_close_matches(word, words, n=1, cutoff=0.6)), "")


def closest_match_tip(word: str, words: list[str]) -> str:
    """Return `menade du "…"? ` with the closest of the words, or ""."""
    match = closest_match(word, words)
    return f'menade du "{match}"? ' if match else ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _unknown(wrong: SchemaMessage) -> tuple[str, str]:
    tip = f"{closest_match_tip(wrong.name, wrong.allowed)}Här får stå: {', '.join(wrong.allowed)}"
    return f'nyckeln "{wrong.name}" är okänd.', tip


def _missing(wrong: SchemaMessage) -> tuple[str, str]:
    return f"{wrong.field} saknas.", f'lägg till raden "{wrong.name}: …"'


def _wrong_type(wrong: SchemaMessage) -> tuple[str, str]:
    is_date = "date" in wrong.kind
    if is_date and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(wrong.item["input"])):
        return f"{wrong.field} är en dag som inte finns: {wrong.given}.", "kontrollera månaden och dagen"
    what = "ett datum som 2024-01-31" if is_date else "ett heltal" if "int" in wrong.kind else "text"
    is_block = isinstance(wrong.item["input"], (dict, list))
    tip = 'sätt texten inom citattecken ("…") om den har ett kolon' if is_block else f"skriv {what}"
    return f"{wrong.field} ska vara {what} men är {wrong.given}.", tip


def _empty(wrong: SchemaMessage) -> tuple[str, str]:
    tip = "fyll i texten eller hämta tillbaka den förra"
    if isinstance(wrong.key[-1], int):
        tip = "ta bort strecket, eller skriv det som saknas efter det"
    elif wrong.kind.startswith(("tuple_type", "list_type")):
        tip = f'skriv "{wrong.name}: []" om listan ska vara tom'
    return f"{wrong.field} är tom.", tip


def _too_long(wrong: SchemaMessage) -> tuple[str, str]:
    limit = wrong.item.get("ctx", {}).get("max_length", "")
    unit = "tecken" if wrong.kind == "string_too_long" else "punkter"
    return f"{wrong.field} är för lång: högst {limit} {unit}.", "korta den"


def _not_allowed(wrong: SchemaMessage) -> tuple[str, str]:
    allowed = wrong.allowed
    tip = f"{closest_match_tip(str(wrong.item['input']), allowed)}tillåtet är: {', '.join(allowed[:-1])} eller {allowed[-1]}"
    return f"{wrong.field} får inte vara {wrong.given}.", tip


def _wrong_form(wrong: SchemaMessage) -> tuple[str, str]:
    allowed = str(wrong.item.get("ctx", {}).get("pattern", ""))
    tip = field_names.pattern(wrong.name, allowed)
    return f"{wrong.field} är skriven på fel sätt: {wrong.given}.", tip


def _not_a_list(wrong: SchemaMessage) -> tuple[str, str]:
    return f"{wrong.field} ska vara en lista.", 'skriv varje punkt på en egen rad med "- " framför'


def _not_a_block(wrong: SchemaMessage) -> tuple[str, str]:
    keys = [name for model in _holders(wrong.model, wrong.key[1:]) for name in model.model_fields]
    tip = f"skriv nycklarna under, var och en på en egen rad: {', '.join(keys)}" if keys else _AS_ABOVE
    return f"{wrong.field} ska vara ett block med nycklar.", tip


def _other(wrong: SchemaMessage) -> tuple[str, str]:
    return f"{wrong.field} är fel skriven.", _AS_ABOVE


# The beginning of pydantic's error type → the function that words it. The first match is used.
_MESSAGES: tuple[tuple[str | tuple[str, ...], Callable[[SchemaMessage], tuple[str, str]]], ...] = (
    ("extra_forbidden", _unknown),
    ("missing", _missing),
    (("string_type", "int_", "date_"), _wrong_type),
    (("string_too_short", "too_short"), _empty),
    (("string_too_long", "too_long"), _too_long),
    ("literal_error", _not_allowed),
    ("string_pattern_mismatch", _wrong_form),
    (("tuple_type", "list_type"), _not_a_list),
    ("model_", _not_a_block),
)


def _holders(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[type[BaseModel]]:
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
