"""Plan files as they come: edited by hand in Excel, of another kind, or in another encoding."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from macros.authoring.followup import inbox
from macros.authoring.followup.plan_file import UnreadableError, read_plan
from macros.authoring.followup.plan_workbook import Labels, read_workbook
from macros.validation.loader import load
from sent_plans import PLANTED, WORDS, as_excel, as_json, plan, planted


def edited(edit: Callable[[Any, Any], object]) -> bytes:
    """The Excel file of a plan, edited by hand: a function is given the book and its sheet of insatser."""
    book = openpyxl.load_workbook(io.BytesIO(as_excel(plan("v01", "p......"))))
    edit(book, book[WORDS["actions"]])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# An edit by hand of a plan with one insats, arbete-1-a, planned: how it is read (status and last day), or why it is not.
EDITS: dict[str, tuple[Callable[[Any, Any], object], Any]] = {
    "sheet renamed": (lambda book, sheet: setattr(sheet, "title", "Våra insatser"), ("planerad", "2028-12-31")),
    "a line above the headings": (lambda book, sheet: sheet.insert_rows(1, 2) or setattr(sheet["A1"], "value", "Vår plan"), ("planerad", "2028-12-31")),
    "an empty line": (lambda book, sheet: sheet.insert_rows(2), ("planerad", "2028-12-31")),
    "headings in other letters": (lambda book, sheet: setattr(sheet["J1"], "value", " STATUS "), ("planerad", "2028-12-31")),
    "status with a capital": (lambda book, sheet: setattr(sheet["J2"], "value", "Klar "), ("klar", "2028-12-31")),
    "a day as Excel's number": (lambda book, sheet: setattr(sheet["G2"], "value", 46053), ("planerad", "2026-01-31")),
    "a day in words": (lambda book, sheet: setattr(sheet["G2"], "value", "våren 2026"), ("planerad", "None")),
    "a row of one's own": (lambda book, sheet: sheet.append(["Egen insats", "", planted("own row")]), ("planerad", "2028-12-31")),
    "a cell far away": (lambda book, sheet: setattr(sheet["XFD1048576"], "value", 1), ("planerad", "2028-12-31")),
    "a column deleted": (lambda book, sheet: sheet.delete_cols(7), ("planerad", "None")),
    "ids deleted": (lambda book, sheet: sheet.delete_cols(12), "den saknar kolumnen Id"),
    "statuses deleted": (lambda book, sheet: sheet.delete_cols(10), "den saknar kolumnen Status"),
    "a formula whose value is not saved": (lambda book, sheet: setattr(sheet["J2"], "value", '="klar"'), "kolumnen Status har en formel utan sparat värde"),
    "a formula in a free column": (lambda book, sheet: setattr(sheet["D2"], "value", "=1+1"), ("planerad", "2028-12-31")),
    "a hidden copy of the sheet": (lambda book, sheet: setattr(book.copy_worksheet(sheet), "sheet_state", "hidden"), "ett dolt blad med planens kolumner"),
    "a status merged with the next": (lambda book, sheet: sheet.merge_cells("J2:J3"), "sammanfogade över flera rader"),
    "a merged line above the headings": (lambda book, sheet: sheet.insert_rows(1) or sheet.merge_cells("A1:D1"), ("planerad", "2028-12-31")),
    "an area chosen by a cross": (lambda book, sheet: setattr(book[WORDS["areas"]]["B2"], "value", "x"), "områdena har ett svar som inte finns"),
    "two columns of status": (lambda book, sheet: (setattr(sheet["P1"], "value", "Status"), setattr(sheet["P2"], "value", "klar")), "den har kolumnen Status två gånger"),
    "two columns of one's own": (lambda book, sheet: (setattr(sheet["P1"], "value", "Eget"), setattr(sheet["Q1"], "value", "Eget")), ("planerad", "2028-12-31")),
    "a status of one's own": (lambda book, sheet: setattr(sheet["J2"], "value", "snart klar"), "en status som inte finns"),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_an_excel_file_edited_by_hand_is_read_right_or_refused(name: str) -> None:
    edit, wanted = EDITS[name]
    known = Labels(WORDS, {}, {}, {})
    if isinstance(wanted, str):
        with pytest.raises(UnreadableError) as refused:
            read_workbook(edited(edit), known)
        assert wanted in str(refused.value)
        return
    read = read_workbook(edited(edit), known)
    assert [(one.id, one.status, str(one.end)) for one in read.items] == [("arbete-1-a", *wanted)]
    assert PLANTED not in repr(read)


def zipped(name: str, content: bytes = b"x") -> bytes:
    """A packed file with one in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return out.getvalue()


# A file of another kind, and why it is not read.
FOREIGN = {
    "planer.zip": (zipped("plan.json"), "packa upp den"),
    "plan.ods": (zipped("mimetype"), "be om planfilen"),
    "plan.docx": (zipped("word/document.xml"), "be om planfilen"),
    "bomb.xlsx": (zipped("xl/media/bild.png", b"\0" * 40_000_000), "packar upp sig till mer"),
    "stor.json": (b"{" + b" " * 20_000_000, "större än 20 MB"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_file_of_another_kind_is_refused_with_what_to_do(county: Path, tmp_path: Path, name: str) -> None:
    content, says = FOREIGN[name]
    (tmp_path / name).write_bytes(content)
    strategy = load(county).strategy
    assert strategy
    with pytest.raises(UnreadableError) as refused:
        inbox.read(tmp_path / name, strategy)
    assert says in str(refused.value)


def test_half_a_character_and_another_encoding_are_read() -> None:
    sent = as_json(plan("v01", "k......"))
    for content in (sent.replace(b'"decision": "', b'"decision": "\\udfff'), sent.decode().encode("utf-16")):
        assert read_plan(content).is_decided


def test_only_a_day_is_read_as_the_day_that_a_plan_was_saved() -> None:
    """The field is text, and could hold a name."""
    moment = "2026-09-01T10:00:00.000+00:00"
    for saved, kept in (
        (planted("saved"), ""),
        ("2026-09-01", "2026-09-01"),
        ("2026-09-01T10:00:00.000Z", moment),
        ("2026-09-01T12:00:00+02:00", moment),
        ("2026-09-01 Anna", ""),
        ("٢٠٢٦-٠٩-٠١", ""),
        ("9999-99-99T99:99:99Z", ""),
        ("0001-01-01T00:00:00+14:00", ""),
    ):
        assert read_plan(as_json(plan("v01", ".......", saved=saved))).saved == kept
    excel = as_excel(plan("v01", ".......", saved=planted("saved")))
    assert read_workbook(excel, Labels(WORDS, {}, {}, {})).saved == ""
