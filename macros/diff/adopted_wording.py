"""The differences between the adopted wordings of two folders of data, by file and line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from ..validation.edition_checksums import wording_lines


@dataclass(frozen=True)
class WordingChange:
    """One changed line of data/edition/ (`line` is that of the new version), or a whole file (`line` is 0)."""

    file: str
    line: int
    old: str
    new: str


def wording_changes(old: Path, new: Path) -> Iterator[WordingChange]:
    """Yield every difference in the files of `edition/`, of today's edition and of earlier ones.

    A file that `make edition` has moved to editions/ is the same file.
    """
    before, after = _files(old), _files(new)
    for name, path in before.items():
        if name not in after:
            moved = next(
                (other for other in after if other not in before and Path(other).name == path.name), None
            )
            if moved:
                yield from _file_changes(f"{new.name}/{moved}", path, after.pop(moved))
            else:
                yield WordingChange(f"{new.name}/{name}", 0, "filen fanns", "filen är borttagen")
    for name, path in after.items():
        if name in before:
            yield from _file_changes(f"{new.name}/{name}", before[name], path)
        else:
            yield WordingChange(f"{new.name}/{name}", 0, "", "filen är ny")


def _files(folder: Path) -> dict[str, Path]:
    paths = [*folder.glob("edition/*"), *folder.glob("editions/*/edition/*")]
    return {path.relative_to(folder).as_posix(): path for path in sorted(paths) if path.is_file()}


def _file_changes(file: str, old: Path, new: Path) -> Iterator[WordingChange]:
    if old.read_bytes() == new.read_bytes():
        return
    if new.suffix != ".txt":
        yield WordingChange(file, 0, "", "filen är ändrad")
        return
    before, after = wording_lines(old), wording_lines(new)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            for offset, (gone, come) in enumerate(
                zip_longest(before[first:last], after[start:end], fillvalue="")
            ):
                yield WordingChange(file, min(start + offset, max(end - 1, start)) + 1, gone, come)
