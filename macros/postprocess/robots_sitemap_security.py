"""The small files that robots look for: robots.txt, sitemap.xml, security.txt (RFC 9116)."""

from __future__ import annotations

import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from ..strategy.resolved import Strategy
from ..strategy.urls import absolute

# RFC 9116 advises less than a year. The site is built at least weekly (see the workflow for publishing).
_VALID = datetime.timedelta(days=180)


def write_robots_files(site: Path, strategy: Strategy) -> None:
    """Writes what can be true: a sitemap needs the site's address, security.txt somebody to write to."""
    (site / "sitemap.xml").unlink(missing_ok=True)
    if strategy.data.site.address:
        (site / "sitemap.xml").write_text(sitemap(site, strategy), "utf-8")
    (site / "robots.txt").write_text(robots(strategy), "utf-8")
    if strategy.data.site.contact.security:
        path = site / ".well-known" / "security.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(security(strategy), "utf-8")


def sitemap(site: Path, strategy: Strategy) -> str:
    """Every page that search engines may show."""
    pages = [
        path for path in sorted(site.rglob("index.html")) if 'name="robots"' not in path.read_text("utf-8")
    ]
    paths = [path.relative_to(site).as_posix().removesuffix("index.html") for path in pages]
    rows = "".join(f"<url><loc>{escape(absolute(strategy, path) or '')}</loc></url>\n" for path in paths)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )


def robots(strategy: Strategy) -> str:
    """All may read all."""
    address = absolute(strategy, "sitemap.xml")
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {address}\n" if address else "")


def security(strategy: Strategy) -> str:
    """Whom to tell of a weakness."""
    expires = strategy.today + _VALID
    canonical = absolute(strategy, ".well-known/security.txt")
    return (
        f"Contact: {strategy.data.site.contact.security}\n"
        f"Expires: {expires.isoformat()}T00:00:00Z\n"
        "Preferred-Languages: sv, en\n" + (f"Canonical: {canonical}\n" if canonical else "")
    )
