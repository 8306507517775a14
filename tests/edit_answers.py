"""Answers of the form's own modules, run in Node: edit_form.mjs says what can be asked."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from support import TESTS

ORACLE = TESTS / "edit_form.mjs"


def answers(questions: list[dict[str, Any]]) -> list[Any]:
    """The answers of the form's own modules."""
    done = subprocess.run(
        ["node", str(ORACLE)], input=json.dumps(questions), capture_output=True, check=True, encoding="utf-8"
    )
    found: list[Any] = json.loads(done.stdout)
    return found
