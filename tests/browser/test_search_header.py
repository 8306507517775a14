"""The header's field: its words, its suggestions, and what it does without a script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from searching import suggest
from support import Server, axe_violations


def test_the_header_hands_its_words_over_and_they_stand_nowhere(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.headers.get('referer', '')}"))
    page.goto(server(built_fixture_site))
    field = page.get_by_role("combobox", name="Sök på webbplatsen")
    field.fill("skolor")
    field.press("Enter")
    page.wait_for_url("**/sok/")
    expect(page.locator("#search-status")).to_contain_text("”skolor”")
    assert "skolor" not in page.title()
    assert not any("skolor" in address for address in asked)
    assert page.evaluate(
        "[JSON.stringify(history.state), window.name, ...Object.values(sessionStorage)]"
    ) == [
        "null",
        "",
    ]
    assert page.evaluate("localStorage.length") == 0
    page.go_back()
    expect(page).to_have_url(server(built_fixture_site))


@pytest.mark.parametrize("lacks", ["script", "storage"])
def test_the_header_puts_no_words_in_the_address_when_something_is_lacking(
    lacks: str, built_fixture_site: Path, server: Server, page: Page
) -> None:
    if lacks == "script":
        page.route("**/header-*.js", lambda route: route.abort())
    else:
        page.add_init_script(
            "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('blocked'); } })"
        )
    page.goto(server(built_fixture_site))
    # The field is an ordinary one until its script has come.
    field = page.get_by_label("Sök på webbplatsen")
    field.fill("slagen")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Sök")).to_be_visible()
    assert page.url.rstrip("?") == server(built_fixture_site) + "sok/"


def test_without_scripts_the_header_has_a_link_and_no_field(
    built_fixture_site: Path, server: Server, scriptless: Page
) -> None:
    for width in (1280, 320):
        scriptless.set_viewport_size({"width": width, "height": 700})
        scriptless.goto(server(built_fixture_site))
        expect(scriptless.get_by_role("searchbox")).to_have_count(0)
        scriptless.get_by_role("banner").get_by_role("link", name="Sök", exact=True).click()
        expect(scriptless.get_by_role("link", name="Alla insatser")).to_be_visible()


def test_the_header_suggests_at_most_five_by_keyboard(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.goto(server(built_fixture_site))
    listbox = suggest(page, "lär")
    expect(listbox).to_be_visible()
    options = listbox.get_by_role("option")
    assert 1 <= options.count() <= 5
    field = page.locator("#site-search")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", str(options.first.get_attribute("id")))
    expect(field).to_be_focused()
    assert axe_violations(page) == []
    field.press("Escape")
    expect(listbox).to_be_hidden()
    expect(field).to_have_value("lär")
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url(lambda address: address != server(built_fixture_site))
    assert "?" not in page.url


def test_a_suggestion_is_followed_by_touch(built_fixture_site: Path, server: Server, page: Page) -> None:
    assert page.context.browser is not None
    context = page.context.browser.new_context(has_touch=True)
    tablet = context.new_page()
    tablet.goto(server(built_fixture_site))
    listbox = suggest(tablet, "lärare")
    listbox.get_by_role("option").first.tap()
    tablet.wait_for_url("**/roller/larare/")
    context.close()


def test_the_header_suggests_support_and_nothing_else_to_who_may_need_it(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.goto(server(built_fixture_site))
    listbox = suggest(page, "min man slår mig")
    expect(listbox.get_by_role("option")).to_have_text(["Behöver du stöd?"])
    listbox.get_by_role("option").click()
    page.wait_for_url("**/sok/")
    expect(page.locator("#support")).to_be_visible()
