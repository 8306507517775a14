"""Rules on the parts of a strategy: what is lacking is told once, by its cause."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from county import change, check
from macros.validation.loader import load
from support import FIXTURE, ROOT

PROVLAN = FIXTURE.parent / "provlan"


def errors(folder: Path) -> list[str]:
    return [
        f"{one.place.file}:{one.place.line} {one.message}"
        for one in load(folder).diagnostics
        if one.level == "error"
    ]


@pytest.fixture
def project_data(tmp_path: Path) -> Path:
    """A copy of the project's own data."""
    return shutil.copytree(ROOT / "data", tmp_path / "data")


@pytest.mark.parametrize("county", ["exempellan", "provlan", "testmark"])
def test_another_countys_files_over_these_give_one_message(county: str, project_data: Path) -> None:
    shutil.copytree(FIXTURE.parent / county, project_data, dirs_exist_ok=True)
    found = errors(project_data)
    assert len(found) == 1, found
    name = {"exempellan": "Exempellän", "provlan": "Provlän", "testmark": "Testmarks län"}[county]
    assert (
        found[0] == f"data/site.yaml:1 data/edition och data/published.txt hör till ett annat län än {name}."
    )
    output = check(project_data).output
    assert "kör make new" in output
    assert "Ett fel" in output


def test_the_wording_alone_is_told_without_the_addresses(project_data: Path) -> None:
    shutil.copytree(FIXTURE, project_data, dirs_exist_ok=True)
    (project_data / "published.txt").unlink()
    assert errors(project_data) == ["data/site.yaml:1 data/edition hör till ett annat län än Exempellän."]


def test_the_addresses_alone_are_told_without_the_wording(project_data: Path) -> None:
    shutil.rmtree(project_data / "edition")
    shutil.copytree(FIXTURE, project_data, dirs_exist_ok=True)
    assert errors(project_data) == [
        "data/site.yaml:1 data/published.txt hör till ett annat län än Exempellän."
    ]


@pytest.mark.parametrize("county", ["exempellan", "provlan", "testmark"])
def test_another_countys_wording_is_told_however_short_it_is(county: str, tmp_path: Path) -> None:
    folder = shutil.copytree(FIXTURE.parent / county, tmp_path / "data")
    wording = [
        line
        for file in (ROOT / "data" / "edition").glob("*.txt")
        for line in file.read_text("utf-8").split("\n")
    ]
    (folder / "edition").mkdir(exist_ok=True)
    for lines in (wording[:4], ["Strategi för jämställdhet i Skogs län", "Förord"]):
        (folder / "edition" / "ord.txt").write_text("\n".join(lines) + "\n", "utf-8")
        found = errors(folder)
        assert len(found) == 1, found
        assert found[0].startswith("data/site.yaml:1 data/edition hör till ett annat län än")


def test_a_county_may_change_its_name_and_lose_one_of_few_words(tmp_path: Path) -> None:
    folder = shutil.copytree(FIXTURE.parent / "provlan", tmp_path / "data")
    (folder / "edition").mkdir()
    title = re.findall(r"title: (.+)", (folder / "strategy.yaml").read_text("utf-8"))
    (folder / "edition" / "ord.txt").write_text(f"{title[0]}\nEtt ord som är borta\n", "utf-8")
    change(folder, "site.yaml", "Provlän", "Nylän")
    assert not any("annat län" in one for one in errors(folder))


@pytest.mark.parametrize("county", ["exempellan", "provlan", "testmark"])
@pytest.mark.parametrize("half", ["all but site.yaml", "strategy, goals and focus areas"])
def test_half_of_another_countys_files_give_one_message(county: str, half: str, project_data: Path) -> None:
    for path in (FIXTURE.parent / county).glob("*.yaml"):
        if path.stem in ("strategy", "goals", "focusareas") or (half[:3] == "all" and path.stem != "site"):
            shutil.copy(path, project_data)
    found = errors(project_data)
    assert len(found) == 1, found
    assert re.match(r"data/\w+\.yaml:1 nästan ingen text i data/", found[0])
    assert "hämta tillbaka er egen" in check(project_data).output


def test_when_what_is_not_theirs_is_gone_the_county_is_accepted(project_data: Path) -> None:
    for path in project_data.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(FIXTURE, project_data, dirs_exist_ok=True)
    assert errors(project_data) == []


@pytest.mark.parametrize("stem", ["roles", "actors", "focusareas", "actionplan"])
def test_a_lost_file_with_published_pages_is_told_alone(stem: str, project_data: Path) -> None:
    (project_data / f"{stem}.yaml").unlink()
    found = errors(project_data)
    assert len(found) == 1, found
    assert re.match(rf"data/{stem}\.yaml:1 filen saknas, men \d+ av dess sidor är publicerade \(/", found[0])


@pytest.mark.parametrize(
    ("stem", "said"),
    [
        ("methods", "filen saknas, men 2 ställen hänvisar till det som ska stå i den."),
        ("actors", "filen saknas, men"),
    ],
)
def test_a_lost_file_that_others_refer_to_is_told_once(stem: str, said: str, county: Path) -> None:
    (county / f"{stem}.yaml").unlink()
    found = [one for one in errors(county) if f"{stem}.yaml" in one.split()[0]]
    assert len(found) == 1, errors(county)
    assert said in found[0]


def test_a_lost_file_gives_no_error_for_each_reference(county: Path) -> None:
    (county / "actors.yaml").unlink()
    in_data = [one for one in errors(county) if "/pages/" not in one]
    assert not [one for one in in_data if "finns inte" in one]


@pytest.mark.parametrize("stem", ["site", "strategy", "goals", "accessibility", "changes"])
def test_a_file_that_every_strategy_has_may_not_be_missing(stem: str, county: Path) -> None:
    (county / f"{stem}.yaml").unlink()
    assert f"exempellan/{stem}.yaml:1 filen saknas eller går inte att läsa." in errors(county)


@pytest.mark.parametrize(
    ("figure", "what"),
    [
        ("focus-areas", "focusareas.yaml"), ("checklist", "checklist i resources.yaml"), ("tips", "tips i resources.yaml"),
        ("areas", "areas i resources.yaml"), ("indicators", "groups i indicators.yaml"), ("agenda", "agenda i goals.yaml"),
        ("contributions", "contributions i actionplan.yaml"), ("objective-areas", "actionplan.yaml"),
        ("governance-chain", "governance_chain i actionplan.yaml"), ("national-goals", "show: goals"), ("regional-goals", "show: goals"),
        ("regional-indicators", "indicators.yaml"),
    ],
)  # fmt: skip
def test_a_figure_with_nothing_to_show_is_told_at_its_line(figure: str, what: str, tmp_path: Path) -> None:
    county = shutil.copytree(PROVLAN, tmp_path / "provlan")
    line = change(county, "strategy.yaml", "show: goals", f"show: {figure}")
    assert errors(county) == [f"provlan/strategy.yaml:{line} show: {figure} har inget att visa."]
    assert what in check(county).output


def test_an_empty_list_of_affiliates_may_be_shown(tmp_path: Path) -> None:
    county = shutil.copytree(PROVLAN, tmp_path / "provlan")
    change(county, "strategy.yaml", "show: goals", "show: affiliates")
    assert errors(county) == []


def test_a_level_that_is_not_listed_and_one_without_goals_are_told(county: Path) -> None:
    line = change(county, "goals.yaml", "number: 3, level: regionalt", "number: 3, level: lokalt")
    assert (
        f'exempellan/goals.yaml:{line} mål "mal-3": level (nivå) "lokalt" står inte under levels.'
        in errors(county)
    )
    change(county, "goals.yaml", "number: 3, level: lokalt", "number: 3")
    assert any('nivån "regionalt" har inget mål.' in one for one in errors(county))


def test_levels_have_any_names(county: Path) -> None:
    path = county / "goals.yaml"
    path.write_text(path.read_text("utf-8").replace("nationellt", "för alla i världen"), "utf-8")
    change(county, "strategy.yaml", "show: national-goals", "show: goals")
    assert errors(county) == []


def test_roles_without_rows_for_them_are_told(tmp_path: Path) -> None:
    county = shutil.copytree(PROVLAN, tmp_path / "provlan")
    (county / "roles.yaml").write_text(
        "workplaces: [{id: skolan, title: I skolan}]\nroles: [{id: larare, title: Lärare, workplace: skolan}]\n",
        "utf-8",
    )
    assert errors(county) == [
        "provlan/roles.yaml:1 det finns roller, men varken insatser eller målsättningar som de kan få."
    ]


def test_a_row_that_says_who_names_the_actors(county: Path) -> None:
    change(county, "focusareas.yaml", "        actors: [skola]\n", "")
    assert any(
        'problemområde "skola-fritid-1": contributors nämner någon, men actors är tom.' in one
        for one in errors(county)
    )


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("names: {action: {one: åtgärd}}", "saknas"),
        ("names: {insats: {one: åtgärd}}", 'nyckeln "insats" är okänd'),
        ("names: {action: åtgärd}", "action (insats)"),
        ('names: {action: {one: "<b>", the_one: b, many: b, the_many: b}}', "one (ental)"),
        ('names: {action: {one: "a|b", the_one: b, many: b, the_many: b}}', "one (ental)"),
        ('names: {action: {one: "{x}", the_one: b, many: b, the_many: b}}', "one (ental)"),
    ],
)
def test_a_name_of_a_part_has_all_its_forms(names: str, said: str, tmp_path: Path) -> None:
    county = shutil.copytree(PROVLAN, tmp_path / "provlan")
    (county / "site.yaml").write_text((county / "site.yaml").read_text("utf-8") + f"{names}\n", "utf-8")
    assert said in "\n".join(errors(county))
