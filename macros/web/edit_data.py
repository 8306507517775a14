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
    """Return the texts of the files by stem, in reading order, their schemas, the adopted strings, and where the files are kept."""
    place = github.of_strategy(strategy)
    stems = [stem for stem, _ in models() if (strategy.folder / f"{stem}.yaml").exists()]
    return {
        "github": place and dataclasses.asdict(place),
        "files": {stem: (strategy.folder / f"{stem}.yaml").read_text("utf-8") for stem in stems},
        "schemas": {stem: json.loads((_SCHEMAS / f"{stem}.json").read_text("utf-8")) for stem in stems},
        "adopted": list(_adopted(strategy.folder)),
    }


def _adopted(folder: Path) -> Iterator[str]:
    """Yield the strings of the adopted wording, in order; none if the folder has no edition/."""
    for path in sorted((folder / "edition").glob("*.txt")):
        for line in path.read_text("utf-8").split("\n"):
            if line and not line.startswith("# "):
                yield line
