"""The HTML of a page that an editor wrote: its Markdown, with what its macros render.

Python-Markdown turns the text into elements; HTML in it stays words. A call becomes a placeholder that Markdown leaves
alone, so it may stand in a list, a quotation or an admonition.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from html import unescape
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import slugify
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from ..model import OwnPage, markup
from ..source.macro_calls import MacroCall, parse_calls
from ..strategy.resolved import Strategy
from ..strings import languages
from . import page_macros
from .page_macros import MACROS

if TYPE_CHECKING:
    from .page_renderer import PageRenderer
    from .templating import Components

# Private characters around a call's number, which the rest of Markdown leaves alone.
_OPEN, _CLOSE = "\ue000", "\ue001"
_TOKEN = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[^#]", re.MULTILINE)
_TAG = re.compile(r"<[a-z][^<>]*>")
_ID = re.compile(r' id="([^"]*)"')
# Ids of the frame and of what stands after the text, which no heading may take.
_TAKEN = re.compile(
    r"(?:add|innehall|menu|site-search|stod|support|(?:contents|notes|stod|support)-title|(?:not|ord)-.*)"
)
# The macros whose rows can be added to a reader's plan.
_WITH_BUTTONS = ("insatser", "malsattningar", "tabell")


def calls(page: OwnPage) -> list[MacroCall]:
    """Return the calls on a page, in order."""
    return parse_calls(page.body, page.file, page.line).calls


def has_buttons(page: OwnPage) -> bool:
    """Return True if rows on the page can be added to a reader's plan."""
    return any(call.name in _WITH_BUTTONS for call in calls(page))


def is_foreign(page: OwnPage) -> bool:
    """Return True if the page is written in another language than Swedish."""
    return languages.language(page.language) is not languages.SWEDISH


def has_cards(page: OwnPage) -> bool:
    """Return True if the page has insatser or målsättningar as cards, which need a style sheet."""
    return any(page_macros.are_cards(call.values) for call in calls(page))


def shows_support(page: OwnPage) -> bool:
    """Return True if the page has the helplines in its text."""
    return any(call.name == "stod" for call in calls(page))


def is_empty(strategy: Strategy, call: MacroCall) -> bool:
    """Return True if a call of a right page picks no insats, målsättning or indicator."""
    picks = {
        "insatser": page_macros.actions,
        "malsattningar": page_macros.objectives,
        "indikator": page_macros.indicators,
    }
    chosen = page_macros.values(MACROS[call.name], call.values)
    return call.name in picks and not picks[call.name](strategy, chosen)


def target(page: OwnPage, address: str) -> str | None:
    """Return the path in the site that a link leads to, with its anchor; None for an address elsewhere.

    A link may also name the file of another page, as in MkDocs: `../skolan.md`.
    """
    if address.startswith("/"):
        return address[1:]
    path, hash_mark, anchor = address.partition("#")
    if not path.endswith(".md") or ":" in path:
        return None
    folder = page.path if page.file.endswith("/index.md") else posixpath.dirname(page.path.rstrip("/"))
    file = posixpath.normpath(posixpath.join("/", folder, path))[1:].removesuffix(".md")
    here = file.removesuffix("index") if f"/{file}".endswith("/index") else f"{file}/"
    return f"{here}{hash_mark}{anchor}"


def html(page: PageRenderer, components: Components, name: str) -> Markup:
    """Return the text of the own page with the path `name`, for the page that is rendered."""
    own = page.strategy.own_pages[name]
    found = calls(own)
    level_before = [_level(own.body[: call.start]) for call in found]
    shown = [
        _shown(page, components, own, call, level) for call, level in zip(found, level_before, strict=True)
    ]
    made = _markdown(page, own, shown).convert(_with_tokens(own.body, found))
    return Markup(_without_repeated_ids(made))


def headings(page: PageRenderer, name: str) -> list[tuple[str, str]]:
    """Return (id, words) of each heading of an own page's second level; empty for a page in another language.

    The words above a list of contents are Swedish.
    """
    own = page.strategy.own_pages[name]
    markdown = _markdown(page, own, [""] * len(calls(own)))
    markdown.convert(_with_tokens(own.body, calls(own)))
    tokens = () if is_foreign(own) else markdown.toc_tokens
    return [(token["id"], Markup(token["name"]).unescape()) for token in tokens]


def _level(before: str) -> int:
    """Return the level of a heading below the last heading before a call."""
    headings = _HEADING.findall(before)
    return min(len(headings[-1]) + 1 if headings else 2, 6)


def _shown(page: PageRenderer, components: Components, own: OwnPage, call: MacroCall, level: int) -> str:
    """Return the HTML of one call, marked as Swedish on a page in another language."""
    macro = MACROS[call.name]
    chosen = page_macros.values(macro, call.values)
    is_inline = macro.is_inline and not call.is_alone
    made = str(getattr(components, macro.component)(chosen, level, is_inline)).strip()
    if not is_foreign(own):
        return made
    tag = "span" if is_inline else "div"
    return f'<{tag} lang="sv" dir="ltr">{made}</{tag}>'


def _with_tokens(body: str, found: Iterable[MacroCall]) -> str:
    """Return the text with a token for each call; one that is alone gets a blank line before and after it."""
    parts, start = [], 0
    for number, call in enumerate(found):
        token = f"{_OPEN}{number}{_CLOSE}"
        before = body[start : call.start]
        indent = before[before.rfind("\n") + 1 :]
        is_plain = call.is_alone and not indent.strip()
        parts.append(
            f"{before[: len(before) - len(indent)]}\n{indent}{token}\n" if is_plain else before + token
        )
        start = call.end
    return "".join([*parts, body[start:]])


def _markdown(page: PageRenderer, own: OwnPage, shown: list[str]) -> Any:
    extensions = ["admonition", "sane_lists", "tables", "toc"]
    if own.language == languages.EASY:
        extensions.append("nl2br")
    markdown = Markdown(
        extensions=extensions,
        extension_configs={"toc": {"slugify": _heading_id}},
        output_format="html",
    )
    # HTML in the text stays words, and an indented line is no code.
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    markdown.parser.blockprocessors.deregister("code")
    markdown.preprocessors.register(_Placeholders(markdown, shown), "calls", 25)
    markdown.treeprocessors.register(_Elements(markdown, page, own), "elements", 5)
    return markdown


def _heading_id(words: str, separator: str) -> str:
    slug = slugify(words, separator)
    return f"{slug}-" if _TAKEN.fullmatch(slug) else slug


class _Placeholders(Preprocessor):  # type: ignore[misc]
    """Put each call's HTML in Markdown's stash, once the white space is normalized."""

    def __init__(self, markdown: Any, shown: list[str]) -> None:
        super().__init__(markdown)
        self.shown = shown

    def run(self, lines: list[str]) -> list[str]:
        def stashed(match: re.Match[str]) -> str:
            return str(self.md.htmlStash.store(self.shown[int(match[1])]))

        return _TOKEN.sub(stashed, "\n".join(lines)).split("\n")


class _Elements(Treeprocessor):  # type: ignore[misc]
    """Give Markdown's elements the form of the site's: links within the site, tables, boxes."""

    def __init__(self, markdown: Any, page: PageRenderer, own: OwnPage) -> None:
        super().__init__(markdown)
        self.page, self.own = page, own

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "a":
                self._link(element)
            elif element.tag == "table":
                self._table(element)
            elif "admonition" in (element.get("class") or ""):
                is_title = element.tag == "p"
                element.set("class", "ui-subheading" if is_title else "ui-box")

    def _link(self, link: Element) -> None:
        address = link.get("href", "")
        path = target(self.own, address)
        if path is not None:
            link.set("href", self.page.link(path))
        elif not (markup.ADDRESS.match(unescape(address)) or address.startswith("#")):
            # `check` reports it wherever it can be told from words.
            link.attrib.pop("href", None)
        elif address.startswith("http"):
            icon = self.md.htmlStash.store(str(self.page.icon("external")))
            last = list(link)[-1] if len(link) else None
            if last is None:
                link.text = f"{link.text or ''}{icon}"
            else:
                last.tail = f"{last.tail or ''}{icon}"

    def _table(self, table: Element) -> None:
        """Name each cell's column, which stands before the cell on a narrow screen."""
        headers = ["".join(cell.itertext()) for cell in table.iter("th")]
        for cell in table.iter("th"):
            cell.set("scope", "col")
        for row in table.iter("tr"):
            for header, cell in zip(headers, row.findall("td"), strict=False):
                cell.set("data-label", header)
        for cell in (*table.iter("th"), *table.iter("td")):
            cell.attrib.pop("style", None)


def _without_repeated_ids(made: str) -> str:
    """Return HTML where each id stands once: several macros may show the same row."""
    seen: set[str] = set()

    def once(match: re.Match[str]) -> str:
        is_new = match[1] not in seen
        seen.add(match[1])
        return match[0] if is_new else ""

    return _TAG.sub(lambda tag: _ID.sub(once, tag[0]), made)
