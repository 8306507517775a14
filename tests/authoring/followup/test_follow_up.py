"""`make follow-up`: sixty plans of fifteen organisations give the figures that were counted by hand, and no name leaves."""

from __future__ import annotations

import datetime
import io
import shutil
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import yaml
from click.testing import CliRunner, Result

from macros.__main__ import main
from macros.authoring.followup.counts import Counts
from macros.authoring.followup.report_docx import report
from macros.authoring.followup.result import Result as Figured
from macros.model import Period
from macros.validation.loader import load
from sent_plans import PLANTED, county_with
from sixty_plans import EXPECTED, POINTS, sixty
from support import FIXTURE


def run(inbox: Path, *options: str) -> Result:
    arguments = ["follow-up", "--as-of", "2026-10-31", "--period", "2025-2026", *options, str(inbox)]
    return CliRunner().invoke(main, arguments)


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The folder that the follow-up of the sixty files was written to, and what the terminal showed."""
    root = tmp_path_factory.mktemp("uppfoljning")
    county = county_with(Path(shutil.copytree(FIXTURE, root / "exempellan")))
    inbox = write(root / "planer", sixty())
    (inbox / "lank.json").symlink_to(inbox / "v01.json")
    (root / "lista.yaml").write_text(
        "- {organisation: femte Enheten, affiliate: v05}\n- {organisation: Sjätte, affiliate: v06}\n", "utf-8"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STRATEGY_DATA", str(county))
        result = run(inbox, "--list", str(root / "lista.yaml"))
    assert result.exit_code == 0, result.output
    return root / "planer-uppfoljning", result


@cache
def workbook(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


def table(out: Path, sheet: str) -> list[dict[str, Any]]:
    headings, *rows = workbook(out / "uppfoljning-intern.xlsx")[sheet].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_there_are_sixty_files() -> None:
    assert len(sixty()) + len(["lank.json"]) == 60


def test_each_insats_and_malsattning_has_the_figures_that_were_counted_by_hand(
    done: tuple[Path, Result],
) -> None:
    rows = {row["Id"]: row for sheet in ("Insatser", "Målsättningar") for row in table(done[0], sheet)}
    names = {
        "planned": "Planerade",
        "ongoing": "Pågår",
        "done": "Klara",
        "stopped": "Avbrutna",
        "unset": "Utan status",
        "late": "Försenade",
        "plans": "Rader",
    }
    assert {item: {key: rows[item][label] for key, label in names.items()} for item in rows} == {
        item: {key: counts[key] for key in names} for item, counts in EXPECTED.items()
    }
    assert rows["arbete-1-a"]["Verksamheter"] == "11 av 13"
    assert rows["arbete-1-a"]["Rör inte oss"] == 1
    assert rows["trygghet-1-b"]["Vilka"] == "Verksamhet 13, Verksamhet 2, Verksamhet 6"


def test_a_row_of_the_workbook_is_no_taller_than_its_title(done: tuple[Path, Result]) -> None:
    """The names of fifteen organisations in a narrow column made rows of twenty-five lines; now they are folded."""
    for name in ("Insatser", "Målsättningar"):
        sheet = workbook(done[0] / "uppfoljning-intern.xlsx")[name]
        assert max(one.height for number, one in sheet.row_dimensions.items() if number > 1) <= 4 * 15
        folded = {sheet[f"{letter}1"].value for letter, one in sheet.column_dimensions.items() if one.hidden}
        assert folded <= {"Id", "Vilka"}


def test_areas_goals_and_all_are_summed_with_a_twin_once(done: tuple[Path, Result]) -> None:
    assert summed(done[0]) == {
        ("Alla insatser", "insatser"): (33, "4 av 4", None), ("Alla målsättningar", "målsättningar"): (10, "1 av 3", None),
        ("Arbete för alla", "insatser"): (11, "1 av 1", None), ("Skola och fritid", "insatser"): (19, "2 av 2", None),
        ("Trygghet utan våld", "insatser"): (12, "2 av 2", None), ("Förebygga", "målsättningar"): (9, "1 av 2", None),
        ("Skydda", "målsättningar"): (1, "0 av 1", None),
        ("Makt", "insatser"): (11, "1 av 1", "redaktionell"), ("Makt", "målsättningar"): (1, "0 av 1", "redaktionell"),
        ("Frihet från våld", "insatser"): (12, "2 av 2", "källan"), ("Frihet från våld", "målsättningar"): (10, "1 av 3", "källan"),
    }  # fmt: skip


def summed(out: Path) -> dict[tuple[str, str], tuple[int, str, str | None]]:
    """The rows, what is carried out and who ties it, by part and what is counted."""
    return {
        (row["Del"], row["Räknar"]): (row["Rader"], row["Genomförda"], row["Grund"])
        for row in table(out, "Sammanfattning")
    }


def test_checklist_and_areas_are_n_of_n(done: tuple[Path, Result]) -> None:
    points = {row["Punkt"]: row for row in table(done[0], "Checklista")}
    labels = ("Ja", "Delvis", "Nej", "Vet inte", "Obesvarad")
    assert {text: tuple(row[label] for label in labels) for text, row in points.items()} == {
        text: tuple(f"{n} av 13" for n in numbers) for text, numbers in POINTS.items()
    }
    assert [(row["Område"], row["Valt av"]) for row in table(done[0], "Områden")] == [
        ("Resvanor", "9 av 13"),
        ("Budget", "1 av 13"),
    ]


def test_every_organisation_is_listed_also_without_a_plan(done: tuple[Path, Result]) -> None:
    rows = {row["Id"]: row for row in table(done[0], "Verksamheter")}
    assert [name for name, row in rows.items() if row["Plan"] == "nej"] == ["v14", "v15"]
    assert rows["v04"]["Fil"] == "v04.xlsx"
    assert (rows["v04"]["Beslutad"], rows["v01"]["Beslutad"]) == ("nej", "ja")
    facts = dict(
        workbook(done[0] / "uppfoljning-intern.xlsx")["Läs mig"].iter_rows(
            min_col=1, max_col=2, values_only=True
        )
    )
    assert facts["Verksamheter med räknad plan"] == "13 av 15"
    assert facts["Räknade handlingsplaner"] == "13, av dem 10 beslutade"


# A file that is not counted, and words of its reason.
DROPPED = {
    "aldre/v01.json": "v01.json är nyare", "kopia-1.json": "samma innehåll som v01.json", "kopia-4.json": "samma innehåll som v04.xlsx",
    "annat-lan-0.json": "ett annat läns strategi", "gammal-0.json": "utgåva av strategin som inte finns här", "fore-0.json": "gäller en annan tid",
    "avklippt.json": "skadad", "tom.json": "tom", "bild.png": "varken en planfil", "v15.xls": "äldre Excelfil", "trasig.xlsx": "läsa som Excel",
    "djup.json": "skadad", "lista.json": "ingen planfil", "status.json": "items, 1, status", "framtid.json": "annan version", "okand.json": "finns inte i affiliates.yaml",
    "ingen.json": "står inte i listan", "=1+1.json": "står inte i listan", "samma-dag-1.json": "inte att avgöra", "samma-dag-2.json": "inte att avgöra",
    "konstigt-id.json": "items, 1, id", "fel-form.json": "checklist", "oversatt.json": "ingen planfil", "v15.pdf": "PDF", "lank.json": "en länk",
}  # fmt: skip


def test_every_file_that_is_not_counted_is_named_with_its_reason(done: tuple[Path, Result]) -> None:
    rows = {row["Fil"]: row["Skäl"] for row in table(done[0], "Filer med fel") if row["Räknad"] == "nej"}
    assert len(rows) == 60 - 13
    assert {file: reason for file, reason in DROPPED.items() if reason not in rows[file]} == {}
    assert all(f"  {file}: " in done[1].output for file in rows)


def texts(path: Path) -> bytes:
    """Everything in a file, also in the parts of a packed one."""
    if path.suffix not in (".xlsx", ".docx"):
        return path.read_bytes()
    with zipfile.ZipFile(path) as packed:
        return b"\n".join(
            [
                *(part.filename.encode() for part in packed.infolist()),
                *map(packed.read, packed.namelist()),
                packed.comment,
            ]
        )


def test_no_name_of_a_free_field_is_in_any_output(done: tuple[Path, Result]) -> None:
    assert sum(PLANTED.encode() in content for content in sixty().values()) > 40
    outputs = [path for path in done[0].rglob("*") if path.is_file()]
    assert {path.name for path in outputs} == {
        "uppfoljning-intern.xlsx",
        "uppfoljning-rapport.docx",
        "followup.yaml",
    }
    for path in outputs:
        for word in (*PLANTED.split(), "alert(1)"):
            assert word.encode() not in texts(path), f"{word} i {path.name}"
        assert word.encode("utf-16-le") not in texts(path)


def test_the_public_file_passes_check_and_hides_what_is_small(done: tuple[Path, Result]) -> None:
    out, county = done[0], done[0].parent / "exempellan"
    text = (out / "followup.yaml").read_text("utf-8")
    (county / "followup.yaml").write_text(text, "utf-8")
    loaded = load(county)
    assert loaded.strategy, loaded.diagnostics
    (one,) = loaded.strategy.data.followup.rounds
    assert (one.affiliates, one.organisations, one.plans, one.decided) == (15, 13, 13, 10)
    numbers = [
        n
        for n in yaml.safe_load(text.split("items:\n")[0])["rounds"][0]["actions"].items()
        if n[0] != "items"
    ]
    assert all(value >= 3 for _, value in numbers)
    assert {area.area for area in one.areas} == {"arbete", "skola-fritid", "trygghet", "forebygga", "skydda"}
    assert [(row.goal, row.basis, row.items) for row in one.objective_goals] == [
        ("mal-1", "redaktionell", 1),
        ("mal-2", "källan", 3),
    ]
    assert {band.item: band.organisations for band in one.items}["handlingsplan-1-2"] in (
        "färre än 3",
        "dold",
    )
    assert "Verksamhet 1" not in text
    assert "Tal under 3 visas inte" in one.how[-1]


def test_the_report_says_the_three_counts(done: tuple[Path, Result]) -> None:
    document = docx.Document(io.BytesIO((done[0] / "uppfoljning-rapport.docx").read_bytes()))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "15 verksamheter är anslutna." in words
    assert "13 av 15 har en räknad handlingsplan. 10 av 13 planer är beslutade." in words
    assert "4 av 4 insatser är genomförda i minst en handlingsplan." in words
    assert "Makt: 1 av 1 (redaktionell koppling)" in words
    assert "Verksamhet 14, Verksamhet 15" in words
    assert "Det som färst har i sin plan" in words
    # The report is internal: its figures are whole.
    assert "visas inte" not in words
    assert document.core_properties.author == "Myndigheten i Exempellän"


def test_the_report_of_one_affiliate_is_in_the_singular(county: Path) -> None:
    strategy = load(county_with(county, 1)).strategy
    assert strategy is not None
    day = datetime.date(2026, 10, 31)
    made = report(Figured(Counts(strategy, [], day), Period(start=day, end=day), (), 0))
    words = [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]
    assert "1 verksamhet är ansluten." in words
