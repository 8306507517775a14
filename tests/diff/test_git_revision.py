"""`make diff` against a revision of git, on any machine and however the code was fetched."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.__main__ import main


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=Åsa", "-c", "user.email=asa@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *words], check=True, capture_output=True)


@pytest.fixture
def repository(county: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented county in a repository of its own, with two commits."""
    git(county.parent, "init", "--quiet")
    for words in ("Först", "Åter"):
        (county.parent / "läs mig.txt").write_text(words, "utf-8")
        git(county.parent, "add", ".")
        git(county.parent, "commit", "--quiet", "-m", words)
    monkeypatch.setenv("STRATEGY_DATA", str(county))
    return county.parent


def diff(revision: str = "HEAD") -> Result:
    return CliRunner().invoke(main, ["diff", revision])


def test_a_python_without_filters_for_tar_compares_all_the_same(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def before_3_11_4(self: object, path: object = ".", members: object = None) -> None:
        raise AssertionError("tarfile keeps files within the folder only from Python 3.11.4")

    monkeypatch.setattr(tarfile.TarFile, "extractall", before_3_11_4)
    assert diff().output.strip() == "Inget som en läsare märker har ändrats."


def test_an_unknown_revision_is_told_in_a_line(repository: Path) -> None:
    done = diff("finns-inte")
    assert done.exit_code == 2
    assert done.output.strip() == '"finns-inte" är varken en mapp eller en version som git känner till.'


def test_a_revision_outside_a_shallow_clone_is_told_with_how_to_fetch_it(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = tmp_path / "grund klon å"
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), str(clone))
    (data,) = [path.parent for path in clone.rglob("site.yaml")]
    monkeypatch.setenv("STRATEGY_DATA", str(data))
    assert diff().output.strip() == "Inget som en läsare märker har ändrats."
    assert diff("HEAD~1").output.strip().endswith("hämta resten: git fetch --unshallow")


def test_a_folder_without_git_is_told_in_a_line(repository: Path) -> None:
    shutil.rmtree(repository / ".git")
    done = diff()
    assert done.exit_code == 2
    assert "mappen är inte hämtad med git" in done.output
    assert len(done.output.splitlines()) == 1


def test_a_folder_of_another_owner_is_told_with_the_command_that_helps(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    done = diff()
    assert done.exit_code == 2
    assert "Kör: git config --global --add safe.directory" in done.output
    assert len(done.output.splitlines()) == 1


def test_a_machine_without_git_is_told_in_a_line(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert "git finns inte här" in diff().output


def test_a_worktree_is_compared_like_any_checkout(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = tmp_path / "träd"
    git(repository, "worktree", "add", "--detach", str(tree))
    (data,) = [path.parent for path in tree.rglob("site.yaml")]
    monkeypatch.setenv("STRATEGY_DATA", str(data))
    assert diff().output.strip() == "Inget som en läsare märker har ändrats."
