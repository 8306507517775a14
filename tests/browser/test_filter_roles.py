"""The filter with a role chosen: what is the reader's own comes first, and a choice is named only when it is applied."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from filtering import EVERY, MIXED, WIDER, answering, choose, pick, row_of, rows, shown, tool
from macros.strategy import roles
from macros.strategy.relevance import role_relevance
from support import Server, rest_weekly, unchanged


def saved_ids(page: Page) -> list[str]:
    with page.expect_download() as saved:
        tool(page, "Ladda ner urvalet (CSV)").click()
    content = saved.value.path().read_text("utf-8-sig")
    return [row["Id"] for row in csv.DictReader(io.StringIO(content))]


def test_what_is_aimed_at_the_reader_comes_first_and_then_what_editors_tie_to_her(insatser: Page) -> None:
    answering(insatser, MIXED)
    pick(insatser)
    shown(insatser, 3)
    assert rows(insatser) == ["trygghet-1-b", "arbete-1-a", "skola-fritid-2-a"]
    headings = insatser.locator("#rows h3:visible").all_text_contents()
    assert headings == ["Riktar sig till dig", "Rör dig, enligt redaktionen"]
    assert insatser.url.endswith("/insatser/?roll=larare")
    first = row_of(insatser, "trygghet-1-b")
    expect(first.get_by_role("cell").filter(has_text=re.compile("förening", re.I)).first).to_be_visible()
    table = insatser.get_by_role("table").filter(has=insatser.locator("a[href$='/trygghet-1-b/']"))
    # One table a tier, each with its heads once; the reason stands with the button that answers it.
    heads = ["Förslag på insats", "Varför", "Du som kan bidra är", "Ska leda till"]
    assert table.get_by_role("columnheader").all_text_contents() == heads
    expect(insatser.locator("#rows").get_by_role("table")).to_have_count(2)
    reason = first.get_by_role("cell").filter(has_text="Nämnd.")
    expect(reason.get_by_role("button")).to_have_accessible_name(re.compile("^Lägg till i Min plan: "))


def test_what_holds_for_the_whole_organisation_is_added_on_request_everywhere(insatser: Page) -> None:
    insatser.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answering(insatser, MIXED)
    pick(insatser)
    # Until the role's file has come, nothing is narrowed by the role.
    shown(insatser, 3)
    box = insatser.get_by_role("checkbox", name=f"{WIDER} (1)", exact=True)
    assert saved_ids(insatser) == ["trygghet-1-b", "arbete-1-a", "skola-fritid-2-a"]
    box.check()
    wide = ["trygghet-1-b", "arbete-1-a", "skola-fritid-2-a", "skola-fritid-1-a"]
    assert rows(insatser) == wide
    expect(box).to_be_focused()
    assert insatser.url.endswith("?roll=larare&aven=organisationen")
    assert saved_ids(insatser) == wide
    tool(insatser, "Kopiera länk").click()
    expect(insatser.get_by_text("Länken är kopierad.")).to_be_visible()
    assert insatser.evaluate("navigator.clipboard.readText()") == insatser.url
    selection = insatser.locator("#selection")
    expect(selection).to_have_text(
        re.compile(r"Urval: Lärare, även det som gäller hela organisationen\. 4 av 6")
    )
    insatser.reload()
    shown(insatser, 4)
    assert rows(insatser) == wide
    insatser.get_by_role("button", name="Lägg till urvalet i Min plan").click()
    insatser.get_by_role("dialog").get_by_role("button", name="Spara i webbläsaren").click()
    expect(insatser.get_by_text("4 tillagda i Min plan.")).to_be_visible()


def test_after_the_rows_the_third_tier_can_be_opened_and_is_moved_to(insatser: Page) -> None:
    answering(insatser, MIXED)
    pick(insatser)
    shown(insatser, 3)
    insatser.get_by_role("button", name=f"{WIDER} (1)").click()
    shown(insatser, 4)
    expect(insatser.get_by_role("heading", name="Gäller hela organisationen")).to_be_focused()
    expect(insatser.get_by_role("button", name=f"{WIDER} (1)")).to_be_hidden()


@pytest.mark.parametrize("query", ["?roll=larare&bara=mig", "?bara=mig&roll=larare", "?roll=larare"])
def test_old_links_show_what_is_the_readers_own(insatser: Page, query: str) -> None:
    answering(insatser, MIXED)
    insatser.goto(insatser.url + query)
    shown(insatser, 3)
    assert rows(insatser) == ["trygghet-1-b", "arbete-1-a", "skola-fritid-2-a"]
    expect(insatser.get_by_text("Adressen nämner")).to_have_count(0)
    assert insatser.url.endswith("/insatser/?roll=larare")


@pytest.mark.parametrize("query", ["?aven=organisationen", "?bara=mig"])
def test_without_a_role_nothing_is_wider_or_ones_own(insatser: Page, query: str) -> None:
    insatser.goto(insatser.url + query)
    insatser.wait_for_function("() => location.search === ''")
    assert rows(insatser) == EVERY
    expect(insatser.get_by_text("Dina val")).to_be_hidden()


def test_the_page_stands_in_its_own_order_again_when_the_role_goes(insatser: Page) -> None:
    answering(insatser, MIXED)
    before = insatser.locator("#rows").evaluate("e => e.outerHTML")
    pick(insatser)
    shown(insatser, 3)
    insatser.get_by_role("checkbox", name=WIDER).check()
    insatser.get_by_role("searchbox", name="Sök bland insatserna").fill("a")
    insatser.get_by_role("button", name="Ta bort alla val").click()
    expect(insatser.get_by_text("Dina val")).to_be_hidden()
    assert rows(insatser) == EVERY
    # What adding a plan's buttons and hiding has left in attributes is no order.
    bare = re.compile(r' (hidden|class|data-label)="[^"]*"')
    after = insatser.locator("#rows").evaluate("e => e.outerHTML")
    assert bare.sub("", after) == bare.sub("", before)


def test_a_row_that_two_areas_print_counts_once_and_stands_alone_where_the_other_is_filtered_away(
    insatser: Page,
) -> None:
    answering(insatser, MIXED)
    pick(insatser)
    shown(insatser, 3)
    expect(row_of(insatser, "trygghet-1-a")).to_be_hidden()
    choose(insatser, "Fokusområde", "Trygghet utan våld")
    assert rows(insatser) == ["trygghet-1-b", "trygghet-1-a"]


def test_a_role_with_nothing_of_its_own_is_told_so_and_offered_the_rest(insatser: Page) -> None:
    answering(insatser, {"reasons": ["Gäller alla."], "rows": {"arbete-1-b": [3, 0], "trygghet-1-a": [3, 0]}})
    pick(insatser)
    expect(insatser.get_by_text("Inga insatser riktar sig till just Lärare")).to_be_visible()
    assert rows(insatser) == []
    insatser.get_by_role("button", name=f"{WIDER} (2)").click()
    shown(insatser, 2)
    expect(insatser.locator("#filter-empty")).to_be_hidden()
    assert rows(insatser) == ["arbete-1-b", "trygghet-1-a"]
    assert insatser.evaluate("document.activeElement !== document.body")


def test_a_role_that_nothing_concerns_shows_no_rows_and_does_not_fail(insatser: Page) -> None:
    answering(insatser, {"reasons": [], "rows": {}})
    pick(insatser)
    expect(insatser.get_by_text("Inga insatser riktar sig till just Lärare")).to_be_visible()
    expect(insatser.get_by_role("button", name="Försök igen")).to_be_hidden()
    expect(insatser.get_by_role("checkbox", name=WIDER)).to_be_hidden()


def counted(page: Page, role: str) -> int:
    """Return the number of rows that the page gives, once a role's file has been read."""
    expect(page.get_by_role("button", name=f"Ta bort valet {role}", exact=True)).to_be_visible()
    expect(page.locator("#resultat")).to_have_text(re.compile(r"^\d+ "))
    return int((page.locator("#resultat").text_content() or "").split()[0])


def test_the_filter_counts_what_each_roles_page_and_the_overview_say(
    built_site: Path, server: Server, page: Page
) -> None:
    strategy = unchanged()
    address = server(built_site)
    # Those where a row stands in two areas, which is counted once, and a few others.
    every = [role for role in strategy.roles.values() if not role.withdrawn]
    twice = [
        r for r in every if any(one.twins for one in roles.unfolded(role_relevance(strategy, r).actions))
    ]
    for role in [*twice[:3], *every[:2]]:
        held = roles.role_summary(strategy, role)
        page.goto(f"{address}insatser/?roll={role.id}")
        assert counted(page, role.title) == held.named + held.tied == len(rows(page)), role.id
    for role in twice[:2]:
        near = roles.unfolded(role_relevance(strategy, role).actions)
        for area, number in Counter(row.item.area.id for one in near for row in (one, *one.twins)).items():
            page.goto(f"{address}insatser/?roll={role.id}&omrade={area}")
            assert counted(page, role.title) == number, (role.id, area)
        if objectives := roles.role_summary(strategy, role).objectives:
            page.goto(f"{address}handlingsplan/?roll={role.id}")
            assert counted(page, role.title) == objectives


def test_the_action_plan_has_the_same_order_and_the_same_wider_choice(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    answering(
        page,
        {
            "reasons": ["Skäl."],
            "rows": {
                "handlingsplan-1-1": [3, 0],
                "handlingsplan-1-2": [2, 0],
                "handlingsplan-2-1": [1, 0],
            },
        },
    )
    page.goto(server(built_fixture_site) + "handlingsplan/?roll=chef")
    shown(page, 2)
    assert rows(page) == ["handlingsplan-2-1", "handlingsplan-1-2"]
    page.get_by_role("checkbox", name=f"{WIDER} (1)").check()
    assert rows(page) == ["handlingsplan-2-1", "handlingsplan-1-2", "handlingsplan-1-1"]


GOOD = json.dumps(MIXED)
FAULTS: dict[str, Callable[[Route], None]] = {
    "serverfel": lambda route: route.fulfill(status=500, body="nej"),
    "saknas": lambda route: route.fulfill(status=404, body="nej"),
    "utan nät": lambda route: route.abort("internetdisconnected"),
    "halv fil": lambda route: route.fulfill(body=GOOD[: len(GOOD) // 2], content_type="application/json"),
    "sida i stället": lambda route: route.fulfill(body="<!doctype html><p>Logga in</p>"),
    "tom": lambda route: route.fulfill(body="", content_type="application/json"),
    "null": lambda route: route.fulfill(json=None),
    "en lista": lambda route: route.fulfill(json=[]),
    "fel form": lambda route: route.fulfill(json={"reasons": ["x"], "rows": {"arbete-1-a": 1}}),
    "okänd nivå": lambda route: route.fulfill(json={"reasons": ["x"], "rows": {"arbete-1-a": [7, 0]}}),
    "skäl som saknas": lambda route: route.fulfill(json={"reasons": [], "rows": {"arbete-1-a": [1, 0]}}),
}


@pytest.mark.parametrize("fault", rest_weekly(FAULTS, 4))
def test_a_role_whose_file_cannot_be_read_is_named_nowhere_until_another_try_works(
    insatser: Page, fault: str
) -> None:
    insatser.unroute_all()
    insatser.route("**/roller/*/rader.json", FAULTS[fault])
    title = insatser.title()
    pick(insatser)
    said = insatser.get_by_role("status").filter(has_text="Det gick inte att hämta vilka insatser som rör")
    expect(said).to_be_visible()
    expect(said).to_contain_text("Alla roller visas.")
    expect(insatser.get_by_role("link", name="Läs dem på rollens sida.")).to_have_attribute(
        "href", "../roller/larare/"
    )
    insatser.wait_for_timeout(400)
    assert insatser.title() == title
    assert rows(insatser) == EVERY
    expect(insatser.locator("#selection")).to_be_hidden()
    expect(insatser.get_by_role("button", name="Ta bort valet Lärare")).to_have_count(0)
    choose(insatser, "Du som kan bidra", "Skola")
    expect(insatser.locator("#selection")).to_contain_text("Urval: Skola. 1 av 6")
    insatser.get_by_role("button", name="Ta bort valet Skola").click()
    with insatser.expect_download() as saved:
        tool(insatser, "Ladda ner urvalet (CSV)").click()
    assert "Lärare" not in saved.value.path().read_text("utf-8-sig").split("Urval", 1)[1][-2000:]
    answering(insatser, MIXED)
    insatser.get_by_role("button", name="Försök igen").click()
    shown(insatser, 3)
    expect(insatser.get_by_role("button", name="Försök igen")).to_be_hidden()
    expect(said).to_have_count(0)
    expect(insatser.locator("#resultat")).to_be_focused()
    expect(insatser).to_have_title(re.compile("^Lärare – "))


def test_a_slow_file_does_not_speak_for_the_role_chosen_next(insatser: Page) -> None:
    insatser.unroute_all()
    waiting: list[Route] = []
    insatser.route("**/roller/larare/rader.json", lambda route: waiting.append(route))
    insatser.route(
        "**/roller/chef/rader.json",
        lambda route: route.fulfill(json={"reasons": ["Chefens."], "rows": {"arbete-1-a": [1, 0]}}),
    )
    with insatser.expect_request("**/roller/larare/rader.json"):
        pick(insatser)
    assert rows(insatser) == EVERY
    expect(insatser.locator("#selection")).to_be_hidden()
    pick(insatser, "Chef")
    shown(insatser, 1)
    for route in waiting:
        route.fulfill(json=MIXED)
    insatser.wait_for_timeout(300)
    assert rows(insatser) == ["arbete-1-a"]
    expect(insatser.get_by_text("Chefens.")).to_be_visible()
    expect(insatser).to_have_title(re.compile("^Chef – "))
