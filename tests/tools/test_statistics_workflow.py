"""The weekly workflow with new values: its steps are run as they stand, against loopback, a repository of its own and a `gh` that notes its calls."""

from __future__ import annotations

import copy
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from statistics_fetching import INCOME, INCOME_TITLE
from statistics_server import Databases, kolada_rows, serve
from support import FIXTURE, ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "statistics.yml"
BRANCH = "statistik/nya-varden"
PERSON = {
    f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
}
# Notes each call, and answers `pr list` with the number of an open proposal, if the test has given one.
GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$NOTES/calls"
case "$1 $2" in
  "pr list") cat "$NOTES/open" 2>/dev/null || true ;;
  "pr create" | "pr edit") for given in "$@"; do last=$given; done; cp "$last" "$NOTES/body" ;;
esac
"""


class Runner:
    """A runner's folder with the invented county in data/, its repository, and the remote that it pushes to."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.remote, self.notes = folder / "work", folder / "remote.git", folder / "notes"
        self.notes.mkdir()
        shutil.copytree(FIXTURE, self.folder / "data")
        shutil.copytree(
            ROOT / "tools", self.folder / "tools", ignore=lambda *_: {"generators", "__pycache__"}
        )
        (self.folder / ".gitignore").write_text("/.venv\n/tools\n/found\n", "utf-8")
        self.program("gh", GH)
        self.program("make", '#!/bin/sh\nexec python3 -m macros check "$STRATEGY_DATA"\n')
        self.program("python3", f'#!/bin/sh\nexec {sys.executable} "$@"\n')
        self.program(
            ".venv/bin/python", f'#!/bin/sh\nexec {sys.executable} "$@" --kolada "$KOLADA"\n', self.folder
        )
        self.git("init", "-q", "--bare", "-b", "main", str(self.remote))
        for command in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "Först"],
                        ["remote", "add", "origin", str(self.remote)], ["push", "-q", "origin", "main"]):  # fmt: skip
            self.git(*command)

    def program(self, name: str, text: str, folder: Path | None = None) -> None:
        path = (folder or self.notes / "bin") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        path.chmod(0o755)

    def git(self, *command: str, folder: Path | None = None) -> str:
        where = folder or self.folder
        done = subprocess.run(["git", *command], cwd=where, env=os.environ | PERSON, capture_output=True, text=True,
                              check=True, encoding="utf-8")  # fmt: skip
        return done.stdout

    def step(self, job: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run the last step of a job that has a shell."""
        made = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"][job]
        text = [one["run"] for one in made["steps"] if "run" in one][-1]
        path = f"{self.notes / 'bin'}{os.pathsep}{os.environ['PATH']}"
        given = {"STRATEGY_DATA": "data", "BRANCH": BRANCH, "GH_TOKEN": "x", "PATH": path, "NOTES": str(self.notes),
                 "PYTHONPATH": str(ROOT)}  # fmt: skip
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", text], cwd=self.folder, env=os.environ | given | env, capture_output=True,
            text=True, encoding="utf-8",
        )  # fmt: skip

    def found(self, report: str, values: str | None = None) -> None:
        """Write what the first job hands to the second: its report, and the files of values."""
        shutil.copytree(self.folder / "data/statistics", self.folder / "found/statistics")
        (self.folder / "found/report.md").write_text(report, "utf-8")
        if values is not None:
            (self.folder / "found/statistics/inkomst.csv").write_text(values, "utf-8")

    def without_values(self) -> None:
        self.git("rm", "-q", "-r", "data/statistics")
        self.git("commit", "-q", "-m", "Före den första hämtningen")

    @property
    def calls(self) -> list[str]:
        path = self.notes / "calls"
        return path.read_text("utf-8").splitlines() if path.exists() else []

    def pushed(self, path: str) -> str | None:
        """A file of the branch at the remote; None where there is no branch."""
        branches = self.git("branch", "--list", BRANCH, folder=self.remote)
        return self.git("show", f"{BRANCH}:{path}", folder=self.remote) if branches else None


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


NEW = INCOME.read_text("utf-8") + "99,K,2025,2025,270000,,,,\n99,M,2025,2025,316000,,,,\n"
WORDS = "- Medianinkomst efter skatt: nytt år 2025\n"


@pytest.mark.parametrize("is_open", [False, True], ids=["none is open", "one is open"])
def test_new_values_become_one_proposal_in_words(runner: Runner, is_open: bool) -> None:
    if is_open:
        (runner.notes / "open").write_text("7\n", "utf-8")
        # Last week's branch, which the new one takes the place of.
        runner.git("push", "-q", "origin", f"main:refs/heads/{BRANCH}")
    runner.found(WORDS, NEW)
    done = runner.step("propose")
    assert done.returncode == 0, done.stderr
    assert runner.pushed("data/statistics/inkomst.csv") == NEW
    assert (
        runner.git("log", "--format=%s", f"main..{BRANCH}", folder=runner.remote)
        == "Nya värden i statistiken\n"
    )
    changed = runner.git("diff", "--name-only", "main", BRANCH, folder=runner.remote).split()
    assert changed == ["data/statistics/inkomst.csv"]
    verb = "pr edit 7" if is_open else f"pr create --head {BRANCH} --title Nya värden i statistiken"
    assert [call for call in runner.calls if call.startswith(("pr edit", "pr create"))] == [
        f"{verb} --body-file found/body.md"
    ]
    body = (runner.notes / "body").read_text("utf-8")
    assert body.startswith(WORDS)
    assert "Jämför med källan innan du godkänner." in body


def test_nothing_new_proposes_nothing(runner: Runner) -> None:
    runner.found("")
    done = runner.step("propose")
    assert (done.returncode, done.stdout) == (0, "Inget nytt.\n")
    assert (runner.calls, runner.pushed("data/statistics/inkomst.csv")) == ([], None)


@pytest.mark.parametrize("has_values", [True, False], ids=["with values before", "before the first fetch"])
def test_faults_alone_turn_the_job_red_and_propose_nothing(runner: Runner, has_values: bool) -> None:
    if not has_values:
        runner.without_values()
        (runner.folder / "found").mkdir()
        (runner.folder / "found/report.md").write_text("- Ohälsotal: fel hos databasen (500)\n", "utf-8")
    else:
        runner.found("- Ohälsotal: fel hos databasen (500)\n")
    done = runner.step("propose")
    assert done.returncode == 1
    assert "Ohälsotal: fel hos databasen (500)" in done.stderr
    assert (runner.calls, runner.pushed("data/statistics/inkomst.csv")) == ([], None)


def test_words_of_a_database_are_only_words(runner: Runner) -> None:
    words = "- $(touch hit)`touch hit`: nytt år 2025; touch hit\n@alla ![x](y)\n"
    runner.found(words, NEW)
    assert runner.step("propose").returncode == 0
    assert (runner.notes / "body").read_text("utf-8").startswith(words)
    assert not (runner.folder / "hit").exists()


@pytest.fixture
def databases() -> Any:
    with serve() as found:
        yield found


def rows(year: int | None) -> list[dict[str, Any]]:
    """The values of the county's income, with one more year."""
    held = kolada_rows("N99003", INCOME)
    newest = [copy.deepcopy(row) for row in held if row["period"] == 2024 and year]
    return [*held, *({**row, "period": year} for row in newest)]


@pytest.fixture
def two_measures(runner: Runner) -> Runner:
    """The county with the income, and a measure whose table has moved."""
    data = runner.folder / "data"
    kept = yaml.safe_load((data / "statistics.yaml").read_text("utf-8"))
    kept["measures"] = [one for one in kept["measures"] if one["id"] in ("inkomst", "halsa")]
    text = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=10_000)
    moved = text.replace("https://exempel.invalid/api/v1", "http://exempel.invalid/flyttad")
    (data / "statistics.yaml").write_text(moved, "utf-8")
    for other in (data / "statistics").glob("*.csv"):
        if other.stem not in ("inkomst", "halsa"):
            other.unlink()
    runner.git("commit", "-q", "-a", "-m", "Två mått")
    return runner


@pytest.mark.weekly
def test_a_week_with_a_new_year_ends_in_a_proposal_with_its_words(
    two_measures: Runner, databases: Databases
) -> None:
    databases.kolada("N99003", INCOME_TITLE, rows(2025))
    done = two_measures.step("fetch", KOLADA=f"{databases.address}/v3", http_proxy=databases.address)
    assert done.returncode == 0, done.stdout + done.stderr
    report = (two_measures.folder / "found/report.md").read_text("utf-8")
    assert "- Medianinkomst efter skatt: nytt år 2025" in report
    assert "Tabellen kan ha flyttats" in report, "a measure that fails is told beside those that do not"
    assert two_measures.step("propose").returncode == 0
    assert "99,K,2025,2025,266300" in (two_measures.pushed("data/statistics/inkomst.csv") or "")
    assert (two_measures.notes / "body").read_text("utf-8").startswith(report)


@pytest.mark.weekly
def test_a_first_week_in_which_all_fails_is_told(two_measures: Runner, databases: Databases) -> None:
    two_measures.without_values()
    done = two_measures.step("fetch", KOLADA=f"{databases.address}/flyttad", http_proxy=databases.address)
    assert done.returncode == 0, done.stdout + done.stderr
    done = two_measures.step("propose")
    assert done.returncode == 1
    assert done.stderr.count("Tabellen kan ha flyttats") == 2
    assert two_measures.calls == []
