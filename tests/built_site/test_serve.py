"""The live-reload server: every edit is seen, and none of the earlier ones is kept."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import weakref
from pathlib import Path

import pytest

from bench import data, serve_memory
from macros import live
from support import FIXTURE, ROOT


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system tells no process's memory")
def test_twenty_edits_in_a_row_are_each_shown_and_none_is_kept_in_memory(tmp_path: Path) -> None:
    # So many insatser that one version of the file, kept, is seen in the memory.
    data.make(FIXTURE, tmp_path / "data", 150)
    edits = list(serve_memory.served(tmp_path / "data", 20))
    warm = edits[serve_memory.WARM - 1].memory
    assert edits[-1].memory < warm * 1.1, [edit.memory for edit in edits]


def test_a_strategy_is_forgotten_when_two_later_ones_have_been_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRATEGY_DATA", str(FIXTURE))
    monkeypatch.setattr(live, "_last", None)
    shown = []
    for _ in range(5):
        live.reload_strategy()
        for template, path in (("actions", "insatser/"), ("roles", "roller/"), ("start", "")):
            live.current_renderer().render(template, path)
        shown.append(weakref.ref(live.current_renderer().strategy))
    gc.collect()
    assert [strategy() is None for strategy in shown] == [True, True, True, False, False]


# What a build shows, before and after each macro of some components has got another beginning.
EDIT = """
import pathlib, re, sys
from macros import live
def shows():
    live.reload_strategy()
    return "<!-- edited -->" in live.current_renderer().render("actions", "insatser/")
before = shows()
for path in pathlib.Path("macros/templates/components").glob(sys.argv[1]):
    path.write_text(re.sub(r"(\\{% macro [^%]*%\\})", r"\\1<!-- edited -->", path.read_text("utf-8")), "utf-8")
print(before, shows())
"""


# A page asks for the table; the tags are taken into it.
@pytest.mark.parametrize("edited", ["table.html", "tag.html"])
def test_an_edited_component_is_shown_by_the_next_build(tmp_path: Path, edited: str) -> None:
    for folder in ("macros", "content"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    command, env = [sys.executable, "-c", EDIT, edited], os.environ | {"STRATEGY_DATA": str(FIXTURE)}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
