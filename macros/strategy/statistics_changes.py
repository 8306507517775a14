"""The line on what fetched values change in a measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..model import Measure, Observation, Series
from ..model.statistics import Sex
from ..strings import statistics as words
from ..strings.phrases import listed
from .statistics_words import value_or_mark

# By the last year of the period, area and sex.
Observations = Mapping[tuple[int, str, Sex], Observation]
_SHOWN_CHANGES = 3


def change_line(
    measure: Measure, before: Series | None, after: Series | None, areas: Mapping[str, str]
) -> str:
    """Return what is new in the values of a measure: years, changed values and lost ones; "" for nothing.

    `areas` has the name of each area by its code, the county first.
    """
    old, new = (
        {(o.end, o.area, o.sex): o for o in one.observations} if one else {} for one in (before, after)
    )
    said = list(_changed(measure, old, new, areas) if old and new else _all_new_or_gone(old, new))
    return f"{measure.title}: {'; '.join(said)}" if said else ""


def _all_new_or_gone(old: Observations, new: Observations) -> Iterator[str]:
    """Yield the first values of a measure, or the loss of all."""
    held = old or new
    if held:
        first, last = held[min(held)], held[max(held)]
        if first.end == last.end:
            years = words.period(first)
        elif first.start == first.end:
            years = words.period_of(first.end, last.end)
        else:
            years = words.SPAN.format(first=words.period(first), last=words.period(last))
        yield (words.FIRST_VALUES if new else words.NO_VALUES).format(years=years)


def _changed(
    measure: Measure, old: Observations, new: Observations, areas: Mapping[str, str]
) -> Iterator[str]:
    """Yield new years, the first changed values by area and newest year, lost years, and values filled in or lost."""
    years = {year for year, *_ in new} - {year for year, *_ in old}
    gone = {year for year, *_ in old} - {year for year, *_ in new}
    if years:
        yield words.NEW_YEARS[len(years) > 1].format(years=_periods(new, years))
    order = {area: number for number, area in enumerate(areas)}
    both = sorted(old.keys() & new.keys(), key=lambda at: (order.get(at[1], len(order)), -at[0], at[2]))
    changed = [at for at in both if (old[at].value, old[at].mark) != (new[at].value, new[at].mark)]
    yield from (_changed_value(measure, old[at], new[at], areas) for at in changed[:_SHOWN_CHANGES])
    yield from _number_of(words.MORE_CHANGED, len(changed) - _SHOWN_CHANGES)
    if gone:
        yield words.LOST_YEARS.format(years=_periods(old, gone))
    yield from _some(
        words.FILLED, {at: new[at] for at in new.keys() - old.keys() if at[0] not in years}, areas
    )
    yield from _some(words.LOST, {at: old[at] for at in old.keys() - new.keys() if at[0] not in gone}, areas)
    margins = (at for at in both if (old[at].low, old[at].high) != (new[at].low, new[at].high))
    yield from _number_of(words.NEW_MARGINS, sum(at not in changed for at in margins))


def _number_of(said: tuple[str, str], count: int) -> Iterator[str]:
    """Yield how many, in words for one or for several; nothing for none."""
    if count > 0:
        yield said[count > 1].format(count=count)


def _some(said: tuple[str, str], held: Observations, areas: Mapping[str, str]) -> Iterator[str]:
    """Yield how many values there are, for which periods and areas; nothing for none."""
    if held:
        codes, ends = {area for _, area, _ in held}, sorted({end for end, *_ in held})
        named = [name for code, name in areas.items() if code in codes] + sorted(codes - areas.keys())
        places = listed(named) if len(named) <= _SHOWN_CHANGES else words.PLACES.format(count=len(named))
        years = _periods(held, ends)
        if len(ends) > _SHOWN_CHANGES:
            years = words.SPAN.format(first=_periods(held, ends[:1]), last=_periods(held, ends[-1:]))
        yield said[len(held) > 1].format(count=len(held), years=years, places=places)


def _periods(held: Observations, ends: Iterable[int]) -> str:
    """Return the periods that end in some years, as words."""
    by_end = {end: words.period(one) for (end, *_), one in held.items()}
    return listed([by_end[end] for end in sorted(ends)])


def _changed_value(measure: Measure, old: Observation, new: Observation, areas: Mapping[str, str]) -> str:
    before, after = value_or_mark(measure, old), value_or_mark(measure, new)
    if before == after:
        # A change that rounding hides.
        before, after = (str(one.value).replace(".", ",") for one in (old, new))
    where = words.WHERE.format(sex=words.SEXES[new.sex], area=areas.get(new.area, new.area))
    return words.CHANGED.format(year=words.period(new), old=before, new=after, where=where)
