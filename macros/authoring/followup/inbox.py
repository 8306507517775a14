"""The officer's folders: never in a git work tree, and every file in them is read or named."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path

from ...strategy.resolved import Strategy
from .plan_file import Plan, UnreadableError, read_plan
from .plan_workbook import MOST_BYTES, labels, read_workbook

_ZIP, _OLD_EXCEL, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"


class FolderError(Exception):
    """A folder that must not be used; the message is Swedish and says what to do."""


def refuse_git(folder: Path, word: str) -> None:
    """Raise FolderError if a folder, or where its links lead, lies in a git work tree. `word` names it.

    Plans may hold personal data, which must never be saved in the history of the strategy.
    """
    for start in (Path(os.path.abspath(folder)), folder.resolve()):
        for parent in (start, *start.parents):
            if os.path.lexists(parent / ".git") or _is_bare(parent):
                raise FolderError(
                    f"{word} ({folder}) ligger i ett kodarkiv ({parent}). Planer kan ha personuppgifter, och får inte hamna i "
                    "dess historik. Välj en mapp utanför, till exempel i din hemkatalog."
                )


def _is_bare(folder: Path) -> bool:
    return (folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir()


def check_folders(inbox: Path, out: Path) -> None:
    """Raise FolderError if plans cannot be read from one folder and the follow-up written to the other."""
    if not inbox.is_dir():
        raise FolderError(f"Mappen med planer ({inbox}) finns inte. Skriv INBOX=mappen.")
    refuse_git(inbox, "Mappen med planer")
    refuse_git(out, "Mappen för uppföljningen")
    if out.resolve().is_relative_to(inbox.resolve()):
        raise FolderError(
            f"Mappen för uppföljningen ({out}) ligger bland planerna. Välj en annan: skriv OUT=mappen."
        )
    if out.exists() and not out.is_dir():
        raise FolderError(f"{out} är en fil. Skriv OUT=mappen.")


def paths(inbox: Path) -> list[Path]:
    """Return every file in the folder and the folders in it, and each that is closed, in order; a link is not followed."""
    closed: list[OSError] = []
    found = []
    for folder, folders, names in os.walk(inbox, onerror=closed.append):
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        found += [Path(folder) / name for name in (*names, *links)]
    found += [Path(error.filename) for error in closed]
    return sorted(found, key=lambda path: path.relative_to(inbox).as_posix())


def printable(text: str) -> str:
    """Return text with codes for what a terminal would obey, and for what neither it nor Excel can hold."""
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def read(path: Path, strategy: Strategy) -> Plan:
    """Return the plan of a file. Raises UnreadableError."""
    content = _content(path)
    return replace(_read(path, content, strategy), digest=hashlib.sha256(content).hexdigest())


def _read(path: Path, content: bytes, strategy: Strategy) -> Plan:
    if content.startswith(_ZIP):
        return read_workbook(content, labels(strategy))
    if path.suffix.casefold() != ".json" and not content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        raise UnreadableError("den är varken en planfil (.json) eller Excelfilen från Min plan (.xlsx)")
    return read_plan(content)


def _content(path: Path) -> bytes:
    try:
        if path.is_dir() and not path.is_symlink():
            raise OSError
        if path.is_symlink() or not path.is_file():
            raise UnreadableError(
                "den är ingen vanlig fil utan en länk eller liknande: lägg själva filen här"
            )
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableError(f"den är större än {MOST_BYTES // 1_000_000} MB, som ingen plan är")
        content = path.read_bytes()
    except OSError:
        raise UnreadableError("den går inte att öppna, så det som ligger i den är inte läst") from None
    if not content.strip():
        raise UnreadableError("den är tom")
    if content.startswith((_OLD_EXCEL, _PDF)):
        raise UnreadableError(
            "den är en PDF, en äldre Excelfil eller skyddad med lösenord; be om planfilen (.json)"
        )
    return content
