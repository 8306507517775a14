"""Advised lines are tried before they are given: `check` never advises what the reader or the model refuses."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from ..source.diagnostics import Diagnostic
from ..source.reader import Source, read_text
from . import schema_validation

# Each is a reading of the file; a page of pasted slips has the same kind of advice on each line.
_MOST = 40


def only_sound(source: Source, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return the diagnostics, without the advised lines that would leave the error or bring another to their line."""
    left = iter(range(_MOST))
    return [
        dataclasses.replace(one, suggestion="")
        if one.suggestion and next(left, None) is not None and not _is_sound(source, one)
        else one
        for one in diagnostics
    ]


def _is_sound(source: Source, one: Diagnostic) -> bool:
    stem = Path(one.place.file).stem
    lines = source.lines.get(stem)
    if lines is None or one.place.file != f"{source.name}/{stem}.yaml" or one.place.line > len(lines):
        return True
    old = lines[one.place.line - 1]
    indent = old[: len(old) - len(old.lstrip())]
    # The dash that a key lacks stands two steps to its left.
    if one.suggestion.startswith("- ") and re.match(r" *(?:\{|[\w-]+:)", old):
        indent = indent[2:]
    changed = [*lines[: one.place.line - 1], indent + one.suggestion, *lines[one.place.line :]]
    before = {(d.message, d.place.line) for d in _errors(source.folder, stem, "\n".join(lines))}
    after = {(d.message, d.place.line) for d in _errors(source.folder, stem, "\n".join(changed))}
    stays = (one.message, one.place.line) in before & after
    return not stays and not any(line == one.place.line for _, line in after - before)


@lru_cache(maxsize=4)
def _errors(folder: Path, stem: str, text: str) -> tuple[Diagnostic, ...]:
    """Return what the reader and the model say of one file with this text."""
    return tuple(_said(folder, stem, text))


def _said(folder: Path, stem: str, text: str) -> Iterator[Diagnostic]:
    source = read_text(folder, stem, text)
    yield from source.diagnostics
    yield from schema_validation.validate_schema(source)[1]
