"""`make affiliates`: a spreadsheet of affiliates becomes rows of affiliates.yaml, and the page shows them."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from county import check
from macros.__main__ import main
from macros.authoring.affiliates import slug
from macros.strategy import registers
from macros.strategy.registers import affiliates
from macros.validation.loader import load
from macros.web.templating import Renderer

TWENTY = [
    ("Älmhults Ridklubb", "www.almhultsrk.se", "2024-03-01"),
    ("Borgholms kommun", "https://www.borgholm.se/", "1/3 2024"),
    ("Emmaboda kommun", "emmaboda.se", "1 mars 2024"),
    ("Emmabodahus AB", "", "den 2 april 2024"),
    ("Högsby kommun", "http://www.hogsby.se", "2024-03-02"),
    ("Hultsfreds kommun", "https://www.hultsfred.se/", "20240303"),
    ("Kalmar kommun", "https://kalmar.se", "2024/03/04"),
    ("Linnéuniversitetet", "https://lnu.se/", "5.3.2024"),
    ("Mönsterås kommun", "", ""),
    ("Mörbylånga kommun", "https://www.morbylanga.se", "6 mar 2024"),
    ("Nybro kommun", "https://nybro.se", "2024-03-07 00:00:00"),
    ("Oskarshamns kommun", "https://www.oskarshamn.se/", "8/3-2024"),
    ("Region Kalmar län", "https://regionkalmar.se/", "2024-3-9"),
    ("Torsås kommun", "https://www.torsas.se", "10 Mars 2024"),
    ("Vimmerby kommun", "https://www.vimmerby.se", "2024-03-11"),
    ("Västerviks kommun", "https://www.vastervik.se", "2024-03-12"),
    ("Öland: hem & hus, ideell förening", "", "13/3/2024"),
    ("Åby Café", "", ""),
    ("Åby cafeteria #2", "", ""),
    ("NO", "", ""),
]  # fmt: skip
SORTED = [
    "Borgholms kommun", "Emmaboda kommun", "Emmabodahus AB", "Exempelkommun", "Hultsfreds kommun", "Högsby kommun",
    "Kalmar kommun", "Linnéuniversitetet", "Mönsterås kommun", "Mörbylånga kommun", "NO", "Nybro kommun",
    "Oskarshamns kommun", "Region Kalmar län", "Torsås kommun", "Vimmerby kommun", "Västerviks kommun", "Åby Café",
    "Åby cafeteria #2", "Älmhults Ridklubb", "Öland: hem & hus, ideell förening",
]  # fmt: skip


def table(delimiter: str = ";", head: str = "Namn;Adress;Ansluten") -> str:
    rows = [head.split(";"), *TWENTY]
    quoted = [[f'"{cell}"' if delimiter in cell else cell for cell in row] for row in rows]
    return "\r\n".join(delimiter.join(row) for row in quoted) + "\r\n"


@pytest.fixture
def add(county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs the command on a table, given as bytes or text."""
    monkeypatch.setenv("STRATEGY_DATA", str(county))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")  # 2030-01-01

    def run(content: bytes | str, *options: str, name: str = "lista.csv") -> Result:
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        result = CliRunner().invoke(main, ["affiliates", str(path), *options])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run


def names(county: Path) -> list[str]:
    strategy = load(county).strategy
    assert strategy, check(county).output
    return [one.name for one in affiliates(strategy)]


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(";", "utf-8"), (";", "cp1252"), (",", "utf-8-sig"), ("\t", "utf-8"), ("\t", "utf-16"), (",", "cp1252")],
)
def test_twenty_affiliates_pasted_from_a_spreadsheet_are_written_and_sorted_as_swedes_sort(
    add, county: Path, delimiter: str, encoding: str
) -> None:
    result = add(table(delimiter).encode(encoding))
    assert result.exit_code == 0, result.output
    assert "Skrev 20 nya verksamheter i exempellan/affiliates.yaml." in result.output
    assert names(county) == SORTED
    strategy = load(county).strategy
    assert strategy
    by_name = {one.name: one for one in strategy.data.affiliates.affiliates}
    assert by_name["Emmaboda kommun"].joined == datetime.date(2024, 3, 1)
    assert by_name["Emmaboda kommun"].address == "https://emmaboda.se"
    assert by_name["Högsby kommun"].address == "http://www.hogsby.se"
    assert by_name["Västerviks kommun"].id == "vasterviks-kommun"
    assert by_name["Exempelkommun"].id == "exempelkommun"


def test_excel_is_read_with_its_dates_and_links(add, county: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Anslutna verksamheter 2024"])
    sheet.append([])
    sheet.append(["Ansluten", "Verksamhet", "Webbplats", "Kontaktperson"])
    sheet.append([datetime.date(2024, 3, 1), "Provby", "provby", "Anna A"])
    sheet["C4"].hyperlink = "https://provby.example/"
    book.save(tmp_path / "a.xlsx")
    result = add((tmp_path / "a.xlsx").read_bytes(), name="lista.xlsx")
    assert 'Kolumnen "Kontaktperson" används inte.' in result.output
    text = (county / "affiliates.yaml").read_text("utf-8")
    assert (
        "  - id: provby\n    name: Provby\n    joined: 2024-03-01\n    address: https://provby.example/\n"
        in text
    )
    assert "Anna" not in text
    assert names(county) == ["Exempelkommun", "Provby"]


def test_the_page_shows_the_affiliates_in_order_with_their_dates(add, county: Path) -> None:
    add(table())
    strategy = load(county).strategy
    assert strategy
    html = str(Renderer(strategy).render("home_section", "om/anslutna-verksamheter/", "affiliates"))
    shown = re.findall(r'<li id="[a-z0-9-]+">(?:<a [^>]*>|<b>)([^<]+)', html)
    assert [words.replace("&amp;", "&") for words in shown] == SORTED
    assert re.search(
        r'<a href="https://emmaboda.se">Emmaboda kommun<.*?Ansluten <time datetime="2024-03-01">', html
    )
    assert "<b>21</b> anslutna verksamheter" in html
    assert "Senast anslöt sig Exempelkommun" in html


PLACES = (
    "Namn;Kommun\nProvby skola;provby\nBiblioteket;Exempelköpings kommun\nLänsförbundet;\nGästen;Annanby\n"
)


def test_the_page_is_grouped_by_the_municipalities_of_the_county(add, county: Path) -> None:
    result = add(PLACES)
    assert 'Rad 5 (Gästen): kommunen "Annanby" finns inte i site.yaml och skrivs inte.' in result.output
    strategy = load(county).strategy
    assert strategy, check(county).output
    grouped = [
        (place, [one.name for one in members])
        for place, members in registers.affiliates_by_municipality(strategy)
    ]
    assert grouped == [
        ("Exempelköping", ["Biblioteket"]),
        ("Provby", ["Provby skola"]),
        ("", ["Exempelkommun", "Gästen", "Länsförbundet"]),
    ]
    html = str(Renderer(strategy).render("home_section", "om/anslutna-verksamheter/", "affiliates"))
    assert re.findall(r"<h[23]>([^<]*)</h", html)[:3] == [
        "Exempelköping", "Provby", "I hela länet, eller utan angiven kommun"
    ]  # fmt: skip
    assert "De finns i 2 av länets 2 kommuner." in html


def test_a_second_run_writes_nothing_and_changes_no_id(add, county: Path) -> None:
    add(table())
    before = (county / "affiliates.yaml").read_bytes()
    result = add(table(",", "Adress;Namn;Ansluten").replace("Adress,Namn", "Namn,Webbplats"))
    assert (county / "affiliates.yaml").read_bytes() == before
    assert "Rad 3 (Borgholms kommun) finns redan, som borgholms-kommun på rad" in result.output
    assert "Inget nytt att skriva" in result.output


def test_what_differs_from_the_file_is_told_and_the_file_stays(add, county: Path) -> None:
    result = add("namn;datum;webb\nEXEMPELKOMMUN;2025-05-01;exempel.se\n")
    told = "Skiljer sig: adressen är https://exempel.se i listan, tom i filen; dagen är 2025-05-01 i listan, 2025-04-01 i filen."
    assert told in result.output
    assert names(county) == ["Exempelkommun"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("Provby;;2024-02-30", "är en dag som inte finns"),
        ("Provby;;mars 2024", "säger inte vilken dag"),
        ("Provby;;1/3/2024", "kan läsas på två sätt"),
        ("Provby;;1/3 24", "har inte hela året"),
        ("Provby;;45352", "Excels löpnummer"),
        ("Provby;;i våras", "är inte ett datum"),
        ("Provby;;2042-01-01", "dagen har inte varit än"),
        ("Provby;anna@provby.se;", "är en e-postadress"),
        ("Provby;Storgatan 1, Provby;", "är inte en webbadress"),
        ("Provby;javascript:alert(1);", "är inte en webbadress"),
        (";provby.se;2024-03-01", "namnet saknas"),
        ("Pro<b>vby;;", "namnet får inte ha <"),
        ("{{ x }};;", "namnet får inte ha {{"),
        ("Provby 😀;;", "finns inte i PDF-filernas typsnitt"),
        ("anna@provby.se;;", "inga personer"),
        ("x" * 201 + ";;", "för långt"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_by_its_number_and_the_rest_is_written(
    add, county: Path, row: str, says: str
) -> None:
    result = add(f"Namn;Adress;Ansluten\nAnnanby;;\n{row}\n")
    assert result.exit_code == 1
    told = next(line for line in result.output.splitlines() if line.startswith("Rad 3"))
    assert says in told
    assert "1 rad gick inte att läsa" in result.output
    assert names(county) == ["Annanby", "Exempelkommun"]


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "lista.csv", "saknar en rad med rubriker"),
        (b"Borgholm;2024-03-01\n", "lista.csv", "saknar en rad med rubriker"),
        (b"PK\x03\x04trasig", "lista.xlsx", "går inte att läsa som Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "lista.xls", "äldre Excelfil"),
        (b"%PDF-1.7", "lista.pdf", "det är en PDF"),
        (b"\x89PNG\x00\x00", "bild.png", "är ingen textfil"),
    ],
)
def test_a_file_that_is_no_table_is_told_with_what_to_do(
    add, county: Path, content: bytes, name: str, says: str
) -> None:
    before = (county / "affiliates.yaml").read_bytes()
    result = add(content, name=name)
    assert result.exit_code == 2
    assert says in result.output
    assert (county / "affiliates.yaml").read_bytes() == before


def test_a_missing_file_is_told(county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRATEGY_DATA", str(county))
    result = CliRunner().invoke(main, ["affiliates", "finns-inte.csv"])
    assert (result.exit_code, "finns-inte.csv finns inte" in result.output) == (2, True)


def test_comments_line_ends_and_what_stands_after_the_list_stay(add, county: Path) -> None:
    path = county / "affiliates.yaml"
    path.write_bytes(
        b"\xef\xbb\xbf# Overst\r\naffiliates:\r\n# Forst\r\n- id: exempelkommun\r\n  name: Exempelkommun\r\n"
        b"# Efter\r\n\r\nsection: ansluta-exempel\r\n"
    )
    add("Namn;Ansluten\nProvby;2024-03-01\n")
    assert path.read_bytes() == (
        b"\xef\xbb\xbf# Overst\r\naffiliates:\r\n# Forst\r\n- id: exempelkommun\r\n  name: Exempelkommun\r\n"
        b"- id: provby\r\n  name: Provby\r\n  joined: 2024-03-01\r\n# Efter\r\n\r\nsection: ansluta-exempel\r\n"
    )
    assert names(county) == ["Exempelkommun", "Provby"]


@pytest.mark.parametrize("empty", ["affiliates: []\n", "affiliates:\n", "# Tom\n", "affiliates: []"])
def test_an_empty_list_is_filled(add, county: Path, empty: str) -> None:
    (county / "affiliates.yaml").write_text(f"# Överst\nsection: ansluta-exempel\n{empty}", "utf-8")
    assert add("Namn\nProvby\n").exit_code == 0
    assert (county / "affiliates.yaml").read_text("utf-8").startswith("# Överst\nsection: ansluta-exempel\n")
    assert names(county) == ["Provby"]


def test_a_list_within_brackets_and_a_faulty_file_are_not_touched(add, county: Path) -> None:
    path = county / "affiliates.yaml"
    for text, says in (
        ("affiliates: [{id: a, name: A}]\n", "står inom [ ]"),
        ("affiliates: [\n", "affiliates.yaml har fel"),
    ):
        path.write_text(text, "utf-8")
        result = add("Namn\nProvby\n")
        assert (result.exit_code, says in result.output) == (2, True)
        assert path.read_text("utf-8") == text


def test_the_same_name_twice_is_one_but_in_two_municipalities_two(add, county: Path) -> None:
    result = add("Namn;Kommun\nFriskis;Provby\nFriskis;Exempelköping\nScouterna;Provby\nscouterna ;Provby\n")
    assert "Rad 5 (scouterna) är samma som rad 4 och är inte med två gånger." in result.output
    assert names(county) == ["Exempelkommun", "Friskis (Exempelköping)", "Friskis (Provby)", "Scouterna"]
    assert "id: friskis-exempelkoping" in (county / "affiliates.yaml").read_text("utf-8")


def test_an_actor_is_known_by_its_name_and_an_unknown_one_told(add, county: Path) -> None:
    result = add("Verksamhet;Aktör\nProvby;Kommun\nAnnanby;kommunen\nKlubben;föreningar\nX;Kyrka\n")
    assert 'Rad 5 (X): aktören "Kyrka" finns inte i actors.yaml.' in result.output
    text = (county / "affiliates.yaml").read_text("utf-8")
    assert "name: Provby\n    actor: kommun" in text
    assert "name: Klubben\n    actor: foreningar" in text


def test_names_that_would_give_the_same_id_get_their_own(add, county: Path) -> None:
    add("Namn\nExempel-kommun!\nÅby\nÄby\nÄ\n日本\n")
    ids = re.findall(r"id: (\S+)", (county / "affiliates.yaml").read_text("utf-8").split("section")[0])
    assert len(ids) == len(set(ids))
    assert slug("Östra Göinge & Café-élan") == "ostra-goinge-cafe-elan"
    assert len(slug("å" * 300)) <= 70


def test_the_draft_can_be_shown_and_nothing_written(add, county: Path) -> None:
    before = (county / "affiliates.yaml").read_bytes()
    result = add("Namn;Ansluten\nProvby;1 mars 2024\n", "--print")
    assert "  - id: provby\n    name: Provby\n    joined: 2024-03-01\n" in result.stdout
    assert (county / "affiliates.yaml").read_bytes() == before
