"""`python -m macros check` over pages that an editor writes in Markdown, right and wrong."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from county import change, check
from macros.validation.loader import load
from support import FIXTURE, read_yaml

CASES = read_yaml("cases/own_pages.yaml")
HEAD = "---\ntitle: Ny sida\n---\n"


def write(county: Path, text: str, file: str = "pages/ny.md") -> None:
    path = county / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def batches() -> Iterator[list[dict]]:
    """The cases in as few runs of `check` as their files allow; what is told late, apart."""
    for cases in ([case for case in CASES if "late" in case], [case for case in CASES if "late" not in case]):
        waiting = [{"file": f"pages/ny-{number}.md", **case} for number, case in enumerate(cases)]
        while waiting:
            batch = list({case["file"]: case for case in reversed(waiting)}.values())
            yield batch
            waiting = [case for case in waiting if case not in batch]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """For each case its file and the rows of the report that name it, with their tips."""
    rows: dict[str, tuple[str, str]] = {}
    for batch in batches():
        county = shutil.copytree(FIXTURE, tmp_path_factory.mktemp("fel") / "exempellan")
        for case in batch:
            write(county, case.get("page", f"{HEAD}{case.get('body', '')}\n"), case["file"])
        result = check(county)
        assert result.exit_code == 1, result.output
        assert isinstance(result.exception, SystemExit), result.exception
        found = re.split(r"\n(?=exempellan/)", f"\n{result.output}")
        for case in batch:
            file = f"exempellan/{case['file']}"
            rows[case["name"]] = file, "\n".join(row for row in found if row.startswith(f"{file}:")) + "\n"
    return rows


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_wrong_page_is_reported_in_swedish_at_its_line(
    told: dict[str, tuple[str, str]], case: dict
) -> None:
    file, output = told[case["name"]]
    for words in case["says"]:
        assert words in output, output
    for words in case.get("never", ()):
        assert words not in output, output
    is_of_file = "page" in case or "file" in case
    line = case.get("line", 1) + (0 if is_of_file else HEAD.count("\n"))
    assert f"{file}:{line}:" in output, output
    if "write" in case:
        assert f"    Skriv: {case['write']}\n" in output, output


def test_the_corrected_lines_are_right(county: Path) -> None:
    for number, case in enumerate(CASES):
        if "write" in case and "body" in case:
            lines = case["body"].split("\n")
            old = lines[case.get("line", 1) - 1]
            lines[case.get("line", 1) - 1] = old[: len(old) - len(old.lstrip())] + case["write"]
            # The heading that the strokes made is the line above them.
            lines = lines[1:] if "strecken" in case["says"][0] else lines
            write(county, HEAD + "\n".join(lines) + "\n", f"pages/ny-{number}.md")
    result = check(county)
    assert result.exit_code == 0, result.output


def test_ordinary_words_are_no_marks_of_other_programs(county: Path) -> None:
    body = "Kl. 12:30:15, 3:4, ca ~5 och ~7, 2^3, a == b, C++ och C++, $100, (se: ovan).\n\n- Punkt\n\n    Mer om punkten."
    write(county, f"{HEAD}{body}\n")
    assert check(county).exit_code == 0, check(county).output


def test_the_lines_of_a_call_are_no_markup(county: Path) -> None:
    write(county, f'{HEAD}{{{{ mal(\n1) }}}}\n\n{{{{ insatser(\n    roll="larare",\n    som="kort"\n) }}}}\n')
    assert check(county).exit_code == 0, check(county).output


def test_a_page_in_the_menu_with_a_call_of_the_frame_is_an_own_page(county: Path) -> None:
    (county.parent / "mkdocs.yml").touch()
    write(county, "---\ntitle: Ny\nmenu: ja\n---\nOrd.\n\n{{ show('about') }}\n", "../content/ny.md")
    assert "content/ny.md:7:1  show() är till för webbplatsens egna sidor." in check(county).output


def test_all_faults_of_all_pages_and_of_the_data_come_in_one_run(county: Path) -> None:
    write(county, f'{HEAD}{{{{ tabell("arbet") }}}}\n\n{{{{ insatser(rol="larare") }}}}\n\n# Rubrik\n')
    write(county, "---\ntitel: Annan\n---\n{{ mal(9) }}\n", "pages/annan.md")
    write(county, "---\ntitle: Lyhyt\n---\nTeksti {{ stod }}\n", "translations/fi/index.md")
    change(county, "actors.yaml", "name: Polis", "namn: Polis")
    output = check(county).output
    for words in (
        'nyckeln "namn" är okänd',
        '"arbet" finns inte',
        'inget argument "rol"',
        "sidans rubrik är title",
        'nyckeln "titel" är okänd',
        'mål "9" finns inte',
        "status saknas",
        "efter stod saknas parenteser",
    ):
        assert words in output, output


def test_a_file_that_cannot_be_read_gives_no_errors_of_what_it_holds(county: Path) -> None:
    write(county, f'{HEAD}{{{{ insatser(roll="larare") }}}}\n')
    (county / "roles.yaml").write_text("roles: [", "utf-8")
    assert "pages/" not in check(county).output


def test_a_call_that_picks_nothing_is_a_warning(county: Path) -> None:
    write(county, f'{HEAD}{{{{ insatser(aktor="skola", fokusomrade="trygghet") }}}}\n')
    result = check(county)
    assert result.exit_code == 0
    assert "Varning: insatser() visar ingenting: urvalet är tomt." in result.output


def test_what_was_published_and_is_gone_is_named_so(county: Path) -> None:
    write(county, f'{HEAD}{{{{ insatser(roll="rektor") }}}}\n')
    (county / "published.txt").write_text("/roller/rektor/\n", "utf-8")
    assert "det har varit publicerat men finns inte längre" in check(county).output


def test_helplines_need_some_in_the_data(county: Path) -> None:
    text = (county / "site.yaml").read_text("utf-8")
    (county / "site.yaml").write_text(text[: text.index("support:")], "utf-8")
    assert "stod() har inga stödlinjer att visa" in check(county).output


def test_a_draft_is_told_and_stops_nothing(county: Path) -> None:
    result = check(county)
    assert result.exit_code == 0
    assert "translations/en/index.md:4:9  Upplysning: texten är ett utkast" in result.output


def test_a_published_own_page_may_not_vanish(county: Path) -> None:
    (county / "published.txt").write_text("/skolan/\n/en/\n", "utf-8")
    assert check(county).exit_code == 0
    (county / "pages" / "skolan.md").unlink()
    result = check(county)
    assert result.exit_code == 1
    assert "adressen /skolan/ är publicerad men har ingen sida längre" in result.output


def test_persian_and_kurdish_are_spelled_with_joiners_between_their_letters(county: Path) -> None:
    head = "---\ntitle: می‌خواهم\nstatus: utkast\n---\n"
    write(county, f"{head}می‌خواهم برابری.\n", "translations/fa/index.md")
    assert check(county).exit_code == 0
    write(county, f"{head}Jäm‌ställt.\n", "translations/fa/index.md")
    assert "osynligt tecken (U+200C)" in check(county).output


def test_two_files_with_one_address_are_told(county: Path) -> None:
    write(county, f"{HEAD}Text.\n", "pages/skolan/index.md")
    write(county, f"{HEAD}Text.\n", "pages/en.md")
    output = check(county).output
    assert (
        "pages/skolan.md:1:1  adressen /skolan/ är redan en annan sida: exempellan/pages/skolan/index.md."
        in output
    )
    assert (
        "translations/en/index.md:1:1  adressen /en/ är redan en annan sida: exempellan/pages/en.md."
        in output
    )


def test_a_file_that_is_no_page_is_told(county: Path) -> None:
    (county / "pages" / "temavecka.docx").write_bytes(b"PK")
    assert "exempellan/pages/temavecka.docx:1:1  Varning: filen läses inte." in check(county).output


def test_pages_beside_the_site_belong_to_its_own_data(county: Path) -> None:
    project = county.parent
    (project / "mkdocs.yml").write_text("", "utf-8")
    (project / "content" / "om").mkdir(parents=True)
    write(project, f'{HEAD}{{{{ tabell("arbet") }}}}\n', "content/tema.md")
    write(project, "---\ntitle: Om\n---\n{{ show('about') }}\n\n{{ mal(1) }}\n", "content/om/index.md")
    output = check(county).output
    assert (
        'content/tema.md:4:1  fokusområde eller problemområde eller målsättningsområde "arbet" finns inte'
        in output
    )
    write(project, "Text.", "content/Skolan.docx")
    write(project, "Text.", "content/tema.markdown")
    assert "content/Skolan.docx:1:1  filen läses inte: en sida slutar på .md" in check(county).output
    assert "content/tema.markdown:1:1  filen läses inte" in check(county).output
    for name in ("Skolan.docx", "tema.markdown"):
        (project / "content" / name).unlink()
    assert "content/om/index.md:6:1  mal() kan bara stå på en egen sida" in output
    write(project, f'{HEAD}{{{{ tabell("arbete") }}}}\n', "content/tema.md")
    write(project, "---\ntitle: Om\n---\n{{ show('about') }}\n", "content/om/index.md")
    strategy = load(county).strategy
    assert strategy
    assert list(strategy.own_pages) == ["tema/", "skolan/", "en/", "lattlast/"]
