"""The search index is whole, or the build says in Swedish why it is not: Pagefind played by a script that keeps its words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from macros.finish import search
from macros.load import load
from macros.resolve import Strategy
from support import FIXTURE

# Speaks as `pagefind --service` does. Told to write files itself, it leaves them empty, as one that answered too early
# and was ended then. What goes wrong at the second record is exchanged for `wrong`.
STAND_IN = """#!{python}
import base64, json, os, sys
def say(**payload):
    said = base64.b64encode(json.dumps({{"message_id": 1, "payload": payload}}).encode()) + b","
    os.write(1, said[:7])
    os.write(1, said[7:])
def asked():
    said = b""
    while not said.endswith(b","):
        one = os.read(0, 1)
        if not one:
            sys.exit()
        said += one
    return json.loads(base64.b64decode(said[:-1]))["payload"]
added = []
while True:
    ask = asked()
    if ask["type"] == "AddFile":
        added.append(ask["url"])
        if len(added) == 2:
            {wrong}
        say(type="IndexedFile")
    elif ask["type"] == "WriteFiles":
        os.makedirs(ask["output_path"], exist_ok=True)
        open(os.path.join(ask["output_path"], "pagefind.js"), "w").close()
        say(type="WriteFiles")
    elif ask["type"] == "GetFiles":
        files = {{"pagefind.js": "engine", "fragment/a.pf_fragment": "\\n".join(added), "pagefind-ui.js": "unused"}}
        say(type="GetFiles", files=[{{"path": p, "content": base64.b64encode(t.encode()).decode()}} for p, t in files.items()])
    else:
        say(type="NewIndex", index_id=7)
"""


@pytest.fixture
def strategy() -> Strategy:
    found = load(FIXTURE).strategy
    assert found
    return found


def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str = "pass") -> Path:
    """Puts the stand-in in Pagefind's place; gives a site with the index of an earlier build."""
    program = tmp_path / "pagefind"
    program.write_text(STAND_IN.format(python=sys.executable, wrong=wrong), "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    old = tmp_path / "site" / search.FOLDER / "fragment" / "old.pf_fragment"
    old.parent.mkdir(parents=True)
    old.write_text("old", "utf-8")
    return tmp_path / "site"


def test_every_file_of_the_index_is_written_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, strategy: Strategy
) -> None:
    site = played(tmp_path, monkeypatch)
    search.index(site, strategy)
    folder = site / search.FOLDER
    made = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.*")}
    assert sorted(made) == ["fragment/a.pf_fragment", "pagefind.js"]
    assert made["pagefind.js"] == "engine"
    assert len(made["fragment/a.pf_fragment"].split("\n")) > 40


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("sys.exit(3)", "slutade innan sökregistret var klart"),
        ("os.write(1, b'eyJ'); sys.exit()", "slutade innan sökregistret var klart"),
        ("os.close(0); say(type='IndexedFile'); sys.exit()", "slutade innan sökregistret var klart"),
        ("os.write(1, b'panik!,')", "svarade något som inte går att läsa"),
        ("os.write(1, base64.b64encode(b'[1]') + b',')", "svarade något som inte går att läsa"),
        ("say()", "svarade något som inte går att läsa"),
        ("say(type='Error', message='too big'); continue", "kan inte göra sökregistret: too big"),
    ],
)  # fmt: skip
def test_a_pagefind_that_fails_stops_the_build_with_words_and_leaves_no_half_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, strategy: Strategy, wrong: str, told: str
) -> None:
    site = played(tmp_path, monkeypatch, wrong)
    with pytest.raises(SystemExit, match=told):
        search.index(site, strategy)
    assert not (site / search.FOLDER).exists()


def test_a_pagefind_that_does_not_start_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, strategy: Strategy
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "gone"))
    with pytest.raises(SystemExit, match="gick inte att starta"):
        search.index(tmp_path, strategy)
