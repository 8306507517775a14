"""Leaving the page at once, as who is at risk does it: Chromium with its back/forward cache on, as users have it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from support import Server, axe_violations

NEUTRAL = "https://vader.invalid/"
WAY_OUT = "Lämna sidan snabbt till Exempelväder"
VIOLENCE = "insatser/trygghet-1-b/"
OTHER_VIOLENCE = "fokusomraden/trygghet/"
FOLDED = "roller/chef/"


# What of the element in focus the way out covers; empty for nothing.
COVERED = """() => {
    const bar = document.querySelector('.ui-sender'), at = document.activeElement;
    if (!at || at === document.body || bar.contains(at) || at.matches('.ui-skip')) return '';
    const a = at.getBoundingClientRect(), b = bar.getBoundingClientRect();
    const covered = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return covered > 1 ? `${at.outerHTML.slice(0, 90)} ${a.top} < ${b.bottom}` : '';
}"""


@pytest.fixture(scope="module")
def keeping_browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    """A browser that keeps pages for Back: Playwright's own choice is not to."""
    browser = launch(ignore_default_args=["--disable-back-forward-cache"])
    yield browser
    browser.close()


@pytest.fixture
def asked() -> list[str]:
    """Return the requests made to the neutral address."""
    return []


@pytest.fixture
def context(keeping_browser: Browser, asked: list[str]) -> Iterator[BrowserContext]:
    context = keeping_browser.new_context(locale="sv-SE")
    context.set_default_timeout(5000)

    def neutral(route: Route) -> None:
        asked.append(route.request.headers.get("referer", ""))
        route.fulfill(content_type="text/html", body="<title>Väder</title><h1>Sol</h1>")

    context.route(f"{NEUTRAL}**", neutral)
    yield context
    context.close()


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    return context.new_page()


def way_out(page: Page) -> Locator:
    return page.get_by_role("link", name=WAY_OUT)


def back(page: Page, address: str) -> None:
    """Presses Back, and is at an address. Playwright's own waits for a load that a page from the browser's cache never has."""
    page.evaluate("setTimeout(() => history.back())")
    page.wait_for_timeout(500)
    expect(page).to_have_url(address)


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


@pytest.mark.parametrize(
    ("page", "size", "letters"),
    [
        (VIOLENCE, (320, 568), 100),
        (VIOLENCE, (320, 568), 200),
        (VIOLENCE, (320, 480), 200),
        (FOLDED, (1280, 720), 100),
        (FOLDED, (1280, 720), 200),
    ],
    ids=str,
)
def test_the_way_out_never_covers_what_is_in_focus(
    page: str, size: tuple[int, int], letters: int, tab: Page, built_fixture_site: Path, server: Server
) -> None:
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    tab.goto(server(built_fixture_site) + page)
    if letters != 100:
        tab.evaluate(
            "size => { const s = new CSSStyleSheet(); s.replaceSync(`html { font-size: ${size}% !important }`);"
            "document.adoptedStyleSheets = [s] }",
            letters,
        )
    for forward in ("Tab", "Shift+Tab"):
        for _ in range(30):
            tab.keyboard.press(forward)
            covered = tab.evaluate(COVERED)
            if covered:
                # The window may still be on its way: it scrolls smoothly.
                tab.wait_for_timeout(700)
                covered = tab.evaluate(COVERED)
            assert covered == "", covered
    # It takes a small part of the window only, or none: then it stays at the top of the page.
    bar, link = tab.locator(".ui-sender").bounding_box(), way_out(tab).bounding_box()
    assert bar is not None
    assert link is not None
    assert link["x"] >= 0
    assert link["x"] + link["width"] <= size[0]
    assert (
        bar["height"] <= 0.2 * size[1]
        or tab.evaluate("getComputedStyle(document.querySelector('.ui-sender')).position") == "static"
    )


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_the_way_out_costs_no_height_and_is_the_first_link_after_the_skip_link(
    width: int, tab: Page, built_fixture_site: Path, server: Server
) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(server(built_fixture_site) + VIOLENCE)
    strip = tab.locator(".ui-sender").bounding_box()
    assert strip is not None
    # One line on a wide screen, two on a narrow one.
    assert strip["height"] <= (40 if width > 640 else 56)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    expect(way_out(tab)).to_be_focused()


def test_a_place_on_the_page_is_shown_below_the_way_out(
    tab: Page, built_fixture_site: Path, server: Server
) -> None:
    tab.set_viewport_size({"width": 320, "height": 568})
    tab.goto(server(built_fixture_site) + "fokusomraden/trygghet/#trygghet-1")
    tab.wait_for_timeout(800)
    place, bar = tab.locator("#trygghet-1").bounding_box(), tab.locator(".ui-sender").bounding_box()
    assert place is not None
    assert bar is not None
    assert place["y"] >= bar["y"] + bar["height"] - 1


def test_the_way_out_is_not_printed_and_can_be_read_in_forced_colours(
    tab: Page, built_fixture_site: Path, server: Server
) -> None:
    tab.goto(server(built_fixture_site) + VIOLENCE)
    tab.emulate_media(media="print")
    expect(tab.locator(".ui-exit")).to_be_hidden()
    tab.emulate_media(media="screen", forced_colors="active")
    expect(way_out(tab)).to_be_in_viewport(ratio=1)
    assert (
        tab.evaluate("getComputedStyle(document.querySelector('.ui-exit__link')).borderTopStyle") == "solid"
    )
    assert axe_violations(tab) == []


def test_the_search_page_shows_the_way_out_with_the_box(
    tab: Page, built_fixture_site: Path, server: Server
) -> None:
    tab.goto(server(built_fixture_site) + "sok/")
    expect(way_out(tab)).to_be_hidden()
    field = tab.get_by_role("searchbox", name="Vad söker du?")
    field.fill("slagen")
    field.press("Enter")
    expect(tab.locator("#support")).to_be_visible()
    expect(way_out(tab)).to_be_in_viewport(ratio=1)
    assert axe_violations(tab) == []
    way_out(tab).click()
    tab.wait_for_url(NEUTRAL)
