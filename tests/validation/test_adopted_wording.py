"""The adopted wording in data/edition/: `check` and `diff` say first of all that it was itself changed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from county import change, check
from macros.__main__ import main
from macros.diff import report
from support import ROOT

TEXT = "# Rader\nKartlägga löner varje år.\nArbeta med val i skolan.\nLönerna är lika.\n"
SAYS = "den beslutade ordalydelsen själv är ändrad"


@pytest.fixture
def decided(county: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented county with an adopted wording and its checksums."""
    monkeypatch.setenv("STRATEGY_DATA", str(county))
    (county / "edition").mkdir()
    (county / "edition" / "2025.txt").write_text(TEXT, "utf-8")
    assert CliRunner().invoke(main, ["checksums"]).exit_code == 0
    assert check(county).exit_code == 0
    return county


def reword(county: Path, old: str = "varje år", new: str = "vartannat år") -> None:
    """Changes the adopted wording and the data alike, so that they still agree."""
    change(county, "edition/2025.txt", old, new)
    change(county, "focusareas.yaml", old, new)


def diff(old: Path, new: Path, *options: str) -> Result:
    result = CliRunner().invoke(main, ["diff", str(old), str(new), *options])
    assert result.exception is None, result.exception
    return result


def test_the_wording_and_the_data_changed_alike_is_told_first_of_all_by_file_and_line(decided: Path) -> None:
    reword(decided)
    change(decided, "actors.yaml", "name: Polis", "namn: Polis")
    result = check(decided)
    assert result.exit_code == 1
    first = result.output.splitlines()[0]
    assert first.startswith("exempellan/edition/2025.txt:2:1")
    assert f'{SAYS}: så löd inte raden: "Kartlägga löner vartannat år."' in first
    as_json = json.loads(check(decided, "--format", "json").stdout)["findings"][0]
    assert (as_json["file"], as_json["line"]) == ("exempellan/edition/2025.txt", 2)
    assert check(decided, "--format", "github").output.startswith(
        "::error file=exempellan/edition/2025.txt,line=2"
    )


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Arbeta med val i skolan.\n", "", 3),
        ("Lönerna är lika.\n", "", 3),
        ("Lönerna", "En ny rad.\nLönerna", 4),
        ("# Rader\n", "", 1),
        ("lika.\n", "lika.\nEn sista rad.\n", 5),
        ("Arbeta med val i skolan.\nLönerna är lika.", "Lönerna är lika.\nArbeta med val i skolan.", 3),
        ("år.", "år. ", 2),
    ],
)
def test_every_kind_of_change_is_told_at_its_line(decided: Path, old: str, new: str, line: int) -> None:
    change(decided, "edition/2025.txt", old, new)
    told_at = [row for row in check(decided).output.splitlines() if SAYS in row]
    assert told_at
    assert any(row.startswith(f"exempellan/edition/2025.txt:{line}:") for row in told_at), told_at


def test_windows_line_ends_and_a_byte_order_mark_are_no_change(decided: Path) -> None:
    path = decided / "edition" / "2025.txt"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert SAYS not in check(decided).output


def test_lost_checksums_and_a_lost_wording_are_told(decided: Path) -> None:
    (decided / "edition" / "2025.sha256").rename(decided / "edition" / "annat.sha256")
    output = check(decided).output
    assert "har inga kontrollsummor: edition/2025.sha256 saknas" in output
    assert "är borttagen: edition/annat.txt saknas" in output


def test_diff_says_first_of_all_what_was_changed_also_when_the_checksums_follow(
    decided: Path, tmp_path: Path
) -> None:
    old = shutil.copytree(decided, tmp_path / "old" / "exempellan")
    reword(decided)
    CliRunner().invoke(main, ["checksums"])
    assert check(decided).exit_code == 0
    rows = diff(old, decided).output.strip().splitlines()
    assert rows[0] == "Den beslutade ordalydelsen själv är ändrad (2)"
    assert "- exempellan/edition/2025.txt:2: Kartlägga löner [-varje-] {+vartannat+} år." in rows
    assert "- exempellan/edition/2025.sha256: filen är ändrad" in rows
    markdown = diff(old, decided, "--format", "markdown").output
    assert markdown.index("ordalydelsen själv är ändrad") < markdown.index("### Ändrat")
    annotated = diff(old, decided, "--format", "github").output
    assert "::warning file=exempellan/edition/2025.txt,line=2" in annotated
    assert json.loads(diff(old, decided, "--format", "json").output)["wording"][1]["line"] == 2


def test_diff_compares_with_a_revision_of_git(decided: Path) -> None:
    git = ["git", "-C", str(decided.parent)]
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b.se", "commit", "-qm", "x"],
    ):
        subprocess.run([*git, *command], check=True)
    reword(decided)
    output = CliRunner().invoke(main, ["diff", "HEAD"]).output
    assert output.strip().startswith("Den beslutade ordalydelsen själv är ändrad (1)")
    assert "exempellan/edition/2025.txt:2:" in output


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda edition: (edition / "2025.txt").unlink(), "2025.txt: filen är borttagen"),
        (lambda edition: (edition / "2025.sha256").unlink(), "2025.sha256: filen är borttagen"),
        (lambda edition: (edition / "2029.txt").write_text("Nytt.\n", "utf-8"), "2029.txt: filen är ny"),
        (
            lambda edition: (edition / "make_edition.py").write_text("", "utf-8"),
            "make_edition.py: filen är ny",
        ),
        (lambda edition: shutil.rmtree(edition), "2025.txt: filen är borttagen"),
    ],
)
def test_diff_tells_of_files_that_come_and_go(decided: Path, tmp_path: Path, act, says: str) -> None:
    old = shutil.copytree(decided, tmp_path / "old" / "exempellan")
    act(decided / "edition")
    output = diff(old, decided).output
    assert output.strip().startswith("Den beslutade ordalydelsen själv är ändrad")
    assert f"- exempellan/edition/{says}" in output


def test_an_edition_that_is_kept_takes_its_wording_along_and_is_checked_there(
    decided: Path, tmp_path: Path
) -> None:
    old = shutil.copytree(decided, tmp_path / "old" / "exempellan")
    assert CliRunner().invoke(main, ["edition"]).exit_code == 0
    kept = decided / "editions" / "2025-2028" / "edition"
    assert {path.name for path in kept.iterdir()} == {"2025.txt", "2025.sha256"}
    assert report._WORDING not in diff(old, decided).output
    (kept / "2025.txt").write_text(TEXT.replace("varje", "vartannat"), "utf-8")
    assert f"{kept.parent.name}/edition/2025.txt:2" in diff(old, decided).output
    assert CliRunner().invoke(main, ["check"]).output.splitlines()[0].count("2025-2028/edition/2025.txt:2")


def test_this_projects_wording_has_its_checksums() -> None:
    texts = [*(ROOT / "data").glob("edition/*.txt"), *(ROOT / "data").glob("editions/*/edition/*.txt")]
    assert texts
    assert all(path.with_suffix(".sha256").exists() for path in texts)


class TestCodeowners:
    """`.github/CODEOWNERS` guards the wording as soon as the owner has written who."""

    LINES = tuple(
        line.split()
        for line in (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    )

    def test_every_guarded_path_exists_and_the_wording_is_among_them(self) -> None:
        paths = [words[0] for words in self.LINES]
        assert all((ROOT / path.strip("/")).exists() for path in paths if path != "*")
        for path in ("/data/edition/", "/.github/", "/macros/validation/edition_checksums.py"):
            assert path in paths

    def test_an_owner_is_a_user_a_group_or_an_address(self) -> None:
        owner = re.compile(r"@[A-Za-z0-9-]+(/[A-Za-z0-9_.-]+)?|[^@\s]+@[^@\s]+\.[^@\s]+")
        assert all(owner.fullmatch(word) for words in self.LINES for word in words[1:])

    def test_the_workflow_marks_the_changed_lines(self) -> None:
        steps = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))["jobs"]["data"][
            "steps"
        ]
        assert any('macros diff "$BASE" --format github' in step.get("run", "") for step in steps)


@pytest.mark.parametrize(
    ("lines", "is_told"),
    [("/exempellan/edition/\n", True), ("/exempellan/edition/ @lan/agare\n", False), ("* @lan/alla\n/exempellan/edition/\n", True),
     ("# /exempellan/edition/ @lan/agare\n", True), ("/exempellan/edition/ agare@lan.example\n", False)],
)  # fmt: skip
def test_check_says_before_publication_that_nobody_guards_the_wording(
    decided: Path, lines: str, is_told: bool
) -> None:
    (decided.parent / ".github").mkdir()
    (decided.parent / ".github" / "CODEOWNERS").write_text(lines, "utf-8")
    assert ("ingen godkänner ändringar av den beslutade ordalydelsen" in check(decided).output) == is_told
