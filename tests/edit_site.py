"""The form beside a fake GitHub: the built site, with its page told where that is."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from fake_github import NAME, OWNER, GitHub
from macros.postprocess import csp
from support import FIXTURE

FILES = {
    f"data/{path.relative_to(FIXTURE)}": path.read_text("utf-8")
    for path in sorted(FIXTURE.rglob("*"))
    if path.suffix in {".yaml", ".txt", ".md"}
}
"""The text files of the invented county, as they lie in a repository."""
AREAS = "data/focusareas.yaml"
TITLE = "title: Kartlägg lönerna\n"
DECIDED = "Kartlägga löner varje år."
EDITION = {
    "data/edition/2025-2028.txt": f"# Påhittad\n{DECIDED}\n",
    "data/edition/2025-2028.sha256": "\n".join(
        [
            "# Påhittad",
            *(hashlib.sha256(line.encode()).hexdigest()[:16] for line in ("# Påhittad", DECIDED)),
            "",
        ]
    ),
}
"""An adopted wording with the words of one insats."""


@dataclass
class Forms:
    """The form and the GitHub that it sends to."""

    hub: GitHub
    address: str


def with_github(site: Path, target: Path, hub: GitHub, app: str = "", adopted: tuple[str, ...] = ()) -> Path:
    """Copy a built site without a repository, and let its form send to a fake GitHub.

    `app` is the client ID of a GitHub App, and `adopted` the decided words that the form knows.
    """
    shutil.copytree(site, target, copy_function=os.link)
    page, source = target / "redigera/index.html", target / "redigera/underlag.json"
    html, known = page.read_text("utf-8"), json.loads(source.read_text("utf-8"))
    for path in (page, source):
        path.unlink()
    page.write_text(html, "utf-8")
    csp.allow_api(page, hub.address)
    place = {"owner": OWNER, "name": NAME, "branch": "main", "folder": "data", "app": app}
    known["github"] = place | {"api": hub.address}
    known["adopted"] = list(adopted)
    source.write_text(json.dumps(known), "utf-8")
    return target
