"""The headings' typeface as TrueType files, which Typst reads; npm has it as WOFF, which Typst does not.

Schibsted Grotesk, under the SIL Open Font License 1.1, from the npm package @fontsource/schibsted-grotesk.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

WEIGHTS = (400, 700)
_FILES = Path(__file__).parents[2] / "node_modules" / "@fontsource" / "schibsted-grotesk" / "files"


@lru_cache(maxsize=1)
def font_folder() -> Path:
    """Return a folder with a TrueType file a weight, removed when the program ends.

    Raises SystemExit, in Swedish, where the npm packages are not installed.
    """
    folder = Path(tempfile.mkdtemp(prefix="typsnitt-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for weight in WEIGHTS:
        source = _FILES / f"schibsted-grotesk-latin-{weight}-normal.woff"
        if not source.is_file():
            raise SystemExit("Paketen för Node saknas. Kör make build eller make serve, som hämtar dem.")
        # The times and bounds of the file are kept, so that the same package gives the same bytes.
        font = TTFont(source, recalcTimestamp=False, recalcBBoxes=False)
        font.flavor = None
        font.save(folder / f"{weight}.ttf")
    return folder
