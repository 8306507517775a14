"""The search index of the built site, made by Pagefind from the strategy's records. Imports records and resolve.

Pagefind's own Python interface rests a tenth of a second after each record. This speaks to the same program,
in the same words (base64 of JSON, ended by a comma), without the rests.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from pagefind.service import get_executable

from .. import records
from ..resolve import Strategy

FOLDER = "sok/index"
# What Pagefind writes beside its engine: interfaces of its own, which no page of ours asks for.
_UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")


def index(site: Path, strategy: Strategy) -> None:
    """Writes the index that the search page reads. Raises RuntimeError with what Pagefind says if it refuses."""
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    program = get_executable()
    if program is None:
        raise RuntimeError("Pagefind är inte installerat. Kör make build, som hämtar det.")
    command = [str(program), "--service"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as service:
        files = _files(service, strategy)
    for name, content in files:
        if not name.startswith(_UNUSED):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _files(service: subprocess.Popen[bytes], strategy: Strategy) -> list[tuple[str, bytes]]:
    """The index's files, written by us: Pagefind says that it has written before all is on the disk."""
    config = {"force_language": "sv", "write_playground": False}
    made = _ask(service, {"type": "NewIndex", "config": config})["index_id"]
    for record in records.records(strategy):
        file = {"url": record.path, "file_contents": records.page(record)}
        _ask(service, {"type": "AddFile", "index_id": made, **file})
    files = _ask(service, {"type": "GetFiles", "index_id": made})["files"]
    return [(file["path"], base64.b64decode(file["content"])) for file in files]


def _ask(service: subprocess.Popen[bytes], payload: dict[str, Any]) -> dict[str, Any]:
    assert service.stdin
    assert service.stdout
    service.stdin.write(base64.b64encode(json.dumps({"message_id": 1, "payload": payload}).encode()) + b",")
    service.stdin.flush()
    # It says nothing before it is asked, so a comma ends what it has to say.
    said = b""
    while not said.endswith(b","):
        more = os.read(service.stdout.fileno(), 1 << 16)
        if not more:
            raise RuntimeError("Pagefind slutade innan sökregistret var klart.")
        said += more
    answer: dict[str, Any] = json.loads(base64.b64decode(said[:-1]))["payload"]
    if answer["type"] == "Error":
        raise RuntimeError(f"Pagefind: {answer['message']}")
    return answer
