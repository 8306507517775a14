"""What the lock files and the workflows promise."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT

LOCKS = ["requirements.txt", "requirements-dev.txt"]
USES = re.compile(r"^\s*(?:- )?uses: (.+)$", re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_python_locks_hold_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pinned = re.findall(r"^[a-z0-9._\[\]-]+==", text, re.MULTILINE)
    followed_by_hash = re.findall(r"^[a-z0-9._\[\]-]+==.*\\\n    --hash=sha256:", text, re.MULTILINE)
    assert pinned
    assert len(pinned) == len(followed_by_hash)
    assert not re.findall(r"://|^--(?:index|extra-index|find-links|trusted)", text, re.MULTILINE)


def test_the_node_lock_holds_hashes_and_no_addresses() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, package in packages.items():
        assert not name or package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it() -> None:
    for file in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        for used in USES.findall(file.read_text(encoding="utf-8")):
            assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used), f"{file.name}: {used}"


def program(folder: Path, name: str, script: str) -> None:
    """Puts a program of our own making first in line."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


def answer(tool: str, folder: Path, **env: str) -> str:
    """What a tool says when it finds only the programs of a folder, and fails."""
    done = subprocess.run(
        ["/bin/bash", str(ROOT / "tools" / tool)],
        env={"PATH": str(folder), **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    return done.stderr


def test_an_old_python_is_refused_in_plain_words(tmp_path: Path) -> None:
    for name in ("python3.13", "python3.12", "python3.11", "python"):
        program(tmp_path, name, "exit 127")
    program(tmp_path, "python3", 'case "$2" in *version_info\\[:2]*) echo 3.9 ;; *) exit 1 ;; esac')
    assert "Python 3.11 eller senare behövs; här finns bara 3.9." in answer("find-python", tmp_path)


def test_a_missing_python_is_told_in_plain_words(tmp_path: Path) -> None:
    assert "ingen Python hittades" in answer("find-python", tmp_path)


@pytest.mark.parametrize("version", ["v18.20.4", "v20.18.3"])
def test_an_old_node_is_refused_in_plain_words(tmp_path: Path, version: str) -> None:
    program(tmp_path, "node", f"echo {version}")
    program(tmp_path, "npm", "")
    assert f"här finns {version[1:]}" in answer("find-node", tmp_path)


@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac's Chrome stands outside the path")
def test_a_missing_browser_is_told_with_what_to_do(tmp_path: Path) -> None:
    assert "make test-fast" in answer("find-browser", tmp_path)


def test_a_chosen_browser_that_does_not_run_is_named(tmp_path: Path) -> None:
    assert "CHROME är satt till /finns/inte" in answer("find-browser", tmp_path, CHROME="/finns/inte")


def test_a_chosen_nginx_that_does_not_run_is_named_with_what_to_do(tmp_path: Path) -> None:
    said = answer("find-nginx", tmp_path, NGINX="/finns/inte")
    assert "NGINX är satt till /finns/inte" in said
    assert "make test-fast" in said
