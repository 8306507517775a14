#!/usr/bin/env python3
"""Publish a built site on a server: `python3 publish.py TARGET [SITE]`.

Needs only Python 3.11, and writes Brotli copies if the module brotli is installed (Debian: python3-brotli).

TARGET/releases/ has the published releases; TARGET/current is a link to the live one. A release is completed
beside the others and made live by one atomic rename. A run that is killed leaves the live site unchanged, and
the next run removes its remains.
"""

from __future__ import annotations

import argparse
import fcntl
import gzip
import hashlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import brotli
except ImportError:
    brotli = None

# Files of a finished site. _headers is for other hosts and _assets.json for tools: neither is published.
NEEDED = ("index.html", "404.html", "_headers")
UNPUBLISHED = ("_headers", "_assets.json")
MANIFEST = "manifest-sha256.txt"
PACKED = {".html", ".css", ".mjs", ".js", ".json", ".csv", ".svg", ".xml", ".rdf", ".txt"}
# As in nginx.conf: fingerprinted files. A cached or open page may still
# request those of the previous release.
NAMED_BY_CONTENT = ("assets/",)
KEPT = 5


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def _brotli(content: bytes) -> bytes:
    """Return the Brotli copy; without the module the content itself, which is not smaller and so is not
    kept.
    """
    return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=11)) if brotli else content


# Suffix and function of each compression. A copy is kept if it is smaller than the ones before it.
PACKINGS: dict[str, Callable[[bytes], bytes]] = {".gz": _gzip, ".br": _brotli}


def main(arguments: list[str]) -> None:
    """Run the command line. Exits with a message in Swedish on failure."""
    parser = argparse.ArgumentParser(description="Publicerar en byggd webbplats på en egen server.")
    parser.add_argument("target", type=Path, help="platsen som nginx visar, till exempel /srv/webbplats")
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"), help="den byggda webbplatsen")
    parser.add_argument("--back", action="store_true", help="visar den förra publiceringen igen")
    given = parser.parse_args(arguments)
    if not given.back and (missing := [name for name in NEEDED if not (given.site / name).is_file()]):
        sys.exit(f"{given.site} är ingen färdig webbplats: {', '.join(missing)} saknas. Kör make build.")
    try:
        with _alone(given.target):
            shown = go_back(given.target) if given.back else publish(given.target, given.site)
    except OSError as error:
        sys.exit(f"Det gick inte att publicera: {error}. Det som visades visas fortfarande.")
    print(f"Nu visas {shown}.")
    if not given.back and brotli is None:
        print(
            "Nya texter packades bara med gzip; med Debians paket python3-brotli blir de lättare för läsaren."
        )


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Hold the lock on publishing to the target; the system releases the lock of a killed process."""
    (target / "releases").mkdir(parents=True, exist_ok=True)
    with (target / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit("En annan publicering pågår. Försök igen när den är klar.")
        yield


def publish(target: Path, site: Path) -> Path:
    """Make a release of the site and make it live. Return its name."""
    _refuse_copies(site)
    _remove_unfinished(target)
    made = target / "releases" / ".new"
    _make(made, site, _current(target))
    os.sync()  # Flush the release to disk before it becomes live, in case of a power failure.
    release = made.rename(target / "releases" / f"{_last(target) + 1:06}")
    _show(target, release)
    _remove_old(target)
    return release


def go_back(target: Path) -> Path:
    """Make the previous release live. Return its name. Exits if there is none."""
    current = _current(target)
    older = [release for release in _releases(target) if current and release.name < current.name]
    if not older:
        sys.exit("Det finns ingen tidigare publicering att gå tillbaka till.")
    _show(target, older[-1])
    return older[-1]


def _make(release: Path, site: Path, before: Path | None) -> None:
    """Write a release: the site, compressed copies of its text files, and their checksums.

    An unchanged file is a hard link to the previous release's, so that cached copies remain valid. A changed
    file gets a time that no earlier release had, because nginx derives the ETag from time and size.
    """
    moment = max([int(time.time()), *(_moment(other) + 1 for other in _releases(release.parent.parent))])
    listed = {}
    for name in _files(site):
        content = (site / name).read_bytes()
        listed[name] = hashlib.sha256(content).hexdigest()
        if not _linked(name, release, before, content):
            _put(release / "site" / name, content, moment)
        _pack(release / "site" / name, content, moment)
    for name in _listed(before) - listed.keys():
        path = release / "site" / name
        if name.startswith(NAMED_BY_CONTENT) and _linked(name, release, before):
            _pack(path, path.read_bytes(), moment)
    rows = [f"{digest}  {name}\n" for name, digest in listed.items()]
    _put(release / MANIFEST, "".join(rows).encode(), moment)


def _moment(release: Path) -> int:
    return int((release / MANIFEST).stat().st_mtime)


def _files(site: Path) -> list[str]:
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return [name for name in names if Path(name).name not in UNPUBLISHED]


def _refuse_copies(site: Path) -> None:
    """Exit if a file has the name of another file's compressed copy, which nginx would send in its place."""
    names = _files(site)
    if taken := {name + end for name in names for end in PACKINGS}.intersection(names):
        sys.exit(
            f"{', '.join(sorted(taken))} heter som en packad kopia av filen bredvid och skulle visas i stället för den. "
            "Ge den ett annat namn. Det som visades visas fortfarande."
        )


def _listed(release: Path | None) -> set[str]:
    """Return the files of a release's own site, without those kept from the previous release."""
    if release is None:
        return set()
    return {row.split("  ", 1)[1] for row in (release / MANIFEST).read_text("utf-8").splitlines()}


def _linked(name: str, release: Path, before: Path | None, content: bytes | None = None) -> bool:
    """Return whether the file was linked, with its compressed copies, from a previous release with the
    same content.
    """
    old = before / "site" / name if before else None
    if old is None or not old.is_file() or (content is not None and old.read_bytes() != content):
        return False
    for path in (old, *_copies(old).values()):
        if path.exists():
            new = release / "site" / name
            new.parent.mkdir(parents=True, exist_ok=True)
            os.link(path, new.parent / path.name)
    return True


def _copies(path: Path) -> dict[str, Path]:
    return {end: path.with_name(path.name + end) for end in PACKINGS}


def _pack(path: Path, content: bytes, moment: int) -> None:
    """Write the compressed copies that a text file lacks; a linked file may come from a release without
    Brotli.
    """
    if path.suffix not in PACKED:
        return
    smallest = len(content)
    for end, copy in _copies(path).items():
        if not copy.exists() and len(packed := PACKINGS[end](content)) < smallest:
            _put(copy, packed, moment)
        smallest = copy.stat().st_size if copy.exists() else smallest


def _put(path: Path, content: bytes, moment: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(0o644)
    os.utime(path, (moment, moment))


def _show(target: Path, release: Path) -> None:
    """Point `current` to a release, atomically."""
    link = target / "current.new"
    link.unlink(missing_ok=True)
    link.symlink_to(Path("releases") / release.name / "site")
    link.replace(target / "current")


def _current(target: Path) -> Path | None:
    """Return the live release."""
    link = target / "current"
    return target / "releases" / link.readlink().parts[1] if link.is_symlink() else None


def _releases(target: Path) -> list[Path]:
    return sorted(path for path in (target / "releases").iterdir() if path.name.isdigit())


def _last(target: Path) -> int:
    return max((int(release.name) for release in _releases(target)), default=0)


def _remove_unfinished(target: Path) -> None:
    for path in (target / "releases").glob(".*"):
        shutil.rmtree(path)


def _remove_old(target: Path) -> None:
    """Keep the newest releases. A release is renamed before its removal, so that none is used half
    removed.
    """
    for release in _releases(target)[:-KEPT]:
        shutil.rmtree(release.rename(release.with_name(f".old-{release.name}")))


if __name__ == "__main__":
    os.umask(0o022)
    main(sys.argv[1:])
