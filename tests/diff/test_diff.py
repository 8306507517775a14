"""`python -m macros diff`: what a change means, told to a reader who does not read YAML."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from county import change, diff
from macros.__main__ import main
from support import FIXTURE


def test_the_same_data_differ_in_nothing(county: Path) -> None:
    assert diff(county).output.strip() == "Inget som en läsare märker har ändrats."


def test_the_same_data_in_a_folder_of_another_name_are_not_moved(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(FIXTURE, tmp_path / "kopia"))
    assert "Flyttat" not in diff(copy).output


def test_a_changed_sentence_is_shown_word_by_word_with_what_it_touches(county: Path) -> None:
    change(
        county, "focusareas.yaml", "text: Kartlägga löner varje år.", "text: Kartlägga löner vartannat år."
    )
    output = diff(county).output
    assert "Kartlägga löner [-varje-] {+vartannat+} år." in output
    assert "[-Så stod det-] {+så står det nu+}." in output
    assert "- /insatser/arbete-1-a/" in output
    assert "data/v1/insatser.csv" in output
    assert "visar de gamla och de nya orden" in output
    assert "Kartlägga löner ~~varje~~ **vartannat** år." in diff(county, "--format", "markdown").output


def test_reordered_keys_change_nothing(county: Path) -> None:
    def turned(value: object) -> object:
        if isinstance(value, dict):
            return {key: turned(value[key]) for key in reversed(value)}
        return [turned(item) for item in value] if isinstance(value, list) else value

    for path in county.glob("*.yaml"):
        value = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        path.write_text(
            yaml.safe_dump(turned(value), allow_unicode=True, sort_keys=False, width=10_000), "utf-8"
        )
    assert "Inget som en läsare märker" in diff(county).output


def test_an_added_insats_is_new_and_has_a_new_page(county: Path) -> None:
    row = (
        "          - id: arbete-1-z\n            title: En ny insats\n            text: Gör något nytt.\n"
        "            editorial: {also: [{actor: polis, reason: Prov.}]}\n"
    )
    change(county, "focusareas.yaml", "          - id: arbete-1-b", row + "          - id: arbete-1-b")
    output = diff(county).output
    row = "problemområde ”Lönerna skiljer sig” (arbete-1), fokusområde ”Arbete för alla” (arbete)"
    place = f"{row}, efter ”Kartlägg lönerna”"
    assert f"Nytt\n- Insats ”En ny insats” (arbete-1-z), {place}: Gör något nytt." in output
    assert "Nya redaktionella kopplingar (1)\n- Insats ”En ny insats” (arbete-1-z) – Polis: Prov." in output
    assert "- Insats ”En ny insats” (arbete-1-z) gäller hela organisationen för Lärare och Chef.\n" in output
    assert "Nya sidor (1)\n- /insatser/arbete-1-z/" in output


def test_a_withdrawn_insats_is_told_with_its_reason(county: Path) -> None:
    old = "            text: Kartlägga löner varje år."
    words = "{date: 2026-03-01, decision: Beslut 9, reason: Görs av andra}"
    change(county, "focusareas.yaml", old, f"{old}\n            withdrawn: {words}")
    output = diff(county).output
    assert "Upphävt\n- Insats" in output
    assert "gäller inte från 2026-03-01. Skäl: Görs av andra. Beslut: Beslut 9. Ingen efterföljare." in output
    assert "sparade planer som har den visar det" in output


def test_a_new_editorial_tie_and_a_lost_link_are_told_once(county: Path) -> None:
    change(county, "resources.yaml", '"https://example.org/1"', '"https://ny.example.org/1"')
    old = "                - {actor: polis, reason: Påhittat skäl.}\n"
    change(county, "focusareas.yaml", old, f"{old}                - {{actor: foretag, reason: Prov.}}\n")
    output = diff(county).output
    assert output.count("Prov.") == 1
    assert "Nya redaktionella kopplingar" not in output
    assert "redaktionell koppling: Polis – Påhittat skäl. {+¶ Företag – Prov.+}" in output
    assert "¶ är nytt stycke." in output
    assert "Länkar som inte finns kvar (1)" in output


def test_what_is_taken_away_is_told_with_its_lost_address(county: Path) -> None:
    for path in county.glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("arbete-1-a", "arbete-1-ny"), "utf-8")
    output = diff(county).output
    assert "Bytt id" in output
    assert "Publicerade adresser som försvinner (1)\n- /insatser/arbete-1-a/" in output


def test_an_older_version_that_breaks_todays_rules_is_compared_as_far_as_it_goes(county: Path) -> None:
    (county / "accessibility.yaml").unlink()
    change(county, "goals.yaml", "level: regionalt", "level: lokalt")
    result = CliRunner().invoke(main, ["diff", str(county), str(FIXTURE)])
    assert result.exit_code == 0
    assert "följer inte dagens regler" in result.output
    assert "[-lokalt-] {+regionalt+}" in result.output


def test_an_unreadable_file_is_said_not_to_be_compared(county: Path) -> None:
    (county / "goals.yaml").write_text("goals: [", "utf-8")
    output = diff(county).output
    assert "goals.yaml går inte att läsa" in output


def test_machines_get_every_change_as_json(county: Path) -> None:
    change(county, "goals.yaml", "overall: Alla", "overall: Alla människor")
    found = json.loads(diff(county, "--format", "json").output)
    assert [(c["verb"], c["id"], c["field"]) for c in found["changes"]] == [
        ("changed", "goals", "övergripande mål")
    ]
    assert "mal/" in found["effects"]["pages"]


def test_a_revision_of_git_can_be_compared_with(
    county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b.se", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    change(county, "goals.yaml", "overall: Alla", "overall: Alla människor")
    monkeypatch.setenv("STRATEGY_DATA", str(county))
    result = CliRunner().invoke(main, ["diff", "HEAD"])
    assert "{+människor+}" in result.output
    assert CliRunner().invoke(main, ["diff", "finns-inte"]).exit_code == 2


def test_the_parts_of_a_file_are_called_by_their_names(county: Path) -> None:
    change(county, "site.yaml", "dated: mars 2025", "dated: april 2025")
    assert "- Webbplatsen (site.yaml), utgåva, daterad: [-mars-] {+april+} 2025" in diff(county).output


def test_a_list_is_compared_item_by_item(county: Path) -> None:
    change(
        county,
        "roles.yaml",
        "first: [arbete-1-a, handlingsplan-1-1]",
        "first: [trygghet-1-b, handlingsplan-1-1]",
    )
    assert (
        "börja här: [-”Kartlägg lönerna” (arbete-1-a)-] {+”Använd Exempelmetoden” (trygghet-1-b)+}, "
        "”Sprid kunskap” (handlingsplan-1-1)"
    ) in diff(county).output


def test_what_is_moved_says_from_where_to_where(county: Path) -> None:
    row = (
        "          - id: trygghet-1-a\n            title: Belys stigarna\n            text: Belysa stigar.\n"
    )
    change(county, "focusareas.yaml", row, "")
    change(
        county,
        "focusareas.yaml",
        "          - id: skola-fritid-2-a\n",
        f"{row}          - id: skola-fritid-2-a\n",
    )
    output = diff(county).output
    assert (
        "från problemområde ”Otrygga platser” (trygghet-1), fokusområde ”Trygghet utan våld” (trygghet) till "
        in output
    )
    assert "till problemområde ”Otrygga platser” (skola-fritid-2), fokusområde" in output


def test_only_what_has_changed_its_place_is_marked_in_a_new_order(county: Path) -> None:
    first, second = "      - {id: h-1, text: Ett}\n", "      - {id: h-2, text: Två}\n"
    third = "      - {id: h-3, text: Tre}\n"
    change(county, "focusareas.yaml", "    contributions:\n", f"    contributions:\n{first}{second}{third}")
    old = shutil.copytree(county, county.parent / "before")
    change(county, "focusareas.yaml", first + second, second + first)
    output = CliRunner().invoke(main, ["diff", str(old), str(county)]).output
    assert "ordningen på bidrag: {+”Två” (h-2)+}, ”Ett” (h-1), [-”Två” (h-2)-], ”Tre” (h-3)" in output


def test_a_new_insats_is_asked_about_in_plans_for_the_roles_that_it_is_near(county: Path) -> None:
    row = "          - id: skola-fritid-1-z\n            title: En ny insats\n            text: Gör något nytt.\n"
    change(
        county,
        "focusareas.yaml",
        "          - id: skola-fritid-1-a\n",
        f"{row}          - id: skola-fritid-1-a\n",
    )
    assert "”En ny insats” (skola-fritid-1-z) är ny: sparade planer för Lärare frågar" in diff(county).output


def test_words_of_a_new_chapter_stand_beneath_it_in_a_pull_request_and_for_machines(county: Path) -> None:
    chapter = (
        "  - id: nytt\n    title: Nytt\n    content:\n      - text: Orden *här*.\n      - show: agenda\n"
    )
    change(county, "strategy.yaml", "  - id: ansluta-exempel\n", f"{chapter}  - id: ansluta-exempel\n")
    change(county, "roles.yaml", "first: [skola-fritid-1-a]", "first: [skola-fritid-1-a, trygghet-1-b]")
    markdown = diff(county, "--format", "markdown").output
    assert (
        "\n- Kapitel ”Nytt” (nytt), efter ”Mål för arbetet”\n  - innehåll: Orden &#42;här&#42;. ¶ (visar"
        in markdown
    )
    output = diff(county, "--format", "json").output
    assert not {"\ufdd4", "\ufdd5", "\ufdd6", "\ufdd7"} & set(output)
    first = next(one for one in json.loads(output)["changes"] if one["id"] == "larare")
    assert first["new"] == "”Bredda valen” (skola-fritid-1-a), ”Använd Exempelmetoden” (trygghet-1-b)"


def test_few_files_are_named_and_many_handouts_are_summed_up_after_the_rest(county: Path) -> None:
    roles = "".join(
        f"  - {{id: roll-{n}, title: Roll {n}, workplace: skolan, organisations: [kommun]}}\n"
        for n in range(6)
    )
    change(county, "roles.yaml", "roles:\n", f"roles:\n{roles}")
    rows = diff(county).output.split("Nedladdningar som ändras")[1].split("\n\n")[0].splitlines()
    assert rows[-1] == "- ladda-ner/roller/: utskrifterna för 6 roller"
    assert not [row for row in rows[:-1] if row.endswith(".pdf")]


def test_changed_values_are_told_by_measure_year_and_value(county: Path) -> None:
    change(county, "statistics/inkomst.csv", "99,K,2023,2023,255200", "99,K,2023,2023,255300")
    change(
        county,
        "statistics/inkomst.csv",
        "99,K,2024,2024,266300",
        "99,K,2024,2024,266300,,,,\n99,K,2025,2025,270100",
    )
    change(county, "statistics/halsa.csv", "99,M,2019,2022,72,69,75,,", "99,M,2019,2022,,,,,..")
    (county / "statistics/bistand.csv").unlink()
    many = county / "statistics/ledamoter.csv"
    many.write_text(many.read_text("utf-8").replace(".", ".9"), "utf-8")
    output = diff(county).output.replace("\u00a0", " ")
    assert "Värden i statistiken (4)" in output
    assert "; 2 ändrade värden till" in output
    assert (
        "Medianinkomst efter skatt: nytt år 2025; 2023 ändrat 255 200 → 255 300 (kvinnor, Exempellän)"
        in output
    )
    assert "Bra självskattad hälsa: 2019–2022 ändrat 72 → .. (män, Exempellän)" in output
    assert "Mottagare av ekonomiskt bistånd: värdena för 2020–2023 är borttagna" in output
    assert "/indikatorer/indikator-1-3/" in output
    assert "data/v1/matt_varden.csv" in output


def test_a_changed_number_of_a_follow_up_is_told_by_its_name(county: Path) -> None:
    change(
        county, "followup.yaml", "rows: 32, planned: 10, ongoing: 9,", "rows: 32, planned: 11, ongoing: 8,"
    )
    change(county, "followup.yaml", "{area: omrade-1, chosen: 7}", "{area: omrade-1}")
    output = diff(county).output
    assert (
        "- Uppföljning uppfoljning-2026, insatser: antal i strategin 4 – genomförda 4 – rader 32 – planerade [-10-] {+11+} – pågår [-9-] {+8+}"
        in output
    )
    assert "”Resvanor” (omrade-1) [-– valt 7-]" in output
    assert "redaktionella kopplingar" not in output
