"""The Jinja environment of the templates, and the objects available while a page is rendered.

Text is escaped here, once. The result is finished HTML, which passes neither Markdown nor the plugin's Jinja.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from jinja2.runtime import Macro
from markupsafe import Markup

from ..exports import chart, download_lists
from ..model import markup
from ..strategy import (
    actors,
    counts,
    followup,
    items,
    notes_in_text,
    reading_order,
    registers,
    relevance,
    role_words,
    roles,
    statistics,
    statistics_tables,
    statistics_words,
    succession,
    text_dates,
    urls,
)
from ..strategy.parts import parts, words
from ..strategy.resolved import Strategy
from ..strategy.term_matcher import term_matcher
from ..strings import (
    edit_form,
    labels,
    languages,
    my_plan,
    my_plan_export,
    phrases,
    role_labels,
    template_texts,
)
from ..strings.names import date, fill, say
from . import component_docs, edit_data, facets, my_plan_data, own_page_html, page_macros, theme
from .assets import Assets, Unbundled
from .page_renderer import PageRenderer

# Modules available in templates by name.
_FOR_TEMPLATES = (
    actors,
    chart,
    component_docs,
    counts,
    download_lists,
    edit_data,
    edit_form,
    facets,
    followup,
    items,
    labels,
    languages,
    markup,
    my_plan,
    my_plan_data,
    my_plan_export,
    notes_in_text,
    own_page_html,
    page_macros,
    phrases,
    reading_order,
    registers,
    relevance,
    role_labels,
    role_words,
    roles,
    statistics,
    statistics_tables,
    statistics_words,
    succession,
    text_dates,
    urls,
)
_TEMPLATES = Path(__file__).parents[1] / "templates"


@lru_cache(maxsize=1)
def _environment(_edited: int) -> Environment:
    """Return the environment, cached until a template is edited."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.globals.update({module.__name__.rpartition(".")[2]: module for module in _FOR_TEMPLATES})
    environment.globals.update(fill=fill, say=say, date=date)
    return environment


class Components:
    """The components of one page, as attributes: `p.name` is the macro `name` of `components/name.html`.

    Each is made at its first use with the page's context, so that calls pass only what differs between them.
    """

    def __init__(
        self, environment: Environment, context: Mapping[str, Any], texts: Callable[[str], SimpleNamespace]
    ) -> None:
        self._environment = environment
        self._context = {**context, "p": self}
        self._texts = texts

    def __getattr__(self, name: str) -> Macro:
        """Return the component, and keep it. Raises AttributeError for a name without a template."""
        try:
            template = self._environment.get_template(f"components/{name}.html")
        except TemplateNotFound as error:
            raise AttributeError(name) from error
        values = {**self._context, "t": self._texts(f"components/{name}")}
        component: Macro = getattr(template.make_module(values), name)
        setattr(self, name, component)
        return component


_BLANK = re.compile(r"\n\s*\n+")
# White space between the parts of a table, which would become text nodes.
_BETWEEN = re.compile(r"(?<=<caption>)\n+|\n+(?=</?(?:section|table|caption|thead|tbody|tr|th|td)\b)")


HEAD = ("hue", "variant", "kicker", "lead", "beside", "below")
"""The blocks of a template that its page's head shows, explained in `_page.html`."""


@dataclass(frozen=True)
class RenderedPage:
    """A page's content, and its part of the page's head: HTML by block, empty ones left out."""

    content: Markup
    head: Mapping[str, str]


class Renderer:
    """Renders templates for one strategy. Pages that are compared and never published need no bundled
    assets.
    """

    def __init__(self, strategy: Strategy, assets: Assets | None = None) -> None:
        self.strategy = strategy
        self.assets = assets or Unbundled()
        self.marker = term_matcher(strategy)
        self.paths = urls.entity_urls(strategy)
        self.made: dict[tuple[str, int, str, str], Markup] = {}
        known = words(strategy)
        self._context = {
            "strategy": strategy,
            "data": strategy.data,
            "parts": parts(strategy),
            "known": known,
            "nouns": fill(template_texts.NOUNS, known),
        }
        # Filled once for each template, not for each page.
        self._texts = cache(partial(template_texts.texts, known=known))
        self.environment = _environment(max(path.stat().st_mtime_ns for path in _TEMPLATES.rglob("*.html")))

    def render(self, template: str, here: str, name: str = "") -> Markup:
        """Return the HTML of one page's content, below its head; the rest as in `render_page`."""
        return self.render_page(template, here, name).content

    def render_page(self, template: str, here: str, name: str = "") -> RenderedPage:
        """Return one page: `template` for the entity `name`, with links from the path `here`."""
        page = PageRenderer(self.strategy, here, self.marker, self.paths, self.made, self.assets)
        context = {"page": page, **self._context}
        components = Components(self.environment, context, self._texts)
        source = self.environment.get_template(f"{template}.html")
        values = {**context, "p": components, "t": self._texts(template), "name": name}
        head = {
            block: html
            for block in HEAD
            if block in source.blocks
            and (html := "".join(source.blocks[block](source.new_context(values))).strip())
        }
        html = source.render(values)
        content = _BLANK.sub("\n", _BETWEEN.sub("", html)).strip()
        symbols = theme.content_symbols(f"{content}{' '.join(head.values())}")
        return RenderedPage(Markup(f"{symbols}{content}"), head)
