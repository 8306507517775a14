"""Strategies of other shapes: no page, heading, table, menu item, file or word is about a part that they lack."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from built_site_outline import WORDS, Outline
from macros.strategy.parts import parts
from macros.validation.loader import load
from page_text import text_of
from support import FIXTURE, ROOT, asset, broken_links, html_problems, lasting_pages, listed

COUNTIES = {"provlan": "built_goals_only_site", "testmark": "built_rows_only_site"}
# Kalmar's names of parts that these two call something else, or lack.
USUAL = re.compile("fokusområde|problemområde", re.IGNORECASE)


@pytest.fixture(params=COUNTIES)
def county(request: pytest.FixtureRequest) -> tuple[Path, Path]:
    """The data and the built site of one of the counties."""
    return FIXTURE.parent / request.param, request.getfixturevalue(COUNTIES[request.param])


def lacked(data: Path) -> set[str]:
    strategy = load(data).strategy
    assert strategy
    own = {*parts(strategy), *(["support"] if strategy.data.site.support else [])}
    return WORDS.keys() - own


def public_texts(site: Path) -> Iterator[tuple[str, str]]:
    """Yield (name, words) of each page and file for readers. Descriptions of promised fields name all parts, and are left out."""
    for page in sorted(site.rglob("*.html")):
        html = re.sub(
            r'<(script|template|section(?= id="falten"))\b.*?</\1>',
            "",
            page.read_text("utf-8"),
            flags=re.DOTALL,
        )
        yield page.relative_to(site).as_posix(), text_of(html)
    for file in sorted(
        {*site.glob("*.txt"), *site.glob("*.xml"), *site.rglob("feed.xml"), *site.rglob("katalog.*")}
    ):
        yield file.relative_to(site).as_posix(), file.read_text("utf-8")
    yield "search.json", asset(site, "search.json").read_text("utf-8")


def test_an_empty_list_and_a_heading_over_nothing_are_found() -> None:
    assert Outline("<h1>A</h1><p>b</p><ul></ul>").empty == ["<ul> utan innehåll"]
    assert Outline("<h1>A</h1><h2>B</h2><h2>C</h2><p>d</p>").empty == ["<h2> utan något under"]
    assert Outline("<h1>A</h1><h2>B</h2><ul><li>c</ul>").empty == []


def test_no_page_has_an_empty_list_table_or_heading(county: tuple[Path, Path]) -> None:
    _, site = county
    found = []
    for page in lasting_pages(site):
        main = re.search(r"<main.*?</main>", page.read_text("utf-8"), re.DOTALL)
        assert main
        html = re.sub(r"<(script|template|form|search)\b.*?</\1>", "", main[0], flags=re.DOTALL)
        found += [f"{page.relative_to(site)}: {words}" for words in Outline(html).empty]
    assert found == [], listed(found)


def test_no_page_counts_to_nought(county: tuple[Path, Path]) -> None:
    _, site = county
    wrong = [name for name, words in public_texts(site) if re.search(r"(?<![\d,.])0 [a-zåäö]{3,}", words)]
    assert wrong == []


def test_every_link_and_menu_item_leads_to_a_page(county: tuple[Path, Path]) -> None:
    _, site = county
    assert broken_links(site) == []


def test_the_pages_are_valid(county: tuple[Path, Path]) -> None:
    _, site = county
    assert html_problems(site) == []


def test_no_page_file_or_search_record_mentions_a_part_that_is_missing(county: tuple[Path, Path]) -> None:
    data, site = county
    wrong = []
    for part in sorted(lacked(data)):
        pattern = re.compile(WORDS[part], re.IGNORECASE)
        wrong += [
            f"{name} ({part}): …{words[max(found.start() - 40, 0) : found.end() + 40]}…"
            for name, words in public_texts(site)
            if (found := pattern.search(words))
        ]
    assert wrong == [], listed(wrong)


def test_the_usual_names_are_not_those_of_a_county_with_its_own(county: tuple[Path, Path]) -> None:
    _, site = county
    wrong = [f"{name}: {found[0]}" for name, words in public_texts(site) if (found := USUAL.search(words))]
    assert wrong == [], listed(wrong)


def test_no_word_of_another_county_stands_in_them(county: tuple[Path, Path]) -> None:
    data, site = county
    strategies = [
        load(folder).strategy
        for folder in (ROOT / "data", *(FIXTURE.parent / name for name in COUNTIES))
        if folder != data
    ]
    names = {one.data.site.county.name.split()[0] for one in strategies if one} | {"Exempellän"}
    everything = "\n".join(words for _, words in public_texts(site))
    assert {name for name in names if name.casefold() in everything.casefold()} == set()


def test_the_county_with_goals_and_text_has_exactly_these_pages(built_goals_only_site: Path) -> None:
    pages = {
        page.parent.relative_to(built_goals_only_site).as_posix()
        for page in lasting_pages(built_goals_only_site)
    }
    assert pages == {
        ".", "mal", "mal/1", "mal/2", "om", "om/andringar", "om/integritet", "om/tillganglighet", "oppna-data", "redigera", "sok",
        "strategin", "strategin/inledning-prov", "strategin/malen-prov",
    }  # fmt: skip
    files = {path.name for path in (built_goals_only_site / "data/v1").iterdir() if path.is_file()}
    assert files == {
        "allt.json", "andringar.csv", "andringar.json", "begrepp.jsonld", "begrepp.ttl", "datapackage.json", "kallor.csv", "kallor.json",
        "kontext.jsonld", "katalog.rdf", "katalog.ttl", "mal.json", "openapi.json",
        "strategi.json",
    }  # fmt: skip
    assert [path.name for path in (built_goals_only_site / "ladda-ner").rglob("*.pdf")] == ["strategi.pdf"]


def menu(site: Path) -> list[str]:
    html = re.search(
        r'<nav class="[^"]*" id="menu".*?</nav>', (site / "index.html").read_text("utf-8"), re.DOTALL
    )
    assert html
    return re.findall(r"<a [^>]*>([^<]*)", html[0])


def test_the_menu_has_what_there_is_under_its_own_names(
    built_goals_only_site: Path, built_rows_only_site: Path, built_fixture_site: Path
) -> None:
    assert menu(built_goals_only_site) == ["Målen", "Läs strategin", "Om"]
    assert menu(built_rows_only_site) == [
        "Temaområden",
        "Mål och statistik",
        "Läs strategin",
        "Verktyg",
        "Om",
    ]
    assert menu(built_fixture_site)[1:4] == ["Insatser", "Fokusområden", "Handlingsplanen"]


def test_a_row_without_insatser_says_who_and_what_it_leads_to(built_rows_only_site: Path) -> None:
    page = text_of((built_rows_only_site / "fokusomraden/vardag/index.html").read_text("utf-8"))
    assert "Utmaningar" in page
    assert re.search(r"Utmaning\s*Omsorgen delas ojämnt", page)
    assert re.search(r"Önskade lägen\s*Omsorgen delas lika\.", page)
    actor = text_of((built_rows_only_site / "aktorer/kommunerna/index.html").read_text("utf-8"))
    assert "1 utmaning där strategin nämner kommunerna" in actor
    assert "nämner inte" not in actor


@pytest.mark.parametrize("page", ["aktorer", "aktorer/kommunerna"])
def test_without_insatser_actors_belong_to_the_focus_areas_in_the_menu(
    built_rows_only_site: Path, page: str
) -> None:
    html = (built_rows_only_site / page / "index.html").read_text("utf-8")
    assert re.findall(r'ui-nav__link" href="[^"]+" aria-current="true">([^<]+)<', html) == ["Temaområden"]


def test_goals_stand_under_levels_of_any_names(built_rows_only_site: Path) -> None:
    page = text_of((built_rows_only_site / "mal/index.html").read_text("utf-8"))
    assert page.index("Mål för hela perioden") < page.index(
        "Mer jämlik arbete", page.index("Mål för hela perioden")
    )
    assert "Mål för de första fyra åren" in page
    own = text_of((built_rows_only_site / "mal/7/index.html").read_text("utf-8"))
    assert "Delmål 7, inom fyra år" in own


def test_the_promised_file_with_everything_keeps_its_shape(county: tuple[Path, Path]) -> None:
    _, site = county
    whole = json.loads((site / "data/v1/allt.json").read_text("utf-8"))
    promised = json.loads((ROOT / "tests/contract/v1/allt.json").read_text("utf-8"))
    assert whole["data"].keys() == promised["properties"]["data"]["properties"].keys()
    assert whole["data"]["handlingsplan"] == []


def test_the_catalogue_and_the_feed_are_well_formed(built_goals_only_site: Path) -> None:
    for name in ("data/v1/katalog.rdf", "om/andringar/feed.xml", "sitemap.xml"):
        ElementTree.parse(built_goals_only_site / name)
