"""Rules on the colours that data name: each can be read, and the focus areas' are told apart in any sight."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ..model import Colours, Data
from ..source.diagnostics import Diagnostic
from ..source.reader import Key
from ..strategy import colours
from .context import Context

# WCAG 2.2, 1.4.3 requires 4.5:1 for text. A little more is required of the accent, because boxes are tinted.
ACCENT_CONTRAST, _HUE_CONTRAST = 5.0, 4.5
ACCENT_GROUND = {"light": "#ffffff", "dark": "#211e27"}
# In OKLab, where 0.02 is just noticeable side by side: these are compared from memory, on different pages.
_MIN_DISTANCE = 0.06
_GROUNDS = {"light": "på ljus grund", "dark": "på mörk grund"}


def readable_accent(context: Context, data: Data) -> Iterator[Diagnostic]:
    """The site's colours have sufficient contrast on light and dark backgrounds (WCAG 2.2, 1.4.3)."""
    for field, both in (("accent", data.site.accent), ("second", data.site.second)):
        if both is None:
            continue
        for scheme, ground in ACCENT_GROUND.items():
            grounds = {ground: "grunden"}
            yield from _readable(context, ("site", field), both, scheme, grounds, ACCENT_CONTRAST)


def readable_hues(context: Context, data: Data) -> Iterator[Diagnostic]:
    """A focus area's hue has sufficient contrast on the page and on its own tint, in light and dark."""
    for number, area in enumerate(data.focusareas.focus_areas):
        if area.colour is None:
            continue
        for scheme in colours.SCHEMES:
            key = ("focusareas", "focus_areas", number, "colour")
            tint = colours.hue(area.colour, scheme).tint
            grounds = {colours.GROUND[scheme]: "grunden", tint: "sin egen toning"}
            yield from _readable(context, key, area.colour, scheme, grounds, _HUE_CONTRAST, f'"{area.id}": ')


def distinct_hues(context: Context, data: Data) -> Iterator[Diagnostic]:
    """The hues of any two focus areas are told apart, also by those who see fewer colours."""
    areas = list(enumerate(data.focusareas.focus_areas))
    for scheme in colours.SCHEMES:
        for (_, one), (number, other) in combinations([a for a in areas if a[1].colour], 2):
            pair = getattr(one.colour, scheme), getattr(other.colour, scheme)
            sight, distance = min(colours.distances(*pair), key=lambda made: made[1])
            if distance < _MIN_DISTANCE:
                place = context.source.place(("focusareas", "focus_areas", number, "colour", scheme))
                message = (
                    f'fokusområdena "{one.id}" och "{other.id}" har för lika färger {_GROUNDS[scheme]}: '
                    f"{pair[0]} och {pair[1]} är {distance:.3f} ifrån varandra vid {sight}; minst {_MIN_DISTANCE} behövs."
                )
                yield Diagnostic(place, message, "ändra den ena: ljusare, mörkare eller en annan kulör")


def hues_for_all(context: Context, data: Data) -> Iterator[Diagnostic]:
    """Either every focus area has a hue or none has."""
    areas = data.focusareas.focus_areas
    without = [area.id for area in areas if not area.colour]
    if 0 < len(without) < len(areas):
        names = ", ".join(f'"{area}"' for area in without)
        message = f"colour saknas för {names}, men andra fokusområden har en färg."
        tip = "skriv colour för alla fokusområden, eller ta bort den hos de andra"
        yield Diagnostic(context.place_of("focus_area", without[0]), message, tip)


def _readable(
    context: Context,
    key: Key,
    both: Colours,
    scheme: str,
    grounds: dict[str, str],
    least: float,
    about: str = "",
) -> Iterator[Diagnostic]:
    colour = getattr(both, scheme)
    ratio, ground = min((colours.contrast(colour, ground), ground) for ground in grounds)
    if ratio < least:
        # Rounded down, so that what is too little never reads as enough.
        message = f"{about}färgen {colour} har kontrasten {int(ratio * 10) / 10:.1f} mot {ground} ({grounds[ground]}); minst {least:.1f} behövs."
        tip = "välj en mörkare färg" if scheme == "light" else "välj en ljusare färg"
        yield Diagnostic(context.source.place((*key, scheme)), message, tip)
