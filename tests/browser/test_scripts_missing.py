"""The page without its script: blocked, missing, refused for its type, broken, or switched off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from loopback import serve
from support import Server, axe_violations, rest_weekly

LINE = "sidans skript kom inte fram"
# A page, what only its script makes use of, and what is there without it.
PAGES = [
    ("insatser/", "#filter", ".ui-share"),
    ("handlingsplan/", "#filter", "#rows"),
    ("", "#picker form", "#picker details"),
    ("roller/", "#picker form", "[data-workplace]"),
    ("sok/", "#search", "text=Sökningen behöver JavaScript"),
    ("min-plan/", "text=Planen hämtas", "text=Min plan görs i din webbläsare"),
    ("insatser/arbete-1-a/", "button.ui-add", ".ui-words"),
    ("roller/larare/", "button.ui-add", ".ui-card__title"),
]
WAYS: dict[str, Callable[[Route], None]] = {
    "blocked": lambda route: route.abort(),
    "missing": lambda route: route.fulfill(status=404, content_type="text/html", body="<p>Finns inte"),
    "refused": lambda route: route.fulfill(content_type="application/octet-stream", body="export {};"),
    "broken": lambda route: route.fulfill(content_type="text/javascript", body="throw new Error('trasigt');"),
}
# What ten seconds do.
WAIT = "() => document.getAnimations().forEach((one) => one.finish())"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A page whose scripts may fail."""
    context = browser.new_context(locale="sv-SE")
    yield context.new_page()
    context.close()


def first(page: Page, selector: str) -> Locator:
    return page.locator(selector).first


@pytest.mark.parametrize(
    ("way", "path", "scripted", "unscripted"),
    rest_weekly(
        [*((way, *PAGES[0]) for way in WAYS), *(("refused", *page) for page in PAGES[1:])], len(WAYS) + 2
    ),
)
def test_where_a_script_does_not_come_the_page_is_as_without_and_says_so(
    built_fixture_site: Path, server: Server, tab: Page, way: str, path: str, scripted: str, unscripted: str
) -> None:
    tab.route("**/assets/*.js", WAYS[way])
    tab.goto(server(built_fixture_site) + path, wait_until="load")
    expect(tab.get_by_text(LINE).first).to_be_hidden()
    expect(first(tab, scripted)).to_be_visible()
    tab.evaluate(WAIT)
    expect(tab.get_by_text(LINE)).to_have_count(1)
    expect(tab.get_by_text(LINE)).to_be_visible()
    expect(first(tab, scripted)).to_be_hidden()
    expect(first(tab, unscripted)).to_be_visible()
    assert axe_violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("path", "scripted", "unscripted"), rest_weekly(PAGES, 3))
def test_with_scripts_off_nothing_is_said_to_be_missing(
    scriptless: Page, built_fixture_site: Path, server: Server, path: str, scripted: str, unscripted: str
) -> None:
    scriptless.goto(server(built_fixture_site) + path)
    expect(first(scriptless, scripted)).to_be_hidden()
    expect(first(scriptless, unscripted)).to_be_visible()
    expect(scriptless.get_by_text(LINE)).to_be_hidden()


# A page with what stands in the frame: the header's field or a link to the search, and the way out's key.
FRAMED = "roller/chef/"
FRAME = [".ui-search form", ".ui-search a", ".ui-exit .ui-exit__keys"]


def in_sight(page: Page) -> list[bool]:
    return [page.locator(f"{selector}:visible").count() == 1 for selector in FRAME]


@pytest.mark.parametrize(
    ("width", "expected"), [(1280, [True, False, True]), (320, [False, True, False])], ids=str
)
def test_where_the_frames_scripts_come_its_parts_stay_as_they_are(
    built_fixture_site: Path, server: Server, page: Page, width: int, expected: list[bool]
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(server(built_fixture_site) + FRAMED)
    expect(page.locator("[data-awaits]")).to_have_count(0)
    assert in_sight(page) == expected
    page.evaluate(WAIT)
    assert in_sight(page) == expected


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("way", rest_weekly(WAYS, 1))
def test_where_the_frames_scripts_do_not_come_a_link_leads_to_the_search_and_no_key_is_promised(
    built_fixture_site: Path, server: Server, tab: Page, way: str, width: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 700})
    tab.route("**/assets/*.js", WAYS[way])
    tab.goto(server(built_fixture_site) + FRAMED, wait_until="load")
    tab.evaluate(WAIT)
    assert in_sight(tab) == [False, True, False]
    tab.locator(".ui-search a:visible").click()
    expect(tab.get_by_role("heading", level=1, name="Sök")).to_be_visible()


# The plan's own page is made by its script.
@pytest.mark.parametrize(
    ("path", "scripted", "unscripted"), rest_weekly([p for p in PAGES if p[0] != "min-plan/"], 3)
)
def test_where_scripts_come_nothing_moves_or_goes_later(
    built_fixture_site: Path, server: Server, page: Page, path: str, scripted: str, unscripted: str
) -> None:
    page.add_init_script(
        "new PerformanceObserver((list) => { window.moved = [...(window.moved ?? []), ...list.getEntries()]; })"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(server(built_fixture_site) + path)
    expect(page.locator("[data-awaits]")).to_have_count(0)
    shown = first(page, scripted).is_visible()
    page.evaluate(WAIT)
    expect(page.get_by_text(LINE)).to_be_hidden()
    assert first(page, scripted).is_visible() == shown
    assert page.evaluate("(window.moved ?? []).length") == 0


def test_a_script_that_comes_late_takes_its_place_again(
    built_fixture_site: Path, server: Server, tab: Page
) -> None:
    held: list[Route] = []
    tab.route("**/assets/filter-*.js", lambda route: held.append(route))
    with tab.expect_request("**/assets/filter-*.js"):
        tab.goto(server(built_fixture_site) + "insatser/", wait_until="commit")
    # The wait is an animation, which begins with the first frame.
    tab.wait_for_function("() => document.getAnimations().length > 0")
    tab.evaluate(WAIT)
    expect(tab.locator("#filter")).to_be_hidden()
    held[0].continue_()
    expect(tab.locator("#filter")).to_be_visible()
    expect(tab.get_by_text(LINE)).to_be_hidden()


def test_one_script_that_fails_stops_no_other(built_fixture_site: Path, server: Server, tab: Page) -> None:
    tab.route("**/assets/controller-*.js", WAYS["broken"])
    tab.goto(server(built_fixture_site) + "insatser/")
    with tab.expect_response("**/assets/controller-*.js"):
        tab.locator("#filter").hover()
    tab.locator("tr button.ui-add").first.click()
    expect(tab.get_by_text("Tillagd").first).to_be_visible()


@pytest.mark.weekly
def test_without_help_the_wait_is_ten_seconds(built_fixture_site: Path, tab: Page) -> None:
    tab.route("**/assets/*.js", WAYS["blocked"])
    with serve(built_fixture_site) as address:
        tab.goto(address + "sok/")
        tab.wait_for_timeout(8_000)
        expect(tab.get_by_text(LINE)).to_be_hidden()
        expect(tab.get_by_text(LINE)).to_be_visible(timeout=4_000)
        expect(tab.locator("#search")).to_be_hidden()


def without_choices(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace('class="ui-picker__choices', 'class="gone'))


def test_a_script_whose_element_is_missing_names_it_and_stops_alone(
    built_fixture_site: Path, server: Server, tab: Page
) -> None:
    """The start page's picker fails; the search field of the header, a script of its own, works."""
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.route(lambda address: address.endswith("/"), without_choices)
    tab.goto(server(built_fixture_site))
    field = tab.get_by_role("banner").get_by_role("searchbox").or_(tab.locator(".ui-search input")).first
    field.focus()
    field.press_sequentially("kommun")
    expect(tab.get_by_role("listbox")).to_be_visible()
    assert errors == ["HTMLElement .ui-picker__choices"]
