"""The live-reload server: every edit is seen, and none of the earlier ones is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import data, serve_memory
from support import FIXTURE


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system tells no process's memory")
def test_twenty_edits_in_a_row_are_each_shown_and_none_is_kept_in_memory(tmp_path: Path) -> None:
    # So many insatser that one version of the file, kept, is seen in the memory.
    data.make(FIXTURE, tmp_path / "data", 150)
    edits = list(serve_memory.served(tmp_path / "data", 20))
    warm = edits[serve_memory.WARM - 1].memory
    assert edits[-1].memory < warm * 1.1, [edit.memory for edit in edits]
