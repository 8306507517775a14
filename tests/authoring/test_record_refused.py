"""Records that the form did not make are refused."""

from __future__ import annotations

import json

import pytest

from macros.authoring.record import RecordError, read_record
from records import RECORD, changed, packed

HOSTILE = {
    "nothing": ("", "ingen ändring från formuläret"),
    "an ordinary issue": ("Hej! Ordet är fel.", "ingen ändring från formuläret"),
    "a list": ("[]", "har fel form"),
    "a number": ("1", "har fel form"),
    "broken JSON": ('{"version": 1', "ingen ändring"),
    "broken letters": ("redigera1:AAAA", "ingen ändring"),
    "half of it": (packed(json.dumps(RECORD).encode())[:-9], "ingen ändring"),
    "a bomb": (packed(b" " * 50_000_000), "ingen ändring"),
    "bytes of another encoding": (packed(b"\xff\xfe\x00"), "ingen ändring"),
    "a tower": ("[" * 200_000, "ingen ändring"),
    "a huge text": ("x" * 3_000_000, "för stor"),
    "another version": (changed("version", 2), "version har ett okänt värde"),
    "another key": (changed("command", "rm"), "command finns inte i en ändring"),
    "no heading": (changed("title", " "), "title ska vara en rad"),
    "a heading of two lines": (changed("title", "A\n\nCo-authored-by: x"), "title ska vara en rad"),
    "a heading with a control character": (changed("title", "A\x1b[31m"), "U+001B"),
    "a why that turns around": (changed("why", "A\u202eB"), "U+202E"),
    "half a character": (changed("why", "A\ud800"), "U+D800"),
    "a file above": (changed("files.0.file", "../../etc/passwd"), "ingen av filerna"),
    "a workflow": (changed("files.0.file", ".github/workflows/check.yml"), "ingen av filerna"),
    "the adopted wording": (changed("files.0.file", "edition/2024-2027.sha256"), "ingen av filerna"),
    "an absolute path": (changed("files.0.file", "/etc/passwd"), "ingen av filerna"),
    "an option as a base": (changed("files.0.base", "--output=/tmp/x"), "base har fel form"),
    "a base in capitals": (changed("files.0.base", "A" * 40), "base har fel form"),
    "a file twice": (changed("files.1", RECORD["files"][0]), "samma fil två gånger"),
    "no files": (changed("files", []), "files är tom"),
    "no changes": (changed("files.0.changes", []), "changes är tom"),
    "the prototype": (changed("files.0.changes.0.path", ["__proto__", "x"]), "är inget fältnamn"),
    "the prototype in a value": (changed("files.0.changes.0.value", {"__proto__": {"x": "y"}}), "är inget fältnamn"),
    "a key of YAML": (changed("files.0.changes.0.value", {"<<": "x"}), "är inget fältnamn"),
    "a number as a value": (changed("files.0.changes.0.value", 1), "ska vara text"),
    "a deep value": (changed("files.0.changes.0.value", json.loads("[" * 40 + "]" * 40)), "för många nivåer"),
    "a text that is too long": (changed("files.0.changes.0.value", "x" * 40_000), "längre än 30000"),
    "a value with NUL": (changed("files.0.changes.0.value", "A\x00B"), "U+0000"),
    "an unknown step": (changed("files.0.changes.0.path", [{"name": "x"}]), "har fel form"),
    "a negative index": (changed("files.0.changes.0.path", ["terms", -1]), "fel form"),
    "a truth value as an index": (changed("files.0.changes.0.path", ["terms", True]), "fel form"),
    "an unknown deed": (changed("files.0.changes.0.op", "exec"), "op har ett okänt värde"),
    "nothing to set": (changed("files.0.changes.0", {"path": ["terms"], "op": "set"}), "fel delar"),
    "a value to remove": (changed("files.0.changes.0.op", "remove"), "fel delar"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_the_form_did_not_make_is_refused_in_swedish(name: str) -> None:
    text, why = HOSTILE[name]
    with pytest.raises(RecordError) as refused:
        read_record(text)
    assert why in str(refused.value)


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        ("value", 1, "value ska vara text, eller listor och fält med text."),
        ("path", ["terms", "Å"], "path 2 är inget fältnamn."),
        ("path", ["terms", {"id": "Å"}], "path 2 har fel form."),
    ],
)
def test_the_cause_alone_is_told(place: str, value: object, told: str) -> None:
    with pytest.raises(RecordError) as refused:
        read_record(changed(f"files.0.changes.0.{place}", value))
    (_, line) = str(refused.value).splitlines()
    assert line == f"  files 1, changes 1, {told}"


def test_a_file_that_notepad_has_saved_is_read() -> None:
    assert read_record(f"\ufeff{json.dumps(RECORD)}") == read_record(json.dumps(RECORD))


ODD = ["Tack ❤️ och 👩‍💻", "می‌خواهم", "10 000 kronor", "Å"]


@pytest.mark.parametrize("words", ODD)
def test_the_words_about_a_change_may_have_the_characters_that_people_write(words: str) -> None:
    assert read_record(changed("title", words)).title == words
    assert read_record(changed("why", words)).why == words


def test_the_record_that_the_others_are_made_of_is_read() -> None:
    assert read_record(json.dumps(RECORD)).files[0].changes[0].path == ("terms", 0, "term")
