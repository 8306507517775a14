"""Decisions take effect on their day, in Sweden, and say which decision they are: `withdrawn`, `replaced`, `added`."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from county import change, check, shown
from macros import diff
from macros.diff import report
from macros.exports import downloads
from macros.model import Added, Replaced, Withdrawn, files
from macros.source.reader import read
from macros.source.references import iter_ids_and_references
from macros.strategy import as_of, items, registers
from macros.strategy.relevance import role_relevance
from macros.strategy.resolved import Strategy, resolve
from macros.validation import adopted_wording
from macros.validation.loader import load
from macros.web import my_plan_data
from macros.web.assets import Unbundled
from macros.web.export_project import about, extra
from macros.web.pages import pages
from macros.web.search_records import records
from macros.web.templating import Renderer
from support import FIXTURE, ROOT, write_next_edition

DECISION = "decision: Beslut 9"
TEXT = "            text: Kartlägga löner varje år.\n"
ENDS = f"            withdrawn: {{date: 2027-07-01, {DECISION}, reason: Uppgår i annat, successor: trygghet-1-b}}\n"
NEW = "            text: Kartlägga löner vartannat år.\n"
REWORDED = f"{NEW}            replaced: [{{text: Kartlägga löner varje år., date: 2027-07-01, {DECISION}}}]\n"
ACTION = "arbete-1-a"
PAGE = f"insatser/{ACTION}/"


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch):
    """Lets the build be on a day, at a time in Sweden."""

    def on(day: str, time: str = "12:00") -> None:
        moment = datetime.datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo("Europe/Stockholm"))
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))

    return on


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


class TestWithdrawnLater:
    def test_it_holds_until_its_day_and_says_when_it_ends(self, county: Path, on) -> None:
        change(county, "focusareas.yaml", TEXT, TEXT + ENDS)
        on("2027-06-30", "23:59")
        words = shown(county, PAGE).strip()
        assert (
            "Upphör 2027-07-01. Uppgår i annat. Beslut: Beslut 9. Ersätts av Använd Exempelmetoden." in words
        )
        assert "Upphävd 2027" not in words
        assert "Lägg till i Min plan" in words
        assert "Upphör 2027-07-01" in shown(county, "fokusomraden/arbete/")
        on("2027-07-01", "00:00")
        words = shown(county, PAGE).strip()
        assert (
            "Upphävd 2027-07-01. Uppgår i annat. Beslut: Beslut 9. Ersatt av Använd Exempelmetoden." in words
        )
        assert "Upphör" not in words

    def test_roles_plans_and_counts_follow_the_day(self, county: Path, on) -> None:
        change(county, "focusareas.yaml", TEXT, TEXT + ENDS)
        for day, holds in (("2027-06-30", True), ("2027-07-01", False)):
            on(day)
            strategy = strategy_of(county)
            found = role_relevance(strategy, strategy.roles["chef"])
            assert (
                ACTION in str([[one.item.item.id for one in tier] for tier in found.actions.values()])
            ) is holds
            assert (ACTION in items.items_to_begin_with(strategy, strategy.roles["chef"])) is holds
            item = next(
                one for one in my_plan_data.current_wordings(strategy)["items"] if one["id"] == ACTION
            )
            assert ("withdrawn" not in item) is holds

    def test_open_data_say_that_it_ends_before_it_has(self, county: Path, on) -> None:
        change(county, "focusareas.yaml", TEXT, TEXT + ENDS)
        on("2027-06-30")
        file = next(f for f in downloads(strategy_of(county)) if f.path.endswith("insatser.json"))
        item = next(one for one in json.loads(file.make())["items"] if one["id"] == ACTION)
        assert item["withdrawn"] is None
        assert item["ends"]["date"] == "2027-07-01"


class TestReplacedLater:
    def test_the_old_words_hold_everywhere_until_the_day(self, county: Path, on) -> None:
        change(county, "focusareas.yaml", TEXT, REWORDED)
        on("2027-06-30", "23:59")
        words = shown(county, PAGE).strip()
        assert "Strategins ord Kartlägga löner varje år." in words
        assert "Ny lydelse, från 2027-07-01Kartlägga löner vartannat år.Beslut: Beslut 9" in words
        strategy = strategy_of(county)
        assert strategy.actions[ACTION].action.text == "Kartlägga löner varje år."
        files = json.loads(next(f for f in downloads(strategy) if f.path.endswith("insatser.json")).make())
        item = next(one for one in files["items"] if one["id"] == ACTION)
        assert (item["text"], item["replaced"]) == ("Kartlägga löner varje år.", [])
        assert item["coming"][0]["text"] == "Kartlägga löner vartannat år."

    def test_the_new_words_hold_everywhere_from_the_day(self, county: Path, on) -> None:
        change(county, "focusareas.yaml", TEXT, REWORDED)
        on("2027-07-01", "00:00")
        words = shown(county, PAGE).strip()
        assert "Strategins ord Kartlägga löner vartannat år." in words
        assert "Tidigare lydelse, till 2027-07-01Kartlägga löner varje år." in words
        assert "Ny lydelse" not in words
        assert "vartannat" in everything(county)

    def test_search_and_plans_have_only_the_words_of_the_day(self, county: Path, on) -> None:
        change(county, "focusareas.yaml", TEXT, REWORDED)
        on("2027-06-30")
        strategy = strategy_of(county)
        said = json.dumps(my_plan_data.current_wordings(strategy)) + str(
            [record.texts for record in records(strategy)]
        )
        assert "varje" in said
        assert "vartannat" not in said

    def test_two_changes_to_come_follow_each_other_in_whatever_order_they_are_written(
        self, county: Path, on
    ) -> None:
        rows = [
            f"{{text: Kartlägga löner vartannat år., date: 2028-01-01, {DECISION}}}",
            f"{{text: Kartlägga löner varje år., date: 2027-07-01, {DECISION}}}",
        ]
        change(
            county,
            "focusareas.yaml",
            TEXT,
            f"            text: Kartlägga löner vart tredje år.\n            replaced: [{', '.join(rows)}]\n",
        )
        for day, holds in (
            ("2027-06-30", "varje"),
            ("2027-07-01", "vartannat"),
            ("2028-01-01", "vart tredje"),
        ):
            on(day)
            assert f"Strategins ord Kartlägga löner {holds} år." in shown(county, PAGE)
        on("2027-06-30")
        words = shown(county, PAGE).strip()
        assert words.index("Ny lydelse, från 2027-07-01Kartlägga löner vartannat") < words.index(
            "Ny lydelse, från 2028-01-01Kartlägga löner vart tredje"
        )

    def test_it_may_be_reworded_and_then_end(self, county: Path, on) -> None:
        ends = ENDS.replace("2027-07-01", "2028-01-01")
        change(county, "focusareas.yaml", TEXT, REWORDED + ends)
        on("2027-07-01")
        words = shown(county, PAGE).strip()
        assert "Strategins ord Kartlägga löner vartannat år." in words
        assert "Upphör 2028-01-01" in words
        on("2028-01-01")
        assert "Upphävd 2028-01-01" in shown(county, PAGE)

    @pytest.mark.parametrize(
        ("file", "old", "new", "page", "template"),
        [
            ("actionplan.yaml", "subtitle: Plan för Exempellän 2025-2028", "subtitle: Nya ord\nreplaced: [{text: Plan för Exempellän 2025-2028, date: 2027-07-01, decision: B, field: subtitle}]", "handlingsplan/", "action_plan"),
            ("actionplan.yaml", "        activities: Mötas varje månad\n", "        activities: Nya ord\n        replaced: [{text: Mötas varje månad, date: 2027-07-01, decision: B, field: activities}]\n", "handlingsplan/handlingsplan-1-2/", ""),
            ("actionplan.yaml", "        activities: Mötas varje månad\n        follow_up: [Årlig enkät]", '        activities: Mötas varje månad\n        follow_up: [Nya ord, Fler]\n        replaced: [{text: "Årlig enkät", date: 2027-07-01, decision: B, field: follow_up}]', "handlingsplan/handlingsplan-1-2/", ""),
            ("focusareas.yaml", "        contributors: skolor\n", "        contributors: skolor och Nya ord\n        replaced: [{text: skolor, date: 2027-07-01, decision: B, field: contributors}]\n", "fokusomraden/skola-fritid/", ""),
            ("focusareas.yaml", "      - text: Arbetet i Exempellän.\n", "      - text: Nya ord.\n        replaced: [{text: Arbetet i Exempellän., date: 2027-07-01, decision: B}]\n", "fokusomraden/arbete/", ""),
            ("strategy.yaml", "      - quote: Ett citat ur en påhittad bok.\n", "      - quote: Nya ord\n        replaced: [{text: Ett citat ur en påhittad bok., date: 2027-07-01, decision: B}]\n", "strategin/inledning-exempel/", ""),
            ("strategy.yaml", "        title: Nationella mål\n", "        title: Nya ord\n        replaced: [{text: Nationella mål, date: 2027-07-01, decision: B, field: title}]\n", "strategin/malen-exempel/", ""),
            ("resources.yaml", "text: Läs mer, site", "text: Nya ord, replaced: [{text: Läs mer, date: 2027-07-01, decision: B}], site", "verktyg/tips/", "home_section:tips"),
            ("goals.yaml", "overall: ", "replaced: [{text: Gamla målet., date: 2027-07-01, decision: B, field: overall}]\noverall: Nya ord ", "mal/", "goals"),
        ],
    )  # fmt: skip
    def test_every_kind_of_decided_words_waits_for_its_day(
        self, county: Path, on, file: str, old: str, new: str, page: str, template: str
    ) -> None:
        change(county, file, old, new)
        name, _, thing = template.partition(":")
        on("2027-06-30")
        before = shown(county, page, name, thing)
        assert re.search(r"Ny lydelse[^,]*, från 2027-07-01.*Nya ord", before)
        on("2027-07-01")
        after = shown(county, page, name, thing)
        assert "Nya ord" in after
        assert "Tidigare lydelse" in after
        assert "Ny lydelse" not in after


class TestAdded:
    ROW = "          - id: arbete-1-c\n            title: Ny insats\n            text: Göra något nytt.\n            added: {date: 2027-07-01, decision: Beslut 9}\n"

    def test_it_comes_on_its_day_and_what_points_at_it_waits(self, county: Path, on) -> None:
        change(county, "focusareas.yaml", "        outcomes:\n", self.ROW + "        outcomes:\n")
        change(county, "roles.yaml", "first: [", "first: [arbete-1-c, ")
        on("2027-06-30")
        assert "arbete-1-c" not in strategy_of(county).actions
        assert "något nytt" not in everything(county)
        assert "Ny insats" not in shown(county, "roller/chef/")
        on("2027-07-01")
        words = shown(county, "insatser/arbete-1-c/")
        assert "Tillagt 2027-07-01. Beslut: Beslut 9." in words

    def test_it_is_cited_with_its_own_day_and_decision(self, county: Path, on) -> None:
        change(county, "focusareas.yaml", "        outcomes:\n", self.ROW + "        outcomes:\n")
        on("2027-07-01")
        words = shown(county, "insatser/arbete-1-c/")
        assert "Påhittad strategi 2025–2028. Text från 2027-07-01. Beslut: Beslut 9. " in words
        assert "mars 2025" not in words
        footer = about(
            strategy_of(county), "insatser/arbete-1-c/", {"show": ["action", "arbete-1-c"]}, "Ny insats", ""
        )
        assert footer["dated"] == "Text från 2027-07-01. Beslut: Beslut 9."
        area = about(
            strategy_of(county), "fokusomraden/arbete/", {"show": ["focus_area", "arbete"]}, "Arbete", ""
        )
        assert area["dated"] == "Text från mars 2025, med ändringar till och med 2027-07-01."
        other = about(strategy_of(county), "mal/1/", {"show": ["goal", "mal-1"]}, "Mål", "")
        assert other["dated"] == "Text från mars 2025."

    def test_the_source_is_not_said_to_lack_what_a_later_decision_left_out(self, county: Path, on) -> None:
        row = "      - id: trygghet-2\n        text: Nytt problem\n        contributors: Kommun\n        actors: [kommun]\n        added: {date: 2027-07-01, decision: B}\n        actions:\n          - {id: trygghet-2-a, title: Ny, text: Göra nytt.}\n"
        path = county / "focusareas.yaml"
        path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + row, "utf-8")
        on("2027-07-01")
        words = shown(county, "insatser/trygghet-2-a/")
        assert "Inget delmål är angivet." in words
        assert "Källan anger inget delmål" not in words
        assert "Text från 2027-07-01" in words

    def test_replaced_words_are_cited_with_the_day_that_they_began_to_hold(self, county: Path, on) -> None:
        change(county, "focusareas.yaml", TEXT, REWORDED)
        on("2027-06-30")
        assert "Text från mars 2025." in shown(county, PAGE)
        on("2027-07-01")
        assert "Text från 2027-07-01. Beslut: Beslut 9." in shown(county, PAGE)


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


@pytest.mark.parametrize(
    ("file", "old", "new", "called"),
    [
        ("focusareas.yaml", "        outcomes:\n", "          - {id: arbete-1-c, title: Ny insats, text: Göra något nytt.}\n        outcomes:\n", 'insats "arbete-1-c"'),
        ("focusareas.yaml", "          - {id: arbete-1-delmal-1, ", "          - {id: arbete-1-delmal-2, text: Nytt delmål.}\n          - {id: arbete-1-delmal-1, ", 'delmål "arbete-1-delmal-2"'),
        ("focusareas.yaml", "      - {id: arbete-myndigheten-1, ", "      - {id: arbete-myndigheten-2, text: Ny punkt}\n      - {id: arbete-myndigheten-1, ", '"arbete-myndigheten-2"'),
        ("actionplan.yaml", "      - id: handlingsplan-2-1\n", "      - {id: handlingsplan-2-2, title: Ny, text: Ny målsättning, activities: Göra, follow_up: [Enkät]}\n      - id: handlingsplan-2-1\n", 'målsättning "handlingsplan-2-2"'),
        ("strategy.yaml", "  - id: malen-exempel\n", "  - {id: nytt-kapitel, title: Nytt kapitel, content: [{text: Nytt.}]}\n  - id: malen-exempel\n", 'kapitel "nytt-kapitel"'),
        ("strategy.yaml", "      - quote: Ett citat", "      - text: Ett nytt stycke.\n      - quote: Ett citat", 'kapitel "inledning-exempel"'),
        ("resources.yaml", "  - {id: tips-ett, ", '  - {id: tips-tre, group: TIPS, text: Nytt tips, site: example.org, address: "https://example.org/3"}\n  - {id: tips-ett, ', 'tips "tips-tre"'),
        ("resources.yaml", "  - {id: checklista-1, ", "  - {id: checklista-3, text: Ny fråga.}\n  - {id: checklista-1, ", '"checklista-3"'),
        ("indicators.yaml", "{id: indikator-1-1, ", "{id: indikator-1-9, text: Ny indikator}\n      - {id: indikator-1-1, ", 'indikator "indikator-1-9"'),
    ],
)  # fmt: skip
def test_check_asks_which_decision_added_what_the_adopted_wording_lacks(
    county: Path, file: str, old: str, new: str, called: str
) -> None:
    adopt(county)
    assert check(county).exit_code == 0, check(county).output
    line = change(county, file, old, new)
    result = check(county)
    assert result.exit_code == 1
    row = next(row for row in result.output.splitlines() if "står inte i den beslutade texten" in row)
    assert called in row
    assert int(row.split(":")[1]) in (line, line + 1), row
    assert '"added: {date: DAGEN, decision: BESLUTET}"' in result.output
    text = (county / file).read_text("utf-8")
    added = "added: {date: 2026-02-01, decision: Beslut 9}"
    text = (
        text.replace("      - text: Ett nytt stycke.\n", f"      - text: Ett nytt stycke.\n        {added}\n")
        if "Ett nytt stycke" in new
        else re.sub(r"\{(id: (?:arbete-1-c|arbete-1-delmal-2|arbete-myndigheten-2|handlingsplan-2-2|nytt-kapitel|tips-tre|checklista-3|indikator-1-9)),", rf"{{\1, {added},", text)
    )  # fmt: skip
    (county / file).write_text(text, "utf-8")
    assert check(county).exit_code == 0, check(county).output


def test_a_decided_text_that_was_changed_is_told_once_and_not_as_added(county: Path) -> None:
    adopt(county)
    change(county, "focusareas.yaml", TEXT, NEW)
    output = check(county).output
    assert output.count("står inte") == 1
    assert "den beslutade texten står inte längre här" in output


class TestCheckSaysWhatIsComing:
    def test_a_decision_to_come_is_a_notice_and_a_warning_from_180_days_before(
        self, county: Path, on
    ) -> None:
        line = change(county, "focusareas.yaml", TEXT, TEXT + ENDS) + 1
        on("2027-01-01")
        result = check(county)
        assert result.exit_code == 0
        told = 'kommande 2027-07-01 (om 181 dagar): insats "arbete-1-a" upphör.'
        assert f"focusareas.yaml:{line}" in next(row for row in result.output.splitlines() if told in row)
        assert f"Upplysning: {told}" in result.output
        on("2027-01-02")
        assert (
            'Varning: kommande 2027-07-01 (om 180 dagar): insats "arbete-1-a" upphör.' in check(county).output
        )
        on("2027-06-30")
        assert "(i morgon)" in check(county).output
        on("2027-07-01")
        assert "kommande 2027-07-01" not in check(county).output

    def test_every_date_that_has_not_come_is_told(self, county: Path, on) -> None:
        change(county, "focusareas.yaml", TEXT, REWORDED)
        change(county, "focusareas.yaml", "        outcomes:\n", TestAdded.ROW + "        outcomes:\n")
        change(county, "accessibility.yaml", "published: 2025-03-01", "published: 2027-07-01")
        change(
            county,
            "affiliates.yaml",
            "affiliates:",
            "affiliates:\n  - {id: ny-ansluten, name: Ny, joined: 2027-07-01}",
        )
        on("2027-06-01")
        output = check(county).output
        for words in (
            'insats "arbete-1-a" får ny lydelse',
            'insats "arbete-1-c" börjar gälla',
            "accessibility.yaml",
            '"ny-ansluten"',
        ):
            assert any(
                "kommande 2027-07-01 (om 30 dagar)" in row and words in row for row in output.splitlines()
            ), words

    def test_github_shows_it_as_a_notice(self, county: Path, on) -> None:
        change(county, "focusareas.yaml", TEXT, TEXT + ENDS)
        on("2026-06-01")
        assert "::notice file=exempellan/focusareas.yaml" in check(county, "--format", "github").output

    @pytest.mark.parametrize(
        ("new", "says"),
        [
            (f"{TEXT}            replaced: [{{text: Förr., date: 2027-07-01, {DECISION}, field: titel}}]\n", 'nyckeln "titel" har inga ord som kan ersättas'),
            (f"{TEXT}            replaced: [{{text: Förr., date: 2027-07-01, {DECISION}}}, {{text: Förra., date: 2027-07-01, {DECISION}}}]\n", "två gånger samma dag, 2027-07-01"),
            (f"{REWORDED}{ENDS}", "de nya orden gäller från 2027-07-01, men det upphör 2027-07-01"),
            (f"{TEXT}{ENDS}            added: {{date: 2028-01-01, {DECISION}}}\n", "det upphör 2027-07-01, men lades till 2028-01-01"),
            (f'{TEXT}            replaced: [{{text: "Förr\\n\\noch nu.", date: 2027-07-01, {DECISION}, field: title}}]\n', ""),
        ],
    )  # fmt: skip
    def test_decisions_that_cannot_be_are_told_at_their_line(
        self, county: Path, on, new: str, says: str
    ) -> None:
        on("2026-06-01")
        line = change(county, "focusareas.yaml", TEXT, new)
        result = check(county)
        assert isinstance(result.exception, SystemExit | None)
        if says:
            assert result.exit_code == 1
            row = next(row for row in result.output.splitlines() if says in row)
            assert line <= int(row.split(":")[1]) <= line + 4

    def test_a_change_of_running_text_to_come_must_say_where(self, county: Path, on) -> None:
        on("2026-06-01")
        old = "    title: Inledning\n"
        change(
            county,
            "strategy.yaml",
            old,
            f"{old}    replaced: [{{text: Förr., date: 2027-07-01, {DECISION}}}]\n",
        )
        result = check(county)
        assert result.exit_code == 1
        assert "det står inte vilken del av texten den gäller" in result.output
        on("2027-07-01")
        assert check(county).exit_code == 0

    def test_a_day_before_the_strategy_began_is_a_warning(self, county: Path) -> None:
        change(
            county,
            "focusareas.yaml",
            TEXT,
            f"{TEXT}            replaced: [{{text: Förr., date: 2023-07-01, {DECISION}}}]\n",
        )
        assert (
            'Varning: insats "arbete-1-a": dagen 2023-07-01 ligger före strategins första dag, 2025-01-01.'
            in check(county).output
        )


class TestDifference:
    def test_what_is_to_come_says_from_when(self, county: Path, tmp_path: Path, on) -> None:
        import shutil

        on("2026-06-01")
        old = shutil.copytree(county, tmp_path / "old")
        change(county, "focusareas.yaml", TEXT, REWORDED)
        change(
            county,
            "focusareas.yaml",
            "            text: Använda Exempelmetoden.\n",
            "            text: Använda Exempelmetoden.\n" + ENDS.replace("trygghet-1-b", "arbete-1-a"),
        )
        change(county, "focusareas.yaml", "        outcomes:\n", TestAdded.ROW + "        outcomes:\n")
        words = report.text(diff.compare(old, county))
        assert "gäller inte från 2027-07-01" in words
        assert re.search(r"\(arbete-1-a\), text: .*\. Gäller från 2027-07-01\.", words)
        assert re.search(r"\(arbete-1-c\).*Gäller från 2027-07-01\.", words)
        assert "är upphävd: sparade planer" not in words
        assert "bredvid varandra" not in words


class TestPeriods:
    def test_each_period_has_its_own_words_for_afterwards(self, county: Path, on) -> None:
        change(
            county,
            "actionplan.yaml",
            "period: {start: 2025-01-01, end: 2028-12-31}",
            "period: {start: 2025-01-01, end: 2027-12-31}",
        )
        on("2027-12-31", "23:59")
        assert ended_periods(strategy_of(county)) == {"strategy": (), "plan": ()}
        on("2028-01-01", "00:00")
        plan = "Handlingsplanens period är slut. Vad som gäller nu: Planen följs upp."
        assert ended_periods(strategy_of(county)) == {"strategy": (), "plan": (plan,)}
        on("2028-10-03")
        assert "strategins period slutar 2028-12-31" in check(county).output
        on("2029-01-01")
        whole = "Perioden är slut. Vad som gäller nu: Ej fastställt."
        assert ended_periods(strategy_of(county)) == {"strategy": (whole,), "plan": (plan, whole)}

    @pytest.mark.parametrize(
        "words",
        ["Strategin är förlängd", "Strategin är förlängd.", "Strategin är förlängd. ", "”Vi fortsätter.”"],
    )
    def test_the_sentence_ends_once_whatever_the_editor_wrote(self, county: Path, on, words: str) -> None:
        change(county, "site.yaml", "  period: {start", f'  afterwards: "{words}"\n  period: {{start')
        on("2029-01-01")
        said = ended_periods(strategy_of(county))["strategy"][0]
        assert said.startswith("Perioden är slut. Vad som gäller nu: ")
        assert ".." not in said
        assert said.rstrip("”").endswith(".")

    def test_a_prolonged_period_is_asked_to_be_so_in_words(self, county: Path, on) -> None:
        change(county, "actionplan.yaml", "afterwards: Planen följs upp.\n", "")
        adopt(county)
        on("2028-09-01")
        output = check(county).output
        assert "ändra end här, och orden som nämner åren" in output
        assert "exempellan/actionplan.yaml:5" in output
        change(county, "actionplan.yaml", "end: 2028-12-31", "end: 2029-12-31")
        output = check(county).output
        assert 'rubriken säger "2025-2028", men perioden slutar 2029-12-31' in output
        tip = re.search(r'"- (\{text: .*?field: subtitle\})"', output)
        assert tip
        replaced = tip[1].replace("DAGEN", "2028-08-15").replace("BESLUTET", "Beslut 9")
        change(
            county,
            "actionplan.yaml",
            "subtitle: Plan för Exempellän 2025-2028",
            f"subtitle: Plan för Exempellän 2025–2029\nreplaced:\n  - {replaced}",
        )
        result = check(county)
        assert result.exit_code == 0, result.output
        assert "handlingsplan" not in result.output.replace("handlingsplanen", "")
        words = shown(county, "handlingsplan/", "action_plan")
        assert "Plan för Exempellän 2025–2029" in words
        assert "Tidigare lydelse (underrubrik), till 2028-08-15Plan för Exempellän 2025-2028" in words


# The first thing of each kind, and each place in the types where it stands.
ROUTES = list(
    {
        tuple(part for part in key if isinstance(part, str)): key
        for key, thing in reversed(list(adopted_wording.iter_models(strategy_of(FIXTURE).data)))
        if {"added", "withdrawn", "replaced"} & set(type(thing).model_fields)
    }.values()
)


def put(value: Any, key: tuple[str | int, ...], **fields: Any) -> Any:
    """The data with fields of one model in them changed."""
    if not key:
        return value.model_copy(update=fields)
    if isinstance(value, tuple):
        return tuple(put(item, key[1:], **fields) if at == key[0] else item for at, item in enumerate(value))
    return value.model_copy(update={str(key[0]): put(getattr(value, str(key[0])), key[1:], **fields)})


@pytest.mark.weekly
@pytest.mark.slow
@pytest.mark.parametrize("key", ROUTES, ids=lambda key: ".".join(map(str, key)))
def test_every_page_and_file_can_be_made_while_any_one_decision_waits(key: tuple[str | int, ...]) -> None:
    day = datetime.date(2027, 7, 1)
    strategy = strategy_of(FIXTURE)
    thing = dict(adopted_wording.iter_models(strategy.data))[key]
    words = as_of.fields_with_words(type(thing))
    tries: list[dict[str, Any]] = []
    if "added" in type(thing).model_fields:
        tries.append({"added": Added(date=day, decision="B")})
    if "withdrawn" in type(thing).model_fields:
        tries.append({"withdrawn": Withdrawn(date=day, decision="B", reason="S", successor="arbete-1-a")})
    field = next((name for name in words if getattr(thing, name)), None)
    if "replaced" in type(thing).model_fields and field:
        tries.append({"replaced": (Replaced(text="Ord förr", date=day, decision="B", field=field),)})
    source = read(FIXTURE, [stem for stem, _ in files()])
    for fields in tries:
        data = put(strategy.data, key, **fields)
        for shown_on in (day - datetime.timedelta(days=1), day):
            made = resolve(as_of.as_of(data, shown_on), source, iter_ids_and_references(source), shown_on)
            renderer = Renderer(made)
            for page in pages(made):
                assert renderer.render(page.template, page.file.removesuffix("index.md"), page.id)
            for template, name, path in (("actions", "", "insatser/"), ("action_plan", "", "handlingsplan/"), ("errata", "", "om/kallan/"), ("roles", "", "roller/"), ("changes", "", "om/andringar/"), ("home_section", "indicators", "indikatorer/")):  # fmt: skip
                assert renderer.render(template, path, name)
            assert all(
                file.make() for file in downloads(made) if file.path.endswith(("allt.json", "insatser.csv"))
            )
            assert my_plan_data.current_wordings(made)
            assert list(records(made))


class TestEarlierEdition:
    def test_it_is_held_as_when_the_next_began_and_never_changes_after(self, tmp_path: Path, on) -> None:
        data = write_next_edition(tmp_path)
        kept = data / "editions" / "2025-2028"
        change(kept, "focusareas.yaml", TEXT, REWORDED.replace("2027-07-01", "2029-02-01"))
        line = "            text: Använda Exempelmetoden.\n"
        change(kept, "focusareas.yaml", line, line + ENDS.replace("trygghet-1-b", "arbete-1-a"))
        for day, ended in (
            ("2027-06-30", False),
            ("2027-07-01", True),
            ("2029-06-01", True),
            ("2031-06-01", True),
        ):
            on(day)
            loaded = load(data)
            assert loaded.strategy, loaded.diagnostics
            old = loaded.strategy.earlier[0]
            assert old.actions[ACTION].action.text == "Kartlägga löner varje år."
            assert (old.actions["trygghet-1-b"].action.withdrawn is not None) is ended
            assert ended_periods(old) == {"strategy": (), "plan": ()}


def test_every_decided_word_of_the_real_strategy_can_be_changed_by_a_decision() -> None:
    data = strategy_of(ROOT / "data").data
    held = {
        words
        for _, thing in adopted_wording.iter_models(data)
        if "replaced" in type(thing).model_fields
        for field in as_of.fields_with_words(type(thing))
        for value in [getattr(thing, field) or ()]
        for text in (value if isinstance(value, tuple) else (value,))
        for words in adopted_wording.units_of(text)
    }
    lines = (ROOT / "data" / "edition" / "2024-2027.txt").read_text("utf-8").split("\n")
    left = []
    for line in (line for line in lines if line and not line.startswith("# ")):
        corrected = line
        for erratum in data.errata.errata:
            for says in erratum.source_says if erratum.published else ():
                corrected = corrected.replace(says, erratum.published or "")
        if not {line, corrected} & held:
            left.append(line)
    # Link addresses are mended with previous_address, and the page where one joins is not a word of the strategy.
    assert [line for line in left if "://" not in line] == []
    assert len(lines) - len(left) > 500


class TestSupervision:
    SECOND = "{name: Andra exempeltillsynen, since: 2999-01-01}"

    def test_the_last_known_address_stays_until_the_next_is_filled_in(self, county: Path, on) -> None:
        change(county, "accessibility.yaml", self.SECOND, self.SECOND.replace("2999", "2027"))
        on("2027-01-01", "00:00")
        words = shown(county, "om/tillganglighet/", "accessibility")
        assert "Andra exempeltillsynen har ansvaret" in words
        assert (
            "Adressen för anmälan till Andra exempeltillsynen är ännu inte införd här. Den senast kända adressen är den till "
            "Första exempeltillsynen, som hade tillsynen tidigare." in words
        )
        change(
            county,
            "accessibility.yaml",
            "since: 2027-01-01",
            'since: 2027-01-01, address: "https://exempel.invalid/ny"',
        )
        words = shown(county, "om/tillganglighet/", "accessibility")
        assert "anmäla det till Andra exempeltillsynen" in words
        assert "Första" not in words

    def test_the_order_of_the_rows_means_nothing(self, county: Path, on) -> None:
        first = '  - {name: Första exempeltillsynen, address: "https://exempel.invalid/anmal"}\n'
        change(county, "accessibility.yaml", first, "")
        change(
            county,
            "accessibility.yaml",
            self.SECOND + "\n",
            self.SECOND.replace("2999", "2027") + "\n" + first,
        )
        on("2026-06-01")
        words = shown(county, "om/tillganglighet/", "accessibility")
        assert "Första exempeltillsynen har ansvaret" in words
        assert "Från 2027-01-01 har Andra exempeltillsynen ansvaret." in words

    def test_check_warns_from_180_days_before(self, county: Path, on) -> None:
        change(county, "accessibility.yaml", self.SECOND, self.SECOND.replace("2999", "2027"))
        on("2026-07-05")
        assert (
            "Varning: kommande 2027-01-01 (om 180 dagar): Andra exempeltillsynen får tillsynen, och adressen för anmälan saknas."
            in check(county).output
        )


class TestDays:
    def test_the_day_is_swedish(self, county: Path, on) -> None:
        change(county, "site.yaml", "end: 2028-12-31", "end: 2027-12-31")
        on("2027-12-31", "23:59")
        assert not registers.has_ended(strategy_of(county))
        on("2028-01-01", "00:00")
        assert registers.has_ended(strategy_of(county))

    def test_the_site_is_built_every_night_after_midnight_in_sweden(self) -> None:
        publish = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
        minute, hour, *days = publish[True]["schedule"][0]["cron"].split()
        assert days == ["*", "*", "*"]
        for month in (1, 7):
            moment = datetime.datetime(2027, month, 10, int(hour), int(minute), tzinfo=datetime.UTC)
            assert moment.astimezone(ZoneInfo("Europe/Stockholm")).hour in (0, 1)
