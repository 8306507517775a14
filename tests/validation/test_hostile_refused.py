"""Hostile words are refused, each at its line, in Swedish, wherever an editor may write them."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import hostile
from hostile import Filled
from hostile_words import data
from macros.__main__ import main
from macros.source.reader import read
from macros.source.yaml_values import MAX_TEXT_LENGTH
from macros.validation.loader import load
from support import FIXTURE

pytestmark = pytest.mark.slow


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
    assert hostile.text_fields() - {(one.owner, one.name) for one in data().filled} == set()
    assert len({one.text for one in data().filled}) > 300


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
    assert not_refused(tmp_path / "stort", long[:4], f"högst {MAX_TEXT_LENGTH}") == []


WRONG_ADDRESSES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<b>", "vbscript:x", "//annan.invalid/", "https://[x", "ftp://x.invalid/",
    "https://a.invalid/{x}", "file:///etc/passwd", "https://x@y.invalid/", "\\x01https://x.invalid",
]  # fmt: skip


def test_an_address_that_leads_elsewhere_than_it_says_is_refused_wherever_it_stands(tmp_path: Path) -> None:
    made = hostile.fill(FIXTURE, harmless=True)
    links = [one for one in made.filled if one.text.startswith("https://")]
    assert len(links) > 15
    for turn in range(4):
        # Each address stands in several places, and each place has several of them.
        for number, one in enumerate(links):
            address = WRONG_ADDRESSES[(number + 3 * turn) % len(WRONG_ADDRESSES)]
            at(made.values, one.key[:-1])[one.key[-1]] = address
        hostile.write(made.values, tmp_path / "adresser")
        assert not_refused(tmp_path / "adresser", links, "är skriven på fel sätt") == []


def test_a_mailbox_that_is_more_than_a_mailbox_is_refused(tmp_path: Path) -> None:
    made = hostile.fill(FIXTURE, harmless=True)
    (mailbox,) = (one for one in made.filled if (one.owner, one.name) == ("Contact", "email"))
    for wrong in (
        "a?bcc=b@c.invalid",
        "a@b?bcc=c.invalid",
        "a@b.invalid?bcc=c",
        "a@b<c.invalid",
        'a@b.invalid"',
    ):
        at(made.values, mailbox.key[:-1])["email"] = wrong
        hostile.write(made.values, tmp_path / "post")
        assert not_refused(tmp_path / "post", [mailbox], "är skriven på fel sätt") == [], wrong


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
