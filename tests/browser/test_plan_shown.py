"""The page Min plan in every state: on screens and paper, large, and without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from plan_page import a_plan, an_item, put, row, tool, unfold, write
from support import axe_violations, rest_weekly


def test_five_hundred_rows_draw_only_what_is_opened_and_changed(address: str, page: Page) -> None:
    areas = [{"id": f"omrade-{n}", "title": f"Område {n}"} for n in range(5)]
    many = [
        an_item(f"rad-{n}", f"Strategins ord {n}. " * 5, title=f"Rad {n}", area=areas[n % 5], activity="Vi gör detta. " * 20, kept="borta")
        for n in range(500)
    ]  # fmt: skip
    put(page, address, a_plan(*many))
    expect(page.locator(".ui-item")).to_have_count(500)
    assert page.locator(".ui-item textarea").count() == 0
    page.evaluate("() => { for (const one of document.querySelectorAll('.ui-item')) one.seen = true }")
    write(page, "Rad 250", {"Ansvarig": "HR"})
    tool(page, "Rad 250", "Ta bort").click()
    expect(page.locator(".ui-item")).to_have_count(499)
    assert page.evaluate("() => [...document.querySelectorAll('.ui-item')].every((one) => one.seen)")
    page.wait_for_function("() => !Object.values(localStorage)[0].includes('rad-250')")


@pytest.mark.parametrize(
    ("width", "scheme"), rest_weekly([(1280, "light"), (320, "dark"), (1280, "dark"), (320, "light")], 2)
)
def test_axe_finds_nothing_in_any_state_and_nothing_is_cut_off(
    address: str, page: Page, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}min-plan/")
    expect(page.get_by_role("heading", name="Planen är tom än så länge")).to_be_visible()
    whole = page.get_by_role("button", name=re.compile("Ladda ner"))
    expect(whole).to_have_count(0)
    assert axe_violations(page) == []
    put(
        page,
        address,
        a_plan(
            an_item("arbete-1-a", "Andra ord.", activity="Vi", **{"from": "2026-02-01", "to": "2026-01-01"})
        ),
    )
    expect(whole).not_to_have_count(0)
    page.locator(".ui-item summary").click()
    unfold(page.locator("#checklista"))
    page.get_by_label("Vet inte").first.check()
    expect(row(page, "arbete-1-a")).to_contain_text("Slutet är före början.")
    assert axe_violations(page) == []
    page.evaluate("location.hash = '#urval=trygghet-1-a'")
    expect(page.get_by_role("heading", name="Ett urval som någon har delat")).to_be_focused()
    tool(page, "arbete-1-a", "Ta bort").click()
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Ta bort allt från den här datorn").click()
    assert axe_violations(page) == []


def test_paper_has_the_plan_and_none_of_its_tools(address: str, page: Page) -> None:
    put(page, address, a_plan(an_item("arbete-1-a", "Kartlägga löner varje år.", activity="Vi kartlägger.")))
    page.emulate_media(media="print")
    expect(page.get_by_role("definition").get_by_text("Vi kartlägger.", exact=True)).to_be_visible()
    # What the strategy means the row to lead to.
    expect(page.get_by_text("Ska leda till: Lönerna är lika.", exact=True)).to_be_visible()
    for name in ("Flytta upp", "Ladda ner planfilen (.json)", "Ta bort allt från den här datorn"):
        expect(page.get_by_role("button", name=re.compile(re.escape(name)))).to_have_count(0)


def test_without_scripts_the_page_leads_on_and_offers_nothing_that_does_not_work(
    address: str, scriptless: Page
) -> None:
    scriptless.goto(f"{address}min-plan/")
    expect(scriptless.get_by_text("behöver JavaScript, som inte körs här")).to_be_visible()
    main = scriptless.get_by_role("main")
    assert main.locator("input:visible, button:visible, textarea:visible, select:visible").count() == 0
    for name in ("Det som rör din roll", "Alla insatser", "Checklista för systematik"):
        expect(main.get_by_role("link", name=name)).to_be_visible()
    for where in ("insatser/", "insatser/arbete-1-a/", "roller/chef/"):
        scriptless.goto(address + where)
        assert scriptless.locator(".ui-add:visible").count() == 0


@pytest.mark.parametrize("width", [1280, 320])
def test_no_row_moves_when_its_button_comes(address: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    # The register's buttons come with its filter.
    scripts = "**/assets/filter-*.js"
    page.route(scripts, lambda route: route.abort())
    places = "rows => rows.map((row) => JSON.stringify([row.getBoundingClientRect(), row.querySelector('th').offsetWidth]))"
    page.goto(f"{address}insatser/")
    rows = page.locator("tr[data-item]")
    before = rows.evaluate_all(places)
    assert page.locator("td .ui-add").count() == 0
    page.unroute(scripts)
    page.reload()
    expect(page.locator("td .ui-add").last).to_be_visible()
    assert rows.evaluate_all(places) == before
