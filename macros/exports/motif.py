"""The motif of two equal halves as SVG, in the strategy's colours: the sign, the frieze, and pale halves."""

from __future__ import annotations

from ..model import FocusArea
from ..strategy import colours
from ..strategy.icons import drawing
from ..strategy.resolved import Strategy

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}">{2}</svg>\n'
# A pale pattern over a hue: two circles, each of two halves.
_HALVES = (
    '<g fill="#fff" fill-opacity=".09"><path d="M0 120a120 120 0 0 1 240 0z"/>'
    '<path d="M0 120a120 120 0 0 0 240 0z" fill-opacity=".05"/><path d="M360 0a120 120 0 0 0 0 240z"/>'
    '<path d="M360 0a120 120 0 0 1 0 240z" fill-opacity=".05"/></g>'
)
_CELL = 80
# Half circles in a cell, from its left edge.
_LEFT, _RIGHT = ("M{} 0a40 40 0 0 0 0 80z", 40), ("M{} 0a40 40 0 0 1 0 80z", 40)
_FIRST_LEFT, _FIRST_RIGHT = ("M{} 0a40 40 0 0 0 0 80z", 80), ("M{} 0a40 40 0 0 1 0 80z", 0)
_DOME, _LOW_DOME = ("M{} 40a40 40 0 0 1 80 0z", 0), ("M{} 80a40 40 0 0 1 80 0z", 0)
_BOWL, _HIGH_BOWL = ("M{} 40a40 40 0 0 0 80 0z", 0), ("M{} 0a40 40 0 0 0 80 0z", 0)
# The halves of each cell of the frieze, and which of the pale colours they have.
_FRIEZE = (
    ((_LEFT, 0), (_RIGHT, 1)),
    ((_DOME, 2), (_LOW_DOME, 5)),
    ((_FIRST_RIGHT, 4), (_FIRST_LEFT, 3)),
    ((_HIGH_BOWL, 1), (_BOWL, 0)),
    ((_LEFT, 3), (_RIGHT, 2)),
    ((_DOME, 4), (_BOWL, 4)),
    ((_FIRST_RIGHT, 5), (_FIRST_LEFT, 0)),
    ((_LEFT, 2), (_RIGHT, 4)),
    ((_DOME, 3), (_LOW_DOME, 1)),
    ((_HIGH_BOWL, 0), (_LOW_DOME, 2)),
)

HALVES = _SVG.format(480, 240, _HALVES)
"""The pale pattern, to lie on a hue."""


def sign(strategy: Strategy) -> str:
    """Return the sign: a disc in two halves."""
    site = strategy.data.site
    second = site.second or site.accent
    left = f'<path fill="{site.accent.light}" d="M21 2a20 20 0 0 0 0 40z"/>'
    return _SVG.format(44, 44, f'{left}<path fill="{second.light}" d="M23 2a20 20 0 0 1 0 40z"/>')


def rimmed_sign(strategy: Strategy) -> str:
    """Return the sign on a white disc, which shows as a rim on a dark ground and not at all on a white one."""
    return sign(strategy).replace("<path", '<circle cx="22" cy="22" r="22" fill="#fff"/><path', 1)


def icon(strategy: Strategy) -> str:
    """Return the sign for browsers' tabs: in the colours for a dark ground where the reader's device is dark."""
    site = strategy.data.site
    second = site.second or site.accent
    dark = f"path{{fill:{site.accent.dark}}}path+path{{fill:{second.dark}}}"
    style = f"<style>@media (prefers-color-scheme:dark){{{dark}}}</style>"
    return sign(strategy).replace("<path", f"{style}<path", 1)


def frieze(strategy: Strategy) -> str:
    """Return the pattern: in each cell two halves, in the hues that the focus areas have on a dark ground."""
    accent = strategy.data.site.accent
    hues = [area.colour.dark for area in strategy.data.focusareas.focus_areas if area.colour]
    # Without hues the halves would run together in the accent.
    shades = [colours.mix(accent.dark, "#ffffff", 0.65), colours.mix(accent.light, accent.dark, 0.45)]
    pale = [*(hues or shades), accent.dark]
    grounds = colours.mix(accent.light, "#ffffff", 0.1), colours.mix(accent.light, "#000000", 0.52)
    shapes = []
    for number, halves in enumerate(_FRIEZE):
        x = number * _CELL
        shapes.append(f'<path fill="{grounds[number % 2]}" d="M{x} 0h80v80h-80z"/>')
        for (path, offset), colour in halves:
            shapes.append(f'<path fill="{pale[colour % len(pale)]}" d="{path.format(x + offset)}"/>')
    return _SVG.format(len(_FRIEZE) * _CELL, _CELL, "".join(shapes))


def area_icon(area: FocusArea, colour: str) -> str | None:
    """Return the icon of a focus area in a colour; None for an area without. Raises ThemeError."""
    if not area.icon:
        return None
    found = drawing(area.icon)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{found.view_box}" fill="{colour}">{found.shapes}</svg>'
