"""A conversation with Pagefind's program. Imports nothing of ours.

Both sides write base64 of JSON, ended by a comma. Pagefind's own Python interface rests a tenth of a second after each
record; this asks the same program without the rests.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from pagefind.service import get_executable

Ask = Callable[[dict[str, Any]], dict[str, Any]]
"""ask(request): what Pagefind answers."""

_AGAIN = "Kör make clean och sedan make build, som hämtar det på nytt."


@contextmanager
def running() -> Iterator[Ask]:
    """Runs Pagefind until the block ends; gives the way to ask it.

    Raises SystemExit, in Swedish, when it is missing, ends early, says what cannot be read, or says no.
    """
    program = get_executable()
    if program is None:
        raise SystemExit("Pagefind är inte installerat. Kör make build, som hämtar det.")
    with _started(str(program)) as service:
        try:
            yield partial(_ask, service)
        finally:
            # All has been answered, or never will be.
            service.kill()


def _started(program: str) -> subprocess.Popen[bytes]:
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen([program, "--service"], stdin=pipe, stdout=pipe, bufsize=0)
    except OSError as why:
        raise SystemExit(f"Pagefind gick inte att starta ({program}). {_AGAIN}") from why


def _ask(service: subprocess.Popen[bytes], request: dict[str, Any]) -> dict[str, Any]:
    assert service.stdin
    said = json.dumps({"message_id": 1, "payload": request}).encode()
    try:
        _write(service.stdin.fileno(), base64.b64encode(said) + b",")
        answer: dict[str, Any] = json.loads(base64.b64decode(_heard(service), validate=True))["payload"]
        refused = answer["type"] == "Error"
    except (BrokenPipeError, EOFError) as why:
        raise SystemExit(f"Pagefind slutade innan sökregistret var klart. {_AGAIN}") from why
    except (ValueError, LookupError, TypeError) as why:
        raise SystemExit(f"Pagefind svarade något som inte går att läsa. {_AGAIN}") from why
    if refused:
        raise SystemExit(f"Pagefind kan inte göra sökregistret: {answer.get('message')}")
    return answer


def _write(pipe: int, said: bytes) -> None:
    rest = memoryview(said)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _heard(service: subprocess.Popen[bytes]) -> bytearray:
    """What it says until its comma. It says nothing before it is asked, so nothing follows. Raises EOFError when it ends."""
    assert service.stdout
    said = bytearray()
    while not said.endswith(b","):
        more = os.read(service.stdout.fileno(), 1 << 20)
        if not more:
            raise EOFError
        said += more
    del said[-1]
    return said
