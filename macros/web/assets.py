"""Bundle overrides/assets/ with esbuild (bundle.mjs) into the site's scripts, styles and images.

Bundling runs before any page is rendered, so that templates read the final names from the manifest and no
address is rewritten after the build.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from ..strategy.resolved import Strategy
from . import branding, facets, search_records

SOURCES = ("scripts", "styles")
"""The folders in overrides/assets/ that are bundled. A generator must not copy them to the site."""
MANIFEST = "_assets.json"
"""The manifest's file in the site, for tools and tests; no page requests it."""

_ROOT = Path(__file__).parents[2]
_BUNDLER = Path(__file__).with_name("bundle.mjs")


class BundleError(Exception):
    """Raised when esbuild fails; the message has the file and the line."""


@dataclass(frozen=True)
class Assets:
    """The bundled files by path in the site, and the manifest: source → its file and the files loaded with
    it.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    manifest: Mapping[str, Mapping[str, object]] = field(default_factory=dict)

    def path(self, source: str) -> str:
        """Return the path in the site of a source in overrides/assets/.

        Raises KeyError for a source that is no entry of bundle.mjs.
        """
        if source not in self.manifest:
            raise KeyError(
                f"{source} är ingen ingång i {_BUNDLER.name}. De som finns: {', '.join(self.paths)}."
            )
        return str(self.manifest[source]["file"])

    @property
    def paths(self) -> dict[str, str]:
        """Return the path in the site of each source."""
        return {source: str(made["file"]) for source, made in self.manifest.items()}

    def with_file(self, name: str, content: bytes) -> Assets:
        """Return these assets and one more file, which is fingerprinted but not bundled."""
        stem, dot, ending = name.partition(".")
        path = f"assets/{stem}-{hashlib.sha256(content).hexdigest()[:8].upper()}{dot}{ending}"
        manifest = {**self.manifest, name: {"file": path, "loads": []}}
        return Assets({**self.files, path: content}, manifest)

    def generated(self) -> Iterator[tuple[str, bytes]]:
        """Yield (path in the site, content) of each file and of the manifest."""
        yield from self.files.items()
        yield MANIFEST, (json.dumps(self.manifest, indent=1) + "\n").encode()


class Unbundled(Assets):
    """Assets named by their sources, for pages that are compared and never published."""

    def path(self, source: str) -> str:
        """Return the path of the source."""
        return f"assets/{source}"


def of_strategy(strategy: Strategy, *, minify: bool = True) -> Assets:
    """Bundle the assets with a strategy's colours, icon and search records. Raises BundleError."""
    try:
        generated = tuple(branding.files(strategy))
    except FileNotFoundError as error:
        raise BundleError(
            "Paketen för Node saknas. Kör make build eller make serve, som hämtar dem."
        ) from error
    bundled = _bundled(generated, minify, tuple(_edited()))
    bundled = bundled.with_file(search_records.FILE, search_records.search_file(strategy))
    for name, content in facets.files(strategy):
        bundled = bundled.with_file(name, content)
    return bundled


def _edited() -> Iterator[tuple[Path, int]]:
    """Yield (source, time of its last change)."""
    for path in (_BUNDLER, *sorted((_ROOT / "overrides" / "assets").rglob("*.*"))):
        yield path, path.stat().st_mtime_ns


@lru_cache(maxsize=1)
def _bundled(generated: tuple[tuple[str, bytes], ...], minify: bool, _edited: object) -> Assets:
    """Return the bundle, cached until a source changes, because edits of data/ leave the scripts as they
    are.
    """
    node = shutil.which("node")
    if node is None:
        raise BundleError("Node 20.19 eller senare behövs. Hämta den på nodejs.org.")
    if not (_ROOT / "node_modules" / "esbuild").is_dir():
        raise BundleError("Paketen för Node saknas. Kör make build eller make serve, som hämtar dem.")
    encoded = {name: base64.b64encode(content).decode() for name, content in generated}
    asked = json.dumps({"generated": encoded, "minify": minify})
    done = subprocess.run([node, str(_BUNDLER)], input=asked.encode(), capture_output=True, check=False)
    if done.returncode:
        raise BundleError(
            f"Skripten och stilarna kunde inte byggas:\n{done.stderr.decode('utf-8', 'replace')}"
        )
    made = json.loads(done.stdout)
    return Assets(
        {path: base64.b64decode(content) for path, content in made["files"].items()}, made["manifest"]
    )
