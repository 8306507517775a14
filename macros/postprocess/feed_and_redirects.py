"""The feed of changes, and redirect pages for old addresses.

A redirect page needs no script: it has a `refresh`, and a link for readers.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from xml.etree import ElementTree

from markupsafe import Markup

from ..strategy import registers, urls
from ..strategy.resolved import Strategy
from ..strings import labels
from ..web import permalinks
from .late_files import LateFile

FEED = "om/andringar/feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_PAGE = Markup(
    '<!doctype html>\n<html lang="sv">\n  <head>\n    <meta charset="utf-8">\n'
    '    <meta name="viewport" content="width=device-width, initial-scale=1">\n'
    f"    <title>{labels.MOVED_TITLE}</title>\n"
    '    <meta name="referrer" content="no-referrer">\n'
    '    <meta name="robots" content="noindex">\n'
    '    <meta http-equiv="refresh" content="0; url={link}">\n'
    '    <link rel="canonical" href="{canonical}">\n'
    f'  </head>\n  <body>\n    <main>\n      <h1>{labels.MOVED}</h1>\n      <p><a href="{{link}}">{labels.GO_TO_PAGE}</a></p>\n'
    "    </main>\n  </body>\n</html>\n"
)


def files(strategy: Strategy) -> Iterator[LateFile]:
    """Yield the feed, and the page of each address that leads on."""
    yield FEED, partial(feed, strategy)
    for old, new in permalinks.redirects(strategy).items():
        yield f"{old.strip('/')}/index.html", partial(_redirect_page, strategy, old[1:], new[1:])


def _redirect_page(strategy: Strategy, old: str, new: str) -> bytes:
    facts = strategy.data.site
    link = urls.relative(old, new)
    canonical = f"{facts.address.rstrip('/')}/{new}" if facts.address else link
    return _PAGE.format(old=f"/{old}", name=facts.name, link=link, canonical=canonical).encode()


def feed(strategy: Strategy) -> bytes:
    """Return the reviewed changes as Atom (RFC 4287). Links are relative to the feed if the site has no
    address.
    """
    facts = strategy.data.site
    base = f"urn:x-strategi:se:{facts.county.code}:{facts.edition.id}:andringar"
    releases = registers.releases(strategy)
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "sv"})
    newest = releases[0].date if releases else facts.edition.period.start
    _add(root, "title", labels.feed_title(facts))
    _add(root, "id", base)
    _add(root, "updated", f"{newest}T00:00:00Z")
    _add(_add(root, "author"), "name", facts.publisher.name)
    home = f"{facts.address.rstrip('/')}/om/andringar/" if facts.address else "./"
    _add(root, "link", href=home)
    if address := urls.absolute(strategy, FEED):
        _add(root, "link", rel="self", href=address)
    for release in releases:
        entry = _add(root, "entry")
        _add(entry, "title", release.title)
        _add(entry, "id", f"{base}:{release.id}")
        _add(entry, "updated", f"{release.date}T00:00:00Z")
        _add(entry, "link", href=f"{home}#{release.id}")
        _add(entry, "content", "\n".join(item.text for item in release.items), type="text")
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _add(parent: ElementTree.Element, name: str, text: str = "", **given: str) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", given)
    made.text = text or None
    return made
