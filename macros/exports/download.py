"""A file to download, made on demand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

# The folder of version 1 of the open data. An incompatible change gets a new folder.
FOLDER = "data/v1/"
SCHEMA_VERSION = "1.0"


@dataclass(frozen=True)
class Download:
    """A file to download.

    `path` is relative to the site's root, `format` its name for readers ("Excel"), `datasets` the names of
    the datasets whose pages offer it, and `page` the path of another page that does. `make` returns the
    bytes, so that pages can link the file before it is made. `content` returns what the bytes are made of, where
    that is quicker to compare.
    """

    path: str
    title: str
    format: str
    media_type: str
    make: Callable[[], bytes]
    datasets: tuple[str, ...] = ()
    page: str | None = None
    content: Callable[[], object] | None = None
