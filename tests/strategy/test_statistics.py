"""The traps of official statistics, each a case: the words and drawings made of the values of a measure."""

from __future__ import annotations

import shutil
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from macros.exports import chart, downloads
from macros.model import Break
from macros.strategy import statistics_tables, statistics_words, urls
from macros.strings import statistics as words
from macros.validation.loader import load
from macros.web.templating import Renderer
from statistics_values import LEVEL, Values, invented, measure_of, strategy_with


def said(measure: str, values: Values, country: Values | None = None, **fields: Any) -> str:
    strategy = strategy_with(measure, values, country, **fields)
    return " ".join(statistics_words.sentences(strategy, measure_of(strategy, measure))).replace(
        "\u00a0", " "
    )


NEW_REGISTER = (Break(before=2022, why="Nytt register"),)
TWO_BREAKS = (Break(before=2021, why="Nytt register"), Break(before=2022, why="Nya frågor"))
# Each case: its name, the measure, fields, values, words that are said, and words that are not.
CASES: list[tuple[str, str, dict[str, Any], Values, list[str], list[str]]] = [
    ("a difference that shrinks", "inkomst", LEVEL, {"K": {2020: 60, 2024: 66.3}, "M": {2020: 67.2, 2024: 71.6}},
     ["I Exempellän 2024: kvinnor 66,3 procent, män 71,6 procent.", "Kvinnors värde är 5,3 procentenheter lägre än mäns.",
      "2020 var det 7,2 procentenheter lägre.", "Skillnaden har minskat med 1,9 procentenheter.",
      "Förändring sedan 2020: kvinnor +6,3 procentenheter, män +4,4 procentenheter."], ["procent lägre"]),
    ("a difference that grows", "inkomst", LEVEL, {"K": {2020: 60, 2024: 60}, "M": {2020: 60, 2024: 62}},
     ["2020 hade de samma värde.", "Skillnaden har ökat med 2,0 procentenheter.", "kvinnor oförändrat, män +2,0"], ["−0"]),
    ("a difference that changes side", "inkomst", LEVEL, {"K": {2020: 60, 2024: 70}, "M": {2020: 65, 2024: 65}},
     ["Kvinnors värde är 5,0 procentenheter högre än mäns.", "2020 var det 5,0 procentenheter lägre.", "Skillnaden har bytt håll."],
     ["lika stor"]),
    ("no difference", "inkomst", LEVEL, {"K": {2024: 60}, "M": {2024: 60}}, ["Kvinnor och män har samma värde."], ["Förändring", "minskat"]),
    ("differences agree with what is read", "inkomst", {**LEVEL, "decimals": 0}, {"K": {2024: 59.5}, "M": {2024: 62.4}},
     ["kvinnor 60 procent, män 62 procent", "2 procentenheter lägre"], ["3 procentenheter"]),
    ("election years alone", "ledamoter", {}, {"K": {2014: 43, 2015: 43, 2016: 43, 2018: 45, 2019: 45, 2022: 44.6, 2023: 44.6}},
     ["44,6 procent 2022", "Förändring sedan 2014: kvinnor +1,6"], ["2023", "saknas"]),
    ("a survey every fourth year", "ledamoter", {"years": (), "every": 4}, {"K": {2015: 43, 2019: 45, 2023: 44.6}}, ["procent 2023"], ["saknas"]),
    ("a survey that was not made", "ledamoter", {"years": (), "every": 4}, {"K": {2015: 43, 2023: 44.6}}, ["Uppgift saknas för 2019."], ["2016"]),
    ("means of four years with gaps", "halsa", {}, {"K": {2018: 70, 2021: 69}, "M": {2018: 74, 2021: 73}},
     ["I Exempellän 2018–2021: kvinnor 69 procent", "2015–2018 var det 4 procentenheter lägre",
      "Varje värde är ett medelvärde för 4 år. I diagrammet står det vid det sista året.", "Uppgift saknas för 2016–2019 och 2017–2020."], ["för 2019"]),
    ("a break", "inkomst", {**LEVEL, "breaks": NEW_REGISTER}, {"K": {2019: 50, 2021: 52, 2022: 60, 2024: 61}, "M": {2021: 60, 2022: 61, 2024: 61}},
     ["Förändring sedan 2022: kvinnor +1,0", "2022 var kvinnors värde 1,0 procentenheter lägre än mäns.", "Skillnaden har minskat med 1,0",
      "Brott i tidsserien före 2022: Nytt register. Åren före och efter går inte att jämföra."], ["sedan 2019", "2021 var det"]),
    ("a break with nothing after it", "inkomst", {**LEVEL, "breaks": NEW_REGISTER}, {"K": {2020: 50, 2021: 52}, "M": {2020: 60, 2021: 61}},
     ["Förändring sedan 2020"], ["Brott"]),
    ("the first year after a break", "inkomst", {**LEVEL, "breaks": NEW_REGISTER}, {"K": {2021: 52, 2022: 60}, "M": {2021: 60, 2022: 61}},
     ["Brott i tidsserien före 2022"], ["Förändring", "Skillnaden har"]),
    ("a mean over a break", "halsa", {"breaks": NEW_REGISTER}, {"K": {2021: 70, 2022: 60, 2025: 61, 2026: 62}, "M": {2021: 70, 2022: 60, 2025: 61, 2026: 62}},
     ["Förändring sedan 2022–2025"], ["sedan 2019–2022", "sedan 2018–2021"]),
    ("women only", "bristningar", {}, {"K": {2020: 3.1, 2024: 2.4}}, ["kvinnor 2,4 procent.", "Statistiken gäller bara kvinnor."], ["män", "Skillnad"]),
    ("not by sex", "inkomst", {**LEVEL, "sexes": "totalt"}, {"T": {2020: 3, 2024: 2}},
     ["kvinnor och män tillsammans 2,0 procent", "Statistiken är inte uppdelad efter kön."], ["Skillnad"]),
    ("one sex newer than the other", "inkomst", LEVEL, {"K": {2023: 60, 2024: 61}, "M": {2023: 62}},
     ["I Exempellän 2023: kvinnor 60,0 procent, män 62,0 procent."], ["I Exempellän 2024"]),
    ("a change to the year that is shown", "inkomst", LEVEL, {"K": {2020: 60, 2023: 61, 2024: 65}, "M": {2020: 62, 2023: 63}},
     ["kvinnor 61,0 procent, män 63,0", "Förändring sedan 2020: kvinnor +1,0 procentenheter, män +1,0"], ["+5,0"]),
    ("a part of what is read", "inkomst", {"unit": "personer"}, {"K": {2024: 0.5}, "M": {2024: 1.5}}, ["kvinnor 1 person, män 2 personer", "50 procent av mäns"], ["33"]),
    ("a part beyond measure", "inkomst", {}, {"K": {2024: 1266400}, "M": {2024: 3}}, ["det vill säga 42 213 333 procent av mäns"], []),
    ("within the margin of error", "halsa", {}, {"K": {2018: (70, 67, 73), 2019: (71, 68, 74)}, "M": {2018: (74, 71, 77), 2019: (73, 70, 76)}},
     ["Skillnaden ligger inom felmarginalen, så den kan bero på slumpen."], ["Skillnaden har minskat", "Skillnaden har ökat"]),
    ("outside the margin of error", "halsa", {}, {"K": {2018: (60, 57, 63), 2019: (61, 58, 64)}, "M": {2018: (74, 71, 77), 2019: (73, 70, 76)}},
     ["Skillnaden har minskat med 2 procentenheter."], ["felmarginalen"]),
    ("a share of men", "andel-chefer", {"share_of": "män", "breaks": ()}, {"M": {2020: 61, 2024: 58.8}},
     ["andelen män 58,8 procent 2024, och andelen kvinnor 41,2 procent", "Fördelningen är jämn"], []),
    ("an even share at its edge", "andel-chefer", {"breaks": ()}, {"K": {2024: 40}}, ["Fördelningen är jämn"], ["inte jämn", "Förändring"]),
    ("an uneven share", "andel-chefer", {"breaks": ()}, {"K": {2024: 39.9}}, ["Fördelningen är inte jämn"], []),
    ("municipalities alone", "bistand", {}, {"K": {2023: 3.4}, "M": {2023: 3.6}}, ["I Exempelläns kommuner (ovägt medelvärde) 2023"], ["I Exempellän "]),
    ("the whole country alone", "andel-chefer", {"level": "riket", "breaks": ()}, {"K": {2023: 41}}, ["I riket var andelen kvinnor 41,0"], ["I riket 2023:"]),
    ("a value that is missing", "inkomst", LEVEL, {"K": {2022: 60, 2023: "..", 2024: 62}, "M": {2022: 60, 2023: 61, 2024: 62}},
     ["Uppgift om kvinnor saknas för 2023."], ["Uppgift saknas"]),
    ("men missing in some years, women in others", "inkomst", LEVEL, {"K": {2020: 60, 2021: 61, 2023: 62}, "M": {2021: 62, 2022: "..", 2023: 62}},
     ["Uppgift om män saknas för 2020. Uppgift saknas för 2022."], ["kvinnor saknas"]),
    ("men missing in all years", "inkomst", LEVEL, {"K": {2020: 60, 2021: 61}, "M": {2020: "..", 2021: ".."}}, ["Uppgift om män saknas för 2020 och 2021."], []),
    ("surveys that are out of step", "ledamoter", {"years": (), "every": 4}, {"K": {2011: 43, 2012: 43, 2016: 44, 2018: 45, 2022: 44.6}}, ["sedan 2011"], ["saknas"]),
    ("a newest year without values", "inkomst", LEVEL, {"K": {2022: 60, 2023: ".."}, "M": {2022: 60, 2023: ".."}},
     ["I Exempellän 2022", "Uppgift saknas för 2023."], []),
    ("before the first fetch", "inkomst", {}, {}, ["Värden hämtas av Myndigheten."], ["Källa"]),
    ("nothing but signs", "inkomst", {}, {"K": {2023: ".."}, "M": {2023: "."}}, ["Värden hämtas av Myndigheten."], []),
    ("thousands and a minus", "inkomst", {}, {"K": {2020: 1266300, 2024: 1250000}, "M": {2020: 1266300, 2024: 1250000}},
     ["kvinnor 1 250 000 kronor", "kvinnor −16 300 kronor"], ["1,250"]),
    ("a difference in kronor that shrinks", "inkomst", {}, {"K": {2015: 203100, 2024: 266300}, "M": {2015: 252600, 2024: 311900}},
     ["Kvinnors värde är 45 600 kronor lägre än mäns, det vill säga 85 procent av mäns. 2015 var det 49 500 kronor lägre, 80 procent av mäns.",
      "Skillnaden har minskat med 3 900 kronor."], ["räknad i procent"]),
    ("a difference that grows with the prices alone", "inkomst", {}, {"K": {2015: 200000, 2024: 260000}, "M": {2015: 250000, 2024: 312000}},
     ["det vill säga 83 procent av mäns", "Skillnaden har ökat med 2 000 kronor, men minskat räknad i procent av mäns värde."], ["ökat med 2 000 kronor."]),
    ("a difference that shrinks with the values alone", "inkomst", {}, {"K": {2015: 200000, 2024: 100000}, "M": {2015: 250000, 2024: 140000}}, ["Skillnaden har minskat med 10 000 kronor, men ökat räknad i procent av mäns värde."], ["minskat med 10 000 kronor."]),
    ("a part that is as large as before", "inkomst", {}, {"K": {2015: 200000, 2024: 240000}, "M": {2015: 250000, 2024: 300000}}, ["Skillnaden har ökat med 10 000 kronor."], ["räknad i procent"]),
    ("women's value above men's", "inkomst", {"unit": "dagar", "decimals": 1}, {"K": {2024: 28.1}, "M": {2024: 18}},
     ["10,1 dagar högre än mäns, det vill säga 156 procent av mäns."], ["procentenheter"]),
    ("nothing among men", "inkomst", {}, {"K": {2024: 5}, "M": {2024: 0}}, ["Kvinnors värde är 5 kronor högre än mäns."], ["procent"]),
    ("nothing at all", "inkomst", {}, {"K": {2023: 0, 2024: 0}, "M": {2023: 0, 2024: 0}},
     ["kvinnor 0 kronor, män 0 kronor", "Kvinnor och män har samma värde.", "Skillnaden är lika stor nu."], ["procent", "−0", "+0"]),
    ("less than nothing", "inkomst", {}, {"K": {2020: -300, 2024: -100}, "M": {2020: -100, 2024: 50}},
     ["kvinnor −100 kronor, män 50 kronor", "150 kronor lägre än mäns.", "kvinnor +200 kronor, män +150 kronor"], ["procent", "--"]),
    ("one of a unit", "inkomst", {**LEVEL, "decimals": 0}, {"K": {2020: 60, 2024: 61}, "M": {2020: 63, 2024: 62}},
     ["är 1 procentenhet lägre", "2020 var det 3 procentenheter lägre", "minskat med 2 procentenheter.", "kvinnor +1 procentenhet, män −1 procentenhet."], []),
    ("one day", "inkomst", {"unit": "dagar"}, {"K": {2024: 1}, "M": {2024: 2}}, ["kvinnor 1 dag, män 2 dagar", "är 1 dag lägre"], []),
    ("one with decimals", "inkomst", LEVEL, {"K": {2024: 1}, "M": {2024: 2}}, ["kvinnor 1,0 procent", "är 1,0 procentenheter lägre"], []),
    ("a difference that is gone", "inkomst", {"unit": "dagar"}, {"K": {2020: 63, 2024: 61}, "M": {2020: 62, 2024: 61}},
     ["samma värde. 2020 var kvinnors värde 1 dag högre än mäns, det vill säga 102 procent av mäns. Skillnaden har minskat med 1 dag."], ["var det"]),
    ("the same value with margins", "halsa", {}, {"K": {2019: (70, 67, 73)}, "M": {2019: (70, 67, 73)}}, ["Kvinnor och män har samma värde."], ["felmarginalen"]),
    ("changes since other years", "inkomst", LEVEL, {"K": {2020: 60, 2024: 61}, "M": {2022: 62, 2024: 64}},
     ["Förändring sedan 2020: kvinnor +1,0 procentenheter. Förändring sedan 2022: män +2,0 procentenheter."], []),
    ("almost the same value", "inkomst", {}, {"K": {2024: 266300}, "M": {2024: 266900}}, ["600 kronor lägre än mäns."], ["100 procent"]),
    ("two breaks in a row", "inkomst", {**LEVEL, "breaks": TWO_BREAKS}, {sex: {2019: 50, 2020: 51, 2021: 60, 2022: 70, 2023: 71} for sex in ("K", "M")},
     ["före 2021: Nytt register.", "före 2022: Nya frågor.", "Förändring sedan 2022: kvinnor +1,0"], ["sedan 2021", "sedan 2019"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "fields", "values", "wanted", "unwanted"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_what_values_show_is_said(
    measure: str, fields: dict[str, Any], values: Values, wanted: list[str], unwanted: list[str]
) -> None:
    text = said(measure, values, **fields)
    assert [words for words in wanted if words not in text] == [], text
    assert [words for words in unwanted if words in text] == [], text


def test_the_country_is_shown_for_its_newest_year_of_both() -> None:
    text = said("inkomst", {"K": {2024: 1}, "M": {2024: 2}}, {"K": {2021: 1, 2022: 2}, "M": {2021: 3, 2023: 4}}, **LEVEL)  # fmt: skip
    assert "I riket 2021: kvinnor 1,0 procent, män 3,0 procent." in text


def drawn(measure: str, values: Values, **fields: Any) -> chart.Chart:
    strategy = strategy_with(measure, values, **fields)
    found = chart.chart(strategy, measure_of(strategy, measure))
    assert found
    return found


# Values of women by year, fields, and how many points each part of the line has, and whether marks stand alone.
LINES: list[tuple[str, dict[int, Any], dict[str, Any], list[int]]] = [
    ("unbroken", {2020: 1, 2021: 2, 2022: 3}, {}, [3]),
    ("a missing year", {2020: 1, 2021: 2, 2023: 3, 2024: 3}, {}, [2, 2]),
    ("a sign for a missing value", {2020: 1, 2021: 2, 2022: "..", 2023: 3, 2024: 3}, {}, [2, 2]),
    ("a break", {2020: 1, 2021: 2, 2022: 3, 2023: 3}, {"breaks": NEW_REGISTER}, [2, 2]),
    ("two breaks in a row", {2019: 1, 2020: 2, 2021: 3, 2022: 3, 2023: 3}, {"breaks": TWO_BREAKS}, [2, 2]),
    ("a break in a gap", {2020: 1, 2021: 2, 2023: 3, 2024: 3}, {"breaks": NEW_REGISTER}, [2, 2]),
    ("election years", {2014: 1, 2018: 2, 2022: 3}, {"years": (2014, 2018, 2022)}, [3]),
    ("a missing election", {2014: 1, 2022: 3}, {"years": (2014, 2018, 2022)}, []),
    ("every fourth year", {2014: 1, 2018: 2, 2022: 3}, {"every": 4}, [3]),
    ("a single year", {2024: 1}, {}, []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "fields", "parts"), [case[1:] for case in LINES], ids=[case[0] for case in LINES]
)
def test_a_line_is_broken_at_gaps_and_breaks(
    values: dict[int, Any], fields: dict[str, Any], parts: list[int]
) -> None:
    found = drawn("bristningar", {"K": values}, **fields)
    [line] = found.lines
    assert [path.count("L") + 1 for path in line.paths] == parts
    assert len(line.marks) == sum(not isinstance(value, str) for value in values.values())
    assert len(found.breaks) == len(fields.get("breaks", ()))


@pytest.mark.parametrize(
    "years", [range(2015, 2025), range(2020, 2022), range(1974, 2021), [2024], range(1999, 2022)]
)
def test_years_under_a_chart_are_whole_few_and_have_first_and_last(years: Any) -> None:
    found = drawn("bristningar", {"K": dict.fromkeys(years, 3)}, years=())
    texts = [int(tick.text) for tick in found.years]
    assert {texts[0], texts[-1]} == {min(years), max(years)}
    assert len(texts) <= 6
    assert texts == sorted({*texts})
    assert all(after.at - before.at > 28 for before, after in pairwise(found.years)), "no year covers another"


@pytest.mark.parametrize(
    ("low", "high"), [("3.1", "3.4"), ("0", "0"), ("61.2", "71.6"), ("203100", "329700"), ("-4", "7"), ("100", "100"), ("-3", "-3"), ("99.9", "100"), ("0.001", "0.002")]
)  # fmt: skip
def test_the_scale_has_few_round_values_around_all(low: str, high: str) -> None:
    ticks = chart.round_ticks(Decimal(low), Decimal(high))
    assert ticks[0] <= Decimal(low) <= Decimal(high) <= ticks[-1]
    assert not Decimal(high) <= 100 < ticks[-1], "nothing is more than a hundred per cent"
    assert 2 <= len(ticks) <= 7
    steps = {after - before for before, after in pairwise(ticks)}
    assert len(steps) == 1
    assert str(steps.pop().normalize().scaleb(9).normalize()).strip("0")[0] in "125"


@pytest.mark.parametrize("largest", [1, 350_000, 4_000_000_000_000])
def test_years_have_room_beside_each_other_whatever_the_values(largest: int) -> None:
    found = drawn("inkomst", {"K": dict.fromkeys(range(2015, 2025), largest), "M": {2024: 0}})
    assert len(found.years) > 1
    assert all(after.at - before.at > 28 for before, after in pairwise(found.years))


@pytest.mark.parametrize("first", [0, 38, 45, 50, 52, 60, 100])
def test_the_words_of_the_band_are_not_where_the_line_begins(first: int) -> None:
    found = drawn("andel-chefer", {"K": {2020: first, 2024: 45}}, breaks=())
    assert found.band
    [(_, y), *_] = found.lines[0].marks
    baseline = found.band[2]
    assert not baseline - 8 < y < baseline + 2
    assert found.band[0] < baseline - 8 < baseline < found.band[0] + found.band[1]


@pytest.mark.parametrize("distance", [0, 0.1, 1, 20])
def test_labels_of_near_lines_do_not_cover_each_other(distance: float) -> None:
    by_sex: Values = {"K": {2020: 50, 2024: 50}, "M": {2020: 90, 2024: 50 + distance}}
    strategy = strategy_with("inkomst", by_sex, by_sex, **LEVEL)
    found = chart.chart(strategy, measure_of(strategy, "inkomst"))
    assert found
    heights = sorted(line.label_y for line in found.lines)
    assert len(heights) == 4
    assert all(after - before > 12.9 for before, after in pairwise(heights))
    assert heights[0] > 0
    assert heights[-1] <= found.bottom + 4, "above the years"


@pytest.mark.parametrize(
    ("first", "breaks", "written"),
    [(2019, (2021, 2022), ["brott", "brott"]), (2013, (2016, 2022), ["brott", "brott"]), (1974, (2021, 2022), ["brott", ""])],
)  # fmt: skip
def test_breaks_near_each_other_share_their_word(
    first: int, breaks: tuple[int, int], written: list[str]
) -> None:
    made = tuple(Break(before=year, why="Nytt register") for year in breaks)
    found = drawn("bristningar", {"K": dict.fromkeys(range(first, 2024), 3)}, breaks=made)
    assert [tick.text for tick in found.breaks] == written


def test_margins_of_error_stand_in_the_table_and_are_explained_beside_the_figure() -> None:
    values: Values = {"K": {2021: (70, 66.4, 73.6), 2022: (71, 67, 75)}, "M": {2021: (74, 70, 78), 2022: 73}}
    strategy = strategy_with("halsa", values)
    table = statistics_tables.table(strategy, measure_of(strategy, "halsa"))
    assert [row.cells for row in table.rows] == [("71 (67–75)", "73"), ("70 (66–74)", "74 (70–78)")]
    assert table.marks == (("(–)", words.MARKS_EXPLAINED["(–)"]),)
    for page in (("indicator", "indikatorer/indikator-1-4/", "indikator-1-4"), ("goal", "mal/1/", "mal-1")):
        assert str(Renderer(strategy).render(*page)).count("De lodräta strecken är felmarginaler.") == 1
    women, men = ({x for x, *_ in line.margins} for line in drawn("halsa", values).lines)
    assert not women & men, "one does not cover the other"


def test_kolada_is_the_source_of_its_values_alone_and_computed_values_are_the_publishers() -> None:
    strategy = invented()
    lines = {m.id: statistics_words.source_line(strategy, m) for m in strategy.data.statistics.measures}
    assert lines["inkomst"] == "Källa: Kolada. Skillnader och förändringar är bearbetning av Myndigheten."
    assert lines["halsa"].startswith("Källa: Exempelinstitutet.")
    assert lines["valdeltagande"] == "Källa: Exempelverket.", "nothing is computed before the first fetch"


def test_the_coverage_counts_indicators_not_measures() -> None:
    assert statistics_words.coverage(invented()) == [
        "6 av 9 indikatorer har värden.", "1 har ett mått och väntar på värden."
    ]  # fmt: skip


def test_a_county_without_measures_has_no_trace_of_them(county: Path) -> None:
    (county / "statistics.yaml").unlink()
    shutil.rmtree(county / "statistics")
    strategy = load(county).strategy
    assert strategy
    renderer = Renderer(strategy)
    pages = [
        renderer.render(*page)
        for page in (
            ("home_section", "indikatorer/", "indicators"),
            ("goal", "mal/1/", "mal-1"),
            ("focus_area", "fokusomraden/arbete/", "arbete"),
        )
    ]
    for html in pages:
        assert [
            word for word in ("ui-chart", "ui-overview", "ui-measure", "data-goal", "värden") if word in html
        ] == []
    assert 'id="indikator-1-1"' in pages[0]
    assert urls.entity_urls(strategy)["indicator", "indikator-1-1"] == "indikatorer/#indikator-1-1"
    assert not {file.path for file in downloads(strategy) if "matt" in file.path}
