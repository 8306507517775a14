"""The sources that carry the site's identity: its colours, its sign, its pattern and the typeface of headings.

The motif is two equal halves. Style sheets import `identity.css` and `name.css`, and name the pictures by `url()`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..exports import motif, pictures
from ..strategy import colours
from ..strategy.resolved import Strategy
from .heading_font import FILE as HEADING_FONT
from .heading_font import heading_font


def files(strategy: Strategy) -> Iterator[tuple[str, bytes]]:
    """Yield (name, content) of each source, to be bundled with those in overrides/assets/."""
    yield "icon.svg", motif.icon(strategy).encode()
    yield "favicon.ico", pictures.favicon(strategy)
    yield "touch-icon.png", pictures.touch_icon(strategy)
    yield "share.png", pictures.share(strategy)
    yield "frieze.svg", motif.frieze(strategy).encode()
    yield "halves.svg", motif.HALVES.encode()
    yield HEADING_FONT, heading_font(strategy)
    yield "identity.css", _identity(strategy).encode()
    # The start page's heading is as large as its longest word allows.
    letters = max(map(len, strategy.data.site.name.split()), default=1)
    yield "name.css", _block({"--letters": str(letters)}).encode()


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
    step = 100 / max(len(areas), 1)
    stops = ", ".join(
        f"var(--hue-{area.id}) {step * at:.5g}% {step * (at + 1):.5g}%" for at, (area, _) in enumerate(areas)
    )
    # Without focus areas the line under the header has the accent alone.
    ribbon = f"linear-gradient(90deg, {stops})" if areas else "var(--color-accent)"
    classes = [
        f".ui-hue-{area.id} {{ --color-hue: var(--hue-{area.id}); --color-tint: var(--tint-{area.id}); }}"
        for area, _ in areas
    ]
    return "\n".join(
        [
            _block(schemes["light"]),
            f"@media (prefers-color-scheme: dark) {{ {_block(schemes['dark'])} }}",
            f".ui-ribbon {{ background: {ribbon}; }}",
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
    yield "--color-deep", colours.mix(light, "#000000", colours.DEEP[scheme])
    yield "--color-deep-quiet", colours.mix(dark, "#ffffff", 0.4)
    yield "--color-deep-line", colours.mix(light, "#ffffff", 0.25)
    yield "--color-on-hue", colours.ON_HUE[scheme]


def _block(values: dict[str, str]) -> str:
    return ":root { " + " ".join(f"{name}: {value};" for name, value in values.items()) + " }"
