"""Post-process a built site in place, whichever generator built it. Not used while serving.

The order matters: file sizes are inserted after all files are written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from .. import exports
from ..strategy.resolved import Strategy
from ..web import edit_data, github
from . import (
    csp,
    feed_and_redirects,
    file_sizes,
    html_pipeline,
    http_headers,
    late_files,
    list_roles,
    remove_theme_assets,
    robots_sitemap_security,
    superseded_banner,
    unescape_slashes,
)


def finish_earlier(site: Path, now: Strategy, old: Strategy) -> None:
    """Post-process the built site of an earlier edition, inside the current site."""
    remove_theme_assets.remove_theme_assets(site)
    exports.write(site, old)
    superseded_banner.mark_superseded(site, now, old)
    late_files.write(site, feed_and_redirects.files(old))
    html_pipeline.transform_pages(site, _transforms(site))


def finish(site: Path, strategy: Strategy) -> None:
    """Post-process a built site. Raises ValueError if a page has no place for the policy."""
    remove_theme_assets.remove_theme_assets(site)
    unescape_slashes.unescape_slashes(site)
    exports.write(site, strategy)
    late_files.write(site, _small_files(site, strategy))
    html_pipeline.transform_pages(site, _transforms(site))
    let_the_form_send(site, strategy)


def let_the_form_send(site: Path, strategy: Strategy) -> None:
    """Write the headers; the form's page alone may ask GitHub, where the repository is there."""
    place = github.of_strategy(strategy)
    page = site / edit_data.PAGE / "index.html"
    if place is None or not page.is_file():
        http_headers.write_headers_file(site)
        return
    csp.allow_api(page, place.api)
    own = {edit_data.PAGE.rstrip("/"): csp.headers_with_api(place.api)}
    http_headers.write_headers_file(site, own)


def files_after_pages(site: Path, strategy: Strategy) -> dict[str, Callable[[], bytes]]:
    """Return path → what makes the content, for every file that today's edition gets after its pages."""
    downloads = {file.path: file.make for file in exports.downloads(strategy)}
    return downloads | dict(_small_files(site, strategy))


def _small_files(site: Path, strategy: Strategy) -> Iterator[late_files.LateFile]:
    yield from feed_and_redirects.files(strategy)
    yield from robots_sitemap_security.files(site, strategy)


def _transforms(site: Path) -> tuple[html_pipeline.Transform, ...]:
    return file_sizes.insert_file_sizes(site), list_roles.add_role, csp.add_policy
