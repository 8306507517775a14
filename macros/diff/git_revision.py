"""The data as a folder, or as of a git revision."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class UnknownRevisionError(Exception):
    """The name is neither a folder nor a git revision; the message is Swedish."""


@contextmanager
def folder_of(name: str, data: Path) -> Iterator[Path]:
    """Yield the folder with this name, or a temporary folder with `data` as of the git revision.

    Raises UnknownRevisionError if there is neither.
    """
    if Path(name).is_dir():
        yield Path(name)
        return
    with tempfile.TemporaryDirectory() as holder:
        folder = Path(holder) / data.resolve().name
        folder.mkdir()
        with tarfile.open(fileobj=io.BytesIO(_archive(name, data))) as archive:
            archive.extractall(folder, filter="data")
        yield folder


def _archive(name: str, data: Path) -> bytes:
    # Run in the folder, because `git archive` then contains that folder only.
    command = ["git", "-C", str(data), "archive", "--format=tar", "--end-of-options", name]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise UnknownRevisionError(
            f'"{name}" är varken en mapp eller en version som git känner till.'
        ) from error
