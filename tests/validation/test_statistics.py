"""The messages about measures and their values: all in one run, in Swedish, at file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from county import change, check
from macros.source import series

HEAD = "area,sex,from,to,value,low,high,count,mark\n"
WHOLE = "99,K,2024,2024,60,,,,\n99,M,2024,2024,61,,,,\n"

# Slips outside measures.
_WITHOUT = {"a name for a code", "a point that is none"}
# Each slip in statistics.yaml: what is exchanged, and words of the message.
SLIPS = [
    ("no direction", "    direction: upp\n    period: 4", "    period: 4", "direction (riktning) saknas"),
    ("a guessed direction", "direction: ner", "direction: minska", 'får inte vara "minska"'),
    ("no reason why it is near", "    why: Måttet skiljer inte mellan olika slags chefer.\n", "", "det är inte sagt vad som skiljer"),
    ("a share of nobody", "    share_of: kvinnor\n    direction: jämn\n    breaks", "    direction: jämn\n    breaks", "en fördelning behöver share_of"),
    ("a level of one sex", "    shape: nivå\n    direction: ner", "    shape: nivå\n    share_of: kvinnor\n    direction: ner", "share_of hör bara till en fördelning"),
    ("an even level", "    shape: nivå\n    direction: ner", "    shape: nivå\n    direction: jämn", "gäller bara en fördelning"),
    ("a share in kronor", "    unit: procent\n    decimals: 1\n    shape: fördelning\n    share_of: kvinnor\n    direction: jämn\n    breaks",
     "    unit: kronor\n    decimals: 1\n    shape: fördelning\n    share_of: kvinnor\n    direction: jämn\n    breaks", "en fördelning är i procent"),
    ("no key figure", "table: N99003", "table: N9903", 'table ska vara ett nyckeltal i Kolada'),
    ("no table", "    table: N99003\n", "", "table ska vara ett nyckeltal i Kolada"),
    ("a table of a file", "    fetch: fil\n", "    fetch: fil\n    table: N99005\n", "fetch är fil, så table används inte"),
    ("a selection in Kolada", "    table: N99003\n", "    table: N99003\n    select:\n      - {variable: Alder, value: tot}\n", "select hör bara till PxWeb"),
    ("years out of order", "years: [2014, 2018, 2022]", "years: [2018, 2014, 2022]", "åren ska stå i ordning"),
    ("a year twice", "years: [2014, 2018, 2022]", "years: [2014, 2018, 2018, 2022]", "vart och ett en gång"),
    ("years and interval", "years: [2018, 2022]", "years: [2018, 2022]\n    every: 4", "years säger redan vilka år som räknas"),
    ("breaks out of order", "      - {before: 2022, why: Uppgifterna hämtas ur ett nytt register.}",
     "      - {before: 2022, why: Nytt.}\n      - {before: 2019, why: Nytt.}", "brotten ska stå i ordning"),
    ("an unknown indicator", "indicator: indikator-1-3", "indicator: indikator-1-33", '"indikator-1-33" finns inte'),
    ("with and without", "- indicator: indikator-1-7\n    why", "- indicator: indikator-1-8\n    why", 'har måttet "valdeltagande", men står också som utan mått'),
    ("an address of nobody", "    producer: Exempelinstitutet\n    address: https://exempel.invalid/deltid", "    address: https://exempel.invalid/deltid",
     "address och producer hör ihop, och bara den ena finns"),
    ("a point that is none", "point: uppfoljning-exempel-1", "point: uppfoljning-exempel-9", '"uppfoljning-exempel-9" finns inte'),
    ("a count of something else", "of: insatser", "of: personer", 'får inte vara "personer"'),
    ("the same promise twice", "point: uppfoljning-exempel-2", "point: uppfoljning-exempel-1", "uppfoljning-exempel-1"),
    ("a name for a code", 'code: "9901"', 'code: "991"', "code"),
    ("an address without its scheme", "address: https://exempel.invalid/n99003", "address: exempel.invalid", "address"),
]  # fmt: skip


def test_slips_in_measures_are_said_many_in_one_run(county: Path) -> None:
    """Each run has one slip in each measure that has any left."""
    whole = (county / "statistics.yaml").read_text("utf-8")
    by_measure: dict[int, list[tuple[str, str, str, str]]] = {}
    for slip in SLIPS:
        measure = whole[: whole.index(slip[1]) + 8].count("\n  - id:") if slip[0] not in _WITHOUT else -1
        by_measure.setdefault(measure, []).append(slip)
    while made := [slips.pop() for slips in by_measure.values() if slips]:
        (county / "statistics.yaml").write_text(whole, "utf-8")
        for _, old, new, _ in made:
            change(county, "statistics.yaml", old, new)
        output = check(county).output
        assert [name for name, *_, says in made if says not in output] == [], output
        assert "Traceback" not in output
        assert output.count("exempellan/statistics.yaml:") >= len(made)


def test_a_slip_in_a_measure_is_not_said_again_of_its_values(county: Path) -> None:
    change(county, "statistics.yaml", "direction: ner", "direction: minska")
    change(county, "statistics.yaml", "id: halsa", "id: inkomst")
    assert "statistics/" not in check(county).output.replace("statistics/halsa.csv", "")


# Each fault of a row of values, and words of the message.
ROWS = [
    ("99,K,2023,2023,många,,,,", 'värdet "många" är inget tal'),
    ("99,K,i fjol,2023,60,,,,", '"i fjol" är inget år'),
    ("99,F,2023,2023,60,,,,", 'kön är "F"; det ska vara K'),
    ("99,K,2023,2023,,,,,", "antingen ett värde (value) eller ett tecken"),
    ("99,K,2023,2023,60,,,,..", "antingen ett värde (value) eller ett tecken"),
    ("99,K,2023,2023,,,,,x", '"x" är inget av tecknen'),
    ("99,K,2024,2024,60,,,,", "samma område, kön och år står redan på rad 2"),
    ("9903,K,2024,2024,60,,,,", 'området "9903" är varken länet'),
    ("99,K,2024,2023,60,,,,", "perioden slutar (2023) före den börjar"),
    ("99,K,2020,2023,60,,,,", "2020–2023 är inte ett år"),
    ("99,K,2022,2022,60,61,63,,", "utanför sin felmarginal"),
    ("99,K,2021,2021,60,,,två,", 'antalet "två" är inget heltal'),
    ("99,K,2020,2020,1e400,,,,", "är inget tal"),
    ("99,K,2019", "raden har för få"),
    ("99,K,2018,2018,60,5,,,,", "raden har för många kolumner. Är det ett decimalkomma: skriv punkt."),
]
# Each fault of a whole file, of a measure each: its text and words of the message, which stands at the first line.
FILES = [
    ("inkomst", "", "filen har inga värden"),
    ("andel-chefer", WHOLE, "första raden ska vara kolumnernas namn"),
    ("ledamoter", "area,sex,from,to\n99,K,2018,2018\n", "här saknas value"),
    ("bristningar", HEAD, "filen har inga värden"),
    ("bistand", f"{HEAD}99,K,2024,2024,60,,,,\n", "värden för män saknas helt"),
    (
        "halsa",
        f"# hämtat: i går\n{HEAD}99,K,2021,2024,60,,,,\n99,M,2021,2024,60,,,,\n",
        '"i går" är ingen dag',
    ),
    ("valdeltagande", "\xff", "UTF-8"),
]


def test_faults_of_rows_are_said_at_their_lines(county: Path) -> None:
    text = f"{HEAD}{WHOLE}" + "".join(f"{row}\n" for row, _ in ROWS)
    (county / "statistics/inkomst.csv").write_text(text, "utf-8")
    said = check(county).output.splitlines()
    for line, (row, words) in enumerate(ROWS, 4):
        assert any(f"inkomst.csv:{line}:1  " in one and words in one for one in said), (row, said)


def test_faults_of_files_are_said_in_one_run(county: Path) -> None:
    for measure, text, _ in FILES:
        data = text.encode("latin-1" if "\xff" in text else "utf-8")
        (county / f"statistics/{measure}.csv").write_bytes(data)
    said = check(county).output.splitlines()
    for measure, _, words in FILES:
        assert any(f"{measure}.csv:1:1  " in one and words in one for one in said), (measure, said)


def test_values_that_are_no_percentages_are_said(county: Path) -> None:
    for old, new in (("2024,41.2", "2024,100.1"), ("2023,40.1", "2023,-0.1"), ("2022,39.4", "2022,394")):
        change(county, "statistics/andel-chefer.csv", f"99,K,{old[:4]},{old}", f"99,K,{old[:4]},{new}")
    output = check(county).output
    assert "värdet 394 är inget procenttal: det ska vara 0–100. Samma fel på 2 rader till." in output
    change(county, "statistics/andel-chefer.csv", "99,K,2024,2024,100.1", "99,K,2024,2024,41.2")
    assert "Samma fel på en rad till." in check(county).output


def test_all_faults_of_all_files_come_in_one_run(county: Path) -> None:
    change(county, "statistics.yaml", "direction: ner", "direction: minska")
    change(county, "statistics/andel-chefer.csv", "99,K,2024,2024,41.2", "99,K,2024,2024,412")
    (county / "statistics/inkomst.csv").write_text(HEAD, "utf-8")
    (county / "statistics/ohalsotal.csv").write_text(f"{HEAD}{WHOLE}", "utf-8")
    (county / "statistics/anteckningar.txt").write_text("hej", "utf-8")
    output = check(county).output
    for words in (
        '"minska"',
        "inkomst.csv",
        'inget mått "ohalsotal"',
        "anteckningar.txt",
    ):
        assert words in output, output


def test_values_may_have_commas_semicolons_and_a_byte_order_mark(county: Path) -> None:
    path = county / "statistics/andel-chefer.csv"
    text = path.read_text("utf-8").replace(".", "\ufdd0").replace(",", ";").replace("\ufdd0", ",")
    path.write_text(text.replace(",,", ".."), "utf-8-sig")
    assert check(county).exit_code == 0, check(county).output


def test_values_that_are_not_fetched_are_no_fault(county: Path) -> None:
    for path in (county / "statistics").glob("*.csv"):
        path.unlink()
    assert check(county).exit_code == 0


def test_values_that_a_spreadsheet_program_has_saved_again_are_read(county: Path) -> None:
    """It fills each line to the width of the table, ends lines as Windows does, and may quote what has a space."""
    path = county / "statistics/inkomst.csv"
    before, _ = series.read_series(path, path.name)
    lines = path.read_text("utf-8").splitlines()
    saved = [
        f'"{line}"{";" * 8}'
        if line.startswith("# b")
        else f"{line}{';' * 8}"
        if line[0] == "#"
        else line.replace(",", ";")
        for line in lines
    ]
    path.write_text("\r\n".join(saved) + "\r\n", "utf-8-sig")
    assert check(county).exit_code == 0, check(county).output
    assert series.read_series(path, path.name)[0] == before


# Each fault of a file that a program has saved in another way, and words of the message.
RESAVED = [
    ("letters of Windows", "# mått: inkomst\n" + HEAD + WHOLE, "cp1252", "filen går inte att läsa som UTF-8"),
    ("a lost zero of the country", HEAD + WHOLE + "0,K,2024,2024,60,,,,\n", "utf-8", 'området "0" är varken länet, riket'),
    ("a day for a year", HEAD + WHOLE + "99,K,2023-01-01,2023,60,,,,\n", "utf-8", '"2023-01-01" är inget år'),
    ("a school year", HEAD + WHOLE + "99,K,2023/24,2024,60,,,,\n", "utf-8", '"2023/24" är inget år'),
    ("fewer than five", HEAD + WHOLE + "99,K,2023,2023,<5,,,,\n", "utf-8", 'värdet "<5" är inget tal'),
    ("shares for per cent", HEAD + WHOLE.replace("60", "0.6").replace("61", "0.61"), "utf-8", "Är de andelar (0,41) i stället för procent (41)?"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "encoding", "says"), [case[1:] for case in RESAVED], ids=[case[0] for case in RESAVED]
)
def test_a_file_that_was_spoiled_when_it_was_saved_is_said_with_its_line(
    county: Path, text: str, encoding: str, says: str
) -> None:
    (county / "statistics/bistand.csv").write_bytes(text.encode(encoding))
    said = [line for line in check(county).output.splitlines() if "statistics/bistand.csv:" in line]
    assert any(says in line for line in said), said
