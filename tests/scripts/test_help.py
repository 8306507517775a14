"""The search recognises readers who may need help, and leaves others in peace: tests/help.yaml, by the lists of site.yaml."""

from __future__ import annotations

import json
import subprocess

from macros.strategy import registers
from support import ROOT, read_yaml, unchanged

MODULE = ROOT / "overrides" / "assets" / "scripts" / "support" / "needs-support.js"
HELP = read_yaml("help.yaml")
SCRIPT = f"""
import {{ sense }} from {json.dumps(MODULE.as_uri())};
import {{ readFileSync }} from "node:fs";
const {{ lists, queries }} = JSON.parse(readFileSync(0, "utf-8"));
const needsSupport = sense(lists);
console.log(JSON.stringify(queries.filter(needsSupport)));
"""


def opened(queries: list[str]) -> list[str]:
    """Return the queries on which the search page shows the help lines first, by the project's own data."""
    given = json.dumps({"lists": registers.support_words(unchanged()), "queries": queries})
    done = subprocess.run(
        ["node", "--input-type=module", "-e", SCRIPT],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found: list[str] = json.loads(done.stdout)
    return found


def test_every_query_of_one_who_needs_help_opens_the_lines() -> None:
    queries = [str(query) for query in HELP["opens"]]
    found = opened(queries)
    assert len(queries) > 200
    assert [query for query in queries if query not in found] == []


def test_no_query_of_others_opens_the_lines() -> None:
    queries = [str(query) for query in HELP["others"]]
    assert len(queries) > 200
    assert opened(queries) == []


def test_what_says_nothing_opens_nothing() -> None:
    assert (
        opened(["", " ", "?!", "🙂", "11", "020", "0", "a", "mig", "min", "slå", "x" * 5000, "min " * 500])
        == []
    )
