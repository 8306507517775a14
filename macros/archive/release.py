"""Write a release of a built site: a ZIP that opens from disk, the PDFs, the open data and checksums.

Reproducible: order, times and permissions in the ZIP are fixed.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import shutil
import tempfile
import zipfile
from pathlib import Path

from ..strategy import text_dates
from ..strategy.resolved import Strategy
from ..strings import labels
from . import offline_copy

# Name and format from BagIt (RFC 8493); `sha256sum --check` reads it too.
MANIFEST = "manifest-sha256.txt"
README = "LAS-MIG.txt"
# Files that are also archived on their own, where the site has them.
_FOLDERS = ("ladda-ner", "data")
# A regular file with mode 644, whatever the machine's umask.
_MODE = 0o100644 << 16


def release(site: Path, target: Path, strategy: Strategy) -> None:
    """Write the release to a new folder. Raises FileExistsError if the folder exists."""
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
    """Return the name of the release, unique among counties and editions."""
    site = strategy.data.site
    return f"strategi-{site.county.code}-{site.edition.id}"


def readme(strategy: Strategy) -> str:
    """Return the text on the contents of the release, how to open it and how to check it."""
    site = strategy.data.site
    return labels.RELEASE.format(
        name=site.name,
        edition=site.edition.title,
        dated=text_dates.text_date(strategy),
        publisher=site.publisher.name,
        decision=site.decision.text or labels.NOT_SET,
        licence=site.licences.content or labels.NOT_SET,
        zip=f"{name_of(strategy)}.zip",
        manifest=MANIFEST,
    )


def _files(folder: Path) -> list[tuple[str, Path]]:
    """Yield (name, file) of all files in a folder, in an order independent of the file system."""
    return sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())


def _list(folder: Path) -> None:
    """Write the checksums of the files in a folder (BagIt manifest, RFC 8493)."""
    rows = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in _files(folder)]
    (folder / MANIFEST).write_text("".join(rows), "utf-8")


def _moment(strategy: Strategy) -> tuple[int, int, int, int, int, int]:
    """Return SOURCE_DATE_EPOCH if set, otherwise the edition's first day, and never the time of the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        day = strategy.data.site.edition.period.start
        return (day.year, day.month, day.day, 0, 0, 0)
    at = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    return (at.year, at.month, at.day, at.hour, at.minute, at.second)


def _zip(folder: Path, target: Path, moment: tuple[int, int, int, int, int, int]) -> None:
    """Pack a folder, under its own name."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, path in _files(folder):
            entry = zipfile.ZipInfo(f"{folder.name}/{name}", moment)
            entry.create_system = 3  # Created on Unix, so that the permissions are read as Unix modes.
            entry.external_attr = _MODE
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
