"""State of one page while it is rendered, with the links, words and notes that templates make through it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2.runtime import Macro
from markupsafe import Markup, escape

from ..model import Entity, Term, markup
from ..source import media
from ..strategy import (
    urls,
)
from ..strategy.capitals import in_small_letters
from ..strategy.resolved import Strategy
from ..strategy.term_matcher import TermMatcher
from . import theme
from .assets import Assets


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

    def home_of(self, kind: str, name: str) -> str:
        """Return the path of an entity's page; empty if it has none."""
        return self.paths.get((kind, name), "")

    def words(self, text: str, explain: bool = False) -> Markup:
        """Return text, escaped, with English passages marked and, if `explain`, each glossary word
        explained once.
        """
        out, start = [], 0
        for begin, end in self.marker.find(text):
            out += [_plain(text[start:begin]), self._word(text[begin:end], explain)]
            start = end
        return Markup("").join([*out, _plain(text[start:])]) if out else _plain(text)

    def heading(self, text: str) -> Markup:
        """Return a heading of the source, escaped. One in capitals is shown as the running text writes its words."""
        pieces = [
            Markup("<b>{}</b>" if capital else "{}").format(piece)
            for piece, capital in in_small_letters(self.strategy, text)
        ]
        return (
            Markup('<span class="ui-shouted">{}</span>').format(Markup("").join(pieces))
            if pieces
            else escape(text)
        )

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
        """Return an image in the widths that the site offers, the largest first. Raises PictureError."""
        return list(media.renditions(self.strategy.folder, file))
