"""The plan of an affiliate, and the file that it sends: by keyboard, on a narrow screen, without names."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator
from playwright.sync_api import Page, expect

from macros.authoring.followup.plan_file import read_plan
from plan_page import a_plan, an_item, put, row, stored, unfold, write
from support import Server, axe_violations


def test_an_affiliate_judges_its_rows_and_sends_the_plan_without_names(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    address = server(built_fixture_site)
    put(
        page,
        address,
        a_plan(
            an_item("arbete-1-a", "Ord a", title="Rad a", responsible="Anna Andersson"),
            an_item("arbete-1-b", "Ord b", title="Rad b"),
        ),
    )
    page.get_by_label("Ansluten verksamhet").select_option("Exempelkommun")
    expect(page.get_by_label("Organisation")).to_have_value("Exempelkommun")
    says_when_it_was_done_and_what_is_not_relevant(page)
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    content = takes_the_file_without_names(page)
    assert "Anna" not in content
    # The officer counts it as the affiliate's, with what is done and what is not relevant.
    counted = read_plan(content.encode())
    assert (counted.affiliate, counted.county) == ("exempelkommun", "Exempellän")
    assert [(one.status, one.is_relevant) for one in counted.items] == [("klar", True), ("", False)]
    plan = json.loads(content)
    schema = json.loads((built_fixture_site / "min-plan" / "planfil.schema.json").read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(plan)] == []
    assert (plan["about"]["affiliate"], plan["about"]["organisation"]) == ("exempelkommun", "Exempelkommun")
    first, second = plan["items"]
    assert (first["status"], first["completed"]) == ("klar", "2026-05-01")
    assert (second["not_relevant"], second["reason"]) == (True, "")
    # The plan keeps what the file leaves out, and the id that both have.
    page.wait_for_function("id => Object.values(localStorage)[0].includes(id)", arg=plan["id"])
    assert [one["reason"] for one in stored(page)["items"]] == ["", "Vi har inga lokaler."]
    assert len(plan["id"]) == 36


def test_a_row_that_does_not_concern_the_organisation_says_so_and_no_status(
    built_fixture_site: Path, server: Server, page: Page
) -> None:
    """The row may have been done before it was judged; on paper there is only the judgement."""
    judged = {"status": "klar", "completed": "2026-05-01", "not_relevant": True, "reason": "Inga lokaler."}
    put(page, server(built_fixture_site), a_plan(an_item("arbete-1-a", "Ord a", title="Rad a", **judged)))
    own = row(page, "Rad a").locator(".ui-plan__own")
    expect(own).to_contain_text("Inga lokaler.")
    expect(own).to_contain_text("rör inte oss")
    expect(own).not_to_contain_text("2026-05-01")


def says_when_it_was_done_and_what_is_not_relevant(page: Page) -> None:
    first, second = row(page, "Rad a"), row(page, "Rad b")
    unfold(first)
    expect(first.get_by_label("Klar den")).to_be_hidden()
    first.get_by_label("Status").select_option("klar")
    write(page, "Rad a", {"Klar den": "2026-05-01"})
    unfold(second)
    box = second.get_by_label("Det här rör inte oss")
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_focused()
    expect(second.get_by_label("Status")).to_be_hidden()
    write(page, "Rad b", {"Varför den inte rör oss": "Vi har inga lokaler."})
    expect(second.locator("summary")).to_contain_text("Rör inte oss")
    expect(page.locator("#plan-count")).to_have_text("2 i planen: 1 klar, 1 rör inte oss")


def takes_the_file_without_names(page: Page) -> str:
    step = page.locator("#skicka")
    expect(step.get_by_role("heading")).to_have_text("Skicka till Myndigheten")
    expect(step.get_by_role("link", name="planer@exempel.invalid")).to_have_attribute(
        "href",
        "mailto:planer@exempel.invalid?subject=Plan%20ur%20Ett%20j%C3%A4mst%C3%A4llt%20Exempell%C3%A4n",
    )
    left = step.locator("#plan-left li")
    expect(left).to_have_text(["Ansvarig, i 1 rad", "Varför den inte rör er, i 1 rad"])
    step.get_by_label("Hela planen").check()
    expect(step.locator("#plan-left")).to_contain_text("följer med")
    step.get_by_label("Utan namn").check()
    with page.expect_download() as saved:
        step.get_by_role("button", name="Ladda ner filen att skicka").click()
    expect(step.get_by_role("status")).to_contain_text("Bifoga den i ett mejl")
    return saved.value.path().read_text("utf-8")
