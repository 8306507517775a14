"""A change from /redigera/ that GitHub refuses, delays or moves: the editor gets the reason, and nothing is left behind."""

from __future__ import annotations

from typing import Any

import pytest

from fake_github import FORMER, NAME, OWNER, GitHub
from sending_editor import BRANCH, GLOSSARY, HOWS, NEW_WORDS, WORDS, Editor


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


BROKEN = [
    (f"<<<<<<< HEAD\n{GLOSSARY}=======\n>>>>>>> annan\n", "marks", 1),
    (GLOSSARY.replace(WORDS, f"{WORDS}\n=======\n", 1), "marks", None),
    (f"{GLOSSARY}terms: dubbelt\n", "unreadable", GLOSSARY.count("\n") + 1),
    (f"{GLOSSARY}\"", "unreadable", None),
    (f"{GLOSSARY}annat: &a b\nmer: *a\n", "unreadable", GLOSSARY.count("\n") + 2),
]  # fmt: skip
"""The text of a file on main that nobody can read, the reason that the editor gets, and the line."""


@pytest.mark.parametrize(("text", "reason", "line"), BROKEN)
def test_a_file_that_is_broken_on_main_is_named_with_its_line(
    hub: GitHub, editor: Editor, text: str, reason: str, line: int | None
) -> None:
    hub.write({"data/glossary.yaml": text})
    failed = editor.send()["failed"]
    assert (failed["step"], failed["reason"], failed["file"]) == ("merge", reason, "glossary.yaml")
    assert failed["line"] == line if line else failed["line"] > 1
    assert hub.branches() == []
    hub.write({"data/glossary.yaml": GLOSSARY})
    assert editor.send()["sent"]["number"] == 1


CLOSED = [({"permissions": {"push": False}}, "no_rights"), ({"archived": True}, "archived")]
"""The state of a repository that takes no proposals, and the reason that the editor gets."""


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
