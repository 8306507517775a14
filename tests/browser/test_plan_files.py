"""The files of a plan, made in the browser and opened by other readers: python-docx, openpyxl, csv."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from playwright.sync_api import Page

from macros.authoring.followup.plan_file import read_plan
from macros.authoring.followup.plan_workbook import Labels, read_workbook
from macros.strings.collation import folded
from plans import ACCENT, BASE, RICH, STRATEGY, WORDS, Maker, item, parts, plan, rows
from support import ROOT, Server

# What openpyxl warns of, other readers may refuse.
pytestmark = pytest.mark.filterwarnings("error::UserWarning:openpyxl")

# What the Word file of the plan says: a line for each paragraph or row of a table, ⏎ for a new line and → for a tab within it.
CASE = (ROOT / "tests" / "cases" / "plan-word.txt").read_text("utf-8")


@pytest.fixture
def maker(built_fixture_site: Path, server: Server, page: Page) -> Maker:
    return Maker(page, built_fixture_site, server(built_fixture_site))


def test_the_word_file_says_the_whole_plan_in_order(maker: Maker) -> None:
    shown = [part.replace("\n", "⏎").replace("\t", "→") for part in parts(maker.word(RICH))]
    assert shown == CASE.format(base=BASE, **WORDS).splitlines()


def test_the_word_file_is_accessible(maker: Maker) -> None:
    document = maker.word(RICH)
    assert document.core_properties.title == "Insats- och handlingsplan för Provverksamheten"
    assert document.core_properties.author == "Provverksamheten"
    assert [lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))] == ["sv-SE"]
    for table in document.tables:
        first, *others = table.rows
        assert first._tr.trPr is not None
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert not [row for row in others if row._tr.xpath("./w:trPr/w:tblHeader")]
        assert not table._tbl.xpath(".//w:gridSpan | .//w:vMerge")
        assert table._tbl.xpath("./w:tblPr/w:tblLook[@w:firstRow and @w:firstColumn]")
    sizes = [(s.page_width, s.page_height) for s in document.sections if s.page_width and s.page_height]
    assert [round(width.mm) for width, _ in sizes] == [210, 297, 210]
    assert [round(height.mm) for _, height in sizes] == [297, 210, 297]
    for section in document.sections:
        foot = section.footer.paragraphs[0]
        assert [text.text for text in foot._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
        assert foot.text.startswith("Insats- och handlingsplan för Provverksamheten\tSida ")
    links = [link for block in document.paragraphs for link in block.hyperlinks]
    assert all(link.address.startswith(BASE) and link.text and "://" not in link.text for link in links)
    leaders = document.element.body.xpath(".//w:tab[@w:leader='underscore']")
    assert len(leaders) == 4


def test_what_is_empty_is_left_out_or_said_and_nothing_is_made_up(maker: Maker) -> None:
    empty = plan(about={}, checklist=[], areas=[], strategy={}, saved="")
    document = maker.word(empty)
    assert (document.core_properties.author, document.core_properties.last_modified_by) == ("", "")
    assert parts(document) == [
        "Title: Insats- och handlingsplan",
        *(
            f"{label}\tEj ifyllt"
            for label in ("Organisation", "Kontakt", "Period", "Strategi", "Utgåva", "Planen sparad")
        ),
        "Heading 1: Beslut",
        *(f"{label}:\t\t" for label in ("Beslutsfattare", "Datum", "Ärendenummer", "Underskrift")),
        "Heading 1: Översikt",
        "Planen har 0 insatser och 0 målsättningar.",
        "Heading 1: Vems ord?",
        WORDS["legend"],
        "Heading 1: Källor",
        WORDS["sources_lead"],
    ]
    assert [sheet.max_row for sheet in maker.excel(empty)][:4] == [1, 1, 1, 1]


def test_the_strategys_file_says_what_each_row_leads_to_and_the_goals(built_fixture_site: Path) -> None:
    said = json.loads((built_fixture_site / "min-plan" / "strategi.json").read_text("utf-8"))
    of = {one["id"]: (one.get("outcomes"), one["goals"]) for one in said["items"]}
    assert of["arbete-1-a"] == (["Lönerna är lika."], [])
    assert of["trygghet-1-a"] == ([], ["Frihet från våld"])
    assert of["handlingsplan-1-1"] == (None, ["Frihet från våld"])


def test_an_untouched_checklist_takes_one_line(maker: Maker) -> None:
    untouched = plan(
        item("a-1"),
        checklist=[{"id": f"c{n}", "text": f"Punkt {n}", "answer": "", "comment": ""} for n in range(9)],
        areas=[{"id": "o1", "text": "Område", "chosen": False}],
    )
    shown = parts(maker.word(untouched))
    at = shown.index(f"Heading 1: {WORDS['checklist_title']}")
    assert shown[at + 1 : at + 4] == [
        "Ingen av checklistans 9 punkter är besvarad.",
        f"Heading 1: {WORDS['areas_title']}",
        "0 av 1 område att integrera är valda.",
    ]
    assert "Punkt 0" not in "\n".join(shown)
    # A comment alone is something said.
    untouched["checklist"][4]["comment"] = "Frågat ekonomichefen"
    assert "5 | Punkt 4 | Obesvarad | Frågat ekonomichefen" in parts(maker.word(untouched))
    # The tables have every point, answered or not.
    assert len(rows(maker.excel(untouched), "Checklista")) == 10


def test_lines_are_as_high_as_their_letters_in_every_program(maker: Maker) -> None:
    document = maker.word(RICH)
    spacings = [
        spacing
        for part in (document.styles.element, document.element.body)
        for spacing in part.iter(qn("w:spacing"))
        if spacing.get(qn("w:line"))
    ]
    assert spacings
    assert {spacing.get(qn("w:lineRule")) for spacing in spacings} == {"auto"}


def test_the_word_file_has_the_colours_of_the_site_and_of_the_area(maker: Maker) -> None:
    document = maker.word(RICH)
    accent, hue = (colour.removeprefix("#").upper() for colour in (ACCENT, STRATEGY["hues"]["område-ett"]))
    styles = {style.style_id: style for style in document.styles}
    for name in ("Title", "Heading1", "Heading2"):
        assert str(styles[name].font.color.rgb) == accent, name
    areas = {
        block.text: block.runs[0].font.color.rgb
        for block in document.paragraphs
        if str(block.style.name).lower() == "heading 2"
    }
    assert str(areas["Område ett"]) == hue
    # An area without a hue has the style's colour.
    assert areas["Område två"] is None
    grounds = [table.rows[0]._tr.xpath(".//w:shd/@w:fill")[0] for table in document.tables]
    assert grounds[:2] == [hue, accent]
    for table in document.tables:
        for cell in table.rows[0].cells:
            assert str(cell.paragraphs[0].runs[0].font.color.rgb) == "FFFFFF"


def test_the_excel_file_is_printed_so_that_it_can_be_read(maker: Maker) -> None:
    book = maker.excel(RICH)
    for sheet in book:
        assert sheet["A1"].fill.start_color.rgb == f"FF{ACCENT.removeprefix('#').upper()}"
        assert sheet["A1"].font.color.rgb == "FFFFFFFF"
        printed = sheet[str(sheet.print_area).split("!")[1]]
        # 11 points become 8 at the least, as in the strategy's own file.
        assert sum(sheet.column_dimensions[cell.column_letter].width for cell in printed[0]) <= 145, (
            sheet.title
        )
        assert sheet.page_margins.left <= 0.5
        assert sheet.page_margins.right <= 0.5
        # A program indents a cell only where it is told at which side.
        assert {cell.alignment.horizontal for row in sheet.rows for cell in row} == {"left"}
        for row in sheet.rows:
            lines = max(len(str(cell.value or "").splitlines()) for cell in row)
            assert sheet.row_dimensions[row[0].row].height >= 15 * lines
    assert [cell.value for cell in book["Insatser"][str(book["Insatser"].print_area).split("!")[1]][0]][
        -1
    ] == "Status"


def test_what_is_for_machines_stands_last_and_is_folded_away(maker: Maker) -> None:
    for sheet in maker.excel(RICH).worksheets[:2]:
        folded = [
            cell.value for cell in sheet[1] if sheet.column_dimensions[cell.column_letter].outlineLevel == 1
        ]
        assert folded == [cell.value for cell in sheet[1]][-3:] == ["Ändrad", "Beteckning (URI)", "Id"]
        sizes = [sheet.column_dimensions[cell.column_letter] for cell in sheet[1]]
        assert [size.hidden for size in sizes] == [False] * (len(sizes) - 3) + [True] * 3
        assert [size.collapsed for size in sizes].index(True) == len(sizes) - 4
        assert sheet.sheet_properties.outlinePr.summaryRight is False
        assert sheet.sheet_format.outlineLevelCol == 1


def test_the_excel_file_has_no_empty_column_beside_those_on_paper(maker: Maker) -> None:
    made = [list(sheet.iter_rows(values_only=True)) for sheet in maker.excel(RICH).worksheets[:2]]
    assert any(len(lines) > 1 for lines in made)
    for headings, *lines in made:
        beside = range(headings.index("Status") + 1, len(headings))
        assert [headings[at] for at in beside if not any(line[at] for line in lines)] == []


def test_a_follow_up_reads_the_same_out_of_the_excel_file_as_out_of_the_plan_file(maker: Maker) -> None:
    """The two are one plan, also to the officer who gets both."""
    sent = {
        **RICH,
        "items": [
            *RICH["items"],
            item("a-9", not_relevant=True),
            item("a-8", status="klar", completed="2026-02-03"),
        ],
    }
    known = Labels(
        WORDS,
        {folded(one["text"]): one["id"] for one in sent["checklist"]},
        {folded(one["text"]): one["id"] for one in sent["areas"]},
        {},
    )
    excel, file = read_workbook(maker.file("xlsx", sent), known), read_plan(json.dumps(sent).encode("utf-8"))
    assert excel.content == file.content
    assert (excel.start, excel.end, excel.edition) == (file.start, file.end, file.edition)
    assert (excel.organisation, excel.saved, excel.remarks) == (file.organisation, "2026-05-07", ())
    assert excel.county == "Provstrategin"


def test_what_does_not_concern_the_organisation_has_no_day_of_completion(maker: Maker) -> None:
    """It may have been done before it was judged: the plan keeps the day, and a file for others has the judgement."""
    row = item("a-9", status="klar", completed="2026-02-03", not_relevant=True)
    sheet = maker.excel({**RICH, "items": [row]})["Insatser"]
    cells = [str(cell) for line in sheet.iter_rows(values_only=True) for cell in line]
    assert "rör inte oss" in cells
    assert not [text for text in cells if text.startswith("2026-02-03")]


FIRST_ROW = {
    "Rubrik": "Rubrik a-1",
    "Område": "Område ett",
    "Strategins ord": "Strategiord a-1",
    "Vad vi gör": "Rad ett\nRad två",
    "Ansvarig": "responsible a-1",
    "Från": "2026-01-01",
    "Till": "2026-12-31",
    "Resurser": "resources a-1",
    "Så följer vi upp": "follow_up a-1",
    "Status": "pågår",
    "Delmål": "Delmål ett\nDelmål två",
    "Jämställdhetsmål": "Mål A\nMål B",
    "Ändrad": "2026-05-07",
    "Sida": f"{BASE}insatser/a-1/",
    "Beteckning (URI)": "urn:prov:a-1",
    "Id": "a-1",
}


def test_the_excel_file_has_a_sheet_for_each_kind_and_every_word(maker: Maker) -> None:
    book = maker.excel(RICH)
    assert book.sheetnames == ["Insatser", "Målsättningar", "Checklista", "Områden", "Om planen"]
    headings, *actions = rows(book, "Insatser")
    assert next(dict(zip(headings, row, strict=True)) for row in actions) == FIRST_ROW
    assert [row[-1] for row in actions] == ["a-1", "b-1", "a-2"]
    page = headings.index("Sida")
    links = [row[page].hyperlink.target for row in book["Insatser"].rows if row[page].hyperlink]
    assert links == [row[page] for row in actions]
    assert [row[-1] for row in rows(book, "Målsättningar")[1:]] == ["m-1"]
    assert rows(book, "Checklista")[1:3] == [
        ["1", "Första punkten", "ja", "En\nkommentar"],
        ["2", "Andra punkten", "", ""],
    ]
    assert rows(book, "Områden")[1:] == [["Valt område", "ja"], ["Annat område", "nej"]]
    about = rows(book, "Om planen")
    assert ["Beslut", "Nämnden § 12"] in about
    assert ["Planen sparad", "2026-05-07"] in about
    assert book.properties.title == "Insats- och handlingsplan för Provverksamheten"
    assert book.properties.language == "sv-SE"
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert sheet["A1"].font.b
        assert all(cell.alignment.wrap_text and cell.data_type in "sn" for row in sheet.rows for cell in row)


def test_the_csv_file_has_every_word_in_one_table(maker: Maker) -> None:
    table = maker.csv(RICH)
    assert [row["Slag"] for row in table] == [
        *["Om planen"] * 9,
        *["Insats"] * 3,
        "Målsättning",
        *["Punkt i checklistan"] * 4,
        *["Område att integrera"] * 2,
    ]
    book = maker.excel(RICH)
    headings, *actions = rows(book, "Insatser")
    of_csv = [[row[name] for name in headings] for row in table if row["Slag"] == "Insats"]
    assert of_csv == actions
    assert [(row["Strategins ord"], row["Svar"], row["Kommentar"]) for row in table[13:15]] == [
        ("Första punkten", "ja", "En\nkommentar"),
        ("Andra punkten", "", ""),
    ]
    assert [(row["Strategins ord"], row["Vald"]) for row in table[17:]] == [
        ("Valt område", "ja"),
        ("Annat område", "nej"),
    ]
    assert (table[7]["Rubrik"], table[7]["Strategins ord"]) == ("Beslut", "Nämnden § 12")
