"""The answers of the plan's own modules, and small plans and strategies to ask about."""

from __future__ import annotations

import atexit
import json
import subprocess
from functools import lru_cache
from typing import Any

from support import TESTS

ORACLE = TESTS / "plan_oracle.mjs"
Plan = dict[str, Any]


@lru_cache(maxsize=1)
def oracle() -> subprocess.Popen[bytes]:
    """Return the program that answers, started once."""
    process = subprocess.Popen(["node", str(ORACLE)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(process.kill)
    return process


def answers(questions: list[dict[str, Any]]) -> list[Any]:
    """Return the answers of the page's own modules to each question."""
    process = oracle()
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps(questions).encode() + b"\n")
    process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        # It has written its error; the next question starts it anew.
        oracle.cache_clear()
        raise AssertionError(f"{ORACLE.name}: {questions}"[:1000])
    found: list[Any] = json.loads(line)
    return found


def answer(ask: str, **question: Any) -> Any:
    return answers([{"ask": ask, **question}])[0]


def plan(*ids: str, **more: Any) -> Plan:
    """A plan with these items, all else empty."""
    empty = {"format": "min-plan", "version": 1, "about": {"organisation": "", "contact": ""}, "roles": []}
    items = [
        {"id": one, "text": f"ord {one}", "area": {"id": "a", "title": "A"}, "activity": ""} for one in ids
    ]
    return {**empty, "items": items, "checklist": [], "areas": [], "known": [], **more}


def ids(of: Plan) -> list[str]:
    return [one["id"] for one in of["items"]]


def current(name: str, text: str = "", **more: Any) -> dict[str, Any]:
    """An insats of today."""
    return {"id": name, "kind": "action", "uri": f"urn:{name}", "title": name, "text": text or f"ord {name}",
            "area": {"id": "a", "title": "A"}, "path": f"insatser/{name}/", **more}  # fmt: skip


def strategy(*items: dict[str, Any], roles: dict[str, list[str]] | None = None) -> dict[str, Any]:
    """A strategy of today."""
    listed = [{"id": id, "title": id, "items": ties} for id, ties in (roles or {}).items()]
    name = {"name": "N", "county": "99", "edition": "e", "address": ""}
    return {"strategy": name, "items": list(items), "checklist": [{"id": "c", "text": "C"}],
            "areas": [{"id": "o", "text": "O"}], "roles": listed}  # fmt: skip
