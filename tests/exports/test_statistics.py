"""The values of the indicators in the files to download: a CSV a measure, a sheet in Excel, and figures in the PDF."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pikepdf
import pypdfium2
import pytest

from macros.exports.chart import chart
from macros.exports.pdf.chart_svg import svg
from macros.model import Measure
from macros.strategy import statistics, statistics_words
from macros.validation.loader import load
from published import COUNTIES
from statistics_fetching import invented
from support import FIXTURE


@pytest.fixture(params=COUNTIES, ids=lambda path: path.name)
def county(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def site(county: Path, request: pytest.FixtureRequest) -> Path:
    built: Path = request.getfixturevalue("built_fixture_site" if county == FIXTURE else "built_site")
    return built


@pytest.fixture
def measures(county: Path) -> list[Measure]:
    strategy = load(county).strategy
    assert strategy
    return statistics.with_values(strategy, strategy.data.statistics.measures)


def rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))


def bare(words: str) -> str:
    """Words without spaces and hyphens, which a page puts in and takes out."""
    return re.sub(r"[^\w+−]", "", words)


def test_each_measure_with_values_has_a_file_of_its_own_beside_its_figure(
    site: Path, measures: list[Measure]
) -> None:
    assert measures
    whole = rows(site / "data/v1/matt_varden.csv")
    offered = (site / "oppna-data/index.html").read_text("utf-8")
    for measure in measures:
        name = f"data/v1/matt/{measure.id}.csv"
        own = rows(site / name)
        assert own == [row for row in whole if row["Mått-id"] == measure.id]
        assert {row["Officiell statistik"] for row in own} == {measure.address}
        page = (site / f"indikatorer/{measure.indicator[0]}/index.html").read_text("utf-8")
        figure = page[page.index(f'id="matt-{measure.id}"') :].split("</section>")[0]
        assert f'href="../../{name}" download>Hämta alla värden, CSV' in figure
        assert f'href="../{name}" download>{measure.title}, {measure.unit}, CSV' in offered
    assert {path.stem for path in (site / "data/v1/matt").glob("*")} == {one.id for one in measures}


def test_the_workbook_has_a_row_for_each_value_with_its_source_and_a_link(
    site: Path, measures: list[Measure]
) -> None:
    book = openpyxl.load_workbook(site / "data/v1/strategi.xlsx")
    sheet = book["Statistik, alla värden"]
    labels = [cell.value for cell in sheet[1]]
    found = [dict(zip(labels, row, strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert len(found) == len(rows(site / "data/v1/matt_varden.csv"))
    assert {row["Mått"].value for row in found} == {one.title for one in measures}
    for row in found:
        link = row["Officiell statistik"]
        assert link.hyperlink.target == link.value
        assert row["Källa"].value
        # A number in Excel is a number there, which can be added up.
        assert isinstance(row["Värde"].value, int | float) or row["Tecken"].value in ("..", ".", "–")
        assert isinstance(row["Till år"].value, int)


def test_the_pdf_shows_each_measure_as_figure_and_words_with_its_source(
    site: Path, measures: list[Measure], county: Path
) -> None:
    strategy = load(county).strategy
    assert strategy
    pdf = pypdfium2.PdfDocument(site / "ladda-ner/strategi.pdf")
    text = bare("".join(page.get_textpage().get_text_bounded() for page in pdf))
    assert bare("Kapitlet är redaktionens och inte en del av strategin.") in text
    with pikepdf.open(site / "ladda-ner/strategi.pdf") as made:
        drawn = [
            str(one.Alt) for one in made.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        ]
    for measure in measures:
        for sentence in (*statistics_words.sentences(strategy, measure), measure.why or ""):
            assert bare(sentence) in text, sentence
        assert drawn.count(f"Linjediagram: {measure.title}.") == 1
        assert bare(statistics_words.source_line(strategy, measure)) in text


@pytest.mark.parametrize("measure", ["andel-chefer", "inkomst", "halsa", "bristningar", "bistand"])
def test_the_figure_on_paper_has_the_lines_of_the_page_and_no_style_sheet(measure: str) -> None:
    strategy = invented()
    drawing = chart(strategy, next(one for one in strategy.data.statistics.measures if one.id == measure))
    assert drawing
    made = svg(drawing)
    for line in drawing.lines:
        assert f">{line.label}</text>" in made
        assert all(f'd="{path}"' in made for path in line.paths)
    assert made.count("<circle") + made.count('width="5"') == sum(len(line.marks) for line in drawing.lines)
    assert made.count(">brott<") == len(drawing.breaks)
    assert "class=" not in made
    assert "style=" not in made
