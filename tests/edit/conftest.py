"""An editor with one change to send, and the fake GitHub that it is sent to."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from edit_site import FILES
from fake_github import GitHub, repository_of
from fake_github_server import serve_github
from sending_editor import NEW_WORDS, WORDS, Editor, Sender
from support import TESTS


@pytest.fixture(scope="module")
def sender() -> Iterator[Sender]:
    """Send proposals with one Node."""
    command = ["node", str(TESTS / "send_driver.mjs")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as node:

        def send(given: dict[str, Any]) -> dict[str, Any]:
            assert node.stdin
            assert node.stdout
            node.stdin.write(json.dumps(given) + "\n")
            node.stdin.flush()
            told: dict[str, Any] = json.loads(node.stdout.readline())
            return told

        yield send
        assert node.stdin
        node.stdin.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GitHub]:
    with serve_github(repository_of(tmp_path_factory.mktemp("github") / "bare.git", FILES)) as hub:
        yield hub


@pytest.fixture
def hub(served: GitHub) -> GitHub:
    """A GitHub as at the beginning."""
    served.reset()
    return served


@pytest.fixture
def editor(hub: GitHub, sender: Sender) -> Editor:
    editor = Editor(hub, sender)
    editor.change("glossary.yaml", WORDS, NEW_WORDS)
    return editor
