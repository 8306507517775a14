"""A document (see paper) → the bytes of an accessible PDF, by Typst. Imports paper.

PDF/UA-1 by Typst: tags, language and title are asked for, and a character that the font lacks is an error.
Only Typst's own fonts are used, and the day of the build is the only time: the same input gives the same bytes.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import threading
from functools import lru_cache
from pathlib import Path

import typst

from .paper import Document

TEMPLATE = Path(__file__).with_name("document.typ")
_ROOT = Path(__file__).parents[3]
# Characters of a document as JSON: a county's handouts have fewer, its strategy more.
_LARGE = 60_000
# The one compiler does one file at a time.
_turn = threading.Lock()


@lru_cache
def _compiler(template: Path) -> typst.Compiler:
    """One compiler for all files: it keeps the fonts and the template between them."""
    return typst.Compiler(template, root=template.parent, ignore_system_fonts=True)


def typeset(document: Document, path: str, day: datetime.date, template: Path = TEMPLATE) -> bytes:
    """The PDF. Raises SystemExit, in Swedish and naming the file, on an error and on a warning alike.

    A large document gets a process of its own: Typst keeps its memory, some hundred megabytes for a thousand pages, and a
    second core can work meanwhile.
    """
    text = json.dumps(document, ensure_ascii=False)
    return _apart(text, path, day, template) if len(text) > _LARGE else _compiled(text, path, day, template)


def _apart(text: str, path: str, day: datetime.date, template: Path) -> bytes:
    call = f"from {__name__} import _answer; _answer()"
    command = [sys.executable, "-c", call, path, day.isoformat(), str(template.resolve())]
    done = subprocess.run(command, input=text.encode(), capture_output=True, cwd=_ROOT)
    if done.returncode:
        raise SystemExit(done.stderr.decode().strip())
    return done.stdout


def _answer() -> None:
    """In the process of its own: the document comes in, the PDF goes out."""
    path, day, template = sys.argv[1:]
    text = sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(_compiled(text, path, datetime.date.fromisoformat(day), Path(template)))


def _compiled(text: str, path: str, day: datetime.date, template: Path) -> bytes:
    moment = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    try:
        with _turn:
            made, warnings = _compiler(template).compile_with_warnings(
                format="pdf",
                sys_inputs={"document": text},
                pdf_standards=["ua-1"],
                timestamp=int(moment.timestamp()),
            )
    except typst.TypstError as error:
        raise SystemExit(_told(path, error.diagnostic or error.message)) from error
    if warnings:
        raise SystemExit(_told(path, "\n".join(warning.message for warning in warnings)))
    assert isinstance(made, bytes)
    return made


def _told(path: str, words: str) -> str:
    return f"Det gick inte att göra {path}. Typst säger:\n{words}"
