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

from ..source import git
from ..strategy import text_dates
from ..strategy.resolved import Strategy
from ..strings import labels
from ..strings import release as words
from . import offline_copy

# Names and formats from BagIt (RFC 8493); `sha256sum --check` reads the manifests too.
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
PAYLOAD, INFO = "data", "bag-info.txt"
_DECLARATION = {"bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"}
README = "LAS-MIG.txt"
# Files that are also archived on their own, where the site has them.
_FOLDERS = ("ladda-ner", "data")
# A regular file with mode 644, whatever the machine's umask.
_MODE = 0o100644 << 16


def release(site: Path, target: Path, strategy: Strategy) -> None:
    """Write the release to a new folder, which is a bag. Raises FileExistsError if the folder exists."""
    payload = target / PAYLOAD
    payload.mkdir(parents=True)
    name = name_of(strategy)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / name
        offline_copy.copy_for_offline(site, copy)
        _list(copy, _files(copy), MANIFEST)
        _zip(copy, payload / f"{name}.zip", _moment(strategy))
    for part in _FOLDERS:
        shutil.copytree(site / part, payload / part)
    about = {README: readme(strategy), INFO: _described(payload, strategy)}
    for file, content in (_DECLARATION | about).items():
        (target / file).write_text(content, "utf-8", newline="\n")
    tags = [one for one in _files(target) if not one[0].startswith(f"{PAYLOAD}/")]
    _list(target, [(f"{PAYLOAD}/{inner}", path) for inner, path in _files(payload)], MANIFEST)
    _list(target, [*tags, (MANIFEST, target / MANIFEST)], TAG_MANIFEST)


def name_of(strategy: Strategy) -> str:
    """Return the name of the release, unique among counties and editions."""
    site = strategy.data.site
    return f"strategi-{site.county.code}-{site.edition.id}"


def _facts(strategy: Strategy) -> dict[str, str]:
    """Return what identifies the release in words: strategy, edition, decision and the version in git."""
    site = strategy.data.site
    return {
        "name": site.name,
        "edition": site.edition.title,
        "id": site.edition.id,
        "dated": text_dates.text_date(strategy),
        "publisher": site.publisher.name,
        "decision": site.decision.text or labels.NOT_SET,
        "day": str(site.decision.date or labels.NOT_SET),
        "case": site.decision.case_number or labels.NOT_SET,
        "licence": site.licences.content or labels.NOT_SET,
        "commit": _commit(strategy),
    }


def _commit(strategy: Strategy) -> str:
    """Return the commit of the data, and say if the data has changed since."""
    try:
        commit = git.ask(strategy.folder, "rev-parse", "HEAD").decode().strip()
        changed = git.ask(strategy.folder, "status", "--porcelain", "--", ".").strip()
    except git.GitError:
        return words.UNKNOWN
    return words.CHANGED.format(commit=commit) if changed else commit


def readme(strategy: Strategy) -> str:
    """Return the text on the contents of the release, how to open it and how to check it."""
    return words.README.format(**_facts(strategy), zip=f"{name_of(strategy)}.zip", manifest=MANIFEST)


def _described(payload: Path, strategy: Strategy) -> str:
    """Return the metadata of a bag, a line each (RFC 8493, section 2.2.2). No day unless that of the release is given."""
    facts, files = _facts(strategy), _files(payload)
    rows = {
        "Source-Organization": facts["publisher"],
        "Contact-Email": strategy.data.site.contact.email or "",
        "External-Description": words.ABOUT.format(**facts),
        "External-Identifier": name_of(strategy),
        "Internal-Sender-Description": words.SENT.format(**facts),
        "Bagging-Date": str(strategy.today) if os.environ.get("SOURCE_DATE_EPOCH") else "",
        "Payload-Oxum": f"{sum(path.stat().st_size for _, path in files)}.{len(files)}",
    }
    return "".join(f"{name}: {' '.join(value.split())}\n" for name, value in rows.items() if value)


def _files(folder: Path) -> list[tuple[str, Path]]:
    """Return (name, file) of all files in a folder, in an order independent of the file system."""
    return sorted((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())


def _list(folder: Path, files: list[tuple[str, Path]], manifest: str) -> None:
    """Write the checksums of files into a manifest in a folder (RFC 8493, section 2.1.3)."""
    rows = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in files]
    (folder / manifest).write_text("".join(rows), "utf-8", newline="\n")


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
