"""Items with another id, items that are gone, and data that cannot be compared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from county import change, diff
from macros.__main__ import main
from support import FIXTURE


def rename(county: Path, old: str, new: str) -> None:
    """Another id everywhere, and a redirect from the address that is published."""
    for path in county.glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    redirect = f"redirects: [{{old: /insatser/{old}/, new: /insatser/{new}/}}]"
    change(county, "changes.yaml", "redirects: []", redirect)


def test_a_renamed_insats_that_is_led_on_is_one_and_the_same(county: Path) -> None:
    rename(county, "skola-fritid-1-a", "skola-fritid-1-ny")
    output = diff(county).output
    assert "Bytt id\n- Insats ”Bredda valen” (skola-fritid-1-a): id är nu skola-fritid-1-ny\n" in output
    led = "/insatser/skola-fritid-1-a/ → /insatser/skola-fritid-1-ny/"
    assert f"Adresser som leder vidare (1)\n- {led}" in output
    assert (
        "Sparade planer (1)\n- Insats ”Bredda valen” (skola-fritid-1-a): sparade planer som har den följer med till skola-fritid-1-ny."
        in output
    )
    for untrue in (
        "Nytt",
        "är ny",
        "finns inte längre",
        "som försvinner",
        "byts aldrig",
        "Nya redaktionella",
    ):
        assert not re.search(rf"{untrue}\b", output)


def test_a_renamed_insats_with_other_words_is_known_by_its_redirect(county: Path) -> None:
    rename(county, "arbete-1-a", "arbete-1-ny")
    change(county, "focusareas.yaml", "Kartlägga löner varje år.", "Kartlägga löner vartannat år.")
    output = diff(county).output
    assert "(arbete-1-a): id är nu arbete-1-ny" in output
    assert "(arbete-1-ny), text: Kartlägga löner [-varje-] {+vartannat+} år." in output
    assert "Borttaget" not in output
    assert "Nytt" not in output


def test_what_is_gone_is_named_with_its_address_even_when_the_rest_is_wrong(county: Path) -> None:
    text = (county / "focusareas.yaml").read_text("utf-8")
    start, end = text.index("          - id: arbete-1-a\n"), text.index("          - id: arbete-1-b\n")
    (county / "focusareas.yaml").write_text(text[:start] + text[end:], "utf-8")
    output = diff(county).output
    assert "Publicerade adresser som försvinner (1)\n- /insatser/arbete-1-a/" in output
    assert "lämnar en död adress" in output


@pytest.mark.parametrize("error", [StopIteration("Slut."), KeyError("polis"), ValueError("Fel {{ <b>")])
def test_what_cannot_be_compared_is_told_with_why_and_the_words_are_compared_all_the_same(
    county: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("macros.exports.downloads", fail)
    change(county, "goals.yaml", "overall: Alla", "overall: Alla människor")
    result = diff(county)
    assert result.exception is None
    assert "{+människor+}" in result.output
    assert "Sidor, roller och nedladdningar kunde inte jämföras" in result.output
    assert type(error).__name__ in result.output


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("roles.yaml", "focus_areas: [skola-fritid]", "focus_areas:"),
        ("roles.yaml", "focus_areas: [skola-fritid]", "focus_areas: []"),
        ("roles.yaml", "workplace: kommunhuset", "workplace:"),
        ("actors.yaml", "group: privat", 'group: ""'),
        ("indicators.yaml", "goal: mal-3", "goal:"),
        ("changes.yaml", "redirects: []", "redirects:"),
        ("roles.yaml", "roles:", "roles: []\nold:"),
    ],
)
@pytest.mark.parametrize("turned", [False, True], ids=["new", "old"])
def test_an_emptied_field_never_stops_the_comparison(
    county: Path, file: str, old: str, new: str, turned: bool
) -> None:
    change(county, file, old, new)
    folders = [str(FIXTURE), str(county)]
    result = CliRunner().invoke(main, ["diff", *(reversed(folders) if turned else folders)])
    assert result.exception is None, result.exception
    assert result.exit_code == 0
