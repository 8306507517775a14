"""The search index of the built site, made by Pagefind from the strategy's records. Imports pagefind, records and resolve."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path

from .. import records
from ..resolve import Strategy
from . import pagefind

FOLDER = "sok/index"
# What Pagefind writes beside its engine: interfaces of its own, which no page of ours asks for.
_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")


def index(site: Path, strategy: Strategy) -> None:
    """Writes the index that the search page reads. Raises SystemExit as `running` does, and leaves no index then."""
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    with pagefind.running() as ask:
        files = _files(ask, strategy)
    for name, content in files:
        if not name.startswith(_UNUSED):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(base64.b64decode(content))


def _files(ask: pagefind.Ask, strategy: Strategy) -> list[tuple[str, str]]:
    """The index's files, in base64, written by us: Pagefind says that it has written before all is on the disk."""
    config = {"force_language": "sv", "write_playground": False}
    made = ask({"type": "NewIndex", "config": config})["index_id"]
    for record in records.records(strategy):
        file = {"url": record.path, "file_contents": records.page(record)}
        ask({"type": "AddFile", "index_id": made, **file})
    files = ask({"type": "GetFiles", "index_id": made})["files"]
    return [(file["path"], file["content"]) for file in files]
