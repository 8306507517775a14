"""Rules on the colours that data name: each can be read, and the focus areas' are told apart in any sight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ..model import Data
from ..source.diagnostics import Diagnostic, SourceLocation
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
        for scheme, ground in ACCENT_GROUND.items() if both else ():
            colour = getattr(both, scheme)
            advised = colours.nearest(colour, partial(_is_readable, {ground: ""}, ACCENT_CONTRAST))
            place = context.source.place(("site", field, scheme))
            yield from _readable(place, scheme, colour, {ground: "grunden"}, ACCENT_CONTRAST, advised)


def readable_hues(context: Context, data: Data) -> Iterator[Diagnostic]:
    """A focus area's hue has sufficient contrast on the page and on its own tint, in light and dark."""
    for scheme in colours.SCHEMES:
        for hue in _hues(context, data, scheme):
            grounds = _hue_grounds(scheme, hue.colour)
            about = f'"{hue.area}": '
            yield from _readable(hue.place, scheme, hue.colour, grounds, _HUE_CONTRAST, hue.advised, about)


def distinct_hues(context: Context, data: Data) -> Iterator[Diagnostic]:
    """The hues of any two focus areas are told apart, also by those who see fewer colours."""
    for scheme in colours.SCHEMES:
        hues = _hues(context, data, scheme)
        for at, hue in enumerate(hues):
            near = [(_distance(hue.colour, other.colour), other) for other in hues[:at]]
            alike = [(*distance, other) for distance, other in near if distance[0] < _MIN_DISTANCE]
            if alike:
                distance, sight, closest = min(alike, key=lambda one: one[0])
                message = (
                    f'fokusområdet "{hue.area}" har {_GROUNDS[scheme]} för lik färg som '
                    + ", ".join(f'"{other.area}"' for *_, other in alike)
                    + f": {closest.colour} och {hue.colour} är {distance:.3f} ifrån varandra vid {sight}; minst {_MIN_DISTANCE} behövs."
                )
                tip = (
                    f"ändra den ena: ljusare, mörkare eller en annan kulör{_such_as(hue.colour, hue.advised)}"
                )
                yield Diagnostic(hue.place, message, tip)


@dataclass(frozen=True)
class _WrittenHue:
    """A focus area's hue in a scheme, where it is written, and the colour that would keep every rule."""

    area: str
    place: SourceLocation
    colour: str
    advised: str | None


def _hues(context: Context, data: Data, scheme: str) -> list[_WrittenHue]:
    """Return the hues of a scheme, in order. Each advice holds if those before it are taken."""
    areas = [(number, area) for number, area in enumerate(data.focusareas.focus_areas) if area.colour]
    written = [str(getattr(area.colour, scheme)) for _, area in areas]
    others, hues = list(written), list[_WrittenHue]()
    for at, ((number, area), colour) in enumerate(zip(areas, written, strict=True)):
        advised: str | None = colour
        if not _is_distinct(others[:at], scheme, colour):
            advised = colours.nearest(colour, partial(_is_distinct, others[:at] + others[at + 1 :], scheme))
        others[at] = advised or colour
        place = context.source.place(("focusareas", "focus_areas", number, "colour", scheme))
        hues.append(_WrittenHue(area.id, place, colour, advised))
    return hues


def _hue_grounds(scheme: str, colour: str) -> dict[str, str]:
    """Return the names of the grounds that a hue stands on, by their colours."""
    return {colours.GROUND[scheme]: "grunden", colours.tint(colour, scheme): "sin egen toning"}


def _is_distinct(others: Sequence[str], scheme: str, colour: str) -> bool:
    """Return whether a hue can be read, and told from others."""
    return _is_readable(_hue_grounds(scheme, colour), _HUE_CONTRAST, colour) and all(
        _distance(colour, other)[0] >= _MIN_DISTANCE for other in others
    )


def _distance(one: str, other: str) -> tuple[float, str]:
    """Return the smallest distance of two colours, and the sight that has it."""
    sight, distance = min(colours.distances(one, other), key=lambda made: made[1])
    return distance, sight


def hues_for_all(context: Context, data: Data) -> Iterator[Diagnostic]:
    """Either every focus area has a hue or none has."""
    areas = data.focusareas.focus_areas
    without = [area.id for area in areas if not area.colour]
    if 0 < len(without) < len(areas):
        names = ", ".join(f'"{area}"' for area in without)
        message = f"colour saknas för {names}, men andra fokusområden har en färg."
        tip = "skriv colour för alla fokusområden, eller ta bort den hos de andra"
        yield Diagnostic(context.place_of("focus_area", without[0]), message, tip)


def _is_readable(grounds: Iterable[str], least: float, colour: str) -> bool:
    return all(colours.contrast(colour, ground) >= least for ground in grounds)


def _readable(
    place: SourceLocation,
    scheme: str,
    colour: str,
    grounds: dict[str, str],
    least: float,
    advised: str | None,
    about: str = "",
) -> Iterator[Diagnostic]:
    ratio, ground = min((colours.contrast(colour, ground), ground) for ground in grounds)
    if ratio < least:
        # Rounded down, so that what is too little never reads as enough.
        message = f"{about}färgen {colour} har kontrasten {int(ratio * 10) / 10:.1f} mot {ground} ({grounds[ground]}); minst {least:.1f} behövs."
        tip = "välj en mörkare färg" if scheme == "light" else "välj en ljusare färg"
        yield Diagnostic(place, message, tip + _such_as(colour, advised))


def _such_as(colour: str, advised: str | None) -> str:
    return f', till exempel "{advised}"' if advised not in (None, colour) else ""
