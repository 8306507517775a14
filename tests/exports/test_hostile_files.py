"""Hostile words in every file that is not a page: feed, catalogue, JSON, spreadsheets, PDFs and what robots read."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import openpyxl
import pikepdf
import pypdfium2
import pytest
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic

import hostile
from hostile_words import MARK, SCHEMES, data, mangled, strings, texts
from macros.exports import xlsx
from macros.validation.loader import load
from macros.web import selection_sheet
from support import FIXTURE

pytestmark = pytest.mark.slow


def test_the_feed_holds_words_only(hostile_site: Path, harmless_site: Path) -> None:
    feeds = [ElementTree.parse(site / "om/andringar/feed.xml") for site in (hostile_site, harmless_site)]
    shapes = [[(e.tag, sorted(e.attrib)) for e in feed.iter()] for feed in feeds]
    assert shapes[0] == shapes[1]
    said = "\n".join(feeds[0].getroot().itertext())
    assert mangled(said) == []
    assert MARK.search(said)
    # RFC 4287: without a type, or with this one, the words are no markup.
    assert {e.get("type", "text") for e in feeds[0].iter()} == {"text"}
    assert {urlsplit(e.get("href") or "").scheme for e in feeds[0].iter() if e.get("href")} <= SCHEMES


def test_the_catalogue_says_the_same_in_both_forms(hostile_site: Path, harmless_site: Path) -> None:
    turtle = Graph().parse(hostile_site / "data/v1/katalog.ttl", format="turtle")
    rdfxml = Graph().parse(hostile_site / "data/v1/katalog.rdf", format="xml")
    assert isomorphic(turtle, rdfxml)
    plain = Graph().parse(harmless_site / "data/v1/katalog.rdf", format="xml")
    assert sorted(str(p) for _, p, _ in rdfxml) == sorted(str(p) for _, p, _ in plain)
    said = "\n".join(str(value) for _, _, value in rdfxml)
    assert mangled(said) == []
    assert MARK.search(said)
    resources = {value for row in rdfxml for value in row if isinstance(value, URIRef)}
    assert {urlsplit(value).scheme for value in resources} <= SCHEMES


def test_json_holds_the_words_as_they_are_written(hostile_site: Path) -> None:
    # The form has the files as they are written, in YAML.
    files = [path for path in hostile_site.rglob("*.json") if path.name != "underlag.json"]
    assert {"allt.json", "strategi.json", "planfil.schema.json"} <= {path.name for path in files}
    assert [(path.name, wrong) for path in files for wrong in mangled("\n".join(strings(held(path))))] == []


def held(path: Path) -> Any:
    """Return the texts of a JSON file. A long text as the title of a search record is cut at a word, and is whole among its texts."""
    value = json.loads(path.read_text("utf-8"))
    if path.match("assets/search-*.json"):
        for record in value["records"]:
            beginning = record[1].removesuffix(" …")
            if beginning != record[1]:
                assert any(text.startswith(beginning) for text in record[3]), record
                record[1] = ""
    return value


def test_no_spreadsheet_runs_a_cell(hostile_site: Path) -> None:
    tables = [*hostile_site.rglob("*.csv")]
    assert len(tables) > 5
    for path in tables:
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1, path
        assert [
            cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        ] == [], path
        assert mangled("\n".join(cell for row in rows for cell in row)) == [], path
    for path in hostile_site.rglob("*.xlsx"):
        sheets = openpyxl.load_workbook(path).worksheets
        cells = [
            cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value is not None
        ]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        said = "\n".join(str(cell.value) for cell in cells)
        assert mangled(said) == []
        assert len(set(MARK.findall(said))) > 80
        # The only links are to the sheets, and the addresses of the site's own pages, whole.
        inside = [cell.hyperlink for cell in cells if cell.hyperlink and not cell.hyperlink.target]
        assert {link.location for link in inside} == {f"'{sheet.title}'!A1" for sheet in sheets[1:]}
        linked = [cell for cell in cells if cell.hyperlink and cell.hyperlink.target]
        assert [cell.value for cell in linked if cell.hyperlink.target != cell.value] == []
        assert all(str(cell.value).startswith("https://exempel.invalid/") for cell in linked)
        with zipfile.ZipFile(path) as parts:
            assert not any(
                "<f>" in parts.read(name).decode() or "<f " in parts.read(name).decode()
                for name in parts.namelist()
                if "sheet" in name
            )


def test_what_a_cell_cannot_hold_is_cut_with_words_that_say_so(tmp_path: Path) -> None:
    county = shutil.copytree(FIXTURE, tmp_path / "exempellan")
    path = county / "focusareas.yaml"
    long = ", ".join(f'"{letter * 20_000}"' for letter in "abc")
    path.write_text(path.read_text("utf-8").replace("keywords: [lönegap]", f"keywords: [{long}]"), "utf-8")
    strategy = load(county).strategy
    assert strategy
    book = openpyxl.load_workbook(io.BytesIO(next(xlsx.downloads(strategy)).make()))
    cells = [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [len(text) for text in cells if text.startswith("aaa")] == [32_767]
    cut = next(text for text in cells if text.startswith("aaa"))
    assert cut.endswith("(resten står i JSON-filen)")
    # A browser makes a file in Excel of the same cells.
    assert [text for _, file in selection_sheet.files(strategy) for text in strings(json.loads(file))
            if text.startswith("aaa")] == [cut]  # fmt: skip


def test_a_pdf_shows_the_words_and_does_nothing(hostile_site: Path) -> None:
    files = [*hostile_site.rglob("*.pdf")]
    assert len(files) >= 3
    for path in files:
        with pikepdf.open(path) as document:
            assert not {"/OpenAction", "/AA", "/AcroForm"} & set(document.Root.keys())
            actions = [
                note["/A"] for page in document.pages for note in page.get("/Annots", []) if "/A" in note
            ]
            assert {str(action["/S"]) for action in actions} <= {"/URI", "/GoTo"}
            assert {urlsplit(str(a["/URI"])).scheme for a in actions if "/URI" in a} <= SCHEMES
        sheets = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]
        assert hostile.PRODUCT not in "".join(sheets)
        nexts = [*sheets[1:], ""]
        assert [words for both in zip(sheets, nexts, strict=True) for words in mangled_on_paper(*both)] == []
        assert "<script>__owned(" in _joined("".join(sheets))


def mangled_on_paper(sheet: str, following: str) -> list[str]:
    """As `mangled`, but lines break anywhere, with a hyphen that may be their own, and words go on on the next sheet."""
    flat, rest = _joined(sheet), _joined(following)
    wrong = []
    for found in MARK.finditer(flat):
        here = flat[found.start() :]
        forms = [_joined(form) for form in texts().get(int(found[1]), ())]
        if forms and not any(_shown(form, here, rest) for form in forms):
            wrong.append(here[:200])
    return wrong


def _shown(form: str, here: str, rest: str) -> bool:
    """Return True if words stand there, whole or cut by the end of the sheet.

    Its number or its foot follows there, or the next cell of the row, and the rest stands on the next sheet.
    """
    same = next(n for n, (a, b) in enumerate(zip(f"{form}\0", f"{here}\1", strict=False)) if a != b)
    return (
        same == len(form)
        or len(here) - same < 6
        or bool(MARK.search(here[same : same + 12]))
        or form[same:] in rest
    )


def _joined(text: str) -> str:
    return re.sub(r"[\s\x02\xad\ufffe-]+", "", text).casefold()


def test_the_small_files_of_robots_hold_what_they_should(hostile_site: Path) -> None:
    names = [
        line.split(":")[0]
        for line in (hostile_site / ".well-known/security.txt").read_text("utf-8").splitlines()
    ]
    assert names == ["Contact", "Expires", "Preferred-Languages", "Canonical"]
    address = data().values["site"]["address"]
    places = [
        e.text or "" for e in ElementTree.parse(hostile_site / "sitemap.xml").iter() if e.tag.endswith("loc")
    ]
    assert places
    assert all(place.startswith(address.rstrip("/")) for place in places)
    assert [line.split(":")[0] for line in (hostile_site / "robots.txt").read_text("utf-8").splitlines()] == [
        "User-agent",
        "Allow",
        "Sitemap",
    ]
    icon = ElementTree.parse(next(hostile_site.glob("assets/icon*.svg")))
    assert [e.tag.split("}")[1] for e in icon.iter()] == ["svg", "style", "path", "path"]
