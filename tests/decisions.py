"""Decisions on the invented county, for the tests of what takes effect on its day."""

from __future__ import annotations

import json
import re
from pathlib import Path

from county import check
from macros.exports import downloads
from macros.model import files
from macros.source.reader import read
from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from macros.web import my_plan_data
from macros.web.assets import Unbundled
from macros.web.export_project import extra
from macros.web.search_records import records

DECISION = "decision: Beslut 9"
TEXT = "            text: Kartlägga löner varje år.\n"
ENDS = f"            withdrawn: {{date: 2027-07-01, {DECISION}, reason: Uppgår i annat, successor: trygghet-1-b}}\n"
NEW = "            text: Kartlägga löner vartannat år.\n"
REWORDED = f"{NEW}            replaced: [{{text: Kartlägga löner varje år., date: 2027-07-01, {DECISION}}}]\n"
NEW_ROW = "          - id: arbete-1-c\n            title: Ny insats\n            text: Göra något nytt.\n            added: {date: 2027-07-01, decision: Beslut 9}\n"
ACTION = "arbete-1-a"
PAGE = f"insatser/{ACTION}/"


def strategy_of(county: Path) -> Strategy:
    strategy = load(county).strategy
    assert strategy, check(county).output
    return strategy


def ended_periods(strategy: Strategy) -> dict[str, tuple[str, ...]]:
    """Return the notices of the periods that are over: the sentences for the strategy's pages and for the plan's."""
    known: dict[str, tuple[str, ...]] = extra(strategy, Unbundled())["ended"]
    return known


def everything(county: Path) -> str:
    """All that the site publishes in words: files, search, plans and pages about one insats."""
    strategy = strategy_of(county)
    files = "".join(
        file.make().decode("utf-8") for file in downloads(strategy) if file.path.endswith((".json", ".csv"))
    )
    found = " ".join(text for record in records(strategy) for text in (record.title, *record.texts))
    return files + found + json.dumps(my_plan_data.current_wordings(strategy), ensure_ascii=False)


def adopt(county: Path) -> None:
    """Makes all that stands in the county its adopted wording."""
    from macros.validation.adopted_wording import units

    (county / "edition").mkdir(exist_ok=True)
    words = [
        text
        for key, text in units(read(county, [stem for stem, _ in files()]))
        if key[0] != "errata" and not re.fullmatch(r"\d{4}-\d\d-\d\d", text)
    ]
    (county / "edition" / "2025-2028.txt").write_text("# Rader\n" + "\n".join(words) + "\n", "utf-8")
