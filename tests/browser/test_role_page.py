"""The first view of a role's page, and the length of the page of roles."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support import Server

PHONES = [(375, 812), (375, 667), (320, 568)]
# One that the strategy names, one that it does not, long names, an employer's, and none of these.
ROLES = ["rektor", "polis", "fortroendevald", "kontaktperson", "socialsekreterare", "annat-i-kommunen"]


@pytest.mark.parametrize("role", ROLES)
def test_a_phones_first_screen_says_how_much_there_is_what_to_begin_with_and_one_thing_to_press(
    role: str, built_site: Path, server: Server, page: Page
) -> None:
    page.goto(f"{server(built_site)}roller/{role}/")
    begin = page.locator("#borja-har")
    first = [
        page.get_by_role("heading", level=1),
        page.locator(".ui-tally"),
        begin.get_by_role("heading", name="Börja här"),
        begin.get_by_role("button"),
        begin.get_by_role("link").first,
    ]
    for width, height in PHONES:
        page.set_viewport_size({"width": width, "height": height})
        # The smallest shows the button; what it adds follows.
        for one in first if height > 600 else first[:-1]:
            expect(one).to_be_in_viewport(ratio=1)
    assert page.locator(".ui-button--main").count() == 1


@pytest.mark.parametrize("link", [0, -1])
def test_a_number_leads_to_what_it_counts(link: int, built_site: Path, server: Server, page: Page) -> None:
    page.goto(f"{server(built_site)}roller/rektor/")
    number = page.locator(".ui-tally a").nth(link)
    words = number.inner_text().split()
    number.click()
    name = page.evaluate("location.hash.slice(1)")
    section = page.locator(f"section#{name}")
    expect(section.get_by_role("heading", level=2)).to_be_in_viewport()
    assert section.locator("[data-item]").count() >= int(words[0])


def test_what_holds_for_the_workplace_is_folded_by_focus_area(
    built_site: Path, server: Server, page: Page
) -> None:
    page.goto(f"{server(built_site)}roller/rektor/")
    folds = page.locator("#organisationen details")
    assert folds.count() > 1
    expect(page.locator("#organisationen [data-item]").first).to_be_hidden()
    folds.first.locator("summary").click()
    expect(folds.first.locator("[data-item]").first).to_be_visible()
    expect(folds.first.get_by_role("button", name="Lägg till i Min plan").first).to_be_visible()


def test_the_roles_stand_in_three_columns(built_site: Path, server: Server, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{server(built_site)}roller/")
    tops = page.locator(".ui-role-list__group").evaluate_all(
        "all => new Set(all.map((one) => one.getBoundingClientRect().left)).size"
    )
    assert tops == 3
