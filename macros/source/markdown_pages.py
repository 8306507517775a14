"""Markdown files with front matter: the frame's pages, editors' own pages, and texts in other languages.

Own pages stand in content/, beside the frame's, and in `pages/` of a folder of data, so that an earlier edition or
another county has its own. Texts in other languages stand in `translations/LANGUAGE/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .diagnostics import Diagnostic, SourceLocation
from .reader import Source, decode, invisible_characters, parse

CONTENT = "content"
PAGES = "pages"
TRANSLATIONS = "translations"
# The front matter's stem in its Source.
HEAD = "page"

# A page of the frame calls `show`, or says that it is about the site. Only a page of an editor's own says `menu`.
_FRAME = re.compile(r"\{\{-?\s*show\s*\(|^about_site:", re.MULTILINE)
_OWN = re.compile(r"\A---\n(?:(?!---$).*\n)*?menu:", re.MULTILINE)
_FENCE = "---"
# What Word and others make of three hyphens.
_DASHES = re.compile(r"[-–—―]{1,6}")
_HEAD_TIP = 'överst på sidan står tre rader: "---", "title: Sidans rubrik" och "---"'


@dataclass(frozen=True)
class MarkdownPage:
    """A Markdown file as read.

    `name` is the file in messages, `path` the page's path in the site. `head` holds the values of the front matter,
    under the stem HEAD, and the diagnostics of the file. `line` is the line that the body begins on. `language` is
    the folder of a text in another language, else "".
    """

    name: str
    path: str
    head: Source
    body: str
    line: int
    language: str = ""


def frame_files(content: Path) -> Iterator[Path]:
    """Yield the files of the frame's pages, sorted: those in content/ that no editor wrote."""
    return (path for path in _files(content) if not is_own(_text(path)))


def is_own(text: str) -> bool:
    """Return True if the text of a file in content/ is a page of an editor's own."""
    return bool(_OWN.search(text)) or not _FRAME.search(text)


def own_files(folder: Path) -> Iterator[Path]:
    """Yield the files of editors' own pages that belong to a folder of data, apart from other languages."""
    # Only the project's own data have the pages of the project.
    if (folder.parent / "mkdocs.yml").exists():
        yield from (path for path in _files(folder.parent / CONTENT) if is_own(_text(path)))
    yield from _files(folder / PAGES)


def read_pages(source: Source) -> Iterator[MarkdownPage]:
    """Yield the own pages of a folder of data, and its texts in other languages."""
    folder = source.folder
    for path in own_files(folder):
        is_in_data = path.is_relative_to(folder)
        root = folder / PAGES if is_in_data else folder.parent / CONTENT
        shown = f"{source.name}/{PAGES}" if is_in_data else CONTENT
        inner = path.relative_to(root).as_posix()
        yield _read(folder, path, f"{shown}/{inner}", inner)
    for path in _files(folder / TRANSLATIONS):
        inner = path.relative_to(folder / TRANSLATIONS).as_posix()
        language = inner.split("/")[0] if "/" in inner else ""
        yield _read(folder, path, f"{source.name}/{TRANSLATIONS}/{inner}", inner, language)


def page_path(file: str) -> str:
    """Return the path of the page made from a Markdown file, given below its root; "" for the start page."""
    name = file.removesuffix(".md")
    return name.removesuffix("index") if f"/{name}".endswith("/index") else f"{name}/"


def _files(root: Path) -> list[Path]:
    return [
        path
        for path in sorted(root.rglob("*.md"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(root).parts)
    ]


def _text(path: Path) -> str:
    return path.read_text("utf-8-sig", "replace")


def _read(folder: Path, path: Path, name: str, inner: str, language: str = "") -> MarkdownPage:
    head = Source(folder)
    text = decode(head, name, path) or ""
    if head.diagnostics:
        return MarkdownPage(name, page_path(inner), head, "", 1, language)
    lines = text.split("\n")
    last = _end_of_head(lines)
    if isinstance(last, Diagnostic):
        head.diagnostics.append(_at(last, name))
        body, line = "", len(lines)
    else:
        # Blank lines in place of the fences keep the numbers of the lines.
        parse(head, name, HEAD, "\n".join(["", *lines[1:last], ""]))
        body, line = "\n".join(lines[last + 1 :]), last + 2
    # By the stem of its values, and by the name in its locations.
    head.lines[HEAD] = head.lines[path.name] = lines
    head.diagnostics += invisible_characters(name, "\n" * (line - 1) + body)
    return MarkdownPage(name, page_path(inner), head, body, line, language)


def _end_of_head(lines: list[str]) -> int | Diagnostic:
    """Return the index of the line that ends the front matter, or what is wrong with it."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[first].strip() != _FENCE or first:
        if _DASHES.fullmatch(lines[first].strip()):
            message = "sidans huvud börjar inte med tre bindestreck på första raden."
            return Diagnostic(SourceLocation("", first + 1), message, _HEAD_TIP, suggestion=_FENCE)
        return Diagnostic(SourceLocation("", first + 1), "sidan saknar huvud.", _HEAD_TIP)
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == _FENCE and any(map(str.strip, lines[1:number])):
            return number
        if line.rstrip() == _FENCE:
            return Diagnostic(SourceLocation("", number), "sidans huvud är tomt.", _HEAD_TIP)
        if line.startswith("#") or (_DASHES.fullmatch(line.strip()) and line.strip() != "-"):
            break
    else:
        number = 0
    message = "sidans huvud är inte avslutat med tre bindestreck på en egen rad."
    suggestion = _FENCE if number and not lines[number].startswith("#") else ""
    return Diagnostic(SourceLocation("", number + 1), message, _HEAD_TIP, suggestion=suggestion)


def _at(diagnostic: Diagnostic, name: str) -> Diagnostic:
    place = SourceLocation(name, diagnostic.place.line)
    return Diagnostic(place, diagnostic.message, diagnostic.tip, suggestion=diagnostic.suggestion)
