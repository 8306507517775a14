"""The strategy that is being shown, kept while serving so that a broken edit shows the last good one."""

from __future__ import annotations

from .validation.loader import Loaded, data_folder, load
from .web.templating import Renderer

_last: Renderer | None = None


def reload_strategy() -> Loaded:
    """Reads data/ anew; the last good strategy stays when there are errors."""
    global _last
    loaded = load(data_folder())
    if loaded.strategy is not None:
        _last = Renderer(loaded.strategy, _last.assets if _last else None)
    return loaded


def current_renderer() -> Renderer:
    """The last good strategy, ready to render. Raises SystemExit when there has been none."""
    if _last is None:
        reload_strategy()
    if _last is None:
        raise SystemExit("Innehållet i data/ har fel. Kör make check.")
    return _last
