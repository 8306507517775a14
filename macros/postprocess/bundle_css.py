"""The style sheets of the built site: their parts joined, without comments and needless spaces. tinycss2 reads and writes the CSS."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tinycss2

_Node = Any  # tinycss2 has no types.


def join(site: Path) -> None:
    """Write each style sheet in assets/ whole, with its parts in it, and remove the parts. Do nothing where there are none.

    No rule is dropped: what a script makes cannot be told from the pages. Raises ValueError for CSS that cannot be read.
    """
    sheets = [path for path in (site / "assets").glob("*.css") if path.name != "identity.css"]
    joined = [(sheet, "".join(_minified(_inlined(sheet)))) for sheet in sheets]
    for sheet, text in joined:
        sheet.write_text(text, "utf-8")
    (site / "assets" / "identity.css").unlink(missing_ok=True)
    shutil.rmtree(site / "assets" / "styles", ignore_errors=True)


def _inlined(path: Path) -> Iterator[_Node]:
    """The rules of a style sheet, each @import replaced by what it names."""
    for rule in tinycss2.parse_stylesheet(path.read_text("utf-8"), skip_comments=True, skip_whitespace=True):
        if rule.type == "error":
            raise ValueError(f"{path.name}:{rule.source_line}: {rule.message}")
        if rule.type == "at-rule" and rule.lower_at_keyword == "import":
            address = next(token.value for token in rule.prelude if token.type in ("string", "url"))
            yield from _inlined(path.parent / address)
        else:
            yield rule


def _minified(rules: Iterable[_Node]) -> Iterator[str]:
    """The rules as text, without comments and needless spaces."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield f"{_text(rule.prelude)}{{{_text(rule.content).rstrip(';')}}}"
        elif rule.lower_at_keyword in ("media", "supports"):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield f"@{rule.lower_at_keyword} {_text(rule.prelude)}{{{''.join(_minified(inner))}}}"
        else:
            yield rule.serialize()


def _text(tokens: list[_Node]) -> str:
    """CSS with single spaces, and none where they mean nothing."""
    return re.sub(r" ?([{};,]) ?", r"\1", "".join(_tight(tokens))).strip()


def _tight(tokens: list[_Node]) -> Iterator[str]:
    before: _Node = None
    for token in tokens:
        if token.type == "whitespace":
            yield "" if before == ":" else " "
        elif token.type != "comment":
            yield token.serialize()
        before = token
