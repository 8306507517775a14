"""The Content Security Policy (W3C CSP Level 3), defined only here.

It is written into each page, and as a header for hosts that support it. It is left out while serving, because
live reload is an inline script.
"""

from __future__ import annotations

POLICY = "default-src 'self'; script-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
# frame-ancestors is ignored in a meta element. Strict-Transport-Security is left to the owner.
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_AFTER = '<meta charset="utf-8">'
_META = f'\n    <meta http-equiv="Content-Security-Policy" content="{POLICY}">'


def add_policy(html: str) -> str:
    """Return a page with the policy after its character set. Raises ValueError for a page without one."""
    if _AFTER not in html:
        raise ValueError(f"sidan saknar {_AFTER}, och kan inte få sin säkerhetspolicy.")
    return html.replace(_AFTER, _AFTER + _META, 1)
