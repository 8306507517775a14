"""Names in the documents exist, and the lists of commands agree."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from support import ROOT
from tools import draw_steps

DOCUMENTS = ("HACKING.md", "README.md", "CONTRIBUTING.md", "CHANGELOG.md")
# What a build or an owner makes, and places elsewhere.
MADE = re.compile(
    r"^(/|~|site/|dist/|releases/|current/|\.cache/|\.\./|data/editions/|om/x/|insatser/|roller/|min-plan/|sok/|_headers|identity\.css|index\.html|\.icons/|\.m?js$|partials/languages/|site-RVXB2PF2)"
)
PATH = re.compile(r"^[\w.-]+(?:/[\w.-]+)*/?$")
FILES = subprocess.run(
    ["git", "ls-files", "-co", "--exclude-standard"],
    cwd=ROOT,
    capture_output=True,
    text=True,
    encoding="utf-8",
    check=True,
)
KNOWN = set(FILES.stdout.split())
FOLDERS = {str(parent) for name in KNOWN for parent in Path(name).parents}
SUFFIXES = (".py", ".js", ".mjs", ".yaml", ".yml", ".css", ".html", ".typ", ".md", ".conf")


def named_paths(text: str) -> set[str]:
    """Paths in backticks and links: those with a known suffix, or a room's folder."""
    words = set(re.findall(r"`([^`\s]+)`", text)) | set(re.findall(r"\]\(([^)#\s]+)", text))
    return {
        word
        for word in words
        if PATH.match(word) and not MADE.match(word) and (word.endswith(SUFFIXES) or word.endswith("/"))
    }


def exists(name: str) -> bool:
    """A path from the root, or its end: `plan/model.js` in a sentence on scripts."""
    name = name.rstrip("/")
    return any(known == name or known.endswith(f"/{name}") for known in KNOWN | FOLDERS)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_exists(document: str) -> None:
    missing = sorted(name for name in named_paths((ROOT / document).read_text("utf-8")) if not exists(name))
    assert missing == []


def test_a_path_that_does_not_exist_is_found() -> None:
    assert named_paths("`macros/source/syntax.py` and [a](HACKING.md)") == {
        "macros/source/syntax.py",
        "HACKING.md",
    }
    assert not exists("macros/source/syntax.py")
    assert exists("plan/model.js")


def test_lines_for_developers_are_short() -> None:
    lines = (ROOT / "HACKING.md").read_text("utf-8").splitlines()
    assert [line for line in lines if len(line) > 120] == []


def test_decisions_are_numbered_in_order_and_have_three_parts() -> None:
    text = (ROOT / "HACKING.md").read_text("utf-8").split("\n## Decisions")[1].split("\n## ")[0]
    decisions = re.split(r"\n\*\*(?=\d+\.)", text)[1:]
    assert [int(one.split(".")[0]) for one in decisions] == list(range(1, len(decisions) + 1))
    assert [one[:40] for one in decisions if not re.search(r"C:\s.*D:\s.*E:\s", one, re.DOTALL)] == []


def targets() -> dict[str, str]:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    return dict(re.findall(r"^([a-z-]+):.*?## (.*)$", makefile, re.MULTILINE))


@pytest.mark.parametrize("document", ["HACKING.md", "README.md"])
def test_the_documents_have_the_commands_that_make_help_has(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    named = set(
        re.findall(
            r"make ([a-z][a-z-]+)", "\n".join(re.findall(r"`make [^`]+`|^make .*$", text, re.MULTILINE))
        )
    )
    assert named - {"help"} == set(targets()) - {"help"}


def test_readme_and_make_help_describe_a_command_alike() -> None:
    rows = dict(
        re.findall(
            r"^\| `make ([a-z-]+)[^`]*` \| (.*) \|$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
        )
    )

    def plain(words: str) -> str:
        return re.sub(r", se \[.*|[`.]|: make .*", "", words).strip().casefold()

    said = targets()
    assert {name: plain(words) for name, words in rows.items()} == {name: plain(said[name]) for name in rows}


def test_the_pictures_of_the_steps_are_those_that_their_tool_draws() -> None:
    for path, steps in draw_steps.PICTURES.items():
        assert (ROOT / path).read_text("utf-8") == draw_steps.picture(steps), "python -m tools.draw_steps"
