"""Colours from data: what is computed of them, and the styles that are made of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from county import change, check
from macros.strategy import colours
from macros.validation.loader import load
from macros.web import branding
from support import ROOT

TOKENS = (ROOT / "overrides/assets/styles/tokens.css").read_text("utf-8")


def made(folder: Path, name: str) -> str:
    strategy = load(folder).strategy
    assert strategy
    return dict(branding.files(strategy))[name].decode()


def identity(folder: Path) -> str:
    return made(folder, "identity.css")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#4b2e83", "#4b2e83", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert colours.contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert colours.contrast(other, one) == colours.contrast(one, other)


@pytest.mark.parametrize(
    ("one", "other", "sight", "least", "most"),
    [
        # Black and white are 1 apart, whatever one sees.
        ("#000000", "#ffffff", "vanlig syn", 0.99, 1.01),
        ("#000000", "#ffffff", "tritanopi", 0.98, 1.02),
        # A red and a green of the same lightness are far apart, and nearly one to a deuteranope.
        ("#b0452a", "#60700c", "vanlig syn", 0.15, 0.4),
        ("#b0452a", "#60700c", "deuteranopi", 0, 0.06),
        # Blue and green, to a tritanope.
        ("#007a99", "#007f6e", "tritanopi", 0, 0.05),
    ],
)
def test_how_far_apart_two_colours_are(one: str, other: str, sight: str, least: float, most: float) -> None:
    assert least <= dict(colours.distances(one, other))[sight] <= most


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    light, dark = re.findall(r"--color-bg: (#\w+);", TOKENS)
    assert (light.replace("#fff", "#ffffff"), dark) == (colours.GROUND["light"], colours.GROUND["dark"])


def test_every_area_has_its_class_and_its_part_of_the_ribbon(county: Path) -> None:
    made = identity(county)
    for area in ("arbete", "skola-fritid", "trygghet"):
        assert f".ui-hue-{area} {{ --color-hue: var(--hue-{area});" in made
    assert "var(--hue-arbete) 0% 33.333%, var(--hue-skola-fritid) 33.333% 66.667%" in made


def test_a_county_without_hues_has_its_own_colour_everywhere(county: Path) -> None:
    file = county / "focusareas.yaml"
    file.write_text(re.sub(r" *colour: .*\n", "", file.read_text("utf-8")), "utf-8")
    assert check(county).exit_code == 0
    made = identity(county)
    assert set(re.findall(r"--hue-[\w-]+: (#\w+);", made)) == {"#0b5d4a", "#8fd6c0"}
    assert "var(--hue-trygghet) 66.667% 100%" in made


@pytest.mark.parametrize("scheme", colours.SCHEMES)
def test_what_is_made_of_the_accent_can_be_read(county: Path, scheme: str) -> None:
    strategy = load(county).strategy
    assert strategy
    roles = dict(branding._roles(strategy, scheme))
    for text, ground in (
        ("--color-on-accent", "--color-accent"),
        ("--color-deep-quiet", "--color-deep"),
        ("--color-accent", "--color-accent-soft"),
    ):
        assert colours.contrast(roles[text], roles[ground]) >= 4.5, (text, ground)
    assert colours.contrast("#ffffff", roles["--color-deep"]) >= 4.5


def test_the_longest_word_of_the_name_decides_how_large_the_start_page_heads(county: Path) -> None:
    assert "--letters: 10;" in made(county, "name.css")
    change(county, "site.yaml", "Ett jämställt Exempellän", "Ett jämställdhetsarbetande Exempellän")
    assert "--letters: 22;" in made(county, "name.css")
