"""Snippets for pages of an editor's own in VS Code: the front matter, each of its keys, and the calls of macros.

VS Code reads no schema of front matter. Therefore the help of a key stands in its snippet.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..model import HEADS
from ..web.page_macros import MACROS
from . import json_schema

FILE = Path(".vscode") / "sidor.code-snippets"
# What an editor types for the whole front matter, by the name of its schema.
_WORDS = {"page": "sida", "translation": "översättning"}
_Snippet = tuple[str, list[str], str]


def text() -> str:
    """Return the text of FILE."""
    found = {name: (lines, about) for name, lines, about in (*_heads(), *_calls())}
    snippets = {
        name: {"scope": "markdown", "prefix": name, "body": lines, "description": about}
        for name, (lines, about) in found.items()
    }
    return json.dumps(snippets, ensure_ascii=False, indent=2) + "\n"


def _heads() -> Iterator[_Snippet]:
    """Yield each kind of front matter with its required keys, and then each key."""
    for name, (model, help_) in HEADS.items():
        made = json_schema.schema(model, help_)
        keys: dict[str, dict[str, Any]] = made["properties"]
        lines = [f"{key}: {_value(keys[key], at)}" for at, key in enumerate(made["required"], 1)]
        yield _WORDS[name], ["---", *lines, "---", "$0"], help_.text
        for key, part in keys.items():
            yield key, [f"{key}: {_value(part, 1)}"], part["description"]


def _value(part: dict[str, Any], number: int) -> str:
    """Return a place to fill in: a choice among the values allowed, or the example."""
    if allowed := part.get("enum"):
        return f"${{{number}|{','.join(allowed)}|}}"
    return f"${{{number}:{next(iter(part.get('examples', [])), '')}}}"


def _calls() -> Iterator[_Snippet]:
    for macro in MACROS.values():
        names = ", ".join(parameter.name for parameter in macro.parameters)
        about = f"Argument: {names}." if names else "Har inga argument."
        yield macro.name, [f"{{{{ {macro.example.replace('…', '${1:id}')} }}}}"], about
