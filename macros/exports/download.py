"""What every format gives: a file to download, made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

# The folder of version 1 of the open data. What changes its shape other than by adding gets a new folder.
FOLDER = "data/v1/"
SCHEMA_VERSION = "1.0"


@dataclass(frozen=True)
class Download:
    """One file.

    `path` is relative to the site's root, `format` what a reader calls it ("Excel"), `datasets` the names
    of the datasets whose pages offer it, `page` the path of another page that does. `make` gives the bytes: pages can name and
    link the file without making it.
    """

    path: str
    title: str
    format: str
    media_type: str
    make: Callable[[], bytes]
    datasets: tuple[str, ...] = ()
    page: str | None = None
