"""A document (see paper) → the bytes of a PDF: small ones here, large ones in a process of their own."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from . import typst_worker
from .document import Document

TEMPLATE = Path(__file__).with_name("document.typ")
# Characters of a document as JSON: a county's handouts have fewer, its strategy more.
_LARGE = 60_000
# And this many only in a strategy of many hundred insatser, set without weighing where lines break: in half the time.
_LONG = 250_000
# The one compiler does one file at a time.
_turn = threading.Lock()


def typeset(document: Document, path: str, day: datetime.date, template: Path = TEMPLATE) -> bytes:
    """The PDF. Raises SystemExit, in Swedish and naming the file, on an error and on a warning alike.

    A large document gets a process of its own: Typst keeps its memory, some hundred megabytes for a thousand pages, and a
    second core can work meanwhile.
    """
    text = json.dumps(document, ensure_ascii=False)
    if len(text) > _LONG:
        text = json.dumps(document | {"long": True}, ensure_ascii=False)
    make = _apart if len(text) > _LARGE else _here
    try:
        return make(text, day.isoformat(), str(template.resolve()))
    except typst_worker.RefusedError as error:
        raise SystemExit(f"Det gick inte att göra {path}. Typst säger:\n{error}") from error


def _here(text: str, day: str, template: str) -> bytes:
    with _turn:
        return typst_worker.compile_pdf(text, day, template)


def _apart(text: str, day: str, template: str) -> bytes:
    # -P: what stands beside the program is not what it imports.
    command = [sys.executable, "-P", typst_worker.__file__, day, template]
    # One thread: two files are made at a time anyhow, and each thread holds memory of its own.
    env = os.environ | {"RAYON_NUM_THREADS": "1"}
    done = subprocess.run(command, input=text.encode(), capture_output=True, env=env)
    if done.returncode:
        raise typst_worker.RefusedError(done.stderr.decode().strip())
    return done.stdout
