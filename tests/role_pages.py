"""Pages of roles, as text and in their sections."""

from __future__ import annotations

import html
import re
from pathlib import Path

from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from macros.web.templating import Renderer
from support import FIXTURE
from support import unchanged as strategy


def invented() -> Strategy:
    return strategy(FIXTURE)


def text(markup: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", markup)))


def section(markup: str, name: str) -> str:
    found = re.search(rf'<section[^>]* id="{name}">(.*?)</section>', markup, re.DOTALL)
    assert found, name
    return found[1]


def role_page(county: Path, change_to: str) -> str:
    path = county / "roles.yaml"
    old = "    workplace: kommunhuset\n"
    path.write_text(path.read_text("utf-8").replace(old, f"{old}{change_to}", 1), "utf-8")
    loaded = load(county)
    assert loaded.strategy, loaded.diagnostics
    return str(Renderer(loaded.strategy).render("role", "roller/chef/", "chef"))
