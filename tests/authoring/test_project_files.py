"""The files that describe the project say what site.yaml says, and nothing that is not decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from county import change
from macros.authoring import project_files
from macros.validation.loader import load
from support import FIXTURE, ROOT


def described(data: Path) -> dict[str, Any]:
    strategy = load(data).strategy
    assert strategy
    return {name: yaml.safe_load(text) for name, text in project_files.made(strategy).items()}


@pytest.mark.parametrize("name", ["publiccode.yml", "CITATION.cff"])
def test_the_committed_files_are_made_of_site_yaml(name: str) -> None:
    strategy = load(ROOT / "data").strategy
    assert strategy
    same = (ROOT / name).read_text("utf-8") == project_files.made(strategy)[name]
    assert same, f"{name} säger något annat än data/site.yaml. Kör: python -m macros describe"


def test_they_name_the_strategy_and_its_publisher() -> None:
    made = described(FIXTURE)
    site = yaml.safe_load((FIXTURE / "site.yaml").read_text("utf-8"))
    cited, code = made["CITATION.cff"], made["publiccode.yml"]
    assert cited["cff-version"] == "1.2.0"
    assert cited["title"].startswith(site["name"])
    assert [one["name"] for one in cited["authors"]] == [site["publisher"]["name"]]
    assert cited["url"] == code["landingURL"] == site["address"]
    assert site["description"] in code["description"]["sv"]["longDescription"]
    assert len(code["description"]["sv"]["shortDescription"]) <= 150


def test_what_is_not_decided_is_left_out_and_what_is_comes_in(county: Path) -> None:
    before = described(county)
    assert "legal" not in before["publiccode.yml"]
    assert "maintenance" not in before["publiccode.yml"]
    assert "date-released" not in before["CITATION.cff"]
    change(
        county,
        "site.yaml",
        "licences: {content: Påhittad licens}",
        "licences: {content: Påhittad licens, code: EUPL-1.2}\nopen_data: {issued: 2026-09-01, english_name: A, english_description: B.}\n"
        "repository: {maintenance: internal}",
    )
    after = described(county)
    assert after["publiccode.yml"]["legal"] == {"license": "EUPL-1.2"}
    assert after["publiccode.yml"]["maintenance"]["type"] == "internal"
    assert str(after["CITATION.cff"]["date-released"]) == "2026-09-01"
    assert after["publiccode.yml"]["description"]["en"]["longDescription"].startswith("B. ")
