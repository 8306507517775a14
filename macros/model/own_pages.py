"""Pages that editors write in Markdown: their front matter, and the page as the site shows it.

The files are content/*.md, pages/*.md and translations/LANGUAGE/*.md in the folder of data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import StringConstraints

from .base import Empty, Help, Keywords, Model, OptionalDate, OptionalText, SupportBoxOrNot, Title


class PageHead(Model):
    """The front matter of any page that an editor writes."""

    title: Annotated[Title, Help("rubrik", "Sidans rubrik, som visas överst.", "För skolan")]
    lead: Annotated[OptionalText, Help("ingress", "En mening under rubriken. Behövs inte.")] = None
    keywords: Keywords = ()
    support_box: SupportBoxOrNot = None


class OwnPageHead(PageHead):
    """The front matter of a page of an editor's own."""

    menu: Annotated[
        Literal["ja", "nej"],
        Help("meny", "ja visar sidan i menyn, nej gör det inte. Utelämna raden: då är det nej.", "ja"),
    ] = "nej"


class TranslationHead(PageHead):
    """The front matter of a text in another language, or in easy Swedish."""

    status: Annotated[
        Literal["utkast", "granskad"],
        Help(
            "status",
            "utkast eller granskad. Läsaren ser den. granskad kräver reviewed, dagen för granskningen.",
            "utkast",
        ),
    ]
    reviewed: Annotated[OptionalDate, Help("granskad", "Dagen då texten granskades.", "2026-02-01")] = None
    reviewer: Annotated[
        OptionalText, Help("granskare", "Vem som har granskat: en funktion eller verksamhet, ingen person.")
    ] = None
    original: Annotated[
        Annotated[str, StringConstraints(pattern=r"^/(?:[a-z0-9-]+/)*$")] | None,
        Empty,
        Help("original", "Adressen till den svenska sida som texten motsvarar. Behövs inte.", "/strategin/"),
    ] = None


# The front matter of a page of an editor's own and of a text in another language, by the name of its schema.
HEADS: dict[str, tuple[type[OwnPageHead | TranslationHead], Help]] = {
    "page": (
        OwnPageHead,
        Help("egen sida", "Huvudet på en egen sida, mellan de två raderna med tre bindestreck."),
    ),
    "translation": (
        TranslationHead,
        Help("text på ett annat språk", "Huvudet på en text på ett annat språk, eller på lättläst svenska."),
    ),
}


@dataclass(frozen=True)
class OwnPage:
    """A page that an editor wrote. `path` is its path in the site; `body` is Markdown with calls of macros.

    `file` is the file in messages, `line` the line that the body begins on, and `end` its last line. `language` is
    the folder of a text in another language, else "".
    """

    path: str
    file: str
    line: int
    end: int
    head: OwnPageHead | TranslationHead
    body: str
    language: str = ""

    @property
    def title(self) -> str:
        """The page's heading."""
        return self.head.title

    @property
    def support_box(self) -> str | None:
        """The editors' decision on the support box; None leaves it to the words."""
        return self.head.support_box

    @property
    def is_in_menu(self) -> bool:
        """True if the page stands in the menu."""
        return isinstance(self.head, OwnPageHead) and self.head.menu == "ja"

    @property
    def original(self) -> str | None:
        """The address of the Swedish page that a text in another language is based on; None for an own page."""
        return self.head.original if isinstance(self.head, TranslationHead) else None
