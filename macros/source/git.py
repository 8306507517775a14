"""Git, asked in a way that answers alike on every machine: in bytes, in English, whatever the user's settings and code page."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path

_PATIENCE = 20


class GitError(Exception):
    """Git could not answer. The message is Swedish, one line, and says what to do where that is known."""


def ask(folder: Path, *arguments: str, settings: bool = True) -> bytes:
    """Return what git prints for arguments given in a folder, or raise GitError.

    Without `settings` the user's and the machine's own are not read, and the folder is trusted: ask something with them first.
    """
    trusted = [] if settings else ["-c", "safe.directory=*"]
    command = ["git", "-C", str(folder), *trusted, *arguments]
    environment = {**os.environ, "LC_ALL": "C"}
    if not settings:
        environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    try:
        # Its messages are recognised below, so they must not be translated.
        done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=_PATIENCE)
    except (FileNotFoundError, NotADirectoryError):
        raise GitError("git finns inte här. Hämta det på git-scm.com.") from None
    except (OSError, subprocess.SubprocessError) as error:
        raise GitError(f"git svarade inte ({type(error).__name__}).") from error
    if done.returncode:
        raise GitError(_reason(folder, done.stderr.decode("utf-8", "replace")))
    return done.stdout


def last_change(folder: Path, without: Iterable[str] = ()) -> int | None:
    """Return the time of the last commit to a folder but for some names in it, in seconds since 1970.

    It is now where something is not committed, as for a line, and None where the history is not whole.
    """
    places = ("--", ".", *(f":(exclude){name}" for name in without))
    try:
        if is_shallow(folder):
            return None
        if ask(folder, "status", "--porcelain", *places):
            return int(time.time())
        found = ask(folder, "log", "-1", "--format=%ct", *places).strip()
    except GitError:
        return None
    return int(found) if found else None


def is_shallow(folder: Path) -> bool:
    """Return True if only the latest history has been fetched. Raises GitError outside a repository."""
    return ask(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"


def _reason(folder: Path, said: str) -> str:
    """Say in Swedish why git refused: who owns the folder, or that it is no repository; else git's own last line."""
    if "dubious ownership" in said:
        marked = [line.split()[-1] for line in said.splitlines() if "safe.directory" in line]
        root = marked[-1].strip("'\"") if marked else str(folder.resolve())
        return f"mappen ägs av en annan användare. Kör: git config --global --add safe.directory '{root}'"
    if "not a git repository" in said:
        return "mappen är inte hämtad med git (git clone), så dess historik är okänd."
    lines = said.strip().splitlines()
    return lines[-1] if lines else "git svarade inte."
