"""The built sites: the invented county's exact pages, and that every word of a strategy is on its site."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros.model import files
from macros.source.reader import read
from macros.strategy.capitals import in_small_letters
from macros.validation import adopted_wording
from macros.validation.loader import load
from page_text import HIDDEN, text_of
from support import ROOT, asset, lasting_pages, unchanged

FIXTURE = ROOT / "tests" / "fixtures" / "exempellan"


def whole_text(site: Path) -> str:
    return "\n".join(text_of(path.read_text("utf-8")) for path in sorted(site.rglob("*.html")))


def test_the_invented_county_has_exactly_these_pages(built_fixture_site: Path) -> None:
    found = sorted(
        str(path.relative_to(built_fixture_site).parent) for path in built_fixture_site.rglob("index.html")
    )
    assert found == sorted([
        ".", "aktorer", *(f"aktorer/{name}" for name in ("alla", "foreningar", "foretag", "kommun", "polis", "skola")),
        "fokusomraden", "fokusomraden/arbete", "fokusomraden/skola-fritid", "fokusomraden/trygghet",
        "handlingsplan", "handlingsplan/forebygga", "handlingsplan/handlingsplan-1-1", "handlingsplan/handlingsplan-1-2",
        "handlingsplan/handlingsplan-2-1", "handlingsplan/planens-arbete", "handlingsplan/planens-inledning",
        "handlingsplan/skydda", "indikatorer", *(f"indikatorer/indikator-1-{number}" for number in (1, 2, 3, 4, 5, 6, 8)),
        "insatser", "insatser/arbete-1-a", "insatser/arbete-1-b", "insatser/skola-fritid-1-a", "insatser/skola-fritid-2-a",
        "insatser/trygghet-1-a", "insatser/trygghet-1-b", "mal", "mal/1", "mal/2", "mal/3", "metoder",
        "redigera", "om", "om/andringar", "om/anslutna-verksamheter", "om/integritet", "om/kallan", "om/ordlista", "om/tillganglighet",
        "min-plan", "oppna-data", "roller", "roller/chef", "roller/larare", "sok",
        "strategin", "strategin/ansluta-exempel", "strategin/inledning-exempel", "strategin/malen-exempel",
        "skolan", "en", "lattlast", "uppfoljning",
        "strategin/uppfoljning-exempel", "strategin/verktyg-exempel", "verktyg", "verktyg/checklista", "verktyg/omraden", "verktyg/tips",
    ])  # fmt: skip


def test_only_pages_with_the_strategys_words_say_when_these_are_from(built_fixture_site: Path) -> None:
    dated = {
        str(path.relative_to(built_fixture_site).parent)
        for path in built_fixture_site.rglob("index.html")
        if "Text från" in path.read_text("utf-8").partition('<footer class="ui-aboutpage ui-wrap">')[2]
    }
    assert {
        "insatser",
        "insatser/arbete-1-a",
        "strategin/inledning-exempel",
        "om/anslutna-verksamheter",
    } <= dated
    assert not {"om", "om/kallan", "om/tillganglighet", "sok", "min-plan", "oppna-data", "roller"} & dated


@pytest.mark.parametrize(
    ("folder", "fixture"), [(ROOT / "data", "built_site"), (FIXTURE, "built_fixture_site")]
)
def test_every_word_of_search_reaches_the_file_that_searching_reads(
    folder: Path, fixture: str, request: pytest.FixtureRequest
) -> None:
    found = json.loads(asset(request.getfixturevalue(fixture), "search.json").read_text("utf-8"))
    synonyms = yaml.safe_load((folder / "search.yaml").read_text("utf-8"))["synonyms"]
    assert synonyms
    assert found["synonyms"] == [[row["words"], row["means"]] for row in synonyms]


@pytest.mark.parametrize(
    ("folder", "fixture"), [(ROOT / "data", "built_site"), (FIXTURE, "built_fixture_site")]
)
def test_every_word_of_the_data_reaches_the_site(
    folder: Path, fixture: str, request: pytest.FixtureRequest
) -> None:
    site = whole_text(request.getfixturevalue(fixture))
    missing = []
    for key, unit in adopted_wording.units(read(folder, [stem for stem, _ in files()])):
        name = next(part for part in reversed(key) if isinstance(part, str))
        shown = re.sub(r"\s+", " ", re.sub(r"\[\^[a-z](\d+)\]", r"\1", unit))
        is_id = name in HIDDEN or (*key[:2], name) == ("actors", "actors", "group")
        if not is_id and not shown.startswith(("http", "/")) and shown not in site:
            missing.append((key, shown[:100]))
    assert missing == []


def test_every_address_of_the_data_is_a_link_on_the_site(built_site: Path) -> None:
    pages = html.unescape("\n".join(path.read_text("utf-8") for path in built_site.rglob("*.html")))
    units = adopted_wording.units(read(ROOT / "data", [stem for stem, _ in files()]))
    # The publisher's uri and type are names for machines; a dead link is kept in the data and offered to nobody.
    links = {
        unit
        for key, unit in units
        if unit.startswith(("https://", "http://")) and key[-1] not in ("uri", "type", "previous_address")
    }
    assert [link for link in sorted(links) if f'href="{link}"' not in pages] == []


def test_no_word_of_another_county_stands_in_the_invented_one(built_fixture_site: Path) -> None:
    own = load(ROOT / "data").strategy
    assert own
    facts = own.data.site
    names = {facts.county.name.split()[0], facts.publisher.short_name, *facts.county.municipalities}
    everything = "\n".join(
        path.read_text("utf-8")
        for path in built_fixture_site.rglob("*.*")
        if path.suffix in (".html", ".css", ".svg", ".xml")
    )
    assert {name for name in names if name.casefold() in everything.casefold()} == set()


def test_the_site_asks_nothing_of_others(built_site: Path) -> None:
    for path in built_site.rglob("*.html"):
        page = path.read_text("utf-8")
        assert "<iframe" not in page, path
        assert not re.search(
            r"<(?:link|img|source|script)[^>]+(?:href|src)=\"(?:https?:)?//",
            page.replace('rel="canonical"', ""),
        ), path


def test_no_script_is_served_as_mjs_which_old_servers_refuse(built_fixture_site: Path) -> None:
    files = [path for path in built_fixture_site.rglob("*") if path.is_file()]
    assert [path for path in files if path.suffix == ".mjs"] == []
    asked = [path for path in files if path.suffix in {".html", ".js"} and ".mjs" in path.read_text("utf-8")]
    assert asked == []


def test_notes_lead_there_and_back(built_fixture_site: Path) -> None:
    page = (built_fixture_site / "strategin/inledning-exempel/index.html").read_text("utf-8")
    assert 'href="#not-s1" id="not-s1-mark"' in page
    assert 'id="not-s1"' in page
    assert 'href="#not-s1-mark"' in page


def test_tags_beyond_the_source_are_shown_as_editorial(built_fixture_site: Path) -> None:
    page = text_of((built_fixture_site / "insatser/skola-fritid-2-a/index.html").read_text("utf-8"))
    assert "Redaktionens bedömning" in page
    assert "Polis: Påhittat skäl." in page


def test_a_withdrawn_insats_keeps_its_page_and_says_why(built_fixture_site: Path) -> None:
    page = text_of((built_fixture_site / "insatser/arbete-1-b/index.html").read_text("utf-8"))
    assert "Upphävd 2026-02-01. Ersattes. Beslut: Påhittat beslut 1." in page


def test_code_templates_and_styles_name_no_county() -> None:
    names = re.compile("kalmar|exempellän", re.IGNORECASE)
    places = [
        path
        for folder in ("macros", "overrides", "content")
        for path in (ROOT / folder).rglob("*.*")
        if path.suffix != ".pyc"
    ]
    assert [
        str(path)
        for path in [*places, ROOT / "hooks.py", ROOT / "mkdocs.yml"]
        if names.search(path.read_text("utf-8"))
    ] == []


def test_a_build_of_broken_data_publishes_nothing(tmp_path: Path) -> None:

    county = shutil.copytree(FIXTURE, tmp_path / "trasig")
    (county / "goals.yaml").write_text("overall: Mål: hej\n", "utf-8")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--site-dir",
        str(tmp_path / "site"),
    ]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "STRATEGY_DATA": str(county)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode != 0
    assert "trasig/goals.yaml:1" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site" / "index.html").exists()


def test_an_ended_period_is_told_on_every_page(tmp_path: Path) -> None:
    after = {"STRATEGY_DATA": str(FIXTURE), "SOURCE_DATE_EPOCH": "1893456000"}  # 2030-01-01
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "site")]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **after}, capture_output=True, check=True)
    assert "Perioden är slut. Vad som gäller nu: Ej fastställt." in text_of(
        (tmp_path / "site/mal/1/index.html").read_text("utf-8")
    )


def test_an_unfinished_period_is_not_said_to_have_ended(built_fixture_site: Path) -> None:
    assert "Perioden är slut" not in (built_fixture_site / "mal/1/index.html").read_text("utf-8")


def test_every_page_says_where_in_the_menu_it_is(built_site: Path) -> None:
    """But the start page, the search and the reader's own plan, which has a mark of its own."""
    without = {"", "sok/", "404.html"}
    wrong = []
    for path in (*lasting_pages(built_site), built_site / "404.html"):
        page = path.relative_to(built_site).as_posix().removesuffix("index.html")
        header = path.read_text("utf-8").partition("<header>")[2].partition("</header>")[0]
        marks = re.findall(r'<a class="(ui-nav__link|ui-myplan)" href="([^"]+)" aria-current', header)
        expected = {"ui-myplan"} if page == "min-plan/" else set() if page in without else {"ui-nav__link"}
        if {kind for kind, _ in marks} != expected or len(marks) > 1:
            wrong.append(f"{page}: {marks}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("page", "item"),
    [
        ("mal", "Mål och statistik"), ("indikatorer", "Mål och statistik"), ("metoder", "Verktyg"),
        ("aktorer", "Insatser"), ("oppna-data", "Om"), ("om/kallan", "Om"), ("roller", "Din roll"),
    ],
)  # fmt: skip
def test_a_page_outside_the_menu_belongs_to_an_item(built_site: Path, page: str, item: str) -> None:
    html = (built_site / page / "index.html").read_text("utf-8")
    assert re.findall(r'<a class="ui-nav__link" href="[^"]+" aria-current="[a-z]+">([^<]+)</a>', html) == [
        item
    ]


def test_the_page_of_goals_names_each_goal_once(built_site: Path) -> None:
    main = (built_site / "mal/index.html").read_text("utf-8").partition("<main")[2]
    goals = re.findall(r'<a href="\.\./mal/(\d+)/"', main)
    assert goals == [goal.id.rpartition("-")[2] for goal in unchanged().goals.values()]


def test_a_subheading_in_capitals_looks_the_same_wherever_it_stands(built_site: Path) -> None:
    loud = {
        text
        for page in built_site.rglob("*.html")
        for text in re.findall(
            r"<(?:h\d|p class=\"ui-subheading\")[^>]*>([^<]{2,})<", page.read_text("utf-8")
        )
        if text.isupper()
    }
    assert [text for text in sorted(loud) if in_small_letters(unchanged(), text)] == []


def test_the_counts_that_nobody_has_made_share_a_line(built_site: Path) -> None:
    page = (built_site / "indikatorer/index.html").read_text("utf-8")
    counts = page.partition('id="rakningar"')[2].partition("</section>")[0]
    assert counts.count("<a ") == 3
    assert text_of(counts).count("Ej fastställt") == 1
