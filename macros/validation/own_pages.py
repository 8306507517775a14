"""Rules on the pages that editors write in Markdown: front matter, text, calls of macros, and languages."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterable, Iterator

from ..model import OwnPage, OwnPageHead, TranslationHead
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.macro_calls import parse_calls
from ..source.markdown_pages import CONTENT, HEAD, TRANSLATIONS, MarkdownPage, read_pages
from ..source.reader import Source
from ..strategy.resolved import Strategy
from ..strings import languages
from ..web import own_page_html, permalinks
from . import field_names, schema_validation
from .context import Context
from .page_calls import CallContext, call_context, call_rules, frame_rules
from .page_markup import LINK, page_markup
from .repairs import closest_match, slug

_NAME = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*")
_LIKE_PAGES = (".md", ".markdown", ".mdown", ".mkd", ".txt", ".html", ".htm", ".docx", ".doc", ".odt", ".rtf")
_CODE = re.compile(r"(`+).+?\1")


def read_own_pages(context: Context) -> tuple[list[OwnPage], list[Diagnostic]]:
    """Return the pages that are right, and the diagnostics of all. Needs no valid data."""
    known = call_context(context)
    pages: list[OwnPage] = []
    diagnostics: list[Diagnostic] = []
    read = list(read_pages(context.source))
    for page in read:
        own, wrong = _page(page, known, context)
        diagnostics += wrong
        if own and not any(diagnostic.level == "error" for diagnostic in wrong):
            pages.append(own)
    diagnostics += [*_languages_without_start(read), *_same_address(read), *_other_files(context.source)]
    diagnostics += frame_rules(context.source)
    return pages, diagnostics


def _page(
    page: MarkdownPage, known: CallContext, context: Context
) -> tuple[OwnPage | None, list[Diagnostic]]:
    wrong = [*page.head.diagnostics, *_address(page)]
    head: OwnPageHead | TranslationHead | None = None
    if HEAD in page.head.values:
        is_text = _is_translation(page)
        model: type[OwnPageHead | TranslationHead] = TranslationHead if is_text else OwnPageHead
        head = schema_validation.build(model, HEAD, page.head, wrong)
    if head is not None:
        wrong += _head(page, head, context.today)
    wrong += [*page_markup(page), *call_rules(page, known, context)]
    if head is None:
        return None, wrong
    end = page.line + page.body.rstrip().count("\n")
    return OwnPage(page.path, page.name, page.line, end, head, page.body, page.language), wrong


def _is_translation(page: MarkdownPage) -> bool:
    return f"/{TRANSLATIONS}/" in f"/{page.name}"


def _address(page: MarkdownPage) -> Iterator[Diagnostic]:
    """A page's file has a name that can stand in an address, and a translation's folder names its language."""
    place = SourceLocation(page.name, 1)
    if _is_translation(page) and (wrong := list(_language(page, place))):
        # The folder of the language is part of the address.
        yield from wrong
        return
    if not _NAME.fullmatch(page.path):
        right = "/".join(slug(part) for part in page.name.removesuffix(".md").split("/")[-1:])
        message = "filens namn blir sidans adress, och har tecken som inte får stå i en adress."
        tip = f"använd små bokstäver a–z, siffror och bindestreck, som {right or 'min-sida'}.md"
        yield Diagnostic(place, message, tip)


def _language(page: MarkdownPage, place: SourceLocation) -> Iterator[Diagnostic]:
    name = page.language
    codes = {**languages.LANGUAGES, languages.EASY: None}
    if not name:
        tip = f"lägg filen i en mapp med språkets kod, som {TRANSLATIONS}/en/index.md"
        yield Diagnostic(place, "filen ligger inte i en mapp för ett språk.", tip)
    elif name == "sv":
        tip = f"ta bort den; lättläst svenska ligger i {TRANSLATIONS}/{languages.EASY}/"
        yield Diagnostic(place, "svenska är webbplatsens eget språk.", tip)
    elif name not in codes:
        names = {one.swedish: code for code, one in languages.LANGUAGES.items()}
        names |= {one.own.casefold(): code for code, one in languages.LANGUAGES.items()}
        names |= {code: code for code in codes}
        match = names.get(closest_match(re.split("[-_]", name.casefold())[0], list(names)), "")
        tip = f"menade du {match}? " if match else ""
        tip += (
            f"Mappen heter som språkets kod ({', '.join(sorted(languages.LANGUAGES))}) eller {languages.EASY}"
        )
        yield Diagnostic(place, f'språket "{name}" är okänt.', tip)


def _languages_without_start(pages: Iterable[MarkdownPage]) -> Iterator[Diagnostic]:
    """A language has a page to start from, because the links of all pages lead there."""
    first: dict[str, MarkdownPage] = {}
    for page in pages:
        if page.language:
            first.setdefault(page.language, page)
    paths = {page.path for page in pages}
    for language, page in first.items():
        if f"{language}/" not in paths:
            folder = page.name.split(f"{TRANSLATIONS}/")[0] + f"{TRANSLATIONS}/{language}"
            message = f"språket {language} har ingen första sida: {folder}/index.md saknas."
            yield Diagnostic(SourceLocation(page.name, 1), message, f"döp sidan till {folder}/index.md")


def _same_address(pages: Iterable[MarkdownPage]) -> Iterator[Diagnostic]:
    """Two files never make the same page."""
    first: dict[str, MarkdownPage] = {}
    for page in pages:
        other = first.setdefault(page.path, page)
        if other is not page:
            message = f"adressen /{page.path} är redan en annan sida: {other.name}."
            yield Diagnostic(SourceLocation(page.name, 1), message, "behåll den ena, eller byt filens namn")


def _other_files(source: Source) -> Iterator[Diagnostic]:
    """A file in content/ that looks like a page ends with .md."""
    content = source.folder.parent / CONTENT
    if (source.folder.parent / "mkdocs.yml").exists():
        for path in sorted(content.rglob("*")):
            if path.is_file() and path.suffix != ".md" and path.suffix.lower() in _LIKE_PAGES:
                name = path.relative_to(content.parent).as_posix()
                tip = f"skriv sidan som ren text i {name.removesuffix(path.suffix)}.md"
                yield Diagnostic(SourceLocation(name, 1), "filen läses inte: en sida slutar på .md.", tip)


def _head(
    page: MarkdownPage, head: OwnPageHead | TranslationHead, today: datetime.date
) -> Iterator[Diagnostic]:
    for name in ("title", "lead"):
        if any(mark in (getattr(head, name) or "") for mark in ("{{", "{%", "{#")):
            message = f"{field_names.field(name)} får inte ha {{{{, {{% eller {{#."
            yield Diagnostic(page.head.place((HEAD, name)), message, "ta bort klamrarna")
    if not isinstance(head, TranslationHead):
        return
    place = page.head.place((HEAD, "status"))
    written = page.head.values[HEAD]
    is_written = isinstance(written, dict) and bool(written.get("reviewed"))
    if head.status == "granskad" and not is_written:
        tip = 'lägg till raden "reviewed: 2026-02-01" med dagen då texten granskades, eller skriv status: utkast'
        yield Diagnostic(place, "status är granskad, men dagen för granskningen saknas.", tip)
    if head.status == "utkast" and (head.reviewed or head.reviewer):
        tip = "skriv status: granskad om texten är granskad; ta annars bort reviewed och reviewer"
        yield Diagnostic(place, "status är utkast, men en granskning är ifylld.", tip)
    if head.reviewed and head.reviewed > today:
        tip = "skriv dagen då texten granskades"
        yield Diagnostic(page.head.place((HEAD, "reviewed")), "granskningen ligger framåt i tiden.", tip)
    if head.status == "utkast":
        message = "texten är ett utkast. Den visas, med orden att den inte är granskad."
        yield Diagnostic(place, message, level="notice")


def own_pages_fit_in(strategy: Strategy, addresses: Iterable[str]) -> Iterator[Diagnostic]:
    """An own page has an address of its own, links to pages that exist, and shows something with each call.

    `addresses` are those of all other pages.
    """
    others = set(addresses)
    earlier = {edition.data.site.edition.id for edition in strategy.earlier}
    here = {*others, *(f"/{path}" for path in strategy.own_pages), *permalinks.redirects(strategy)}
    for page in strategy.own_pages.values():
        place = SourceLocation(page.file, 1)
        if f"/{page.path}" in others or page.path.split("/")[0] in earlier:
            tip = "byt filens namn: det blir sidans adress"
            yield Diagnostic(place, f"adressen /{page.path} är redan en annan sida.", tip)
        yield from _links_of(page, here)
        for call in parse_calls(page.body, page.file, page.line).calls:
            if own_page_html.is_empty(strategy, call):
                message = f"{call.name}() visar ingenting: urvalet är tomt."
                tip = "ändra urvalet, eller ta bort anropet"
                yield Diagnostic(call.place, message, tip, "warning")


def _links_of(page: OwnPage, here: set[str]) -> Iterator[Diagnostic]:
    for number, line in enumerate(page.body.split("\n"), page.line):
        for link in LINK.finditer(_CODE.sub("", line)):
            target = own_page_html.target(page, link[3] or link[5] or "")
            address = f"/{target}".split("#")[0] if target is not None else ""
            if address and address not in here and "." not in address:
                yield _no_page(SourceLocation(page.file, number, link.start() + 1), "länken", address, here)
    if page.original and page.original not in here:
        yield _no_page(SourceLocation(page.file, 1), "original", page.original, here)


def _no_page(place: SourceLocation, what: str, address: str, here: set[str]) -> Diagnostic:
    matches = difflib.get_close_matches(address, sorted(here), n=1)
    tip = f"menade du {matches[0]}?" if matches else "skriv adressen till en sida som finns"
    return Diagnostic(place, f"{what} leder till {address}, en sida som inte finns.", tip)
