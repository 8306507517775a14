"""The macros module of mkdocs-macros: binds names, nothing else. Imports site.

What `show` gives is finished. Where our hook runs (`extra.fragments`, by address), it is put in after Markdown, which
would read all of it to find nothing to do. Another generator gets it at once.
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Gives content pages the macro `show(template, name)`: a page's content as finished HTML."""
    from . import site

    def show(template: str, name: str = "") -> str:
        here = env.page.url.removeprefix("./")
        html = site.current().render(template, here, name)
        kept = env.conf.extra.get("fragments")
        if kept is None:
            return html
        kept[here] = html
        return site.FRAGMENT

    env.macro(show)
