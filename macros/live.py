"""The strategy that is built or served; while serving, a broken edit leaves the last good one in place."""

from __future__ import annotations

from .validation.loader import Loaded, data_folder, load
from .web.templating import Renderer


class LiveSite:
    """The last good strategy, ready to render, and whether `mkdocs serve` is running."""

    def __init__(self) -> None:
        self.is_serving = False
        self._renderer: Renderer | None = None

    def reload(self) -> Loaded:
        """Load data/ anew and return the outcome; with errors in it, the last good strategy stays."""
        loaded = load(data_folder())
        if loaded.strategy is not None:
            assets = self._renderer.assets if self._renderer else None
            self._renderer = Renderer(loaded.strategy, assets)
        return loaded

    @property
    def renderer(self) -> Renderer:
        """The renderer of the last good strategy. Raises SystemExit when data/ has never been without errors."""
        if self._renderer is None:
            self.reload()
        if self._renderer is None:
            raise SystemExit("Innehållet i data/ har fel. Kör make check.")
        return self._renderer


# The hook and the macro `show` are loaded apart by MkDocs and mkdocs-macros, and share this one.
SITE = LiveSite()
