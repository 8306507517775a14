"""The macros module of mkdocs-macros: binds names, nothing else."""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Define the macro `show(template, name)`, which returns a page's content as finished HTML.

    Under our hook (`extra.hooked`) it returns a placeholder instead. The hook inserts the content after Markdown,
    because Markdown would otherwise parse finished HTML in vain.
    """
    from . import live
    from .web import pages

    def show(template: str, name: str = "") -> str:
        if env.conf.extra.get("hooked"):
            env.page.meta["show"] = [template, name]
            return pages.CONTENT_PLACEHOLDER
        return live.SITE.renderer.render(template, env.page.url.removeprefix("./"), name)

    env.macro(show)
