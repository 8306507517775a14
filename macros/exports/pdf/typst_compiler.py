"""Compile a document to PDF/UA-1 and PDF/A-2a with Typst.

Tags, language and title are required by the standards, and a character without a glyph is an error. Only the fonts built into
Typst are used, and the day of the build is the only time, so that the same input gives the same bytes.
"""

from __future__ import annotations

import datetime
import json
import threading
from functools import lru_cache
from pathlib import Path

import typst

from ..fonts import font_folder
from .document import Document

TEMPLATE = Path(__file__).with_name("document.typ")
# The compiler is shared by all threads and handles one file at a time.
_lock = threading.Lock()


def compile_pdf(document: Document, path: str, day: datetime.date, template: Path = TEMPLATE) -> bytes:
    """Return the PDF of a document; `path` is its path on the site, used in messages.

    Raises SystemExit, in Swedish and with the path, on an error or a warning.
    """
    midnight = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    with _lock:
        try:
            pdf, warnings = compiler(template.resolve()).compile_with_warnings(
                format="pdf",
                sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
                pdf_standards=["ua-1", "a-2a"],
                timestamp=int(midnight.timestamp()),
            )
        except typst.TypstError as error:
            raise _refused(path, error.diagnostic or error.message) from error
    if warnings:
        raise _refused(path, "\n".join(warning.message for warning in warnings))
    assert isinstance(pdf, bytes)
    return pdf


def _refused(path: str, message: str) -> SystemExit:
    return SystemExit(f"Det gick inte att göra {path}. Typst säger:\n{message}")


@lru_cache
def compiler(template: Path) -> typst.Compiler:
    """Return the compiler of a template, cached because it keeps the fonts and the parsed template."""
    return typst.Compiler(
        str(template), root=str(template.parent), font_paths=[str(font_folder())], ignore_system_fonts=True
    )
