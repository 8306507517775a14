"""The search index of the built site, made by Pagefind from the strategy's records. Imports records and resolve."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

from .. import records
from ..resolve import Strategy

FOLDER = "sok/index"
# What Pagefind writes beside its engine: interfaces of its own, which no page of ours asks for.
_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")


def index(site: Path, strategy: Strategy) -> None:
    """Writes the index that the search page reads."""
    asyncio.run(_index(site / FOLDER, list(records.records(strategy))))
    for path in (site / FOLDER).iterdir():
        if path.name.startswith(_UNUSED):
            path.unlink()


async def _index(folder: Path, found: list[records.Record]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    config = IndexConfig(output_path=str(folder), force_language="sv", write_playground=False)
    async with PagefindIndex(config=config) as pagefind:
        for record in found:
            await pagefind.add_html_file(url=record.path, content=records.page(record))
        await pagefind.write_files()
