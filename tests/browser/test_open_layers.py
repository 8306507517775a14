"""A layer above the page never covers the element in focus (WCAG 2.2, 2.4.11)."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support import Server

# Whether what has focus is the topmost thing where it stands.
SEEN = """() => {
  const e = document.activeElement, box = e.getClientRects()[0] ?? e.getBoundingClientRect();
  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return e === document.body || (hit !== null && (e.contains(hit) || hit.contains(e)));
}"""


def tab_through(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


@pytest.mark.parametrize("path", ["insatser/", "strategin/inledning-exempel/", "roller/larare/"])
def test_an_open_menu_leaves_with_focus(
    path: str, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.set_viewport_size({"width": 375, "height": 600})
    page.emulate_media(reduced_motion="reduce")
    page.goto(server(built_fixture_site) + path)
    page.get_by_role("button", name="Meny", exact=True).focus()
    page.keyboard.press("Enter")
    menu = page.locator("#menu")
    expect(menu).to_be_visible()
    links = menu.get_by_role("link").count()
    tab_through(page, links + 1)
    expect(menu).to_be_visible()
    tab_through(page, 6)
    expect(menu).to_be_hidden()
    # Back in the header, it is as it was left.
    for _ in range(6):
        page.keyboard.press("Shift+Tab")
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 375])
def test_an_open_explanation_leaves_with_focus(
    width: int, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 500})
    page.emulate_media(reduced_motion="reduce")
    page.goto(server(built_fixture_site) + "strategin/inledning-exempel/")
    word = page.locator("button.ui-term").first
    explanation = page.locator(f"#{word.get_attribute('popovertarget')}")
    word.focus()
    page.keyboard.press("Enter")
    expect(explanation).to_be_visible()
    page.keyboard.press("Tab")
    expect(explanation).to_be_visible()
    tab_through(page, 2)
    expect(explanation).to_be_hidden()


def test_an_open_explanation_leaves_when_focus_goes_backwards(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.goto(server(built_fixture_site) + "strategin/inledning-exempel/")
    word = page.locator("button.ui-term").first
    word.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(f"#{word.get_attribute('popovertarget')}")).to_be_hidden()
