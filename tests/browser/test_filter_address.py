"""The filter in the address: shared, gone back to, hostile, and silent where the page is about violence."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from filtering import choose, rows
from support import Server


def test_back_forward_and_reload_give_the_same_rows(insatser: Page) -> None:
    choose(insatser, "Du som kan bidra", "Skola")
    choose(insatser, "Fokusområde", "Arbete för alla")
    assert rows(insatser) == []
    insatser.go_back()
    expect(insatser.get_by_role("button", name="Ta bort filtret Arbete för alla")).to_be_hidden()
    assert rows(insatser) == ["skola-fritid-1-a"]
    insatser.go_back()
    expect(insatser.get_by_text("Valda filter")).to_be_hidden()
    assert len(rows(insatser)) == 6
    insatser.go_forward()
    expect(insatser.get_by_role("button", name="Ta bort filtret Skola")).to_be_visible()
    insatser.reload()
    expect(insatser.get_by_role("button", name="Ta bort filtret Skola")).to_be_visible()
    assert rows(insatser) == ["skola-fritid-1-a"]


def test_typing_leaves_no_trail_of_addresses(insatser: Page) -> None:
    before = insatser.evaluate("history.length")
    insatser.get_by_role("searchbox", name="Ord i texten").press_sequentially("stigar", delay=20)
    insatser.wait_for_url("**/?q=stigar")
    assert insatser.evaluate("history.length") == before


def test_what_is_typed_on_a_page_about_violence_stays_on_the_page(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    address = server(built_fixture_site) + "handlingsplan/"
    page.goto(address)
    title, trail, every = page.title(), page.evaluate("history.length"), rows(page)
    field = page.get_by_role("searchbox", name="Ord i texten")
    field.fill("rutiner")
    chip = page.get_by_role("button", name="Ta bort filtret ”rutiner”")
    expect(chip).to_be_visible()
    field.press("Enter")
    assert (page.url, page.evaluate("history.length")) == (address, trail)
    expect(page).to_have_title(title)
    page.get_by_role("button", name="Kopiera länk").click()
    expect(page.get_by_text("Länken är kopierad.")).to_be_visible()
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    expect(chip).to_be_visible()
    assert page.url == address
    assert rows(page) == ["handlingsplan-2-1"]
    chip.click()
    expect(field).to_have_value("")
    assert rows(page) == every


@pytest.mark.parametrize(
    ("query", "shown", "told"),
    [
        ("?aktor=<script>alert(1)</script>&omrade=trygghet", 2, "Adressen nämner 1 val som inte finns här."),
        ("?aktor=%E0%A4%A&aktor=%", 6, "Adressen nämner 2 val"),
        ("?q=%3Cimg%20src=x%20onerror=alert(1)%3E", 0, "”<img src=x onerror=alert(1)>”"),
        ("?roll=kung&roll=larare&bara=dig", 3, "Adressen nämner 2 val"),
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
