"""Sending from the form, in a browser, to a fake GitHub: which files the proposal changes, and that they pass `check`."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from edit_site import AREAS, FILES, TITLE, Forms
from engines import Run
from fake_github import GitHub
from macros.validation.loader import load
from support import FIXTURE, rest_weekly

pytestmark = pytest.mark.browser


Do = Callable[..., None]


@pytest.fixture
def do(running: Callable[[str], Run], forms: Forms) -> Do:
    """Run a flow in an engine."""

    def run(flow: str, engine: str = "chromium") -> None:
        if told := running(engine)("edit/sending.mjs", flow, forms.address):
            pytest.fail(told, pytrace=False)

    return run


def proposed(hub: GitHub, tmp_path: Path) -> dict[str, tuple[int, int]]:
    """Return the files that the one proposal changes, with (lines removed, lines added). Its data pass `check`."""
    (pull,) = hub.pulls
    assert hub.branches() == [pull["head"]]
    shutil.copytree(FIXTURE, tmp_path / "data")
    archive = hub.git_bytes("archive", pull["head"])
    subprocess.run(["tar", "-x", "-C", str(tmp_path)], input=archive, check=True)
    loaded = load(tmp_path / "data")
    assert [str(one) for one in loaded.diagnostics if one.level == "error"] == []
    rows = hub.git("diff", "--numstat", "main", pull["head"]).splitlines()
    return {file: (int(gone), int(come)) for come, gone, file in (row.split("\t") for row in rows)}


ENGINES = ("chromium", "firefox")
# In Firefox a heading each time, and the others every week.
CHROMIUM_FIRST = pytest.mark.parametrize("engine", rest_weekly(ENGINES, 1))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_changed_heading_is_one_line(forms: Forms, do: Do, tmp_path: Path, engine: str) -> None:
    do("title", engine)
    assert proposed(forms.hub, tmp_path) == {AREAS: (1, 1)}
    assert forms.hub.pulls[0]["title"] == "Ändra Insats: Kartlägg lönerna nu"


@CHROMIUM_FIRST
def test_words_that_another_has_changed_are_shown_and_nothing_is_sent_before_a_choice(
    forms: Forms, do: Do, tmp_path: Path, engine: str
) -> None:
    forms.hub.write({AREAS: FILES[AREAS].replace(TITLE, "title: Kartlägg alla löner\n")})
    do("conflict", engine)
    assert proposed(forms.hub, tmp_path) == {AREAS: (1, 1)}
    assert "title: Kartlägg lönerna nu\n" in forms.hub.read(forms.hub.pulls[0]["head"], AREAS)


@CHROMIUM_FIRST
def test_a_last_step_that_fails_is_told_and_done_again(
    forms: Forms, do: Do, tmp_path: Path, engine: str
) -> None:
    forms.hub.fail("POST", "/pulls", 403)
    do("failure", engine)
    assert proposed(forms.hub, tmp_path) == {AREAS: (1, 1)}


@pytest.mark.weekly
@pytest.mark.parametrize("engine", ENGINES)
class TestLessOften:
    @pytest.mark.weekly
    def test_a_new_affiliate(self, forms: Forms, do: Do, tmp_path: Path, engine: str) -> None:
        do("affiliate", engine)
        assert proposed(forms.hub, tmp_path) == {"data/affiliates.yaml": (0, 1)}

    @pytest.mark.weekly
    def test_a_new_insats(self, forms: Forms, do: Do, tmp_path: Path, engine: str) -> None:
        do("newAction", engine)
        assert proposed(forms.hub, tmp_path) == {AREAS: (0, 3)}

    def test_a_withdrawn_insats(self, forms: Forms, do: Do, tmp_path: Path, engine: str) -> None:
        do("withdrawn", engine)
        ((removed, added),) = proposed(forms.hub, tmp_path).values()
        assert (removed, added > 0) == (0, True)

    def test_decided_words_changed_by_a_decision(
        self, forms: Forms, do: Do, tmp_path: Path, engine: str
    ) -> None:
        do("decision", engine)
        ((removed, added),) = proposed(forms.hub, tmp_path).values()
        assert (removed, added > 1) == (1, True)
        made = forms.hub.git("diff", "main", forms.hub.pulls[0]["head"])
        assert "replaced:" in made
        assert "decision: Påhittat beslut 2" in made

    def test_a_mistake_mended_in_two_files(self, forms: Forms, do: Do, tmp_path: Path, engine: str) -> None:
        do("mistake", engine)
        files = proposed(forms.hub, tmp_path)
        assert files.pop(AREAS) == (1, 1)
        assert files.keys() == {"data/errata.yaml"}

    def test_a_change_without_a_key_is_an_issue(self, do: Do, engine: str) -> None:
        do("issue", engine)

    @pytest.mark.weekly
    def test_what_another_has_changed_stays(self, forms: Forms, do: Do, tmp_path: Path, engine: str) -> None:
        other = "contributors: Kommun, företag"
        forms.hub.write({AREAS: FILES[AREAS].replace(other, f"{other} och skolan", 1)})
        do("title", engine)
        assert proposed(forms.hub, tmp_path) == {AREAS: (1, 1)}
        assert f"{other} och skolan" in forms.hub.read(forms.hub.pulls[0]["head"], AREAS)

    @pytest.mark.weekly
    def test_a_refused_key_is_asked_for_again(
        self, forms: Forms, do: Do, tmp_path: Path, engine: str
    ) -> None:
        do("refusedKey", engine)
        assert proposed(forms.hub, tmp_path) == {AREAS: (1, 1)}

    def test_the_check_and_its_words_are_shown(self, forms: Forms, do: Do, engine: str) -> None:
        forms.hub.runs = [
            {"status": "completed", "conclusion": "success", "html_url": "https://github.com/x"}
        ]
        forms.hub.comments = [{"body": "<!-- diff -->\nLäsarna ser en annan rubrik."}]
        do("news", engine)
