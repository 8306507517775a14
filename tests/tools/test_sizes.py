"""Files and functions stay short enough to be read: HACKING, Names."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from support import ROOT

MOST_LINES, MOST_LINES_OF_A_FUNCTION = 300, 39
# A table of words is one subject.
TABLES = {
    "macros/strings/labels.py",
    "macros/strings/template_texts.py",
    "overrides/assets/scripts/lib/swedish-lists.js",
}


def code(*endings: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of code with one of the endings."""
    for folder in ("bench", "deploy", "macros", "overrides/assets", "tools"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in endings:
                yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


def test_no_file_of_code_is_long_but_tables_of_words() -> None:
    long = {
        path for path, text in code(".py", ".js", ".mjs", ".css", ".typ") if text.count("\n") > MOST_LINES
    }
    assert long == TABLES


def test_no_function_is_long() -> None:
    functions = (
        (path, node)
        for path, text in code(".py")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    long = [
        f"{path}:{one.lineno} {one.name}" for path, one in functions if _lines(one) > MOST_LINES_OF_A_FUNCTION
    ]
    assert long == []


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1
