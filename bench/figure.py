"""A measured figure, and the reason why there can be none."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[str], None]
"""Takes a line in Swedish on what is being measured."""

_HOLDS = {"<": operator.lt, "≤": operator.le, "≥": operator.ge}


@dataclass(frozen=True)
class Figure:
    """A value with its unit, the same thing measured elsewhere, and the aim, such as `≤ 60`.

    The group, the name and `compared`, which names the other, are Swedish. `against` has the same unit.
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
        """The value divided by the other's; None without another."""
        return self.value / self.against if self.against else None

    @property
    def is_met(self) -> bool | None:
        """True if the aim is met; None without one. Raises ValueError for an aim that is no comparison."""
        if not self.aim:
            return None
        sign, _, number = self.aim.partition(" ")
        if sign not in _HOLDS:
            raise ValueError(f"{self.aim}: an aim is a sign ({' '.join(_HOLDS)}), a space and a number")
        return bool(_HOLDS[sign](self.value, float(number)))


class Unmeasurable(Exception):  # noqa: N818 - nothing is wrong: this machine lacks what the subject needs
    """Raised by `measure` if the machine lacks something; the words are Swedish and name it."""
