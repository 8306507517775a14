"""A built site → a copy that opens from disk: links to folders lead to their index.html.

A browser shows a folder's list of files instead of its page, and runs no modules from disk: the copy works as
without scripts, and leaves out what only scripts and servers read.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

# A link to a folder of the site: relative, ending in a slash, perhaps with a place on the page.
_LINK = re.compile(
    r'(?P<start>\b(?:href|action)=")(?P<path>(?![a-z]+:|/|#)[^"#?]*/|(?:\.\./)*\.{1,2})(?P<rest>[#?][^"]*)?"'
)
# Modules are refused from disk, and the policy's 'self' is nothing there.
_SCRIPT = re.compile(r'\s*<script\b[^>]*\bsrc="[^"]*"[^>]*></script>')
_POLICY = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')
_REFRESH = re.compile(r'(content="0; url=[^"#]*/)(?=["#])')
# Scripts with their libraries and the records they search; what only a server shows or a robot asks for.
_UNUSED = shutil.ignore_patterns(
    "*.js",
    "search-*.json",
    "*.LICENSE.txt",
    "404.html",
    "robots.txt",
    "sitemap.xml",
    "_headers",
    "_assets.json",
)
# The browser has scripting enabled, but the copy has no scripts. No window is of no width.
_SCRIPTING, _NEVER = re.compile(r"\(scripting: ?enabled\)"), "(max-width:0)"


def copy_for_offline(site: Path, target: Path) -> None:
    """Copies a built site to a new folder, with its pages' links as a browser needs them on disk."""
    shutil.copytree(site, target, ignore=_UNUSED)
    for path in target.rglob("*.html"):
        path.write_text(page(path.read_text("utf-8")), "utf-8")
    for path in target.rglob("*.css"):
        path.write_text(styles(path.read_text("utf-8")), "utf-8")


def page(html: str) -> str:
    """One page with its links to folders led on to index.html, and without scripts."""
    html = _REFRESH.sub(r"\1index.html", _POLICY.sub("", _SCRIPT.sub("", html)))
    return _LINK.sub(lambda m: f'{m["start"]}{m["path"].rstrip("/")}/index.html{m["rest"] or ""}"', html)


def styles(css: str) -> str:
    """Styles that show what is for readers without scripts, whatever the browser could run."""
    return _SCRIPTING.sub(_NEVER, css)
