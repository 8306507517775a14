"""What follows any generator's build: each step completes the built site in place. Never while serving. The order matters: pages are whole before they are weighed."""

from __future__ import annotations

from pathlib import Path

from .. import exports
from ..strategy.resolved import Strategy
from . import (
    csp,
    feed_and_redirects,
    file_sizes,
    html_pipeline,
    http_headers,
    list_roles,
    remove_theme_assets,
    robots_sitemap_security,
    superseded_banner,
    unescape_slashes,
)


def finish_earlier(site: Path, now: Strategy, old: Strategy) -> None:
    """Completes the built site of an earlier edition in place, within the site of today."""
    remove_theme_assets.remove_theme_assets(site)
    exports.write(site, old)
    superseded_banner.mark_superseded(site, now, old)
    feed_and_redirects.write_feed_and_redirects(site, old)
    html_pipeline.transform_pages(site, _transforms(site))


def finish(site: Path, strategy: Strategy) -> None:
    """Completes a built site in place."""
    remove_theme_assets.remove_theme_assets(site)
    unescape_slashes.unescape_slashes(site)
    exports.write(site, strategy)
    feed_and_redirects.write_feed_and_redirects(site, strategy)
    robots_sitemap_security.write_robots_files(site, strategy)
    html_pipeline.transform_pages(site, _transforms(site))
    http_headers.write_headers_file(site)


def _transforms(site: Path) -> tuple[html_pipeline.Transform, ...]:
    return file_sizes.insert_file_sizes(site), list_roles.add_role, csp.add_policy
