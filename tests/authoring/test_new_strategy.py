"""make new: another county's strategy, from a name, a code, a period and its parts."""

from __future__ import annotations

import itertools
import json
import os
import random
import re
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from macros.__main__ import main
from macros.authoring import new_strategy
from macros.strategy.parts import words
from macros.validation.loader import load
from macros.validation.publication import EXAMPLE
from macros.web.templating import Renderer
from support import FIXTURE, ROOT

GIVEN = {"NAME": "Påhittade Ö-län", "CODE": "96", "PERIOD": "2026-2029"}


def new(folder: Path, **given: str) -> Result:
    env = {
        "STRATEGY_DATA": str(folder),
        **{f"STRATEGY_{name}": text for name, text in {**GIVEN, **given}.items()},
    }
    return CliRunner().invoke(main, ["new"], env=env)


def messages(folder: Path) -> list[str]:
    return [f"{one.level}: {one.message}" for one in load(folder).diagnostics]


def test_the_new_strategy_has_no_error_and_says_that_it_is_an_example(tmp_path: Path) -> None:
    done = new(tmp_path / "lan")
    assert done.exit_code == 0, done.output
    assert "Skrev 16 filer" in done.output
    found = messages(tmp_path / "lan")
    assert [one for one in found if one.startswith("error")] == []
    assert any(re.match(r"warning: \d+ exempel ur make new är kvar\.", one) for one in found)


def subsets() -> list[list[str]]:
    """Each part alone with what it needs, each two parts together, and some larger sets."""
    rng, names = random.Random(2), list(new_strategy.PARTS)
    wanted = [[name] for name in names] + [list(pair) for pair in itertools.combinations(names, 2)]
    wanted += [[name for name in names if rng.random() < 0.5] for _ in range(20)]
    done = set()
    for parts in wanted:
        for _ in names:
            try:
                done.add(tuple(sorted(new_strategy.read_parts(",".join(parts) or "inga"))))
                break
            except new_strategy.AnswerError as error:
                parts = [*parts, re.findall(r"kräver (\w+)", str(error))[0]]
    return [list(parts) for parts in sorted(done)]


@pytest.mark.weekly
def test_each_choice_of_parts_passes_the_check(tmp_path: Path) -> None:
    wrong = {}
    for number, parts in enumerate(subsets()):
        folder = tmp_path / str(number)
        assert new(folder, PARTS=",".join(parts) or "inga").exit_code == 0
        found = [one for one in messages(folder) if one.startswith("error")]
        if found:
            wrong[",".join(parts)] = found
    assert wrong == {}
    assert len(subsets()) > 60


def test_every_file_has_an_example_marked_as_such_and_comments(tmp_path: Path) -> None:
    new(tmp_path / "lan")
    for file in (tmp_path / "lan").glob("*.yaml"):
        text = file.read_text("utf-8")
        assert text.startswith(f"# yaml-language-server: $schema=schema/{file.stem}.json\n# "), file.name
        # The words of searching are the reader's, and a change is an example in the file's comment.
        assert EXAMPLE in text or file.stem == "search", file.name


def test_editing_tools_accept_every_file(tmp_path: Path) -> None:
    new(tmp_path / "lan")
    for file in (tmp_path / "lan").glob("*.yaml"):
        schema = json.loads((tmp_path / "lan" / "schema" / f"{file.stem}.json").read_text("utf-8"))
        # Editors read an empty value as null, which the field's own message explains.
        values = yaml.safe_load(file.read_text("utf-8"))
        errors = [
            one
            for one in jsonschema.Draft7Validator(schema).iter_errors(_texts(values))
            if one.instance is not None
        ]
        assert [error.message for error in errors] == [], file.name


def _texts(value: object) -> object:
    if isinstance(value, dict):
        return {name: _texts(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_texts(inner) for inner in value]
    return value if isinstance(value, (bool, int)) else str(value)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"NAME": ""}, "Säg vad länet heter"),
        ({"NAME": "   "}, "Säg vad länet heter"),
        ({"NAME": "<script>"}, "Namnet ”<script>” går inte att använda"),
        ({"NAME": "Län {{ x }}"}, "går inte att använda"),
        ({"NAME": 'Län": x'}, "går inte att använda"),
        ({"NAME": "1234"}, "börjar med en bokstav"),
        ({"NAME": "L" * 61}, "högst 60 tecken"),
        ({"NAME": "Län\u202e"}, "går inte att använda"),
        ({"CODE": ""}, "Säg länets kod"),
        ({"CODE": "8"}, "Skriv den som CODE=08"),
        ({"CODE": "ab"}, "inte två siffror"),
        ({"CODE": "٠٨"}, "inte två siffror"),
        ({"PERIOD": ""}, "Säg strategins period"),
        ({"PERIOD": "2029-2026"}, "slutar innan den börjar"),
        ({"PERIOD": "nästa år"}, "går inte att läsa"),
        ({"PERIOD": "2026-02-30--2029-12-31"}, "har en dag som inte finns"),
        ({"COLOUR": "röd"}, "är ingen färg"),
        ({"COLOUR": "#12345"}, "är ingen färg"),
        (
            {"COLOUR": "#ffff00"},
            "kontrasten 1.1 mot #ffffff; minst 5.0 behövs. Välj en mörkare, till exempel #",
        ),
        ({"DARK": "#000"}, "Välj en ljusare, till exempel #"),
        ({"PARTS": "insatser"}, "insatser kräver fokusomraden"),
        ({"PARTS": "roller"}, "roller kräver insatser eller handlingsplan"),
        ({"PARTS": "fokusområden, polser"}, "Okända delar: polser. Det finns: fokusomraden, insatser"),
    ],
)
def test_a_bad_answer_is_told_in_swedish_and_nothing_is_written(
    given: dict[str, str], said: str, tmp_path: Path
) -> None:
    done = new(tmp_path / "lan", **given)
    assert done.exit_code == 2
    assert said in done.output
    assert not (tmp_path / "lan").exists()


def test_all_bad_answers_are_told_at_once(tmp_path: Path) -> None:
    done = new(tmp_path / "lan", NAME="", CODE="x", PERIOD="2029-2026", PARTS="xyz")
    assert [word in done.output for word in ("heter", "Länskoden", "Perioden", "Okända delar")] == [True] * 4


@pytest.mark.parametrize(
    "answer",
    ["Åland", "Västra Exempellands län", "S:t Exempel".replace(":", "."), "Åsa-Öst", "O’Exempel & Co"],
)
def test_ordinary_names_are_accepted(answer: str, tmp_path: Path) -> None:
    assert new(tmp_path / "lan", NAME=answer).exit_code == 0
    loaded = load(tmp_path / "lan")
    assert loaded.strategy
    assert loaded.strategy.data.site.county.name == answer


@pytest.mark.parametrize(
    "period", ["2026-2029", "2026–2029", "2026-01-01--2029-12-31", "2026-01-01 till 2029-12-31"]
)
def test_a_period_is_years_or_days(period: str) -> None:
    assert new_strategy.read_period(period) == ("2026-01-01", "2029-12-31")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    county = shutil.copytree(FIXTURE, tmp_path / "lan")
    before = {path: path.read_bytes() for path in county.rglob("*.*")}
    done = new(county)
    assert done.exit_code == 2
    assert "har redan filer" in done.output
    assert {path: path.read_bytes() for path in county.rglob("*.*")} == before
    (tmp_path / "fil").write_text("x", "utf-8")
    assert "är en fil" in new(tmp_path / "fil").output


def test_who_stops_midway_has_written_nothing_and_may_begin_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(folder: Path) -> None:
        raise KeyboardInterrupt

    (tmp_path / "lan").mkdir()
    with monkeypatch.context() as stopped:
        stopped.setattr(new_strategy.json_schema, "write", stop)
        done = new(tmp_path / "lan")
    assert done.exit_code == 1
    assert "Avbrutet. Inget är skrivet: kör make new igen." in done.output
    assert list((tmp_path / "lan").iterdir()) == []
    assert new(tmp_path / "lan").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["lan"]


def test_any_readable_colour_gets_a_readable_one_for_dark(tmp_path: Path) -> None:
    for colour in ("000000", "8a1538", "004b87", "3d5a00", "5b2d8e"):
        assert new(tmp_path / colour, COLOUR=colour).exit_code == 0
        assert not [one for one in messages(tmp_path / colour) if "kontrast" in one]


def test_make_takes_answers_from_its_command_line_and_not_from_the_machine(tmp_path: Path) -> None:
    env = {**os.environ, "NAME": "datorns-namn", "STRATEGY_DATA": str(tmp_path / "lan"), "PYTHONUTF8": "1"}
    command = ["make", "-s", "-o", ".venv/.ok", "new", "CODE=96", "PERIOD=2026-2029"]
    done = subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL
    )
    assert done.returncode != 0
    assert "Säg vad länet heter" in done.stderr
    done = subprocess.run(
        [*command, "NAME=Ö-län"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    assert 'name: "Ö-län"' in (tmp_path / "lan" / "site.yaml").read_text("utf-8")


def test_a_plan_for_one_year_names_no_areas_and_calls_its_goals_by_their_own_name(tmp_path: Path) -> None:
    county = tmp_path / "lan"
    assert new(county, PARTS="handlingsplan", PERIOD="2027-2027").exit_code == 0
    names = "names:\n  goal: {one: läge, the_one: läget, many: lägen, the_many: lägena}\n"
    (county / "site.yaml").write_text((county / "site.yaml").read_text("utf-8") + names, "utf-8")
    goal = "  - {id: mal-2, number: 2, level: regionalt, title: Ära, text: Målets ord.}\n"
    (county / "goals.yaml").write_text((county / "goals.yaml").read_text("utf-8") + goal, "utf-8")
    strategy = load(county).strategy
    assert strategy
    assert strategy.data.site.edition.title == "Exempel: Strategi 2027"
    assert words(strategy)["Goals_section"] == "Lägena"
    assert "fokusområde" not in Renderer(strategy).render("goals", "mal/")


def test_a_new_strategy_of_another_shape_is_a_site_under_its_own_names(
    built_new_site: Path,
) -> None:
    menu = re.search(
        r'<nav class="[^"]*" id="menu".*?</nav>',
        (built_new_site / "index.html").read_text("utf-8"),
        re.DOTALL,
    )
    assert menu
    items = re.findall(r"<a [^>]*>([^<]*)", menu[0])
    assert items == ["Åtgärder", "Målområden", "Målen", "Läs strategin", "Verktyg", "Uppföljning", "Om"]
    assert not (built_new_site / "roller").exists()
