"""A built site → what is archived: a ZIP that opens from disk, the PDFs, the open data and their checksums. The same site gives the same bytes: order, times and permissions are fixed."""

from __future__ import annotations

import datetime
import hashlib
import os
import shutil
import tempfile
import zipfile
from pathlib import Path

from ..strategy import registers
from ..strategy.resolved import Strategy
from ..strings import labels
from . import offline_copy

# Named and written as in BagIt (RFC 8493), which `sha256sum --check` reads too.
MANIFEST = "manifest-sha256.txt"
README = "LAS-MIG.txt"
# The files that are archived on their own as well, where the site has them.
_FOLDERS = ("ladda-ner", "data")
# A plain file that its owner may write and all may read, whatever the umask of the machine.
_MODE = 0o100644 << 16


def release(site: Path, target: Path, strategy: Strategy) -> None:
    """Writes the archive copy into a new folder. Raises FileExistsError when the folder is there."""
    target.mkdir(parents=True)
    name = name_of(strategy)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / name
        offline_copy.copy_for_offline(site, copy)
        _list(copy)
        _zip(copy, target / f"{name}.zip", _moment(strategy))
    for part in _FOLDERS:
        shutil.copytree(site / part, target / part)
    (target / README).write_text(readme(strategy), "utf-8")
    _list(target)


def name_of(strategy: Strategy) -> str:
    """The name of the archive copy, which no other county or edition shares."""
    site = strategy.data.site
    return f"strategi-{site.county.code}-{site.edition.id}"


def readme(strategy: Strategy) -> str:
    """What the archive copy is, and how it is opened and checked."""
    site = strategy.data.site
    return labels.RELEASE.format(
        name=site.name,
        edition=site.edition.title,
        dated=registers.dated(strategy),
        publisher=site.publisher.name,
        decision=site.decision.text or labels.NOT_SET,
        licence=site.licences.content or labels.NOT_SET,
        zip=f"{name_of(strategy)}.zip",
        manifest=MANIFEST,
    )


def _files(folder: Path) -> list[tuple[str, Path]]:
    """(name, file) of all files in a folder, in an order that no file system decides."""
    return sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())


def _list(folder: Path) -> None:
    """Writes the checksum of each file in a folder."""
    rows = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in _files(folder)]
    (folder / MANIFEST).write_text("".join(rows), "utf-8")


def _moment(strategy: Strategy) -> tuple[int, int, int, int, int, int]:
    """SOURCE_DATE_EPOCH when set, or the edition's first day: never the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        day = strategy.data.site.edition.period.start
        return (day.year, day.month, day.day, 0, 0, 0)
    at = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    return (at.year, at.month, at.day, at.hour, at.minute, at.second)


def _zip(folder: Path, target: Path, moment: tuple[int, int, int, int, int, int]) -> None:
    """Packs a folder, under its own name."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, path in _files(folder):
            entry = zipfile.ZipInfo(f"{folder.name}/{name}", moment)
            entry.create_system = 3  # Unix, on every system: without it the permissions mean something else.
            entry.external_attr = _MODE
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
