"""Try the example queries on the current data: `python -m tools.queries` prints in Swedish those that fail.

The queries are in tests/queries.yaml and tests/help.yaml. Needs Node, which runs the site's own search.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from macros.web import search_records

ROOT = Path(__file__).parent.parent
QUERIES = ROOT / "tests" / "queries.yaml"
HELP = ROOT / "tests" / "help.yaml"
FIRST = 3


@dataclass(frozen=True)
class Answer:
    """The result of a query: paths in order, number of hits with all words, whether help is shown first."""

    paths: tuple[str, ...]
    whole: int
    help: bool


def answers(strategy: Strategy, queries: list[str]) -> list[Answer]:
    """Return the search's answer to each query. Raises CalledProcessError when Node fails."""
    given = json.dumps({"file": json.loads(search_records.search_file(strategy)), "queries": queries})
    done = subprocess.run(
        ["node", str(ROOT / "tools" / "try_search.mjs")],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return [Answer(tuple(a["paths"]), a["whole"], a["help"]) for a in json.loads(done.stdout)]


def leads_to(path: str, wanted: str) -> bool:
    """Return True if a hit matches the expected path: a page by any anchor on it, an anchor only by
    itself.
    """
    if wanted.endswith("*"):
        return fnmatchcase(path, wanted)
    return path == wanted or ("#" not in wanted and path.split("#")[0] == wanted)


def lost(strategy: Strategy) -> Iterator[str]:
    """Yield a line in Swedish for each query with another result than the files give; none if all pass.

    A query whose expected pages are not in the strategy is skipped.
    """
    listed: list[dict[str, Any]] = yaml.safe_load(QUERIES.read_text("utf-8"))
    helps: dict[str, list[str]] = yaml.safe_load(HELP.read_text("utf-8"))
    opens, others = [str(q) for q in helps["opens"]], [str(q) for q in helps["others"]]
    given = answers(strategy, [*(str(entry["query"]) for entry in listed), *opens, *others])
    known = {record.path for record in search_records.records(strategy)}
    for entry, answer in zip(listed, given, strict=False):
        yield from _wrong(entry, answer, known)
    rest = given[len(listed) :]
    for query, answer in zip(opens, rest, strict=False):
        if not answer.help:
            yield f"tests/help.yaml: ”{query}” visar inte stödlinjerna först. Orden står i site.yaml, under support."
    for query, answer in zip(others, rest[len(opens) :], strict=True):
        if answer.help:
            yield f"tests/help.yaml: ”{query}” visar stödlinjerna, fast frågan inte handlar om det. Se support i site.yaml."


def _wrong(entry: dict[str, Any], answer: Answer, known: set[str]) -> Iterator[str]:
    query, wanted = entry["query"], entry.get("finds", [])
    here = [want for want in wanted if any(leads_to(path, want) for path in known)]
    if here and not any(leads_to(path, want) for path in answer.paths[:FIRST] for want in here):
        yield (
            f"tests/queries.yaml: ”{query}” hittar inte {' eller '.join(here)} bland de {FIRST} första. "
            f"De är {', '.join(answer.paths[:FIRST]) or 'inga'}. Lägg till ordet bland sidans keywords, eller i search.yaml."
        )
    if (entry.get("unknown") or entry.get("misspelt")) and answer.whole:
        yield f"tests/queries.yaml: ”{query}” sägs finnas ({answer.paths[0]}), men ordet är okänt eller felstavat."


def main() -> None:
    """Print the failed queries, and exit with 1 if there are any."""
    strategy = load(ROOT / "data").strategy
    lines = list(lost(strategy)) if strategy else []
    for line in lines:
        print(line)
    sys.exit(1 if lines else 0)


if __name__ == "__main__":
    main()
