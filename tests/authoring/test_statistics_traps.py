"""Values that are read from a spreadsheet: the forms that official tables have, and what is said of each that cannot be used."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from macros.authoring.statistics import update
from statistics_fetching import DAY, read, with_measure

# Tables as producers write them: the measure, the text, and rows of the file that it becomes.
FORMS = [
    ("spaces in thousands", "inkomst", "År;Kvinnor;Män\n2025;270 000;320\u00a0000\n", ["99,K,2025,2025,270000,,,,", "99,M,2025,2025,320000,,,,"]),
    ("thin spaces in thousands", "inkomst", "År;Kvinnor;Män\n2025;270\u2009000;320\u202f000\n", ["99,K,2025,2025,270000,,,,"]),
    ("nothing and less than nothing", "inkomst", "År;Kvinnor;Män\n2025;0;−12,5\n", ["99,K,2025,2025,0,,,,", "99,M,2025,2025,-12.5,,,,"]),
    ("one year only", "bristningar", "År;Kvinnor\n2025;2,1", ["99,K,2025,2025,2.1,,,,"]),
    ("a sex that is missing one year", "inkomst", "År;Kvinnor;Män\n2024;..;300000\n2025;270000;310000", ["99,K,2024,2024,,,,,..", "99,K,2025,2025,270000,,,,"]),
    ("two points, a point, a dash of any length", "bristningar", "År;Kvinnor\n2021;..\n2022;.\n2023;-\n2024;—\n2025;−\n2026;2",
     ["99,K,2021,2021,,,,,..", "99,K,2022,2022,,,,,.", "99,K,2023,2023,,,,,–", "99,K,2024,2024,,,,,–", "99,K,2025,2025,,,,,–"]),
    ("an empty cell", "bristningar", "År;Kvinnor\n2024;\n2025;2,1", ["99,K,2024,2024,,,,,.."]),
    ("a source under the table", "bristningar", "År;Kvinnor\n2025;2,1\n\nKälla: registret\n.. = uppgift saknas", ["99,K,2025,2025,2.1,,,,"]),
    ("notes of several lines above it", "bristningar", "Tabell 7\nAndel i procent, efter år\n;\nÅr;Kvinnor\n2025;2,1", ["99,K,2025,2025,2.1,,,,"]),
    ("a code and a name of the area", "bristningar", "Kod;Län;År;Kvinnor\n99;Exempellän;2025;2,1", ["99,K,2025,2025,2.1,,,,"]),
    ("quotation marks and English decimals", "bristningar", '"År","Kvinnor"\n"2025","2.1"\n', ["99,K,2025,2025,2.1,,,,"]),
    ("all counties of the country", "bristningar",
     "Län;År;Kvinnor\n01 Stockholms län;2025;3\n00 Riket;2025;2,8\n99 Exempellän;2025;2,1\n25 Annat län;2025;x\n", ["99,K,2025,2025,2.1,,,,", "00,K,2025,2025,2.8,,,,"]),
    ("the country by its name", "bristningar", "Län;År;Kvinnor\nSverige;2025;2,8\nExempellän;2025;2,1\n", ["00,K,2025,2025,2.8,,,,"]),
    ("years in decimals", "bristningar", "År;Kvinnor\n2024.0;2,4\n2025,0;2,1", ["99,K,2024,2024,2.4,,,,", "99,K,2025,2025,2.1,,,,"]),
    ("girls and boys", "inkomst", "År;Flickor;Pojkar\n2025;1;2\n", ["99,K,2025,2025,1,,,,", "99,M,2025,2025,2,,,,"]),
    ("a girl and a boy a row", "inkomst", "År;Kön;Värde\n2025;Flicka;1\n2025;Pojke;2\n", ["99,K,2025,2025,1,,,,", "99,M,2025,2025,2,,,,"]),
    ("a short dash in a mean of four years", "halsa", "Period;Kvinnor;Män\n2021—2024;70;71", ["99,K,2021,2024,70,,,,"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "text", "rows"), [case[1:] for case in FORMS], ids=[case[0] for case in FORMS]
)
def test_the_forms_of_official_tables_are_read(
    tmp_path: Path, measure: str, text: str, rows: list[str]
) -> None:
    outcome = read(tmp_path, text, with_measure(measure), measure)
    assert outcome.written, outcome.message
    assert [row for row in rows if row not in outcome.written.splitlines()] == [], outcome.written


def test_areas_that_are_left_out_are_named(tmp_path: Path) -> None:
    text = "Län;År;Kvinnor\n01 Ettan;2025;3\n03 Trean;2025;3\n03 Trean;2024;3\n04 Fyran;2025;3\n05 Femman;2025;3\n99;2025;2,1\n"
    message = read(tmp_path, text, with_measure("bristningar"), "bristningar").message
    assert message.endswith(
        "värden för 2025. Rader för andra områden togs inte med: 01 Ettan, 03 Trean, 04 Fyran och ett till."
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_table_is_read_in_the_encodings_of_spreadsheet_programs(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "ark.csv").write_bytes(
        "År;Kön;Värde\r\n2025;Kvinnor;270000\r\n2025;Män;310000\r\n".encode(encoding)
    )
    strategy = with_measure("inkomst")
    [measure] = update.chosen(strategy, "inkomst")
    outcome = update.read_file(strategy, measure, tmp_path / "ark.csv", DAY)
    assert outcome.written, outcome.message
    assert "99,M,2025,2025,310000,,,," in outcome.written


# Tables that would give another value than the producer's: the measure, the text, and what is said.
TRAPS = [
    ("shares for per cent", "andel-chefer", "År;Totalt\n2024;0,412\n2025;0,42", "Är de andelar (0,41) i stället för procent (41)?"),
    ("a hundred per cent and more", "andel-chefer", "År;Totalt\n2025;412", "värdet 412 är inget procenttal"),
    ("a comma for thousands", "inkomst", "År\tKvinnor\tMän\n2025\t270,000\t320,000\n", 'rad 2: "270,000" kan vara tusental eller decimaler'),
    ("a point for thousands", "inkomst", "År;Kvinnor;Män\n2025;270.000;320.000\n", 'rad 2: "270.000" kan vara tusental eller decimaler'),
    ("bounds backwards", "bristningar", "År;Kvinnor;Undre gräns;Övre gräns\n2025;2;3;1\n", "värdet 2 ligger utanför sin felmarginal (3–1)"),
    ("a value above its bound", "halsa", "Kön;Period;Värde;Undre gräns;Övre gräns\nK;2021–2024;70;60;69\nM;2021–2024;70;60;80\n", "utanför sin felmarginal (60–69)"),
    ("bounds of nobody", "inkomst", "År;Kvinnor;Män;Undre gräns;Övre gräns\n2025;70;71;60;80\n", "felmarginalen kan inte vara densamma för flera kolumner"),
    ("a comma for millions", "inkomst", "År\tKvinnor\tMän\n2025\t1,270,000\t320000\n", '"1,270,000" är inget tal'),
    ("per cent for kronor", "inkomst", "År;Kvinnor;Män\n2025;85 %;100 %\n", '"85 %" är i procent, och måttet är i kronor'),
    ("a currency", "inkomst", "År;Kvinnor;Män\n2025;270 000 kr;1\n", '"270 000 kr" är inget tal'),
    ("fewer than five", "bristningar", "År;Kvinnor\n2025;<5\n", '"<5" är inget tal. Är det för litet eller skyddat: skriv .. i cellen.'),
    ("a letter for what is protected", "bristningar", "År;Kvinnor\n2025;x\n", '"x" är inget tal. Är det för litet eller skyddat'),
    ("an autocorrected sign", "bristningar", "År;Kvinnor\n2025;…\n", '"…" är inget tal'),
    ("a mark after the value", "bristningar", "År;Kvinnor\n2025;2,1*\n", '"2,1*" är inget tal'),
    ("a fault of the spreadsheet", "bristningar", "År;Kvinnor\n2025;#SAKNAS!\n", '"#SAKNAS!" är inget tal'),
    ("a school year", "bristningar", "Period;Kvinnor\n2023/24;2\n", '"2023/24" är varken ett år eller en period av år: det är ett läsår'),
    ("a school year in full", "bristningar", "Period;Kvinnor\nLäsåret 2023/2024;2\n", "det är ett läsår. Skriv det år som måttet räknar"),
    ("a short school year or a month", "bristningar", "Period;Kvinnor\n2023-12;2\n", "det är en månad eller ett läsår"),
    ("a quarter", "bristningar", "Period;Kvinnor\n2023K1;2\n", "det är ett kvartal. Välj statistik för hela år"),
    ("a quarter in words", "bristningar", "Period;Kvinnor\n2023 kv 2;2\n", "det är ett kvartal"),
    ("a quarter first", "bristningar", "Period;Kvinnor\nkvartal 2 2023;2\n", "det är ett kvartal"),
    ("a month", "bristningar", "Period;Kvinnor\n2023M07;2\n", "det är en månad"),
    ("a year with a mark", "bristningar", "År;Kvinnor\n2023*;2\n", "ta bort det som står efter året"),
    ("a year that is preliminary", "bristningar", "År;Kvinnor\n2023 prel.;2\n", "ta bort det som står efter året"),
    ("years backwards", "halsa", "Period;Kvinnor;Män\n2024–2021;70;71\n", "2024–2021 är inte 4 år"),
    ("three years for four", "halsa", "Period;Kvinnor;Män\n2022–2024;70;71\n", "2022–2024 är inte 4 år"),
    ("the same year twice", "bristningar", "År;Kvinnor\n2025;2\n2025;2,1\n", "ett värde gäller samma område, kön och år"),
    ("a number and a share", "inkomst", "År;Kön;Antal;Andel\n2025;K;5;12\n", "kolumnerna ”Antal” och ”Andel” betyder samma sak"),
    ("merged headings over two rows", "inkomst", "År;Kvinnor;;Män;\n;Antal;Andel;Antal;Andel\n2025;5;12;6;14\n", "rad 2: året saknas. Står kolumnnamnen på två rader?"),
    ("a merged heading of two kinds", "inkomst", ";Löner;;Inkomster;\nÅr;Kvinnor;Män;Kvinnor;Män\n2025;5;6;12;14\n", "kolumnerna ”Kvinnor” och ”Kvinnor” betyder samma sak"),
    ("an area merged over its rows", "bristningar", "Län;År;Kvinnor\nProvby;2024;2\n;2025;3\n", "rad 3: området saknas. Sammanfogade celler?"),
    ("a year merged over its rows", "inkomst", "År;Kön;Värde\n2025;K;270000\n;M;310000\n", "rad 3: året saknas. Sammanfogade celler?"),
    ("a sex merged over its rows", "inkomst", "Kön;År;Värde\nK;2024;260000\n;2025;270000\n", 'rad 3: könet är ""'),
    ("other counties alone", "bristningar", "Län;År;Kvinnor\n01 Stockholms län;2025;3\n", 'området "01 Stockholms län" är inget av'),
    ("the country alone", "bristningar", "Län;År;Kvinnor\nSverige;2025;3\n", "inga värden för området som måttet visar (99)"),
    ("years as columns", "bristningar", ";2024;2025\nKvinnor;2;3\n", "ingen rad med kolumnnamn"),
    ("a text alone", "bristningar", "Statistiken har flyttat\n", "ingen rad med kolumnnamn"),
    ("no men", "inkomst", "År;Kvinnor\n2025;270000\n", "värden för män saknas helt"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "text", "says"), [case[1:] for case in TRAPS], ids=[case[0] for case in TRAPS]
)
def test_a_table_that_means_something_else_is_refused_in_words(
    tmp_path: Path, measure: str, text: str, says: str
) -> None:
    outcome = read(tmp_path, text, with_measure(measure), measure)
    assert says in outcome.message
    assert outcome.is_refused
    assert outcome.written is None


def _dated(sheet: Worksheet) -> None:
    sheet.append(["År", "Kvinnor"])
    sheet.append([datetime.datetime(1905, 7, 17), 2.1])


def _days(sheet: Worksheet) -> None:
    sheet.append(["År", "Kvinnor"])
    sheet.append([datetime.date(2025, 12, 31), 2.1])


def _percent(sheet: Worksheet) -> None:
    sheet.append(["År", "Kvinnor"])
    sheet.append([2025, 0.021])
    sheet["B2"].number_format = "0.0%"


def _merged(sheet: Worksheet) -> None:
    sheet.append(["Län", "År", "Kvinnor"])
    sheet.append(["Provby", 2024, 2.0])
    sheet.append([None, 2025, 2.1])
    sheet.merge_cells("A2:A3")


def _numbers(sheet: Worksheet) -> None:
    sheet.append(["Tabell 3. Bristningar"])
    sheet.append(["År", "Kvinnor"])
    sheet.append([2025.0, 2.125])
    sheet.append(["2024", "2,1"])


def _hidden_row(sheet: Worksheet) -> None:
    _numbers(sheet)
    sheet.row_dimensions[4].hidden = True


def _hidden_columns(sheet: Worksheet) -> None:
    for row in (["År", "Län", "Kod", "Kvinnor"], [2025, "Exempellän", 99, 2.1]):
        sheet.append(row)
    sheet.column_dimensions.group("B", "C", hidden=True)


def _hidden_nothing(sheet: Worksheet) -> None:
    _numbers(sheet)
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["H"].hidden = True


def _hidden_sheet(sheet: Worksheet) -> None:
    sheet.append(["År", "Kvinnor"])
    sheet.append([2025, 9])
    sheet.sheet_state = "hidden"
    assert sheet.parent
    _numbers(sheet.parent.create_sheet())


def _written_percent(sheet: Worksheet) -> None:
    sheet.append(["År", "Kvinnor"])
    sheet.append([2024, 2.1])
    sheet.append([2025, 0.4])
    sheet["B3"].number_format = '0.0" %"'


def _cover(sheet: Worksheet) -> None:
    sheet.append(["Om statistiken"])
    assert sheet.parent
    _numbers(sheet.parent.create_sheet())


# Sheets of Excel: what is written in them, a row of the file that it becomes, or words of the message.
BOOKS: list[tuple[str, Callable[[Worksheet], None], str]] = [
    ("a year that became a day", _dated, "kalkylprogrammet har gjort årtalet till en dag. Sätt kolumnens format till tal"),
    ("the last day of the year", _days, '"2025-12-31" är varken ett år eller en period av år: det är en dag. Skriv bara året'),
    ("a percentage", _percent, "99,K,2025,2025,2.1,,,,"),
    ("a percentage in words", _written_percent, "99,K,2025,2025,0.4,,,,"),
    ("a hidden row", _hidden_row, "ark.xlsx: rad 4 är dold. Visa alla rader och kolumner (ta bort filtret)"),
    ("hidden columns", _hidden_columns, "ark.xlsx: kolumn B är dold"),
    ("hidden rows and columns without content", _hidden_nothing, "99,K,2025,2025,2.125,,,,"),
    ("a hidden sheet", _hidden_sheet, "99,K,2025,2025,2.125,,,,"),
    ("a sheet of words first", _cover, "I en arbetsbok läses det första bladet med innehåll."),
    ("merged cells", _merged, "rad 3: området saknas. Sammanfogade celler?"),
    ("numbers and text under a title", _numbers, "99,K,2025,2025,2.125,,,,"),
]  # fmt: skip


@pytest.mark.parametrize(("fill", "wanted"), [case[1:] for case in BOOKS], ids=[case[0] for case in BOOKS])
def test_a_workbook_is_read_as_its_reader_sees_it(
    tmp_path: Path, fill: Callable[[Worksheet], None], wanted: str
) -> None:
    book = openpyxl.Workbook()
    fill(book.worksheets[0])
    book.save(tmp_path / "ark.xlsx")
    strategy = with_measure("bristningar")
    [measure] = update.chosen(strategy, "bristningar")
    outcome = update.read_file(strategy, measure, tmp_path / "ark.xlsx", DAY)
    assert wanted in (outcome.written or outcome.message)
