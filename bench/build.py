"""Time and memory of a build: ours against plain Material, and the growth with the number of insatser."""

from __future__ import annotations

import math
import re
import shutil
from pathlib import Path

import yaml

from bench import data, sites
from bench.figure import Figure, Progress
from bench.sites import Built, build, build_material, material, ours, work

_AGAINST = "Bygget, mot samma sidor i Material"
_GROWTH = "Bygget, med antalet insatser"
_MOST_SECONDS, _EXPONENT, _LARGE_SECONDS, _LARGE_MEGABYTES = 10, 1.1, 60, 1000
_MARK = "Mätningens ändring"


def measure(progress: Progress) -> list[Figure]:
    """Return the figures at the county's own size, then those of the growth. Raises RuntimeError if a build fails."""
    return [*_against_material(progress), *_growth(progress)]


def _against_material(progress: Progress) -> list[Figure]:
    """Return the figures of a cold build, without Python's cache either, and of a second one after an edit."""
    own, other = ours(0), material(0)
    site, cache, plain_cache = work("again"), work("cache"), work("cache-material")
    cold, plain_cold = (
        build(own.source, site, own.number, cache),
        build_material(other.source, 0, plain_cache),
    )
    shutil.rmtree(site)
    edit(own.source, _MARK)
    page = other.source / "docs" / "insatser" / "index.md"
    page.write_text(f"{page.read_text('utf-8')}\n{_MARK}\n", "utf-8")
    warm, plain_warm = (
        build(own.source, site, own.number, cache),
        build_material(other.source, 0, plain_cache),
    )
    progress(f"bygget: {warm.whole.seconds:.1f} s, Material {plain_warm.whole.seconds:.1f} s")
    return [
        Figure(_AGAINST, name, cost.seconds, "s", plain.whole.seconds, "Material", aim)
        for name, cost, plain, aim in (
            ("sidorna, kallt", cold.pages, plain_cold, ""),
            ("allt, med filerna, kallt", cold.whole, plain_cold, ""),
            ("allt, efter en ändring", warm.whole, plain_warm, f"≤ {_MOST_SECONDS}"),
        )
    ]


def edit(source: Path, title: str) -> str:
    """Give the first insats of made data another title and return its id. The rest of the file is unchanged.

    Raises ValueError if the insats has no title on the line after its id.
    """
    path = source / f"{data.FILE}.yaml"
    text = path.read_text("utf-8")
    first = next(data.actions(yaml.load(text, Loader=yaml.CSafeLoader)))
    changed, times = re.subn(rf"(id: {first['id']}\n\s*title: ).*", rf"\g<1>{title}", text, count=1)
    if not times:
        raise ValueError(f"{path}: {first['id']} has no title on the line after its id")
    path.write_text(changed, "utf-8")
    return str(first["id"])


def _growth(progress: Progress) -> list[Figure]:
    """Return seconds and memory at each size, and the exponent of each as a power of the number of insatser."""
    built: list[Built] = []
    for size in sites.SIZES:
        built.append(ours(size))
        progress(f"bygget: {built[-1].number} insatser på {built[-1].whole.seconds:.1f} s")
    numbers = [one.number for one in built]
    figures = []
    for name, unit, most, values in (
        ("tid", "s", _LARGE_SECONDS, [one.whole.seconds for one in built]),
        ("minne", "MB", _LARGE_MEGABYTES, [one.whole.megabytes for one in built]),
    ):
        for number, value in zip(numbers, values, strict=True):
            aim = f"< {most}" if number >= 5000 else ""
            figures.append(Figure(_GROWTH, f"{name}, {number} insatser", value, unit, aim=aim))
        if len(numbers) > 1:
            grows = exponent(numbers, values)
            figures.append(Figure(_GROWTH, f"{name}, exponent", grows, "", aim=f"≤ {_EXPONENT}"))
    return figures


def exponent(numbers: list[int], values: list[float]) -> float:
    """Return the b of the power a·nᵇ nearest the values, by least squares of the logarithms."""
    x, y = [math.log(n) for n in numbers], [math.log(value) for value in values]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    across = sum((a - middle_x) ** 2 for a in x)
    return sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True)) / across
