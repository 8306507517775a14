"""Glyph coverage of the PDFs' font, asked of Typst.

A character without a glyph stops the compilation; `check` reports it earlier, with its line.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache

import typst

from .typst_compiler import TEMPLATE

_FONT = re.compile(r'#set text\(font: "([^"]+)", fallback: false')
_LACKED = re.compile(r'the text `"(.+?)"` could not be displayed')
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")
_PAGE = '#set document(title: "x")\n#set text(font: "%s", fallback: false)\n#for c in json(bytes(sys.inputs.all)) { par(c) }\n'


@lru_cache(maxsize=4)
def missing_glyphs(characters: frozenset[str]) -> frozenset[str]:
    """Return the characters without a glyph in the font named in document.typ."""
    font = _FONT.search(TEMPLATE.read_text("utf-8"))
    assert font, "document.typ names its font"
    compiler = typst.Compiler((_PAGE % font[1]).encode(), ignore_system_fonts=True)
    try:
        every = json.dumps(sorted(characters))
        compiler.compile_with_warnings(format="pdf", sys_inputs={"all": every}, pdf_standards=["ua-1"])
    except typst.TypstError as error:
        warnings = _LACKED.findall(error.diagnostic or error.message)
        return frozenset(_CODE.sub(lambda code: chr(int(code[1], 16)), text) for text in warnings)
    return frozenset()
