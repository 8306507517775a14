"""Focus and words of the filter with a role, whichever chip goes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from filtering import EVERY, MIXED, WIDER, answering, choose, pick, row_of, rows, shown


def test_a_role_in_the_address_that_does_not_exist_is_said_and_hides_nothing(insatser: Page) -> None:
    insatser.goto(insatser.url + "?roll=kung")
    expect(insatser.get_by_text("Adressen nämner 1 val som inte finns här. Det är inte med.")).to_be_visible()
    assert rows(insatser) == EVERY


@pytest.mark.parametrize("other", ["", "Skola"])
def test_focus_stays_in_the_filter_when_a_chip_goes(insatser: Page, other: str) -> None:
    answering(insatser, MIXED)
    pick(insatser)
    shown(insatser, 3)
    if other:
        choose(insatser, "Du som kan bidra", other)
    insatser.get_by_role("button", name="Ta bort valet Lärare").focus()
    insatser.keyboard.press("Enter")
    expect(insatser.get_by_role("button", name="Ta bort valet Lärare")).to_have_count(0)
    insatser.wait_for_timeout(300)
    focused = insatser.locator(":focus")
    if other:
        expect(focused).to_have_accessible_name(f"Ta bort valet {other}")
    else:
        expect(focused).to_have_id("resultat")


@pytest.mark.parametrize(
    "chip", ["Skola", "Trygghet utan våld", "”a”", "Även det som gäller hela organisationen"]
)
def test_focus_goes_to_the_next_chip_whichever_goes(insatser: Page, chip: str) -> None:
    answering(insatser, MIXED)
    pick(insatser)
    insatser.get_by_role("checkbox", name=WIDER).check()
    choose(insatser, "Du som kan bidra", "Skola")
    choose(insatser, "Fokusområde", "Trygghet utan våld")
    insatser.get_by_role("searchbox", name="Sök bland insatserna").fill("a")
    button = insatser.get_by_role("button", name=f"Ta bort valet {chip}", exact=True)
    expect(button).to_be_visible()
    button.click()
    expect(button).to_have_count(0)
    insatser.wait_for_timeout(300)
    expect(insatser.locator(":is(.ui-chip, #resultat):focus")).to_have_count(1)


def test_the_cells_that_hold_for_several_rows_say_for_how_many_that_are_shown(insatser: Page) -> None:
    insatser.set_viewport_size({"width": 375, "height": 800})
    cell = row_of(insatser, "arbete-1-a").locator("[rowspan]").first
    assert cell.get_attribute("data-label") == "Du som kan bidra är, för alla 2 insatserna här"
    insatser.get_by_role("button", name="Filtrera").click()
    insatser.get_by_role("searchbox", name="Sök bland insatserna").fill("sprida resultatet")
    shown(insatser, 1)
    cell = row_of(insatser, "arbete-1-b").locator("[rowspan]").first
    assert cell.get_attribute("data-label") == "Du som kan bidra är"
    insatser.get_by_role("button", name="Ta bort alla val").click()
    cell = row_of(insatser, "arbete-1-a").locator("[rowspan]").first
    assert cell.get_attribute("data-label") == "Du som kan bidra är, för alla 2 insatserna här"
