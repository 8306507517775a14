"""GNU make 3.81 and bash 3.2, which a Mac has, and Python 3.11: nothing newer is written anywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support import ROOT

# What bash 3.2 lacks, and what came in which version.
NEWER_BASH = {
    "declare -A (4.0)": r"\b(?:declare|local|typeset) -\w*[An]",
    "mapfile, readarray (4.0)": r"\b(?:mapfile|readarray)\b",
    "${x,,}, ${x^^} (4.0)": r"\$\{\w+(?:\[[^]]*\])?(?:,,?|\^\^?)[^}]*\}",
    "${x@Q} (4.4)": r"\$\{\w+@\w\}",
    "|& (4.0)": r"\|&",
    "&>> (4.0)": r"&>>",
    ";;& and ;& (4.0)": r";;?&(?!&)",
    "coproc (4.0)": r"\bcoproc\b",
    "globstar, lastpipe (4.0)": r"\bshopt\b.*\b(?:globstar|lastpipe|inherit_errexit)\b",
    "test -v (4.2)": r"\[\[? -v ",
    "wait -n (4.3)": r"\bwait -n\b",
    "${x: -1:-1} (4.2)": r"\$\{\w+:[^}]*:\s*-\d",
    # The lists named packages and names are never empty.
    "an empty array under set -u (4.4)": r'"\$\{\w+\[@\]\}"(?<!packages\[@\]\}")(?<!names\[@\]\}")',
    "printf of the time (4.2)": r"printf .*%\(",
    "EPOCHSECONDS (5.0)": r"\$\{?EPOCH",
}
# What make 3.81 lacks.
NEWER_MAKE = {
    ".ONESHELL (3.82)": r"^\.ONESHELL",
    "undefine (3.82)": r"^\s*undefine\b",
    "define with a sign (3.82)": r"^\s*define\s+\S+\s*[:?+]?=",
    "private (3.82)": r":\s*private\b",
    "!= (4.0)": r"^\s*[\w.-]+\s*!=",
    "::= (4.0)": r"::=",
    "$(file …) (4.0)": r"\$\((?:file|guile)\b",
    "$(let …), $(intcmp …) (4.4)": r"\$\((?:let|intcmp)\b",
    "&: (4.3)": r"\s&:",
    "--output-sync (4.0)": r"--output-sync",
    ".NOTPARALLEL, .WAIT with targets (4.4)": r"^\.NOTPARALLEL:\s*\S|\s\.WAIT\b",
}
SCRIPTS = sorted(
    path
    for folder in ("tools", ".ci")
    for path in (ROOT / folder).rglob("*")
    if path.is_file() and path.read_bytes().startswith(b"#!/usr/bin/env bash")
)


def newer(text: str, patterns: dict[str, str]) -> list[str]:
    """Return what a text has of the patterns, as `row: which`."""
    rows = enumerate(text.splitlines(), 1)
    return [
        f"{number}: {which}"
        for number, row in rows
        if not row.lstrip().startswith("#")
        for which, pattern in patterns.items()
        if re.search(pattern, row)
    ]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_runs_in_bash_3_2(script: Path) -> None:
    assert newer(script.read_text("utf-8"), NEWER_BASH) == []


def test_the_makefile_is_read_by_make_3_81() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    assert newer(text, NEWER_MAKE) == []
    # Its recipes run in bash. .SHELLFLAGS is not known to 3.81: nothing may depend on it.
    assert newer(text, NEWER_BASH) == []


@pytest.mark.parametrize(
    "row",
    ["declare -A x", "mapfile -t x", 'echo "${x,,}"', 'echo "${x^}"', "a |& b", "a &>> b", "[[ -v x ]]", "  a) b ;;&",
     'f "${rest[@]}"', "local -n x=y", "shopt -s globstar"],
)  # fmt: skip
def test_what_bash_3_2_lacks_is_found(row: str) -> None:
    assert newer(row, NEWER_BASH)


@pytest.mark.parametrize(
    "row", [".ONESHELL:", "undefine X", "X != date", "$(file >x,y)", "X ::= y", "define X ="]
)
def test_what_make_3_81_lacks_is_found(row: str) -> None:
    assert newer(row, NEWER_MAKE)


@pytest.mark.parametrize(
    "row", ['echo "${x:-}" && a', "x=(a b)", "a | b", "case x in a) b ;; esac", "a &> b", "a && b"]
)
def test_what_bash_3_2_has_is_allowed(row: str) -> None:
    assert newer(row, NEWER_BASH) == []
