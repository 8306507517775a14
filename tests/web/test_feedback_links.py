"""Ways in without git: each page offers to propose a change and to report a shortcoming, where somebody takes it."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from macros.validation.loader import load
from macros.web import feedback_links
from support import FIXTURE, ROOT

FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
REPOSITORY = "repository: {address: https://github.com/exempel/projekt}\n"
EMAIL = (
    "contact: {email: jamstalldhet@exempel.invalid, plans: planer@exempel.invalid, phone: 070-174 06 06}\n"
)
PAGE = ("insatser/arbete-1-a/", {"title": "Kartlägg & räkna", "show": ["action", "arbete-1-a"]}, "")


def of_page(tmp_path: Path, *, email: bool, repository: str = "") -> dict[str, str]:
    county = shutil.copytree(FIXTURE, tmp_path / "exempellan")
    text = (county / "site.yaml").read_text("utf-8")
    assert EMAIL in text
    text = text.replace(EMAIL, (EMAIL if email else "") + repository)
    (county / "site.yaml").write_text(text, "utf-8")
    strategy = load(county).strategy
    assert strategy
    return {way.label: way.address for way in feedback_links.of_page(strategy, *PAGE)}


def test_every_page_has_a_letter_with_its_id_and_address_filled_in(built_fixture_site: Path) -> None:
    for path in built_fixture_site.rglob("index.html"):
        text = path.read_text("utf-8")
        letters = re.findall(r'<li><a href="(mailto:[^"]+)">(Föreslå ändring|Rapportera brist)</a>', text)
        assert [label for _, label in letters] == ["Föreslå ändring", "Rapportera brist"], path
    page = (built_fixture_site / "insatser/arbete-1-a/index.html").read_text("utf-8")
    found = re.search(r'"(mailto:[^"]+)">Föreslå ändring', page)
    assert found
    letter = urlsplit(html.unescape(found[1]))
    asked = parse_qs(letter.query)
    assert letter.path == "jamstalldhet@exempel.invalid"
    assert asked["subject"] == ["Föreslå ändring: Kartlägg lönerna"]
    lines = asked["body"][0].split("\r\n")
    assert "Adress: https://exempel.invalid/insatser/arbete-1-a/" in lines
    assert "Id: arbete-1-a" in lines


def test_a_repository_gives_forms_with_the_fields_that_the_page_knows(tmp_path: Path) -> None:
    found = of_page(tmp_path, email=False, repository=REPOSITORY)
    assert list(found) == ["Föreslå ändring", "Rapportera brist"]
    for address in found.values():
        assert address.startswith("https://github.com/exempel/projekt/issues/new?")
        asked = {name: value for name, [value] in parse_qs(urlsplit(address).query).items()}
        form = yaml.safe_load((FORMS / asked.pop("template")).read_text("utf-8"))
        assert asked.pop("title") == f"{form['name']}: Kartlägg & räkna"
        assert asked == {"page": "https://exempel.invalid/insatser/arbete-1-a/", "thing": "arbete-1-a"}
        assert asked.keys() <= {field.get("id") for field in form["body"]}


def test_both_ways_are_told_apart(tmp_path: Path) -> None:
    assert list(of_page(tmp_path, email=True, repository=REPOSITORY)) == [
        "Föreslå ändring med e-post",
        "Föreslå ändring på GitHub (kräver konto)",
        "Rapportera brist med e-post",
        "Rapportera brist på GitHub (kräver konto)",
    ]


def test_nobody_to_write_to_gives_no_links(tmp_path: Path) -> None:
    assert of_page(tmp_path, email=False) == {}


def test_forms_that_are_not_githubs_are_not_offered(tmp_path: Path) -> None:
    assert (
        of_page(tmp_path, email=False, repository=REPOSITORY.replace("github.com", "exempel.invalid")) == {}
    )


@pytest.mark.parametrize("path", sorted(FORMS.glob("[!c]*.yml")), ids=lambda path: path.stem)
def test_a_form_is_what_github_can_show(path: Path) -> None:
    """The shape of GitHub's issue forms: https://docs.github.com/communities (syntax for issue forms)."""
    form = yaml.safe_load(path.read_text("utf-8"))
    assert form.keys() == {"name", "description", "body"}
    for field in form["body"]:
        if field["type"] == "markdown":
            assert field["attributes"].keys() == {"value"}
        else:
            assert field["type"] in ("input", "textarea")
            assert re.fullmatch(r"[a-zA-Z0-9_-]+", field["id"])
            assert field["attributes"]["label"]
