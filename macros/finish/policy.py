"""Puts the Content-Security-Policy into every page. Not while serving: live reload is an inline script.

The same policy stands as headers in HACKING.md, for hosts that can set them.
"""

from __future__ import annotations

from pathlib import Path

# 'wasm-unsafe-eval' lets Pagefind's WebAssembly run, and nothing wider.
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    "base-uri 'self'; form-action 'self'; object-src 'none'"
)
_AFTER = '<meta charset="utf-8">'
_META = f'\n    <meta http-equiv="Content-Security-Policy" content="{POLICY}">'


def add(site: Path) -> None:
    """Adds the policy after each page's character set. Raises ValueError for a page that has none."""
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        if _AFTER not in html:
            raise ValueError(f"{path}: sidan saknar {_AFTER}, och kan inte få sin säkerhetspolicy.")
        path.write_text(html.replace(_AFTER, _AFTER + _META, 1), "utf-8")
