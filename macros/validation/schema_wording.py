"""The Swedish words of pydantic's validation errors."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..model import helps
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.yaml_errors import BARE_KEY, lost_bar
from ..strings import labels
from . import field_names, figures, repairs
from .schema_messages import SchemaMessage, holders_of, value_at

_AS_ABOVE = "jämför med exemplet överst i filen"


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
    outer = value_at(wrong.source.values, wrong.moved_to)
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
    fault = repairs.date_fault(str(wrong.item["input"])) if is_date and not is_block else ""
    what = "ett datum som 2024-01-31" if is_date else "ett heltal" if "int" in wrong.kind else "text"
    tip = 'sätt texten inom citattecken ("…") om den har ett kolon' if is_block else f"skriv {what}"
    tip = f"{fault}; {tip}" if fault else tip
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
    if "\n" in str(wrong.item["input"]).strip("\n") or str(wrong.item["input"]).endswith("\n"):
        return (
            f"{wrong.field} står på flera rader: {wrong.given}.",
            "skriv den på en enda rad, efter kolonet, utan | eller >",
        )
    if not str(wrong.item["input"]).strip():
        return _empty(wrong)
    fault = repairs.address_fault(str(wrong.item["input"])) if "https?" in allowed else ""
    return f"{wrong.field} är skriven på fel sätt{f', {fault}' if fault else ''}: {wrong.given}.", tip


def _not_a_list(wrong: SchemaMessage) -> tuple[str, str]:
    tip = 'skriv varje punkt på en egen rad med "- " framför'
    if _first_key(wrong):
        tip = "strecket saknas före den första nyckeln: sätt det två steg till vänster om den"
        return f"{wrong.field} ska vara en lista.", tip
    return (
        f"{wrong.field} ska vara en lista.",
        tip if wrong.value is None else f"{tip}, eller alla på en rad inom hakparenteser",
    )


def _not_a_block(wrong: SchemaMessage) -> tuple[str, str]:
    keys = [name for model in holders_of(wrong.model, wrong.key[1:]) for name in model.model_fields]
    tip = f"skriv nycklarna under, var och en på en egen rad: {', '.join(keys)}" if keys else _AS_ABOVE
    return f"{wrong.field} ska vara ett block med nycklar.", tip


def _out_of_range(wrong: SchemaMessage) -> tuple[str, str]:
    bounds = wrong.item.get("ctx", {})
    most = "le" in bounds or "lt" in bounds
    limit = f"{'högst' if most else 'minst'} {next(iter(bounds.values()), '')}"
    return f"{wrong.field} ska vara {limit} men är {wrong.given}.", f"skriv ett tal som är {limit}"


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
    (("greater_than", "less_than"), _out_of_range),
)


def _first_key(wrong: SchemaMessage) -> SourceLocation | None:
    """Return the place of the first key below a list's, where the dash before it is missing; None otherwise."""
    given = wrong.item["input"]
    if not wrong.kind.startswith(("tuple_type", "list_type")) or not isinstance(given, dict):
        return None
    first = wrong.source.names.get((*wrong.key, next(iter(given), "")))
    # Within braces the item stands on the line of its list.
    return first if first and first.line > wrong.source.names[wrong.key].line else None


def diagnostic(wrong: SchemaMessage) -> Diagnostic:
    """Return the Swedish diagnostic of an error."""
    if _lacks_bar(wrong):
        lines, row = wrong.source.lines[str(wrong.key[0])], wrong.source.names[wrong.key].line
        return lost_bar(wrong.place.file, lines, row - 1)
    message, tip = _words(wrong)
    if first := _first_key(wrong):
        line = wrong.source.lines[str(wrong.key[0])][first.line - 1].strip()
        return Diagnostic(first, message, tip, suggestion=f"- {line}")
    place = wrong.source.place(wrong.misplaced_key) if wrong.misplaced_key else wrong.place
    return Diagnostic(place, message, tip, suggestion=wrong.suggestion)


def _lacks_bar(wrong: SchemaMessage) -> bool:
    """Return True if a text stands below its key without |, and was therefore read as something else."""
    if (
        not wrong.kind.startswith("string_type")
        or wrong.key not in wrong.source.names
        or not isinstance(wrong.item["input"], dict)
    ):
        return False
    lines, row = wrong.source.lines.get(str(wrong.key[0]), []), wrong.source.names[wrong.key].line
    below = next((line.strip() for line in lines[row:] if line.strip()), "")
    return bool(BARE_KEY.match(lines[row - 1])) and not re.match(r"- |[a-z_]+:", below)


def _words(wrong: SchemaMessage) -> tuple[str, str]:
    """Return the message and the tip."""
    if wrong.misplaced_key:
        return _misplaced(wrong)
    if wrong.moved_to is not None:
        return _wrong_indent(wrong)
    say = next((say for kinds, say in _MESSAGES if wrong.kind.startswith(kinds)), _other)
    if wrong.item["input"] in ("", None) and say not in (_missing, _unknown):
        say = _empty
    message, tip = say(wrong)
    return field_names.entity_name(wrong.source, wrong.key) + message, tip
