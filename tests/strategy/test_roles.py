"""The roles' contents and links, and the invented county's role pages."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from macros.model import Role
from macros.strategy import role_words, roles
from macros.strings import collation, role_labels
from macros.validation.loader import load
from macros.web import role_relevance_json
from macros.web.templating import Renderer
from role_pages import invented, section, strategy, text
from support import FIXTURE


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text("utf-8")


def test_a_role_page_opens_with_numbers_that_lead_to_what_they_count(built_fixture_site: Path) -> None:
    larare = page(built_fixture_site, "roller/larare")
    tally = re.search(r'<ul[^>]*class="ui-tally".*?</ul>', larare, re.DOTALL)
    assert tally
    shown = [
        (target, text(words).strip())
        for target, words in re.findall(r'href="#([a-z-]+)">(.*?)</a>', tally[0])
    ]
    assert shown[0] == ("riktar-sig", "2insatser riktar sig till dig")
    assert all(f'<section id="{target}">' in larare for target, _ in shown)


def test_a_role_begins_with_one_button_and_each_items_area(built_fixture_site: Path) -> None:
    chef = section(page(built_fixture_site, "roller/chef"), "borja-har")
    assert "Lägg till båda i Min plan" in text(chef)
    assert len(re.findall("ui-button--main", page(built_fixture_site, "roller/chef"))) == 1
    items = [text(item).strip() for item in re.findall(r"<li>(.*?)</li>", chef, re.DOTALL)]
    assert re.search(r"Fokusområde \d", items[0])
    assert items[1].endswith("Handlingsplanen")


def test_each_row_has_its_words_its_reason_and_a_link(built_fixture_site: Path) -> None:
    row = section(page(built_fixture_site, "roller/larare"), "riktar-sig")
    assert 'id="skola-fritid-1-a" data-item="skola-fritid-1-a" data-tier="1"' in row
    assert 'href="../../insatser/skola-fritid-1-a/"' in row
    assert "Arbeta med fria val i skolan." in text(row)
    assert re.search(r'<p class="ui-card__why">Strategin nämner Skola\.</p>', row)


def changed(folder: Path, old: str, new: str, role: str = "chef", file: str = "roles.yaml") -> str:
    """An invented role's page where a file says something else."""
    county = shutil.copytree(FIXTURE, folder / "county")
    path = county / file
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return str(Renderer(strategy(county)).render("role", f"roller/{role}/", role))


def test_a_reason_that_all_rows_of_a_list_share_is_said_once_above_it(tmp_path: Path) -> None:
    themes = "organisations: [kommun]\n    focus_areas: [skola-fritid, trygghet]\n    also:"
    named = section(changed(tmp_path, "organisations: [kommun]\n    also:", themes), "riktar-sig")
    assert named.count('<li class="ui-card ') > 1
    assert text(named).count("Strategin nämner Kommun, och fokusområdet hör till din roll.") == 1


def test_what_most_folded_rows_say_is_said_once_above_them(tmp_path: Path) -> None:
    made = changed(
        tmp_path, "organisations: [kommun]\n    also", "organisations: [kommun, foretag]\n    also"
    )
    chef = section(made, "organisationen")
    assert text(chef).count("Gäller Kommun.") == 1
    assert "Skäl där inget annat står: Gäller Kommun." in text(chef)
    assert "Gäller Företag." in text(chef)


def test_what_holds_for_all_is_said_after_why_a_row_is_the_readers(tmp_path: Path) -> None:
    tie = "- {id: trygghet-1-b, reason: Chefen går där.}\n      - {id: handlingsplan-1-1"
    tied = section(changed(tmp_path, "- {id: handlingsplan-1-1", tie), "koppling")
    assert (
        '<p class="ui-card__why">Chefen går där. <span class="ui-quiet">Dessutom: gäller Kommun.</span></p>'
        in tied
    )


def test_what_holds_for_all_is_no_reason_of_its_own_above_a_list(tmp_path: Path) -> None:
    ties = "- {id: trygghet-1-b, reason: Ett skäl.}\n      - {id: skola-fritid-2-a, reason: Ett annat.}"
    tied = text(
        section(
            changed(tmp_path, "- {id: handlingsplan-1-1", f"{ties}\n      - {{id: handlingsplan-1-1"),
            "koppling",
        )
    )
    assert "Ett skäl. Dessutom: gäller Kommun." in tied
    assert "Ett annat. Dessutom: gäller Kommun." in tied
    assert "Skäl för alla" not in tied


def test_what_only_shares_a_row_with_the_role_is_not_said_to_hold_for_it(built_fixture_site: Path) -> None:
    whole = section(page(built_fixture_site, "roller/chef"), "organisationen")
    *holding, sharing = re.findall(
        r'<details class="ui-fold[^>]*>(.*?)(?=<details class="ui-fold|$)', whole, re.DOTALL
    )
    assert "Gäller Kommun" in text(whole.split("<details")[0])
    assert holding
    assert "redaktionen bedömer" not in text("".join(holding))
    assert text(sharing).startswith(" Mot samma problem, men för andra 1 insats")
    assert "Strategin nämner Kommun, men redaktionen bedömer" in text(sharing)


def test_an_objective_comes_with_the_examples_that_its_reason_is_about(built_fixture_site: Path) -> None:
    chef = section(page(built_fixture_site, "roller/chef"), "handlingsplanen")
    activities = invented().objectives["handlingsplan-1-1"].objective.activities
    assert activities in text(chef)


def test_the_filter_is_told_each_rows_tier_and_reasons(built_fixture_site: Path) -> None:
    told = json.loads((built_fixture_site / "roller/larare/rader.json").read_text("utf-8"))
    rows = {id: (tier, told["reasons"][place]) for id, (tier, place, *_) in told["rows"].items()}
    assert rows["skola-fritid-1-a"] == (1, "Strategin nämner Skola.")
    assert rows["trygghet-1-b"] == (3, "Gäller Kommun.")
    assert rows["trygghet-1-a"] == (3, "Gäller Kommun."), "the twin of a row in another area"
    one_row = {"trygghet-1-a", "skola-fritid-2-a"}
    said = [{id, first} for id, (_, _, *of) in told["rows"].items() for first in of]
    assert said == [one_row], "the role's page shows what two areas print as one"
    chef = json.loads((built_fixture_site / "roller/chef/rader.json").read_text("utf-8"))
    assert "handlingsplan-1-1" in chef["rows"]


def test_a_line_breaks_after_a_stroke_between_long_words_and_not_within_one(tmp_path: Path) -> None:
    words = "Läs medarbetarenkäter/elevenkäter och/eller fråga."
    made = changed(tmp_path, "Ledningen har beslutat.", words, "larare", "resources.yaml")
    assert "Läs medarbetarenkäter/<wbr>elevenkäter och/eller fråga." in made


def test_a_role_that_no_cell_names_is_told_why_and_what_to_do(built_fixture_site: Path) -> None:
    chef = page(built_fixture_site, "roller/chef")
    assert "nämner inte just din roll" in text(section(chef, "riktar-sig"))
    assert "Påhittat skäl för chefen." in text(section(chef, "handlingsplanen"))


def test_what_holds_for_the_whole_organisation_is_folded_and_not_counted(built_fixture_site: Path) -> None:
    chef = page(built_fixture_site, "roller/chef")
    whole = section(chef, "organisationen")
    assert "Gäller Kommun" in text(whole)
    assert 'data-item="skola-fritid-2-a" data-tier="3"' in whole[whole.index('<details class="ui-fold') :]
    assert "riktar sig till dig." not in text(chef)


def test_a_row_that_two_areas_print_stands_once_and_names_the_other(built_fixture_site: Path) -> None:
    chef = page(built_fixture_site, "roller/chef")
    assert len(re.findall(r'<li class="[^"]*" id="trygghet-1-a"', chef)) == 0
    assert "Samma insats står också i Trygghet utan våld: Belys stigarna." in text(chef)
    assert "Gäller Kommun" not in text(chef).split("Belys stigarna.")[1].split("Lägg")[0]


def test_what_editors_say_of_a_row_is_said_where_another_area_prints_it(tmp_path: Path) -> None:
    tie = "- {id: skola-fritid-2-a, reason: Skäl.}\n      - {id: trygghet-1-a, reason: Skäl för den andra.}"
    tie += "\n      - {id: handlingsplan-1-1"
    tied = text(section(changed(tmp_path, "- {id: handlingsplan-1-1", tie), "koppling"))
    assert "Samma insats står också i Trygghet utan våld: Belys stigarna. Skäl för den andra." in tied


def test_a_role_goes_on_with_the_strategys_own_lists(built_fixture_site: Path) -> None:
    further = text(page(built_fixture_site, "roller/larare").split('id="ga-vidare"')[1])
    for words in ("Ledningen har beslutat.", "Läs mer", "Myndigheten bidrar genom att:", "Fatta ett beslut"):
        assert words in further


def test_a_point_that_suits_the_role_stands_above_the_whole_list_it_is_from(tmp_path: Path) -> None:
    suits = "related: [checklista-1, arbete-myndigheten-1, bidrag-myndigheten-1, ansvar-exempel, "
    made = changed(tmp_path, "related: [checklista-1, ", suits, "larare")
    opened = re.sub(
        r'<details class="ui-more">.*?</details>', "…", section(made, "ga-vidare"), flags=re.DOTALL
    )
    own = role_labels.OWN_POINTS
    parts = text(opened).removeprefix(" Så går ni vidare ")
    assert parts.startswith(f"Stöd från Myndigheten {own} Sprida kunskap")
    for heading, point in (
        ("Vad ni själva kan bidra med i handlingsplanen", "Samordna"),
        ("Att ansluta sig", "Fatta ett beslut"),
    ):
        assert f"{heading} {own} {point}" in parts


def test_an_insats_leads_to_the_roles_it_concerns(built_fixture_site: Path) -> None:
    shown = page(built_fixture_site, "insatser/skola-fritid-1-a")
    assert "För dig som är …" in text(shown)
    assert 'href="../../roller/larare/"' in shown


def test_an_objective_tells_its_roles_with_the_reason(built_fixture_site: Path) -> None:
    shown = text(page(built_fixture_site, "handlingsplan/handlingsplan-1-1"))
    assert "Chef: Påhittat skäl för chefen." in shown


def test_an_actor_leads_to_its_roles(built_fixture_site: Path) -> None:
    assert 'href="../../roller/larare/"' in page(built_fixture_site, "aktorer/skola")
    there = text(page(built_fixture_site, "aktorer/kommun"))
    assert re.search(r"Roller som arbetar här Chef Lärare", there)


def test_an_example_that_no_role_has_is_named_and_not_shown(tmp_path: Path) -> None:
    county = shutil.copytree(FIXTURE, tmp_path / "county")
    path = county / "roles.yaml"
    path.write_text(path.read_text("utf-8").replace("[magister, chef]", "[magistern, chef]"), "utf-8")
    loaded = load(county)
    said = [(one.message, one.tip, one.level) for one in loaded.diagnostics if "magistern" in one.message]
    assert said == [
        (
            'exemplet "magistern" är ingen rolls title eller synonym, och visas inte.',
            'menade du "magister"?',
            "warning",
        )
    ]
    assert loaded.strategy
    assert role_words.examples(loaded.strategy) == ["chef"]


def test_other_words_for_the_work_are_in_the_open_data_and_municipalities_on_the_page(
    built_fixture_site: Path,
) -> None:
    roller = json.loads((built_fixture_site / "data/v1/roller.json").read_text("utf-8"))["items"]
    assert {"magister", "mentor"} <= set(roller[0]["synonyms"])
    assert "Arbetar du i Exempelköping eller Provby?" in text(page(built_fixture_site, "roller"))


def test_words_lead_to_all_roles_they_may_mean() -> None:
    words = {one.word: one.roles for one in role_words.role_words(invented())}
    assert words["magister"] == ("larare",)
    assert words["Provby"] == ("larare", "chef")


def test_words_stand_by_the_swedish_alphabet_and_once() -> None:
    words = [one.word for one in role_words.role_words(strategy())]
    assert words == sorted(words, key=collation.swedish_sort_key)
    assert len({word.casefold() for word in words}) == len(words)


@pytest.mark.parametrize("role", strategy().roles.values(), ids=lambda role: role.id)
def test_the_numbers_of_a_role_are_those_of_its_lists(role: Role) -> None:
    s = strategy()
    shown = {one.section: one.number for one in roles.tally(s, role)}
    relevance = roles.role_relevance(s, role)
    whole = roles.for_whole(s, relevance)
    wanted = {
        "riktar-sig": len(relevance.actions[1]),
        "koppling": len(relevance.actions[2]),
        "handlingsplanen": len(roles.unfolded(relevance.objectives)),
        "organisationen": sum(len(fold.items) for fold in whole.folds if fold.area),
    }
    assert shown == {name: number for name, number in wanted.items() if number}
    # Nothing is lost by folding.
    folded = sum(len(fold.items) for fold in whole.folds)
    assert folded == len(relevance.actions[3]) + len(relevance.objectives[3])


def test_the_page_of_the_roles_has_each_role_in_use_once_and_nothing_else_of_it(built_site: Path) -> None:
    """The numbers a role and focus area that stood here follow from the open data (roller.json and insatser.json)."""
    shown = re.findall(r'data-role="([a-z-]+)"', page(built_site, "roller"))
    assert sorted(shown) == sorted(role.id for role in strategy().roles.values() if not role.withdrawn)
    listed = {
        one["id"] for one in json.loads((built_site / "data/v1/roller.json").read_text("utf-8"))["items"]
    }
    assert set(shown) <= listed


@pytest.mark.parametrize("role", strategy().roles.values(), ids=lambda role: role.id)
def test_the_filter_is_told_as_many_rows_as_the_roles_page_counts(role: Role) -> None:
    s = strategy()
    files = {path: json.loads(text)["rows"] for path, text in role_relevance_json.files(s)}
    rows = files[f"roller/{role.id}/rader.json"]
    near = [id for id, (tier, _, *of) in rows.items() if tier < 3 and not of]
    held = roles.role_summary(s, role)
    assert len([id for id in near if id in s.actions]) == held.named + held.tied
    assert len([id for id in near if id in s.objectives]) == held.objectives
