"""The site while it is edited: every address of the published site answers, and pages follow the edits."""

from __future__ import annotations

import os
import posixpath
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from . import live
from .postprocess import files_after_pages
from .strategy.resolved import Strategy
from .validation.loader import data_folder
from .web import editions

HOST = "127.0.0.1"
_PORTS_TRIED = 50

App = Callable[[dict[str, Any], Any], Iterable[bytes]]


class CompiledTemplates(BytecodeCache):
    """The theme's compiled templates, in memory: MkDocs makes a new environment at each rebuild, and few are edited."""

    def __init__(self) -> None:
        self._by_key: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, unless its template is new; Jinja compiles one whose source is another than before."""
        if bucket.key in self._by_key:
            bucket.bytecode_from_string(self._by_key[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what the bucket holds."""
        self._by_key[bucket.key] = bucket.bytecode_to_string()


class Preview:
    """Makes files in the folder that MkDocs serves. MkDocs empties it at each rebuild, so no file outlives an edit."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._making = threading.Lock()

    def around(self, app: App) -> App:
        """Return a WSGI app that makes the file asked for, when it is one of ours, before `app` looks for it."""

        def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            self.make(environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore"))
            return app(environ, start_response)

        return answer

    def make(self, address: str) -> None:
        """Make the file at an address of the site, unless it is there or no late file has that address.

        An edit while the file is made makes it anew. Raises what making the file raises.
        """
        path = posixpath.normpath(f"/{address}").lstrip("/") + (
            "/index.html" if address.endswith("/") else ""
        )
        if not path or (self.root / path).is_file():
            return
        with self._making:
            while not (self.root / path).is_file():
                strategy = live.SITE.renderer.strategy
                if not self._made(path, strategy) or live.SITE.renderer.strategy is strategy:
                    return
                (self.root / path).unlink(missing_ok=True)

    def _made(self, path: str, strategy: Strategy) -> bool:
        make = files_after_pages(self.root, strategy).get(path)
        if make:
            content = make()
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_bytes(content)
            return True
        earlier = {old.data.site.edition.id for old in strategy.earlier}
        if (name := path.partition("/")[0]) in earlier:
            _build_edition(self.root / name, name)
        return name in earlier


def _build_edition(target: Path, name: str) -> None:
    """Build an earlier edition into a folder, as tools/build does. Raises CalledProcessError."""
    folder = editions.edition_folder(data_folder(), name)
    for command in (["mkdocs", "build", "--quiet", "--site-dir"], ["macros", "finish"]):
        subprocess.run(
            [sys.executable, "-m", *command, str(target)],
            env={**os.environ, "STRATEGY_DATA": str(folder), "STRICT": "true"},
            check=True,
        )


def serve(port: int) -> None:
    """Serve the site with live reload on the first free port from `port`, until Ctrl+C. Raises SystemExit when none is free."""
    # MkDocs is asked without its command line, whose log is in English; its warnings are shown all the same.
    from mkdocs.commands.serve import serve as serve_with_mkdocs

    free = _free_port(port)
    if free != port:
        click.echo(f"Port {port} är upptagen. Webbplatsen visas på port {free} i stället.")
    click.echo("Kontrollerar innehållet och bygger sidorna …")
    try:
        serve_with_mkdocs(dev_addr=f"{HOST}:{free}")
    except KeyboardInterrupt:
        click.echo("")


def _free_port(wanted: int) -> int:
    for port in range(wanted, min(wanted + _PORTS_TRIED, 65536)):
        with socket.socket() as tried:
            # As the server will: a port that a moment ago was in use may be taken again.
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((HOST, port))
            except OSError:
                continue
            return port
    raise SystemExit(f"Ingen ledig port från {wanted}. Välj en annan: make serve PORT=9000")
