"""The style sheets of the built site: their parts joined, without comments and without rules that no page uses.

Imports nothing of ours. tinycss2 reads and writes the CSS.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tinycss2

_Node = Any  # tinycss2 has no types.


def join(site: Path) -> None:
    """Writes each style sheet in assets/ whole and lean, and removes the parts. Does nothing where there are none."""
    used = used_names(site)
    sheets = [path for path in (site / "assets").glob("*.css") if path.name != "identity.css"]
    lean_ones = [(sheet, lean(_inlined(sheet), used)) for sheet in sheets]
    for sheet, text in lean_ones:
        sheet.write_text(text, "utf-8")
    (site / "assets" / "identity.css").unlink(missing_ok=True)
    shutil.rmtree(site / "assets" / "styles", ignore_errors=True)


def used_names(site: Path) -> set[str]:
    """Every element, `.class` and `#id` of the pages, and every word of the scripts as each of them."""
    found: set[str] = set()
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        found.update(re.findall(r"<([a-z][a-z0-9]*)", html))
        found.update(f"#{name}" for name in re.findall(r' id="([^"]*)"', html))
        classes = set(re.findall(r' class="([^"]*)"', html))
        found.update(f".{word}" for names in classes for word in names.split())
    for script in site.glob("assets/*.mjs"):
        for word in set(re.findall(r"[A-Za-z][\w-]*", script.read_text("utf-8"))):
            found |= {word, f".{word}", f"#{word}"}
    return found


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


def lean(rules: Iterable[_Node], used: set[str]) -> str:
    """The rules as text, without the selectors of which some part is not in `used`."""
    return "".join(_kept(rules, used))


def _kept(rules: Iterable[_Node], used: set[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [_text(s) for s in _split(rule.prelude) if all(n in used for n in _needs(s))]
            if selectors:
                yield f"{','.join(selectors)}{{{_text(rule.content).rstrip(';')}}}"
        elif rule.lower_at_keyword in ("media", "supports"):
            inner = lean(
                tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), used
            )
            if inner:
                yield f"@{rule.lower_at_keyword} {_text(rule.prelude)}{{{inner}}}"
        else:
            yield rule.serialize()


def _split(prelude: list[_Node]) -> Iterator[list[_Node]]:
    """The selectors of a list of selectors."""
    selector: list[_Node] = []
    for token in prelude:
        if token == ",":
            yield selector
            selector = []
        else:
            selector.append(token)
    yield selector


def _needs(selector: list[_Node]) -> Iterator[str]:
    """The elements, classes and ids that a selector asks for; what stands in brackets is not counted."""
    before: _Node = None
    for token in selector:
        if token.type == "hash":
            yield f"#{token.value}"
        elif token.type == "ident" and before == ".":
            yield f".{token.value}"
        elif token.type == "ident" and before != ":":
            yield token.lower_value
        before = token


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
