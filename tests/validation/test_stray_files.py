"""Files beside the data that nobody reads: `check` names each, and says what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from county import check

COPY = "för över det du har ändrat till exempellan/roles.yaml, och ta bort den här filen"


@pytest.mark.parametrize(
    "name",
    [
        "roles (1).yaml", "roles.yml", "Roles.yaml", "roles.yaml.txt", "roles - kopia.yaml", "Kopia av roles.yaml",
        "roles_LOCAL_4711.yaml", "roles.yaml.orig", "roles.yaml.bak", "ROLES.YAML", "roles .yaml", "rolse.yaml", "roles.txt",
        "ny/roles.yaml", "edition/roles.yaml", "schema/roles.yaml", "roles/roles.yaml", "roles copy 2.yml",
    ],
)  # fmt: skip
def test_a_copy_of_a_file_is_told_with_what_to_do(county: Path, name: str) -> None:
    (county / name).parent.mkdir(exist_ok=True)
    shutil.copy(county / "roles.yaml", county / name)
    result = check(county)
    assert result.exit_code == 1
    assert f"exempellan/{name}:1:1  filen läses inte" in result.output
    assert COPY in result.output


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        *((name, f"byt namn på {name} till roles.yaml") for name in ("roles.yml", "Roles.yaml", "roles.yaml.txt", "roles (1).yaml")),
        ("roller.yaml", "byt namn på roller.yaml till roles.yaml"),
        *((name, f"spara {name} som ren text (UTF-8), med namnet roles.yaml") for name in ("roles.rtf", "roles.yaml.docx", "roles.odt")),
        ("ny/roles.yaml", "byt filens namn och plats till exempellan/roles.yaml"),
    ],
)  # fmt: skip
def test_a_file_that_went_astray_is_told_with_its_right_name(county: Path, name: str, advice: str) -> None:
    (county / name).parent.mkdir(exist_ok=True)
    (county / "roles.yaml").rename(county / name)
    assert advice in check(county).output


@pytest.mark.parametrize(
    ("coding", "said"),
    [
        ("utf-16", "filen är sparad som UTF-16"),
        ("utf-16-le", "filen är sparad som UTF-16"),
        ("utf-32", "filen är sparad som UTF-32"),
        ("cp1252", "här står ett tecken som inte är UTF-8."),
    ],
)
def test_a_file_in_another_coding_is_told_with_its_name(county: Path, coding: str, said: str) -> None:
    path = county / "glossary.yaml"
    path.write_bytes(path.read_text("utf-8").encode(coding, "replace"))
    output = check(county).output
    assert f"exempellan/glossary.yaml:1:1  {said}" in output
    assert "spara om filen som UTF-8" in output


def test_a_file_like_no_other_is_told_with_the_names_that_are_read(county: Path) -> None:
    (county / "medarbetare.yaml").write_text("en: rad\n", "utf-8")
    assert "skriv innehållet i någon av filerna i exempellan/ (" in check(county).output


@pytest.mark.parametrize("place", [".", "content"])
def test_a_file_in_the_projects_other_folders_is_told(county: Path, place: str) -> None:
    (county.parent / "mkdocs.yml").touch()
    (county.parent / place).mkdir(exist_ok=True)
    shutil.copy(county / "roles.yaml", county.parent / place / "roles.yaml")
    result = check(county)
    assert f"{'' if place == '.' else 'content/'}roles.yaml:1:1  filen läses inte" in result.output
    assert COPY in result.output


def test_another_file_stops_nothing_and_is_told(county: Path) -> None:
    (county / "lista.xlsx").touch()
    result = check(county)
    assert result.exit_code == 0
    assert "exempellan/lista.xlsx:1:1  Varning: filen läses inte." in result.output


@pytest.mark.parametrize(
    "name",
    [
        "roles.yaml~",
        ".roles.yaml.swp",
        "#roles.yaml#",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        ".#roles.yaml",
    ],
)
def test_what_programs_leave_behind_is_harmless(county: Path, name: str) -> None:
    (county / name).touch()
    assert name not in check(county).output
