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
# Pages of other sites may read the open data, also that of earlier editions (Fetch, CORS protocol).
SHARED = {"Access-Control-Allow-Origin": "*"}
OPEN = ("data", ":edition/data")


def write_headers_file(site: Path, own: Mapping[str, Mapping[str, str]] | None = None) -> None:
    """Write the file at the root of the site. `own` is folder → the headers that its files have instead.

    Hosts join the headers of all rules that match, and of two policies a browser keeps what both allow. With a
    folder of its own headers each file therefore meets one rule with a policy.
    """
    rules = _policy_rules(site, own) if own else {"*": HEADERS}
    for folders, headers in ((NAMED_BY_CONTENT, {"Cache-Control": KEPT}), (OPEN, SHARED)):
        rules |= {f"{folder}/*": {**rules.get(f"{folder}/*", {}), **headers} for folder in folders}
    (site / FILE).write_text("\n".join(_rule(*rule) for rule in rules.items()), "utf-8")


def _policy_rules(site: Path, own: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """Return pattern of paths → headers for each file and folder at the root of the site."""
    names = sorted(f"{path.name}/*" if path.is_dir() else path.name for path in site.iterdir())
    headers = {f"{folder}/*": given for folder, given in own.items()}
    return {name: headers.get(name, HEADERS) for name in ["", *names] if name != FILE}


def _rule(addresses: str, headers: Mapping[str, str]) -> str:
    """Return a pattern of paths and the headers of the files that match it."""
    return f"/{addresses}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
