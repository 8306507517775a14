"""Parse built pages: their titles, ids and links. Standard library only."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

# Attributes with an address, and their elements.
ADDRESSES = {
    "href": {"a", "area", "link"},
    "src": {"audio", "embed", "iframe", "img", "input", "script", "source", "track", "video"},
    "action": {"form"},
    "data": {"object"},
    "poster": {"video"},
}


@dataclass(frozen=True)
class PageLink:
    """An address on a page, and the element and line it stands on."""

    address: str
    element: str
    line: int


@dataclass
class ParsedPage:
    """A page for the checks. The path is relative to the site."""

    path: str
    title: str = ""
    ids: set[str] = field(default_factory=set)
    links: list[PageLink] = field(default_factory=list)


def read_pages(site: Path) -> Iterator[ParsedPage]:
    """Yield every page of a built site, in order of path."""
    for file in sorted(site.rglob("*.html")):
        yield read_page(file.relative_to(site).as_posix(), file.read_text(encoding="utf-8"))


def read_page(path: str, html: str) -> ParsedPage:
    """Return a page parsed from its HTML."""
    reader = _PageReader(path)
    reader.feed(html)
    reader.close()
    reader.page.title = " ".join(reader.page.title.split())
    return reader.page


class _PageReader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.page = ParsedPage(path)
        self._in_title = False
        self._seen_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Only the first title, because inline SVG images have titles too.
        if tag == "title" and not self._seen_title:
            self._in_title = self._seen_title = True
        for name, value in attrs:
            if value is None:
                continue
            if name == "id" or (name == "name" and tag == "a"):
                self.page.ids.add(value)
            elif tag in ADDRESSES.get(name, ()):
                self._add_link(value, tag)
            elif name == "srcset":
                for candidate in value.split(","):
                    self._add_link(candidate.split()[0], tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.page.title += data

    def _add_link(self, address: str, tag: str) -> None:
        self.page.links.append(PageLink(address.strip(), tag, self.getpos()[0]))
