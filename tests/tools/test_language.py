"""The language of docstrings and comments: rules 2 and 4 of HACKING, where a pattern can find a breach."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from support import ROOT

# A docstring names what is returned, or is imperative; it does not describe it from outside.
BEGINS = re.compile(r"(What|Whether|Whom|Where|Who|How|Why|Says|Tells)\b(?! to )")
# JSDoc, and a comment that opens a script.
JSDOC = re.compile(r"/\*\*\s*(?:\*\s*)?(?P<doc>[^\n]*)|\A// (?P<file>[^\n]*)")
# Code has no body and no mind.
PERSON = re.compile(
    r"\b(scripts?|modules?|files?|pages?) (listens?|asks?|knows?|wants?|tells?)\b", re.IGNORECASE
)


def python_docstrings(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node) or ""


def script_docs(code: str) -> Iterator[str]:
    for match in JSDOC.finditer(code):
        yield match["doc"] or match["file"] or ""


def breaches(docs: Iterator[str]) -> list[str]:
    return [doc.splitlines()[0] for doc in docs if BEGINS.match(doc) or PERSON.search(doc)]


def files(*patterns: str) -> Iterator[Path]:
    for pattern in patterns:
        yield from sorted(ROOT.glob(pattern))


def test_docstrings_are_imperative_or_name_what_is_returned() -> None:
    paths = files("macros/**/*.py", "tools/*.py", "bench/*.py", "deploy/*.py", "hooks.py", "tests/**/*.py")
    found = {
        path.relative_to(ROOT).as_posix(): breaches(python_docstrings(path.read_text("utf-8")))
        for path in paths
    }
    assert {name: docs for name, docs in found.items() if docs} == {}


def test_jsdoc_is_imperative_or_names_what_is_returned() -> None:
    paths = files("overrides/assets/scripts/**/*.js", "macros/web/*.mjs", "tools/*.mjs", "bench/floor/*.mjs")
    found = {
        path.relative_to(ROOT).as_posix(): breaches(script_docs(path.read_text("utf-8"))) for path in paths
    }
    assert {name: docs for name, docs in found.items() if docs} == {}


def test_a_breach_is_seen_in_either_language() -> None:
    assert breaches(python_docstrings('def f():\n    """Whether it holds."""')) == ["Whether it holds."]
    assert breaches(script_docs("// The page.\n/**\n * How many rows. @param {string} a\n */")) == [
        "How many rows. @param {string} a"
    ]
    assert breaches(script_docs("// Says it is full.\n// @ts-check")) == ["Says it is full."]
    assert breaches(python_docstrings('"""The script listens for keys."""')) == [
        "The script listens for keys."
    ]
    assert breaches(script_docs("/** Where to look is given. */ /** Return it. */")) == []
