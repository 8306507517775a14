"""Every kind of page in a real browser: wide and narrow, light and dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from support import Server, axe_violations, lasting_pages, listed, rest_weekly

KINDS = {
    "start": "",
    "kapitel": "strategin/inledning-exempel/",
    "fokusområde": "fokusomraden/trygghet/",
    "alla insatser": "insatser/",
    "insats": "insatser/arbete-1-b/",
    "roller": "roller/",
    "sök": "sok/",
    "tillgänglighet": "om/tillganglighet/",
    "roll": "roller/larare/",
    "roll som strategin inte nämner": "roller/chef/",
    "aktör": "aktorer/polis/",
    "mål": "mal/1/",
    "handlingsplan": "handlingsplan/",
    "handlingsplanens arbete": "handlingsplan/planens-arbete/",
    "målsättning": "handlingsplan/handlingsplan-1-1/",
    "metoder": "metoder/",
    "indikatorer": "indikatorer/",
    "tips": "verktyg/tips/",
    "om": "om/",
    "anmärkningar": "om/kallan/",
    "ordlista": "om/ordlista/",
    "öppna data": "oppna-data/",
    "egen sida": "skolan/",
    "sida på engelska": "en/",
    "lättläst": "lattlast/",
    "saknad sida": "finns-inte/",
}
VARIANTS = [(320, "dark"), (1280, "light"), (320, "light"), (1280, "dark")]
# Each kind in one variant each time, in turn, and in the others every week.
IN_TURN = [(kind, *VARIANTS[number % 4]) for number, kind in enumerate(KINDS)]
OTHERS = [(kind, *variant) for kind in KINDS for variant in VARIANTS if (kind, *variant) not in IN_TURN]


@pytest.mark.parametrize(("kind", "width", "scheme"), rest_weekly([*IN_TURN, *OTHERS], len(IN_TURN)))
def test_axe_finds_nothing(
    kind: str, width: int, scheme: str, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(server(built_fixture_site) + KINDS[kind])
    assert axe_violations(page) == []


# What is wrong with a page on the smallest screen: it is too wide, a glossary word leaves its line, or support is cut.
NARROW = """() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility());
  return [
    ["sideways scrolling", document.documentElement.scrollWidth > innerWidth],
    ["broken word", shown("button.ui-term").some((e) => e.offsetHeight > 2 * parseFloat(getComputedStyle(e).fontSize))],
    ["support below", shown(".ui-support:not(.ui-support--foot), .ui-sender__help, .ui-exit").some((e) => e.getBoundingClientRect().bottom > innerHeight)],
  ].filter(([, wrong]) => wrong).map(([what]) => what);
}"""


# WCAG 2.2, 1.4.12: what is lost when the reader wants more space between letters, words and lines.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}"
  );
  document.adoptedStyleSheets = [sheet];
  const hides = (e) => /hidden|clip/.test(getComputedStyle(e).overflow) && getComputedStyle(e).position !== "absolute";
  const wide = document.documentElement.scrollWidth > innerWidth ? ["sideways scrolling"] : [];
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.checkVisibility() && hides(e) && e.tagName !== "INPUT")
    .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
    .map((e) => e.outerHTML.slice(0, 80)).concat(wide);
}"""


# Buttons that sound the same do the same, and none is read out with every cell of its row.
HEARD = """() => {
  const name = (e) => (e.ariaLabel ?? e.textContent).replace(/\\s+/g, " ").trim();
  const all = [...document.querySelectorAll("main :is(button:not(.ui-term), summary)")];
  const does = (e) => (e.matches("summary") ? e.parentElement.textContent : e);
  const alike = all.filter((e) => does(all.find((other) => name(other) === name(e))) !== does(e));
  const mumbled = all.filter((e) => !name(e).startsWith(e.textContent.trim()));
  return [...alike, ...mumbled, ...document.querySelectorAll(":is(th, h1, h2, h3, h4) .ui-button")].map((e) => e.outerHTML);
}"""


@pytest.mark.weekly
def test_each_page_fits_the_smallest_screen_with_support_whole_in_the_first_view_and_buttons_apart(
    built_site: Path, server: Server, page: Page
) -> None:
    """320 px is 1280 px at 400 % (WCAG 2.2, 1.4.10)."""
    page.set_viewport_size({"width": 320, "height": 568})
    address = server(built_site)
    wrong = []
    for path in lasting_pages(built_site):
        page.goto(f"{address}{path.relative_to(built_site).parent}/")
        wrong += [f"{page.url}: {what}" for what in page.evaluate(NARROW)]
        wrong += [f"{page.url}: lost when spaced: {what}" for what in page.evaluate(SPACED)]
        wrong += [f"{page.url}: heard like another: {what}" for what in page.evaluate(HEARD)]
    assert wrong == [], listed(wrong)


def test_the_keyboard_reaches_the_content_at_once_and_shows_where_it_is(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.goto(server(built_fixture_site) + "insatser/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Gå till innehållet")
    assert skip.evaluate("e => e === document.activeElement")
    assert skip.is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#innehall")


def test_a_note_is_followed_there_and_back(built_fixture_site: Path, server: Server, page: Page) -> None:
    page.goto(server(built_fixture_site) + "strategin/inledning-exempel/")
    page.get_by_role("link", name="Not 1", exact=True).click()
    page.wait_for_url("**/#not-s1")
    page.get_by_role("link", name="Tillbaka till texten från not 1").click()
    page.wait_for_url("**/#not-s1-mark")


def test_support_is_seen_first_on_a_small_screen_where_it_is_about_violence(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto(server(built_fixture_site) + "handlingsplan/")
    box = page.get_by_role("complementary", name="Behöver du stöd?")
    assert (
        page.locator("main").evaluate("e => e.querySelector('aside, nav, h1, p').className") == "ui-support"
    )
    expect(box).to_be_in_viewport(ratio=1)
    expect(box.locator("p").last).to_have_text("Sidan är skriven för dig som arbetar i en verksamhet.")


def test_a_role_with_violence_among_other_things_has_the_way_out_and_a_way_to_support_above_its_footer(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto(server(built_fixture_site) + "roller/chef/")
    expect(page.get_by_role("link", name="Lämna sidan")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    number = page.get_by_role("complementary", name="Behöver du stöd?").get_by_role("link")
    expect(number).not_to_be_in_viewport()
    page.get_by_role("link", name="Behöver du stöd?").click()
    expect(number).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_that_reads_from_right_to_left_cannot_be_scrolled_sideways(
    width: int, built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(server(built_fixture_site) + "en/")
    page.locator("html").evaluate("(html) => html.setAttribute('dir', 'rtl')")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("query", ["", "?roll=rektor"])
def test_the_first_printed_page_of_a_register_is_filled_to_its_foot(
    query: str, built_site: Path, server: Server, page: Page
) -> None:
    page.goto(f"{server(built_site)}insatser/{query}")
    if query:
        expect(page.locator(".ui-table--tier").first).to_be_visible()
    margins = dict.fromkeys(("top", "bottom", "left", "right"), "15mm")
    first = PdfDocument(page.pdf(format="A4", margin=margins, page_ranges="1"))[0]  # type: ignore[arg-type]
    words = first.get_textpage()
    foot = min(words.get_charbox(place)[1] for place in range(words.count_chars()))
    assert foot < first.get_height() / 3


# Drawn within 4,400, the open data have since got two datasets (86 px each) and the fold of a file for each measure (70).
@pytest.mark.parametrize(
    ("path", "width", "most"),
    [("roller/", 1280, 1800), ("roller/rektor/", 375, 9400), ("oppna-data/", 1280, 4650)],
)
def test_a_page_is_no_longer_than_it_was_drawn(
    path: str, width: int, most: int, built_site: Path, server: Server, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(server(built_site) + path)
    assert page.evaluate("document.documentElement.scrollHeight") <= most
