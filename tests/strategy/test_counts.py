"""The counts that the strategy promises: what is counted, and that nobody's count is not zero."""

from __future__ import annotations

from pathlib import Path

import pytest

from county import change
from macros.strategy import counts
from macros.validation.loader import load
from macros.web.templating import Renderer

LISTED = "  - {id: exempelkommun, name: Exempelkommun, actor: kommun, joined: 2025-04-01}\n"
# What the list of affiliates has, and what the page says of their number.
LISTS = [
    ("one", LISTED, "1"),
    ("one without a day", LISTED.replace(", joined: 2025-04-01", ""), "1"),
    ("two, one of which joins later", LISTED + "  - {id: provby, name: Provby, joined: 2999-01-01}\n", "1"),
    ("three", LISTED + "  - {id: a, name: A}\n  - {id: b, name: B}\n", "3"),
    ("nobody yet of those who will", LISTED.replace("2025", "2999"), "0"),
    ("no list", "", "Ej fastställt"),
]


@pytest.mark.parametrize(("listed", "shown"), [case[1:] for case in LISTS], ids=[case[0] for case in LISTS])
def test_affiliates_are_counted_where_there_is_a_list(county: Path, listed: str, shown: str) -> None:
    change(
        county,
        "affiliates.yaml",
        "affiliates:\n" + LISTED,
        f"affiliates:\n{listed}" if listed else "affiliates: []\n",
    )
    (county / "followup.yaml").unlink()
    strategy = load(county).strategy
    assert strategy
    assert [one.shown for one in counts.promised(strategy)] == [shown, *["Ej fastställt"] * 2]


# What the newest follow-up has, and the counts that are shown with its day.
ROUNDS = [
    ("all", "", ["18", "4", "13"]),
    ("a number that is hidden", "carried_out: 4, ", ["18", "Ej fastställt", "13"]),
    ("no state of insatser", "    actions: {items: 4, carried_out: 4, rows: 32, planned: 10, ongoing: 9, done: 8, late: 4}\n",
     ["18", "Ej fastställt", "13"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("removed", "shown"), [case[1:] for case in ROUNDS], ids=[case[0] for case in ROUNDS]
)
def test_the_newest_follow_up_gives_what_has_no_list(county: Path, removed: str, shown: list[str]) -> None:
    change(county, "affiliates.yaml", "affiliates:\n" + LISTED, "affiliates: []\n")
    if removed:
        change(county, "followup.yaml", removed, "")
    strategy = load(county).strategy
    assert strategy
    found = counts.promised(strategy)
    assert [one.shown for one in found] == shown
    assert [one.as_of is None for one in found] == [words == "Ej fastställt" for words in shown]


def test_each_promised_count_stands_on_the_page_of_indicators_with_a_link_to_the_promise(
    county: Path,
) -> None:
    strategy = load(county).strategy
    assert strategy
    html = Renderer(strategy).render("home_section", "indikatorer/", "indicators")
    part = html[html.index('id="rakningar"') :].split("</section>")[0]
    assert (
        '<a href="../strategin/uppfoljning-exempel/#uppfoljning-exempel-1">Antal anslutna</a>: <b>1</b></li>'
        in part
    )
    assert (
        '#uppfoljning-exempel-2">Antal genomförda insatser</a>: <b>4</b> (<time datetime="2026-10-31">2026-10-31</time>)</li>'
        in part
    )


def test_a_strategy_that_promises_no_counts_shows_none(county: Path) -> None:
    path = county / "statistics.yaml"
    path.write_text(path.read_text("utf-8").split("counts:")[0], "utf-8")
    strategy = load(county).strategy
    assert strategy
    assert "rakningar" not in Renderer(strategy).render("home_section", "indikatorer/", "indicators")
