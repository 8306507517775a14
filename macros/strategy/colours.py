"""Colours from data: contrast, mixing, how far apart two are, and the hue of each focus area.

Colours are written #rrggbb. Distances are Euclidean in OKLab (Ottosson 2020), where 0.02 is just noticeable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from ..model import Colours, FocusArea
from . import registers
from .resolved import Strategy

SCHEMES = ("light", "dark")
GROUND = {"light": "#ffffff", "dark": "#16141a"}
"""The background of pages, as in styles/tokens.css. A test compares."""
ON_HUE = {"light": "#ffffff", "dark": "#16141a"}
"""What is written on a hue."""

DEEP = {"light": 0.29, "dark": 0.43}
"""The part of black in the accent's dark shade."""

_Triple = tuple[float, float, float]
_Matrix = tuple[_Triple, _Triple, _Triple]

# The part of the hue in a tint, so that text keeps its contrast on it.
_TINT = {"light": 0.08, "dark": 0.1}
# Linear sRGB → what dichromats see (Machado, Oliveira, Fernandes 2009, severity 1.0).
_SIGHTS: dict[str, _Matrix] = {
    "vanlig syn": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopi": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopi": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopi": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# Linear sRGB → cone responses → OKLab.
_CONES: _Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_OKLAB: _Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


@dataclass(frozen=True)
class Hue:
    """A focus area's hue in one scheme, and the tint that it gives a background."""

    hue: str
    tint: str


def hue(colours: Colours, scheme: str) -> Hue:
    """Return the hue and its tint in a scheme, "light" or "dark"."""
    colour: str = getattr(colours, scheme)
    return Hue(colour, tint(colour, scheme))


def tint(hue: str, scheme: str) -> str:
    """Return what a hue gives a background in a scheme."""
    return mix(GROUND[scheme], hue, _TINT[scheme])


def area_hue(strategy: Strategy, area: FocusArea | None) -> Hue:
    """Return the hue of a focus area on paper; the accent without an area, or without a colour of its own."""
    own = area.colour if area else None
    return hue(own or strategy.data.site.accent, "light")


def plan_hue(strategy: Strategy) -> Hue:
    """Return the hue, on paper, of the action plan's focus area; the accent without one."""
    return area_hue(strategy, registers.plan_area(strategy))


def deep(strategy: Strategy) -> str:
    """Return the accent's dark shade, for large surfaces with white words."""
    return mix(strategy.data.site.accent.light, "#000000", DEEP["light"])


def areas_with_hues(strategy: Strategy) -> list[tuple[FocusArea, Colours]]:
    """Return each focus area with its colours, in order; the site's accent for an area without any."""
    site = strategy.data.site
    return [(area, area.colour or site.accent) for area in strategy.data.focusareas.focus_areas]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(one: str, other: str, part: float) -> str:
    """Return `one` with a part, 0 to 1, of `other` (mixed in sRGB, as a translucent layer is)."""
    both = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * part)):02x}" for a, b in both)


def distances(one: str, other: str) -> Iterator[tuple[str, float]]:
    """Yield (kind of sight, in Swedish; distance in OKLab) for normal sight and the three dichromacies."""
    for sight, matrix in _SIGHTS.items():
        lab = [_oklab(_times(matrix, _linear(colour))) for colour in (one, other)]
        yield sight, sum((a - b) ** 2 for a, b in zip(*lab, strict=True)) ** 0.5


def nearest(colour: str, fits: Callable[[str], bool]) -> str | None:
    """Return the colour nearest to one, in OKLab, that fits; the colour itself if it does, None if no colour does."""
    own = _oklab(_linear(colour))
    by_distance = sorted(
        _palette(), key=lambda made: sum((a - b) ** 2 for a, b in zip(own, made[1], strict=True))
    )
    return next((other for other in (colour, *(name for name, _ in by_distance)) if fits(other)), None)


@cache
def _palette() -> list[tuple[str, _Triple]]:
    """Return (colour, place in OKLab) of colours all over sRGB."""
    names = (
        "#" + "".join(f"{channel:02x}" for channel in one) for one in product(range(0, 256, 15), repeat=3)
    )
    return [(name, _oklab(_linear(name))) for name in names]


def _channels(colour: str) -> _Triple:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _linear(colour: str) -> _Triple:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)
    )
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _times(matrix: _Matrix, vector: _Triple) -> _Triple:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def _oklab(linear: _Triple) -> _Triple:
    red, green, blue = (min(max(c, 0), 1) for c in linear)
    long, middle, short = (c ** (1 / 3) for c in _times(_CONES, (red, green, blue)))
    return _times(_OKLAB, (long, middle, short))
