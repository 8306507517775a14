"""The filter in the address: shared, gone back to, hostile, and silent about what is typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from filtering import choose, rows, tool
from support import Server


def test_back_forward_and_reload_give_the_same_rows(insatser: Page) -> None:
    choose(insatser, "Du som kan bidra", "Skola")
    choose(insatser, "Fokusområde", "Arbete för alla")
    assert rows(insatser) == []
    insatser.go_back()
    expect(insatser.get_by_role("button", name="Ta bort valet Arbete för alla")).to_be_hidden()
    assert rows(insatser) == ["skola-fritid-1-a"]
    insatser.go_back()
    expect(insatser.get_by_text("Dina val")).to_be_hidden()
    assert len(rows(insatser)) == 6
    insatser.go_forward()
    expect(insatser.get_by_role("button", name="Ta bort valet Skola")).to_be_visible()
    insatser.reload()
    expect(insatser.get_by_role("button", name="Ta bort valet Skola")).to_be_visible()
    assert rows(insatser) == ["skola-fritid-1-a"]


@pytest.mark.parametrize(
    ("path", "typed", "left"),
    [("insatser/", "stigar", "skola-fritid-2-a"), ("handlingsplan/", "rutiner", "handlingsplan-2-1")],
)
def test_what_is_typed_stays_on_the_page_and_goes_only_with_a_link_that_is_copied(
    path: str, typed: str, left: str, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    address = server(built_fixture_site) + path
    page.goto(address)
    title, trail, every = page.title(), page.evaluate("history.length"), rows(page)
    field = page.get_by_role("searchbox", name="Sök bland")
    expect(field).to_have_accessible_description("Det du skriver här sparas inte och syns inte i adressen.")
    field.press_sequentially(typed, delay=20)
    chip = page.get_by_role("button", name=f"Ta bort valet ”{typed}”")
    expect(chip).to_be_visible()
    field.press("Enter")
    page.wait_for_timeout(500)
    assert (page.url, page.evaluate("history.length")) == (address, trail)
    expect(page).to_have_title(title)
    tool(page, "Kopiera länk").click()
    expect(page.get_by_text("Länken är kopierad.")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{address}?q={typed}"
    page.goto(link)
    expect(chip).to_be_visible()
    assert page.url == address
    assert left in rows(page)
    assert len(rows(page)) < len(every)
    chip.click()
    expect(field).to_have_value("")
    assert rows(page) == every


def test_a_choice_keeps_what_is_typed_out_of_every_address_that_back_leads_to(insatser: Page) -> None:
    insatser.get_by_role("searchbox", name="Sök bland insatserna").fill("o")
    choose(insatser, "Fokusområde", "Arbete för alla")
    choose(insatser, "Fokusområde", "Skola och fritid")
    assert insatser.url.endswith("?omrade=arbete&omrade=skola-fritid")
    insatser.go_back()
    assert insatser.url.endswith("?omrade=arbete")
    expect(insatser.get_by_role("button", name="Ta bort valet ”o”")).to_be_visible()
    insatser.reload()
    assert "q=" not in insatser.url
    expect(insatser).to_have_title(re.compile("^Arbete för alla – "))


def test_what_is_typed_is_sent_nowhere_where_the_script_never_came(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.route("**/filter-*.js", lambda route: route.abort())
    page.goto(server(built_fixture_site) + "insatser/")
    address = page.url
    page.get_by_role("searchbox", name="Sök bland insatserna").fill("hemligt")
    page.get_by_role("searchbox", name="Sök bland insatserna").press("Enter")
    page.wait_for_timeout(200)
    assert page.url == address


@pytest.mark.parametrize("typed", ["$&", "$'", "$$", "$1 $<n>", "{n} {name}", "\\1"])
def test_the_filter_says_what_was_typed_letter_by_letter(insatser: Page, typed: str) -> None:
    insatser.get_by_role("searchbox", name="Sök bland insatserna").fill(typed)
    expect(insatser.get_by_role("button", name=f"Ta bort valet ”{typed}”", exact=True)).to_be_visible()
    expect(insatser.get_by_role("button", name=f"Utan ”{typed}”: 6 insatser", exact=True)).to_be_visible()
    expect(insatser.locator("#selection")).to_contain_text(f"Urval: ”{typed}”. 0 av 6 insatser")


@pytest.mark.parametrize(
    ("query", "shown", "told"),
    [
        ("?aktor=<script>alert(1)</script>&omrade=trygghet", 2, "Adressen nämner 1 val som inte finns här."),
        ("?aktor=%E0%A4%A&aktor=%", 6, "Adressen nämner 2 val"),
        ("?q=%3Cimg%20src=x%20onerror=alert(1)%3E", 0, "”<img src=x onerror=alert(1)>”"),
        ("?roll=kung&roll=larare&bara=dig", 2, "Adressen nämner 2 val"),
        (
            "?" + "&".join(f"aktor=x{i}" for i in range(5000)) + "&q=stig" * 5000,
            2,
            "Adressen nämner 5000 val",
        ),
    ],
)
def test_hostile_addresses_do_no_harm(insatser: Page, query: str, shown: int, told: str) -> None:
    insatser.goto(insatser.url.split("?")[0])
    insatser.evaluate(
        "query => { history.replaceState(null, '', query); dispatchEvent(new PopStateEvent('popstate')) }",
        query,
    )
    expect(insatser.get_by_text(told).first).to_be_visible()
    if "roll" in query:
        expect(insatser.get_by_text("Strategin nämner Skola.")).to_be_visible()
    assert len(rows(insatser)) == shown
