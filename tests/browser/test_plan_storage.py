"""A stored plan is never lost, mixed, read by others, or run."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from filtering import row_of
from plan_page import NOTHING, STORED, a_plan, an_item, opened, path, put, row, stored, tool, unfold, write
from support import axe_violations, rest_weekly


def test_reading_stores_nothing_and_the_plan_can_stay_in_the_tab(address: str, page: Page) -> None:
    for where in ("insatser/", "insatser/arbete-1-a/", "roller/chef/", "min-plan/"):
        page.goto(address + where)
        assert page.evaluate(STORED) == NOTHING
        assert page.evaluate("window.name") == ""
    page.goto(f"{address}insatser/trygghet-1-a/")
    page.get_by_role("button", name="Lägg till i Min plan").click()
    page.get_by_role("dialog").get_by_role("button", name="Avbryt").click()
    assert page.evaluate("window.name") == ""
    page.get_by_role("button", name="Lägg till i Min plan").click()
    page.get_by_role("dialog").get_by_role("button", name="Bara i den här fliken").click()
    expect(page.locator(".ui-added")).to_contain_text("Planen finns bara i den här fliken.")
    page.goto(f"{address}insatser/")
    row_of(page, "arbete-1-a").get_by_role("button").click()
    expect(page.locator(".ui-added")).to_contain_text("Tillagd i Min plan.")
    page.goto(f"{address}min-plan/")
    expect(page.locator(".ui-item")).to_have_count(2)
    assert page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]") == [0, 1, ""]
    other = page.context.new_page()
    other.goto(f"{address}min-plan/")
    expect(other.get_by_role("heading", name="Planen är tom än så länge")).to_be_visible()
    other.close()
    page.get_by_label("I den här webbläsaren").check()
    assert len(stored(page)["items"]) == 2
    assert page.evaluate("() => sessionStorage.length") == 0
    page.get_by_label("Bara i den här fliken.").check()
    page.wait_for_function("() => localStorage.length === 0 && sessionStorage.length === 1")
    page.reload()
    expect(page.locator(".ui-item")).to_have_count(2)


def test_no_field_is_one_that_a_browser_writes_to_its_session_file(address: str, page: Page) -> None:
    put(page, address, a_plan(an_item("arbete-1-a", "Kartlägga löner varje år.", title="Kartlägg lönerna")))
    write(page, "Kartlägg lönerna", {"Vad vi gör": "Räknar"})
    kinds = page.evaluate(
        "() => [...document.querySelectorAll('#plan :is(input, select, textarea)')]"
        ".filter((field) => field.type !== 'file').map((field) => [field.type, field.getAttribute('autocomplete')])"
    )
    assert {kind for kind, _ in kinds} >= {"text", "date", "textarea", "select-one", "radio", "checkbox"}
    assert [kind for kind, kept in kinds if kept != "off"] == []


def test_the_empty_page_loads_the_strategy_at_the_first_thing_done_and_loses_none_of_it(
    address: str, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/strategi.json", lambda route: route.abort())
    page.goto(f"{address}min-plan/")
    expect(page.get_by_role("heading", name="Planen är tom än så länge")).to_be_visible()
    assert not [one for one in asked if one.endswith("strategi.json") or "/page-" in one]
    page.get_by_label("Organisation").fill("Exempelby")
    expect(page.get_by_text("Strategins ord gick inte att hämta.")).to_be_visible()
    assert page.evaluate(STORED) == NOTHING
    page.unroute("**/strategi.json")
    unfold(page.locator("#checklista"))
    page.get_by_role("radio", name="Nej").first.check()
    expect(page.locator("#plan-summary")).to_contain_text("Börja med: ")
    expect(page.get_by_text("Strategins ord gick inte att hämta.")).to_be_hidden()
    plan = stored(page)
    assert (plan["about"]["organisation"], plan["checklist"][0]["answer"]) == ("Exempelby", "nej")


def test_two_tabs_keep_what_each_of_them_wrote(address: str, page: Page) -> None:
    put(page, address, a_plan(an_item("arbete-1-a", "Kartlägga löner varje år.", title="Kartlägg lönerna")))
    other = page.context.new_page()
    other.goto(f"{address}min-plan/")
    write(page, "Kartlägg lönerna", {"Vad vi gör": "Från den ena"})
    write(other, "Kartlägg lönerna", {"Ansvarig": "Från den andra"})
    other.get_by_label("Organisation").fill("Exempelby")
    for tab in (page, other):
        expect(row(tab, "Kartlägg lönerna").get_by_label("Ansvarig")).to_have_value("Från den andra")
        expect(row(tab, "Kartlägg lönerna").get_by_label("Vad vi gör")).to_have_value("Från den ena")
        expect(tab.get_by_label("Organisation")).to_have_value("Exempelby")
    page.wait_for_function("() => /Från den ena[^]*Från den andra/.test(Object.values(localStorage)[0])")
    tool(other, "Kartlägg lönerna", "Ta bort").click()
    expect(page.locator(".ui-item")).to_have_count(0)
    other.get_by_role("button", name="Ta bort allt från den här datorn").click()
    other.get_by_role("dialog").get_by_role("button", name="Ta bort allt").click()
    expect(page.get_by_label("Organisation")).to_have_value("")
    assert page.evaluate(STORED) == NOTHING
    other.close()


def full(*places: str) -> str:
    """A script that makes these storages full."""
    return (
        "const put = Storage.prototype.setItem; Storage.prototype.setItem = function (...given) {"
        f" if ([{','.join(places)}].includes(this)) throw new DOMException('full', 'QuotaExceededError');"
        " put.apply(this, given) }"
    )


def blocked(*places: str) -> str:
    """A script that forbids these storages, as browsers do."""
    no = "{ get() { throw new DOMException('no', 'SecurityError') } }"
    return ";".join(f"Object.defineProperty(window, '{place}', {no})" for place in places)


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (full("localStorage"), "Webbläsarens lagring är full."),
        (blocked("localStorage"), "Webbläsaren tillåter inte att planen sparas."),
    ],
    ids=["full", "blocked"],
)
def test_where_nothing_can_be_kept_the_plan_stays_in_the_tab_and_the_page_says_so(
    address: str, page: Page, script: str, told: str
) -> None:
    page.add_init_script(script)
    page.goto(f"{address}insatser/arbete-1-a/")
    page.get_by_role("button", name="Lägg till i Min plan").click()
    expect(page.locator(".ui-added")).to_contain_text(told)
    page.get_by_role("link", name="Öppna Min plan").click()
    write(page, "Kartlägg lönerna", {"Ansvarig": "HR"})
    page.reload()
    expect(row(page, "Kartlägg lönerna")).to_contain_text("HR")
    page.get_by_label("I den här webbläsaren").click()
    expect(page.locator("#plan-kept")).to_contain_text(f"{told} Planen finns bara i den här fliken.")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Ladda ner planfilen (.json)").click()
    assert json.loads(saved.value.path().read_text("utf-8"))["items"][0]["responsible"] == "HR"
    assert axe_violations(page) == []


@pytest.mark.parametrize(
    "script",
    [full("localStorage", "sessionStorage"), blocked("localStorage", "sessionStorage")],
    ids=["full", "blocked"],
)
def test_where_not_even_the_tab_may_keep_it_the_rows_are_taken_along_and_the_page_asks_before_it_is_left(
    address: str, page: Page, script: str
) -> None:
    page.add_init_script(script)
    page.goto(f"{address}insatser/arbete-1-a/")
    page.get_by_role("button", name="Lägg till i Min plan").click()
    expect(page.locator(".ui-added")).to_contain_text(
        "Planen finns bara på den här sidan, och försvinner när du lämnar"
    )
    page.get_by_role("link", name="Öppna Min plan").click()
    page.get_by_role("button", name="Öppna", exact=True).click()
    write(page, "Kartlägg lönerna", {"Ansvarig": "HR"})
    expect(page.locator("#plan-kept")).to_contain_text("Planen finns bara på den här sidan")
    questions: list[str] = []
    page.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.dismiss()))
    with page.expect_event("dialog"):
        page.get_by_role("link", name="Integritet", exact=True).first.click()
    assert (questions, page.url.endswith("min-plan/")) == (["beforeunload"], True)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Ladda ner planfilen (.json)").click()
    assert json.loads(saved.value.path().read_text("utf-8"))["items"][0]["responsible"] == "HR"
    expect(page.locator("#plan-done")).to_have_text("Filen är nedladdad.")
    page.get_by_role("link", name="Integritet", exact=True).first.click()
    page.wait_for_url("**/om/integritet/**")


def test_a_file_that_cannot_be_used_is_told_and_changes_nothing(address: str, page: Page) -> None:
    put(page, address, a_plan(an_item("arbete-1-a", "Kartlägga löner varje år.")))
    before = page.evaluate("() => Object.values(localStorage)[0]")
    wrong = {
        "Filen går inte att läsa": b'{"format": "min-plan", "vers',
        "Filen är inte en planfil": b'{"name": "paket"}',
        "Filen är i ett äldre format": b'{"format": "min-plan", "version": 0}',
        "Filen är en plan för en annan strategi: En annan": json.dumps(
            a_plan(strategy={"name": "En annan", "county": "Annat län"})
        ).encode(),
        "Filen är för stor: en planfil är högst 4 MB": b" " * 5_000_000,
    }
    for told, content in wrong.items():
        opened(page, content)
        expect(page.locator("#plan-said")).to_contain_text(told)
        expect(page.locator("#plan-said")).to_contain_text("Din plan är inte ändrad.")
    assert page.evaluate("() => Object.values(localStorage)[0]") == before
    expect(page.locator(".ui-item")).to_have_count(1)
    opened(page, json.dumps(a_plan(an_item("skola-fritid-1-a", "Arbeta med fria val i skolan."))))
    page.get_by_role("button", name="Lägg till det som saknas").click()
    expect(page.locator(".ui-item")).to_have_count(2)
    opened(page, json.dumps(a_plan(an_item("trygghet-1-a", "Belysa stigar."))))
    page.get_by_role("button", name="Ersätt min plan").click()
    expect(page.locator(".ui-item")).to_have_count(1)
    page.get_by_role("button", name="Ångra").click()
    expect(page.locator(".ui-item")).to_have_count(2)


DAMAGED = {
    "nothing of it can be read": ("{trasig", 0),
    "cut off": (json.dumps(a_plan(an_item("a-1", "Ord"), an_item("b-1", "Ord")))[:-40], 2),
    "a text too long": (json.dumps(a_plan(an_item("a-1", "Ord", activity="x" * 6000))), 1),
    "a wrong date": (json.dumps(a_plan(an_item("a-1", "Ord", **{"from": "20265-01-01"}))), 1),
    "a newer version": (json.dumps({**a_plan(an_item("a-1", "Ord")), "version": 2}), 1),
    "one row harmed": (json.dumps(a_plan({"id": "Å"}, an_item("b-1", "Ord"))), 1),
}


@pytest.mark.parametrize("case", rest_weekly(DAMAGED, 2))
def test_what_was_stored_and_cannot_be_read_is_kept_and_what_can_be_read_of_it_is_shown(
    address: str, page: Page, case: str
) -> None:
    content, rows = DAMAGED[case]
    page.goto(f"{address}min-plan/")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"min-plan {path(address)}", content])
    page.reload()
    expect(page.locator("#plan-kept")).to_contain_text(
        "Det som var sparat går inte att läsa i sin helhet, och är inte ändrat."
    )
    expect(page.locator(".ui-item")).to_have_count(rows)
    assert axe_violations(page) == []
    page.get_by_label("Organisation").fill("Exempelby")
    page.reload()
    expect(page.get_by_label("Organisation")).to_have_value("Exempelby")
    expect(page.locator(".ui-item")).to_have_count(rows)
    assert page.evaluate("() => Object.values(localStorage)") == [content]
    # Kept in the browser from now on, and the original still: until the reader takes it away.
    page.get_by_label("I den här webbläsaren").check()
    page.wait_for_function("() => Object.values(localStorage).join().includes('Exempelby')")
    page.reload()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Ladda ner originalet").click()
    assert saved.value.path().read_text("utf-8") == content
    page.get_by_role("button", name="Ta bort originalet").click()
    expect(page.get_by_role("button", name="Ladda ner originalet")).to_be_hidden()
    assert stored(page)["about"]["organisation"] == "Exempelby"


NASTY = "<img src=x onerror=\"window.hit=1\"><script>window.hit=1</script>=cmd|' /C calc'!A0\u202e\x07"


def test_hostile_words_are_only_words(address: str, page: Page) -> None:
    page.goto(f"{address}min-plan/")
    item = an_item(
        "okand-1", NASTY, title=NASTY, activity=NASTY, responsible=NASTY, area={"id": "a", "title": NASTY}
    )
    opened(page, json.dumps(a_plan(item, about={"organisation": NASTY})))
    page.get_by_role("button", name="Öppna", exact=True).click()
    inert = NASTY.replace("\u202e", "").replace("\x07", "")
    expect(page.locator(".ui-item .ui-item__paper [data-words]")).to_have_text(inert)
    expect(page.get_by_label("Organisation")).to_have_value(inert)
    expect(page.locator("#plan-items h3")).to_have_text(inert)
    expect(page.locator("#plan-drift")).to_contain_text("Finns inte i strategin längre.")
    page.goto(f"{address}min-plan/#urval={NASTY}&roller=<script>")
    expect(page.locator("#plan-preview")).to_contain_text("Länken har inget som finns i strategin.")
    assert page.evaluate("window.hit") is None
    assert page.locator("#plan img, #plan li script").count() == 0
