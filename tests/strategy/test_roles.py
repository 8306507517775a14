"""What the roles hold and lead to, and the invented county's role pages as a reader meets them."""

from __future__ import annotations

import html
import json
import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from macros.model import Names, Role
from macros.strategy import role_words, roles
from macros.strategy.resolved import Strategy
from macros.strings import collation, labels, names, role_labels
from macros.validation.loader import load
from macros.web import role_relevance_json
from macros.web.templating import Renderer
from support import ROOT

FIXTURE = ROOT / "tests" / "fixtures" / "exempellan"


@cache
def strategy(folder: Path = ROOT / "data") -> Strategy:
    loaded = load(folder)
    assert loaded.strategy is not None
    return loaded.strategy


def invented() -> Strategy:
    return strategy(FIXTURE)


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text("utf-8")


def text(markup: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", markup)))


def section(markup: str, name: str) -> str:
    found = re.search(rf'<section[^>]* id="{name}">(.*?)</section>', markup, re.DOTALL)
    assert found, name
    return found[1]


def test_a_role_page_opens_with_what_it_holds(built_fixture_site: Path) -> None:
    shown = text(page(built_fixture_site, "roller/larare"))
    assert "2 insatser riktar sig till dig." in shown


def test_each_row_has_its_words_its_reason_and_a_link(built_fixture_site: Path) -> None:
    row = section(page(built_fixture_site, "roller/larare"), "riktar-sig")
    assert 'id="skola-fritid-1-a" data-item="skola-fritid-1-a" data-tier="1"' in row
    assert 'href="../../insatser/skola-fritid-1-a/"' in row
    assert "Arbeta med fria val i skolan." in text(row)
    assert re.search(r'<p class="ui-reason">Strategin nämner Skola\.</p>', row)


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
    assert named.count('class="ui-relevant"') > 1
    assert text(named).count("Strategin nämner Kommun, och radens fokusområde hör till din roll.") == 1


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
        '<p class="ui-reason">Chefen går där. <span class="ui-quiet">Dessutom: gäller Kommun.</span></p>'
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
    holding, sharing = re.findall(
        r'<details class="ui-fold">(.*?)(?=<details class="ui-fold">|$)', whole, re.DOTALL
    )
    assert text(holding).startswith(" Gäller Kommun")
    assert "Samma rad" not in text(holding)
    assert text(sharing).startswith(" Står i samma rad, men rör andra 1 insats")
    assert "Samma rad: strategin nämner Kommun" in text(sharing)


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
    folded = re.search(r'<details class="ui-fold">(.*?)</section>', chef, re.DOTALL)
    assert folded
    assert "Gäller Kommun" in text(folded[1])
    assert 'data-item="skola-fritid-2-a" data-tier="3"' in folded[1]
    assert "riktar sig till dig." not in text(chef)


def test_a_row_that_two_areas_print_stands_once_and_names_the_other(built_fixture_site: Path) -> None:
    chef = page(built_fixture_site, "roller/chef")
    assert len(re.findall(r'<li class="ui-relevant" id="trygghet-1-a"', chef)) == 0
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
    opened = re.sub(r"<details>.*?</details>", "…", section(made, "ga-vidare"), flags=re.DOTALL)
    own = role_labels.OWN_POINTS
    headings = f"Så går ni vidare Stöd från Myndigheten {own} Sprida kunskap Vad ni själva kan bidra med i handlingsplanen"
    assert text(opened).startswith(
        f" {headings} {own} Samordna … Att ansluta sig {own} Fatta ett beslut … {labels.CHECKLIST}"
    )


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


def test_the_overview_is_a_table_with_headings_both_ways(built_fixture_site: Path) -> None:
    overview = section(page(built_fixture_site, "roller"), "oversikt")
    assert '<th scope="col">Skola och fritid</th>' in overview
    assert re.search(r'<th scope="row"><a href="../roller/larare/">Lärare</a></th>', overview)
    assert 'href="../insatser/?roll=larare&amp;omrade=skola-fritid"' in overview
    assert "2 insatser för Lärare i Skola och fritid" in text(overview)


def test_other_words_for_the_work_are_on_the_page(built_fixture_site: Path) -> None:
    words = text(section(page(built_fixture_site, "roller"), "andra-ord"))
    assert "Lärare magister" in words
    assert "Arbetar du i Exempelköping eller Provby?" in words


def test_words_lead_to_all_roles_they_may_mean() -> None:
    words = {one.word: one.roles for one in role_words.role_words(invented())}
    assert words["magister"] == ("larare",)
    assert words["Provby"] == ("larare", "chef")


def test_words_stand_by_the_swedish_alphabet_and_once() -> None:
    words = [one.word for one in role_words.role_words(strategy())]
    assert words == sorted(words, key=collation.swedish_sort_key)
    assert len({word.casefold() for word in words}) == len(words)


def test_the_overview_counts_what_the_roles_pages_unfold() -> None:
    s = strategy()
    for row in roles.overview(s):
        found = roles.role_relevance(s, row.role)
        near = roles.unfolded(found.actions)
        rows = len(near) + sum(len(one.twins) for one in near)
        assert sum(number for _, number in row.areas) == rows
        assert row.objectives == len(roles.unfolded(found.objectives))


@pytest.mark.parametrize("role", strategy().roles.values(), ids=lambda role: role.id)
def test_every_role_has_somewhere_to_begin_and_to_go_on(role: Role) -> None:
    s = strategy()
    assert 1 <= len(role.first) <= 4
    assert roles.related(s, role)
    told = [thing.id for group in roles.related(s, role) for _, thing in group.entries]
    told += [point.id for points in roles.in_full(s, role) for point in roles.picked(role, points)]
    if "checklistan" in role.leads_with:
        told += [point.id for point in roles.picked(role, s.data.resources.checklist)]
    assert sorted(told) == sorted(role.related)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((1, 0, 0), "1 insats riktar sig till dig."),
        ((3, 2, 1), "3 insatser riktar sig till dig. Redaktionen har kopplat ytterligare 2 insatser och 1 målsättning "
                    "i handlingsplanen till din roll."),
        ((0, 4, 0), "Redaktionen har kopplat 4 insatser till din roll."),
        ((0, 0, 0), "Inget i strategin är kopplat till just din roll."),
    ],
)  # fmt: skip
def test_the_lead_counts_in_plain_swedish(counts: tuple[int, int, int], words: str) -> None:
    assert role_labels.role_lead(*counts, names.words(Names(), None, ("action", "objective"))) == words


def role_page(county: Path, change_to: str) -> str:
    path = county / "roles.yaml"
    old = "    workplace: kommunhuset\n"
    path.write_text(path.read_text("utf-8").replace(old, f"{old}{change_to}", 1), "utf-8")
    loaded = load(county)
    assert loaded.strategy, loaded.diagnostics
    return str(Renderer(loaded.strategy).render("role", "roller/chef/", "chef"))


def order(markup: str) -> list[str]:
    return re.findall(r'<section[^>]* id="([a-z-]+)">', markup)


USUAL = ["borja-har", "riktar-sig", "koppling", "organisationen", "handlingsplanen", "ga-vidare"]


@pytest.mark.parametrize(
    ("leads_with", "expected"),
    [
        ("", USUAL),
        ("    leads_with: [handlingsplanen]\n", ["borja-har", "handlingsplanen", *USUAL[1:4], "ga-vidare"]),
        ("    leads_with: [checklistan]\n    related: [checklista-1]\n", ["borja-har", "checklistan", *USUAL[1:]]),
        ("    leads_with: [checklistan, handlingsplanen]\n    related: [checklista-1]\n",
         ["borja-har", "checklistan", "handlingsplanen", *USUAL[1:4], "ga-vidare"]),
    ],
)  # fmt: skip
def test_a_role_meets_first_what_the_editors_lead_with_and_the_contents_follow(
    county: Path, leads_with: str, expected: list[str]
) -> None:
    made = role_page(county, leads_with)
    assert order(made) == expected
    listed = re.search(r'<nav[^>]*class="[^"]*contents.*?</nav>', made, re.DOTALL)
    assert listed
    assert re.findall(r'href="#([a-z-]+)"', listed[0]) == expected[1:]


def test_a_checklist_that_leads_has_the_roles_points_and_is_not_said_twice(county: Path) -> None:
    made = role_page(county, "    leads_with: [checklistan]\n    related: [checklista-1, tips-ett]\n")
    assert "Ledningen har beslutat." in section(made, "checklistan")
    assert 'href="../../verktyg/checklista/"' in section(made, "checklistan")
    assert "Ledningen har beslutat." not in made.split('id="ga-vidare"')[1]
    assert "Läs mer" in made.split('id="ga-vidare"')[1]


def test_a_role_of_the_whole_plan_has_every_objective_and_a_link_to_the_plan(county: Path) -> None:
    made = section(role_page(county, "    whole_plan: Skäl för hela planen.\n"), "handlingsplanen")
    number = len([one for one in invented().objectives.values() if not one.item.withdrawn])
    assert len(re.findall(r"data-item=", made)) == number
    assert text(made).count("Skäl för hela planen.") == 1
    assert 'href="../../handlingsplan/"' in made


def test_a_checklist_without_a_point_for_the_role_cannot_lead(county: Path) -> None:
    path = county / "roles.yaml"
    text_of = path.read_text("utf-8")
    old = "    workplace: kommunhuset\n"
    path.write_text(text_of.replace(old, f"{old}    leads_with: [checklistan]\n", 1), "utf-8")
    found = [diagnostic.message for diagnostic in load(county).diagnostics]
    assert any("leads_with" in words and "ingen punkt ur checklistan" in words for words in found), found


@pytest.mark.parametrize("role", strategy().roles.values(), ids=lambda role: role.id)
def test_the_filter_is_told_as_many_rows_as_the_roles_page_counts(role: Role) -> None:
    s = strategy()
    files = {path: json.loads(text)["rows"] for path, text in role_relevance_json.files(s)}
    rows = files[f"roller/{role.id}/rader.json"]
    near = [id for id, (tier, _, *of) in rows.items() if tier < 3 and not of]
    held = roles.role_summary(s, role)
    assert len([id for id in near if id in s.actions]) == held.named + held.tied
    assert len([id for id in near if id in s.objectives]) == held.objectives
