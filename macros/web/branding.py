"""The sources that carry the site's identity: its colours, its sign, its pattern and the typeface of headings.

The motif is two equal halves. Style sheets import `identity.css`, and name the pictures by `url()`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..strategy.resolved import Strategy
from . import colours
from .heading_font import FILE as HEADING_FONT
from .heading_font import heading_font

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


def files(strategy: Strategy) -> Iterator[tuple[str, bytes]]:
    """Yield (name, content) of each source, to be bundled with those in overrides/assets/."""
    yield "icon.svg", _icon(strategy).encode()
    yield "frieze.svg", _frieze(strategy).encode()
    yield "halves.svg", _SVG.format(480, 240, _HALVES).encode()
    yield HEADING_FONT, heading_font(strategy)
    yield "identity.css", _identity(strategy).encode()


def _icon(strategy: Strategy) -> str:
    site = strategy.data.site
    second = site.second or site.accent
    halves = (
        f'<path fill="{site.accent.light}" d="M21 2a20 20 0 0 0 0 40z"/>'
        f'<path fill="{second.light}" d="M23 2a20 20 0 0 1 0 40z"/>'
    )
    return _SVG.format(44, 44, halves)


def _frieze(strategy: Strategy) -> str:
    """Return the pattern: in each cell two halves, in the hues that the focus areas have on a dark ground."""
    accent = strategy.data.site.accent
    hues = [made.dark for _, made in colours.areas_with_hues(strategy)]
    pale = [*dict.fromkeys([*hues, accent.dark])]
    grounds = colours.mix(accent.light, "#ffffff", 0.1), colours.mix(accent.light, "#000000", 0.52)
    shapes = []
    for number, halves in enumerate(_FRIEZE):
        x = number * _CELL
        shapes.append(f'<path fill="{grounds[number % 2]}" d="M{x} 0h80v80h-80z"/>')
        for (path, offset), colour in halves:
            shapes.append(f'<path fill="{pale[colour % len(pale)]}" d="{path.format(x + offset)}"/>')
    return _SVG.format(len(_FRIEZE) * _CELL, _CELL, "".join(shapes))


def _identity(strategy: Strategy) -> str:
    """Return the custom properties of the site's colours, and the class of each focus area, `ui-hue-<id>`."""
    areas = colours.areas_with_hues(strategy)
    schemes = {
        scheme: dict(_roles(strategy, scheme))
        | {
            f"--{name}-{area.id}": getattr(colours.hue(own, scheme), name)
            for area, own in areas
            for name in ("hue", "tint")
        }
        for scheme in colours.SCHEMES
    }
    step = 100 / len(areas)
    stops = ", ".join(
        f"var(--hue-{area.id}) {step * at:.5g}% {step * (at + 1):.5g}%" for at, (area, _) in enumerate(areas)
    )
    classes = [
        f".ui-hue-{area.id} {{ --color-hue: var(--hue-{area.id}); --color-tint: var(--tint-{area.id}); }}"
        for area, _ in areas
    ]
    return "\n".join(
        [
            _block(schemes["light"]),
            f"@media (prefers-color-scheme: dark) {{ {_block(schemes['dark'])} }}",
            f".ui-ribbon {{ background: linear-gradient(90deg, {stops}); }}",
            *classes,
        ]
    )


def _roles(strategy: Strategy, scheme: str) -> Iterator[tuple[str, str]]:
    """Yield (custom property, colour) of each colour role that follows the accent."""
    site = strategy.data.site
    light, dark = site.accent.light, site.accent.dark
    in_dark = scheme == "dark"
    ground = colours.GROUND[scheme]
    yield "--color-accent", dark if in_dark else light
    yield "--color-second", getattr(site.second or site.accent, scheme)
    yield "--color-on-accent", colours.mix(light, "#000000", 0.6) if in_dark else "#ffffff"
    yield "--color-accent-soft", colours.mix(ground, light, 0.45 if in_dark else 0.09)
    yield "--color-deep", colours.mix(light, "#000000", 0.43 if in_dark else 0.29)
    yield "--color-deep-quiet", colours.mix(dark, "#ffffff", 0.4)
    yield "--color-deep-line", colours.mix(light, "#ffffff", 0.25)
    yield "--color-on-hue", colours.ON_HUE[scheme]


def _block(values: dict[str, str]) -> str:
    return ":root { " + " ".join(f"{name}: {value};" for name, value in values.items()) + " }"
