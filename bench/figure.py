"""The rows of a measuring module, or the reason why there can be none."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[str], None]
"""Takes a line in Swedish that says what is being measured."""

_HOLDS = {"<": operator.lt, "≤": operator.le, ">": operator.gt, "≥": operator.ge}


@dataclass(frozen=True)
class Row:
    """One figure: `value` in `unit`, what the same thing costs elsewhere, and the aim, as `≤ 60`.

    The group and the name are Swedish. `against` has the same unit, `compared` says in Swedish what it is.
    """

    group: str
    name: str
    value: float
    unit: str
    against: float | None = None
    compared: str = ""
    aim: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the other's figure this one is."""
        return self.value / self.against if self.against else None

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None without one. Raises ValueError for an aim that is no comparison."""
        if not self.aim:
            return None
        sign, _, number = self.aim.partition(" ")
        if sign not in _HOLDS:
            raise ValueError(f"{self.aim}: an aim is a sign ({' '.join(_HOLDS)}), a space and a number")
        return bool(_HOLDS[sign](self.value, float(number)))


class Unmeasurable(Exception):  # noqa: N818 - nothing is wrong: this machine lacks what the module needs
    """Raised by `measure` when the machine lacks something; the words, in Swedish, say what."""
