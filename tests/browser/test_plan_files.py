"""The files of a plan, made in the browser and opened by other readers: python-docx, openpyxl, csv."""

from __future__ import annotations

import base64
import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from openpyxl.workbook import Workbook
from playwright.sync_api import Page, expect

from macros import labels
from macros.plan_file_labels import WORDS
from support import Server, asset, unmarked

# openpyxl misses a style with a name, which the library does not write and Excel does not need.
pytestmark = pytest.mark.filterwarnings("ignore:Workbook contains no default style")

BASE = "https://exempel.invalid/plan/"
Plan = dict[str, Any]

MAKE = """async ([module, kind, plan, words]) => {
  const { planFile } = await import(module);
  const refused = new Promise((_, fail) => document.addEventListener("securitypolicyviolation", (e) => fail(e.violatedDirective)));
  const file = await Promise.race([planFile(kind, plan, words), refused]);
  const reader = new FileReader();
  await new Promise((done) => { reader.onload = done; reader.readAsDataURL(file); });
  return [reader.result.split(",")[1], file.type];
}"""


class Maker:
    """Makes files in a page of the built site, under its policy."""

    def __init__(self, page: Page, site: Path, address: str) -> None:
        self.page = page
        self.module = f"{address}assets/{asset(site, 'plan-files.mjs').name}"
        page.goto(address)

    def file(self, kind: str, plan: Plan) -> bytes:
        content, _ = self.page.evaluate(MAKE, [self.module, kind, plan, {**WORDS, "base": BASE}])
        return base64.b64decode(content)

    def word(self, plan: Plan) -> Document:
        return docx.Document(io.BytesIO(self.file("docx", plan)))

    def excel(self, plan: Plan) -> Workbook:
        return openpyxl.load_workbook(io.BytesIO(self.file("xlsx", plan)))

    def csv(self, plan: Plan) -> list[dict[str, str]]:
        text = self.file("csv", plan).decode("utf-8")
        assert text.startswith("\ufeff")
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


@pytest.fixture
def maker(built_fixture_site: Path, server: Server, page: Page) -> Maker:
    return Maker(page, built_fixture_site, server(built_fixture_site))


def item(name: str, kind: str = "action", area: str = "Område ett", **given: str) -> Plan:
    """An item with words of its own in every field, so that a lost one is seen."""
    fields = ("activity", "responsible", "resources", "follow_up")
    return {
        "id": name,
        "kind": kind,
        "uri": f"urn:prov:{name}",
        "title": f"Rubrik {name}",
        "text": f"Strategiord {name}",
        "area": {"id": area.lower().replace(" ", "-"), "title": area},
        "path": f"insatser/{name}/",
        **{field: f"{field} {name}" for field in fields},
        "from": "2026-01-01",
        "to": "2026-12-31",
        "status": "planerad",
        "changed": "2026-05-06T22:30:00Z",
        **given,
    }


def plan(*items: Plan, **given: Any) -> Plan:
    return {
        "format": "min-plan",
        "version": 1,
        "strategy": {"name": "Provstrategin", "county": "99", "edition": "Utgåva A", "address": ""},
        "saved": "2026-05-06T22:30:00Z",
        "about": {
            "organisation": "Provverksamheten",
            "contact": "prov@exempel.invalid",
            "decision": "Nämnden § 12",
            "from": "2026-01-01",
            "to": "",
        },
        "items": list(items),
        "checklist": [
            {"id": "c1", "text": "Första punkten", "answer": "ja", "comment": "En\nkommentar"},
            {"id": "c2", "text": "Andra punkten", "answer": "", "comment": ""},
            {"id": "c3", "text": "Tredje punkten", "answer": "delvis", "comment": ""},
            {"id": "c4", "text": "Fjärde punkten", "answer": "nej", "comment": ""},
        ],
        "areas": [
            {"id": "o1", "text": "Valt område", "chosen": True},
            {"id": "o2", "text": "Annat område", "chosen": False},
        ],
        "roles": [],
        "more": "okänt",
        **given,
    }


RICH = plan(
    item("a-1", activity="Rad ett\nRad två", status="pågår"),
    item("b-1", area="Område två"),
    item("a-2", responsible="", to=""),
    item("m-1", kind="objective", area="Målområde", path="handlingsplan/#m-1", **{"from": ""}),
)


def parts(document: Document) -> list[str]:
    """What a reader meets, in order: `style: text` of paragraphs, and the rows of tables."""
    found: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            found += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        elif block.text.strip():
            style = block.style.name if block.style else ""
            found.append(f"{style}: {block.text}" if style.startswith(("Title", "Heading")) else block.text)
    return found


def test_the_word_file_says_the_whole_plan_in_order(maker: Maker) -> None:
    heads = "Vad vi gör | Ansvarig | Period | Resurser | Så följer vi upp | Status"
    rest = "resources {0} | follow_up {0}"
    assert parts(maker.word(RICH)) == [
        "Title: Insats- och handlingsplan för Provverksamheten",
        "Organisation\tProvverksamheten",
        "Kontakt\tprov@exempel.invalid",
        "Period\tFrån 2026-01-01",
        "Strategi\tProvstrategin",
        "Utgåva\tUtgåva A",
        "Planen sparad\t2026-05-07",
        "Heading 1: Beslut",
        "Nämnden § 12",
        "Beslutsfattare:\t\t",
        "Datum:\t\t",
        "Ärendenummer:\t\t",
        "Underskrift:\t\t",
        "Heading 1: Översikt",
        "Planen har 3 insatser och 1 målsättning.",
        "Status: planerad 3, pågår 1.",
        "Checklistans svar: ja 1, delvis 1, nej 1, obesvarade 1.",
        "1 av 2 områden att integrera är valda.",
        "Område ett: 2 insatser",
        "Område två: 1 insats",
        "Målområde: 1 målsättning",
        "Heading 1: Vems ord?",
        WORDS["legend"],
        "Heading 1: Insatser",
        "Heading 2: Område ett",
        f"Insats | {heads}",
        "Rubrik a-1\nStrategins ord: Strategiord a-1 | Rad ett\nRad två | responsible a-1 | "
        f"2026-01-01–2026-12-31 | {rest.format('a-1')} | pågår",
        "Rubrik a-2\nStrategins ord: Strategiord a-2 | activity a-2 | Ej ifyllt | Från 2026-01-01 | "
        f"{rest.format('a-2')} | planerad",
        "Heading 2: Område två",
        f"Insats | {heads}",
        "Rubrik b-1\nStrategins ord: Strategiord b-1 | activity b-1 | responsible b-1 | "
        f"2026-01-01–2026-12-31 | {rest.format('b-1')} | planerad",
        "Heading 1: Målsättningar",
        "Heading 2: Målområde",
        f"Målsättning | {heads}",
        "Rubrik m-1\nStrategins ord: Strategiord m-1 | activity m-1 | responsible m-1 | "
        f"Till 2026-12-31 | {rest.format('m-1')} | planerad",
        f"Heading 1: {labels.CHECKLIST}",
        "Checklistans svar: ja 1, delvis 1, nej 1, obesvarade 1.",
        "Nr | Punkt | Svar | Kommentar",
        "1 | Första punkten | ja | En\nkommentar",
        "2 | Andra punkten | Obesvarad | Ej ifyllt",
        "3 | Tredje punkten | delvis | Ej ifyllt",
        "4 | Fjärde punkten | nej | Ej ifyllt",
        "Heading 2: Att gå vidare med",
        "Börja med: Fjärde punkten",
        "Fortsätt med: Tredje punkten",
        f"Heading 1: {labels.AREAS}",
        "1 av 2 områden att integrera är valda.",
        "Valt område",
        "Heading 1: Källor",
        WORDS["sources_lead"],
        f"Provstrategin. Utgåva A {BASE}",
        f"Rubrik a-1 {BASE}insatser/a-1/",
        f"Rubrik b-1 {BASE}insatser/b-1/",
        f"Rubrik a-2 {BASE}insatser/a-2/",
        f"Rubrik m-1 {BASE}handlingsplan/#m-1",
    ]


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


def rows(book: Workbook, name: str) -> list[list[str]]:
    return [[str(cell or "") for cell in row] for row in book[name].iter_rows(values_only=True)]


def test_the_excel_file_has_a_sheet_for_each_kind_and_every_word(maker: Maker) -> None:
    book = maker.excel(RICH)
    assert book.sheetnames == ["Insatser", "Målsättningar", "Checklista", "Områden", "Om planen"]
    headings, *actions = rows(book, "Insatser")
    assert next(dict(zip(headings, row, strict=True)) for row in actions) == {
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
        "Ändrad": "2026-05-07",
        "Sida": f"{BASE}insatser/a-1/",
        "Beteckning (URI)": "urn:prov:a-1",
        "Id": "a-1",
    }
    assert [row[-1] for row in actions] == ["a-1", "b-1", "a-2"]
    links = [cell.hyperlink.target for cell in book["Insatser"]["L"] if cell.hyperlink]
    assert links == [row[11] for row in actions]
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


# What someone writes → what every file says.
HOSTILE = {
    "<script>alert(1)</script>": "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0": "=cmd|' /C calc'!A0",
    "@SUM(1)": "@SUM(1)",
    "+1": "+1",
    "a\x00b\x01c\x07\x1b": "abc",
    "rad\x0bny\u2028rad": None,
    "halv \ud800 bit": None,
    "höger \u202eretsnäv\u202c": "höger retsnäv",
    "&amp; ]]> <!-- \"citat\" 'ett'": "&amp; ]]> <!-- \"citat\" 'ett'",
    "constructor": "constructor",
    "__proto__": "__proto__",
    "_x0041_": "_x0041_",
    "\ufffd och \U0010ffff!": "? och !",
    "{organisation} $& $1 %s": "{organisation} $& $1 %s",
}


def test_hostile_words_are_only_words_in_every_file(maker: Maker) -> None:
    said = list(HOSTILE)
    hostile = plan(*(item(f"x-{i}", title=text, activity=text, area=text) for i, text in enumerate(said)))
    hostile["about"]["organisation"] = said[0]
    packed = io.BytesIO(maker.file("xlsx", hostile))
    book = openpyxl.load_workbook(packed)
    # What openpyxl takes for itself, Excel takes for the letter A unless its first character is written so.
    assert b">_x005F_x0041_<" in zipfile.ZipFile(packed).read("xl/sharedStrings.xml")
    excel = [row[3] for row in rows(book, "Insatser")[1:]]
    table = [row for row in maker.csv(hostile) if row["Slag"] == "Insats"]
    document = maker.word(hostile)
    word = {
        row.cells[0].text.split("\nStrategins ord")[0]: row.cells[1].text
        for t in document.tables
        for row in t.rows
    }
    for text, got, row in zip(HOSTILE.values(), excel, table, strict=True):
        guarded = row["Vad vi gör"]
        assert guarded[0] not in "=+-@\t\r\n"
        assert guarded.removeprefix("'") == got
        assert word[got] == got
        assert text is None or got == text
    assert excel[5].replace("\n", " ") == "rad ny rad"
    assert all(cell.data_type != "f" for sheet in book for row in sheet.rows for cell in row)
    formula = next(
        cell for row in book["Insatser"].rows for cell in row if str(cell.value).startswith("=cmd")
    )
    assert formula.number_format == "@"
    assert (
        document.core_properties.title == book.properties.title == f"Insats- och handlingsplan för {said[0]}"
    )


def test_a_link_never_leaves_the_site(maker: Maker) -> None:
    paths = ["javascript:alert(1)", "//ond.invalid/", "https://ond.invalid/", "../../../ut/"]
    bad = plan(*(item(f"x-{n}", path=path) for n, path in enumerate(paths)))
    book = maker.excel(bad)
    assert [row[11] for row in rows(book, "Insatser")] == ["Sida", "", "", "", ""]
    assert not [cell for row in book["Insatser"].rows for cell in row if cell.hyperlink]
    document = maker.word(bad)
    assert {rel.target_ref for rel in document.part.rels.values() if rel.is_external} == {BASE}


def test_a_link_always_has_words(maker: Maker) -> None:
    document = maker.word(plan(item("a-1", title=""), item("a-2", title="", text="")))
    linked = [link.text for block in document.paragraphs for link in block.hyperlinks]
    assert linked[-2:] == ["Strategiord a-1", "a-2"]
    assert [row.cells[0].text.split("\n")[0] for row in document.tables[0].rows[1:]] == linked[-2:]


def test_a_text_too_long_for_a_cell_goes_on_in_a_sheet_of_its_own(maker: Maker) -> None:
    long = "".join(f"ord{i} " for i in range(120_000)) + "slut"
    one = plan(item("a-1"), item("a-2", activity=long, resources="😀" * 40_000))
    assert len(long) > 1_000_000
    book = maker.excel(one)
    assert all(
        len(str(cell.value or "").encode("utf-16-le")) <= 2 * 32767
        for sheet in book
        for row in sheet.rows
        for cell in row
    )
    told = "\n[Texten fortsätter på bladet ”Långa texter”.]"
    kept = rows(book, "Insatser")[2]
    for column, heading, whole in ((3, "Vad vi gör", long), (7, "Resurser", "😀" * 40_000)):
        assert kept[column].endswith(told)
        pieces = [row for row in rows(book, "Långa texter") if row[:3] == ["Insatser", "3", heading]]
        assert [row[3] for row in pieces] == [str(n) for n in range(2, len(pieces) + 2)]
        assert kept[column].removesuffix(told) + "".join(row[4] for row in pieces) == whole
    csv.field_size_limit(2_000_000)
    assert maker.csv(one)[10]["Vad vi gör"] == long
    assert maker.word(one).tables[0].rows[2].cells[1].text == long


def test_five_hundred_items_become_files_and_a_library_comes_only_when_asked_for(maker: Maker) -> None:
    """Large enough that the libraries would start a worker, which the policy refuses."""
    asked: list[str] = []
    maker.page.on("request", lambda request: asked.append(unmarked(request.url.split("/")[-1])))
    words = " ".join(f"ord {n}" for n in range(60))
    many = plan(*(item(f"x-{n}", activity=f"{n}: {words}") for n in range(500)))
    assert len(maker.csv(many)) == 515
    assert not [name for name in asked if name.endswith(".min.mjs")]
    content = maker.file("xlsx", many)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.getinfo("xl/sharedStrings.xml").file_size > 160_000
    assert len(rows(openpyxl.load_workbook(io.BytesIO(content)), "Insatser")) == 501
    assert [name for name in asked if name.endswith(".min.mjs")] == ["write-excel-file.min.mjs"]
    assert len(maker.word(many).tables[0].rows) == 501
    assert asked[-1] == "docx.min.mjs"


def test_the_buttons_of_the_page_give_the_files(built_fixture_site: Path, server: Server, page: Page) -> None:
    page.set_default_timeout(10_000)
    page.goto(server(built_fixture_site) + "insatser/")
    first = page.locator("[data-item]").filter(has=page.locator("button.add")).first
    first.get_by_role("button", name="Lägg till i Min plan").click()
    name = first.get_attribute("data-item") or ""
    expect(page.get_by_text("Tillagd i Min plan.").first).to_be_visible()
    page.goto(server(built_fixture_site) + "min-plan/")
    page.get_by_label("Organisation").fill("Provverksamheten")
    saved = {}
    for kind in ("Word", "Excel", "CSV"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Ladda ner som {kind}").click()
        saved[kind] = download.value.path()
        assert download.value.suggested_filename.startswith("min-plan.")
        expect(page.get_by_text("Filen är nedladdad.")).to_be_visible()
    document = docx.Document(str(saved["Word"]))
    assert document.core_properties.title == "Insats- och handlingsplan för Provverksamheten"
    links = [link.address for block in document.paragraphs for link in block.hyperlinks]
    assert links[-2:] == [server(built_fixture_site), f"{server(built_fixture_site)}insatser/{name}/"]
    with saved["Excel"].open("rb") as file:
        assert rows(openpyxl.load_workbook(file), "Insatser")[1][-1] == name
    assert name in saved["CSV"].read_text("utf-8-sig")
