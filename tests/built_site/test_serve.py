"""The live-reload server: every edit is seen, and none of the earlier ones is kept."""

from __future__ import annotations

import gc
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench import data, serving
from macros import live
from support import FIXTURE, NODE_MODULES, ROOT


@pytest.mark.weekly
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system tells no process's memory")
def test_twenty_edits_in_a_row_are_each_shown_and_none_is_kept_in_memory(tmp_path: Path) -> None:
    # So many insatser that one version of the file, kept, is seen in the memory.
    data.make(FIXTURE, tmp_path / "data", 150)
    megabytes = [memory for _, memory in serving.edits(tmp_path / "data", 20)]
    assert megabytes[-1] < megabytes[serving.WARM - 1] * 1.1, megabytes


def test_a_strategy_is_forgotten_when_two_later_ones_have_been_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRATEGY_DATA", str(FIXTURE))
    monkeypatch.setattr(live, "SITE", live.LiveSite())
    shown = []
    for _ in range(5):
        live.SITE.reload()
        for template, path in (("actions", "insatser/"), ("roles", "roller/"), ("start", "")):
            live.SITE.renderer.render(template, path)
        shown.append(weakref.ref(live.SITE.renderer.strategy))
    gc.collect()
    assert [strategy() is None for strategy in shown] == [True, True, True, False, False]


# What a build shows, before and after each macro of some components has got another beginning.
EDIT = """
import pathlib, re, sys
from macros import live
def shows():
    live.SITE.reload()
    return "<!-- edited -->" in live.SITE.renderer.render("actions", "insatser/")
before = shows()
for path in pathlib.Path("macros/templates/components").glob(sys.argv[1]):
    path.write_text(re.sub(r"(\\{% macro [^%]*%\\})", r"\\1<!-- edited -->", path.read_text("utf-8")), "utf-8")
print(before, shows())
"""


# The page calls the table, and the table the outcomes.
@pytest.mark.parametrize("edited", ["problem_table.html", "outcomes.html"])
def test_an_edited_component_is_shown_by_the_next_build(tmp_path: Path, edited: str) -> None:
    for folder in ("macros", "content"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    command, env = [sys.executable, "-c", EDIT, edited], os.environ | {"STRATEGY_DATA": str(FIXTURE)}
    done = subprocess.run(
        command, cwd=tmp_path, env=env, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.split() == ["False", "True"]


@contextmanager
def project_served(folder: Path) -> Iterator[str]:
    """A copy of the project under live reload, that a test may edit; gives the address of a page with scripts."""
    for name in ("content", "macros", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("hooks.py", "mkdocs.yml", "package.json"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "node_modules").symlink_to(NODE_MODULES)
    shutil.copytree(ROOT / "data" / "schema", folder / "data" / "schema")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    env = os.environ | {"STRATEGY_DATA": str(FIXTURE), "NO_MKDOCS_2_WARNING": "1"}
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, env=env, stdout=log, stderr=log)
    try:
        yield f"http://{address}/"
    finally:
        server.terminate()
        server.wait()


def fetched(address: str) -> str:
    """The text at an address; empty while the server is not there."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""


def until(seen: Callable[[], str], wanted: str) -> str:
    """Return the page once it holds the words wanted."""
    for _ in range(600):
        if wanted in (text := seen()):
            return text
        time.sleep(0.1)
    raise AssertionError(f"{wanted!r} was never seen")


@pytest.mark.slow
@pytest.mark.weekly
def test_an_edited_script_and_style_is_served_and_a_broken_one_leaves_the_last(tmp_path: Path) -> None:
    with project_served(tmp_path) as address:

        def linked(kind: str) -> str:
            """The text of the page's own script, or of the style sheet of every page."""
            name = {"js": "search", "css": "site"}[kind]
            found = re.search(rf'"\.\./(assets/{name}-[^"]+\.{kind})"', fetched(f"{address}sok/"))
            return fetched(address + found[1]) if found else ""

        script, style = (
            tmp_path / "overrides/assets" / name for name in ("scripts/search/page.js", "styles/base.css")
        )
        whole = until(lambda: linked("js"), "function verdict(")
        assert "@import" not in until(lambda: linked("css"), "box-sizing")
        script.write_text(f"{script.read_text('utf-8')}\nconsole.log('edited once');\n", "utf-8")
        until(lambda: linked("js"), "edited once")
        style.write_text(f"{style.read_text('utf-8')}\n.edited {{ color: red; }}\n", "utf-8")
        until(lambda: linked("css"), ".edited")
        good = script.read_text("utf-8")
        script.write_text(f"{good}\nconst = 1;\n", "utf-8")
        until(lambda: (tmp_path / "log").read_text("utf-8"), "Visar de förra skripten och stilarna")
        assert "overrides/assets/scripts/search/page.js:" in (tmp_path / "log").read_text("utf-8")
        assert "edited once" in until(lambda: linked("js"), "function verdict(")
        script.write_text(good.replace("edited once", "edited twice"), "utf-8")
        until(lambda: linked("js"), "edited twice")
        assert fetched(f"{address}assets/scripts/search/page.js") == "", "a source is no file of the site"
        assert whole
