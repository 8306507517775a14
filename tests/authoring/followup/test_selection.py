"""Which folders a follow-up takes, which plans it counts, and as whose: cases beside the sixty."""

from __future__ import annotations

import datetime
import os
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from county import change
from macros.__main__ import main
from macros.authoring.followup.counts import Counts
from macros.authoring.followup.organisations import Listed, ListError, read_list
from macros.authoring.followup.plan_file import read_plan
from macros.authoring.followup.run import OptionError, read_day, read_period
from macros.authoring.followup.selection import CountedPlan, PlanSelection, current_ids
from macros.model import Period
from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from sent_plans import as_json, county_with, item, plan
from support import FIXTURE, write_next_edition

DAY = datetime.date(2026, 10, 31)
PERIOD = Period(start=datetime.date(2025, 1, 1), end=datetime.date(2026, 12, 31))


def strategy_of(county: Path) -> Strategy:
    strategy = load(county, day=DAY).strategy
    assert strategy is not None
    return strategy


def select(
    strategy: Strategy, plans: dict[str, dict[str, Any]], listed: dict[str, Listed] | None = None
) -> tuple[list[CountedPlan], dict[str, str]]:
    """The plans that are counted, and the reason for each other file."""
    selection = PlanSelection(strategy, listed or {}, PERIOD, DAY)
    counted = selection.count([(name, read_plan(as_json(values))) for name, values in plans.items()])
    return counted, {note.file: note.reason for note in selection.notes}


@pytest.mark.parametrize(
    "how", ["inbox", "out", "link to inbox", "link to out", "a worktree's file", "inside .git", "bare"]
)
def test_a_folder_in_a_work_tree_is_refused_and_nothing_is_written(tmp_path: Path, how: str) -> None:
    tree, plans, out = tmp_path / "arkiv", tmp_path / "planer", tmp_path / "ut"
    (tree / "inne").mkdir(parents=True)
    plans.mkdir()
    if how == "a worktree's file":
        (tree / ".git").write_text("gitdir: någon annanstans\n", "utf-8")
    else:
        subprocess.run(["git", "init", "-q", *(["--bare"] if how == "bare" else []), str(tree)], check=True)
    (tree / "inne" / "plan.json").write_bytes(as_json(plan("v01", "k......")))
    inside = tree / ".git" / "hooks" if how == "inside .git" else tree / "inne"
    if "link" in how:
        (tmp_path / "lank").symlink_to(inside)
        inside = tmp_path / "lank"
    given = {"inbox": plans, "out": out} | ({"out": inside / "ny"} if "out" in how else {"inbox": inside})
    before = sorted(tmp_path.rglob("*"))
    arguments = [
        "--as-of",
        "2026-10-31",
        "--period",
        "2025-2026",
        "--out",
        str(given["out"]),
        str(given["inbox"]),
    ]
    done = CliRunner().invoke(main, ["follow-up", *arguments])
    assert done.exit_code == 2
    assert "ligger i ett kodarkiv" in done.output
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--as-of", "31/12", "--period", "2025", "."], "Skriv ASOF=2026-12-31"),
        (["--as-of", "2026-02-30", "--period", "2025", "."], "”2026-02-30” går inte att läsa"),
        (["--as-of", "2026-10-31", "--period", "2026-2025", "."], "Skriv PERIOD="),
        (["--as-of", "2026-10-31", "--period", "i år", "."], "Perioden ”i år”"),
        (["--as-of", "2026-10-31", "--period", "2025", "finns-inte"], "finns inte. Skriv INBOX="),
        (["--as-of", "2026-W44-6", "--period", "2025", "."], "”2026-W44-6” går inte att läsa"),
        (["--as-of", "9999-12-31", "--period", "2025", "."], "”9999-12-31” går inte att läsa"),
        (["--as-of", "2026-10-31", "--period", "2027", "."], "börjar efter dagen som läget gäller"),
        (
            ["--as-of", "2026-10-31", "--period", "2025", "--id", "Hösten 2026", "."],
            "Skriv ID=uppfoljning-2026",
        ),
        (["--as-of", "2026-10-31", "--period", "2025", "--id", "a" * 81, "."], "Skriv ID=uppfoljning-2026"),
        (["--as-of", "2026-10-31", "--period", "2025", "--out", "fil/ut", "in"], "går inte att skriva"),
        (["--as-of", "2026-10-31", "--period", "2025", "--out", "upptaget", "in"], "går inte att skriva"),
        (["--as-of", "2026-10-31", "--period", "2025", "--out", "upptaget2", "in"], "går inte att skriva"),
        (["--as-of", "2026-10-31", "--period", "2025", "--out", "trasig-lank", "in"], "går inte att skriva"),
    ],
)
def test_what_cannot_be_used_is_said_in_swedish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    monkeypatch.setenv("STRATEGY_DATA", str(FIXTURE))
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("fil").touch()
    Path("upptaget", "uppfoljning-rapport.docx").mkdir(parents=True)
    Path("upptaget2", "followup.yaml").mkdir(parents=True)
    Path("trasig-lank").symlink_to("saknas/mapp")
    before = sorted(tmp_path.rglob("*"))
    done = CliRunner().invoke(main, ["follow-up", *arguments])
    assert done.exit_code == 2, done.exception
    assert says in done.output
    assert sorted(tmp_path.rglob("*")) == before


def test_a_home_folder_that_the_shell_left_as_a_tilde_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "planer").mkdir()
    done = CliRunner().invoke(
        main, ["follow-up", "--as-of", "2026-10-31", "--period", "2025", "--list", "~/saknas.csv", "~/planer"]
    )
    assert f"{tmp_path}/saknas.csv finns inte" in done.output


def test_output_among_the_plans_is_refused(tmp_path: Path) -> None:
    arguments = ["--as-of", "2026-10-31", "--period", "2025", "--out", str(tmp_path / "ut"), str(tmp_path)]
    assert "ligger bland planerna" in CliRunner().invoke(main, ["follow-up", *arguments]).output


def test_days_and_periods_are_read() -> None:
    assert read_day(" 2026-12-31 ") == datetime.date(2026, 12, 31)
    whole = Period(start=datetime.date(2024, 1, 1), end=datetime.date(2026, 12, 31))
    for text in (
        "2024-2026",
        "2024–2026",
        "2024/2026",
        "2024-01-01/2026-12-31",
        "2024-01-01 – 2026-12-31",
        "2024-01-01..2026-12-31",
    ):
        assert read_period(text) == whole, text
    assert read_period("2026").start == datetime.date(2026, 1, 1)
    with pytest.raises(OptionError):
        read_period("2026-13-01/2026-14-01")


LISTS = [
    ("yaml", "- {organisation: Skolor, affiliate: v01, unit: skola}\n", {"skolor": Listed("v01", "skola")}),
    ("csv", "Organisation;Id;Enhet\n  Skolor  AB;v01;\n", {"skolor ab": Listed("v01")}),
    ("csv", "verksamhet,affiliate\nSkolor,v01\nskolor,v01\n", {"skolor": Listed("v01")}),
    ("yaml", "", {}),
    ("yaml", "- {organisation: Skolor, affiliate: v99}\n- {organisation: '', affiliate: v01}\n", 'rad 1: "v99" finns inte i affiliates.yaml; rad 2: organisation eller affiliate saknas'),
    ("yaml", "- {organisation: Skolor, affiliate: v01}\n- {organisation: skolor, affiliate: v02}\n", "rad 2: organisationen står redan i listan"),
    ("yaml", "- {organisation: Skolor, affiliate: v01, person: Anna}\n", "rad 1: person är okänt"),
    ("yaml", "organisation: Skolor\n", "skriv en lista"),
    ("yaml", "- [Skolor, v01]\n", "skriv en lista"),
    ("yaml", "- {organisation: [", "går inte att läsa som YAML"),
    ("csv", "Namn;Kommentar\nSkolor;v01\n", "den första raden ska ha rubrikerna"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "wanted"), LISTS)
def test_the_officers_list_is_read_or_refused_with_every_row(
    tmp_path: Path, kind: str, text: str, wanted: Any
) -> None:
    path = tmp_path / f"lista.{kind}"
    path.write_text(text, "utf-8")
    if isinstance(wanted, dict):
        assert read_list(path, ["v01", "v02"]) == wanted
        return
    with pytest.raises(ListError) as refused:
        read_list(path, ["v01", "v02"])
    assert wanted in str(refused.value)


def test_a_missing_list_is_said(tmp_path: Path) -> None:
    with pytest.raises(ListError):
        read_list(tmp_path / "finns-inte.yaml", [])
    assert read_list(None, []) == {}


def test_units_count_apart_only_when_the_list_says_so(county: Path) -> None:
    strategy = strategy_of(county_with(county, 3))
    plans = {
        "skola.json": plan("v01", "k......", organisation="Skolan", saved="2026-01-01"),
        "vard.json": plan("v01", "g......", organisation="Vården", saved="2026-02-01"),
    }
    counted, reasons = select(strategy, plans)
    assert [one.file for one in counted] == ["vard.json"]
    assert reasons == {"skola.json": "vard.json är nyare, från samma verksamhet"}
    counted, reasons = select(
        strategy, plans, {"skolan": Listed("v01", "skola"), "vården": Listed("v01", "vård")}
    )
    assert [(one.file, one.unit) for one in counted] == [("skola.json", "skola"), ("vard.json", "vård")]
    figures = Counts(strategy, counted, DAY)
    assert (figures.organisations, len(figures.plans), figures.taken_up_by("arbete-1-a")) == (1, 2, 1)


def test_a_plan_of_a_whole_organisation_is_not_counted_beside_its_units(county: Path) -> None:
    """The officer's list parts it, so a plan that the list does not name could be any of them."""
    strategy = strategy_of(county_with(county, 3))
    plans = {
        "skola.json": plan("v01", "k......", organisation="Skolan"),
        "hela.json": plan("v01", "g......", organisation="Kommunen"),
        "lika.json": plan("", "g......", organisation="Verksamhet 1"),
    }
    counted, reasons = select(strategy, plans, {"skolan": Listed("v01", "skola")})
    assert [one.file for one in counted] == ["skola.json"]
    why = "verksamheten räknas i enheter, och organisationen står inte i listan över dem"
    assert reasons == {"hela.json": why, "lika.json": why}


def test_what_happened_after_the_day_is_not_counted_as_done(county: Path) -> None:
    rows = [{**item("arbete-1-a", "k"), "completed": day} for day in ("2026-11-01",)]
    rows += [{**item("skola-fritid-1-a", "k"), "completed": "2026-10-31"}, item("trygghet-1-b", "k")]
    (counted,), reasons = select(
        strategy_of(county_with(county, 3)), {"a.json": plan("v01", ".......", items=rows)}
    )
    assert [row.status for row in counted.rows.values()] == ["", "klar", "klar"]
    assert reasons == {"a.json": "rad 1 blev klar efter dagen som läget gäller, och räknas som utan status"}


def test_the_newest_plan_is_found_over_time_zones_and_answers_to_nothing_are_told(county: Path) -> None:
    later = plan("v01", "k......", saved="2026-09-01T09:30:00Z", areas=[{"id": "planterad", "chosen": True}])
    plans = {"a.json": plan("v01", "p......", saved="2026-09-01T11:00:00+02:00"), "b.json": later}
    (counted,), reasons = select(strategy_of(county_with(county, 3)), plans)
    assert counted.file == "b.json"
    assert reasons["b.json"] == "ett svar gäller punkter eller områden som inte finns i strategin"


def test_whose_a_plan_is_is_never_guessed(county: Path) -> None:
    county_with(county, 3)
    change(county, "affiliates.yaml", "joined: 2025-03-01", "joined: 2026-11-15")
    plans = {
        "nara.json": plan("", "k......", organisation="Verksamhet 1 AB"),
        "olika.json": plan("v01", "k......", organisation="Skolan"),
        "senare.json": plan("v02", "k......"),
        "lika.json": plan("", "k......", organisation="  VERKSAMHET   1 "),
    }
    counted, reasons = select(strategy_of(county), plans, {"skolan": Listed("v03")})
    assert [(one.file, one.affiliate) for one in counted] == [("lika.json", "v01")]
    assert reasons == {
        "nara.json": "organisationen står inte i listan över verksamheter",
        "olika.json": "planen och listan säger olika verksamheter",
        "senare.json": "v02 anslöt sig först efter dagen som läget gäller",
    }


def test_the_list_says_whose_a_plan_is_when_the_chosen_affiliate_is_gone(county: Path) -> None:
    """Affiliates merge and change ids; the terminal tells the officer to write the organisation in the list."""
    plans = {
        "a.json": plan("uppgick", "k......", organisation="Skolan"),
        "b.json": plan("borta", "k......", organisation="Verksamhet 2"),
    }
    counted, reasons = select(strategy_of(county_with(county, 3)), plans, {"skolan": Listed("v03")})
    assert [(one.file, one.affiliate) for one in counted] == [("a.json", "v03")]
    assert reasons == {"b.json": "verksamheten som är vald i planen finns inte i affiliates.yaml"}


def test_a_folder_that_cannot_be_opened_is_named(
    county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder's whole name is longer than the system opens, so that it is closed for root too."""
    monkeypatch.setenv("STRATEGY_DATA", str(county_with(county, 3)))
    inbox = tmp_path / "planer"
    inbox.mkdir()
    monkeypatch.chdir(inbox)
    for _ in range(20):
        os.mkdir("m" * 250)
        os.chdir("m" * 250)
    os.chdir(tmp_path)
    done = CliRunner().invoke(
        main, ["follow-up", "--as-of", "2026-10-31", "--period", "2025-2026", str(inbox)]
    )
    assert done.exit_code == 0, done.exception
    assert "mm: den går inte att öppna, så det som ligger i den är inte läst" in done.output


def test_the_plan_that_has_come_furthest_counts_where_rows_are_the_same(county: Path) -> None:
    sent = plan("v01", ".......")
    sent["items"] = [
        item("trygghet-1-a", "g"),
        item("skola-fritid-2-a", "k"),
        item("arbete-1-b", "p"),
        item("arbete-1-a", "x"),
    ]
    (counted,), reasons = select(strategy_of(county_with(county, 3)), {"a.json": sent})
    assert {name: row.status for name, row in counted.rows.items()} == {
        "skola-fritid-2-a": "klar",
        "arbete-1-a": "planerad",
    }
    assert reasons == {}


def test_a_split_or_unknown_row_is_listed_and_not_counted(county: Path) -> None:
    county_with(county, 3)
    change(county, "focusareas.yaml", "successor: arbete-1-a", "successor: [arbete-1-a, skola-fritid-1-a]")
    sent = plan("v01", ".......", items=[item("arbete-1-b", "k"), item("finns-inte", "k")])
    selection = PlanSelection(strategy_of(county), {}, PERIOD, DAY)
    (counted,) = selection.count([("a.json", read_plan(as_json(sent)))])
    assert counted.rows == {}
    assert [(note.reason, note.is_counted) for note in selection.notes] == [
        ("raden arbete-1-b har delats i flera och är inte räknad", True),
        ("rad 2 har ett id som inte finns i strategin och är inte räknad", True),
    ]


def test_ids_of_an_earlier_edition_lead_to_their_successors(tmp_path: Path) -> None:
    """The invented county's next edition gives some insatser a successor, and others none."""
    strategy = load(write_next_edition(tmp_path)).strategy
    assert strategy is not None
    leads = {name: current_ids(strategy, name) for name in strategy.earlier[0].actions}
    assert any(found and found != [name] for name, found in leads.items()), leads
    assert all(
        one in strategy.actions or one in strategy.objectives for found in leads.values() for one in found
    )


def test_a_file_is_named_whatever_its_name_is(
    county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old zip files give names that are no UTF-8, and a name may hold what a terminal or Excel cannot."""
    monkeypatch.setenv("STRATEGY_DATA", str(county_with(county, 3)))
    inbox = tmp_path / "planer"
    inbox.mkdir()
    (inbox / os.fsdecode(b"v\xe5rd.json")).write_bytes(as_json(plan("v01", "k......")))
    (inbox / "å\x1b[2J.json").write_bytes(as_json(plan("-", "k......", organisation="Skola\x9b2J")))
    arguments = ["--as-of", "2026-10-31", "--period", "2025-2026", str(inbox)]
    done = CliRunner().invoke(main, ["follow-up", *arguments])
    assert done.exit_code == 0, done.exception
    assert "  å\\x1b[2J.json: organisationen står inte" in done.output
    assert r'organisation: "Skola\x9b2J", affiliate: }' in done.output
    book = openpyxl.load_workbook(tmp_path / "planer-uppfoljning" / "uppfoljning-intern.xlsx")
    assert "v\\udce5rd.json" in [cell for row in book["Verksamheter"].values for cell in row]
