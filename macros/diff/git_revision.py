"""The data as a folder, or as of a git revision."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..source import git
from ..source.markdown_pages import CONTENT

_BESIDE = ("mkdocs.yml", CONTENT)


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
        # Not tar: only newer Pythons than 3.11.2 can keep its files within the folder; zipfile always does.
        with zipfile.ZipFile(io.BytesIO(_archive(name, data))) as archive:
            archive.extractall(folder)
        # The own pages of the project stand beside its data.
        if (data.resolve().parent / "mkdocs.yml").exists():
            with zipfile.ZipFile(io.BytesIO(_archive(name, data.resolve().parent, *_BESIDE))) as archive:
                archive.extractall(holder)
        yield folder


def _archive(name: str, data: Path, *paths: str) -> bytes:
    """Return the folder `data` of a revision as a zip, or only some paths in it.

    From within a folder git gives that folder only.
    """
    try:
        shallow = git.is_shallow(data)
    except git.GitError as error:
        raise UnknownRevisionError(f'Det går inte att läsa "{name}": {error}') from error
    try:
        return git.ask(data, "archive", "--format=zip", "--end-of-options", name, *paths)
    except git.GitError as error:
        raise UnknownRevisionError(
            f'"{name}" är varken en mapp eller en version som git känner till.'
            + (
                " Bara den senaste historiken är hämtad; hämta resten: git fetch --unshallow"
                if shallow
                else ""
            )
        ) from error
