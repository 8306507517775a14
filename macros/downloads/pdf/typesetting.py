"""A document (see paper) → the bytes of an accessible PDF, by Typst. Imports paper.

PDF/UA-1 by Typst: tags, language and title are asked for, and a character that the font lacks is an error.
Only Typst's own fonts are used, and the day of the build is the only time: the same input gives the same bytes.
"""

from __future__ import annotations

import datetime
import json
from functools import lru_cache
from pathlib import Path

import typst

from .paper import Document

TEMPLATE = Path(__file__).with_name("document.typ")


@lru_cache
def _compiler(template: Path) -> typst.Compiler:
    """One compiler for all files: it keeps the fonts and the template between them."""
    return typst.Compiler(template, root=template.parent, ignore_system_fonts=True)


def typeset(document: Document, path: str, day: datetime.date, template: Path = TEMPLATE) -> bytes:
    """The PDF. Raises SystemExit, in Swedish and naming the file, on an error and on a warning alike."""
    moment = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    try:
        made, warnings = _compiler(template).compile_with_warnings(
            format="pdf",
            sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
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
