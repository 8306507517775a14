"""The buttons that add to Min plan: pressed once, twice, by keyboard, by many, while scripts are slow or gone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from plan_page import a_plan, an_item, put, stored
from support import axe_violations

# Where → the button's row, what the button is called, and how many rows it adds.
PLACES = {
    "fokusomraden/arbete/": ("tr:has(a[href*='arbete-1-a'])", "Lägg till i Min plan", 1),
    "insatser/": ("tr:has(a[href*='skola-fritid-1-a'])", "Lägg till i Min plan", 1),
    "insatser/arbete-1-a/": ("main", "Lägg till i Min plan", 1),
    "handlingsplan/skydda/": ("main", "Lägg till i Min plan", 1),
    "roller/larare/": ("#skola-fritid-1-a", "Lägg till i Min plan", 1),
    "roller/chef/": ("main", "Lägg till båda i Min plan", 2),
}


def keep_in_browser(page: Page, where: str) -> None:
    """Answers the question that is asked where the pages are about violence."""
    if where in {"handlingsplan/skydda/", "roller/chef/"}:
        page.get_by_role("dialog").get_by_role("button", name="Spara i webbläsaren").click()


def button_in(page: Page, row: str, name: str) -> Locator:
    return page.locator(row).locator("button.ui-add").filter(has_text=name).first


@pytest.mark.parametrize("where", PLACES)
def test_a_double_click_adds_stays_on_the_page_and_takes_nothing_back(
    address: str, page: Page, where: str
) -> None:
    row, name, count = PLACES[where]
    page.goto(address + where)
    place = page.locator(row)
    button = button_in(page, row, name).element_handle()
    assert button is not None
    button.dblclick()
    keep_in_browser(page, where)
    expect(place.locator(".ui-added")).to_contain_text(
        "Tillagd i Min plan." if count == 1 else "2 tillagda i Min plan."
    )
    assert len(stored(page)["items"]) == count
    # A press that is no part of a double-click either.
    button.click()
    expect(place.locator(".ui-added")).to_contain_text(
        "Finns redan i Min plan." if count == 1 else "Allt finns redan i Min plan."
    )
    assert page.url == address + where
    assert len(stored(page)["items"]) == count
    assert (button.text_content(), button.get_attribute("aria-pressed")) == ("Finns i Min plan", "true")
    expect(place.locator(".ui-added").get_by_role("link", name="Öppna Min plan")).to_be_visible()


def test_what_is_in_the_plan_is_taken_out_beside_its_button_and_comes_back_with_every_word(
    address: str, page: Page
) -> None:
    held = a_plan(
        an_item("trygghet-1-a", "Belysa stigar."),
        an_item("arbete-1-a", "Kartlägga löner varje år.", activity="Vårt eget"),
        an_item("skola-fritid-1-a", "Arbeta med fria val i skolan."),
    )
    put(page, address, held)
    page.goto(f"{address}insatser/arbete-1-a/")
    button = page.locator("button.ui-add")
    button.click()
    line = page.locator(".ui-added")
    expect(line.get_by_role("status")).to_have_text("Finns redan i Min plan.")
    line.get_by_role("button", name="Ta bort ur planen").click()
    expect(line.get_by_role("status")).to_have_text("Borttagen ur Min plan.")
    expect(button).to_have_text("Lägg till i Min plan")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(button).to_be_focused()
    assert [one["id"] for one in stored(page)["items"]] == ["trygghet-1-a", "skola-fritid-1-a"]
    line.get_by_role("button", name="Ångra").click()
    expect(line.get_by_role("status")).to_have_text("Finns i Min plan igen.")
    expect(button).to_be_focused()
    items = stored(page)["items"]
    assert [one["id"] for one in items] == ["trygghet-1-a", "arbete-1-a", "skola-fritid-1-a"]
    assert items[1]["activity"] == "Vårt eget"


def test_by_keyboard_the_focus_stays_and_the_link_and_undo_come_next(address: str, page: Page) -> None:
    page.goto(f"{address}fokusomraden/arbete/")
    button = page.get_by_role("button", name="Lägg till i Min plan: Kartlägga löner").element_handle()
    assert button is not None
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Finns i Min plan: Kartlägga löner")).to_be_focused()
    expect(page.locator(".ui-added").get_by_role("status")).to_contain_text("Tillagd i Min plan.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Öppna Min plan")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Ångra")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Lägg till i Min plan: Kartlägga löner")).to_be_focused()
    assert stored(page)["items"] == []


def test_undoing_a_whole_role_leaves_what_was_there_before(address: str, page: Page) -> None:
    put(page, address, a_plan(an_item("arbete-1-a", "Kartlägga löner varje år.", activity="Vårt eget")))
    page.goto(f"{address}roller/chef/")
    page.get_by_role("button", name="Lägg till båda i Min plan").click()
    line = page.locator(".ui-added")
    expect(line).to_contain_text("Tillagd i Min plan.")
    line.get_by_role("button", name="Ångra").click()
    expect(line.get_by_role("status")).to_have_text("Borttagen ur Min plan.")
    assert [(one["id"], one["activity"]) for one in stored(page)["items"]] == [("arbete-1-a", "Vårt eget")]
    assert stored(page)["roles"] == []


def test_a_selection_pressed_twice_keeps_its_undo(address: str, page: Page) -> None:
    page.goto(f"{address}insatser/?omrade=skola-fritid")
    button = page.get_by_role("button", name="Lägg till urvalet i Min plan")
    button.dblclick()
    line = page.locator(".ui-added")
    expect(line.get_by_role("status")).to_contain_text("Allt finns redan i Min plan.")
    line.get_by_role("button", name="Ångra").click()
    expect(line.get_by_role("status")).to_have_text("2 borttagna ur Min plan.")
    expect(button).to_be_focused()
    assert stored(page)["items"] == []


def test_buttons_pressed_while_the_scripts_are_on_their_way_ask_once_and_add_all(
    address: str, page: Page
) -> None:
    waiting: list[Route] = []
    held = True
    page.route("**/strategi.json", lambda route: waiting.append(route) if held else route.continue_())
    page.goto(f"{address}handlingsplan/forebygga/")
    with page.expect_request("**/strategi.json"):
        for name in ("Ökad kunskap om våld", "Mer samverkan"):
            page.get_by_role("button", name=f"Lägg till i Min plan: {name}").click()
    held = False
    for route in waiting:
        route.continue_()
    page.get_by_role("dialog").get_by_role("button", name="Spara i webbläsaren").click()
    expect(page.get_by_role("button", name="Finns i Min plan")).to_have_count(2)
    assert page.get_by_role("dialog").count() == 0
    assert len(stored(page)["items"]) == 2


@pytest.mark.parametrize("gone", ["**/add-button-*", "**/chunk-*", "**/strategi.json"])
def test_when_the_scripts_do_not_come_the_page_says_so_and_stays(address: str, page: Page, gone: str) -> None:
    page.route(gone, lambda route: route.abort())
    page.goto(f"{address}insatser/arbete-1-a/")
    page.get_by_role("button", name="Lägg till i Min plan").dblclick()
    expect(page.get_by_role("status").filter(has_text="Det gick inte att lägga till.")).to_have_count(1)
    assert page.url == f"{address}insatser/arbete-1-a/"
    assert axe_violations(page) == []
    page.unroute(gone)
    if gone != "**/strategi.json":
        # A browser may remember that a script was not there.
        page.reload()
    page.get_by_role("button", name="Lägg till i Min plan").click()
    expect(page.locator(".ui-added")).to_contain_text("Tillagd i Min plan.")
    expect(page.get_by_text("Det gick inte att lägga till.")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_narrow_screen_nothing_is_cut_off_and_axe_finds_nothing(
    address: str, page: Page, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{address}fokusomraden/arbete/")
    page.get_by_role("button", name="Lägg till i Min plan: Kartlägga löner").click()
    expect(page.locator(".ui-added")).to_contain_text("Tillagd i Min plan.")
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_second_half_of_a_double_click_answers_no_question(address: str, page: Page) -> None:
    page.goto(f"{address}handlingsplan/skydda/")
    button = page.locator("button.ui-add")
    button.click()
    keep = page.get_by_role("dialog").get_by_role("button", name="Spara i webbläsaren")
    box = keep.bounding_box()
    assert box is not None
    page.get_by_role("dialog").get_by_role("button", name="Avbryt").click()
    # The button stands where the dialog's will.
    x, y = box["x"] + 20, box["y"] + 10
    button.evaluate(
        "(one, [x, y]) => Object.assign(one.style, { position: 'fixed', left: `${x - 20}px`, top: `${y - 10}px` })",
        [x, y],
    )
    page.mouse.click(x, y)
    expect(keep).to_be_visible()
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)
    page.wait_for_timeout(200)
    expect(keep).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    keep.click()
    assert len(stored(page)["items"]) == 1


def test_what_was_cleared_in_another_tab_is_not_taken_out_again_and_stores_nothing(
    address: str, page: Page
) -> None:
    put(page, address, a_plan(an_item("arbete-1-a", "Kartlägga löner varje år.")))
    page.goto(f"{address}insatser/arbete-1-a/")
    page.locator("button.ui-add").click()
    line = page.locator(".ui-added")
    expect(line.get_by_role("button", name="Ta bort ur planen")).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{address}min-plan/")
    other.get_by_role("button", name="Ta bort allt från den här datorn").click()
    other.get_by_role("dialog").get_by_role("button", name="Ta bort allt").click()
    expect(page.locator("button.ui-add")).to_have_text("Lägg till i Min plan")
    line.get_by_role("button", name="Ta bort ur planen").click()
    expect(line.get_by_role("status")).to_have_text("Finns inte i Min plan längre.")
    expect(line.get_by_role("button")).to_have_count(0)
    expect(page.locator("button.ui-add")).to_be_focused()
    assert page.evaluate("localStorage.length") == 0
