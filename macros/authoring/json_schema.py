"""JSON Schemas of the models, for editing tools: help, allowed values and errors while typing.

Written to data/schema/. They are generated, but committed so that editors in a browser can use them; a test
compares.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from ..model import HEADS, Data, Entity, Help, Model, files, helps
from ..strings import labels
from ..strings.form_help import in_form
from ..strings.model_titles import MODEL_TITLES

_DIALECT = "http://json-schema.org/draft-07/schema#"
_MADE = "Skapad av make schema. Orden står i macros/model/."
# Editing tools resolve `definitions`, the key of draft 07, where pydantic writes `$defs`.
_MODELS = "definitions"


def schemas() -> Iterator[tuple[str, str]]:
    """Yield (file name, text) of each schema."""
    parts = [(stem, model, helps(Data)[stem]) for stem, model in files()]
    for name, model, help_ in (*parts, *((name, *head) for name, head in HEADS.items())):
        yield f"{name}.json", json.dumps(schema(model, help_), ensure_ascii=False, indent=2) + "\n"


def write(folder: Path) -> None:
    """Write all schemas to a folder, and delete those of files that no longer exist."""
    folder.mkdir(exist_ok=True)
    made = dict(schemas())
    for path in folder.glob("*.json"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, "utf-8")


def schema(model: type[Model], help_: Help) -> dict[str, Any]:
    """Return the schema of one file of data/, or of the front matter of a page. `help_` names the whole."""
    made = model.model_json_schema(ref_template=f"#/{_MODELS}/{{model}}")
    held = made.pop("$defs", {})
    top = {
        "$schema": _DIALECT,
        "$comment": _MADE,
        "title": help_.title.capitalize(),
        "description": help_.text,
    }
    result: dict[str, Any] = (
        top | _plain(made) | {_MODELS: {name: _plain(held[name]) for name in sorted(held)}}
    )
    kinds = _kinds()
    for name, part in result[_MODELS].items():
        # A form tells entities by `x-kind`; `x-ref` of a field names the kinds that its ids may have.
        if name in kinds:
            part["x-kind"] = kinds[name]
        title = labels.KINDS[kinds[name]] if name in kinds else MODEL_TITLES.get(name, name)
        part["title"] = title.capitalize()
    if kind := kinds.get(model.__name__):
        top["x-kind"] = kind
    return result | top


def _plain(part: Any) -> Any:
    """Return a schema adapted to YAML: a text may be any scalar, and defaults are left out."""
    if isinstance(part, list):
        return [_plain(item) for item in part]
    if not isinstance(part, dict):
        return part
    made = {name: _plain(value) for name, value in part.items() if name != "default"}
    if "properties" in part:
        # The models' docstrings are written for developers.
        made.pop("description", None)
        made["properties"] = {name: _plain(value) for name, value in part["properties"].items()}
    if part.get("type") == "string" and "format" not in part:
        # YAML reads 08 as a number and NO as false; in data/ both are words (see source/reader.py).
        made["type"] = ["string", "number", "boolean"]
    if isinstance(help_ := part.get("description"), str) and in_form(help_) != help_:
        made.setdefault("x-form", in_form(help_))
    if isinstance(part.get("examples"), list):
        made["examples"] = [_example(text, part) for text in part["examples"]]
    return made


def _example(text: str, part: dict[str, Any]) -> Any:
    value = yaml.load(text, Loader=yaml.BaseLoader)
    return int(value) if part.get("type") == "integer" else value


def _kinds() -> dict[str, str]:
    """Return class name → kind of each entity."""
    return {model.__name__: model.kind for model in _subclasses(Entity) if "kind" in vars(model)}


def _subclasses(model: type[Entity]) -> Iterator[type[Entity]]:
    for inner in model.__subclasses__():
        yield inner
        yield from _subclasses(inner)
