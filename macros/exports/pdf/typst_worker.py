"""A document's JSON → the bytes of an accessible PDF, by Typst.

PDF/UA-1 by Typst: tags, language and title are asked for, and a character that the font lacks is an error.
Only Typst's own fonts are used, and the day of the build is the only time: the same input gives the same bytes.
"""

from __future__ import annotations

import datetime
import sys
from functools import lru_cache

import typst


class RefusedError(Exception):
    """What Typst says is wrong, or not quite right: warnings stop a build too."""


def compile_pdf(text: str, day: str, template: str) -> bytes:
    """The PDF of a document, with the day as `2026-01-31` and the template's path. Raises RefusedError."""
    midnight = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(), datetime.UTC)
    try:
        made, warnings = _compiler(template).compile_with_warnings(
            format="pdf",
            sys_inputs={"document": text},
            pdf_standards=["ua-1"],
            timestamp=int(midnight.timestamp()),
        )
    except typst.TypstError as error:
        raise RefusedError(error.diagnostic or error.message) from error
    if warnings:
        raise RefusedError("\n".join(warning.message for warning in warnings))
    assert isinstance(made, bytes)
    return made


@lru_cache
def _compiler(template: str) -> typst.Compiler:
    """One compiler for all files: it keeps the fonts and the template between them."""
    return typst.Compiler(template, root=template.rpartition("/")[0], ignore_system_fonts=True)


def main() -> None:
    """The document comes in, the PDF goes out; what Typst says goes beside, with 1."""
    try:
        sys.stdout.buffer.write(compile_pdf(sys.stdin.buffer.read().decode(), *sys.argv[1:]))
    except RefusedError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
