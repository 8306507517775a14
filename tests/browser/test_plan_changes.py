"""Removals, suggestions and answers on the plan's page are announced and undone, and the focus is never lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from plan_page import a_plan, an_item, put, row, stored, tool, unfold
from support import axe_violations


def remove(page: Page, title: str) -> None:
    tool(page, title, "Ta bort").focus()
    page.keyboard.press("Enter")


def test_each_removal_is_announced_and_the_focus_goes_to_what_comes_next(address: str, page: Page) -> None:
    put(page, address, a_plan(*[an_item(f"rad-{n}", f"Ord {n}", title=f"Rad {n}") for n in "abc"]))
    said = page.locator("#plan-said")
    remove(page, "Rad a")
    expect(said).to_contain_text("”Rad a” är borttagen.")
    expect(row(page, "Rad b")).to_be_focused()
    # One more press does nothing to the next.
    page.keyboard.press("Enter")
    expect(page.locator(".ui-item")).to_have_count(2)
    # What takes it back stands just before.
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#plan-items").get_by_role("button", name="Ångra")).to_be_focused()
    remove(page, "Rad c")
    expect(said).to_contain_text("”Rad c” är borttagen.")
    expect(page.get_by_role("heading", name="Insatser och målsättningar")).to_be_focused()
    assert axe_violations(page) == []
    remove(page, "Rad b")
    expect(said).to_contain_text("”Rad b” är borttagen.")
    expect(page.get_by_role("heading", name="Insatser och målsättningar")).to_be_focused()
    said.get_by_role("button", name="Ångra").click()
    expect(row(page, "Rad b").locator("summary")).to_be_focused()
    expect(said).to_have_text("Ångrat.")


def test_an_undo_stays_while_other_things_are_done_and_doubles_nothing(address: str, page: Page) -> None:
    put(page, address, a_plan(*[an_item(f"rad-{n}", f"Ord {n}", title=f"Rad {n}") for n in "abc"]))
    remove(page, "Rad b")
    tool(page, "Rad c", "Flytta upp").click()
    other = page.context.new_page()
    other.goto(f"{address}min-plan/")
    expect(other.locator(".ui-item")).to_have_count(2)
    other.get_by_label("Organisation").fill("Från en annan flik")
    expect(page.get_by_label("Organisation")).to_have_value("Från en annan flik")
    other.close()
    page.locator("#plan-items").get_by_role("button", name="Ångra").click()
    expect(page.locator(".ui-item")).to_have_count(3)
    expect(page.locator(".ui-plan__notice").get_by_role("button", name="Ångra")).to_have_count(0)
    page.wait_for_function("() => Object.values(localStorage)[0].includes('rad-b')")
    assert sorted(one["id"] for one in stored(page)["items"]) == ["rad-a", "rad-b", "rad-c"]


def test_a_suggestion_is_announced_taken_back_and_never_doubled(address: str, page: Page) -> None:
    put(page, address, a_plan(an_item("handlingsplan-1-1", "Ökad kunskap om våld", title="Rad a", kind="objective", follow_up="Vårt eget")))  # fmt: skip
    one = row(page, "Rad a")
    one.locator("summary").click()
    one.get_by_label("Förslag ur strategin").select_option("Årlig enkät")
    button, field = (
        one.get_by_role("button", name="Lägg till förslaget"),
        one.get_by_label("Så följer vi upp"),
    )
    button.click()
    status = one.locator(".ui-plan__suggest").get_by_role("status")
    expect(status).to_have_text("”Årlig enkät” är tillagt under Så följer vi upp.")
    expect(field).to_have_value("Vårt eget\nÅrlig enkät")
    button.click()
    expect(status).to_have_text("”Årlig enkät” står redan under Så följer vi upp.")
    expect(field).to_have_value("Vårt eget\nÅrlig enkät")
    assert axe_violations(page) == []
    one.get_by_role("button", name="Ångra").click()
    expect(status).to_have_text("Ångrat.")
    expect(field).to_have_value("Vårt eget")
    expect(button).to_be_focused()


def test_an_undone_suggestion_takes_back_nothing_that_was_written_after(address: str, page: Page) -> None:
    put(page, address, a_plan(an_item("handlingsplan-1-1", "Ökad kunskap om våld", title="Rad a", kind="objective")))  # fmt: skip
    one = row(page, "Rad a")
    one.locator("summary").click()
    one.get_by_label("Förslag ur strategin").select_option("Årlig enkät")
    one.get_by_role("button", name="Lägg till förslaget").click()
    one.get_by_label("Så följer vi upp").fill("Årlig enkät\nOch vårt eget")
    one.get_by_role("button", name="Ångra").click()
    expect(one.get_by_label("Så följer vi upp")).to_have_value("Och vårt eget")


def test_what_the_strategy_has_dropped_is_removed_with_a_word_and_an_undo(address: str, page: Page) -> None:
    put(page, address, a_plan(an_item("borta-1", "Något som fanns.", activity="Vårt eget"), known=[]))
    page.locator("#plan-drift").get_by_role("button", name="Ta bort ur planen").click()
    said = page.locator("#plan-said")
    expect(said).to_contain_text("”borta-1” är borttagen.")
    expect(page.locator(".ui-item")).to_have_count(0)
    said.get_by_role("button", name="Ångra").click()
    expect(row(page, "borta-1")).to_contain_text("Vårt eget")


def test_the_question_before_all_is_removed_says_what_is_lost(address: str, page: Page) -> None:
    put(
        page,
        address,
        a_plan(
            an_item("arbete-1-a", "Kartlägga löner varje år.", title="Rad a", activity="Vårt"),
            an_item("skola-fritid-1-a", "Arbeta med fria val i skolan.", title="Rad b"),
        ),
    )
    unfold(page.locator("#checklista"))
    page.get_by_role("radio", name="Nej").first.check()
    page.get_by_role("button", name="Ta bort allt från den här datorn").click()
    dialog = page.get_by_role("dialog", name="Ta bort hela planen?")
    expect(dialog).to_contain_text("2 insatser och målsättningar, varav 1 med egna ord")
    expect(dialog).to_contain_text("svar på 1 punkt i checklistan")
    dialog.get_by_role("button", name="Ta bort allt").click()
    page.get_by_role("button", name="Ta bort allt från den här datorn").click()
    expect(dialog).to_contain_text("Planen är tom.")


def test_one_row_is_not_several(address: str, page: Page) -> None:
    page.goto(f"{address}min-plan/#urval=arbete-1-a")
    preview = page.locator("#plan-preview")
    expect(preview).to_contain_text("1 insats eller målsättning.")
    expect(preview).not_to_contain_text("1 insatser")
    page.get_by_role("button", name="Öppna", exact=True).click()
    expect(page.locator("#plan-count")).to_have_text("1 i planen: 1 utan status")
    unfold(page.locator("#checklista"))
    page.get_by_role("radio", name="Ja", exact=True).first.check()
    expect(page.locator("#plan-summary")).to_contain_text("1 av 2 punkter besvarad: 1 ja.")


@pytest.mark.parametrize(("title", "text", "name"), [("   ", "Ord", "Ord"), ("", "\u00a0", "arbete-1-a")])
def test_a_row_whose_title_is_only_spaces_still_has_a_name(
    address: str, page: Page, title: str, text: str, name: str
) -> None:
    put(page, address, a_plan(an_item("arbete-1-a", text, title=title, kept=text)))
    one = page.locator(".ui-item")
    expect(one.locator(".ui-item__title")).to_have_text(name)
    unfold(one)
    one.get_by_role("button", name=f"Ta bort ur planen {name}").click()
    expect(page.locator("#plan-said")).to_contain_text(f"”{name}” är borttagen.")


def test_a_split_insats_is_replaced_by_all_its_parts_or_by_one(address: str, page: Page) -> None:
    def split(route: Route) -> None:
        told = route.fetch().json()
        [gone] = [one for one in told["items"] if one["id"] == "arbete-1-b"]
        gone["withdrawn"]["successors"] = ["trygghet-1-a", "trygghet-1-b"]
        route.fulfill(json=told)

    page.route("**/min-plan/strategi.json", split)
    item = an_item(
        "arbete-1-b", "Sprida resultatet av kartläggningen.", title="Berätta", activity="Vårt eget"
    )
    put(page, address, a_plan(item))
    drift = page.locator("#plan-drift")
    expect(drift.get_by_role("button", name="Byt till ”Belys stigarna”")).to_be_visible()
    drift.get_by_role("button", name="Byt till alla 2 som ersätter den").click()
    expect(page.locator("#plan-said")).to_contain_text("Allt är genomgånget.")
    expect(page.locator(".ui-item")).to_have_count(2)
    page.wait_for_function("() => Object.values(localStorage)[0].includes('trygghet-1-b')")
    items = stored(page)["items"]
    assert [(one["id"], one["activity"]) for one in items] == [
        ("trygghet-1-a", "Vårt eget"),
        ("trygghet-1-b", ""),
    ]
