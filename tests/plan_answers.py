"""The answers of the plan's own modules, and small plans and strategies to ask about."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from support import TESTS

ORACLE = TESTS / "plan_oracle.mjs"
Plan = dict[str, Any]


def answers(questions: list[dict[str, Any]]) -> list[Any]:
    """Return the answers of the page's own modules to each question."""
    done = subprocess.run(
        ["node", str(ORACLE)],
        input=json.dumps(questions).encode("utf-8", "surrogatepass"),
        capture_output=True,
        check=True,
    )
    found: list[Any] = json.loads(done.stdout)
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
