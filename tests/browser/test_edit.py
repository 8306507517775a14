"""The form at redigera/ in a browser: what an editor does with it, by keyboard too, and what axe says of each state."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from support import Server, axe_violations

TEXT = "Kartlägga löner varje år."


@pytest.fixture
def address(built_fixture_site: Path, server: Server, page: Page) -> str:
    """The form of the invented county, where one text is adopted."""
    made = json.loads((built_fixture_site / "redigera" / "underlag.json").read_text("utf-8"))
    page.route("**/underlag.json", lambda route: route.fulfill(json={**made, "adopted": [TEXT]}))
    return f"{server(built_fixture_site)}redigera/"


def opened(page: Page, address: str, hash_: str = "") -> Locator:
    page.goto(f"{address}{hash_}")
    form = page.locator("#edit")
    expect(form).to_be_visible()
    return form


def sideways(page: Page) -> int:
    return int(
        page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


def is_good(page: Page) -> bool:
    """True where axe has nothing to say, and nothing is wider than a window of 320 pixels."""
    assert axe_violations(page) == []
    assert sideways(page) <= 0
    return True


def too_long_a_title_is_refused(page: Page, title: Locator) -> None:
    """A fault is said at its field and in the review, which leads back to it."""
    title.fill("x" * 61)
    title.blur()
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("Rubrik är för långt: 61 tecken, högst 60.")).to_be_visible()
    assert is_good(page)
    page.get_by_role("link", name="Granska ändringarna").last.click()
    expect(page.get_by_role("heading", name="Ett fel att rätta först")).to_be_visible()
    assert is_good(page)
    page.get_by_role("link", name="Rubrik är för långt: 61 tecken, högst 60.").click()
    expect(title).to_be_focused()
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(title).to_have_accessible_description(re.compile("61 tecken, högst 60"))


def test_an_editor_finds_changes_and_reviews_a_text(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    form = opened(page, address)
    assert is_good(page)
    page.get_by_label("Sök på namn eller ord ur texten").fill("kartlagg")
    expect(page.get_by_role("status").filter(has_text="2 träffar")).to_be_visible()
    page.get_by_role("link", name="Insats: Kartlägg lönerna").click()
    expect(page.get_by_role("heading", name="Insats: Kartlägg lönerna")).to_be_focused()
    # What will be said is heard, because its place is there before the words.
    expect(form.locator("> [role=status]:empty")).to_have_css("display", "block")
    expect(page).to_have_title("Insats: Kartlägg lönerna – Redigera – Ett jämställt Exempellän")
    title = page.get_by_label("Rubrik (måste fyllas i)")
    page.get_by_label("Text (måste fyllas i)").fill("Kartlägga löner varje halvår.")
    too_long_a_title_is_refused(page, title)
    title.fill("Kartlägg alla löner")
    # What is written is there after a reload of the tab, and another tab has a draft of its own.
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(title).to_have_value("Kartlägg alla löner")
    other = page.context.new_page()
    opened(other, address, "#action:arbete-1-a")
    expect(other.get_by_label("Rubrik (måste fyllas i)")).to_have_value("Kartlägg lönerna")
    other.close()
    page.get_by_role("link", name="Granska ändringarna").first.click()
    expect(
        page.get_by_role("heading", name="Beslutade ord är ändrade: Insats: Kartlägg lönerna")
    ).to_be_visible()
    page.get_by_role("button", name="Ett nytt beslut").click()
    day = page.get_by_label("Datum (måste fyllas i)")
    expect(day).to_be_focused()
    expect(page.get_by_label("Text (måste fyllas i)")).to_have_value(TEXT)
    day.fill("2026-12-01")
    page.get_by_label("Beslut (måste fyllas i)").fill("Beslut 7")
    page.get_by_role("button", name="Granska igen").click()
    expect(page.get_by_role("heading", name="fel att rätta")).to_have_count(0)
    expect(form).to_contain_text("beslut: Beslut 7")
    expect(page.locator("#edit-send")).to_be_visible()
    assert is_good(page)


def test_lists_are_changed_by_keyboard_and_everything_can_be_undone(address: str, page: Page) -> None:
    form = opened(page, address, "#problem:arbete-1")
    before = form.locator("li").all_inner_texts()
    page.get_by_role("button", name="Flytta ner Kartlägg lönerna").press("Enter")
    expect(form.get_by_role("status")).to_have_text("Kartlägg lönerna är flyttat: nummer 2 av 2.")
    page.get_by_role("button", name="Ta bort Kartlägg lönerna").press("Enter")
    expect(form.get_by_role("status")).to_contain_text("Det här är publicerat och tas inte bort")
    page.get_by_role("button", name="Ta bort Lönerna är lika.").press("Enter")
    expect(page.get_by_role("link", name="Lönerna är lika.")).to_have_count(0)
    page.get_by_role("button", name="Ångra: borttaget: Lönerna är lika.").press("Enter")
    expect(page.get_by_role("button", name="Ångra: flyttat: Kartlägg lönerna")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Problemområde: Lönerna skiljer sig")).to_be_focused()
    assert form.locator("li").all_inner_texts() == before
    # A reference is chosen by name; a new thing gets the next id, and its form is opened.
    actors = page.get_by_label("Aktörer", exact=True)
    actors.select_option(label="Polis")
    page.get_by_role("button", name="Lägg till det valda aktörer").press("Enter")
    expect(form.get_by_role("listitem").filter(has_text="Polis")).to_be_visible()
    # A name that is chosen and left is chosen, whether or not the list ever had the focus.
    actors.select_option(label="Skola")
    page.get_by_role("button", name="Lägg till: Insats").press("Enter")
    expect(page.get_by_label("Id (måste fyllas i)")).to_have_value("arbete-1-c")
    page.get_by_label("Id (måste fyllas i)").fill("arbete-1-a")
    page.get_by_label("Id (måste fyllas i)").blur()
    expect(form).to_contain_text("id arbete-1-a finns redan")
    page.get_by_label("Id (måste fyllas i)").fill("arbete-1-x")
    page.get_by_label("Id (måste fyllas i)").blur()
    page.wait_for_url("**#action:arbete-1-x")
    page.get_by_label("Rubrik (måste fyllas i)").fill("Räkna lönerna")
    expect(page.get_by_label("Id (måste fyllas i)")).to_be_editable()
    page.get_by_role("link", name="Problemområde: Lönerna skiljer sig").click()
    expect(form.get_by_role("listitem").filter(has_text="Skola")).to_be_visible()
    warned = []
    page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    page.goto(address.replace("redigera/", ""))
    assert warned == ["beforeunload"]


def test_a_part_of_the_text_is_of_one_kind_and_a_damaged_draft_harms_nothing(
    address: str, page: Page
) -> None:
    page.add_init_script("sessionStorage.setItem(`redigera ${location.pathname}`, '{\"focusareas\": 1}')")
    form = opened(page, address, "#focus_area:arbete")
    page.get_by_label("Slag").first.select_option(label="citat")
    page.get_by_role("button", name="Lägg till: Del").first.click()
    part = page.get_by_role("group", name="Del 2")
    expect(part).to_be_focused()
    expect(part.get_by_role("textbox")).to_have_count(1)
    part.get_by_label("Citat").fill("Ett citat.")
    page.get_by_role("link", name="Granska ändringarna").last.click()
    expect(form).to_contain_text("citat: Ett citat.")
    page.goto(f"{address}#action:%E0%A4%A")
    expect(page.get_by_role("heading", name="Det som länken leder till finns inte")).to_be_visible()


def test_what_is_moved_to_another_list_is_published_all_the_same(address: str, page: Page) -> None:
    form = opened(page, address, "#action:arbete-1-b")
    page.get_by_text("Flytta till ett annat ställe").click()
    page.get_by_label("Vart?").select_option(label="Problemområde: Valen är könsbundna (Skola och fritid)")
    page.get_by_role("button", name="Flytta dit").press("Enter")
    expect(page.get_by_role("heading", name="Insats: Berätta & visa lönerna")).to_be_focused()
    expect(form.get_by_role("status")).to_contain_text("Adressen är densamma.")
    expect(page.get_by_label("Id", exact=True)).not_to_be_editable()
    page.get_by_role("link", name="Problemområde: Valen är könsbundna").click()
    page.get_by_role("button", name="Ta bort Berätta & visa lönerna").press("Enter")
    expect(form.get_by_role("status")).to_contain_text("Det här är publicerat och tas inte bort")
    page.get_by_role("link", name="Granska ändringarna").first.click()
    expect(form).to_contain_text(
        "Från Problemområde: Lönerna skiljer sig till Problemområde: Valen är könsbundna."
    )
    expect(form.locator("del, ins")).to_have_count(0)
