"""Make the change of a record in data/, by the same merge and patch as the form's own."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..strings import phrases
from .record import ChangeRecord, RecordedFile, RecordError

_MERGER = Path(__file__).with_name("merge_files.mjs")
_NODE = (
    "Det behövs Node 20.19 eller senare för att göra ändringen. Installera Node och kör make build en gång."
)
# Git's name of an empty text: the base of a file that the form has made.
_EMPTY = hashlib.sha1(b"blob 0\0", usedforsecurity=False).hexdigest()
_PACKAGES = "Paketen för Node saknas. Kör make build, som hämtar dem."


@dataclass(frozen=True)
class ChangedFile:
    """A file and its new text."""

    path: Path
    text: str


def text_of(file: Path) -> str:
    """Return a file's text; `-` is what is piped in. Raises RecordError for a file that cannot be read."""
    if str(file) == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    return _text(file)


def changed_files(record: ChangeRecord, data: Path) -> list[ChangedFile]:
    """Return the files that the record changes; those that have the change already are left out. Write nothing.

    Raises RecordError if anybody has changed the same since, if a file or its old text is missing, or without Node.
    """
    now = {one.file: "" if _is_new(one, data) else _text(data / one.file) for one in record.files}
    given = [
        {
            "file": one.file,
            "base": _base(one, data / one.file, now[one.file]),
            "now": now[one.file],
            "changes": [change.model_dump(exclude_none=True) for change in one.changes],
        }
        for one in record.files
    ]
    merged = _merge(given)
    if conflicts := merged.get("conflicts"):
        raise RecordError("\n".join(["Någon annan har ändrat detsamma. Inget är ändrat.", *_told(conflicts)]))
    if error := merged.get("error"):
        if line := error.get("line"):
            raise RecordError(
                f"{error['file']} går inte att läsa: felet märks på rad {line}. Kör make check, som säger vad som är fel, och rätta det först. Inget är ändrat."
            )
        raise RecordError(f"Ändringen går inte att göra säkert i {error['file']}. Inget är ändrat.")
    texts = zip(record.files, merged["texts"], strict=True)
    return [ChangedFile(data / one.file, text) for one, text in texts if text != now[one.file]]


def write(changed: Iterable[ChangedFile]) -> None:
    """Write the files."""
    for one in changed:
        one.path.write_text(one.text, "utf-8", newline="")


def commit(record: ChangeRecord, paths: Sequence[Path]) -> str:
    """Commit the files alone, and return the commit's short name. Raises RecordError with git's words."""
    message = f"{record.title}\n\n{record.why}".strip() + "\n"
    _git(paths[0].parent, "add", "--intent-to-add", "--", *(str(path.resolve()) for path in paths))
    _git(
        paths[0].parent,
        "commit",
        "--quiet",
        "--file=-",
        "--",
        *(str(path.resolve()) for path in paths),
        given=message,
    )
    return _git(paths[0].parent, "rev-parse", "--short", "HEAD").strip()


def _is_new(one: RecordedFile, data: Path) -> bool:
    return one.base == _EMPTY and not (data / one.file).exists()


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"{path} finns inte eller går inte att läsa.") from error


def _base(one: RecordedFile, path: Path, now: str) -> str:
    """Return the text that the changes were made in. Raises RecordError unless the file has had it."""
    if one.base == _EMPTY:
        return ""
    content = now.encode("utf-8")
    if hashlib.sha1(b"blob %d\0%s" % (len(content), content), usedforsecurity=False).hexdigest() == one.base:
        return now
    # Only a text that this very file has had, and no other in the repository.
    had = ("log", "-1", "--format=%H", f"--find-object={one.base}", "--all", "--", path.name)
    try:
        if _git(path.parent, *had):
            return _git(path.parent, "cat-file", "blob", one.base)
    except RecordError:
        pass
    raise RecordError(
        f"Ändringen gjordes i en version av {path.name} som inte finns i historiken här. "
        "Hämta hela historiken (git fetch --unshallow), eller be redigeraren att göra ändringen igen."
    )


def _git(folder: Path, *arguments: str, given: str = "") -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, input=given.encode("utf-8"), capture_output=True
    )  # fmt: skip
    if done.returncode:
        raise RecordError(f"git säger: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout.decode("utf-8")


def _merge(given: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what merge_files.mjs answers. Raises RecordError without Node or its packages."""
    try:
        done = subprocess.run(["node", str(_MERGER)], input=json.dumps(given).encode(), capture_output=True)
    except FileNotFoundError as error:
        raise RecordError(_NODE) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace")
        raise RecordError(_PACKAGES if "ERR_MODULE_NOT_FOUND" in said else f"{_NODE}\n{said.strip()}")
    merged: dict[str, Any] = json.loads(done.stdout)
    return merged


def _told(conflicts: list[dict[str, Any]]) -> list[str]:
    """Return a line for each conflict: where, and both wordings."""
    return [
        f"  {one['file']}, {_place(one['path'])}: i posten står {_words(one.get('mine'))}, i filen nu {_words(one.get('theirs'))}."
        for one in conflicts
    ]


def _place(path: list[Any]) -> str:
    return " › ".join(step["id"] if isinstance(step, dict) else str(step) for step in path) or "hela filen"


def _words(value: object) -> str:
    if value is None:
        return "inget"
    return f"”{value}”" if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def summary(changed: Sequence[ChangedFile], committed: str = "") -> str:
    """Say in Swedish what was done, and what to do next."""
    if not changed:
        return "Filerna har redan ändringen. Inget är ändrat."
    names = phrases.listed([str(one.path) for one in changed])
    saved = f" Sparad i git som {committed}." if committed else " Se ändringen med git diff."
    return f"Ändrade {names}.{saved} Kontrollera den med make check och make diff."
