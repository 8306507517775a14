"""Min plan as its readers use it: add, write, assess, carry away, open, share, and answer what has changed."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator
from playwright.sync_api import Browser, Page, expect

from plan_page import NOTHING, STORED, a_plan, an_item, opened, put, row, stored, tool, unfold, write
from support import axe_violations


def test_a_manager_makes_a_plan_takes_it_along_clears_opens_and_shares_it(
    address: str, built_fixture_site: Path, page: Page, browser: Browser
) -> None:
    adds_what_the_role_is_advised(page, address)
    writes_how(page)
    assesses(page)
    content = takes_the_file(page, built_fixture_site)
    clears_the_computer(page)
    opens_the_file(page, content)
    shares_the_choice(page, browser, address)


def adds_what_the_role_is_advised(page: Page, address: str) -> None:
    page.goto(f"{address}roller/chef/")
    page.get_by_role("button", name="Lägg till båda i Min plan").click()
    # One of the two is about violence: the reader is asked before anything is kept.
    dialog = page.get_by_role("dialog", name="Ska planen sparas i webbläsaren?")
    expect(dialog).to_be_visible()
    assert axe_violations(page) == []
    assert page.evaluate(STORED) == NOTHING
    dialog.get_by_role("button", name="Spara i webbläsaren").click()
    expect(page.locator(".ui-added")).to_contain_text(
        "2 tillagda i Min plan. Planen sparas bara i den här webbläsaren."
    )
    page.locator(".ui-added").get_by_role("link", name="Öppna Min plan").click()


# What the manager writes.
MINE = {
    "Vad vi gör": "Vi kartlägger i oktober.\nSedan rättar vi.", "Ansvarig": "HR-chefen", "Från": "2026-01-01",
    "Till": "2026-12-31", "Resurser": "40 timmar", "Så följer vi upp": "I bokslutet",
}  # fmt: skip


def writes_how(page: Page) -> None:
    expect(page.get_by_text("Planen följer rollen: Chef.")).to_be_visible()
    write(page, "Kartlägg lönerna", MINE)
    row(page, "Kartlägg lönerna").get_by_label("Status").select_option("pågår")
    write(page, "Sprid kunskap", {"Ansvarig": "Kuratorn"})
    row(page, "Sprid kunskap").get_by_label("Förslag ur strategin").select_option("Årlig enkät")
    row(page, "Sprid kunskap").get_by_role("button", name="Lägg till förslaget").click()
    expect(row(page, "Sprid kunskap").get_by_label("Så följer vi upp")).to_have_value("Årlig enkät")
    page.get_by_label("Organisation").fill("Exempelby kommun")
    page.get_by_label("Planen gäller från").fill("2026-01-01")


def assesses(page: Page) -> None:
    first = page.get_by_role("group", name="1. Ledningen har beslutat.")
    unfold(page.locator("#checklista"))
    first.get_by_label("Nej").check()
    first.get_by_label("Kommentar").fill("Ärendet ligger hos nämnden")
    page.get_by_role("group", name="2. Statistiken är könsuppdelad.").get_by_label("Ja", exact=True).check()
    summary = page.locator("#plan-summary")
    expect(summary).to_contain_text("2 av 2 punkter besvarade: 1 ja, 1 nej.")
    expect(summary.get_by_role("listitem")).to_have_text(["Börja med: Ledningen har beslutat."])
    unfold(page.locator("#omraden"))
    page.get_by_label("Budget").check()
    page.wait_for_function("() => Object.values(localStorage)[0].includes('\"chosen\": true')")
    assert axe_violations(page) == []


def takes_the_file(page: Page, site: Path) -> str:
    with page.expect_download() as saved:
        page.get_by_role("button", name="Ladda ner planfilen (.json)").click()
    assert saved.value.suggested_filename == "min-plan.json"
    content = saved.value.path().read_text("utf-8")
    plan = json.loads(content)
    schema = json.loads((site / "min-plan" / "planfil.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(plan)] == []
    assert (
        plan["items"][0] | {"activity": MINE["Vad vi gör"], "status": "pågår", "to": "2026-12-31"}
        == plan["items"][0]
    )
    return content


def clears_the_computer(page: Page) -> None:
    page.get_by_role("button", name="Ta bort allt från den här datorn").click()
    page.get_by_role("dialog").get_by_role("button", name="Ta bort allt").click()
    expect(page.get_by_text("Allt är borttaget från den här datorn.")).to_be_visible()
    assert page.evaluate(STORED) == NOTHING
    expect(page.locator(".ui-item")).to_have_count(0)


def opens_the_file(page: Page, content: str) -> None:
    opened(page, content)
    expect(page.get_by_role("heading", name="Planen i filen")).to_be_focused()
    assert axe_violations(page) == []
    page.get_by_role("button", name="Öppna", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Spara i webbläsaren").click()
    again, plan = stored(page), json.loads(content)
    for part in ("about", "items", "checklist", "areas", "roles"):
        assert again[part] == plan[part]
    expect(row(page, "Kartlägg lönerna")).to_contain_text("Vi kartlägger i oktober.")
    expect(page.get_by_label("Kommentar").first).to_have_value("Ärendet ligger hos nämnden")


def shares_the_choice(page: Page, browser: Browser, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopiera länk till urvalet").click()
    expect(page.locator("#plan-done")).to_contain_text("Länken är kopierad.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{address}min-plan/#antal=3&urval=arbete-1-a,handlingsplan-1-1&roller=chef"
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


def test_things_are_added_wherever_they_are_shown_and_can_be_taken_back(address: str, page: Page) -> None:
    page.goto(f"{address}fokusomraden/arbete/")
    page.get_by_role("row").filter(has_text="Kartlägga löner").get_by_role(
        "button", name="Lägg till i Min plan"
    ).click()
    expect(page.locator(".ui-added")).to_contain_text(
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
        expect(page.locator(".ui-added")).to_contain_text("Tillagd i Min plan.")
    page.goto(f"{address}roller/larare/")
    page.locator("#skola-fritid-1-a").get_by_role("button", name="Lägg till i Min plan").click()
    expect(page.locator(".ui-added")).to_contain_text("Tillagd i Min plan.")
    page.goto(f"{address}insatser/?omrade=skola-fritid")
    page.get_by_role("button", name="Lägg till urvalet i Min plan").click()
    expect(page.locator(".ui-added")).to_contain_text("Tillagd i Min plan.")
    assert axe_violations(page) == []
    assert [one["id"] for one in stored(page)["items"]] == [
        "arbete-1-a", "handlingsplan-1-2", "handlingsplan-2-1", "skola-fritid-1-a", "skola-fritid-2-a",
    ]  # fmt: skip
    page.get_by_role("button", name="Ångra").click()
    expect(page.locator(".ui-added")).to_contain_text("Borttagen ur Min plan.")
    assert len(stored(page)["items"]) == 4
    # The words of the buttons are none of the strategy's.
    page.get_by_role("searchbox", name="Sök bland insatserna").fill("Min plan")
    expect(page.get_by_text("Inga insatser stämmer med alla dina val.")).to_be_visible()
    page.goto(f"{address}insatser/arbete-1-a/")
    page.route("**/strategi.json", lambda route: route.abort())
    page.get_by_role("button", name="Lägg till i Min plan").click()
    expect(page.get_by_role("status").filter(has_text="Det gick inte att lägga till.")).to_be_visible()


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
    expect(page.locator(".ui-item")).to_have_count(4)
    expect(drift).to_be_empty()
    expect(row(page, "Bredda valen")).to_contain_text("Arbeta med fria val i skolan.")
    expect(row(page, "Bredda valen")).to_contain_text("Vårt eget")
    expect(row(page, "Kartlägg lönerna")).to_contain_text("Vår egen rad")


def test_the_keyboard_orders_removes_and_takes_back(address: str, page: Page) -> None:
    put(page, address, a_plan(*[an_item(f"rad-{n}", f"Ord {n}", title=f"Rad {n}") for n in "abc"]))
    titles = page.locator(".ui-item .ui-item__title")
    tool(page, "Rad c", "Flytta upp").focus()
    page.keyboard.press("Enter")
    expect(titles).to_have_text(["Rad a", "Rad c", "Rad b"])
    expect(page.locator("#plan-said")).to_have_text("Flyttad: nummer 2 av 3 i området.")
    page.keyboard.press("Enter")
    expect(tool(page, "Rad c", "Flytta upp")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#plan-said")).to_have_text("Den står redan först i sitt område.")
    tool(page, "Rad a", "Ta bort").focus()
    page.keyboard.press("Enter")
    expect(titles).to_have_text(["Rad c", "Rad b"])
    expect(row(page, "Rad b")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Ångra")).to_be_focused()
    page.keyboard.press("Enter")
    expect(titles).to_have_text(["Rad c", "Rad a", "Rad b"])
    page.wait_for_function("() => /rad-c[^]*rad-a[^]*rad-b/.test(Object.values(localStorage)[0])")
