"""Write robots.txt (RFC 9309), sitemap.xml and security.txt (RFC 9116)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from ..exports.file_context import modified
from ..exports.json_export import ALL
from ..strategy.resolved import Strategy
from ..strategy.urls import absolute
from ..strings.frame_texts import FRAME
from .late_files import LateFile

SITEMAP = "sitemap.xml"

# The day of a page's last change, in the words of its foot.
_CHANGED = re.compile(
    re.escape(FRAME["page_changed"].partition("{date}")[0]) + r'<time datetime="(\d{4}-\d\d-\d\d)">'
)

# RFC 9116 recommends less than a year. The site is built at least weekly (publish.yml).
_VALID = datetime.timedelta(days=180)


def files(site: Path, strategy: Strategy) -> Iterator[LateFile]:
    """Yield the files that can be true: a sitemap needs the site's address, security.txt somebody to write to.

    The sitemap is made of the pages in the folder `site`, so it comes last.
    """
    yield "robots.txt", lambda: robots(strategy).encode()
    if strategy.data.site.contact.security:
        yield ".well-known/security.txt", lambda: security(strategy).encode()
    if strategy.data.site.address:
        yield SITEMAP, lambda: sitemap(site, strategy).encode()


def sitemap(site: Path, strategy: Strategy) -> str:
    """Return the sitemap with every indexable page, and the day of its last change where git knows.

    A page that says no day is as new as the newest page below it, or else as the data, so that none seems older than it is.
    """
    said = dict(_indexable(site))
    of_data = modified(strategy, ALL) or ""
    rows = ""
    for path, day in said.items():
        below = max((other for inner, other in said.items() if inner.startswith(path)), default="")
        changed = day or below or of_data
        lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
        rows += f"<url><loc>{escape(absolute(strategy, path) or '')}</loc>{lastmod}</url>\n"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def _indexable(site: Path) -> Iterator[tuple[str, str]]:
    """Yield (path, the day that it says that it changed, or "") of each page that search engines may show."""
    for page in sorted(site.rglob("index.html")):
        html = page.read_text("utf-8")
        if 'name="robots"' not in html:
            day = _CHANGED.search(html)
            yield page.relative_to(site).as_posix().removesuffix("index.html"), day[1] if day else ""


def robots(strategy: Strategy) -> str:
    """Return robots.txt, which allows all crawlers."""
    address = absolute(strategy, "sitemap.xml")
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {address}\n" if address else "")


def security(strategy: Strategy) -> str:
    """Return the contents of security.txt (RFC 9116)."""
    expires = strategy.today + _VALID
    canonical = absolute(strategy, ".well-known/security.txt")
    return (
        f"Contact: {strategy.data.site.contact.security}\n"
        f"Expires: {expires.isoformat()}T00:00:00Z\n"
        "Preferred-Languages: sv, en\n" + (f"Canonical: {canonical}\n" if canonical else "")
    )
