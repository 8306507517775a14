"""Rules on figures: each has its image in data/media/, and words for those who do not see it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..source import media
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import Key, Source
from .context import Context
from .repairs import slug

_SUFFIXES = tuple(suffix for suffixes in media.FORMATS.values() for suffix in suffixes)
# Words that say nothing to those who do not see the image.
_EMPTY_ALT = re.compile(
    r"(?:en )?(?:bild|figur|foto|diagram|logotyp|image|picture)\.?$|.*\.(?:png|jpe?g|webp|svg)$",
    re.IGNORECASE,
)


def figures_exist(context: Context) -> Iterator[Diagnostic]:
    """A figure's file can be published, its alternative text says something, and no image lies unused."""
    source = context.source
    folder = source.folder / media.FOLDER
    there = sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    used: set[str] = set()
    for key, figure in _figures(source):
        file = figure.get("file")
        if isinstance(file, str) and file:
            used.add(file)
            yield from _file(source, key, file, there)
        yield from _alt(source, key, figure)
    # A file that cannot be read may show any of them.
    for name in there if not source.unreadable else ():
        if name not in used and name.endswith(_SUFFIXES):
            place = SourceLocation(f"{source.name}/{media.FOLDER}/{name}", 1)
            tip = "skriv den i en figure, eller ta bort filen"
            yield Diagnostic(place, "bilden visas ingenstans.", tip, "warning")


def _figures(source: Source) -> Iterator[tuple[Key, dict[str, Any]]]:
    """Yield every figure, also in a file with other errors."""
    waiting: list[tuple[Key, Any]] = [((stem,), value) for stem, value in source.values.items()]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            if key[-1] == "figure":
                yield key, value
            waiting += [((*key, name), item) for name, item in value.items()]
        elif isinstance(value, list):
            waiting += [((*key, number), item) for number, item in enumerate(value)]


def _file(source: Source, key: Key, file: str, there: list[str]) -> Iterator[Diagnostic]:
    place = source.place((*key, "file"))
    # A name of the wrong form is the model's to refuse.
    if wrong_name(file) is not None:
        return
    if file not in there:
        near = difflib.get_close_matches(file, there, n=1, cutoff=0.6)
        tip = f'menade du "{near[0]}"?' if near else "lägg filen där, eller rätta namnet"
        message = f"bilden {file} finns inte i {source.name}/{media.FOLDER}/."
        better = source.suggestion(place, file, near[0]) if near and wrong_name(near[0]) is None else ""
        yield Diagnostic(place, message, tip, suggestion=better)
        return
    try:
        media.renditions(source.folder, file)
    except media.PictureError as error:
        yield Diagnostic(place, error.message, error.tip)


def wrong_name(file: str) -> tuple[str, str] | None:
    """Return what is wrong with a file's name and what to do, in Swedish; None if nothing is."""
    name = re.split(r"[/\\]", file)[-1]
    stem, suffix = Path(name).stem, Path(name).suffix
    if not re.fullmatch(r"\.(?:png|jpe?g|webp)", suffix, re.IGNORECASE):
        kind = (
            "en ritad bild (SVG)"
            if suffix.lower() == ".svg"
            else f"filer som slutar på {suffix or 'ingenting'}"
        )
        return (
            f"{kind} visas inte: {file}.",
            "spara bilden som .png (diagram, text) eller .jpg (foto) i programmet där den är gjord",
        )
    clean = f"{slug(stem)}{suffix.lower()}"
    if name != file:
        return (
            f"här står en mapp: {file}.",
            f"skriv bara filens namn, {clean}, och lägg filen i mappen {media.FOLDER} i data",
        )
    if clean != name:
        message = f"bildens namn har stora bokstäver, mellanslag, å, ä, ö eller andra tecken: {file}."
        return message, f"byt namn på filen till {clean}, och skriv det namnet här"
    return None


def _alt(source: Source, key: Key, figure: dict[str, Any]) -> Iterator[Diagnostic]:
    alt = figure.get("alt")
    if not isinstance(alt, str) or not alt:
        return
    place = source.place((*key, "alt"))
    tip = "skriv det som bilden visar, till exempel vad staplarna säger"
    if _EMPTY_ALT.fullmatch(alt.strip()):
        yield Diagnostic(place, f'alt säger inget för den som inte ser bilden: "{alt}".', tip)
    elif alt == figure.get("caption"):
        yield Diagnostic(place, "alt är samma ord som i caption, som ändå läses upp.", tip)
