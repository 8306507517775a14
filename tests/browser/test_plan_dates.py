"""Dates that cannot be right: told at the field, kept as they were typed, and remarked in every file."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Locator, Page, expect

from plan_page import a_plan, an_item, opened, put, row, stored
from plans import Maker, item, parts, plan, rows
from support import Server, axe_violations, rest_weekly

WORDS = "Kartlägga löner varje år."


def field_of(page: Page, label: str) -> Locator:
    """The item's field, with its form open."""
    details = row(page, "Rad a").locator("details")
    if not details.get_attribute("open"):
        details.evaluate("one => one.open = true")
    return row(page, "Rad a").get_by_label(label, exact=True)


def told_at(field: Locator) -> tuple[str | None, str]:
    """Return the field's invalid state and its description."""
    described = field.evaluate(
        "one => (one.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join('')"
    )
    return field.get_attribute("aria-invalid"), described


# What the plan holds → the field that is marked, and what stands at it.
HELD = {
    "a day that does not exist": ({"from": "2026-02-30"}, "Från", "2026-02-30 finns inte"),
    "a month that does not exist": ({"to": "2026-13-01"}, "Till", "2026-13-01 finns inte"),
    "a leap day in another year": ({"from": "2027-02-29"}, "Från", "2027-02-29 finns inte"),
    "a year of two digits": ({"to": "0026-12-31"}, "Till", "mellan 1900 och 2199"),
    "a year far away": ({"from": "9999-12-31"}, "Från", "mellan 1900 och 2199"),
    "an end before its start": (
        {"from": "2026-05-02", "to": "2026-05-01"},
        "Till",
        "Slutet är före början. Till får tidigast vara 2026-05-02.",
    ),
}


@pytest.mark.parametrize("case", rest_weekly(reversed(HELD), 2))
def test_a_wrong_date_is_told_at_its_field_and_in_print(address: str, page: Page, case: str) -> None:
    dates, label, message = HELD[case]
    put(page, address, a_plan(an_item("arbete-1-a", WORDS, title="Rad a", **dates)))
    # Before the form is opened, and on paper, where it never is.
    page.emulate_media(media="print")
    expect(row(page, "Rad a").get_by_text(message)).to_be_visible()
    page.emulate_media(media="screen")
    field = field_of(page, label)
    assert told_at(field)[0] == "true"
    assert message in told_at(field)[1]
    assert axe_violations(page) == []
    other = field_of(page, "Från" if label == "Till" else "Till")
    assert told_at(other) == (None, "")


@pytest.mark.parametrize("case", HELD)
def test_no_file_carries_a_wrong_date_without_a_remark(
    built_fixture_site: Path, server: Server, page: Page, case: str
) -> None:
    dates, label, message = HELD[case]
    maker = Maker(page, built_fixture_site, server(built_fixture_site))
    wrong = plan(
        item("a-1", **{"from": "", "to": "", **dates}),
        about={"organisation": "", "contact": "", "decision": "", "from": "", "to": "", **dates},
    )
    remark = f"{label}: {message}" if message[0].isupper() or message[0].isdigit() else message
    document = parts(maker.word(wrong))
    assert len([part for part in document if remark in part]) == 2
    excel = maker.excel(wrong)
    assert remark in "".join(rows(excel, "Insatser")[1])
    assert remark in "".join("".join(one) for one in rows(excel, "Om planen"))
    table = maker.csv(wrong)
    assert [row["Slag"] for row in table if remark in "".join(row.values())] == ["Om planen", "Insats"]
    # Every day is still there as it was.
    for day in dates.values():
        assert day in "".join(document)


def test_a_right_date_has_no_remark_anywhere(built_fixture_site: Path, server: Server, page: Page) -> None:
    maker = Maker(page, built_fixture_site, server(built_fixture_site))
    right = plan(item("a-1", **{"from": "2028-02-29", "to": "2028-02-29"}), item("a-2"))
    assert not [row for row in maker.csv(right) if row["Anmärkning om datum"]]
    assert "2028-02-29–2028-02-29" in "\n".join(parts(maker.word(right)))


def test_a_date_that_is_only_half_typed_is_told_when_the_field_is_left_and_takes_nothing_away(
    address: str, page: Page
) -> None:
    held = an_item("arbete-1-a", WORDS, title="Rad a", **{"to": "2026-12-31"})
    put(page, address, a_plan(held))
    field = field_of(page, "Till")
    field.focus()
    page.keyboard.press("Backspace")
    # Nobody is told of what is still being typed.
    assert told_at(field) == (None, "")
    row(page, "Rad a").get_by_label("Ansvarig").fill("HR")
    invalid, message = told_at(field)
    assert invalid == "true"
    assert "till exempel 2026-01-31" in message
    assert "I planen står 2026-12-31 kvar." in message
    expect(row(page, "Rad a").get_by_role("status").filter(has_text="2026-01-31")).to_have_count(1)
    # What was typed still stands there.
    assert field.evaluate("one => one.validity.badInput")
    page.wait_for_function("() => Object.values(localStorage)[0].includes('HR')")
    assert stored(page)["items"][0]["to"] == "2026-12-31"
    with page.expect_download() as saved:
        page.get_by_role("button", name="Ladda ner som Word").click()
    expect(page.locator("#plan-done")).to_contain_text("inte färdigt och är inte med i filen: Rad a, Till.")
    assert "2026-12-31" in "".join(parts(docx.Document(io.BytesIO(saved.value.path().read_bytes()))))
    field.fill("2026-11-30")
    assert told_at(field) == (None, "")
    page.wait_for_function("() => Object.values(localStorage)[0].includes('2026-11-30')")


def test_the_plans_own_dates_are_told_too(address: str, page: Page) -> None:
    page.goto(f"{address}min-plan/")
    start, end = page.get_by_label("Planen gäller från"), page.get_by_label("Planen gäller till")
    start.fill("2026-05-02")
    end.fill("2026-05-01")
    page.get_by_label("Organisation").fill("Exempelby")
    # What is written before the script has come is repeated to it.
    expect(end).to_have_attribute("aria-invalid", "true")
    assert told_at(end) == ("true", "Slutet är före början. Till får tidigast vara 2026-05-02.")
    assert told_at(start) == (None, "")
    assert axe_violations(page) == []
    page.get_by_role("button", name="Ta bort allt från den här datorn").click()
    page.get_by_role("dialog").get_by_role("button", name="Ta bort allt").click()
    expect(end).to_have_value("")
    assert told_at(end) == (None, "")


def test_a_year_of_five_digits_never_reaches_the_plan_and_the_plan_opens_again(
    address: str, page: Page
) -> None:
    put(page, address, a_plan(an_item("arbete-1-a", WORDS, title="Rad a")))
    field = field_of(page, "Från")
    # As Firefox lets it be typed.
    field.evaluate(
        "one => { one.focus(); one.value = '20266-01-01'; one.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    row(page, "Rad a").get_by_label("Ansvarig").fill("HR")
    assert told_at(field)[0] == "true"
    assert field.input_value() == "20266-01-01"
    page.wait_for_function("() => Object.values(localStorage)[0].includes('HR')")
    page.reload()
    expect(row(page, "Rad a")).to_contain_text("HR")


def test_dates_outside_the_plan_or_the_strategy_get_a_hint_and_are_not_wrong(
    address: str, page: Page
) -> None:
    put(
        page,
        address,
        a_plan(
            an_item("arbete-1-a", WORDS, title="Rad a", **{"from": "2026-01-01", "to": "2032-01-01"}),
            about={"from": "2026-02-01", "to": ""},
        ),
    )
    assert told_at(field_of(page, "Från")) == (None, "Utanför planens tid: från 2026-02-01.")
    invalid, message = told_at(field_of(page, "Till"))
    assert invalid is None
    assert message.startswith("Utanför strategins tid: ")
    # The hint follows the plan's own dates.
    page.get_by_label("Planen gäller från").fill("2026-01-01")
    page.get_by_label("Organisation").focus()
    assert told_at(field_of(page, "Från")) == (None, "")


def test_a_file_with_a_day_that_does_not_exist_opens_as_before(address: str, page: Page) -> None:
    page.goto(f"{address}min-plan/")
    opened(page, json.dumps(a_plan(an_item("arbete-1-a", WORDS, title="Rad a", **{"from": "2026-02-30"}))))
    page.get_by_role("button", name="Öppna", exact=True).click()
    # A row that says what the strategy says has the strategy's title, whatever the file calls it.
    expect(row(page, "Kartlägg lönerna")).to_contain_text("2026-02-30")
    assert stored(page)["items"][0]["from"] == "2026-02-30"
