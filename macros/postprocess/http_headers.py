"""HTTP headers in the `_headers` format of static hosts such as Netlify and Cloudflare Pages.

Such hosts revalidate pages by default. A test holds deploy/nginx.conf to the same headers.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .csp import HEADERS

FILE = "_headers"
# Fingerprinted files never change (RFC 8246).
KEPT = "public, max-age=31536000, immutable"
NAMED_BY_CONTENT = ("assets",)


def write_headers_file(site: Path) -> None:
    """Write the file at the root of the site."""
    rules = {"*": HEADERS} | {f"{folder}/*": {"Cache-Control": KEPT} for folder in NAMED_BY_CONTENT}
    (site / FILE).write_text("\n".join(_rule(*rule) for rule in rules.items()), "utf-8")


def _rule(addresses: str, headers: Mapping[str, str]) -> str:
    """Return a pattern of paths and the headers of the files that match it."""
    return f"/{addresses}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
