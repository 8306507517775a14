"""From the start page to one's own role: by typing, by choosing, and without scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from support import Server, axe_violations


def say(page: Page, word: str) -> Locator:
    """Types what one works with, and gives the part of the page that answers."""
    field = page.get_by_label("Vad arbetar du med?")
    field.fill(word)
    field.press("Enter")
    return page.get_by_role("region", name="Vad kan jag bidra med?")


@pytest.mark.parametrize("word", ["Lärare", "lärare", "larare", "MAGISTER", "skol lärare"])
def test_a_word_for_one_role_leads_to_its_page(
    word: str, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.goto(server(built_fixture_site))
    say(page, word)
    page.wait_for_url("**/roller/*/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lärare")


def test_one_enter_is_enough_where_the_browser_takes_it_for_its_suggestions(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    """As WebKit does, which then sends no form."""
    taken = """addEventListener("keydown", (e) => e.key === "Enter" && e.preventDefault(), true)"""
    page.add_init_script(taken)
    page.goto(server(built_fixture_site))
    say(page, "lärare")
    page.wait_for_url("**/roller/*/")


@pytest.mark.parametrize("event", ["change of the word", "composition"])
def test_an_enter_that_chooses_a_suggestion_or_ends_a_composition_sends_nothing(
    event: str, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.goto(server(built_fixture_site))
    page.get_by_label("Vad arbetar du med?").evaluate(
        """(field, event) => {
          field.value = "lär";
          const key = { key: "Enter", bubbles: true };
          field.dispatchEvent(new KeyboardEvent("keydown", { ...key, isComposing: event === "composition" }));
          if (event !== "composition") field.value = "lärare";
          field.dispatchEvent(new KeyboardEvent("keyup", key));
        }""",
        event,
    )
    page.wait_for_timeout(300)
    assert not page.url.endswith("/larare/")
    expect(page.locator("#picker-status")).to_have_text("")


def test_a_word_for_several_roles_offers_each(built_fixture_site: Path, server: Server, page: Page) -> None:
    page.goto(server(built_fixture_site))
    answer = say(page, "mentor")
    expect(answer.get_by_role("status")).to_contain_text("”mentor” kan vara flera roller")
    expect(answer.locator(".ui-picker__choices li")).to_have_text(
        [re.compile("^Lärare"), re.compile("^Chef")]
    )
    assert axe_violations(page) == []
    answer.locator(".ui-picker__choices a").first.click()
    page.wait_for_url("**/roller/*/")


@pytest.mark.parametrize("word", ["astronaut", "mäg", "<b>x</b>", "%%%"])
def test_an_unknown_word_asks_where_one_works(
    word: str, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.goto(server(built_fixture_site))
    answer = say(page, word)
    expect(answer.get_by_role("status")).to_have_text(f"Vi känner inte igen ”{word}”. Var arbetar du?")
    expect(answer.get_by_role("link", name="Lärare")).to_be_visible()
    answer.get_by_role("link", name="Kommun").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kommun")


@pytest.mark.parametrize(("path", "word"), [("", "slöjdlärare"), ("roller/", "agist")])
def test_the_keyboard_alone_leads_from_part_of_a_word_or_a_compound_to_the_role_it_is_like(
    path: str, word: str, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(server(built_fixture_site) + path)
    field = page.get_by_label("Vad arbetar du med?")
    for _ in range(30):
        if field.evaluate("field => field === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type(word)
    page.keyboard.press("Enter")
    expect(page.locator("#picker-status")).to_have_text(
        f"”{word}” liknar ord som vi känner igen. Är någon av rollerna din?"
    )
    # Past the button, to the first choice: a guess is offered, and the reader decides.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".ui-picker__choices a:focus")).to_have_text("Lärare")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    if path:
        assert axe_violations(page) == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lärare")


def test_a_municipality_asks_where_in_it_one_works(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.goto(server(built_fixture_site))
    answer = say(page, "Exempelby")
    expect(answer.get_by_role("status")).to_contain_text("”Exempelby”")


def test_no_word_says_what_to_do(built_fixture_site: Path, server: Server, page: Page) -> None:
    page.goto(server(built_fixture_site))
    expect(say(page, "").get_by_role("status")).to_have_text(
        "Skriv ett ord för ditt arbete, eller välj i listan."
    )


def test_the_roles_can_be_chosen_without_scripts(
    built_fixture_site: Path, server: Server, scriptless: Page
) -> None:
    scriptless.goto(server(built_fixture_site))
    expect(scriptless.get_by_label("Vad arbetar du med?")).to_be_hidden()
    scriptless.get_by_text("Alla 2 roller").click()
    scriptless.locator("details").get_by_role("link", name="Lärare", exact=True).click()
    expect(scriptless.get_by_role("heading", level=1, name="Lärare")).to_be_visible()


@pytest.mark.parametrize("word", ["$&", "$'", "$`", "$$", "{q}"])
def test_what_was_typed_is_said_letter_by_letter(
    word: str, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.goto(server(built_fixture_site))
    answer = say(page, f"xyz{word}")
    expect(answer.get_by_role("status")).to_have_text(f"Vi känner inte igen ”xyz{word}”. Var arbetar du?")


def test_a_word_that_cannot_be_looked_up_says_so_and_shows_the_list(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.route(re.compile("/match-role-"), lambda route: route.abort())
    page.goto(server(built_fixture_site))
    answer = say(page, "lärare")
    expect(answer.get_by_role("status")).to_have_text(
        "Det gick inte att slå upp ordet. Välj din roll i listan."
    )
    expect(answer.locator("details").get_by_role("link", name="Lärare")).to_be_visible()


def test_a_slow_look_up_says_that_it_goes_on_until_it_answers(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    waiting: list[Route] = []
    page.route(re.compile("/match-role-"), lambda route: waiting.append(route))
    page.goto(server(built_fixture_site))
    answer = say(page, "mentor")
    expect(answer.get_by_role("status")).to_have_text("Söker …")
    waiting[0].continue_()
    expect(answer.get_by_role("status")).to_contain_text("”mentor” kan vara flera roller")


def test_the_start_page_offers_common_roles_and_examples_that_the_field_knows(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.goto(server(built_fixture_site))
    picker = page.get_by_role("region", name="Vad kan jag bidra med?")
    expect(picker.locator(".ui-picker__common a")).to_have_text(["Chef", "Lärare"])
    expect(picker.get_by_label("Vad arbetar du med?")).to_have_accessible_description(
        "Till exempel magister eller chef"
    )


def test_the_name_stays_where_it_is_when_the_picker_grows(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(server(built_fixture_site))
    name = page.get_by_role("heading", level=1)
    before = name.bounding_box()
    page.get_by_text("Alla 2 roller").click()
    expect(page.get_by_role("link", name="Lärare", exact=True).last).to_be_visible()
    assert name.bounding_box() == before


@pytest.mark.parametrize("width", [1024, 1280])
def test_the_heading_stands_still_while_the_button_after_a_long_list_of_words_is_fetched(
    built_fixture_site: Path, server: Server, page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(server(built_fixture_site) + "roller/")
    heading, button = page.get_by_role("heading", level=1), page.locator(".ui-picker [type=submit]")
    expect(button).to_be_visible()
    whole = heading.bounding_box()
    button.evaluate("one => one.remove()")
    assert heading.bounding_box() == whole
