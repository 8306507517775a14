"""Mark the built pages of an earlier edition as superseded, with a link to each page's successor.

Pages about the site and not about the edition (search, accessibility, privacy) are removed, and links to them
lead to the current site.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from pathlib import Path

from markupsafe import Markup

from ..strategy import urls
from ..strategy.resolved import Strategy
from ..strings import labels
from ..web import editions

_TODAYS = ("sok/", "om/tillganglighet/", "om/integritet/")
# Files that exist only at the root of a site.
_ROOT = ("404.html", "robots.txt", "sitemap.xml", ".well-known")
# The support box comes first, because on a small screen the banner would push it out of view.
_AFTER = re.compile(r'<main id="innehall"[^>]*>\n(?:\s*<aside class="ui-support".*?</aside>\n)?', re.DOTALL)
_HEAD = '<meta name="referrer" content="no-referrer">'
# Search engines index the current edition only, but follow the page's links.
_ROBOTS = '\n    <meta name="robots" content="noindex, follow">'
# A relative link to a folder of the site, with or without a fragment.
_LINK = re.compile(r'\b(?P<name>href|action)="(?P<path>(?![a-z]+:|/|#)[^"#?]*/)(?P<rest>[^"]*)"')
_TITLE = re.compile(r"</title>")


def mark_superseded(site: Path, now: Strategy, old: Strategy) -> None:
    """Mark every page of a built earlier edition in place."""
    for name in (*_TODAYS, *_ROOT):
        path = site / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site).as_posix().removesuffix("index.html")
        path.write_text(marked(path.read_text("utf-8"), page, now, old), "utf-8")


def marked(html: str, page: str, now: Strategy, old: Strategy) -> str:
    """Return a page with the banner first, after the support box. Raises ValueError if a page has no place
    for it.
    """
    if not _AFTER.search(html):
        raise ValueError(f"{page}: sidan saknar plats för upplysningen att den är ersatt.")
    html = _LINK.sub(lambda match: _led(match, page, old), html)
    html = html.replace(_HEAD, _HEAD + _ROBOTS, 1)
    html = _TITLE.sub(f" ({labels.SUPERSEDED})</title>", html, count=1)
    return _AFTER.sub(lambda match: match[0] + str(notice(page, now, old)), html, count=1)


def _led(link: re.Match[str], page: str, old: Strategy) -> str:
    """Return a link, redirected to the current site if it leads to a removed page."""
    target = posixpath.normpath(posixpath.join(page, link["path"])) + "/"
    if target not in _TODAYS:
        return link[0]
    address = urls.relative(editions.url_in_edition(old, page), target)
    return f'{link["name"]}="{address}{link["rest"]}"'


def notice(page: str, now: Strategy, old: Strategy) -> Markup:
    """Return the banner: that the edition is superseded, by which one, and the page's successor."""
    successor = editions.successor_of(now, old, page)
    here = editions.url_in_edition(old, page)
    start = Markup('<a href="{}">{}</a>').format(urls.relative(here, ""), now.data.site.edition.title)
    link = Markup('<a href="{}">{}</a>').format(
        urls.relative(here, successor.path or ""), successor.title or labels.SAME_PAGE
    )
    sentence = labels.superseded_sentence(old.data.site.edition.title, start)
    return Markup('<aside class="ui-notice" aria-label="{}">\n<p>{}</p>\n<p>{}</p>\n</aside>\n').format(
        labels.SUPERSEDED.capitalize(),
        sentence,
        labels.successor_sentence(link if successor.path is not None else None, successor.open),
    )
