"""Min plan as its readers use it: add, write, assess, keep, carry away, open, share; and what must never happen."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from support import Server, axe_violations

STORED = "() => JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage), document.cookie])"
NOTHING = '[[],[],""]'


@pytest.fixture
def address(built_fixture_site: Path, server: Server, page: Page) -> str:
    page.set_default_timeout(10_000)
    return server(built_fixture_site)


def stored(page: Page) -> dict[str, Any]:
    """The plan in the browser's storage, once it is there."""
    page.wait_for_function("() => localStorage.length === 1")
    found: dict[str, Any] = json.loads(page.evaluate("() => Object.values(localStorage)[0]"))
    return found


def row(page: Page, title: str) -> Locator:
    return page.locator(".plan-item").filter(has=page.get_by_role("link", name=title, exact=True))


def write(page: Page, title: str, fields: dict[str, str]) -> None:
    """Opens an item's form and fills it in."""
    row(page, title).locator("summary").click()
    for label, text in fields.items():
        row(page, title).get_by_label(label, exact=True).fill(text)


def put(page: Page, address: str, plan: dict[str, Any]) -> None:
    """Opens the page with this plan already in the browser."""
    page.goto(f"{address}min-plan/")
    page.evaluate(
        "([key, plan]) => localStorage.setItem(key, plan)", [f"min-plan {path(address)}", json.dumps(plan)]
    )
    page.reload()
    expect(page.locator("#plan")).to_be_visible()


def path(address: str) -> str:
    return "/" + address.split("/", 3)[3]


def a_plan(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A plan for the invented county."""
    return {
        "format": "min-plan", "version": 1, "saved": "", "about": {}, "checklist": [], "areas": [], "roles": [],
        "strategy": {"name": "", "county": "Exempellän", "edition": "", "address": ""}, "items": list(items), **more,
    }  # fmt: skip


def an_item(name: str, text: str, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "kind": "action",
        "title": name,
        "text": text,
        "area": {"id": "arbete", "title": "Arbete"},
        **more,
    }


def opened(page: Page, content: str | bytes, name: str = "plan.json") -> None:
    """The reader opens a file."""
    data = content if isinstance(content, bytes) else content.encode()
    page.locator("#plan-file").set_input_files([])
    page.locator("#plan-file").set_input_files({"name": name, "mimeType": "application/json", "buffer": data})


def test_a_manager_makes_a_plan_takes_it_along_clears_opens_and_shares_it(
    address: str, built_fixture_site: Path, page: Page, browser: Browser
) -> None:
    page.goto(f"{address}roller/chef/")
    page.get_by_role("button", name="Lägg till 2 rader i Min plan").click()
    # One of the two is about violence: the reader is asked before anything is kept.
    dialog = page.get_by_role("dialog", name="Ska planen sparas i webbläsaren?")
    expect(dialog).to_be_visible()
    assert axe_violations(page) == []
    assert page.evaluate(STORED) == NOTHING
    dialog.get_by_role("button", name="Spara i webbläsaren").click()
    expect(page.locator(".added")).to_contain_text(
        "2 tillagda i Min plan. Planen sparas bara i den här webbläsaren."
    )
    page.locator(".added").get_by_role("link", name="Öppna Min plan").click()

    expect(page.get_by_text("Planen följer rollen: Chef.")).to_be_visible()
    mine = {
        "Vad vi gör": "Vi kartlägger i oktober.\nSedan rättar vi.", "Ansvarig": "HR-chefen", "Från": "2026-01-01",
        "Till": "2026-12-31", "Resurser": "40 timmar", "Så följer vi upp": "I bokslutet", "Status": "",
    }  # fmt: skip
    mine.pop("Status")
    write(page, "Kartlägg lönerna", mine)
    row(page, "Kartlägg lönerna").get_by_label("Status").select_option("pågår")
    write(page, "Sprid kunskap", {"Ansvarig": "Kuratorn"})
    row(page, "Sprid kunskap").get_by_label("Förslag ur strategin").select_option("Årlig enkät")
    row(page, "Sprid kunskap").get_by_role("button", name="Lägg till förslaget").click()
    expect(row(page, "Sprid kunskap").get_by_label("Så följer vi upp")).to_have_value("Årlig enkät")
    page.get_by_label("Organisation").fill("Exempelby kommun")
    page.get_by_label("Planen gäller från").fill("2026-01-01")

    first = page.get_by_role("group", name="1. Ledningen har beslutat.")
    first.get_by_label("Nej").check()
    first.get_by_label("Kommentar").fill("Ärendet ligger hos nämnden")
    page.get_by_role("group", name="2. Statistiken är könsuppdelad.").get_by_label("Ja", exact=True).check()
    summary = page.locator("#plan-summary")
    expect(summary).to_contain_text("2 av 2 punkter besvarade: 1 ja, 1 nej.")
    expect(summary.get_by_role("listitem")).to_have_text(["Börja med: Ledningen har beslutat."])
    page.get_by_label("Budget").check()
    page.wait_for_function("() => Object.values(localStorage)[0].includes('\"chosen\": true')", timeout=1000)
    assert axe_violations(page) == []

    with page.expect_download() as saved:
        page.get_by_role("button", name="Ladda ner planfilen (.json)").click()
    assert saved.value.suggested_filename == "min-plan.json"
    content = saved.value.path().read_text("utf-8")
    plan = json.loads(content)
    schema = json.loads((built_fixture_site / "min-plan" / "planfil.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(plan)] == []
    assert (
        plan["items"][0] | {"activity": mine["Vad vi gör"], "status": "pågår", "to": "2026-12-31"}
        == plan["items"][0]
    )

    page.get_by_role("button", name="Ta bort allt från den här datorn").click()
    page.get_by_role("dialog").get_by_role("button", name="Ta bort allt").click()
    expect(page.get_by_text("Allt är borttaget från den här datorn.")).to_be_visible()
    assert page.evaluate(STORED) == NOTHING
    expect(page.locator(".plan-item")).to_have_count(0)

    opened(page, content)
    expect(page.get_by_role("heading", name="Planen i filen")).to_be_focused()
    assert axe_violations(page) == []
    page.get_by_role("button", name="Öppna", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Spara i webbläsaren").click()
    again = stored(page)
    for part in ("about", "items", "checklist", "areas", "roles"):
        assert again[part] == plan[part]
    expect(row(page, "Kartlägg lönerna")).to_contain_text("Vi kartlägger i oktober.")
    expect(first.get_by_label("Kommentar")).to_have_value("Ärendet ligger hos nämnden")

    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopiera länk till urvalet").click()
    expect(page.locator("#plan-done")).to_contain_text("Länken är kopierad.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{address}min-plan/#urval=arbete-1-a,handlingsplan-1-1&roller=chef"
    colleague = browser.new_context().new_page()
    colleague.goto(link)
    expect(colleague.get_by_role("heading", name="Ett urval som någon har delat")).to_be_focused()
    expect(colleague.locator("#plan-preview").get_by_role("listitem")).to_have_text(
        ["Kartlägg lönerna", "Sprid kunskap"]
    )
    assert colleague.evaluate(STORED) == NOTHING
    colleague.get_by_role("button", name="Avbryt").click()
    assert (colleague.evaluate(STORED), colleague.url) == (NOTHING, f"{address}min-plan/")
    colleague.context.close()


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
    page.get_by_role("dialog").get_by_role("button", name="Spara inget").click()
    expect(page.locator(".added")).to_contain_text("Planen finns bara i den här flikens minne.")
    page.goto(f"{address}insatser/")
    page.locator("[data-item='arbete-1-a']").get_by_role("button").click()
    expect(page.locator(".added")).to_contain_text("Tillagd i Min plan.")
    page.goto(f"{address}min-plan/")
    expect(page.locator(".plan-item")).to_have_count(2)
    assert page.evaluate(STORED) == NOTHING
    other = page.context.new_page()
    other.goto(f"{address}min-plan/")
    expect(other.get_by_role("heading", name="Börja här")).to_be_visible()
    other.close()
    page.get_by_label("I den här webbläsaren").check()
    assert len(stored(page)["items"]) == 2
    assert page.evaluate("window.name") == ""
    page.get_by_label("Spara inget.").check()
    assert page.evaluate(STORED) == NOTHING
    page.reload()
    expect(page.locator(".plan-item")).to_have_count(2)


def test_the_empty_page_loads_the_strategy_at_the_first_thing_done_and_loses_none_of_it(
    address: str, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/strategi.json", lambda route: route.abort())
    page.goto(f"{address}min-plan/")
    expect(page.get_by_role("heading", name="Börja här")).to_be_visible()
    assert not [one for one in asked if one.endswith("strategi.json") or "plan-store" in one]
    page.get_by_label("Organisation").fill("Exempelby")
    expect(page.get_by_text("Strategins ord gick inte att hämta.")).to_be_visible()
    assert page.evaluate(STORED) == NOTHING
    page.unroute("**/strategi.json")
    page.get_by_role("radio", name="Nej").first.check()
    expect(page.locator("#plan-summary")).to_contain_text("Börja med: ")
    expect(page.get_by_text("Strategins ord gick inte att hämta.")).to_be_hidden()
    plan = stored(page)
    assert (plan["about"]["organisation"], plan["checklist"][0]["answer"]) == ("Exempelby", "nej")


def test_things_are_added_wherever_they_are_shown_and_can_be_taken_back(address: str, page: Page) -> None:
    page.goto(f"{address}fokusomraden/arbete/")
    page.get_by_role("row").filter(has_text="Kartlägga löner").get_by_role(
        "button", name="Lägg till i Min plan"
    ).click()
    expect(page.locator(".added")).to_contain_text(
        "Tillagd i Min plan. Planen sparas bara i den här webbläsaren."
    )
    expect(page.get_by_role("button", name="Finns i Min plan: Kartlägga löner")).to_have_text(
        "Finns i Min plan"
    )
    # What is withdrawn cannot be added.
    assert page.get_by_role("row").filter(has_text="Sprida resultatet").get_by_role("button").count() == 0
    for where in ("handlingsplan/handlingsplan-1-2/", "handlingsplan/skydda/"):
        page.goto(address + where)
        page.get_by_role("button", name="Lägg till i Min plan").click()
        expect(page.locator(".added")).to_contain_text("Tillagd i Min plan.")
    page.goto(f"{address}roller/larare/")
    page.locator("#skola-fritid-1-a").get_by_role("button", name="Lägg till i Min plan").click()
    expect(page.locator(".added")).to_contain_text("Tillagd i Min plan.")
    page.goto(f"{address}insatser/?omrade=skola-fritid")
    page.get_by_role("button", name="Lägg till urvalet i Min plan").click()
    expect(page.locator(".added")).to_contain_text("Tillagd i Min plan.")
    assert axe_violations(page) == []
    assert [one["id"] for one in stored(page)["items"]] == [
        "arbete-1-a", "handlingsplan-1-2", "handlingsplan-2-1", "skola-fritid-1-a", "skola-fritid-2-a",
    ]  # fmt: skip
    page.get_by_role("button", name="Ångra").click()
    expect(page.locator(".added")).to_contain_text("Borttagen ur Min plan.")
    assert len(stored(page)["items"]) == 4
    # The words of the buttons are none of the strategy's.
    page.get_by_role("searchbox", name="Ord i texten").fill("Min plan")
    expect(page.get_by_text("Inga insatser matchar.")).to_be_visible()
    page.goto(f"{address}insatser/arbete-1-a/")
    page.route("**/strategi.json", lambda route: route.abort())
    page.get_by_role("button", name="Lägg till i Min plan").click()
    page.wait_for_url("**/min-plan/#urval=arbete-1-a")
    expect(page.get_by_text("Strategins ord gick inte att hämta.")).to_be_visible()


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
    row(other, "Kartlägg lönerna").get_by_role("button", name="Ta bort").click()
    expect(page.locator(".plan-item")).to_have_count(0)
    other.get_by_role("button", name="Ta bort allt från den här datorn").click()
    other.get_by_role("dialog").get_by_role("button", name="Ta bort allt").click()
    expect(page.get_by_label("Organisation")).to_have_value("")
    assert page.evaluate(STORED) == NOTHING
    other.close()


FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"


@pytest.mark.parametrize(
    ("script", "told"),
    [(FULL, "Webbläsarens lagring är full"), (BLOCKED, "Webbläsaren tillåter inte")],
    ids=["full", "blocked"],
)
def test_where_nothing_can_be_kept_the_plan_stays_in_the_tab_and_the_page_says_so(
    address: str, page: Page, script: str, told: str
) -> None:
    page.add_init_script(script)
    page.goto(f"{address}insatser/arbete-1-a/")
    page.get_by_role("button", name="Lägg till i Min plan").click()
    expect(page.locator(".added")).to_contain_text(told)
    page.get_by_role("link", name="Öppna Min plan").click()
    write(page, "Kartlägg lönerna", {"Ansvarig": "HR"})
    page.reload()
    expect(row(page, "Kartlägg lönerna")).to_contain_text("HR")
    page.get_by_label("I den här webbläsaren").click()
    expect(page.locator("#plan-kept")).to_contain_text("Ladda ner planfilen, så går inget förlorat.")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Ladda ner planfilen (.json)").click()
    assert json.loads(saved.value.path().read_text("utf-8"))["items"][0]["responsible"] == "HR"
    assert axe_violations(page) == []


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
    expect(page.locator(".plan-item")).to_have_count(1)
    opened(page, json.dumps(a_plan(an_item("skola-fritid-1-a", "Arbeta med fria val i skolan."))))
    page.get_by_role("button", name="Lägg till det som saknas").click()
    expect(page.locator(".plan-item")).to_have_count(2)
    opened(page, json.dumps(a_plan(an_item("trygghet-1-a", "Belysa stigar."))))
    page.get_by_role("button", name="Ersätt min plan").click()
    expect(page.locator(".plan-item")).to_have_count(1)
    page.get_by_role("button", name="Ångra").click()
    expect(page.locator(".plan-item")).to_have_count(2)


def test_what_was_stored_and_cannot_be_read_is_left_alone(address: str, page: Page) -> None:
    page.goto(f"{address}min-plan/")
    page.evaluate("key => localStorage.setItem(key, '{trasig')", f"min-plan {path(address)}")
    page.reload()
    expect(page.locator("#plan-kept")).to_contain_text(
        "Det som var sparat här går inte att läsa, och är inte ändrat."
    )
    page.get_by_label("Organisation").fill("Exempelby")
    page.reload()
    expect(page.get_by_label("Organisation")).to_have_value("Exempelby")
    assert page.evaluate("() => Object.values(localStorage)") == ["{trasig"]


NASTY = "<img src=x onerror=\"window.hit=1\"><script>window.hit=1</script>=cmd|' /C calc'!A0\u202e\x07"


def test_hostile_words_are_only_words(address: str, page: Page) -> None:
    page.goto(f"{address}min-plan/")
    item = an_item(
        "okand-1", NASTY, title=NASTY, activity=NASTY, responsible=NASTY, area={"id": "a", "title": NASTY}
    )
    opened(page, json.dumps(a_plan(item, about={"organisation": NASTY})))
    page.get_by_role("button", name="Öppna", exact=True).click()
    inert = NASTY.replace("\u202e", "").replace("\x07", "")
    expect(page.locator(".plan-item .found-words")).to_have_text(inert)
    expect(page.get_by_label("Organisation")).to_have_value(inert)
    expect(page.locator("#plan-items h3")).to_have_text(inert)
    expect(page.locator("#plan-drift")).to_contain_text("Finns inte i strategin längre.")
    page.goto(f"{address}min-plan/#urval={NASTY}&roller=<script>")
    expect(page.locator("#plan-preview")).to_contain_text("Länken har inget som finns i strategin.")
    assert page.evaluate("window.hit") is None
    assert page.locator("#plan img, #plan li script").count() == 0


def test_a_plan_tells_what_the_strategy_has_changed_and_the_reader_answers_each(
    address: str, page: Page
) -> None:
    put(
        page, address,
        a_plan(
            an_item("skola-fritid-1-a", "Arbeta med val i skolan.", activity="Vårt eget"),
            an_item("arbete-1-b", "Sprida resultatet av kartläggningen.", activity="Vår egen rad"),
            an_item("borta-1", "Något som fanns."),
            roles=["larare"], known=["skola-fritid-1-a", "arbete-1-b", "borta-1"],
        ),
    )  # fmt: skip
    drift = page.locator("#plan-drift")
    expect(drift.get_by_role("heading", level=3)).to_have_text(
        ["skola-fritid-1-a", "arbete-1-b", "borta-1", "Lys upp stigarna"]
    )
    expect(drift.get_by_role("definition")).to_have_text(
        ["Arbeta med val i skolan.", "Arbeta med fria val i skolan."]
    )
    expect(drift).to_contain_text("Upphävd 2026-02-01 (Påhittat beslut 1): Ersattes.")
    expect(drift).to_contain_text("Ny i strategin, för Lärare")
    assert axe_violations(page) == []
    drift.get_by_role("button", name="Ta de nya orden").click()
    expect(drift.get_by_role("heading", name="Strategin har ändrats sedan planen gjordes")).to_be_focused()
    expect(drift.get_by_role("heading", level=3)).to_have_count(3)
    drift.get_by_role("button", name="Byt till ”Kartlägg lönerna”").click()
    expect(drift.get_by_role("heading", level=3)).to_have_count(2)
    drift.get_by_role("button", name="Behåll som det är").click()
    drift.get_by_role("button", name="Lägg till (Lys upp stigarna)").click()
    expect(page.get_by_text("Allt är genomgånget.")).to_be_visible()
    page.wait_for_function("() => Object.values(localStorage)[0].includes('skola-fritid-2-a')")
    page.reload()
    expect(page.locator(".plan-item")).to_have_count(4)
    expect(drift).to_be_empty()
    expect(row(page, "Bredda valen")).to_contain_text("Arbeta med fria val i skolan.")
    expect(row(page, "Bredda valen")).to_contain_text("Vårt eget")
    expect(row(page, "Kartlägg lönerna")).to_contain_text("Vår egen rad")


def test_the_keyboard_orders_removes_and_takes_back(address: str, page: Page) -> None:
    put(page, address, a_plan(*[an_item(f"rad-{n}", f"Ord {n}", title=f"Rad {n}") for n in "abc"]))
    titles = page.locator(".plan-item .found-title")
    row(page, "Rad c").get_by_role("button", name="Flytta upp").focus()
    page.keyboard.press("Enter")
    expect(titles).to_have_text(["Rad a", "Rad c", "Rad b"])
    expect(page.locator("#plan-said")).to_have_text("Flyttad: nummer 2 av 3 i området.")
    page.keyboard.press("Enter")
    expect(row(page, "Rad c").get_by_role("button", name="Flytta upp")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#plan-said")).to_have_text("Den står redan först i sitt område.")
    row(page, "Rad a").get_by_role("button", name="Ta bort").focus()
    page.keyboard.press("Enter")
    expect(titles).to_have_text(["Rad c", "Rad b"])
    expect(page.get_by_role("button", name="Ångra")).to_be_focused()
    page.keyboard.press("Enter")
    expect(titles).to_have_text(["Rad c", "Rad a", "Rad b"])
    page.wait_for_function("() => /rad-c[^]*rad-a[^]*rad-b/.test(Object.values(localStorage)[0])")


def test_five_hundred_rows_draw_only_what_is_opened_and_changed(address: str, page: Page) -> None:
    areas = [{"id": f"omrade-{n}", "title": f"Område {n}"} for n in range(5)]
    many = [
        an_item(f"rad-{n}", f"Strategins ord {n}. " * 5, title=f"Rad {n}", area=areas[n % 5], activity="Vi gör detta. " * 20, kept="borta")
        for n in range(500)
    ]  # fmt: skip
    put(page, address, a_plan(*many))
    expect(page.locator(".plan-item")).to_have_count(500)
    assert page.locator(".plan-item textarea").count() == 0
    page.evaluate("() => { for (const one of document.querySelectorAll('.plan-item')) one.seen = true }")
    write(page, "Rad 250", {"Ansvarig": "HR"})
    row(page, "Rad 250").get_by_role("button", name="Ta bort").click()
    expect(page.locator(".plan-item")).to_have_count(499)
    assert page.evaluate("() => [...document.querySelectorAll('.plan-item')].every((one) => one.seen)")
    page.wait_for_function("() => !Object.values(localStorage)[0].includes('rad-250')")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (320, "light"), (320, "dark")])
def test_axe_finds_nothing_in_any_state_and_nothing_is_cut_off(
    address: str, page: Page, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}min-plan/")
    expect(page.get_by_role("heading", name="Börja här")).to_be_visible()
    assert axe_violations(page) == []
    put(
        page,
        address,
        a_plan(
            an_item("arbete-1-a", "Andra ord.", activity="Vi", **{"from": "2026-02-01", "to": "2026-01-01"})
        ),
    )
    page.locator(".plan-item summary").click()
    page.get_by_label("Vet inte").first.check()
    expect(row(page, "arbete-1-a")).to_contain_text("Slutet är före början.")
    assert axe_violations(page) == []
    page.evaluate("location.hash = '#urval=trygghet-1-a'")
    expect(page.get_by_role("heading", name="Ett urval som någon har delat")).to_be_focused()
    row(page, "arbete-1-a").get_by_role("button", name="Ta bort").click()
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Ta bort allt från den här datorn").click()
    assert axe_violations(page) == []


def test_paper_has_the_plan_and_none_of_its_tools(address: str, page: Page) -> None:
    put(page, address, a_plan(an_item("arbete-1-a", "Kartlägga löner varje år.", activity="Vi kartlägger.")))
    page.emulate_media(media="print")
    expect(page.get_by_text("Vi kartlägger.", exact=True)).to_be_visible()
    for tool in ("Flytta upp", "Ladda ner planfilen (.json)", "Ta bort allt från den här datorn"):
        expect(page.get_by_role("button", name=re.compile(re.escape(tool)))).to_have_count(0)


def test_without_scripts_the_page_leads_on_and_offers_nothing_that_does_not_work(
    address: str, browser: Browser
) -> None:
    context: BrowserContext = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}min-plan/")
    expect(page.get_by_text("behöver JavaScript, som inte körs här")).to_be_visible()
    main = page.get_by_role("main")
    assert main.locator("input:visible, button:visible, textarea:visible, select:visible").count() == 0
    for name in ("Det som rör din roll", "Alla insatser", "Checklista för systematik"):
        expect(main.get_by_role("link", name=name)).to_be_visible()
    for where in ("insatser/", "insatser/arbete-1-a/", "roller/chef/"):
        page.goto(address + where)
        assert page.locator(".add:visible").count() == 0
    context.close()
