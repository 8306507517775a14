"""The open data as an Excel file, read by another reader than our writer."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from published import COUNTIES, actions, publish, source, table
from support import FIXTURE


@pytest.fixture(scope="module", params=COUNTIES, ids=lambda path: path.name)
def county(request: pytest.FixtureRequest) -> Path:
    data: Path = request.param
    return data


@pytest.fixture(scope="module")
def workbook(county: Path, published: Callable[[Path], Path]) -> Workbook:
    return openpyxl.load_workbook(published(county) / "strategi.xlsx")


def column(sheet: Worksheet, label: str) -> list[str]:
    position = [cell.value for cell in sheet[1]].index(label)
    return [row[position] for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_the_workbook_has_the_words_of_the_source(county: Path, workbook: Workbook) -> None:
    assert column(workbook["Insatser"], "Insats") == [action["text"] for _, _, action in actions(county)]
    areas, groups = source(county, "actionplan")["areas"], source(county, "indicators")["groups"]
    assert column(workbook["Handlingsplanen"], "Lokala aktiviteter") == [
        row["activities"] for area in areas for row in area["objectives"]
    ]
    assert column(workbook["Indikatorer"], "Indikator") == [
        indicator["text"] for group in groups for indicator in group["indicators"]
    ]


def test_every_sheet_has_a_frozen_heading_a_filter_and_room_for_the_words(workbook: Workbook) -> None:
    for name in ("Insatser", "Handlingsplanen", "Indikatorer"):
        sheet = workbook[name]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet["A1"].font.bold
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
        # A program indents a cell only where it is told at which side: else words touch the next column's.
        assert all(cell.alignment.horizontal for row in sheet.iter_rows() for cell in row)
        assert all(12 <= size.width <= 60 for size in sheet.column_dimensions.values())
        assert [cell.value for cell in sheet[1]][-1] == "Uri"


def test_the_printed_columns_are_the_strategys_and_fit_a_page_that_can_be_read(
    county: Path, workbook: Workbook
) -> None:
    accent = source(county, "site")["accent"]["light"].removeprefix("#").upper()
    printed = {
        "Insatser": "Du som kan bidra",
        "Handlingsplanen": "Årlig uppföljning",
        "Indikatorer": "Indikator",
    }
    for name, last in printed.items():
        sheet = workbook[name]
        area = sheet[str(sheet.print_area).split("!")[1]]
        headings = [cell.value for cell in area[0]]
        assert last in headings
        assert "Uri" not in headings
        assert len(area) == sheet.max_row
        # 11 points become 8 at the least, also where Calibri is missing: a character of DejaVu is 7 points wide with its
        # share of what LibreOffice keeps free, and an A4 on its side has 770 points.
        assert sum(sheet.column_dimensions[cell.column_letter].width for cell in area[0]) <= 145
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$1:$1"
        assert source(county, "site")["publisher"]["name"] in str(sheet.oddFooter.left.text)
        for cell in area[0]:
            assert (cell.fill.start_color.rgb, cell.font.color.rgb) == (f"FF{accent}", "00FFFFFF")


def test_the_words_come_first_and_what_a_role_is_told_of_can_be_found_by_its_title(
    workbook: Workbook,
) -> None:
    first = {
        "Insatser": ["Rubrik (redaktionell)", "Insats", "Du som kan bidra", "Delmål", "Fokusområde"],
        "Handlingsplanen": ["Rubrik (redaktionell)", "Målsättning", "Lokala aktiviteter"],
    }
    for name, wanted in first.items():
        headings = [cell.value for cell in workbook[name][1]]
        assert headings[1 : 1 + len(wanted)] == wanted


def test_a_row_has_room_for_its_longest_printed_words_in_every_program(workbook: Workbook) -> None:
    sheet = workbook["Insatser"]
    for row in sheet[str(sheet.print_area).split("!")[1]][1:]:
        for cell in row:
            room = sheet.column_dimensions[cell.column_letter].width
            lines = sum(len(line) / room for line in str(cell.value or "").splitlines())
            assert sheet.row_dimensions[cell.row].height >= 14 * lines, cell.coordinate


def test_the_numbers_of_the_focus_areas_have_their_hues(county: Path, workbook: Workbook) -> None:
    site = source(county, "site")
    areas = source(county, "focusareas")["focus_areas"]
    hues = {str(area["number"]): area.get("colour", site["accent"])["light"] for area in areas}
    for row in workbook["Insatser"].iter_rows(min_row=2, max_col=1):
        assert f"#{row[0].font.color.rgb[2:]}".lower() == hues[str(row[0].value)]


def test_the_workbook_opens_with_whose_it_is(county: Path, workbook: Workbook) -> None:
    first = workbook.worksheets[0]
    assert first.title == "Läs mig"
    assert first["A1"].value == source(county, "site")["name"]


def test_the_workbook_says_whose_it_is_and_in_what_language(county: Path, workbook: Workbook) -> None:
    site = source(county, "site")
    assert workbook.properties.language == "sv-SE"
    assert workbook.properties.creator == site["publisher"]["name"]
    assert site["name"] in workbook.properties.title
    about = {row[0]: row[1] for row in workbook["Läs mig"].iter_rows(values_only=True)}
    assert about["Licens för innehållet"].startswith(site["licences"]["content"] or "Ej fastställt. Förslag:")
    assert site["edition"]["title"] in about["Utgåva"]
    labels = {f"{sheet.title}: {cell.value}" for sheet in workbook.worksheets[1:] for cell in sheet[1]}
    assert labels <= about.keys()


def test_the_first_sheet_leads_to_what_concerns_a_role(workbook: Workbook) -> None:
    (row,) = (row for row in workbook["Läs mig"] if row[0].value == "Din roll")
    link = row[0].hyperlink
    assert link is not None
    name = str(link.location).split("!")[0].strip("'")
    sheet = workbook[name]
    assert name in str(row[1].value)
    assert sheet["A1"].value in str(row[1].value)
    assert sheet.auto_filter.ref.startswith("A1:")


def test_words_that_look_like_a_formula_stay_words(tmp_path: Path) -> None:
    county = shutil.copytree(FIXTURE, tmp_path / "exempellan")
    path = county / "indicators.yaml"
    path.write_text(path.read_text("utf-8").replace("text: Andel chefer", 'text: "=1+1"'), "utf-8")
    made = publish(county, tmp_path / "site")
    cell = next(
        c for c in openpyxl.load_workbook(made / "strategi.xlsx")["Indikatorer"][2] if c.value == "=1+1"
    )
    with zipfile.ZipFile(made / "strategi.xlsx") as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())
    assert cell is not None
    assert table(made / "indikatorer.csv")[0]["Indikator"] == "'=1+1"


def test_a_row_that_does_not_apply_is_struck_out_in_excel(county: Path, workbook: Workbook) -> None:
    sheet = workbook["Insatser"]
    labels = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        applies = row[labels.index("Gäller")].value == "ja"
        assert applies == (row[labels.index("Id")].value != "arbete-1-b")
        assert bool(row[labels.index("Insats")].font.strike) is not applies


def test_what_is_for_machines_is_folded_away_after_what_people_read(county: Path, workbook: Workbook) -> None:
    for sheet in workbook.worksheets[1:]:
        headings = [cell.value for cell in sheet[1]]
        shown = [h for h, cell in zip(headings, sheet[1], strict=True)
                 if not sheet.column_dimensions[cell.column_letter].hidden]  # fmt: skip
        folded = headings[len(shown) :]
        assert shown == headings[: len(shown)]
        assert "Gäller" in shown
        of_machines = {"Mått-uri"} if sheet.title.endswith("alla värden") else {"Uri", "Utgåva"}
        assert {"Länskod", *of_machines} <= set(folded)
        assert "Sökord" not in shown
        assert all(
            sheet.column_dimensions[cell.column_letter].outlineLevel == 1 for cell in sheet[1][len(shown) :]
        )
        # The button that unfolds them stands beside the last shown column, which says that they are folded.
        assert sheet.sheet_properties.outlinePr.summaryRight is False
        collapsed = [sheet.column_dimensions[cell.column_letter].collapsed for cell in sheet[1]]
        assert [index for index, folds in enumerate(collapsed, 1) if folds] == [len(shown)]
        # 1366 pixels hold some 180 characters of Calibri 11.
        widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1][: len(shown)]]
        assert sum(widths) <= 180, (sheet.title, widths)


def test_no_column_is_empty_and_an_address_is_a_link(county: Path, workbook: Workbook) -> None:
    has_address = bool(source(county, "site").get("address"))
    for sheet in workbook.worksheets[1:]:
        headings = [cell.value for cell in sheet[1]]
        for column in sheet.iter_cols(min_row=2):
            assert any(cell.value is not None for cell in column), (sheet.title, column[0].column_letter)
        assert ("Webbadress" in headings) is has_address
        if has_address:
            for row in sheet.iter_rows(min_row=2):
                cell = row[headings.index("Webbadress")]
                assert cell.hyperlink.target == cell.value
