"""Something hostile in every text field of the data at once: it is refused in Swedish, or shown as the words it is."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import unicodedata
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import markdown
import openpyxl
import pikepdf
import pypdfium2
import pytest
import yaml
from click.testing import CliRunner, Result
from rdflib import Graph
from rdflib.compare import isomorphic

import hostile
from hostile import Filled
from macros import difference, records
from macros.__main__ import main
from macros.difference import told
from macros.downloads import xlsx
from macros.load import load
from macros.source import MOST, read
from support import FIXTURE, listed

pytestmark = pytest.mark.slow

DATA = hostile.fill(FIXTURE)


def shown(one: Filled, text: str) -> str:
    """What a reader sees of a payload: running text has links, all else is words."""
    return re.sub(r"\[([^\[\]]+)\]\(http[^)]+\)", r"\1", text) if hostile.is_prose(one.key) else text


TEXTS = {
    int(mark[1]): (mark[0], shown(one, mark[0]))
    for one in DATA.filled
    for mark in [re.search(r"X(\d{4})x.*slut\1", one.text)]
    if mark
}
SCHEMES = {"http", "https", "mailto", "tel"}
# The reader of a page, a feed or a file meets a payload whole, from its mark to its end.
MARK = re.compile(r"X(\d{4})x", re.IGNORECASE)


def mangled(text: str) -> list[str]:
    """Each payload in a text that is not there as it was written; case apart, for one heading is in small letters."""
    flat = re.sub(r"\s+", " ", text).casefold()
    wrong = []
    for found in MARK.finditer(flat):
        forms = [re.sub(r"\s+", " ", form).casefold() for form in TEXTS.get(int(found[1]), ())]
        if forms and not any(flat.startswith(form, found.start()) for form in forms):
            wrong.append(flat[found.start() : found.start() + 200])
    return wrong


class Shape(HTMLParser):
    """A page as the elements that it has, with the names of their attributes, and its addresses and texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, ...]] = []
        self.addresses: list[str] = []
        self.texts: list[str] = []
        self._told: list[str] = []
        self.feed(html)
        self.close()
        # After the running text, for an element may stand in the middle of a word's form.
        self.texts += self._told

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, *(name for name, _ in attrs)))
        self.addresses += [
            value or "" for name, value in attrs if name in ("href", "src", "action", "content")
        ]
        self._told += [
            f"\n{value or ''}"
            for name, value in attrs
            if name not in ("href", "src", "action", "content", "data-words")
        ]

    def handle_data(self, data: str) -> None:
        # What search engines read has a test of its own.
        if self.cdata_elem != "script":
            self.texts.append(data)


def pages(site: Path) -> dict[str, Shape]:
    return {
        str(path.relative_to(site)): Shape(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))
    }


def check(folder: Path) -> Result:
    result = CliRunner().invoke(main, ["check", "--format", "json", str(folder)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def not_refused(folder: Path, wanted: list[Filled], words: str) -> list[Filled]:
    """Those of the fields of which `check` does not say the words at their line."""
    found = json.loads(check(folder).stdout)["findings"]
    rows = {(row["file"], row["line"]) for row in found if words in row["message"]}
    source = read(folder, hostile.STEMS)
    return [one for one in wanted if (source.place(one.key).file, source.place(one.key).line) not in rows]


def at(values: Any, key: tuple[str | int, ...]) -> Any:
    for part in key:
        values = values[part]
    return values


def spoil(folder: Path, old: str, new: str) -> hostile.Hostile:
    """The harmless data with `old` exchanged in the file of every text field, as an editor would write it."""
    made = hostile.fill(FIXTURE, harmless=True)
    for path in hostile.write(made.values, folder).glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return made


def test_every_text_field_of_the_model_holds_something_hostile() -> None:
    assert hostile.text_fields() - {(one.owner, one.name) for one in DATA.filled} == set()
    assert len({one.text for one in DATA.filled}) > 300


@pytest.mark.parametrize(
    ("written", "code"), [("\\0", "U+0000"), ("\\u202E", "U+202E"), ("\\u061C", "U+061C"), ("\\e", "U+001B"), ("\u202e", "U+202E"),
                          ("\u2066", "U+2066"), ("\U000e0041", "U+E0041"), ("\\uFEFF", "U+FEFF")]
)  # fmt: skip
def test_a_character_that_cannot_be_seen_is_refused_by_its_code_wherever_it_stands(
    written: str, code: str, tmp_path: Path
) -> None:
    made = spoil(tmp_path / "osynligt", "ordinärt", f"ordi{written}närt")
    wanted = [one for one in made.filled if "ordinärt" in one.text]
    assert len(wanted) > 200
    assert not_refused(tmp_path / "osynligt", wanted, code) == []


def test_a_text_of_a_megabyte_is_refused_wherever_it_stands(tmp_path: Path) -> None:
    made = hostile.fill(FIXTURE, harmless=True)
    long = [one for one in made.filled if one.text.startswith("X") and "ordinärt" in one.text]
    for number, one in enumerate(long[:4]):
        at(made.values, one.key[:-1])[one.key[-1]] = "[(<{"[number] * 1_000_000
    hostile.write(made.values, tmp_path / "stort")
    assert not_refused(tmp_path / "stort", long[:4], f"högst {MOST}") == []


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<b>", "vbscript:x", "//annan.invalid/",
                                     "https://[x", "https://a.invalid/{x}", "file:///etc/passwd", "https://x@y.invalid/", "\\x01https://x.invalid"])  # fmt: skip
def test_an_address_that_leads_elsewhere_than_it_says_is_refused_wherever_it_stands(
    address: str, tmp_path: Path
) -> None:
    made = hostile.fill(FIXTURE, harmless=True)
    links = [one for one in made.filled if one.text.startswith("https://")]
    assert len(links) > 15
    for one in links:
        at(made.values, one.key[:-1])[one.key[-1]] = address
    hostile.write(made.values, tmp_path / "adresser")
    assert not_refused(tmp_path / "adresser", links, "är skriven på fel sätt") == []


def test_what_a_template_would_read_is_refused_in_titles(tmp_path: Path) -> None:
    for number, code in enumerate(("{{7*7}}", "{% raw %}", "{# ord #}")):
        made = spoil(tmp_path / str(number), "ordinärt", code)
        titles = [
            one
            for one in made.filled
            if one.name in ("title", "name", "short_title", "label", "term", "subtitle")
        ]
        assert len(titles) > 50
        assert not_refused(tmp_path / str(number), titles, "rubriken får inte ha") == []


def test_elements_are_refused_in_titles(tmp_path: Path) -> None:
    made = spoil(tmp_path / "element", "ordinärt", "<script>x()</script>")
    titles = [
        one
        for one in made.filled
        if one.name in ("title", "short_title", "label", "term", "subtitle")
        and (one.owner, one.name) != ("SupportBox", "title")
    ]
    assert not_refused(tmp_path / "element", titles, "är skriven på fel sätt") == []


def test_a_link_to_a_script_in_running_text_is_refused(tmp_path: Path) -> None:
    made = spoil(tmp_path / "lankar", "ordinärt", "[ord](javascript:alert(1))")
    texts = [one for one in made.filled if (one.owner, one.name) == ("Block", "text")]
    assert texts
    assert not_refused(tmp_path / "lankar", texts, "länken leder till") == []


def test_a_character_that_the_pdf_has_no_letter_for_is_refused(tmp_path: Path) -> None:
    made = spoil(tmp_path / "tecken", "ordinärt", "ord 漢")
    wanted = [one for one in made.filled if "ordinärt" in one.text]
    assert not_refused(tmp_path / "tecken", wanted, "typsnitt") == []


def test_letters_in_two_parts_written_as_codes_are_made_whole(tmp_path: Path) -> None:
    spoil(tmp_path / "delar", "ordinärt", "ordina\\u0308rt")
    found = load(tmp_path / "delar").strategy
    assert found
    assert unicodedata.is_normalized("NFC", found.data.site.description)


def test_a_report_cannot_write_to_the_terminal_or_to_the_log(tmp_path: Path) -> None:
    county = shutil.copytree(FIXTURE, tmp_path / "exempellan")
    path = county / "goals.yaml"
    path.write_text(
        path.read_text("utf-8").replace("level: regionalt", 'level: "\\e[2J\\n::error::x\\r\\u202Ey"'),
        "utf-8",
    )
    result = CliRunner().invoke(main, ["check", str(county)])
    assert "⟨U+001B⟩[2J" in result.output
    assert not re.search("[\x1b\r\u202e]|^::", result.output, re.MULTILINE)


def test_every_page_has_the_elements_that_it_has_with_harmless_words(
    hostile_site: Path, harmless_site: Path
) -> None:
    spoiled, plain = pages(hostile_site), pages(harmless_site)
    assert list(spoiled) == list(plain)
    assert len(spoiled) > 50
    assert [name for name in spoiled if spoiled[name].elements != plain[name].elements] == []


def test_every_page_shows_the_words_as_they_are_written(hostile_site: Path) -> None:
    shown = pages(hostile_site)
    wrong = [f"{name}: {words}" for name, page in shown.items() for words in mangled("".join(page.texts))]
    assert wrong == [], listed(wrong)
    everything = " ".join("".join(page.texts) for page in shown.values())
    assert hostile.PRODUCT not in everything
    assert len(set(MARK.findall(everything))) > 200


def test_links_lead_only_to_pages_mailboxes_and_telephones(hostile_site: Path) -> None:
    found = {
        address
        for page in pages(hostile_site).values()
        for address in page.addresses
        if ":" in address.split("/")[0]
    }
    links = {address for address in found if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", address)}
    assert {urlsplit(address).scheme for address in links} <= SCHEMES
    assert links


def test_search_engines_read_the_words_of_a_page(hostile_site: Path) -> None:
    for path in hostile_site.rglob("*.html"):
        for script in re.findall(
            r'(?s)<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8")
        ):
            assert not re.search("[<>&]", script)
            assert (
                mangled(
                    json.dumps(json.loads(script), ensure_ascii=False)
                    .replace('\\"', '"')
                    .replace("\\\\", "\\")
                )
                == []
            )


def test_the_feed_holds_words_only(hostile_site: Path, harmless_site: Path) -> None:
    feeds = [ElementTree.parse(site / "om/andringar/feed.xml") for site in (hostile_site, harmless_site)]
    shapes = [[(e.tag, sorted(e.attrib)) for e in feed.iter()] for feed in feeds]
    assert shapes[0] == shapes[1]
    assert mangled("\n".join(feeds[0].getroot().itertext())) == []


def test_the_catalogue_says_the_same_in_both_forms(hostile_site: Path, harmless_site: Path) -> None:
    turtle = Graph().parse(hostile_site / "data/v1/katalog.ttl", format="turtle")
    rdfxml = Graph().parse(hostile_site / "data/v1/katalog.rdf", format="xml")
    assert isomorphic(turtle, rdfxml)
    plain = Graph().parse(harmless_site / "data/v1/katalog.rdf", format="xml")
    assert sorted(str(p) for _, p, _ in rdfxml) == sorted(str(p) for _, p, _ in plain)
    assert mangled("\n".join(str(value) for _, _, value in rdfxml if "X10" in str(value))) == []


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [value] if isinstance(value, str) else []


def test_json_holds_the_words_as_they_are_written(hostile_site: Path) -> None:
    files = [*hostile_site.rglob("data/**/*.json")]
    assert len(files) > 5
    assert [
        (path.name, wrong)
        for path in files
        for wrong in mangled("\n".join(strings(json.loads(path.read_text("utf-8")))))
    ] == []


def test_no_spreadsheet_runs_a_cell(hostile_site: Path) -> None:
    tables = [*hostile_site.rglob("*.csv")]
    assert len(tables) > 5
    for path in tables:
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
        assert len({len(row) for row in rows}) == 1, path
        assert [
            cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        ] == [], path
    for path in hostile_site.rglob("*.xlsx"):
        sheets = openpyxl.load_workbook(path).worksheets
        cells = [
            cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value is not None
        ]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert [cell.value for cell in cells if cell.hyperlink] == []
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
    assert next(text for text in cells if text.startswith("aaa")).endswith("(resten står i JSON-filen)")


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
        text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
        assert hostile.PRODUCT not in text
        assert "__owned" in text


def test_the_small_files_of_robots_hold_what_they_should(hostile_site: Path) -> None:
    names = [
        line.split(":")[0]
        for line in (hostile_site / ".well-known/security.txt").read_text("utf-8").splitlines()
    ]
    assert names == ["Contact", "Expires", "Preferred-Languages", "Canonical"]
    address = DATA.values["site"]["address"]
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
    assert [e.tag.split("}")[1] for e in icon.iter()] == ["svg", "circle", "text"]


def test_a_record_of_the_search_index_is_words(hostile_data: Path, harmless_data: Path) -> None:
    found = []
    for folder in (hostile_data, harmless_data):
        strategy = load(folder).strategy
        assert strategy
        found.append([Shape(records.page(record)) for record in records.records(strategy)])
    # A long text may stand twice, so it is the kinds of element that are the same.
    assert [set(shape.elements) for shape in found[0]] == [set(shape.elements) for shape in found[1]]


def test_a_difference_is_told_as_words_in_markdown(hostile_data: Path, harmless_data: Path) -> None:
    found = difference.compare(harmless_data, hostile_data)
    made = told.markdown(found)
    shape = Shape(markdown.markdown(made))
    assert {element[0] for element in shape.elements} <= {"h2", "h3", "ul", "li", "p", "strong"}
    assert {element[1:] for element in shape.elements} == {()}
    said = "".join(shape.texts)
    assert all(
        words in said
        for words in ("<script>__owned(", "<javascript:__owned(", "](javascript:", "![bild](", "`kod`")
    )


def test_a_draft_of_changes_is_whole_whatever_the_titles_are(tmp_path: Path, hostile_data: Path) -> None:
    county = shutil.copytree(hostile_data, tmp_path / "nu")
    (county / "changes.yaml").write_text("releases: []\nredirects: []\n", "utf-8")
    before = shutil.copytree(FIXTURE, tmp_path / "forr")
    done = CliRunner().invoke(
        main, ["diff", str(before), str(county), "--record"], env={"STRATEGY_DATA": str(county)}
    )
    assert done.exception is None, done.exception
    drafted = yaml.safe_load((county / "changes.yaml").read_text("utf-8"))["releases"][0]
    assert drafted["reviewed"] is False or drafted["reviewed"] == "nej"
    assert load(county).strategy
