"""What a browser may do with our pages: the one home of the policy.

It stands in every page, and as headers for hosts that can send them. Not while serving: live reload is an inline script.
"""

from __future__ import annotations

POLICY = "default-src 'self'; script-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
# frame-ancestors means nothing in a page. Strict-Transport-Security is the owner's to decide.
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_AFTER = '<meta charset="utf-8">'
_META = f'\n    <meta http-equiv="Content-Security-Policy" content="{POLICY}">'


def add_policy(html: str) -> str:
    """A page with the policy after its character set. Raises ValueError for a page that has none."""
    if _AFTER not in html:
        raise ValueError(f"sidan saknar {_AFTER}, och kan inte få sin säkerhetspolicy.")
    return html.replace(_AFTER, _AFTER + _META, 1)
