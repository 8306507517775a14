"""The images of figures: converted and measured, or refused with what to do."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from county import change, check
from macros.source import media
from macros.validation.loader import load
from support import BUDGET


def noise(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """An image that no format makes small."""
    return Image.effect_noise(size, 120).convert(mode)


def save(county: Path, name: str, image: Image.Image, **options: object) -> Path:
    path = county / "media" / name
    image.save(path, **options)  # type: ignore[arg-type]
    return path


def test_a_large_photograph_is_scaled_down_and_light_and_says_nothing_of_where_it_was_taken(
    county: Path,
) -> None:
    place = Image.Exif()
    # Taken with the camera on its side (274), by somebody (315).
    place[274], place[315] = 6, "Anna Fotograf"
    save(county, "foto.jpg", noise((70, 54)).resize((2200, 1700)), exif=place)
    large, small = media.renditions(county, "foto.jpg")
    assert (large.width, large.height) == (1600, 2071)
    assert (small.width, small.height) == (800, 1035)
    for one in (large, small):
        shown = Image.open(io.BytesIO(one.content))
        assert shown.format == "WEBP"
        assert shown.size == (one.width, one.height)
        assert not shown.getexif()
        assert b"Anna" not in one.content
    assert len(small.content) <= media.MOST


@pytest.mark.weekly
def test_an_image_that_no_quality_makes_light_enough_is_made_smaller(county: Path) -> None:
    size = (1100, 1000)
    save(county, "brus.png", noise(size))
    made = media.renditions(county, "brus.png")
    assert all(len(one.content) <= 1000 * BUDGET["figure"] for one in made)
    assert [one.width for one in made] == sorted({one.width for one in made}, reverse=True)
    ratio = size[1] / size[0]
    assert all(abs(one.height - ratio * one.width) <= 1 for one in made)


def test_a_small_image_is_never_scaled_up_and_keeps_what_is_transparent(county: Path) -> None:
    image = noise((300, 100), "RGBA")
    image.putalpha(90)
    save(county, "liten.png", image)
    (only,) = media.renditions(county, "liten.png")
    assert (only.width, only.height) == (300, 100)
    assert Image.open(io.BytesIO(only.content)).mode == "RGBA"


def test_the_same_image_gives_the_same_file_and_another_a_name_of_its_own(county: Path) -> None:
    first = media.renditions(county, "lonestaplar.png")
    assert first == media.renditions(county, "lonestaplar.png")
    save(county, "lonestaplar.png", noise((1200, 600)))
    assert not {one.path for one in first} & {one.path for one in media.renditions(county, "lonestaplar.png")}


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "text": (
        lambda county: (county / "media" / "lonestaplar.png").write_text("ingen bild"),
        "går inte att läsa",
    ),
    "tom": (lambda county: (county / "media" / "lonestaplar.png").write_bytes(b""), "går inte att läsa"),
    "avkortad": (
        lambda county: (county / "media" / "lonestaplar.png").write_bytes(
            (county / "media" / "lonestaplar.png").read_bytes()[:300]
        ),
        "går inte att läsa",
    ),
    "jpeg som png": (
        lambda county: save(county, "lonestaplar.png", noise((200, 200)), format="JPEG"),
        "är inte vad namnet säger, utan JPEG",
    ),
    "rörlig": (
        lambda county: save(
            county, "lonestaplar.png", noise((200, 200)), save_all=True, append_images=[noise((200, 200))]
        ),
        "rör sig",
    ),
    "för liten": (lambda county: save(county, "lonestaplar.png", noise((20, 20))), "för liten"),
    "för många pixlar": (
        lambda county: save(county, "lonestaplar.png", Image.new("1", (7000, 7000))),
        "miljoner pixlar",
    ),
    "för tung": (
        lambda county: (county / "media" / "lonestaplar.png").write_bytes(b"x" * 10_000_001),
        "mer än 10 MB",
    ),
    "svg": (
        lambda county: (
            (county / "media" / "karta.svg").write_text("<svg/>"),
            change(county, "strategy.yaml", "file: lonestaplar.png", "file: karta.svg"),
        ),
        "SVG",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_an_image_that_cannot_be_shown_is_told_at_its_line_with_what_to_do(county: Path, fault: str) -> None:
    spoil, words = FAULTS[fault]
    spoil(county)
    result = check(county)
    assert result.exit_code == 1
    (error,) = [d for d in load(county).diagnostics if d.level == "error"]
    assert words in error.message
    assert error.tip
    line = (county / "strategy.yaml").read_text("utf-8").split("\n")[error.place.line - 1]
    assert "file:" in line


def test_an_image_that_no_figure_shows_is_a_warning(county: Path) -> None:
    save(county, "glomd.png", noise((200, 200)))
    result = check(county)
    assert result.exit_code == 0
    assert "media/glomd.png:1:1  Varning: bilden visas ingenstans." in result.output
