"""The invented county as an editor changes it: what the tests of checks, differences and publication share.

The fixture `county` in conftest.py gives a copy that a test may change.
"""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner, Result

from macros.__main__ import main
from macros.validation.loader import load
from macros.web.pages import pages
from macros.web.templating import Renderer
from support import FIXTURE


def change(county: Path, file: str, old: str, new: str) -> int:
    """Replaces the first `old` in a file and gives the line where it stood."""
    text = (county / file).read_text("utf-8")
    assert old in text, f"{old!r} finns inte i {file}"
    (county / file).write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def check(county: Path, *options: str) -> Result:
    """Return the output of `python -m macros check`."""
    return CliRunner().invoke(main, ["check", *options, str(county)])


def shown(county: Path, page: str, template: str = "", name: str = "") -> str:
    """The words of a page, as a reader meets them: of its head and below it."""
    loaded = load(county)
    assert loaded.strategy, check(county).output
    made = {one.file.removesuffix("index.md"): one.markdown for one in pages(loaded.strategy)}
    if page in made:
        template, name = re.findall(r"show\('([a-z_]+)', '([^']*)'\)", made[page])[0]
    rendered = Renderer(loaded.strategy).render_page(template, page, name)
    head = [rendered.head.get(block, "") for block in ("kicker", "lead", "beside", "below")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", " ".join([*head, rendered.content])))


def diff(county: Path, *options: str) -> Result:
    """Return the output of `python -m macros diff` from the invented county to a changed copy."""
    return CliRunner().invoke(main, ["diff", str(FIXTURE), str(county), *options])
