"""How long building takes, and how it grows: ours against plain Material."""

from __future__ import annotations

import math
import re
import shutil
from pathlib import Path

import yaml

from bench import data
from bench.process import Cost
from bench.row import Progress, Row
from bench.sites import SIZES, Built, build, build_material, material, ours, work

_WHOLE = "Bygget: samma sidor med Material som det är"
_GROWTH = "Bygget: växer med antalet insatser"
# Whole build with all downloads; growth; at the largest size.
_MOST_SECONDS, _EXPONENT, _LARGE_SECONDS, _LARGE_MEGABYTES = 10, 1.1, 60, 1000
_MARK = "Mätningens ändring"


def measure(progress: Progress) -> list[Row]:
    """The county's own size against Material, then the growth."""
    return [*_against(progress), *_growth(progress)]


def _against(progress: Progress) -> list[Row]:
    """Cold, Python's own cache too; then again after one edit."""
    own, other = ours(0), material(0)
    rows = []
    for name, change, most in (("kallt", None, ""), ("efter en ändring", _change, f"≤ {_MOST_SECONDS}")):
        if change:
            change(own, other)
        site, cache = work("again"), work("cache")
        mine = build(own.source, site, own.number, cache)
        plain = build_material(other.source, own.number, work("cache-material"))
        progress(f"{name}: {mine.whole.seconds:.1f} s, Material {plain.whole.seconds:.1f} s")
        rows.append(_row(f"sidorna, {name}", mine.pages, plain.whole))
        rows.append(_row(f"allt (PDF, Excel, öppna data, sökning), {name}", mine.whole, plain.whole, most))
        shutil.rmtree(site)
    return rows


def _row(name: str, mine: Cost, plain: Cost, aim: str = "") -> Row:
    return Row(_WHOLE, name, mine.seconds, "s", plain.seconds, "Material", aim)


def _change(own: Built, other: Built) -> None:
    """Adds a word to one insats, and to one page of Material's."""
    edit(own.source, _MARK)
    page = other.source / "docs" / "insatser" / "index.md"
    page.write_text(f"{page.read_text('utf-8')}\n{_MARK}\n", "utf-8")


def edit(source: Path, title: str) -> str:
    """Gives the first insats of made data another title; says its id. All else in the file stays, byte for byte."""
    path = source / f"{data.FILE}.yaml"
    text = path.read_text("utf-8")
    first = next(data.actions(yaml.load(text, Loader=yaml.CSafeLoader)))
    changed, times = re.subn(rf"(id: {first['id']}\n\s*title: ).*", rf"\g<1>{title}", text, count=1)
    if not times:
        raise ValueError(f"{path}: {first['id']} has no title on the line after its id")
    path.write_text(changed, "utf-8")
    return str(first["id"])


def _growth(progress: Progress) -> list[Row]:
    """Seconds and memory at each size, and how they grow: the exponent of a power of the number of insatser."""
    built = [ours(size) for size in SIZES]
    for one in built:
        cost = one.whole
        progress(f"{one.number} insatser: {cost.seconds:.1f} s, {cost.megabytes:.0f} MB")
    numbers = [one.number for one in built]
    rows = []
    for name, unit, most, values in (
        ("tid", "s", _LARGE_SECONDS, [one.whole.seconds for one in built]),
        ("minne, som mest", "MB", _LARGE_MEGABYTES, [one.whole.megabytes for one in built]),
    ):
        aims = ["" for _ in values[:-1]] + [f"< {most}"]
        rows += [
            Row(_GROWTH, f"{name}, {n} insatser", value, unit, aim=aim)
            for n, value, aim in zip(numbers, values, aims, strict=True)
        ]
        rows.append(Row(_GROWTH, f"{name}, exponent", exponent(numbers, values), "", aim=f"≤ {_EXPONENT}"))
    return rows


def exponent(numbers: list[int], values: list[float]) -> float:
    """The b of the power a·nᵇ that lies nearest the values: least squares, by logarithms."""
    x, y = [math.log(n) for n in numbers], [math.log(value) for value in values]
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    across = sum((a - middle_x) ** 2 for a in x)
    return sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True)) / across
