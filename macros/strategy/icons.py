"""The drawings of icons, from Material for MkDocs: `.icons/` in the package's templates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "material"
_NAME = re.compile(r"[\w-]+(?:/[\w-]+)+")
_VIEW_BOX = re.compile(r'viewBox="([^"]+)"')
_SHAPES = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


class ThemeError(Exception):
    """The theme lacks what the site takes from it. The message is for whoever builds."""


@dataclass(frozen=True)
class Drawing:
    """The drawing of an icon: its view box, and its shapes as SVG."""

    view_box: str
    shapes: str


@lru_cache(maxsize=64)
def drawing(name: str) -> Drawing:
    """Return the drawing of an icon by its name in `.icons/`, such as `material/pencil`. Raises ThemeError."""
    if not has_icon(name):
        raise ThemeError(f"Ikonen {name} finns inte i Material for MkDocs.")
    text = _icon_file(name).read_text("utf-8")
    view_box, shapes = _VIEW_BOX.search(text), _SHAPES.search(text)
    if view_box is None or shapes is None:
        raise ThemeError(f"Ikonen {name} går inte att läsa.")
    return Drawing(view_box[1], shapes[1].strip())


def has_icon(name: str) -> bool:
    """Return True if Material has an icon of this name, as `material/pencil`. Raises ThemeError without the package."""
    return bool(_NAME.fullmatch(name)) and _icon_file(name).is_file()


def icon_names() -> list[str]:
    """Return the name of every icon of the set `material`, sorted. Raises ThemeError without the package."""
    folder = templates() / ".icons"
    return sorted(
        path.relative_to(folder).with_suffix("").as_posix() for path in (folder / "material").glob("*.svg")
    )


def _icon_file(name: str) -> Path:
    return templates() / ".icons" / f"{name}.svg"


@lru_cache(maxsize=1)
def templates() -> Path:
    """Return Material's folder of templates, without running its code. Raises ThemeError without the package."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ThemeError(
            "Paketet mkdocs-material saknas. Kör make build eller make serve, som hämtar det: "
            "därifrån kommer ikonerna och några av orden i sidornas ram."
        )
    return Path(spec.origin).parent / "templates"
