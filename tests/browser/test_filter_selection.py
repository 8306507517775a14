"""A reader carries away from the filter a link, paper or files."""

from __future__ import annotations

import csv
import io
import re
import zipfile

from playwright.sync_api import Page, expect

from filtering import choose, tool


def test_paper_says_what_was_chosen(insatser: Page) -> None:
    choose(insatser, "Du som kan bidra", "Skola")
    insatser.emulate_media(media="print")
    line = insatser.get_by_text("Urval: Skola. 1 av 6 insatser,")
    expect(line).to_be_visible()
    expect(line).to_have_text(re.compile(r"\d{4}-\d{2}-\d{2}\.$"))
    expect(insatser.get_by_role("combobox", name="Roll")).to_be_hidden()


def test_the_link_is_copied(insatser: Page) -> None:
    insatser.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose(insatser, "Du som kan bidra", "Skola")
    tool(insatser, "Kopiera länk").click()
    expect(insatser.get_by_text("Länken är kopierad.")).to_be_visible()
    assert insatser.evaluate("navigator.clipboard.readText()") == insatser.url


def test_the_selection_is_a_csv_file_with_its_criteria(insatser: Page) -> None:
    insatser.get_by_role("combobox", name="Roll").select_option(label="Lärare")
    expect(insatser.get_by_text("Strategin nämner Skola.")).to_be_visible()
    with insatser.expect_download() as saved:
        tool(insatser, "Ladda ner urvalet (CSV)").click()
    assert saved.value.suggested_filename == "insatser-urval.csv"
    content = saved.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["Id"] for row in table] == ["skola-fritid-1-a", "skola-fritid-2-a"]
    assert [row["Nivå"] for row in table] == ["Riktar sig till dig", "Rör dig, enligt redaktionen"]
    assert re.fullmatch(r"Urval: Lärare\. 2 av 6 insatser, \d{4}-\d{2}-\d{2}\.", table[0]["Urval"])


def test_the_selection_is_an_excel_file_with_its_criteria(insatser: Page) -> None:
    choose(insatser, "Du som kan bidra", "Skola")
    with insatser.expect_download() as saved:
        tool(insatser, "Ladda ner urvalet (Excel)").click()
    assert saved.value.suggested_filename == "insatser-urval.xlsx"
    with zipfile.ZipFile(saved.value.path()) as book:
        text = "".join(book.read(name).decode("utf-8") for name in book.namelist() if name.endswith(".xml"))
    assert "skola-fritid-1-a" in text
    assert "arbete-1-a" not in text
    assert "Urval: Skola. 1 av 6 insatser," in text
