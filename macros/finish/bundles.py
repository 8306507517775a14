"""Copies the libraries that page scripts load on demand, each with its licence. Imports nothing of ours."""

from __future__ import annotations

import shutil
from pathlib import Path

_MODULES = Path(__file__).parents[2] / "node_modules"
# The file as its makers minified it → its name on the site.
_BUNDLES = {
    "write-excel-file/bundle/write-excel-file.min.js": "write-excel-file.min.js",
    "write-excel-file/LICENSE": "write-excel-file.LICENSE.txt",
}


def copy(site: Path) -> None:
    """Writes the libraries into assets/. Raises FileNotFoundError where they are not installed."""
    for source, name in _BUNDLES.items():
        if not (_MODULES / source).exists():
            raise FileNotFoundError(f"node_modules/{source} saknas. Kör make build, som hämtar det.")
        shutil.copyfile(_MODULES / source, site / "assets" / name)
