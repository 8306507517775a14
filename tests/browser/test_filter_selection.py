"""A reader carries away from the filter a link, paper or files."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page, expect

from filtering import choose, tool


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
    tool(insatser, "Kopiera länk").click()
    expect(insatser.get_by_text("Länken är kopierad.")).to_be_visible()
    assert insatser.evaluate("navigator.clipboard.readText()") == insatser.url


def test_the_selection_is_a_csv_file_with_its_criteria(insatser: Page) -> None:
    insatser.get_by_role("combobox", name="Roll").select_option(label="Lärare")
    expect(insatser.get_by_text("Strategin nämner Skola.")).to_be_visible()
    with insatser.expect_download() as saved:
        tool(insatser, "Ladda ner urvalet (CSV)").click()
    assert saved.value.suggested_filename == "insatser-urval.csv"
    content = saved.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["Id"] for row in table] == ["skola-fritid-1-a", "skola-fritid-2-a"]
    assert [row["Nivå"] for row in table] == ["Riktar sig till dig", "Rör dig, enligt redaktionen"]
    assert re.fullmatch(r"Urval: Lärare\. 2 av 6 insatser, \d{4}-\d{2}-\d{2}\.", table[0]["Urval"])


def saved_workbook(page: Page) -> Workbook:
    with page.expect_download() as saved:
        tool(page, "Ladda ner urvalet (Excel)").click()
    assert saved.value.suggested_filename == "insatser-urval.xlsx"
    return openpyxl.load_workbook(io.BytesIO(saved.value.path().read_bytes()))


def by_heading(sheet: Worksheet) -> dict[str, dict[str, Any]]:
    """Return each row by its id, as cells by heading."""
    headings = [cell.value for cell in sheet[1]]
    rows = [dict(zip(headings, row, strict=True)) for row in sheet.iter_rows(min_row=2)]
    return {row["Id"].value: row for row in rows}


def widths(sheet: Worksheet, *, printed: bool) -> list[float]:
    """Return the widths of the columns on paper, or of all in view."""
    last = str(sheet.print_area).split("!")[1].split(":")[1].split("$")[1]
    shown = sheet[f"A1:{last}1"][0] if printed else sheet[1]
    sizes = [sheet.column_dimensions[cell.column_letter] for cell in shown]
    return [size.width for size in sizes if not size.hidden]


def test_the_selection_is_an_excel_file_like_the_whole_one(insatser: Page, built_fixture_site: Path) -> None:
    county = openpyxl.load_workbook(built_fixture_site / "data" / "v1" / "strategi.xlsx")["Insatser"]
    whole = by_heading(county)
    book = saved_workbook(insatser)
    sheet = book["Urval"]
    rows = by_heading(sheet)
    assert rows.keys() == whole.keys()
    for name, row in rows.items():
        assert list(row) == list(whole[name])
        assert {label: cell.value for label, cell in row.items()} == {
            label: cell.value for label, cell in whole[name].items()
        }
        assert row["Insats"].font.strike is whole[name]["Insats"].font.strike
        assert row["Fokusområde nr"].font.color.rgb == whole[name]["Fokusområde nr"].font.color.rgb
        assert [label for label, cell in row.items() if cell.hyperlink] == ["Webbadress"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", sheet.dimensions)
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$1:$1", "landscape")
    assert sheet.print_area == county.print_area.replace("Insatser", "Urval")
    folded = [
        column.coordinate for column in sheet[1] if sheet.column_dimensions[column.column_letter].hidden
    ]
    assert sheet[folded[0]].value == "Id"
    assert sheet[folded[-1]].value == sheet[1][-1].value == "Uri"


def test_the_excel_file_of_a_role_says_why_on_paper_and_on_a_laptops_screen(insatser: Page) -> None:
    insatser.get_by_role("combobox", name="Roll").select_option(label="Lärare")
    expect(insatser.get_by_text("Strategin nämner Skola.")).to_be_visible()
    book = saved_workbook(insatser)
    sheet = book["Urval"]
    rows = by_heading(sheet)
    assert list(rows) == ["skola-fritid-1-a", "skola-fritid-2-a"]
    assert [row["Nivå"].value for row in rows.values()] == [
        "Riktar sig till dig",
        "Rör dig, enligt redaktionen",
    ]
    headings = [cell.value for cell in sheet[1]]
    assert headings[1:4] == ["Rubrik (redaktionell)", "Insats", "Du som kan bidra"]
    assert {"Nivå", "Skäl"} < set(headings[: len(widths(sheet, printed=True))])
    assert {"Fokusområde", "Problemområde", "Gäller"} < set(headings[: len(widths(sheet, printed=False))])
    assert sum(widths(sheet, printed=True)) <= 144
    assert sum(widths(sheet, printed=False)) <= 180


def test_the_excel_file_says_what_was_chosen_and_leads_back_to_it(insatser: Page) -> None:
    choose(insatser, "Du som kan bidra", "Skola")
    book = saved_workbook(insatser)
    assert list(by_heading(book["Urval"])) == ["skola-fritid-1-a"]
    about = book["Om urvalet"]
    assert re.match(r"Urval: Skola\. 1 av 6 insatser,", about["A2"].value)
    assert insatser.url in [cell.hyperlink.target for row in about for cell in row if cell.hyperlink]
