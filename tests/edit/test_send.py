"""Sending a change from /redigera/: against a fake GitHub over a real repository, by the page's own modules in Node."""

from __future__ import annotations

import pytest

from fake_github import NAME, OWNER, GitHub
from sending_editor import BRANCH, GLOSSARY, HOWS, NEW_WORDS, OTHER_WORDS, OTHERS_NEW, WORDS, Editor


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


def test_other_words_about_a_proposal_that_is_there_are_its_own(hub: GitHub, editor: Editor) -> None:
    hub.fail("POST", "/pulls", "late")
    editor.send("Nya ord", "Ett skäl.")
    hub.fail("PATCH", "/pulls/1", 500)
    assert editor.send("Andra ord", "Ett annat skäl.")["failed"]["step"] == "propose"
    assert editor.send("Andra ord", "Ett annat skäl.")["sent"]["number"] == 1
    assert [(pull["title"], pull["body"]) for pull in hub.pulls] == [("Andra ord", "Ett annat skäl.")]


@pytest.mark.parametrize(
    ("method", "end"),
    [
        ("GET", f"/{NAME}"),
        ("GET", "/pulls"),
        ("POST", "/git/trees"),
        ("PATCH", BRANCH),
        ("PATCH", "/pulls/1"),
    ],
)
def test_a_proposal_that_is_there_stays_open_when_a_change_of_it_is_refused(
    hub: GitHub, editor: Editor, method: str, end: str
) -> None:
    hub.fail("POST", "/pulls", "late")
    editor.send("Nya ord")
    editor.change("glossary.yaml", OTHER_WORDS, OTHERS_NEW)
    hub.fail(method, end, 403)
    assert editor.send("Andra ord")["failed"]["reason"] == "forbidden"
    assert (len(hub.pulls), hub.branches()) == (1, [BRANCH])
    assert editor.send("Andra ord")["sent"]["number"] == 1
    assert OTHERS_NEW in hub.read(BRANCH, "data/glossary.yaml")


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
