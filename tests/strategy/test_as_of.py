"""Decisions take effect on their day, in Sweden, and say which decision they are: `withdrawn`, `replaced`, `added`."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest

from county import change, shown
from decisions import (
    ACTION,
    DECISION,
    ENDS,
    NEW_ROW,
    PAGE,
    REWORDED,
    TEXT,
    everything,
    strategy_of,
)
from macros.exports import downloads
from macros.model import Added, Replaced, Withdrawn, files
from macros.source.reader import read
from macros.source.references import iter_ids_and_references
from macros.strategy import as_of, succession
from macros.strategy.relevance import role_relevance
from macros.strategy.resolved import resolve
from macros.validation import adopted_wording
from macros.web import my_plan_data
from macros.web.export_project import about
from macros.web.pages import pages
from macros.web.search_records import records
from macros.web.templating import Renderer
from support import FIXTURE


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
            assert (ACTION in succession.items_to_begin_with(strategy, strategy.roles["chef"])) is holds
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
    def test_it_comes_on_its_day_and_what_points_at_it_waits(self, county: Path, on) -> None:
        change(county, "focusareas.yaml", "        outcomes:\n", NEW_ROW + "        outcomes:\n")
        change(county, "roles.yaml", "first: [", "first: [arbete-1-c, ")
        on("2027-06-30")
        assert "arbete-1-c" not in strategy_of(county).actions
        assert "något nytt" not in everything(county)
        assert "Ny insats" not in shown(county, "roller/chef/")
        on("2027-07-01")
        words = shown(county, "insatser/arbete-1-c/")
        assert "Tillagt 2027-07-01. Beslut: Beslut 9." in words

    def test_it_is_cited_with_its_own_day_and_decision(self, county: Path, on) -> None:
        change(county, "focusareas.yaml", "        outcomes:\n", NEW_ROW + "        outcomes:\n")
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
