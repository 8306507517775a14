"""The day that a page says it last changed, however the code was fetched and whatever git's settings are."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from macros.web.last_modified import last_modified, unknown_history


def git(folder: Path, *words: str, day: str = "2026-01-01T12:00:00Z", name: str = "Åsa") -> None:
    identity = ["-c", f"user.name={name}", "-c", "user.email=asa@example.org", "-c", "commit.gpgsign=false"]
    days = {"GIT_COMMITTER_DATE": day, "GIT_AUTHOR_DATE": "2001-01-01T12:00:00Z"}
    command = ["git", "-C", str(folder), *identity, *words]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | days)


def commit(folder: Path, text: str, day: str) -> None:
    (folder / "rader å.yaml").write_text(text, "utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Ändring", day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A file whose lines are from three days; the last commit came late in the evening, after midnight in Sweden."""
    folder = tmp_path / "förråd"
    folder.mkdir()
    git(folder, "init", "--quiet")
    commit(folder, "å: ett\nb: två\nc: tre\n", "2026-01-01T12:00:00Z")
    commit(folder, "å: ett\nb: 2\nc: tre\n", "2026-02-02T12:00:00Z")
    commit(folder, "å: ett\nb: 2\nc: 3\n", "2026-07-03T22:30:00Z")
    return folder


def days(folder: Path) -> list[str]:
    """The day of each of the three lines, and of all together."""
    file = str(folder / "rader å.yaml")
    return [
        last_modified({"source_file": file, "source_line": first, "source_end": last})
        for first, last in ((1, 1), (2, 2), (3, 3), (1, 3))
    ]


@pytest.mark.parametrize("place", ["mitt län", "data", "data/editions/2024-2027"])
def test_a_page_of_data_in_any_folder_has_its_day(repository: Path, place: str) -> None:
    """Messages and links name a file by its folder's own name, or by its path below `data/`."""
    (repository / place).mkdir(parents=True)
    (repository / "rader å.yaml").rename(repository / place / "rader å.yaml")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "Flytt", day="2026-08-01T12:00:00Z")
    meta = {"source_file": f"{place}/rader å.yaml", "source_line": 1, "source_end": 3}
    assert last_modified(meta, repository / place) == "2026-07-04"


def test_a_page_says_the_day_in_sweden_when_its_lines_last_changed(repository: Path) -> None:
    assert days(repository) == ["2026-01-01", "2026-02-02", "2026-07-04", "2026-07-04"]
    assert unknown_history(repository) == ""


@pytest.mark.parametrize(
    ("depth", "known"),
    [
        ("1", ["", "", "", ""]),
        ("2", ["", "", "2026-07-04", "2026-07-04"]),
        ("4", ["2026-01-01", "2026-02-02", "2026-07-04", "2026-07-04"]),
    ],
)
def test_a_shallow_clone_says_no_day_rather_than_a_false_one(
    repository: Path, tmp_path: Path, depth: str, known: list[str]
) -> None:
    clone = tmp_path / "klon"
    git(tmp_path, "clone", "--quiet", "--depth", depth, repository.as_uri(), str(clone))
    assert days(clone) == known
    assert ("git fetch --unshallow" in unknown_history(clone)) == (depth != "4")


@pytest.mark.parametrize(
    "setting",
    [
        "[blame]\nignoreRevsFile = .finns-inte\n",
        "[blame]\nshowRoot = true\nshowEmail = true\ndate = relative\n",
        "[core]\nquotePath = false\n[i18n]\nlogOutputEncoding = latin1\n",
        "[log]\nshowSignature = true\n[color]\nui = always\n",
        "[core]\nabbrev = 5\n[diff]\nnoprefix = true\nrenames = copies\n",
    ],
)
def test_a_users_own_settings_change_no_day(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    (tmp_path / "gitconfig").write_text(setting, "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    assert days(repository) == ["2026-01-01", "2026-02-02", "2026-07-04", "2026-07-04"]


def test_a_missing_list_in_the_repositorys_own_settings_is_told_with_what_to_do(repository: Path) -> None:
    git(repository, "config", "blame.ignoreRevsFile", ".finns-inte")
    assert ".finns-inte finns inte" in unknown_history(repository)
    assert "git config --unset-all blame.ignoreRevsFile" in unknown_history(repository)
    git(repository, "config", "--unset-all", "blame.ignoreRevsFile")
    assert unknown_history(repository) == ""


def test_bytes_of_another_encoding_lose_no_day(repository: Path) -> None:
    (repository / "rader å.yaml").write_bytes(b"\xe5: ett\nb: 2\nc: 3\n")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "Latin", day="2026-08-01T12:00:00Z")
    assert days(repository)[:2] == ["2026-08-01", "2026-02-02"]


def test_a_worktree_has_the_days_of_its_repository(repository: Path, tmp_path: Path) -> None:
    git(repository, "worktree", "add", "--detach", str(tmp_path / "träd"))
    assert days(tmp_path / "träd")[3] == "2026-07-04"


def test_a_zip_without_git_has_no_days_and_says_so(repository: Path) -> None:
    shutil.rmtree(repository / ".git")
    assert days(repository) == [""] * 4
    assert "mappen är inte hämtad med git" in unknown_history(repository)


def test_a_folder_of_another_owner_says_what_to_do(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert days(repository) == [""] * 4
    assert f"git config --global --add safe.directory '{repository}'" in unknown_history(repository)
