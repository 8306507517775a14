"""The indicators for readers: the overview's filter, two clicks to an answer, and figures as assistive technology is given them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from support import Server

EVERY = [*(f"indikator-1-{number}" for number in range(1, 9)), "indikator-3-1"]
WITH_VALUES = EVERY[:6]
# Each choice of goal and of values, the indicators that are then shown, the measures, and the address.
CHOICES: list[tuple[str, bool, list[str], int, str]] = [
    ("", False, EVERY, 6, ""),
    ("mal-1", False, EVERY[:8], 6, "?mal=mal-1"),
    ("mal-3", False, EVERY[8:], 0, "?mal=mal-3"),
    ("", True, WITH_VALUES, 6, "?varden=ja"),
    ("mal-1", True, WITH_VALUES, 6, "?mal=mal-1&varden=ja"),
    ("mal-3", True, [], 0, "?mal=mal-3&varden=ja"),
]


@pytest.fixture
def overview(built_fixture_site: Path, server: Server, page: Page) -> Page:
    page.goto(server(built_fixture_site) + "indikatorer/")
    return page


def shown(page: Page, selector: str) -> list[str]:
    found: list[str] = page.locator(selector).evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.id || one.textContent)"
    )
    return found


def test_the_filter_shows_what_is_chosen_and_says_how_many(overview: Page) -> None:
    goal, only = (
        overview.get_by_label("Jämställdhetsmål"),
        overview.get_by_label("Bara indikatorer med värden"),
    )
    for chosen, with_values, wanted, measures, address in CHOICES[::-1]:
        goal.select_option(chosen)
        only.set_checked(with_values)
        words = "1 indikator visas." if len(wanted) == 1 else f"{len(wanted)} indikatorer visas."
        expect(overview.get_by_role("status").filter(has_text="visas")).to_have_text(words)
        assert shown(overview, "[data-indicator]") == wanted
        assert len(shown(overview, ".ui-overview__table tbody tr")) == measures
        assert overview.evaluate("location.search") == address


def test_a_link_to_a_choice_and_the_way_back_show_it_again(overview: Page) -> None:
    start = overview.url
    overview.goto(f"{start}?mal=mal-3")
    expect(overview.locator("#indikator-1-1")).to_be_hidden()
    assert shown(overview, "[data-indicator]") == EVERY[8:]
    overview.get_by_label("Jämställdhetsmål").select_option("mal-1")
    overview.get_by_role("link", name="Medianinkomst efter skatt").first.click()
    expect(overview.locator("h1")).to_have_text("Disponibel inkomst")
    overview.go_back()
    expect(overview.get_by_label("Jämställdhetsmål")).to_have_value("mal-1")
    assert shown(overview, "[data-indicator]") == EVERY[:8]
    overview.goto(f"{start}?mal=mal-99&varden=nej")
    expect(overview.get_by_label("Jämställdhetsmål")).to_have_value("")
    assert shown(overview, "[data-indicator]") == EVERY


@pytest.fixture
def unscripted(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="sv-SE", java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_everything_is_shown_and_nothing_is_offered_in_vain(
    built_fixture_site: Path, server: Server, unscripted: Page
) -> None:
    unscripted.goto(server(built_fixture_site) + "indikatorer/?mal=mal-3&varden=ja")
    expect(unscripted.locator(".ui-overview__filter")).to_be_hidden()
    for name in EVERY:
        expect(unscripted.locator(f"#{name}")).to_be_visible()
    expect(unscripted.locator(".ui-overview__table tbody tr")).to_have_count(6)
    why = unscripted.locator("#indikator-1-7")
    expect(why).to_contain_text("Statistiken finns bara för hela landet.")
    expect(why.get_by_role("link", name="Närmaste statistik hos Exempelinstitutet")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 375])
def test_a_politician_reads_in_two_clicks_how_large_the_income_gap_is_and_if_it_shrinks(
    built_fixture_site: Path, server: Server, page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(server(built_fixture_site))
    page.get_by_role("main").get_by_role("link", name="Mål och statistik").click()
    expect(page.locator("h1")).to_have_text("Mål och statistik")
    page.get_by_role("main").get_by_role("link", name=re.compile("inkomst", re.I)).click()
    expect(page.locator("h1")).to_have_text("Disponibel inkomst")
    answer = page.get_by_text(re.compile("Kvinnors värde är"))
    expect(answer).to_contain_text(
        "Kvinnors värde är 45\u00a0600 kronor lägre än mäns, det vill säga 85 procent av mäns."
    )
    expect(answer).to_contain_text(
        "2015 var det 49\u00a0500 kronor lägre, 80 procent av mäns. Skillnaden har minskat med 3\u00a0900 kronor."
    )
    expect(answer).to_be_in_viewport()


def test_all_measures_are_seen_at_once(overview: Page) -> None:
    """Twelve rows would fit beneath the filter of an ordinary screen."""
    overview.set_viewport_size({"width": 1280, "height": 900})
    rows = overview.locator(".ui-overview__table tbody tr").evaluate_all(
        "all => all.map(one => one.offsetHeight)"
    )
    assert sum(rows) / len(rows) < 900 / 12, rows


def test_a_printed_figure_begins_on_the_first_page(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.goto(server(built_fixture_site) + "indikatorer/indikator-1-1/")
    printed = pypdfium2.PdfDocument(page.pdf(format="A4"))
    first = printed[0].get_textpage().get_text_bounded()
    assert "I Exempellän var andelen kvinnor 41,2 procent 2024" in first


def heard(page: Page) -> list[tuple[str, str]]:
    """(role, name) of each node that Chromium gives assistive technology, in order."""
    client = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = client.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def walk(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
        if not node["ignored"]:
            yield node["role"]["value"], node.get("name", {}).get("value", "")
        for child in node.get("childIds", ()):
            yield from walk(by_id[child])

    return list(walk(nodes[0]))


# A page with figures, the words that a figure ends with, and the numbers of figures and of tables.
FIGURES = [
    ("indikatorer/indikator-1-1/", "Värdena står i texten och tabellen efter diagrammet.", 1, 2),
    ("indikatorer/indikator-1-4/", "Värdena står i texten och tabellen efter diagrammet.", 1, 1),
    ("mal/1/", "De senaste värdena står i texten efter diagrammet.", 6, 0),
]


@pytest.mark.parametrize(("path", "points", "number", "tables"), FIGURES)
def test_a_figure_is_heard_as_a_name_that_points_on_and_nothing_twice(
    built_fixture_site: Path, server: Server, page: Page, path: str, points: str, number: int, tables: int
) -> None:
    page.goto(server(built_fixture_site) + path)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    found = heard(page)
    images = [name for role, name in found if role in ("image", "img") and name.startswith("Linjediagram: ")]
    assert len(images) == number
    assert all(name.endswith(f". {points}") for name in images)
    texts = [name for role, name in found if role == "StaticText"]
    # What stands in the drawing is not read: its words, its scales, and the names of its lines.
    assert "brott" not in texts
    assert "jämn fördelning" not in texts
    assert ("Kvinnor, riket" in texts) == (tables > 0), "as a heading of the table"
    sentences = [text for text in texts if re.match(r"I Exempell\S+ ", text)]
    assert len(sentences) == len({*sentences}) == number
    assert [role for role, _ in found].count("table") == tables
