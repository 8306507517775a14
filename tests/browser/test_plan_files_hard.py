"""The files of a plan that is hostile, or larger than any cell; and the buttons that give them."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Page, expect

from plans import BASE, Maker, item, plan, rows
from support import Server, sources

# openpyxl misses a style with a name, which the library does not write and Excel does not need.
pytestmark = pytest.mark.filterwarnings("error::UserWarning:openpyxl")


@pytest.fixture
def maker(built_fixture_site: Path, server: Server, page: Page) -> Maker:
    return Maker(page, built_fixture_site, server(built_fixture_site))


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
    excel = [row[2] for row in rows(book, "Insatser")[1:]]
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
    bad = [item(f"x-{n}", path=path) for n, path in enumerate(paths)]
    # A page of the site, so that the column of pages is there; without it, it is left out.
    good = f"{BASE}insatser/a-1/"
    book = maker.excel(plan(item("a-1"), *bad))
    headings, *found = rows(book, "Insatser")
    assert [row[headings.index("Sida")] for row in found] == [good, "", "", "", ""]
    links = [cell.hyperlink.target for row in book["Insatser"].rows for cell in row if cell.hyperlink]
    assert links == [good]
    book = maker.excel(plan(*bad))
    assert "Sida" not in rows(book, "Insatser")[0]
    assert not [cell for row in book["Insatser"].rows for cell in row if cell.hyperlink]
    document = maker.word(plan(*bad))
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
    headings, _, kept = rows(book, "Insatser")
    for heading, whole in (("Vad vi gör", long), ("Resurser", "😀" * 40_000)):
        column = headings.index(heading)
        assert kept[column].endswith(told)
        pieces = [row for row in rows(book, "Långa texter") if row[:3] == ["Insatser", "3", heading]]
        assert [row[3] for row in pieces] == [str(n) for n in range(2, len(pieces) + 2)]
        assert kept[column].removesuffix(told) + "".join(row[4] for row in pieces) == whole
    csv.field_size_limit(2_000_000)
    assert maker.csv(one)[10]["Vad vi gör"] == long
    assert maker.word(one).tables[0].rows[2].cells[1].text == long


def test_five_hundred_items_become_files_and_a_library_comes_only_when_asked_for(
    maker: Maker, built_fixture_site: Path
) -> None:
    """Large enough that the libraries would start a worker, which the policy refuses."""
    asked: list[str] = []
    maker.page.on("request", lambda request: asked.append(request.url))
    libraries = {"docx": "scripts/plan/export/docx-library.js", "xlsx": "write-excel-file/browser/index.js"}

    def loaded() -> list[str]:
        return [source for source in sources(built_fixture_site, asked) if source in libraries.values()]

    words = " ".join(f"ord {n}" for n in range(60))
    many = plan(*(item(f"x-{n}", activity=f"{n}: {words}") for n in range(500)))
    assert len(maker.csv(many)) == 515
    assert loaded() == []
    content = maker.file("xlsx", many)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.getinfo("xl/sharedStrings.xml").file_size > 160_000
    assert len(rows(openpyxl.load_workbook(io.BytesIO(content)), "Insatser")) == 501
    assert loaded() == [libraries["xlsx"]]
    assert len(maker.word(many).tables[0].rows) == 501
    assert loaded() == [libraries["xlsx"], libraries["docx"]]


def test_the_buttons_of_the_page_give_the_files(built_fixture_site: Path, server: Server, page: Page) -> None:
    page.goto(server(built_fixture_site) + "insatser/")
    first = page.locator("[data-item]").filter(has=page.get_by_role("link", name="Kartlägga löner")).first
    first.get_by_role("button", name="Lägg till i Min plan").click()
    name = (first.locator("th a").get_attribute("href") or "").split("/")[-2]
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
    # The delmål of the row, which the plan itself does not hold.
    assert "Lönerna är lika." in saved["CSV"].read_text("utf-8-sig")
    assert "Lönerna är lika." in document.tables[0].rows[1].cells[0].text
