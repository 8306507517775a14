"""The macros module of mkdocs-macros: binds names, nothing else."""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Gives content pages the macro `show(template, name)`: a page's content as finished HTML.

    Where our hook runs (`extra.hooked`), it puts the content in after Markdown, which would read it all to find nothing to do.
    """
    from . import live
    from .web import pages

    def show(template: str, name: str = "") -> str:
        if env.conf.extra.get("hooked"):
            env.page.meta["show"] = [template, name]
            return pages.CONTENT_PLACEHOLDER
        return live.current_renderer().render(template, env.page.url.removeprefix("./"), name)

    env.macro(show)
