"""Words that readers see stand in macros/strings, not in the code that makes pages and files."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.strings.labels import KINDS
from macros.strings.template_texts import NOUNS
from support import ROOT

ROOMS = ("strategy", "exports", "archive", "web", "postprocess")
NOUN_WORDS = {word.casefold() for pair in NOUNS.values() for word in pair} | set(KINDS.values())
# A letter of its own, or a small word in a phrase; alone it is a name.
SWEDISH = re.compile(
    r"[åäöÅÄÖ]|(?<= )(?:och|att|som|för|till|från|inte|är|av|här|nu)\b|^(?:för|till|från|av) "
)
# Columns are the contract of the open data, and stand with their values.
CONTRACT = {"Column", "Dataset", "_dataset"}
# Words for those who build and edit: errors, the log and the terminal.
MESSAGES = re.compile(r".*Error$|^SystemExit$|^echo$")
# Lines on a shallow history, told by MkDocs' log.
TOLD_BY_LOG = {"macros/web/last_modified.py"}
# Values of the open data.
VALUES = {"källan", "område"}


def swedish_in(code: str) -> list[str]:
    """Return the Swedish texts of a module, apart from docstrings, columns and messages."""
    texts: list[str] = []
    _collect(ast.parse(code), texts)
    return texts


def _collect(node: ast.AST, texts: list[str]) -> None:
    if (isinstance(node, ast.Call) and _name(node.func) in CONTRACT) or _is_message(node):
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "").endswith("_ABOUT"):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_swedish(node.value):
        texts.append(node.value)
    for inner in ast.iter_child_nodes(node):
        _collect(inner, texts)


def _is_message(node: ast.AST) -> bool:
    return isinstance(node, ast.Raise) or (
        isinstance(node, ast.Call) and bool(MESSAGES.match(_name(node.func)))
    )


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_swedish(text: str) -> bool:
    is_noun = text[:1].isupper() and text.casefold() in NOUN_WORDS
    return text not in VALUES and (is_noun or bool(SWEDISH.search(text)))


def modules() -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted((ROOT / "macros" / room).rglob("*.py"))


def test_every_kind_of_word_is_found() -> None:
    code = '''"""Åtgärder."""
A = Column("id", "Åtgärd")
B = f"Läs {name} nu"
C = ("Insats", "insatser/")
raise BundleError("Det går inte.")
'''
    assert swedish_in(code) == ["Läs ", " nu", "Insats"]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT / "macros").as_posix())
def test_a_module_has_no_words_for_readers(path: Path) -> None:
    if path.relative_to(ROOT).as_posix() not in TOLD_BY_LOG:
        assert swedish_in(path.read_text("utf-8")) == []
