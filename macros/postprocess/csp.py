"""The Content Security Policy (W3C CSP Level 3), decided here. `deploy/nginx.conf` repeats it, which a test compares.

It is written into each page, and as a header for hosts that support it. It is left out while serving, because
live reload is an inline script.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

POLICY = "default-src 'self'; script-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
# frame-ancestors is ignored in a meta element. Strict-Transport-Security is left to the owner.
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_AFTER = '<meta charset="utf-8">'
_META = '\n    <meta http-equiv="Content-Security-Policy" content="{}">'


def add_policy(html: str) -> str:
    """Return a page with the policy after its character set. Raises ValueError for a page without one."""
    if _AFTER not in html:
        raise ValueError(f"sidan saknar {_AFTER}, och kan inte få sin säkerhetspolicy.")
    return html.replace(_AFTER, _AFTER + _META.format(POLICY), 1)


def with_api(api: str) -> str:
    """Return the policy of a page that asks an API too, given by its origin."""
    return f"{POLICY}; connect-src 'self' {api}"


def headers_with_api(api: str) -> Mapping[str, str]:
    """Return the headers of such a page."""
    policy = HEADERS["Content-Security-Policy"].replace(POLICY, with_api(api))
    return {**HEADERS, "Content-Security-Policy": policy}


def allow_api(page: Path, api: str) -> None:
    """Give a page that has the policy the wider one. Raises ValueError for a page without it."""
    html = page.read_text("utf-8")
    if (meta := _META.format(POLICY)) not in html:
        raise ValueError(f"{page} saknar sin säkerhetspolicy.")
    page.write_text(html.replace(meta, _META.format(with_api(api)), 1), "utf-8")
