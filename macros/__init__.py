"""The macros module of mkdocs-macros: binds names, nothing else. Imports site."""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Gives content pages the macro `show(template, name)`: a page's content as finished HTML."""
    from . import site

    def show(template: str, name: str = "") -> str:
        return site.current().render(template, env.page.url.removeprefix("./"), name)

    env.macro(show)
