"""The workflow that makes an issue from the form a pull request: its steps are run as they stand, with a GitHub that notes what it is asked."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from support import FIXTURE, ROOT, TESTS

WORKFLOWS = ROOT / ".github" / "workflows"
GLOSSARY = (FIXTURE / "glossary.yaml").read_text("utf-8")
WORDS, NEW_WORDS = "Det som ska nås.", "Det som ska vara nått."
PERSON = {
    f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
}


def step(workflow: str, job: str, key: str) -> str:
    """Return the shell or the script of the job's only step that has one: `run` after the installation, or `script`."""
    steps = yaml.safe_load((WORKFLOWS / workflow).read_text("utf-8"))["jobs"][job]["steps"]
    found = [one.get("run") if key == "run" else one.get("with", {}).get("script") for one in steps]
    return str([text for text in found if text][-1])


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """Return the folder of a runner that has checked out the invented county in data/ and installed Python."""
    shutil.copytree(FIXTURE, tmp_path / "data")
    (tmp_path / ".gitignore").write_text("/.venv\n", "utf-8")
    for command in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "Först"]):
        subprocess.run(["git", *command], cwd=tmp_path, env=os.environ | PERSON, check=True)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', "utf-8")
    (tmp_path / ".venv" / "bin" / "python").chmod(0o755)
    return tmp_path


def change(runner: Path, body: str) -> None:
    """Run the first job with an issue's text."""
    env = os.environ | {"BODY": body, "PYTHONPATH": str(ROOT), "STRATEGY_DATA": "data"}
    command = ["bash", "-e", "-o", "pipefail", "-c", step("apply.yml", "change", "run")]
    done = subprocess.run(command, cwd=runner, env=env, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


def calls(runner: Path, script: str, payload: dict[str, Any], answers: dict[str, Any]) -> list[Any]:
    """Run a script in the runner's folder; return what it asks of GitHub."""
    context = {"payload": payload, "repo": {"owner": "o", "repo": "r"}, "sha": "main-sha", "runId": 7}
    done = subprocess.run(
        ["node", str(TESTS / "workflow_driver.mjs")],
        input=json.dumps({"script": script, "context": context, "answers": answers}),
        cwd=runner, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


def record() -> str:
    """Return what the form makes of one changed word."""
    edit = {"file": "glossary.yaml", "base": GLOSSARY, "wanted": GLOSSARY.replace(WORDS, NEW_WORDS)}
    done = subprocess.run(
        ["node", str(TESTS / "record_driver.mjs")],
        input=json.dumps([{"title": "Nya ord", "why": "", "edits": [edit]}]),
        capture_output=True, check=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return str(json.loads(done.stdout)[0]["packed"])


ISSUE = {"issue": {"number": 12, "title": "Nya ord om mål"}}
ANSWERS = {
    "rest.repos.get": {"default_branch": "main"},
    "rest.git.getCommit": {"tree": {"sha": "tree-sha"}},
    "rest.git.createTree": {"sha": "new-tree"},
    "rest.git.createCommit": {"sha": "new-commit"},
    "rest.pulls.create": {"number": 34},
}


def test_an_issue_becomes_a_pull_request_whose_check_is_started(runner: Path) -> None:
    change(runner, f"### Ändringen\r\n\r\n```text\r\n{record()}\r\n```")
    asked = dict(calls(runner, step("apply.yml", "propose", "script"), ISSUE, ANSWERS))
    tree = asked["rest.git.createTree"]
    assert (tree["base_tree"], [one["path"] for one in tree["tree"]]) == ("tree-sha", ["data/glossary.yaml"])
    assert tree["tree"][0]["content"] == GLOSSARY.replace(WORDS, NEW_WORDS)
    assert asked["rest.git.createCommit"]["parents"] == ["main-sha"]
    assert asked["rest.git.createRef"]["ref"] == "refs/heads/redigera/arende-12-7"
    pull = asked["rest.pulls.create"]
    assert (pull["title"], pull["base"], pull["head"]) == ("Nya ord om mål", "main", "redigera/arende-12-7")
    assert "Mål" in pull["body"]
    assert asked["rest.actions.createWorkflowDispatch"]["ref"] == "redigera/arende-12-7"
    assert asked["rest.issues.createComment"]["body"] == "Ändringen är ett förslag: #34."


@pytest.mark.parametrize(
    "body",
    [
        "$(touch hit)`touch hit`'; touch hit #",
        '{"version": 1, "title": "```\\n@alla"}',
    ],
)
def test_any_other_issue_is_answered_and_changes_nothing(runner: Path, body: str) -> None:
    change(runner, body)
    assert not (runner / "hit").exists()
    ((name, answer),) = calls(runner, step("apply.yml", "propose", "script"), ISSUE, ANSWERS)
    assert name == "rest.issues.createComment"
    words = answer["body"].split("```")
    assert (len(words), words[0]) == (3, "Ändringen gjordes inte.\n\n")


@pytest.mark.parametrize(("old", "method"), [([], "createComment"), ([{"id": 5, "user": {"login": "github-actions[bot]"}, "body": "<!-- diff -->\nFörra"}], "updateComment")])  # fmt: skip
def test_kontroll_says_what_a_change_means_in_one_comment(
    tmp_path: Path, old: list[Any], method: str
) -> None:
    (tmp_path / "diff.md").write_text("### Ändringar\n\nEn rubrik.\n", "utf-8")
    error = {"file": "data/goals.yaml", "line": 7, "column": 1, "message": "slutar --> för tidigt", "tip": ""}
    findings = [error | {"level": level, "better": ""} for level in ("error", "notice")]
    (tmp_path / "check.json").write_text(json.dumps({"findings": findings}), "utf-8")
    payload = {"pull_request": {"number": 34, "head": {"sha": "abc"}}}
    asked = dict(
        calls(tmp_path, step("check.yml", "tell", "script"), payload, {"rest.issues.listComments": old})
    )
    body = asked[f"rest.issues.{method}"]["body"]
    assert body.startswith("<!-- diff -->\n### Ändringar\n\nEn rubrik.\n\n<!-- check {")
    assert body.count("-->") == 2
    # The form reads it, of the commit that it sent and of no earlier one.
    done = subprocess.run(
        ["node", str(TESTS / "edit_form.mjs")],
        input=json.dumps([{"ask": "news", "body": body, "commit": commit} for commit in ("abc", "annan")]),
        capture_output=True, check=True, text=True, encoding="utf-8",
    )  # fmt: skip
    own, other = json.loads(done.stdout)
    assert (own["meaning"], [one["message"] for one in own["errors"]]) == (
        "### Ändringar\n\nEn rubrik.",
        ["slutar --> för tidigt"],
    )
    assert (other["meaning"], other["errors"]) == ("", [])
