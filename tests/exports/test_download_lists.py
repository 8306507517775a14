"""The open data on pages: links with true sizes, examples that run, and what search engines read."""

from __future__ import annotations

import contextlib
import csv
import html
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.postprocess import late_files, remove_theme_assets, robots_sitemap_security
from macros.postprocess.file_sizes import words
from macros.validation.loader import load
from macros.web import structured_data
from published import source
from support import FIXTURE, Server

LINK = re.compile(r'<a href="([^"]+)" download>([^<]*)</a>')


def links(page: Path) -> list[tuple[Path, str]]:
    """(file, words) of every link to a file."""
    return [((page.parent / href).resolve(), text) for href, text in LINK.findall(page.read_text("utf-8"))]


def test_every_link_to_a_file_tells_its_format_and_its_size(
    built_site: Path, built_fixture_site: Path
) -> None:
    for site in (built_site, built_fixture_site):
        found = [link for page in site.rglob("*.html") for link in links(page)]
        assert len(found) > 40
        for file, text in found:
            assert text.endswith(f"({words(file.stat().st_size)})"), text
            assert re.match(r"(Excel|CSV|JSON|PDF|.+, )", text)


def test_sizes_are_swedish() -> None:
    assert [words(size) for size in (12, 8400, 1_240_000)] == ["1\u00a0kB", "8\u00a0kB", "1,2\u00a0MB"]


@pytest.mark.parametrize("path", ["insatser", "handlingsplan", "indikatorer"])
def test_the_tables_are_offered_where_they_stand(built_fixture_site: Path, path: str) -> None:
    names = {file.name for file, _ in links(built_fixture_site / path / "index.html")}
    assert {"strategi.xlsx", f"{path}.csv", f"{path}.json"} <= names


def test_the_page_of_open_data_leads_to_every_file_but_the_schemas(built_fixture_site: Path) -> None:
    offered = {file for file, _ in links(built_fixture_site / "oppna-data" / "index.html")}
    published = {path.resolve() for path in (built_fixture_site / "data" / "v1").glob("*.*")}
    assert published - offered == set()


def test_each_dataset_stands_beside_its_own_files(built_fixture_site: Path) -> None:
    page = (built_fixture_site / "oppna-data" / "index.html").read_text("utf-8")
    offered = [
        {Path(href).stem for href, _ in LINK.findall(row)} for row in re.findall("(?s)<tr>.*?</tr>", page)
    ]
    whole = {"strategi", "handlingsplan"}
    mixed = [names for names in offered if len(names - whole) > 1]
    assert mixed == []
    for path in (built_fixture_site / "data" / "v1").glob("*.csv"):
        assert any({path.stem} == names - (whole - {path.stem}) for names in offered), path.name


def test_the_page_of_open_data_explains_every_column(built_fixture_site: Path) -> None:
    page = html.unescape((built_fixture_site / "oppna-data" / "index.html").read_text("utf-8"))
    for path in (built_fixture_site / "data" / "v1").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for label in next(csv.reader(file)):
                assert f"<dt>{label} <code" in page, (path.name, label)


def test_the_python_example_reads_the_file(built_fixture_site: Path, server: Server) -> None:
    page = html.unescape((built_fixture_site / "oppna-data" / "index.html").read_text("utf-8"))
    (code,) = re.findall(r"(?s)<code>(import csv.*?)</code>", page)
    address = source(FIXTURE, "site")["address"]
    assert address in code
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(code.replace(address, server(built_fixture_site)), {})  # noqa: S102, RUF100 - our own example
    assert "arbete-1-a Kartlägga löner varje år. ['Kommun', 'Företag']" in said.getvalue()


def test_the_other_examples_name_the_file_and_how_it_is_written(built_fixture_site: Path) -> None:
    page = html.unescape((built_fixture_site / "oppna-data" / "index.html").read_text("utf-8"))
    power_query, _, r = re.findall(r"(?s)<pre[^>]*><code>(.*?)</code></pre>", page)
    for code in (power_query, r):
        (address,) = re.findall(r'"(https?://[^"]+)"', code)
        file = built_fixture_site / address.removeprefix(source(FIXTURE, "site")["address"])
        assert file.read_bytes().startswith(b"\xef\xbb\xbfId,Uri,")
    assert 'Delimiter = ","' in power_query
    assert "Encoding = 65001" in power_query
    assert "UTF-8-BOM" in r
    assert "Fokusområde" in file.read_text("utf-8-sig").split("\n")[0].split(",")


# --- What search engines read ---


def graph(page: Path) -> list[dict[str, Any]]:
    (text,) = re.findall(r'(?s)<script type="application/ld\+json">(.*?)</script>', page.read_text("utf-8"))
    things: list[dict[str, Any]] = json.loads(text)["@graph"]
    return things


def test_the_start_page_says_who_publishes(built_fixture_site: Path) -> None:
    (thing,) = graph(built_fixture_site / "index.html")
    assert thing["@type"] == "GovernmentOrganization"
    assert thing["name"] == source(FIXTURE, "site")["publisher"]["name"]


def test_a_page_says_where_it_stands_as_its_breadcrumbs_do(built_fixture_site: Path) -> None:
    (trail,) = graph(built_fixture_site / "insatser" / "arbete-1-a" / "index.html")
    base = source(FIXTURE, "site")["address"]
    assert [(item["name"], item["item"]) for item in trail["itemListElement"]] == [
        ("Start", base),
        ("Insatser", f"{base}insatser/"),
        ("Kartlägg lönerna", f"{base}insatser/arbete-1-a/"),
    ]


def test_the_page_of_open_data_is_a_dataset_with_files_that_exist(built_fixture_site: Path) -> None:
    dataset = next(
        thing
        for thing in graph(built_fixture_site / "oppna-data" / "index.html")
        if thing["@type"] == "Dataset"
    )
    base = source(FIXTURE, "site")["address"]
    files = [built_fixture_site / one["contentUrl"].removeprefix(base) for one in dataset["distribution"]]
    assert len(files) > 10
    assert all(file.is_file() for file in files)


def test_without_an_address_the_links_are_relative_to_the_page(built_site: Path) -> None:
    if not source(FIXTURE.parents[2] / "data", "site")["address"]:
        (trail,) = graph(built_site / "insatser" / "index.html")
        assert [item["item"] for item in trail["itemListElement"]] == ["../", "../insatser/"]


def test_words_cannot_end_the_element_they_stand_in() -> None:
    strategy = load(FIXTURE).strategy
    assert strategy is not None
    text = structured_data.of_page(strategy, "x/", {"title": "</script><b>&"}, "x")
    assert not re.search("[<>&]", text)
    assert json.loads(text)["@graph"][0]["itemListElement"][-1]["name"] == "</script><b>&"


# --- What robots look for ---


def wellknown_of(folder: Path, **facts: object) -> Path:
    """The small files of the invented county with other facts in site.yaml."""
    county, site = shutil.copytree(FIXTURE, folder / "exempellan"), folder / "site"
    changed = source(county, "site") | facts
    (county / "site.yaml").write_text(yaml.safe_dump(changed, allow_unicode=True), "utf-8")
    strategy = load(county).strategy
    assert strategy is not None
    (site / "mal").mkdir(parents=True)
    for page in ("index.html", "mal/index.html", "404.html"):
        (site / page).write_text("<p>", "utf-8")
    (site / "sitemap.xml").write_text("not true", "utf-8")
    remove_theme_assets.remove_theme_assets(site)
    late_files.write(site, robots_sitemap_security.files(site, strategy))
    return site


def test_the_sitemap_lists_every_page_by_its_whole_address(tmp_path: Path) -> None:
    site = wellknown_of(tmp_path, address="https://strategi.invalid/ex/")
    found = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    assert found == ["https://strategi.invalid/ex/", "https://strategi.invalid/ex/mal/"]
    assert "Sitemap: https://strategi.invalid/ex/sitemap.xml" in (site / "robots.txt").read_text("utf-8")


def test_without_an_address_there_is_no_sitemap(tmp_path: Path) -> None:
    site = wellknown_of(tmp_path, address="")
    assert not (site / "sitemap.xml").exists()
    assert (site / "robots.txt").read_text("utf-8") == "User-agent: *\nAllow: /\n"


def test_security_txt_says_whom_to_tell_and_until_when(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")  # 2027-01-01
    site = wellknown_of(tmp_path, contact={"security": "mailto:sakerhet@exempel.invalid"})
    text = (site / ".well-known" / "security.txt").read_text("utf-8")
    assert "Contact: mailto:sakerhet@exempel.invalid\n" in text
    assert "Expires: 2027-06-30T00:00:00Z\n" in text


def test_without_a_contact_there_is_no_security_txt_and_check_says_so(tmp_path: Path) -> None:
    assert not (wellknown_of(tmp_path, contact={}) / ".well-known").exists()
    assert any(
        "contact.security" in diagnostic.message for diagnostic in load(tmp_path / "exempellan").diagnostics
    )
