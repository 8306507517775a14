"""Leaving the page at once, as who is at risk does it: Chromium with its back/forward cache on, as users have it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support import Server
from way_out import NEUTRAL, OTHER_VIOLENCE, VIOLENCE, back, way_out


def test_nothing_is_asked_of_the_neutral_page_before_one_leaves(
    tab: Page, asked: list[str], built_fixture_site: Path, server: Server
) -> None:
    tab.goto(server(built_fixture_site) + VIOLENCE)
    way_out(tab).hover()
    way_out(tab).focus()
    tab.wait_for_timeout(500)
    assert asked == []
    way_out(tab).click()
    expect(tab.get_by_role("heading", name="Sol")).to_be_visible()
    # The neutral page does not learn where one came from.
    assert asked == [""]


@pytest.mark.parametrize("how", ["click", "Enter", "Shift", "ctrl-click"])
def test_back_does_not_show_the_page_that_was_left(
    how: str, tab: Page, built_fixture_site: Path, server: Server
) -> None:
    site = server(built_fixture_site)
    tab.goto(site + "mal/1/")
    tab.goto(site + VIOLENCE)
    if how == "click":
        way_out(tab).click()
    elif how == "ctrl-click":
        way_out(tab).click(modifiers=["Control"])
    elif how == "Enter":
        # The second thing that Tab comes to.
        tab.keyboard.press("Tab")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
    else:
        for _ in range(3):
            tab.keyboard.press("Shift")
    tab.wait_for_url(NEUTRAL)
    assert tab.evaluate("history.length") == 3
    back(tab, site + "mal/1/")
    expect(tab.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("cached", [True, False], ids=["kept by the browser", "fetched again"])
def test_back_past_the_neutral_page_leaves_other_pages_about_violence_too(
    cached: bool, tab: Page, built_fixture_site: Path, server: Server
) -> None:
    site = server(built_fixture_site)
    tab.goto(site + "mal/1/")
    if not cached:
        # A page that waits to be asked when one leaves is never kept.
        tab.add_init_script("addEventListener('unload', () => 0)")
    tab.goto(site + OTHER_VIOLENCE)
    tab.goto(site + VIOLENCE)
    way_out(tab).click()
    tab.wait_for_url(NEUTRAL)
    # The page before leads out too, and is in the history no longer.
    back(tab, NEUTRAL)
    back(tab, site + "mal/1/")


def test_a_page_that_comes_back_from_the_browsers_cache_is_seen_again_when_nobody_has_left(
    tab: Page, built_fixture_site: Path, server: Server
) -> None:
    site = server(built_fixture_site)
    tab.goto(site + VIOLENCE)
    tab.evaluate("window.kept = true; scrollTo(0, 200)")
    tab.goto(site + "mal/1/")
    back(tab, site + VIOLENCE)
    assert tab.evaluate("window.kept"), "Chromium did not keep the page, so this proves nothing"
    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    assert tab.evaluate("getComputedStyle(document.body).visibility") == "visible"
    assert tab.evaluate("scrollY") > 100


def test_who_opens_a_page_again_after_leaving_sees_it(
    tab: Page, built_fixture_site: Path, server: Server
) -> None:
    site = server(built_fixture_site)
    tab.goto(site + VIOLENCE)
    way_out(tab).click()
    tab.wait_for_url(NEUTRAL)
    tab.goto(site + VIOLENCE)
    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    tab.goto(site + "mal/1/")
    back(tab, site + VIOLENCE)
    expect(tab.get_by_role("heading", level=1)).to_be_visible()


def test_the_page_is_out_of_sight_before_the_neutral_one_has_come(
    tab: Page, built_fixture_site: Path, server: Server
) -> None:
    tab.goto(server(built_fixture_site) + VIOLENCE)
    seen = tab.evaluate(
        "() => { document.querySelector('.ui-exit a').click();"
        "return [getComputedStyle(document.body).visibility, document.title, location.pathname] }"
    )
    assert seen == ["hidden", "Exempelväder", f"/{VIOLENCE}"]


def test_without_storage_the_way_out_leads_out(tab: Page, built_fixture_site: Path, server: Server) -> None:
    tab.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('blocked') } })"
    )
    tab.goto(server(built_fixture_site) + VIOLENCE)
    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    way_out(tab).click()
    tab.wait_for_url(NEUTRAL)


def test_without_scripts_the_way_out_is_a_link(
    keeping_browser: Browser, built_fixture_site: Path, server: Server
) -> None:
    context = keeping_browser.new_context(java_script_enabled=False)
    context.route(f"{NEUTRAL}**", lambda route: route.fulfill(content_type="text/html", body="<h1>Sol</h1>"))
    page = context.new_page()
    page.goto(server(built_fixture_site) + VIOLENCE)
    # What only scripts can do is not promised.
    expect(page.get_by_text("Skift tre gånger")).to_be_hidden()
    way_out(page).click()
    page.wait_for_url(NEUTRAL)
    context.close()


def test_shift_for_capitals_marking_or_slowly_leads_nowhere(
    tab: Page, asked: list[str], built_fixture_site: Path, server: Server
) -> None:
    tab.goto(server(built_fixture_site) + VIOLENCE)
    keys = tab.keyboard
    for _ in range(4):
        keys.press("Shift+A")
    keys.press("Shift")
    keys.press("Shift")
    keys.press("a")
    keys.press("Shift")
    heading = tab.get_by_role("heading", level=1)
    for _ in range(4):
        heading.click(modifiers=["Shift"])
    for _ in range(2):
        keys.press("Shift")
    tab.evaluate("document.querySelector('.ui-exit [role=status]').textContent = ''")
    tab.wait_for_timeout(3200)
    keys.press("Shift")
    expect(tab.locator(".ui-exit [role=status]")).to_have_text(
        "Tryck på Skift två gånger till för att lämna sidan."
    )
    keys.press("Shift")
    expect(tab.locator(".ui-exit [role=status]")).to_have_text(
        "Tryck på Skift en gång till för att lämna sidan."
    )
    assert asked == []
    assert tab.url.endswith(VIOLENCE)
