"""The way out as it stands on the page: never over what is in focus, and of no height."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support import Server, axe_violations, rest_weekly
from way_out import FOLDED, NEUTRAL, VIOLENCE, way_out

# What of the element in focus the way out covers; empty for nothing.
COVERED = """() => {
    const bar = document.querySelector('.ui-sender'), at = document.activeElement;
    if (!at || at === document.body || bar.contains(at) || at.matches('.ui-skip')) return '';
    const a = at.getBoundingClientRect(), b = bar.getBoundingClientRect();
    const covered = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return covered > 1 ? `${at.outerHTML.slice(0, 90)} ${a.top} < ${b.bottom}` : '';
}"""


@pytest.mark.parametrize(
    ("page", "size", "letters"),
    rest_weekly(
        [
            (VIOLENCE, (320, 480), 200),
            (FOLDED, (1280, 720), 100),
            (VIOLENCE, (320, 568), 100),
            (VIOLENCE, (320, 568), 200),
            (FOLDED, (1280, 720), 200),
        ],
        2,
    ),
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
            if tab.evaluate(COVERED):
                # The window may still be on its way: it scrolls smoothly.
                tab.wait_for_function(f"() => !({COVERED})()")
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
