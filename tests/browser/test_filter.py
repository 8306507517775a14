"""The filter as its readers use it: by roles and names, by keyboard, narrow, shared, printed, without scripts."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from support import Server, axe_violations, unmarked

ROLE_PAGE = """<!doctype html><title>Lärare</title><ul>
<li data-item="skola-fritid-1-a" data-tier="1"><p class="reason">Strategin nämner Skola.</p></li>
<li data-item="skola-fritid-2-a" data-tier="2"><p class="reason">Påhittat skäl.</p></li>
<li data-item="arbete-1-b" data-tier="3"><p class="reason">Gäller Kommun.</p></li></ul>"""


@pytest.fixture
def insatser(built_fixture_site: Path, server: Server, page: Page) -> Page:
    """The page with all insatser, and a known page for each role."""
    page.set_default_timeout(5000)
    page.route(
        re.compile(r"/roller/[^/]+/$"), lambda route: route.fulfill(body=ROLE_PAGE, content_type="text/html")
    )
    page.goto(server(built_fixture_site) + "insatser/")
    return page


def rows(page: Page) -> list[str]:
    """The ids of the rows that the reader sees."""
    found: list[str] = page.locator("[data-item]:visible").evaluate_all("all => all.map(e => e.dataset.item)")
    return found


def facet(page: Page, name: str) -> Locator:
    return page.locator("summary").filter(has_text=name)


def choose(page: Page, name: str, option: str) -> None:
    if not page.get_by_role("group", name=name, exact=True).first.is_visible():
        facet(page, name).click()
    page.get_by_role("checkbox", name=re.compile(f"^{option}, ")).check()
    # The first choice waits for what the filter is made of.
    expect(page.get_by_role("button", name=f"Ta bort filtret {option}", exact=True)).to_be_visible()


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


def test_each_option_says_how_many_rows_it_would_show(insatser: Page) -> None:
    facet(insatser, "Du som kan bidra").click()
    expect(insatser.get_by_role("checkbox", name="Kommun, 5 insatser", exact=True)).to_be_visible()
    choose(insatser, "Fokusområde", "Skola och fritid")
    expect(insatser.get_by_role("checkbox", name="Kommun, 1 insats", exact=True)).to_be_visible()
    expect(insatser.get_by_role("checkbox", name="Företag, 0 insatser", exact=True)).to_be_visible()
    expect(insatser.get_by_role("checkbox", name="Arbete för alla, 2 insatser", exact=True)).to_be_visible()


def test_words_match_parts_of_words_marks_or_not_keywords_and_shared_cells(insatser: Page) -> None:
    field = insatser.get_by_role("searchbox", name="Ord i texten")
    for typed, shown in {
        "kartlaggning": ["arbete-1-b"],
        "KARTLÄGG lönegap": ["arbete-1-a"],
        "könsbundna": ["skola-fritid-1-a"],
        "foreningar exempelmetod": ["trygghet-1-b"],
    }.items():
        field.fill(typed)
        expect(insatser.get_by_role("button", name=f"Ta bort filtret ”{typed}”")).to_be_visible()
        assert rows(insatser) == shown


def test_cells_that_hold_for_several_rows_stay_when_the_first_row_goes(insatser: Page) -> None:
    insatser.get_by_role("searchbox", name="Ord i texten").fill("sprida resultatet")
    expect(insatser.locator("[data-item='arbete-1-a']")).to_be_hidden()
    row = insatser.get_by_role("row").filter(has_text="Sprida resultatet")
    expect(row.get_by_role("cell").filter(has_text="Kommun, företag")).to_be_visible()
    insatser.get_by_role("button", name="Rensa alla filter").click()
    row = insatser.get_by_role("row").filter(has_text="Kartlägga löner varje år")
    expect(row.get_by_role("cell").filter(has_text="Kommun, företag")).to_be_visible()
    expect(
        row.get_by_role("button", name=re.compile("^Lägg till i Min plan: Kartlägga löner"))
    ).to_be_visible()


def test_only_the_count_is_announced_and_only_when_the_reader_pauses(insatser: Page) -> None:
    status = insatser.get_by_role("status").first
    choose(insatser, "Du som kan bidra", "Skola")
    expect(insatser.get_by_role("button", name="Visa 1 insats", exact=True)).to_be_visible()
    expect(status).to_have_text("1 av 6 insatser visas")
    assert insatser.locator("#rows [aria-live], #rows [role=status], .chips [role=status]").count() == 0


def test_focus_stays_and_the_last_button_leads_to_the_results(insatser: Page) -> None:
    choose(insatser, "Du som kan bidra", "Skola")
    expect(insatser.get_by_role("checkbox", name="Skola, 1 insats")).to_be_focused()
    insatser.get_by_role("button", name="Visa 1 insats").click()
    expect(insatser.get_by_role("heading", name="1 av 6 insatser visas")).to_be_focused()


def test_a_chip_goes_and_focus_moves_to_the_next_and_then_to_the_heading(insatser: Page) -> None:
    choose(insatser, "Du som kan bidra", "Skola")
    choose(insatser, "Du som kan bidra", "Företag")
    insatser.get_by_role("button", name="Ta bort filtret Skola", exact=True).click()
    expect(insatser.get_by_role("button", name="Ta bort filtret Företag", exact=True)).to_be_focused()
    insatser.keyboard.press("Enter")
    expect(insatser.locator("#resultat")).to_be_focused()
    expect(insatser.get_by_text("Valda filter")).to_be_hidden()
    assert len(rows(insatser)) == 6


def test_the_keyboard_alone_chooses_and_reaches_the_results(insatser: Page) -> None:
    insatser.get_by_role("searchbox", name="Ord i texten").focus()
    for key in ("Tab", "Enter", "Tab", "Space"):
        insatser.keyboard.press(key)
    focused = insatser.locator(":focus")
    expect(focused).to_be_checked()
    expect(insatser.get_by_text("Valda filter")).to_be_visible()
    assert focused.get_attribute("name") == "aktor"
    assert 0 < len(rows(insatser)) < 6
    insatser.keyboard.press("Enter")
    expect(insatser.locator("#resultat")).to_be_focused()


def test_back_forward_and_reload_give_the_same_rows(insatser: Page) -> None:
    choose(insatser, "Du som kan bidra", "Skola")
    choose(insatser, "Fokusområde", "Arbete för alla")
    assert rows(insatser) == []
    insatser.go_back()
    expect(insatser.get_by_role("button", name="Ta bort filtret Arbete för alla")).to_be_hidden()
    assert rows(insatser) == ["skola-fritid-1-a"]
    insatser.go_back()
    expect(insatser.get_by_text("Valda filter")).to_be_hidden()
    assert len(rows(insatser)) == 6
    insatser.go_forward()
    expect(insatser.get_by_role("button", name="Ta bort filtret Skola")).to_be_visible()
    insatser.reload()
    expect(insatser.get_by_role("button", name="Ta bort filtret Skola")).to_be_visible()
    assert rows(insatser) == ["skola-fritid-1-a"]


def test_typing_leaves_no_trail_of_addresses(insatser: Page) -> None:
    before = insatser.evaluate("history.length")
    insatser.get_by_role("searchbox", name="Ord i texten").press_sequentially("stigar", delay=20)
    insatser.wait_for_url("**/?q=stigar")
    assert insatser.evaluate("history.length") == before


def test_what_is_typed_on_a_page_about_violence_stays_on_the_page(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    address = server(built_fixture_site) + "handlingsplan/"
    page.goto(address)
    title, trail, every = page.title(), page.evaluate("history.length"), rows(page)
    field = page.get_by_role("searchbox", name="Ord i texten")
    field.fill("rutiner")
    chip = page.get_by_role("button", name="Ta bort filtret ”rutiner”")
    expect(chip).to_be_visible()
    field.press("Enter")
    assert (page.url, page.evaluate("history.length")) == (address, trail)
    expect(page).to_have_title(title)
    page.get_by_role("button", name="Kopiera länk").click()
    expect(page.get_by_text("Länken är kopierad.")).to_be_visible()
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    expect(chip).to_be_visible()
    assert page.url == address
    assert rows(page) == ["handlingsplan-2-1"]
    chip.click()
    expect(field).to_have_value("")
    assert rows(page) == every


def test_no_hits_say_what_each_removal_would_show(insatser: Page) -> None:
    choose(insatser, "Du som kan bidra", "Skola")
    choose(insatser, "Fokusområde", "Arbete för alla")
    expect(insatser.get_by_text("Inga insatser matchar.")).to_be_visible()
    expect(insatser.get_by_role("button", name="Utan Skola: 2 insatser")).to_be_visible()
    insatser.get_by_role("button", name="Utan Arbete för alla: 1 insats", exact=True).click()
    expect(insatser.locator("#resultat")).to_be_focused()
    assert rows(insatser) == ["skola-fritid-1-a"]


def test_a_role_gives_each_row_its_tier_and_reason_where_it_stands(insatser: Page) -> None:
    insatser.get_by_role("combobox", name="Roll").select_option(label="Lärare")
    expect(insatser.get_by_text("Strategin nämner Skola.")).to_be_visible()
    assert rows(insatser) == ["arbete-1-b", "skola-fritid-1-a", "skola-fritid-2-a"]
    row = insatser.get_by_role("row").filter(has_text="Belysa stigar")
    expect(row).to_contain_text("Redaktionell koppling. Påhittat skäl.")
    insatser.get_by_role("checkbox", name="Bara det som riktar sig till mig").check()
    assert rows(insatser) == ["skola-fritid-1-a", "skola-fritid-2-a"]
    assert insatser.url.endswith("?roll=larare&bara=mig")
    insatser.get_by_role("button", name="Ta bort filtret Lärare").click()
    expect(insatser.get_by_text("Strategin nämner Skola.")).to_have_count(0)
    assert len(rows(insatser)) == 6
    assert insatser.url.endswith("/insatser/")


def test_a_role_that_cannot_be_fetched_is_said_and_hides_nothing(insatser: Page) -> None:
    insatser.unroute_all()
    insatser.route(re.compile(r"/roller/[^/]+/$"), lambda route: route.fulfill(status=500, body="nej"))
    insatser.get_by_role("combobox", name="Roll").select_option(label="Lärare")
    link = insatser.get_by_role("link", name="Läs dem på rollens sida.")
    expect(link).to_have_attribute("href", "../roller/larare/")
    assert len(rows(insatser)) == 6


def test_nothing_is_fetched_before_the_reader_asks_for_it(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    page.route("**/*", note)
    page.goto(server(built_fixture_site) + "insatser/", wait_until="networkidle")
    files = {unmarked(url.split("/")[-1]) for url in asked}
    assert {name for name in files if name.endswith(".mjs")} == {"adding.mjs", "filter.mjs"}
    with page.expect_response(re.compile("facets")):
        page.get_by_role("searchbox", name="Ord i texten").focus()
    files = {unmarked(url.split("/")[-1]) for url in asked}
    assert {"filter-page.mjs", "facets.mjs"} <= files
    assert not files & {"near.mjs", "selection.mjs", "download.mjs", "excel.mjs", "write-excel-file.min.mjs"}
    assert not [url for url in asked if "/roller/" in url]


@pytest.mark.parametrize(
    ("query", "shown", "told"),
    [
        ("?aktor=<script>alert(1)</script>&omrade=trygghet", 2, "Adressen nämner 1 val som inte finns här."),
        ("?aktor=%E0%A4%A&aktor=%", 6, "Adressen nämner 2 val"),
        ("?q=%3Cimg%20src=x%20onerror=alert(1)%3E", 0, "”<img src=x onerror=alert(1)>”"),
        ("?roll=kung&roll=larare&bara=dig", 3, "Adressen nämner 2 val"),
        (
            "?" + "&".join(f"aktor=x{i}" for i in range(5000)) + "&q=stig" * 5000,
            2,
            "Adressen nämner 5000 val",
        ),
    ],
)
def test_hostile_addresses_do_no_harm(insatser: Page, query: str, shown: int, told: str) -> None:
    insatser.goto(insatser.url.split("?")[0])
    insatser.evaluate(
        "query => { history.replaceState(null, '', query); dispatchEvent(new PopStateEvent('popstate')) }",
        query,
    )
    expect(insatser.get_by_text(told).first).to_be_visible()
    if "roll" in query:
        expect(insatser.get_by_text("Strategin nämner Skola.")).to_be_visible()
    assert len(rows(insatser)) == shown


def test_at_320_the_filter_unfolds_in_the_page(insatser: Page) -> None:
    insatser.set_viewport_size({"width": 320, "height": 640})
    expect(insatser.get_by_role("combobox", name="Roll")).to_be_hidden()
    expect(insatser.locator(".filter-open")).to_contain_text("6 av 6 insatser visas")
    insatser.get_by_role("button", name="Filtrera", expanded=False).click()
    insatser.get_by_role("combobox", name="Roll").select_option(label="Lärare")
    choose(insatser, "Du som kan bidra", "Kommun")
    expect(insatser.locator(".filter-open")).to_contain_text("2 av 6 insatser visas")
    assert insatser.evaluate("document.documentElement.scrollWidth") == 320


def test_without_scripts_every_row_is_there_and_no_filter(
    built_fixture_site: Path, server: Server, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server(built_fixture_site) + "insatser/?aktor=skola")
    expect(page.locator("tr[data-item]:visible")).to_have_count(6)
    expect(page.get_by_role("combobox", name="Roll")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_in_any_state(insatser: Page, width: int, scheme: str) -> None:
    insatser.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    insatser.set_viewport_size({"width": width, "height": 800})
    if width == 320:
        insatser.get_by_role("button", name="Filtrera").click()
    insatser.get_by_role("combobox", name="Roll").select_option(label="Lärare")
    expect(insatser.get_by_text("Strategin nämner Skola.")).to_be_visible()
    choose(insatser, "Du som kan bidra", "Kommun")
    assert axe_violations(insatser) == []
    insatser.get_by_role("searchbox", name="Ord i texten").fill("finnsinte")
    expect(insatser.get_by_text("Inga insatser matchar.")).to_be_visible()
    assert axe_violations(insatser) == []


def test_the_action_plan_has_the_same_filter(built_fixture_site: Path, server: Server, page: Page) -> None:
    page.goto(server(built_fixture_site) + "handlingsplan/")
    choose(page, "Målsättningsområde", "Förebygga")
    assert rows(page) == ["handlingsplan-1-1", "handlingsplan-1-2"]
    page.get_by_role("searchbox", name="Ord i texten").fill("månad")
    expect(page.get_by_role("heading", name="1 av 3 målsättningar visas")).to_be_visible()


def test_paper_says_what_was_chosen(insatser: Page) -> None:
    choose(insatser, "Du som kan bidra", "Skola")
    insatser.emulate_media(media="print")
    line = insatser.get_by_text("Urval: Skola. 1 av 6 insatser,")
    expect(line).to_be_visible()
    expect(line).to_have_text(re.compile(r"\d{4}-\d{2}-\d{2}\.$"))
    expect(insatser.get_by_role("combobox", name="Roll")).to_be_hidden()


def test_the_link_is_copied(insatser: Page) -> None:
    insatser.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose(insatser, "Du som kan bidra", "Skola")
    insatser.get_by_role("button", name="Kopiera länk").click()
    expect(insatser.get_by_text("Länken är kopierad.")).to_be_visible()
    assert insatser.evaluate("navigator.clipboard.readText()") == insatser.url


def test_the_selection_is_a_csv_file_with_its_criteria(insatser: Page) -> None:
    insatser.get_by_role("combobox", name="Roll").select_option(label="Lärare")
    expect(insatser.get_by_text("Strategin nämner Skola.")).to_be_visible()
    with insatser.expect_download() as saved:
        insatser.get_by_role("button", name="Ladda ner urvalet (CSV)").click()
    assert saved.value.suggested_filename == "insatser-urval.csv"
    content = saved.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["Id"] for row in table] == ["arbete-1-b", "skola-fritid-1-a", "skola-fritid-2-a"]
    assert [row["Nivå"] for row in table][1:] == ["Riktar sig till dig", "Redaktionell koppling"]
    assert re.fullmatch(r"Urval: Lärare\. 3 av 6 insatser, \d{4}-\d{2}-\d{2}\.", table[0]["Urval"])


def test_the_selection_is_an_excel_file_with_its_criteria(insatser: Page) -> None:
    choose(insatser, "Du som kan bidra", "Skola")
    with insatser.expect_download() as saved:
        insatser.get_by_role("button", name="Ladda ner urvalet (Excel)").click()
    assert saved.value.suggested_filename == "insatser-urval.xlsx"
    with zipfile.ZipFile(saved.value.path()) as book:
        text = "".join(book.read(name).decode("utf-8") for name in book.namelist() if name.endswith(".xml"))
    assert "skola-fritid-1-a" in text
    assert "arbete-1-a" not in text
    assert "Urval: Skola. 1 av 6 insatser," in text
