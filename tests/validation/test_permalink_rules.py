"""Changes are reported, and nothing that has been published vanishes."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from county import check
from macros.__main__ import main
from macros.postprocess import feed_and_redirects, late_files
from macros.validation.loader import load
from macros.web import permalinks
from support import TESTS

FIXTURE = TESTS / "fixtures" / "exempellan"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A county whose addresses have been published."""
    folder = shutil.copytree(FIXTURE, tmp_path / "exempellan")
    strategy = load(folder).strategy
    assert strategy
    permalinks.record(folder, strategy)
    return folder


def rename(county: Path) -> None:
    for path in county.glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("arbete-1-a", "arbete-1-ny"), "utf-8")


def redirect(county: Path, old: str, new: str) -> None:
    path = county / "changes.yaml"
    text = path.read_text("utf-8").replace("redirects: []", f"redirects:\n  - {{old: {old}, new: {new}}}")
    path.write_text(text, "utf-8")


def test_a_lost_address_is_an_error_that_says_how_to_mend_it(county: Path) -> None:
    assert check(county).exit_code == 0
    rename(county)
    result = check(county)
    assert result.exit_code == 1
    assert "published.txt" in result.output
    assert "adressen /insatser/arbete-1-a/ är publicerad men har ingen sida längre" in result.output
    assert '"- {old: /insatser/arbete-1-a/, new: /insatser/arbete-1-ny/}" under redirects' in result.output


def test_a_renamed_page_leads_on_without_a_script(county: Path, tmp_path: Path) -> None:
    rename(county)
    redirect(county, "/insatser/arbete-1-a/", "/insatser/arbete-1-ny/")
    path = county / "site.yaml"
    path.write_text(
        path.read_text("utf-8").replace("name: Ett jämställt", "name: Ett &lt;b&gt; jämställt", 1), "utf-8"
    )
    strategy = load(county).strategy
    assert strategy
    late_files.write(tmp_path / "site", feed_and_redirects.files(strategy))
    page = (tmp_path / "site/insatser/arbete-1-a/index.html").read_text("utf-8")
    assert "Ett &amp;lt;b&amp;gt; jämställt" in page
    assert 'content="0; url=../../insatser/arbete-1-ny/"' in page
    assert '<a href="../../insatser/arbete-1-ny/">' in page
    assert "<script" not in page


def test_an_address_that_leads_on_is_never_used_again(county: Path) -> None:
    redirect(county, "/insatser/arbete-1-a/", "/insatser/arbete-1-b/")
    assert "leder vidare men är också en sida" in check(county).output


def test_an_address_that_leads_nowhere_is_an_error(county: Path) -> None:
    redirect(county, "/insatser/forr/", "/insatser/arbete-1-bb/")
    assert "leder till /insatser/arbete-1-bb/, som inte finns" in check(county).output
    assert "menade du /insatser/arbete-1-b/?" in check(county).output


def test_the_feed_has_the_reviewed_changes_only(county: Path) -> None:
    path = county / "changes.yaml"
    draft = "releases:\n  - {id: utkast, date: 2026-03-01, title: Utkast, reviewed: nej, items: [{text: Ett utkast.}]}"
    path.write_text(path.read_text("utf-8").replace("releases:", draft), "utf-8")
    strategy = load(county).strategy
    assert strategy
    feed = ElementTree.fromstring(feed_and_redirects.feed(strategy))
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["Färre insatser"]
    assert feed.findtext(f"{ATOM}updated") == "2026-02-01T00:00:00Z"


def test_an_insats_tells_its_own_changes(built_fixture_site: Path) -> None:
    own = (built_fixture_site / "insatser/arbete-1-b/index.html").read_text("utf-8")
    assert "En påhittad insats upphävdes." in own
    assert "En påhittad insats upphävdes." in (built_fixture_site / "om/andringar/index.html").read_text(
        "utf-8"
    )
    assert (built_fixture_site / "om/andringar/feed.xml").exists()


def test_a_draft_of_the_changes_is_written_for_an_editor_to_review(
    county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = county / "focusareas.yaml"
    path.write_text(
        path.read_text("utf-8").replace("Kartlägga löner varje år.", "Kartlägga löner ofta."), "utf-8"
    )
    monkeypatch.setenv("STRATEGY_DATA", str(county))
    assert CliRunner().invoke(main, ["diff", "--record", str(FIXTURE)]).exit_code == 0
    text = (county / "changes.yaml").read_text("utf-8")
    assert "reviewed: nej" in text
    assert "har ändrats." in text
    assert "about: [arbete-1-a]" in text
    assert check(county).exit_code == 0
