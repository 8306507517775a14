"""The Jinja environment of the templates, and the objects available while a page is rendered.

Text is escaped here, once. The result is finished HTML, which passes neither Markdown nor the plugin's Jinja.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from ..exports import download_lists
from ..model import Entity, Term, markup
from ..source import media
from ..strategy import (
    actors,
    items,
    notes_in_text,
    reading_order,
    registers,
    relevance,
    role_words,
    roles,
    statistics,
    statistics_words,
    succession,
    urls,
)
from ..strategy.parts import parts, words
from ..strategy.resolved import Strategy
from ..strategy.term_matcher import TermMatcher, term_matcher
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
from . import chart, component_docs, edit_data, facets, my_plan_data, own_page_html, page_macros, theme
from .assets import Assets, Unbundled

# Modules available in templates by name.
_FOR_TEMPLATES = (
    actors,
    chart,
    component_docs,
    download_lists,
    edit_data,
    edit_form,
    facets,
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
    statistics_words,
    succession,
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

    def __init__(self, environment: Environment, context: Mapping[str, Any]) -> None:
        self._environment = environment
        self._context = {**context, "p": self}

    def __getattr__(self, name: str) -> Macro:
        """Return the component, and keep it. Raises AttributeError for a name without a template."""
        try:
            template = self._environment.get_template(f"components/{name}.html")
        except TemplateNotFound as error:
            raise AttributeError(name) from error
        texts = template_texts.texts(f"components/{name}", self._context["known"])
        component: Macro = getattr(template.make_module({**self._context, "t": texts}), name)
        setattr(self, name, component)
        return component


def _at_its_last_word(term: str, most: int = 20) -> tuple[str, str]:
    """Split a long term before its last word, the part that becomes a button.

    Browsers do not break lines inside a button as they do in text.
    """
    first, _, last = term.rpartition(" ")
    return (first, last) if len(term) > most else ("", term)


# A slash between two long words, where narrow screens may break the line.
_STROKE = re.compile(r"(?<=\w{6})/(?=\w{6})")


def _plain(text: str) -> Markup:
    """Return text, escaped, with line-break opportunities at slashes between long words."""
    escaped = escape(text)
    return Markup(_STROKE.sub("/<wbr>", escaped)) if "/" in text else escaped


_BLANK = re.compile(r"\n\s*\n+")
# White space between the parts of a table, which would become text nodes.
_BETWEEN = re.compile(r"(?<=<caption>)\n+|\n+(?=</?(?:section|table|caption|thead|tbody|tr|th|td)\b)")


class PageRenderer:
    """State of one page while it is rendered: its path, and the notes and glossary words used so far."""

    def __init__(
        self,
        strategy: Strategy,
        here: str,
        marker: TermMatcher,
        paths: Mapping[tuple[str, str], str],
        made: dict[tuple[str, int, str, str], Markup],
        assets: Assets,
    ) -> None:
        self.strategy, self.here, self.marker, self.paths, self.made = strategy, here, marker, paths, made
        self.assets = assets
        self.noted: list[str] = []
        self.explained: dict[str, Term] = {}

    def link(self, path: str) -> str:
        """Return a link to a path, relative to this page. All links are made here."""
        return urls.relative(self.here, path)

    def asset(self, source: str) -> str:
        """Return the link to the bundled file of a source in overrides/assets/. Raises KeyError if it is
        not bundled.
        """
        return self.link(self.assets.path(source))

    def icon(self, name: str) -> Markup:
        """Return an icon of the theme, decorative. Its drawing stands once on the page.

        `name` is one of `theme.CONTENT_ICONS`, or a name in Material's `.icons/`.
        """
        return theme.content_icon(theme.CONTENT_ICONS.get(name, name))

    def to(self, kind: str, name: str) -> str:
        """Return the link to an entity. Raises KeyError for one without an address."""
        return self.link(self.paths[kind, name])

    def cached(self, component: Macro, kind: str, item: Entity) -> Markup:
        """Return a component's HTML for an entity, cached for all pages at the same depth, because their links are the same.

        The component must neither refer to notes nor explain words, because each page numbers those itself.
        """
        key = (component.name, self.here.count("/"), kind, item.id)
        if key not in self.made:
            self.made[key] = Markup(component(kind, item))
        return self.made[key]

    def home_of(self, name: str) -> str:
        """Return the path of the page of an id of any kind; empty if it has none."""
        return urls.urls_by_id(self.strategy).get(name, "")

    def words(self, text: str, explain: bool = False) -> Markup:
        """Return text, escaped, with English passages marked and, if `explain`, each glossary word
        explained once.
        """
        out, start = [], 0
        for begin, end in self.marker.find(text):
            out += [_plain(text[start:begin]), self._word(text[begin:end], explain)]
            start = end
        return Markup("").join([*out, _plain(text[start:])]) if out else _plain(text)

    def _word(self, word: str, explain: bool) -> Markup:
        if word in self.marker.english:
            return Markup('<span lang="en">{}</span>').format(word)
        term = self.marker.terms.get(word.casefold())
        if not explain or term is None or term.id in self.explained or self.here == "om/ordlista/":
            return escape(word)
        return self.explain(term, word)

    def explain(self, term: Term, word: str) -> Markup:
        """Return a word as the button of its explanation, which stands at the end of the page."""
        self.explained[term.id] = term
        first, last = _at_its_last_word(word)
        start = Markup('<span class="ui-term">{} </span>').format(first) if first else ""
        button = '<button class="ui-term" type="button" popovertarget="ord-{}">{}</button>'
        return start + Markup(button).format(term.id, last)

    def inline(self, inline: markup.Inline) -> Markup:
        """Return an inline element of prose as HTML."""
        html = self._inline(inline)
        return Markup("<strong>{}</strong>").format(html) if inline.bold else html

    def _inline(self, inline: markup.Inline) -> Markup:
        if inline.note:
            return self.note(inline.note)
        if inline.address:
            inside = inline.address.startswith("/")
            href = self.link(inline.address[1:]) if inside else inline.address
            icon = self.icon("external") if href.startswith("http") else ""
            return Markup('<a href="{}">{}{}</a>').format(href, self.words(inline.text), icon)
        return self.words(inline.text, explain=True)

    def note(self, name: str) -> Markup:
        """Return the reference to a note, with the note's number in the source."""
        self.noted.append(name)
        times = self.noted.count(name)
        anchor = f"not-{name}-{times}" if times > 1 else f"not-{name}-mark"
        number = self.strategy.note_numbers[name]
        text = '<sup class="ui-notemark"><a href="#not-{}" id="{}" aria-label="Not {}">{}</a></sup>'
        return Markup(text).format(name, anchor, number, number)

    def prose(self, text: str) -> list[markup.TextBlock]:
        """Return the paragraphs, lists and tables of a text."""
        return list(markup.text_blocks(text))

    def picture(self, file: str) -> list[media.Rendition]:
        """Return an image in the widths that the site offers, the largest first."""
        return list(media.renditions(self.strategy.folder, file))


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
        self.environment = _environment(max(path.stat().st_mtime_ns for path in _TEMPLATES.rglob("*.html")))

    def render(self, template: str, here: str, name: str = "") -> Markup:
        """Return the HTML of one page's content, below its head; the rest as in `render_page`."""
        return self.render_page(template, here, name).content

    def render_page(self, template: str, here: str, name: str = "") -> RenderedPage:
        """Return one page: `template` for the entity `name`, with links from the path `here`."""
        page = PageRenderer(self.strategy, here, self.marker, self.paths, self.made, self.assets)
        known = words(self.strategy)
        context = {
            "page": page,
            "strategy": self.strategy,
            "data": self.strategy.data,
            "parts": parts(self.strategy),
            "known": known,
            "nouns": fill(template_texts.NOUNS, known),
        }
        components = Components(self.environment, context)
        texts = template_texts.texts(template, known)
        source = self.environment.get_template(f"{template}.html")
        values = {**context, "p": components, "t": texts, "name": name}
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
