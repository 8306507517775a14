"""Files that look like data and are not read: a copy, a misspelt name, a file in the wrong folder."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..model import files
from ..source import media, series
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.markdown_pages import PAGES, TRANSLATIONS
from ..source.reader import EDITIONS
from ..web.permalinks import FILE as PUBLISHED
from .context import Context

# The folders that have files of their own, and what these are called.
_FOLDERS = {
    "edition": re.compile(r".*\.(txt|sha256|py)"),
    "schema": re.compile(r".*\.json"),
    series.FOLDER: re.compile(r".*\.csv"),
    media.FOLDER: re.compile(r".*\.(png|jpg|jpeg|webp)"),
    PAGES: re.compile(r".*\.md"),
    TRANSLATIONS: re.compile(r".*\.md"),
}
_NESTED = (PAGES, TRANSLATIONS)
# What editors, systems and Python leave behind: nobody writes in it.
_LEFT_BEHIND = re.compile(r"\..*|.*~|#.*#|~\$.*|Thumbs\.db|desktop\.ini|__pycache__", re.IGNORECASE)
_YAML = re.compile(r"\.ya?ml(?![^\W_])", re.IGNORECASE)
# "roles (1)", "roles - kopia", "Kopia av roles", "roles copy 2", "roles.conflict", "roles_LOCAL_123".
_COPY = re.compile(
    r"[ _.(-]+(\d|kopi|copy|konflikt|conflict|backup|bak|old|gammal|ny|new|orig|local|remote|base).*"
)
_COPY_OF = re.compile(r"(kopia av|copy of) ", re.IGNORECASE)


def no_stray_files(known: Context) -> Iterator[Diagnostic]:
    """A file with data that is not read, in the folder of data or beside it, is reported, because nothing in it is shown."""
    folder, name = known.source.folder, known.source.name
    stems = [stem for stem, _ in files()]
    names = [f"{stem}.yaml" for stem in stems] + [PUBLISHED]
    for path in _listed(folder):
        if path.is_dir():
            if path.name != EDITIONS:
                yield from _in_folder(path, name, stems)
        elif path.name not in names:
            yield _stray(path, f"{name}/{path.name}", name, stems)
    # An editor puts the file where the folder's own files stand, or with the pages.
    if (folder.parent / "mkdocs.yml").exists():
        for place in (folder.parent, folder.parent / "content"):
            for path in _listed(place):
                if path.is_file() and _YAML.search(path.name) and _meant(path.name, stems, exact=True):
                    yield _stray(path, path.relative_to(folder.parent).as_posix(), name, stems)


def _in_folder(folder: Path, name: str, stems: list[str]) -> Iterator[Diagnostic]:
    own = _FOLDERS.get(folder.name)
    for path in sorted(folder.rglob("*")):
        here = path.relative_to(folder)
        if path.is_file() and not any(_LEFT_BEHIND.fullmatch(part) for part in here.parts):
            is_in_place = len(here.parts) == 1 or folder.name in _NESTED
            if own and is_in_place and own.fullmatch(path.name):
                continue
            yield _stray(path, f"{name}/{folder.name}/{here.as_posix()}", name, stems)


def _listed(folder: Path) -> Iterable[Path]:
    """The files and folders in a folder that somebody may have put there."""
    if not folder.is_dir():
        return []
    return [path for path in sorted(folder.iterdir()) if not _LEFT_BEHIND.fullmatch(path.name)]


def _stray(path: Path, shown: str, name: str, stems: list[str]) -> Diagnostic:
    place = SourceLocation(shown, 1)
    if not _YAML.search(path.name) and not _meant(path.name, stems, exact=True):
        return Diagnostic(place, "filen läses inte.", f"flytta den från {name}/ eller ta bort den", "warning")
    meant = _meant(path.name, stems)
    if not meant:
        tip = f"skriv innehållet i någon av filerna i {name}/ ({', '.join(f'{stem}.yaml' for stem in stems)}), och ta bort den här"
    elif (path.parents[shown.count("/")] / name / f"{meant}.yaml").exists() and not _same(path, name, meant):
        tip = f"för över det du har ändrat till {name}/{meant}.yaml, och ta bort den här filen"
    else:
        tip = f"byt filens namn och plats till {name}/{meant}.yaml"
    return Diagnostic(place, "filen läses inte, så det som står i den visas inte på webbplatsen.", tip)


def _same(path: Path, name: str, stem: str) -> bool:
    """Return True if a file is the one that is read: where case does not count, only its name on disk is wrong."""
    read = path.parent / f"{stem}.yaml"
    return path.parent.name == name.rsplit("/", 1)[-1] and read.exists() and read.samefile(path)


def _meant(file: str, stems: list[str], exact: bool = False) -> str:
    """The stem of the file that a name stands for; "" when it is like none of them."""
    words = _COPY_OF.sub("", unicodedata.normalize("NFC", file)).casefold()
    start = re.split(r"\.(?:ya?ml|txt)", words)[0]
    stem = _COPY.sub("", start).strip()
    closest = [stem] if exact else difflib.get_close_matches(stem, stems, 1, 0.75)
    return closest[0] if closest and closest[0] in stems else ""
