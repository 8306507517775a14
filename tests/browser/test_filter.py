"""The filter as its readers use it: by roles and names, by keyboard, narrow, without scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from filtering import choose, facet, row_of, rows
from support import Server, asset, axe_violations, rest_weekly, sources, until_still


def test_options_add_up_within_a_facet_and_narrow_between_facets(insatser: Page) -> None:
    choose(insatser, "Du som kan bidra", "Skola")
    assert rows(insatser) == ["skola-fritid-1-a"]
    expect(facet(insatser, "Du som kan bidra")).to_have_text("Du som kan bidra, 1 vald")
    choose(insatser, "Du som kan bidra", "Företag")
    assert rows(insatser) == ["arbete-1-a", "arbete-1-b", "skola-fritid-1-a"]
    choose(insatser, "Fokusområde", "Skola och fritid")
    assert rows(insatser) == ["skola-fritid-1-a"]
    expect(facet(insatser, "Du som kan bidra")).to_have_text("Du som kan bidra, 2 valda")
    expect(insatser.get_by_role("heading", name="Arbete för alla")).to_be_hidden()
    expect(insatser).to_have_title(re.compile("^Skola, Företag, Skola och fritid – Alla insatser"))
    assert insatser.url.endswith("?aktor=skola&aktor=foretag&omrade=skola-fritid")


@pytest.mark.parametrize("file", ["controller-", r"filter-insatser-\w+\.json"])
def test_a_choice_made_before_the_filter_could_be_loaded_counts(insatser: Page, file: str) -> None:
    insatser.route(re.compile(f"/{file}"), lambda route: route.abort(), times=1)
    with insatser.expect_event("requestfailed"):
        facet(insatser, "Du som kan bidra").click()
    choose(insatser, "Du som kan bidra", "Skola")
    assert rows(insatser) == ["skola-fritid-1-a"]
    assert insatser.url.endswith("?aktor=skola")


def test_each_option_says_how_many_rows_it_would_show(insatser: Page) -> None:
    facet(insatser, "Du som kan bidra").click()
    expect(insatser.get_by_role("checkbox", name="Kommun, 5 insatser", exact=True)).to_be_visible()
    choose(insatser, "Fokusområde", "Skola och fritid")
    expect(insatser.get_by_role("checkbox", name="Kommun, 1 insats", exact=True)).to_be_visible()
    expect(insatser.get_by_role("checkbox", name="Företag, 0 insatser", exact=True)).to_be_visible()
    expect(insatser.get_by_role("checkbox", name="Arbete för alla, 2 insatser", exact=True)).to_be_visible()


def test_words_match_parts_of_words_marks_or_not_keywords_and_shared_cells(insatser: Page) -> None:
    field = insatser.get_by_role("searchbox", name="Sök bland insatserna")
    for typed, shown in {
        "kartlaggning": ["arbete-1-b"],
        "KARTLÄGG lönegap": ["arbete-1-a"],
        "könsbundna": ["skola-fritid-1-a"],
        "foreningar exempelmetod": ["trygghet-1-b"],
    }.items():
        field.fill(typed)
        expect(insatser.get_by_role("button", name=f"Ta bort valet ”{typed}”")).to_be_visible()
        assert rows(insatser) == shown


def test_cells_that_hold_for_several_rows_stay_when_the_first_row_goes(insatser: Page) -> None:
    insatser.get_by_role("searchbox", name="Sök bland insatserna").fill("sprida resultatet")
    expect(row_of(insatser, "arbete-1-a")).to_be_hidden()
    row = insatser.get_by_role("row").filter(has_text="Sprida resultatet")
    expect(row.get_by_role("cell").filter(has_text="Kommun, företag")).to_be_visible()
    insatser.get_by_role("button", name="Ta bort alla val").click()
    row = insatser.get_by_role("row").filter(has_text="Kartlägga löner varje år")
    expect(row.get_by_role("cell").filter(has_text="Kommun, företag")).to_be_visible()
    expect(
        row.get_by_role("button", name=re.compile("^Lägg till i Min plan: Kartlägga löner"))
    ).to_be_visible()


def test_only_the_count_is_announced_and_only_when_the_reader_pauses(insatser: Page) -> None:
    status = insatser.locator("#filter-result [role=status]").first
    choose(insatser, "Du som kan bidra", "Skola")
    expect(insatser.get_by_role("button", name="Visa 1 insats", exact=True)).to_be_visible()
    expect(status).to_have_text("1 av 6 insatser visas")
    assert (
        insatser.locator("#rows [aria-live], #rows [role=status], .ui-filter__chips [role=status]").count()
        == 0
    )


def test_focus_stays_and_the_last_button_leads_to_the_results(insatser: Page) -> None:
    choose(insatser, "Du som kan bidra", "Skola")
    expect(insatser.get_by_role("checkbox", name="Skola, 1 insats")).to_be_focused()
    insatser.get_by_role("button", name="Visa 1 insats").click()
    expect(insatser.get_by_role("heading", name="1 av 6 insatser visas")).to_be_focused()


def test_a_chip_goes_and_focus_moves_to_the_next_and_then_to_the_heading(insatser: Page) -> None:
    choose(insatser, "Du som kan bidra", "Skola")
    choose(insatser, "Du som kan bidra", "Företag")
    insatser.get_by_role("button", name="Ta bort valet Skola", exact=True).click()
    expect(insatser.get_by_role("button", name="Ta bort valet Företag", exact=True)).to_be_focused()
    insatser.keyboard.press("Enter")
    expect(insatser.locator("#resultat")).to_be_focused()
    expect(insatser.get_by_text("Dina val")).to_be_hidden()
    assert len(rows(insatser)) == 6


def test_the_keyboard_alone_chooses_and_reaches_the_results(insatser: Page) -> None:
    insatser.get_by_role("searchbox", name="Sök bland insatserna").focus()
    for key in ("Tab", "Enter", "Tab", "Space"):
        insatser.keyboard.press(key)
    focused = insatser.locator(":focus")
    expect(focused).to_be_checked()
    expect(insatser.get_by_text("Dina val")).to_be_visible()
    assert focused.get_attribute("name") == "aktor"
    assert 0 < len(rows(insatser)) < 6
    insatser.keyboard.press("Enter")
    expect(insatser.locator("#resultat")).to_be_focused()


def test_no_hits_say_what_each_removal_would_show(insatser: Page) -> None:
    choose(insatser, "Du som kan bidra", "Skola")
    choose(insatser, "Fokusområde", "Arbete för alla")
    expect(insatser.get_by_text("Inga insatser stämmer med alla dina val.")).to_be_visible()
    expect(insatser.get_by_role("button", name="Utan Skola: 2 insatser")).to_be_visible()
    insatser.get_by_role("button", name="Utan Arbete för alla: 1 insats", exact=True).click()
    expect(insatser.locator("#resultat")).to_be_focused()
    assert rows(insatser) == ["skola-fritid-1-a"]


def test_a_role_gives_each_row_its_tier_and_reason_where_it_stands(insatser: Page) -> None:
    insatser.get_by_role("combobox", name="Roll").select_option(label="Lärare")
    expect(insatser.get_by_text("Strategin nämner Skola.")).to_be_visible()
    assert rows(insatser) == ["skola-fritid-1-a", "skola-fritid-2-a"]
    row = insatser.get_by_role("row").filter(has_text="Belysa stigar")
    expect(row).to_contain_text("Påhittat skäl.")
    insatser.get_by_role("checkbox", name="Visa också det som gäller hela organisationen").check()
    assert rows(insatser) == ["skola-fritid-1-a", "skola-fritid-2-a", "arbete-1-b"]
    assert insatser.url.endswith("?roll=larare&aven=organisationen")
    insatser.get_by_role("button", name="Ta bort valet Lärare").click()
    expect(insatser.get_by_text("Strategin nämner Skola.")).to_have_count(0)
    assert len(rows(insatser)) == 6
    assert insatser.url.endswith("/insatser/")


def test_what_the_site_says_of_a_role_stands_in_the_rows(insatser: Page) -> None:
    insatser.unroute_all()
    insatser.get_by_role("combobox", name="Roll").select_option(label="Lärare")
    expect(row_of(insatser, "skola-fritid-1-a")).to_contain_text("Strategin nämner Skola.")
    assert rows(insatser) == ["skola-fritid-1-a", "skola-fritid-2-a"]
    insatser.get_by_role("checkbox", name="Visa också det som gäller hela organisationen").check()
    expect(row_of(insatser, "trygghet-1-b")).to_contain_text("Gäller Kommun.")


def test_nothing_is_fetched_before_the_reader_asks_for_it(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    page.route("**/*", note)
    page.goto(server(built_fixture_site) + "insatser/")
    until_still(page, asked)
    waiting = [
        "scripts/filter/loader.js",
        "scripts/search/header-field.js",
        "scripts/support/quick-exit.js",
    ]
    assert sorted(url.split("/")[-1] for url in asked if url.endswith(".js")) == sorted(
        asset(built_fixture_site, source).name for source in waiting
    )
    with page.expect_response(re.compile("/controller-")):
        page.get_by_role("searchbox", name="Sök bland insatserna").focus()
    scripts = [source for source in sources(built_fixture_site, asked) if source.startswith("scripts/")]
    assert sorted(scripts) == sorted([*waiting, "scripts/filter/controller.js"])
    assert not [url for url in asked if "/roller/" in url]


def test_the_filter_stands_open_on_a_tablet_and_unfolds_in_the_page_at_320(insatser: Page) -> None:
    insatser.set_viewport_size({"width": 768, "height": 1024})
    expect(insatser.get_by_role("combobox", name="Roll")).to_be_visible()
    expect(insatser.get_by_role("button", name="Filtrera")).to_be_hidden()
    insatser.set_viewport_size({"width": 320, "height": 640})
    expect(insatser.get_by_role("combobox", name="Roll")).to_be_hidden()
    expect(insatser.locator(".ui-filter__open")).to_contain_text("6 av 6 insatser visas")
    insatser.get_by_role("button", name="Filtrera", expanded=False).click()
    insatser.get_by_role("combobox", name="Roll").select_option(label="Lärare")
    choose(insatser, "Du som kan bidra", "Kommun")
    expect(insatser.locator(".ui-filter__open")).to_contain_text("1 av 6 insatser visas")
    assert insatser.evaluate("document.documentElement.scrollWidth") == 320


def test_without_scripts_every_row_is_there_and_no_filter(
    built_fixture_site: Path, server: Server, scriptless: Page
) -> None:
    scriptless.goto(server(built_fixture_site) + "insatser/?aktor=skola")
    expect(scriptless.locator("tr[data-item]:visible")).to_have_count(6)
    expect(scriptless.get_by_role("combobox", name="Roll")).to_be_hidden()


@pytest.mark.parametrize(
    ("width", "scheme"), rest_weekly([(1280, "light"), (320, "dark"), (1280, "dark"), (320, "light")], 2)
)
def test_axe_finds_nothing_in_any_state(insatser: Page, width: int, scheme: str) -> None:
    insatser.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    insatser.set_viewport_size({"width": width, "height": 800})
    if width == 320:
        insatser.get_by_role("button", name="Filtrera").click()
    insatser.get_by_role("combobox", name="Roll").select_option(label="Lärare")
    expect(insatser.get_by_text("Strategin nämner Skola.")).to_be_visible()
    choose(insatser, "Du som kan bidra", "Kommun")
    assert axe_violations(insatser) == []
    insatser.get_by_role("searchbox", name="Sök bland insatserna").fill("finnsinte")
    expect(insatser.get_by_text("Inga insatser stämmer med alla dina val.")).to_be_visible()
    assert axe_violations(insatser) == []


def test_the_areas_say_their_part_of_what_is_shown_and_lead_to_it(insatser: Page) -> None:
    parts = insatser.get_by_role("navigation", name="Gå till fokusområde")
    choose(insatser, "Du som kan bidra", "Företag")
    links = parts.get_by_role("link")
    expect(links).to_have_count(1)
    expect(links).to_have_text(re.compile(r"Arbete 2$"))
    links.click()
    expect(insatser.get_by_role("heading", name="Arbete för alla")).to_be_in_viewport()
    # In the order of a role's tiers no area stands in one place.
    insatser.get_by_role("combobox", name="Roll").select_option(label="Lärare")
    expect(links).to_have_count(0)


@pytest.mark.parametrize("path", ["insatser/", "insatser/?roll=larare"])
def test_the_first_row_is_seen_at_once_on_a_laptop(
    path: str, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(server(built_fixture_site) + path)
    if "?" in path:
        expect(page.get_by_text("Strategin nämner Skola.")).to_be_visible()
    expect(page.locator("#rows tr[data-item]:visible").first.locator("th")).to_be_in_viewport()


def test_the_action_plan_has_the_same_filter(built_fixture_site: Path, server: Server, page: Page) -> None:
    page.goto(server(built_fixture_site) + "handlingsplan/")
    choose(page, "Målsättningsområde", "Förebygga")
    assert rows(page) == ["handlingsplan-1-1", "handlingsplan-1-2"]
    page.get_by_role("searchbox", name="Sök bland målsättningarna").fill("månad")
    expect(page.get_by_role("heading", name="1 av 3 målsättningar visas")).to_be_visible()
