"""`check --fix`: mends what carries no meaning, shows it, and never changes a word."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.__main__ import main
from macros.model import files
from macros.source.reader import read
from macros.validation import adopted_wording
from support import ROOT, TESTS, rest_weekly

FIXTURE = TESTS / "fixtures" / "exempellan"
DATA = ROOT / "data"


def fix(folder: Path) -> Result:
    return CliRunner().invoke(main, ["check", "--fix", str(folder)])


def words(folder: Path) -> list[str]:
    return [text for _, text in adopted_wording.units(read(folder, [stem for stem, _ in files()]))]


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return shutil.copytree(FIXTURE, tmp_path / "exempellan")


SPOILT: dict[str, Callable[[str], str]] = {
    "raderna slutar som i Windows": lambda text: text.replace("\n", "\r\n"),
    "filen börjar med en byteordningsmärkning": lambda text: "\ufeff" + text,
    "bokstäverna är i två delar": lambda text: unicodedata.normalize("NFD", text),
    "raderna slutar med mellanslag": lambda text: text.replace("\n", "  \n"),
    "indraget är tabbar": lambda text: text.replace("\n    ", "\n\t\t"),
    "en tabb i stället för hela indraget, mellan två nycklar": lambda text: re.sub(
        r"\n( +)(title: .+)\n(?=\1[a-z_]+:)", r"\n\t\2\n", text
    ),
    "hårt mellanslag efter kolon": lambda text: text.replace("- id: ", "- id:\u00a0"),
    "hårt mellanslag i indraget": lambda text: text.replace("\n  ", "\n\u00a0 "),
    "tabb efter kolon": lambda text: text.replace("title: ", "title:\t"),
    "mjukt bindestreck i nycklarna": lambda text: text.replace("title:", "ti\u00adtle:"),
}


# The strategy's own files, three times as long, each time with two of the faults and every week with all.
SPOILT_FILES = [(FIXTURE, fault) for fault in SPOILT] + [(DATA, fault) for fault in reversed(SPOILT)]


@pytest.mark.parametrize(("data", "fault"), rest_weekly(SPOILT_FILES, len(SPOILT) + 2))
def test_what_carries_no_meaning_is_mended_and_every_comment_kept(
    tmp_path: Path, data: Path, fault: str
) -> None:
    county = shutil.copytree(data, tmp_path / "data")
    for path in county.glob("*.yaml"):
        path.write_bytes(SPOILT[fault](path.read_text("utf-8")).encode("utf-8"))
    assert [path for path in county.glob("*.yaml") if path.read_bytes() != (data / path.name).read_bytes()]
    result = fix(county)
    assert "Inget ord är ändrat." in result.output
    assert result.exit_code == 0, result.output
    for path in county.glob("*.yaml"):
        assert path.read_bytes() == (data / path.name).read_bytes(), path.name


def test_what_cannot_be_seen_in_an_id_is_taken_away(county: Path) -> None:
    path = county / "focusareas.yaml"
    good = path.read_text("utf-8")
    path.write_text(good.replace("actors: [skola]", "actors: [sko\u00adla]"), "utf-8")
    result = fix(county)
    assert "sko⟨U+00AD⟩la" in result.output
    assert result.exit_code == 0, result.output
    assert path.read_text("utf-8") == good


def test_a_no_break_space_in_a_text_is_a_word_of_the_text_and_stays(county: Path) -> None:
    path = county / "goals.yaml"
    path.write_text(path.read_text("utf-8").replace("overall: Alla ", "overall: Alla\u00a0"), "utf-8")
    before = path.read_bytes()
    fix(county)
    assert path.read_bytes() == before


def test_words_are_the_same_before_and_after(tmp_path: Path) -> None:
    folder = shutil.copytree(DATA, tmp_path / "data")
    for path in folder.glob("*.yaml"):
        path.write_bytes(path.read_text("utf-8").replace("\n", " \r\n").encode("utf-8"))
    before = words(folder)
    fix(folder)
    assert words(folder) == before == words(DATA)


def test_line_ends_are_told_once_and_do_not_drown_what_else_is_mended(county: Path) -> None:
    path = county / "goals.yaml"
    text = path.read_text("utf-8").replace("level: regionalt", "level: regionalt\t").replace("\n", "\r\n")
    path.write_bytes(text.encode("utf-8"))
    output = fix(county).output
    assert f"Radsluten på {text.count(chr(13))} rader är ändrade från Windows (CRLF) till LF." in output
    assert len([row for row in output.split("\n") if row.startswith("-")]) == 2
    assert "⟨U+000D⟩" not in output


def test_what_is_wrong_in_other_ways_is_left_and_reported(county: Path) -> None:
    path = county / "goals.yaml"
    path.write_text(path.read_text("utf-8").replace("level: regionalt", "level: lokalt\t"), "utf-8")
    result = fix(county)
    assert result.exit_code == 1
    assert "level (nivå)" in result.output


def test_a_tab_where_a_line_could_belong_to_several_things_is_left_to_the_editor(county: Path) -> None:
    path = county / "focusareas.yaml"
    text = path.read_text("utf-8")
    last = re.search(r"(?<=\S)\n +(text: .+)(?=\n +- id:)", text)
    assert last
    path.write_text(text.replace(last[0], f"\n\t{last[1]}"), "utf-8")
    result = fix(county)
    assert result.exit_code == 1
    assert f"\n  {last[1]}\n" in path.read_text("utf-8")
    assert "focusareas.yaml:" in result.output


def test_good_data_are_left_alone(county: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in county.glob("*.yaml")}
    assert "Rättade" not in fix(county).output
    assert {path: path.stat().st_mtime_ns for path in county.glob("*.yaml")} == before
