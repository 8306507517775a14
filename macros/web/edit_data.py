"""The data that the form of `redigera/` opens with: the files of data/ as they are written, their schemas, and the adopted wording.

Published beside the page, so that the form needs no key and no other host. An earlier edition is not edited.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..model import files as models
from ..source import media
from ..source.markdown_pages import CONTENT, PAGES
from ..strategy.parts import parts
from ..strategy.resolved import Strategy
from . import github

PAGE = "redigera/"
SOURCE = f"{PAGE}underlag.json"
# The schemas are the model's, and the same for every county.
_SCHEMAS = Path(__file__).parents[2] / "data" / "schema"


def files(strategy: Strategy) -> Iterator[tuple[str, str]]:
    """Yield (path in the site, text) of the file, where the strategy is edited."""
    if "editing" in parts(strategy):
        yield SOURCE, json.dumps(source(strategy), ensure_ascii=False, separators=(",", ":")) + "\n"


def source(strategy: Strategy) -> dict[str, Any]:
    """Return the texts of the files by stem, in reading order, their schemas, the adopted strings, and where the files are kept.

    A file that the folder lacks has an empty text: the form makes it when something is written in it.
    """
    place = github.of_strategy(strategy)
    stems = [stem for stem, _ in models()]
    return {
        "github": place and dataclasses.asdict(place),
        "files": {stem: _text(strategy.folder / f"{stem}.yaml") for stem in stems},
        "schemas": {stem: json.loads((_SCHEMAS / f"{stem}.json").read_text("utf-8")) for stem in stems},
        "adopted": list(_adopted(strategy.folder)),
        "media": sorted(path.name for path in (strategy.folder / media.FOLDER).glob("*.*")),
        "pages": _pages(strategy.folder, place.folder if place else strategy.folder.name),
    }


def _pages(folder: Path, name: str) -> str:
    """Return the folder of the editors' own pages in the repository, where the data's is called `name`."""
    return CONTENT if (folder.parent / "mkdocs.yml").exists() else f"{name}/{PAGES}"


def _text(path: Path) -> str:
    """Return a file's text with its line ends and its byte order mark; "" without the file."""
    return path.read_bytes().decode("utf-8") if path.exists() else ""


def _adopted(folder: Path) -> Iterator[str]:
    """Yield the strings of the adopted wording, in order; none if the folder has no edition/."""
    for path in sorted((folder / "edition").glob("*.txt")):
        for line in path.read_text("utf-8").split("\n"):
            if line and not line.startswith("# "):
                yield line
