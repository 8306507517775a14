"""Values → models: every error of type, key or field in Swedish, all in one run.

Imports finding, labels, model and source. A file with errors still gives a model: the wrong
parts are taken out, so that the other rules can speak of the rest in the same run.
"""

from __future__ import annotations

import copy
import difflib
from typing import Any

from pydantic import BaseModel, ValidationError

from . import labels
from .finding import Finding
from .model import Data, Model, files
from .source import Key, Source


def shape(source: Source) -> tuple[dict[str, Model], list[Finding]]:
    """The model of each file that could be read, by stem, and what was wrong in any of them."""
    models: dict[str, Model] = {}
    findings: list[Finding] = []
    for stem, model in files():
        if stem in source.values:
            built = _build(model, copy.deepcopy(source.values[stem]), stem, source, findings)
            if built is not None:
                models[stem] = built
    return models, findings


def _build(
    model: type[Model], values: Any, stem: str, source: Source, findings: list[Finding]
) -> Model | None:
    first = True
    for _ in range(20):
        try:
            return model.model_validate(values)
        except ValidationError as error:
            errors = error.errors(include_url=False)
        if first:
            findings += [
                _finding(item, (stem, *_trim(item["loc"], values)), source, model) for item in errors
            ]
            first = False
        if not isinstance(values, dict):
            return None
        for item in sorted(errors, key=lambda item: [str(part) for part in item["loc"]], reverse=True):
            _take_out(values, item)
    return None


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
    if item["type"] == "extra_forbidden" and holders:
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


def _fields(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """The keys allowed where an unknown one stands, found by following the location through the types."""
    current: list[type[BaseModel]] = [model]
    for part in loc:
        if isinstance(part, int):
            continue
        current = [
            found
            for at in current
            if part in at.model_fields
            for found in _models(at.model_fields[part].annotation)
        ]
    return [name for at in current for name in at.model_fields]


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in getattr(annotation, "__args__", ()) for found in _models(part)]


def nearest(word: str, words: list[str]) -> str:
    """`menade du "…"? ` with the nearest of the words, or an empty string."""
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    return f'menade du "{near[0]}"? ' if near else ""


def _finding(item: Any, key: Key, source: Source, model: type[Model]) -> Finding:
    kind, name = item["type"], str(key[-1])
    thing = labels.thing(source, key)
    context = item.get("ctx", {})
    field = labels.field(name)
    if kind == "extra_forbidden":
        allowed = _fields(model, tuple(item["loc"][:-1]))
        tip = f"{nearest(name, allowed)}Här får stå: {', '.join(allowed)}"
        return Finding(source.place(key), f'{thing}nyckeln "{name}" är okänd.', tip)
    if kind == "missing":
        return Finding(source.place(key[:-1]), f"{thing}{field} saknas.", f'lägg till raden "{name}: …"')
    if kind in ("string_type", "int_parsing", "date_from_datetime_parsing", "date_parsing"):
        what = {"string_type": "text"}.get(
            kind, "ett datum som 2024-01-31" if "date" in kind else "ett heltal"
        )
        is_block = isinstance(item["input"], (dict, list))
        tip = 'sätt texten inom citattecken ("…") om den har ett kolon' if is_block else f"skriv {what}"
        given = "en lista eller ett block" if is_block else f'"{item["input"]}"'
        return Finding(source.place(key), f"{thing}{field} ska vara {what} men är {given}.", tip)
    if kind in ("string_too_short", "too_short") or item["input"] in ("", None):
        return Finding(
            source.place(key), f"{thing}{field} är tom.", "fyll i texten eller hämta tillbaka den förra"
        )
    if kind in ("string_too_long", "too_long"):
        limit = context.get("max_length", "")
        unit = "tecken" if kind == "string_too_long" else "punkter"
        return Finding(source.place(key), f"{thing}{field} är för lång: högst {limit} {unit}.", "korta den")
    if kind == "literal_error":
        expected = str(context.get("expected", "")).replace(" or ", " eller ").replace("'", "")
        return Finding(
            source.place(key), f'{thing}{field} får inte vara "{item["input"]}".', f"tillåtet är: {expected}"
        )
    if kind == "string_pattern_mismatch":
        return Finding(
            source.place(key),
            f'{thing}{field} är skriven på fel sätt: "{str(item["input"])[:60]}".',
            labels.pattern(name),
        )
    if kind in ("tuple_type", "list_type"):
        return Finding(
            source.place(key),
            f"{thing}{field} ska vara en lista.",
            'skriv varje punkt på en egen rad med "- " framför',
        )
    if kind.startswith("model_"):
        return Finding(
            source.place(key),
            f"{thing}{field} ska vara ett block med nycklar.",
            "jämför med exemplet överst i filen",
        )
    return Finding(source.place(key), f"{thing}{field} är fel skriven.", "jämför med exemplet överst i filen")


def complete(models: dict[str, Model]) -> Data | None:
    """All files together, when every one could be built."""
    if set(models) != set(Data.model_fields):
        return None
    return Data.model_validate(models)
