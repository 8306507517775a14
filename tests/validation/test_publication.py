"""Facts to settle before publication: the warnings and errors of `check`, and the page's words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from county import change, check
from macros.validation.loader import load
from macros.web.templating import Renderer
from support import lasting_pages


@pytest.mark.parametrize(
    ("scheme", "colour", "tip"), [("light", "#c4b0f0", "mörkare"), ("dark", "#4b2e83", "ljusare")]
)
def test_a_colour_that_is_hard_to_read_is_an_error(county: Path, scheme: str, colour: str, tip: str) -> None:
    before = {"light": "#0b5d4a", "dark": "#8fd6c0"}[scheme]
    change(county, "site.yaml", before, colour)
    result = check(county)
    assert result.exit_code == 1
    assert f"färgen {colour} har kontrasten" in result.output
    assert f"välj en {tip} färg" in result.output


def test_a_colour_that_is_no_colour_is_an_error(county: Path) -> None:
    change(county, "site.yaml", "#0b5d4a", "grön")
    result = check(county)
    assert result.exit_code == 1
    assert "en färg skrivs som #4b2e83" in result.output


def test_everything_that_is_not_filled_in_is_listed_and_stops_nothing(county: Path) -> None:
    change(county, "site.yaml", ", phone: 070-174 06 06", "")
    change(county, "accessibility.yaml", "verdict: delvis förenlig", "verdict:")
    result = check(county)
    assert result.exit_code == 0
    assert re.search(r"site\.yaml.*inte ifyllt före publicering: .*\bcontact\.phone\b", result.output)
    assert "inte ifyllt före publicering: verdict." in result.output


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("https://exempel.invalid/", ""),
        ("https://exempel.invalid", ""),
        ("https://exempel.invalid/jamstalldhet/", "/jamstalldhet/"),
        ("https://exempel.invalid:8443/a/b", "/a/b/"),
    ],
)
def test_an_address_with_a_folder_leaves_files_where_nobody_looks(
    county: Path, address: str, named: str
) -> None:
    change(county, "site.yaml", "address: https://exempel.invalid/", f"address: {address}")
    result = check(county)
    assert result.exit_code == 0
    host = address.split("/")[2]
    said = f"ligga i mappen {named}, men robots.txt och .well-known/security.txt läses bara överst på {host}"
    assert (said in result.output) == bool(named)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://exempel.invalid/?sida=1", "så den har inte heller ? eller #"),
        ("https://exempel.invalid/lan/#start", "så den har inte heller ? eller #"),
        ("https://exempel.invalid/lan/index.html", 'skriv "https://exempel.invalid/lan/"'),
        ("https://exempel.invalid/default.aspx", 'skriv "https://exempel.invalid/"'),
        ("https://exempel.invalid/v1.2", ""),
        ("https://exempel.aspx", ""),
    ],
)
def test_an_address_of_one_page_begins_no_others(county: Path, address: str, said: str) -> None:
    change(county, "site.yaml", "address: https://exempel.invalid/", f'address: "{address}"')
    result = check(county)
    assert result.exit_code == bool(said)
    assert said in result.output


def test_a_verdict_is_one_of_three(county: Path) -> None:
    change(county, "accessibility.yaml", "delvis förenlig", "nästan förenlig")
    result = check(county)
    assert result.exit_code == 1
    assert "helt förenlig" in result.output


def test_a_supervisor_whose_day_has_come_needs_an_address(
    county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(county, "accessibility.yaml", "since: 2999-01-01", "since: 2026-01-01")
    # Its follow-up is later than these days.
    (county / "followup.yaml").unlink()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767139200")  # 2025-12-31
    assert "har tillsynen sedan" not in check(county).output
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # 2026-01-01
    result = check(county)
    assert result.exit_code == 0
    assert "Andra exempeltillsynen har tillsynen sedan 2026-01-01" in result.output


def test_the_statement_names_the_next_supervisor_from_its_day(
    county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(county, "accessibility.yaml", "since: 2999-01-01", "since: 2026-01-01")
    # Its follow-up is later than these days.
    (county / "followup.yaml").unlink()

    def supervised(second: str) -> str:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", second)
        strategy = load(county).strategy
        assert strategy
        page = Renderer(strategy).render("accessibility", "om/tillganglighet/")
        return page.split("Tillsyn</h2>")[1].split("<h2")[0]

    before, after = supervised("1767139200"), supervised("1767225600")
    assert "Första exempeltillsynen har ansvaret" in before
    assert "Från <time" in before
    assert "Andra exempeltillsynen har ansvaret" in after
    assert "Första exempeltillsynen har ansvaret" not in after


def test_the_statement_has_the_official_headings_in_their_order(built_site: Path) -> None:
    page = (built_site / "om/tillganglighet/index.html").read_text("utf-8")
    headings = [
        "Hur tillgänglig är webbplatsen?",
        "Vad kan du göra om du inte kan använda delar av webbplatsen?",
        "Rapportera brister i webbplatsens tillgänglighet",
        "Tillsyn",
        "Teknisk information om webbplatsens tillgänglighet",
        "Innehåll som inte är tillgängligt",
        "Hur vi testat webbplatsen",
    ]
    places = [page.index(f">{heading}</h2>") for heading in headings]
    assert places == sorted(places)


def test_the_statement_says_what_the_data_says(built_fixture_site: Path) -> None:
    page = (built_fixture_site / "om/tillganglighet/index.html").read_text("utf-8")
    for words in (
        "delvis förenlig",
        "Påhittad figur saknar beskrivning.",
        "Första exempeltillsynen",
        "2999-01-01",
    ):
        assert words in page


def footer(page: Path) -> str:
    return page.read_text("utf-8").split('<footer class="ui-footer">')[1]


def test_every_page_links_to_the_statement_in_its_footer(built_site: Path) -> None:
    pages = [*lasting_pages(built_site), built_site / "404.html"]
    assert [p for p in pages if '">Tillgänglighet</a>' not in footer(p)] == []
