"""Sending a change from /redigera/: against a fake GitHub over a real repository, by the page's own modules in Node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

import fake_github
from edit_site import FILES
from fake_github import FORMER, KEY, LOGIN, NAME, OWNER, GitHub
from support import TESTS

NOW = "2026-11-30T16:05:00"
BRANCH = f"redigera/{LOGIN}/2026-11-30-1605"
GLOSSARY = FILES["data/glossary.yaml"]


Sender = Callable[[dict[str, Any]], dict[str, Any]]


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


@dataclass
class Editor:
    """Somebody with the form open: what the form read, what is changed in it, and what earlier tries left."""

    hub: GitHub
    sender: Sender
    files: dict[str, str] = field(default_factory=lambda: dict(FILES))
    wanted: dict[str, str] = field(default_factory=dict)
    attempt: dict[str, str] = field(default_factory=dict)
    key: str = KEY
    patience: int = 5000
    name: str = NAME

    def change(self, file: str, old: str, new: str) -> None:
        """Change words of a file in the form."""
        text = self.wanted.get(file, self.files[f"data/{file}"])
        assert text.count(old) == 1, (file, old)
        self.wanted[file] = text.replace(old, new)

    def send(self, title: str = "En ändring", why: str = "") -> dict[str, Any]:
        """Press Skicka."""
        edits = [
            {"file": file, "base": self.files[f"data/{file}"], "wanted": text}
            for file, text in self.wanted.items()
        ]
        place = {
            "api": self.hub.address,
            "owner": OWNER,
            "name": self.name,
            "branch": "main",
            "folder": "data",
        }
        given = {"repository": place, "key": self.key, "edits": edits, "title": title, "why": why}
        given |= {"attempt": self.attempt, "now": NOW, "patience": self.patience}
        told = self.sender(given)
        self.attempt = told["attempt"]
        return told


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GitHub]:
    with fake_github.serve(
        fake_github.repository_of(tmp_path_factory.mktemp("github") / "bare.git", FILES)
    ) as hub:
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


WORDS, NEW_WORDS = "Det som ska nås.", "Det som ska vara nått."
OTHER_WORDS, OTHERS_NEW = "Det som en verksamhet gör.", "Det som verksamheter gör."


def write_others(hub: GitHub, old: str, new: str) -> None:
    """Somebody else changes words of the glossary on main."""
    hub.write({"data/glossary.yaml": GLOSSARY.replace(old, new)})


def test_a_change_becomes_one_branch_and_one_pull_request_with_the_words(hub: GitHub, editor: Editor) -> None:
    told = editor.send("Nya ord om mål", "Bättre svenska.")
    assert told["sent"]["url"] == f"https://github.com/{OWNER}/{NAME}/pull/1"
    assert told["steps"] == ["load", "merge", "write", "branch", "propose"]
    assert hub.branches() == [BRANCH]
    assert hub.read(BRANCH, "data/glossary.yaml") == GLOSSARY.replace(WORDS, NEW_WORDS)
    assert [(pull["title"], pull["body"], pull["head"], pull["base"]) for pull in hub.pulls] == [
        ("Nya ord om mål", "Bättre svenska.", BRANCH, "main")
    ]
    assert hub.git("log", "-1", "--format=%B", BRANCH).strip() == "Nya ord om mål\n\nBättre svenska."
    assert hub.git("diff", "--stat=200", "main", BRANCH).count(" | ") == 1


def test_two_files_are_one_commit(hub: GitHub, editor: Editor) -> None:
    editor.change("site.yaml", "name: Ett jämställt Exempellän", "name: Exempellän jämställt")
    editor.send()
    assert hub.git("diff", "--name-only", "main", BRANCH).split() == ["data/glossary.yaml", "data/site.yaml"]
    assert hub.git("rev-list", "--count", f"main..{BRANCH}").strip() == "1"


def test_what_another_has_changed_meanwhile_stays(hub: GitHub, editor: Editor) -> None:
    write_others(hub, OTHER_WORDS, OTHERS_NEW)
    editor.send()
    text = hub.read(BRANCH, "data/glossary.yaml")
    assert text == GLOSSARY.replace(WORDS, NEW_WORDS).replace(OTHER_WORDS, OTHERS_NEW)
    assert hub.git("merge-base", "main", BRANCH) == hub.git("rev-parse", "main")


def test_the_same_field_changed_by_another_sends_nothing_and_gives_both_wordings(
    hub: GitHub, editor: Editor
) -> None:
    write_others(hub, WORDS, "Det som uppnås.")
    told = editor.send()
    assert told["theirs"]["glossary.yaml"] == hub.read("main", "data/glossary.yaml")
    assert told["conflicts"] == [
        {
            "file": "glossary.yaml",
            "path": ["terms", {"id": "mal"}, "explanation"],
            "base": WORDS,
            "mine": NEW_WORDS,
            "theirs": "Det som uppnås.",
        }
    ]
    assert (hub.branches(), hub.pulls) == ([], [])
    assert not [asked for asked in hub.asked if asked.startswith("POST")]


def test_a_change_that_main_has_already_sends_nothing(hub: GitHub, editor: Editor) -> None:
    write_others(hub, WORDS, NEW_WORDS)
    assert editor.send()["already"] is True
    assert hub.branches() == []


def test_a_name_that_is_taken_gets_the_next_number(hub: GitHub, editor: Editor) -> None:
    for name in (BRANCH, f"{BRANCH}-2"):
        hub.git("update-ref", f"refs/heads/{name}", "main")
    assert editor.send()["sent"]["branch"] == f"{BRANCH}-3"
    assert hub.read(BRANCH, "data/glossary.yaml") == GLOSSARY


STEPS = [
    ("GET", "/user", "load"),
    ("GET", f"/{NAME}", "load"),
    ("GET", "/git/ref/heads/main", "load"),
    ("GET", "/data/glossary.yaml", "load"),
    ("POST", "/git/trees", "write"),
    ("POST", "/git/commits", "write"),
    ("POST", "/git/refs", "branch"),
    ("POST", "/pulls", "propose"),
]
"""Each request that a proposal makes, and the step that it belongs to."""

HOWS = {401: "key", 403: "forbidden", 404: "missing", 409: "refused", 500: "server", 502: "server", "cut": "unreachable"}  # fmt: skip


@pytest.mark.parametrize("how", [403, "cut", "late"])
@pytest.mark.parametrize(("method", "end", "step"), STEPS)
def test_a_step_that_fails_is_told_and_the_next_try_makes_one_pull_request(
    hub: GitHub, editor: Editor, method: str, end: str, step: str, how: int | str
) -> None:
    hub.fail(method, end, how)
    failed = editor.send()["failed"]
    assert (failed["step"], failed["reason"]) == (step, HOWS.get(how, "unreachable"))
    # A branch may be left only where the answer is in doubt, and then the next try knows it.
    assert hub.branches() in ([], [failed.get("branch")])
    if how == 403:
        assert hub.branches() == []
    told = editor.send()
    assert told["sent"]["number"] == 1
    assert len(hub.pulls) == 1
    assert hub.branches() == [told["sent"]["branch"]] == [hub.pulls[0]["head"]]
    assert hub.read(told["sent"]["branch"], "data/glossary.yaml") == GLOSSARY.replace(WORDS, NEW_WORDS)


def test_more_changed_after_a_lost_answer_comes_with_the_same_pull_request(
    hub: GitHub, editor: Editor
) -> None:
    hub.fail("POST", "/pulls", "late")
    assert editor.send()["failed"]["reason"] == "unreachable"
    editor.change("glossary.yaml", OTHER_WORDS, OTHERS_NEW)
    told = editor.send()
    assert len(hub.pulls) == 1
    assert OTHERS_NEW in hub.read(told["sent"]["branch"], "data/glossary.yaml")
    assert hub.branches() == [told["sent"]["branch"]]


def test_a_branch_that_could_not_be_removed_is_used_by_the_next_try(hub: GitHub, editor: Editor) -> None:
    hub.fail("POST", "/pulls", 403)
    hub.fail("DELETE", BRANCH, 500)
    assert editor.send()["failed"]["branch"] == BRANCH
    assert hub.branches() == [BRANCH]
    write_others(hub, OTHER_WORDS, OTHERS_NEW)
    assert editor.send()["sent"]["branch"] == BRANCH
    assert hub.branches() == [BRANCH]
    assert OTHERS_NEW in hub.read(BRANCH, "data/glossary.yaml")


def test_a_branch_that_is_left_goes_when_main_has_the_change(hub: GitHub, editor: Editor) -> None:
    hub.fail("POST", "/pulls", "cut")
    editor.send()
    assert hub.branches() == [BRANCH]
    write_others(hub, WORDS, NEW_WORDS)
    assert editor.send()["already"] is True
    assert hub.branches() == []


@pytest.mark.parametrize(("how", "reason"), [*HOWS.items(), (429, "rate")])
def test_each_refusal_has_its_reason(hub: GitHub, editor: Editor, how: int | str, reason: str) -> None:
    hub.fail("POST", "/git/trees", how)
    assert editor.send()["failed"]["reason"] == reason


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1796054400"}),
        (429, {"Retry-After": "60"}),
        (403, {"Retry-After": "60"}),
    ],
)
def test_too_many_requests_say_when_to_try_again(
    hub: GitHub, editor: Editor, status: int, headers: dict[str, str]
) -> None:
    hub.fail("GET", "/user", status, **headers)
    failed = editor.send()["failed"]
    assert failed["reason"] == "rate"
    if "X-RateLimit-Reset" in headers:
        assert failed["until"] == "2026-11-30T16:00:00.000Z"
    else:
        assert failed["until"]


def test_a_refused_key_is_told_and_leaves_nothing(hub: GitHub, editor: Editor) -> None:
    editor.key = "github_pat_fel"
    assert editor.send()["failed"] == {"step": "load", "reason": "key", "said": "Bad credentials"}
    assert hub.branches() == []


def test_an_answer_that_never_comes_is_waited_for_only_so_long(hub: GitHub, editor: Editor) -> None:
    hub.fail("POST", "/git/trees", "slow")
    editor.patience = 300
    assert editor.send()["failed"]["reason"] == "slow"


def test_a_repository_that_has_another_name_gets_the_proposal_all_the_same(
    hub: GitHub, editor: Editor
) -> None:
    editor.name = FORMER
    assert editor.send()["sent"]["number"] == 1
    assert hub.read(BRANCH, "data/glossary.yaml") == GLOSSARY.replace(WORDS, NEW_WORDS)


CLOSED = [({"permissions": {"push": False}}, "no_rights"), ({"archived": True}, "archived")]
"""What GitHub says of a repository that takes no proposals, and the reason that the editor gets."""


@pytest.mark.parametrize(("home", "reason"), CLOSED)
def test_a_repository_that_takes_no_proposals_is_asked_nothing_more(
    hub: GitHub, editor: Editor, home: dict[str, Any], reason: str
) -> None:
    hub.home = home
    failed = editor.send()["failed"]
    assert (failed["step"], failed["reason"]) == ("load", reason)
    assert hub.asked == ["GET /user", f"GET /repos/{OWNER}/{NAME}"]


SAID = [
    ("POST", "/git/refs", 422, "Repository rule violations found\n\nCannot create ref due to creations being restricted.", "rule"),
    ("GET", f"/{NAME}", 403, "Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.", "sso"),
    ("POST", "/git/trees", 403, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.", "rate"),
    ("POST", "/pulls", 403, "Resource not accessible by personal access token", "forbidden"),
]  # fmt: skip
"""A request, the status and GitHub's own words, and the reason that the editor gets."""


@pytest.mark.parametrize(("method", "end", "status", "words", "reason"), SAID)
def test_a_refusal_is_read_by_its_words_and_leaves_nothing(
    hub: GitHub, editor: Editor, method: str, end: str, status: int, words: str, reason: str
) -> None:
    hub.fail(method, end, status, said=words)
    assert editor.send()["failed"]["reason"] == reason
    assert hub.branches() == []
    assert editor.send()["sent"]["number"] == 1
