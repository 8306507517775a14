"""The headers of each answer, as static hosts such as Netlify and Cloudflare Pages read them.

Such hosts ask for a page again each time by themselves. deploy/nginx.conf sends the same as this; a test compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .csp import HEADERS

FILE = "_headers"
# What is named by its content never changes (RFC 8246).
KEPT = "public, max-age=31536000, immutable"
NAMED_BY_CONTENT = ("assets",)


def write_headers_file(site: Path) -> None:
    """Writes the file at the root of the site."""
    rules = {"*": HEADERS} | {f"{folder}/*": {"Cache-Control": KEPT} for folder in NAMED_BY_CONTENT}
    (site / FILE).write_text("\n".join(_rule(*rule) for rule in rules.items()), "utf-8")


def _rule(addresses: str, headers: Mapping[str, str]) -> str:
    """A pattern of addresses, and the headers of what matches it."""
    return f"/{addresses}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
