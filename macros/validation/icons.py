"""Rules on the icons that data name."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Data
from ..source.diagnostics import Diagnostic
from ..strategy import icons
from .context import Context
from .repairs import closest_match, closest_match_tip


def known_icons(context: Context, data: Data) -> Iterator[Diagnostic]:
    """An icon of a focus area is one of the theme's."""
    for number, area in enumerate(data.focusareas.focus_areas):
        if area.icon and not icons.has_icon(area.icon):
            place = context.source.place(("focusareas", "focus_areas", number, "icon"))
            names = icons.icon_names()
            tip = f"{closest_match_tip(area.icon, names)}välj ett namn som börjar med material/, eller ta bort raden"
            suggestion = context.source.suggestion(place, area.icon, closest_match(area.icon, names))
            yield Diagnostic(
                place,
                f'fokusområdet "{area.id}": ikonen "{area.icon}" finns inte.',
                tip,
                suggestion=suggestion,
            )
