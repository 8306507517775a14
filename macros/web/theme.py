"""The parts of Material for MkDocs that the site uses: icons, and Swedish words of the interface.

All of it is read before a page is rendered, so that templates, and the project for another generator, hold it as text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from ..strategy.icons import Drawing, ThemeError, drawing, templates

# By Material's own names of its options (theme.icon in mkdocs.yml), which change them.
FRAME_ICONS = {
    "search": "material/magnify",
    "menu": "material/menu",
    "close": "material/close",
    "edit": "material/pencil",
    "phone": "material/phone",
    "plan": "material/clipboard-check-outline",
}
_ON_EVERY_PAGE = ("search", "menu", "close", "phone", "plan")
CONTENT_ICONS = {
    "download": "material/download",
    "external": "material/open-in-new",
    "tier-1": "material/target",
    "tier-2": "material/pencil-outline",
    "tier-3": "material/office-building-outline",
}
# Material's keys of the words that the page's frame shows.
WORDS = {"search": "search", "skip": "action.skip", "previous": "footer.previous", "next": "footer.next"}
_USED = re.compile(r'<use href="#i-([\w/-]+)"')


class Icon(Drawing):
    """The drawing of an icon, as the pages show it."""

    def symbol(self, identifier: str) -> Markup:
        """Return the drawing under an id, to be shown by `reference(identifier)` on the same page."""
        return Markup(f'<symbol id="{identifier}" viewBox="{self.view_box}">{self.shapes}</symbol>')

    @property
    def svg(self) -> Markup:
        """Return the icon inline, decorative."""
        return Markup(
            f'<svg class="ui-icon" viewBox="{self.view_box}" aria-hidden="true">{self.shapes}</svg>'
        )


def reference(identifier: str) -> Markup:
    """Return the icon whose symbol the page holds under an id, decorative."""
    return Markup(f'<svg class="ui-icon" aria-hidden="true"><use href="#{identifier}"/></svg>')


def content_icon(name: str) -> Markup:
    """Return an icon for a page's content, decorative; `content_symbols` gives its drawing. Raises ThemeError."""
    icon(name)
    return reference(f"i-{name}")


def content_symbols(html: str) -> Markup:
    """Return the drawings of the icons that a page's HTML refers to, once each; empty without any."""
    return _hidden({f"i-{name}": name for name in _USED.findall(html)})


def _hidden(names: Mapping[str, str]) -> Markup:
    """Return symbols out of sight, by id."""
    symbols = Markup("").join(icon(name).symbol(identifier) for identifier, name in names.items())
    return Markup('<svg class="ui-sr" aria-hidden="true">{}</svg>\n').format(symbols) if names else symbols


def icon(name: str) -> Icon:
    """Return an icon by its name in Material's `.icons/`, such as `material/pencil`. Raises ThemeError."""
    drawn = drawing(name)
    return Icon(drawn.view_box, drawn.shapes)


@lru_cache(maxsize=4)
def words(language: str) -> dict[str, str]:
    """Return Material's words of the page's frame in a language (theme.language in mkdocs.yml). Raises ThemeError."""
    if not (templates() / "partials" / "languages" / f"{language}.html").is_file():
        raise ThemeError(f"Material for MkDocs saknar orden på språket {language}.")
    environment = Environment(loader=FileSystemLoader(templates()), autoescape=True)
    translations: Any = environment.get_template(f"partials/languages/{language}.html").module
    return {name: str(translations.t(key)) for name, key in WORDS.items()}


def frame(options: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `overrides/main.html` shows of Material's: `icons`, their `symbols`, its words as `t`, and `social` with its icons.

    `options` is `theme` of mkdocs.yml, and `extra` its `extra`. Raises ThemeError for an unknown icon or language.
    """
    chosen = FRAME_ICONS | {name: value for name, value in (options.get("icon") or {}).items() if value}
    links = extra.get("social") or []
    icons = {name: str(reference(f"icon-{name}")) for name in _ON_EVERY_PAGE}
    return {
        "icons": icons | {"edit": str(icon(chosen["edit"]).svg)},
        "symbols": str(_hidden({f"icon-{name}": chosen[name] for name in _ON_EVERY_PAGE})),
        "t": words(str(options.get("language") or "sv")),
        "social": [{**link, "icon": str(icon(link["icon"]).svg)} for link in links],
    }
