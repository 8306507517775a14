"""Copy a built site so that it can be opened from disk, with links to index.html instead of folders.

From disk a browser lists a folder instead of opening its page, and refuses modules. The copy therefore works
as without scripts, and leaves out the files that only scripts and servers read.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

# A relative link to a folder of the site, with or without a fragment.
_LINK = re.compile(
    r'(?P<start>\b(?:href|action)=")(?P<path>(?![a-z]+:|/|#)[^"#?]*/|(?:\.\./)*\.{1,2})(?P<rest>[#?][^"]*)?"'
)
# Browsers refuse modules from disk, and 'self' matches no file there.
_SCRIPT = re.compile(r'\s*<script\b[^>]*\bsrc="[^"]*"[^>]*></script>')
_POLICY = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')
# From disk a browser refuses what is asked for as from another origin; the style sheet asks for the typeface itself.
_PRELOAD = re.compile(r'<link rel="preload"[^>]*>')
_REFRESH = re.compile(r'(content="0; url=[^"#]*/)(?=["#])')
# Scripts, their data and their libraries' licences, and the files for servers and crawlers. The typeface's licence stays.
_UNUSED = shutil.ignore_patterns(
    "*.js",
    "search-*.json",
    "docx.LICENSE.txt",
    "write-excel-file.LICENSE.txt",
    "yaml.LICENSE.txt",
    "underlag.json",
    "404.html",
    "robots.txt",
    "sitemap.xml",
    "_headers",
    "_assets.json",
)
# Scripting is enabled in the browser, but the copy has no scripts. `width: 0` never matches.
_SCRIPTING, _NEVER = re.compile(r"\(scripting: ?enabled\)"), "(max-width:0)"


def copy_for_offline(site: Path, target: Path) -> None:
    """Copy a built site to a new folder, with its pages' links rewritten."""
    shutil.copytree(site, target, ignore=_UNUSED)
    for path in target.rglob("*.html"):
        path.write_text(page(path.read_text("utf-8")), "utf-8")
    for path in target.rglob("*.css"):
        path.write_text(styles(path.read_text("utf-8")), "utf-8")


def page(html: str) -> str:
    """Return a page with links to index.html, without scripts."""
    html = _REFRESH.sub(r"\1index.html", _PRELOAD.sub("", _POLICY.sub("", _SCRIPT.sub("", html))))
    return _LINK.sub(lambda m: f'{m["start"]}{m["path"].rstrip("/")}/index.html{m["rest"] or ""}"', html)


def styles(css: str) -> str:
    """Return styles with the rules for readers without scripts always applied."""
    return _SCRIPTING.sub(_NEVER, css)
