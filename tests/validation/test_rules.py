"""`python -m macros check` over good and broken data: what an editor is told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from county import change, check
from macros.source import diagnostics
from macros.validation.loader import load
from support import TESTS, read_yaml

FIXTURE = TESTS / "fixtures" / "exempellan"
CASES = read_yaml("cases/broken.yaml")


def test_the_invented_county_is_without_faults() -> None:
    result = check(FIXTURE)
    assert result.exit_code == 0
    assert "error" not in {diagnostic.level for diagnostic in load(FIXTURE).diagnostics}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_broken_file_is_reported_in_swedish_at_its_line(county: Path, case: dict) -> None:
    line = change(county, case["file"], case["old"], case["new"])
    if "published" in case:
        (county / "published.txt").write_text(f"{case['published']}\n", "utf-8")
    result = check(county)
    assert result.exit_code == 1
    assert result.exception is None or isinstance(result.exception, SystemExit)
    for words in case["says"]:
        assert words in result.output, result.output
    places = [row.split("  ")[0] for row in result.output.splitlines() if ".yaml:" in row.split("  ")[0]]
    lines = [place.rsplit(":", 1)[0] for place in places]
    wanted = case.get("at") or f"{case['file']}:{case.get('line', line)}"
    assert f"exempellan/{wanted}" in lines, result.output


@pytest.mark.parametrize(
    "colours", ['{light: "#ffff00", dark: "#101010"}', '{light: "#1f3b9e", dark: "#74a9f7"}']
)
def test_the_colours_that_are_advised_keep_every_rule_together(county: Path, colours: str) -> None:
    areas = county / "focusareas.yaml"
    areas.write_text(re.sub(r"(?m)(?<=colour: ).*", colours, areas.read_text("utf-8")), "utf-8")
    result = check(county)
    assert result.exit_code == 1
    rows = areas.read_text("utf-8").splitlines()
    advice = re.findall(r'focusareas\.yaml:(\d+):(\d+)  .*\n.*till exempel "(#\w{6})"', result.output)
    for line, column, colour in {
        (line, column): (line, column, colour) for line, column, colour in advice
    }.values():
        row, at = rows[int(line) - 1], int(column) - 1
        rows[int(line) - 1] = row[:at] + re.sub(r"#\w{6}", colour, row[at:], count=1)
    areas.write_text("\n".join(rows), "utf-8")
    assert check(county).exit_code == 0, "\n".join(rows)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("affiliates.yaml", "section:", "  - {id: provby, name: Provby, actor: kommun}\nsection:"),
        (
            "affiliates.yaml",
            "section:",
            "  - {id: b, name: B}\n  - {id: c, name: C, actor: kommun}\nsection:",
        ),
        ("roles.yaml", "workplace: kommunhuset", "workplace: skolan"),
        ("actors.yaml", "group: privat", "group: offentligt"),
        (
            "actors.yaml",
            "name: Polis, group: offentligt",
            "name: Polis, group: offentligt, broader: [kommun]",
        ),
        ("indicators.yaml", "goal: mal-1", "goal: mal-3"),
        (
            "roles.yaml",
            "    organisations: [kommun]\n    also:",
            "    organisations: [kommun]\n    actors: [kommun]\n    also:",
        ),
    ],
)
def test_things_of_their_own_may_share_what_they_point_at(
    county: Path, file: str, old: str, new: str
) -> None:
    change(county, file, old, new)
    assert "två gånger" not in check(county).output
    assert check(county).exit_code == 0


def test_all_faults_of_all_files_come_in_one_run(county: Path) -> None:
    change(county, "actors.yaml", "name: Polis", "namn: Polis")
    change(county, "goals.yaml", "level: regionalt", "level: lokalt")
    change(county, "focusareas.yaml", "actors: [skola]", "actors: [skolan]")
    output = check(county).output
    for words in ('nyckeln "namn" är okänd', 'menade du "name"', '"lokalt"', '"skolan" finns inte'):
        assert words in output
    # It is there, under its Swedish name.
    assert "name (namn) saknas" not in output


def test_an_unreadable_file_gives_its_first_fault_and_nothing_follows_from_it(county: Path) -> None:
    change(county, "actors.yaml", "groups:", "groups: [")
    result = check(county)
    assert result.exit_code == 1
    assert "finns inte" not in result.output
    assert result.output.count("actors.yaml:") == 1


def test_a_file_that_is_not_utf8_is_reported_at_its_line(county: Path) -> None:
    path = county / "goals.yaml"
    path.write_bytes(path.read_text("utf-8").encode("latin-1"))
    assert "inte är UTF-8" in check(county).output


def test_a_missing_file_is_reported(county: Path) -> None:
    (county / "goals.yaml").unlink()
    assert "filen saknas" in check(county).output


def test_line_ends_and_a_byte_order_mark_change_nothing(county: Path) -> None:
    for path in county.glob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert check(county).exit_code == 0


def test_github_shows_faults_on_the_changed_lines(county: Path) -> None:
    line = change(county, "focusareas.yaml", "actors: [skola]", "actors: [skolan]")
    assert (
        f"::error file=exempellan/focusareas.yaml,line={line}" in check(county, "--format", "github").output
    )


def test_a_lost_word_of_the_decided_edition_is_an_error(county: Path) -> None:
    (county / "edition").mkdir()
    (county / "edition" / "2025.txt").write_text("# Rader\nKartlägga löner varje år.\n", "utf-8")
    assert check(county).exit_code == 0
    line = change(county, "focusareas.yaml", "Kartlägga löner varje år.", "Kartlägga löner vartannat år.")
    output = check(county).output
    assert f"focusareas.yaml:{line}" in output
    assert "den beslutade texten står inte längre här" in output


def test_of_a_long_text_the_message_shows_what_differs(county: Path) -> None:
    long = "Först många ord. " * 12 + "Lönerna ska vara lika. " + "Sedan många andra ord. " * 12
    line = change(county, "strategy.yaml", "Ett andra stycke som nämner insats, ", long)
    words = (county / "strategy.yaml").read_text("utf-8").split("\n")[line - 1].strip()
    (county / "edition").mkdir()
    plain = words.replace("[länk](https://example.org/text)", "länk")
    (county / "edition" / "2025.txt").write_text(f"# Rader\n{plain}\n", "utf-8")
    assert check(county).exit_code == 0
    change(county, "strategy.yaml", "Lönerna ska vara lika.", "Lönerna är lika.")
    told = r'beslutat är "….{20,30}ska vara lika\..{20,30}…", nu står "….{20,30}är lika\..{20,30}…"\.'
    assert re.search(told, check(county).output)


def test_a_correction_told_in_an_erratum_loses_no_word(county: Path) -> None:
    (county / "edition").mkdir()
    (county / "edition" / "2025.txt").write_text("# Rader\nKartlägga löner varje år.\n", "utf-8")
    change(county, "focusareas.yaml", "Kartlägga löner varje år.", "Kartlägga lönerna varje år.")
    change(
        county,
        "errata.yaml",
        "errata:",
        "errata:\n  - {id: ny, group: Språk, lines: '1', source_says: [löner varje], published: lönerna varje, why: Rättat., show: register}",
    )
    assert check(county).exit_code == 0


def test_a_former_wording_kept_under_replaced_loses_no_word(county: Path) -> None:
    (county / "edition").mkdir()
    (county / "edition" / "2025.txt").write_text("# Rader\nArbeta med val i skolan.\n", "utf-8")
    assert check(county).exit_code == 0


def test_an_ending_period_is_a_warning_from_180_days_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1846195200")  # 2028-07-03
    assert "period slutar" not in check(FIXTURE).output
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1846281600")  # 2028-07-04
    result = check(FIXTURE)
    assert result.exit_code == 0
    assert "Varning: strategins period slutar 2028-12-31 (om 180 dagar)." in result.output
    assert "Upplysning: kommande: handlingsplanens period slutar 2028-12-31 (om 180 dagar)." in result.output


def test_more_than_twenty_notes_beside_the_text_are_too_many(county: Path) -> None:
    note = "\n  - {{id: n{0}, group: Språk, lines: '1', why: Prov., show: beside}}"
    change(county, "errata.yaml", "errata:", "errata:" + "".join(note.format(n) for n in range(20)))
    result = check(county)
    assert result.exit_code == 1
    assert "21 anmärkningar visas bredvid texten" in result.output


def test_an_erratum_that_only_quotes_a_lost_text_does_not_keep_it(county: Path) -> None:
    (county / "edition").mkdir()
    (county / "edition" / "2025.txt").write_text("# Rader\nLönerna skiljer sig\n", "utf-8")
    assert check(county).exit_code == 0
    change(county, "focusareas.yaml", "text: Lönerna skiljer sig", "text: Lönerna skiljer sig åt")
    assert "den beslutade texten står inte längre här" in check(county).output


def test_a_message_shows_the_line_as_it_could_stand(county: Path) -> None:
    change(county, "strategy.yaml", "title: Inledning", "title: Mål: hej")
    change(county, "focusareas.yaml", "    title: Arbete för alla", "    titel: Arbete för alla")
    output = check(county).output
    assert 'Skriv: title: "Mål: hej"' in output
    assert "Skriv: title: Arbete för alla" in output


def test_for_machines_every_message_has_its_place_and_its_tip(county: Path) -> None:
    line = change(county, "goals.yaml", "level: regionalt", "level: regionallt")
    result = check(county, "--format", "json")
    assert result.exit_code == 1
    found = [row for row in json.loads(result.stdout)["findings"] if row["level"] == "error"]
    assert [(row["file"], row["line"]) for row in found] == [("exempellan/goals.yaml", line)]
    assert found[0]["column"] > 1
    assert found[0]["tip"] == 'menade du "regionalt"? tillåtet är: nationellt eller regionalt'
    assert "level: regionalt" in found[0]["better"]


def test_colour_is_only_for_terminals(county: Path) -> None:
    change(county, "goals.yaml", "level: regionalt", "level: lokalt")
    assert "\x1b[" not in check(county).output
    wrong = load(county).diagnostics
    assert "\x1b[31m" in diagnostics.report(wrong, colour=True)
