"""pydantic's validation errors as Swedish messages with tips."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from ..model import Model, helps, models_in
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import Key, Source
from ..source.references import iter_ids_and_references
from ..source.yaml_errors import BARE_KEY, lost_bar
from ..strings import labels
from . import field_names, figures, repairs
from .repairs import closest_match

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
        return _at(self.source.values, self.key[:-1])

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
        """The place of the entity that the key stands in, if it is another kind's."""
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
            outer = _at(self.source.values, at)
            if isinstance(outer, dict) and self.name not in outer and self._has_field(at):
                return at
        inner = [
            (*self.key[:-1], name, len(value) - 1)
            for name, value in self.holder.items()
            if isinstance(value, list) and value and isinstance(value[-1], dict)
        ]
        above = [at for at in inner if self.source.place(at).line < self.place.line]
        last = max(above, key=lambda at: self.source.place(at).line, default=None)
        fits = last and self._has_field(last) and self.name not in _at(self.source.values, last)
        return last if fits else None

    def _has_field(self, at: Key) -> bool:
        return any(self.name in holder.model_fields for holder in holders_of(self.model, at[1:]))

    def is_repaired(self, values: dict[str, Any]) -> bool:
        """Return True if the rest can be checked as if the error were mended."""
        return bool(self.misplaced_key or self.moved_to is not None or self.meant) or self.value is not None

    def repair(self, values: dict[str, Any]) -> None:
        """Mend the error in the values of its file, as far as no other repair has changed what it concerns."""
        try:
            self._repair(values, _at({self.key[0]: values}, self.key[:-1]))
        except (KeyError, IndexError, TypeError):
            return

    def _repair(self, values: dict[str, Any], holder: Any) -> None:
        if self.misplaced_key:
            del _at({self.key[0]: values}, self.misplaced_key[:-1])[self.misplaced_key[-1]]
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
        target = _at({self.key[0]: values}, self.moved_to)
        value = holder.pop(self.name)
        siblings = _at({self.key[0]: values}, self.key[:-2]) if isinstance(self.key[-2], int) else None
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

    def diagnostic(self) -> Diagnostic:
        """Return the Swedish diagnostic of the error."""
        if self._lacks_bar():
            return lost_bar(
                self.place.file, self.source.lines[str(self.key[0])], self.source.names[self.key].line - 1
            )
        message, tip = self._words()
        place = self.source.place(self.misplaced_key) if self.misplaced_key else self.place
        return Diagnostic(place, message, tip, suggestion=self.suggestion)

    def _lacks_bar(self) -> bool:
        """Return True if a text stands below its key without |, and was therefore read as something else."""
        lines = self.source.lines.get(str(self.key[0]), [])
        if (
            not self.kind.startswith("string_type")
            or self.key not in self.source.names
            or not isinstance(self.item["input"], dict)
        ):
            return False
        row = self.source.names[self.key].line
        below = next((line.strip() for line in lines[row:] if line.strip()), "")
        return bool(BARE_KEY.match(lines[row - 1])) and not re.match(r"- |[a-z_]+:", below)

    def _words(self) -> tuple[str, str]:
        if self.misplaced_key:
            return _misplaced(self)
        if self.moved_to is not None:
            return _wrong_indent(self)
        say = next((say for kinds, say in _MESSAGES if self.kind.startswith(kinds)), _other)
        if self.item["input"] in ("", None) and say not in (_missing, _unknown):
            say = _empty
        message, tip = say(self)
        return field_names.entity_name(self.source, self.key) + message, tip


def _item(word: str) -> str:
    """Return a word as an item of a list in brackets, quoted if YAML would read it as something else."""
    return f'"{word}"' if re.search(r": |:$| #|^[*&!\[{%@`]|[\[\]{},]", word) else word


def _at(values: Any, key: Key) -> Any:
    for part in key:
        values = values[part]
    return values


def closest_match_tip(word: str, words: list[str]) -> str:
    """Return `menade du "…"? ` with the closest of the words, or ""."""
    match = closest_match(word, words)
    return f'menade du "{match}"? ' if match else ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


def _unknown(wrong: SchemaMessage) -> tuple[str, str]:
    same = repairs.meant_key(wrong.name, wrong.allowed, wrong.holders)
    tip = (
        f'menade du "{wrong.meant}"? '
        if wrong.meant
        else f"{same} finns redan: ta bort den ena. "
        if same
        else ""
    )
    return f'nyckeln "{wrong.name}" är okänd.', f"{tip}Här får stå: {', '.join(wrong.allowed)}"


def _misplaced(wrong: SchemaMessage) -> tuple[str, str]:
    assert wrong.home is not None
    item = wrong.holder
    word = labels.KINDS[wrong.home.model.kind]
    message = f'"{item["id"]}" hör inte hemma här: den har nycklarna för {word} ({", ".join(item)}).'
    tip = f"flytta den till {wrong.source.name}/{wrong.home.stem}.yaml, under {wrong.home.field}"
    return message, tip


def _wrong_indent(wrong: SchemaMessage) -> tuple[str, str]:
    assert wrong.moved_to is not None
    outer = _at(wrong.source.values, wrong.moved_to)
    first = next(
        (wrong.source.names[k] for name in outer if (k := (*wrong.moved_to, name)) in wrong.source.names),
        None,
    )
    too_deep = len(wrong.moved_to) < len(wrong.key) - 1
    owner = field_names.entity_name(wrong.source, (*wrong.moved_to, "id")).removesuffix(": ")
    message = f'nyckeln "{wrong.name}" är för {"långt" if too_deep else "lite"} indragen: den hör till {owner or wrong.source.name}.'
    where = f"börja raden med {first.column - 1} mellanslag, " if first else ""
    return message, f"{where}i samma kolumn som {', '.join(list(outer)[1:3]) or 'de andra nycklarna'}"


def _missing(wrong: SchemaMessage) -> tuple[str, str]:
    about = next((help_.text for holder in wrong.holders if (help_ := helps(holder).get(wrong.name))), "")
    return f"{wrong.field} saknas.", f'lägg till raden "{wrong.name}: …". {about}'.strip()


def _wrong_type(wrong: SchemaMessage) -> tuple[str, str]:
    is_date = "date" in wrong.kind
    is_block = isinstance(wrong.item["input"], (dict, list))
    if is_block and isinstance(wrong.value, str):
        return f"{wrong.field} ska vara text men är en lista.", "ta bort hakparenteserna"
    if is_date and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(wrong.item["input"])):
        return f"{wrong.field} är en dag som inte finns: {wrong.given}.", "kontrollera månaden och dagen"
    what = "ett datum som 2024-01-31" if is_date else "ett heltal" if "int" in wrong.kind else "text"
    tip = 'sätt texten inom citattecken ("…") om den har ett kolon' if is_block else f"skriv {what}"
    return f"{wrong.field} ska vara {what} men är {wrong.given}.", tip


def _empty(wrong: SchemaMessage) -> tuple[str, str]:
    tip = "fyll i texten eller hämta tillbaka den förra"
    if isinstance(wrong.key[-1], int):
        tip = "ta bort strecket, eller skriv det som saknas efter det"
    elif wrong.kind.startswith(("tuple_type", "list_type")) and _has_items_to_the_left(wrong):
        message = f"{wrong.field}: punkterna står för långt till vänster, och hamnar i listan utanför."
        return message, f'dra in dem, så att de börjar under "{wrong.name}"'
    elif wrong.kind.startswith(("tuple_type", "list_type")):
        tip = f'skriv "{wrong.name}: []" om listan ska vara tom'
    return f"{wrong.field} är tom.", tip


def _has_items_to_the_left(wrong: SchemaMessage) -> bool:
    """Return True if items of a list stand right below an empty key, to the left of it."""
    lines = wrong.source.lines.get(str(wrong.key[0]), [])
    at = wrong.source.place(wrong.key).line
    depth = len(lines[at - 1]) - len(lines[at - 1].lstrip(" ")) if 0 < at <= len(lines) else 0
    below = next((line for line in lines[at:] if line.strip()), "")
    item = re.match(r"( *)- ", below)
    return bool(item) and len(item[1]) < depth and not re.match(r" *- id: ", below)  # type: ignore[index]


def _too_long(wrong: SchemaMessage) -> tuple[str, str]:
    limit = wrong.item.get("ctx", {}).get("max_length", "")
    unit = "tecken" if wrong.kind == "string_too_long" else "punkter"
    return f"{wrong.field} är för lång: högst {limit} {unit}, nu {len(wrong.item['input'])}.", "korta den"


def _not_allowed(wrong: SchemaMessage) -> tuple[str, str]:
    allowed = wrong.allowed
    listed = (
        f"tillåtet är: {', '.join(allowed[:-1])} eller {allowed[-1]}"
        if len(allowed) > 1
        else f"tillåtet är: {allowed[0]}"
    )
    given = str(wrong.item["input"]).strip("\"'”“’ ")
    is_same = bool(wrong.value) and (given.casefold() == wrong.value or wrong.value in ("ja", "nej"))
    tip = (
        f'skriv "{wrong.value}"; {listed}'
        if is_same
        else f'menade du "{wrong.value}"? {listed}'
        if wrong.value
        else listed
    )
    return f"{wrong.field} får inte vara {wrong.given}.", tip


def _wrong_form(wrong: SchemaMessage) -> tuple[str, str]:
    allowed = str(wrong.item.get("ctx", {}).get("pattern", ""))
    tip = field_names.pattern(wrong.name, allowed)
    if wrong.name == "file" and (said := figures.wrong_name(str(wrong.item["input"]))):
        return said
    faults = repairs.id_faults(str(wrong.item["input"])) if wrong.name == "id" else ""
    if faults:
        return f"{wrong.field} får inte ha {faults}: {wrong.given}.", tip
    if "https?" in allowed and "://" not in str(wrong.item["input"]) and wrong.value:
        return (
            f"{wrong.field} är inte hel, {str(wrong.value).split(':')[0]}:{'//' if '//' in wrong.value else ''} saknas: {wrong.given}.",
            tip,
        )
    return f"{wrong.field} är skriven på fel sätt: {wrong.given}.", tip


def _not_a_list(wrong: SchemaMessage) -> tuple[str, str]:
    tip = 'skriv varje punkt på en egen rad med "- " framför'
    return (
        f"{wrong.field} ska vara en lista.",
        tip if wrong.value is None else f"{tip}, eller alla på en rad inom hakparenteser",
    )


def _not_a_block(wrong: SchemaMessage) -> tuple[str, str]:
    keys = [name for model in holders_of(wrong.model, wrong.key[1:]) for name in model.model_fields]
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
    made = repairs.slug(given) if wrong.name == "id" else given.strip("\"'”“’ ")
    taken = any(
        isinstance(other, dict) and other.get("id") == made
        for other in _siblings(wrong.source.values, wrong.key)
    )
    return made if made != given and re.search(pattern, made) and not taken else ""


def _siblings(values: Any, key: Key) -> list[Any]:
    around = _at(values, key[:-2]) if len(key) > 2 and isinstance(key[-2], int) else []
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
