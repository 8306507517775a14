"""What a browser may do with our pages: the one home of the policy. Imports nothing of ours.

It stands in every page, and as headers for hosts that can send them. Not while serving: live reload is an inline script.
"""

from __future__ import annotations

from pathlib import Path

# 'wasm-unsafe-eval' lets Pagefind's WebAssembly run, and nothing wider.
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    "base-uri 'self'; form-action 'self'; object-src 'none'"
)
# frame-ancestors means nothing in a page. Strict-Transport-Security is the owner's to decide.
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_AFTER = '<meta charset="utf-8">'
_META = f'\n    <meta http-equiv="Content-Security-Policy" content="{POLICY}">'


def add(site: Path) -> None:
    """Adds the policy after each page's character set. Raises ValueError for a page that has none."""
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        if _AFTER not in html:
            raise ValueError(f"{path}: sidan saknar {_AFTER}, och kan inte få sin säkerhetspolicy.")
        path.write_text(html.replace(_AFTER, _AFTER + _META, 1), "utf-8")
