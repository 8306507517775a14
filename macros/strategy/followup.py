"""The county's follow-up as its page shows it: counts, lines with a bar, tables and bands, from followup.yaml alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import FollowUpRound, Model, Section
from ..model.followup import (
    ANSWERS,
    BANDS,
    HIDDEN_BAND,
    LEAST_IN_TABLES,
    LEAST_SHOWN,
    STATUSES,
    GoalProgress,
    Progress,
)
from ..strings import followup as words
from ..strings import phrases
from ..strings.names import capital, fill
from . import items, parts, reading_order
from .resolved import Strategy
from .statistics_tables import ValueRow, ValueTable

PATH = "uppfoljning/"
COUNTED_IN = {"focus_area": "action", "objective_area": "objective"}
"""The kind that is counted in each kind of area."""
# The kinds that each field of a follow-up names.
AREAS, GOALS, ITEMS, POINTS = tuple(COUNTED_IN), ("goal",), ("action", "objective"), ("point",)


@dataclass(frozen=True)
class CountLine:
    """A count that is followed: the number ("dolt" for one that is hidden), its words, and the path of what it counts."""

    number: str
    words: str
    path: str


@dataclass(frozen=True)
class Line:
    """A part in words, and its bar in hundredths: done, under way, and hidden; `bar` is None where nothing can be drawn.

    `kind` and `id` are those of the part, or "" for all of a kind.
    """

    kind: str
    id: str
    title: str
    text: str
    bar: tuple[float, float, float] | None


def latest(strategy: Strategy) -> FollowUpRound | None:
    """Return the last follow-up, or None."""
    rounds = strategy.data.followup.rounds
    return rounds[-1] if rounds else None


def promise(strategy: Strategy) -> Section | None:
    """Return the strategy's section on how it is followed up, or None."""
    name = strategy.data.followup.section
    return reading_order.find_section(strategy.chapters, name) if name else None


def counts(strategy: Strategy, one: FollowUpRound) -> list[CountLine]:
    """Return the counts of affiliates, plans and what is carried out, in this order."""
    plans = f"{_noun(one.plans, words.PLANS)}, {words.FROM_ORGANISATIONS.format(number=one.organisations, all=one.affiliates)}"
    found = [
        CountLine(str(one.affiliates), _noun(one.affiliates, words.AFFILIATES), "om/anslutna-verksamheter/"),
        CountLine(str(one.plans), plans, "min-plan/"),
    ]
    if one.actions:
        number = one.actions.carried_out
        text = words.CARRIED_OUT_COUNT if number is not None else words.CARRIED_OUT_COUNT_HIDDEN
        said = fill(text, parts.words(strategy)).format(all=one.actions.items)
        found.append(CountLine(words.HIDDEN if number is None else str(number), said, "insatser/"))
    return found


def decided(one: FollowUpRound) -> str:
    """Return the sentence on the plans that are decided."""
    return words.DECIDED_HIDDEN if one.decided is None else words.DECIDED.format(number=one.decided)


@dataclass(frozen=True)
class Year:
    """A count at a follow-up: its day, the number in words, and hundredths of the largest; None for one that is hidden."""

    day: str
    text: str
    share: float | None


def years(strategy: Strategy) -> list[tuple[str, list[Year]]]:
    """Return each count over the follow-ups, the newest first."""
    rounds = tuple(reversed(strategy.data.followup.rounds))
    series: tuple[list[tuple[int | None, str, int]], ...] = (
        [(one.affiliates, str(one.affiliates), one.affiliates) for one in rounds],
        [(one.plans, str(one.plans), one.plans) for one in rounds],
        [_part_of(one.actions) for one in rounds],
    )
    titles = fill(words.YEARS, parts.words(strategy))
    return [
        (title, list(_years([one.as_of.isoformat() for one in rounds], counts)))
        for title, counts in zip(titles, series, strict=True)
    ]


def _part_of(figures: Progress | None) -> tuple[int | None, str, int]:
    return (figures.carried_out, _carried_out(figures), figures.items) if figures else (None, words.HIDDEN, 0)


def _years(days: list[str], counts: list[tuple[int | None, str, int]]) -> Iterator[Year]:
    """Yield a count's years; each of `counts` is the number, its words, and the whole that it is a part of."""
    most = max(whole for _, _, whole in counts) or 1
    for day, (number, text, _) in zip(days, counts, strict=True):
        yield Year(day, text, None if number is None else round(100 * number / most, 1))


@dataclass(frozen=True)
class PartGroup:
    """The name of the kind that is counted, and a line with its figures for each part."""

    title: str
    rows: list[tuple[Line, Progress]]


def areas(strategy: Strategy, one: FollowUpRound) -> list[PartGroup]:
    """Return insatser and målsättningar by area, after all of them together."""
    titles = fill(words.ALL, parts.words(strategy))
    listed: dict[str, list[tuple[Line, Progress]]] = {"action": [], "objective": []}
    for kind, whole in (("action", one.actions), ("objective", one.objectives)):
        if whole and whole.rows is not None:
            listed[kind].append((Line("", "", titles[kind], *_progress(whole)), whole))
    for row in one.areas:
        line = _line(strategy, row.area, AREAS, *_progress(row))
        listed[COUNTED_IN[line.kind]].append((line, row))
    return _groups(strategy, listed)


def too_few(strategy: Strategy, one: FollowUpRound) -> str:
    """Return the sentence on the kinds that too few organisations have in their plans to be shown, or ""."""
    wholes = (("actions", one.actions), ("objectives", one.objectives))
    names = parts.words(strategy)
    kinds = [names[kind] for kind, whole in wholes if whole and whole.rows is None]
    return words.TOO_FEW.format(kinds=phrases.listed(kinds), least=LEAST_IN_TABLES) if kinds else ""


def goals(strategy: Strategy, one: FollowUpRound) -> list[PartGroup]:
    """Return insatser and målsättningar by goal; the sentence says if a link to a goal is the editors'."""
    by_kind = {"action": one.goals, "objective": one.objective_goals}
    listed = {kind: [(_goal_line(strategy, row), row) for row in rows] for kind, rows in by_kind.items()}
    return _groups(strategy, listed)


def _goal_line(strategy: Strategy, row: GoalProgress) -> Line:
    text, bar = _progress(row)
    text = f"{text} {words.EDITORIAL}" if row.basis == "redaktionell" else text
    return _line(strategy, row.goal, GOALS, text, bar)


def _groups(strategy: Strategy, listed: Mapping[str, Sequence[tuple[Line, Progress]]]) -> list[PartGroup]:
    titles = fill(words.COUNTED, parts.words(strategy))
    return [PartGroup(titles[kind], list(rows)) for kind, rows in listed.items() if rows]


def checklist(strategy: Strategy, one: FollowUpRound) -> list[Line]:
    """Return the answers to each point of the checklist: yes is drawn as done, partly as under way."""
    found = []
    for row in one.checklist:
        answers, hidden = _shares(row, ANSWERS, one.plans)
        said = [words.ANSWERS[name].format(n=n) for name, n in answers.items()]
        said += [words.ANSWERS_HIDDEN.format(n=hidden)] if hidden else []
        plans = phrases.count(one.plans, *words.PLANS)
        text = words.ANSWERS_OF_PLANS.format(plans=plans, answers=", ".join(said))
        bar = _bar(answers.get("yes", 0), answers.get("partly", 0), hidden, one.plans)
        found.append(_line(strategy, row.point, POINTS, text, bar))
    return found


def chosen(strategy: Strategy, one: FollowUpRound) -> list[Line]:
    """Return the organisations that have chosen each area to integrate."""
    all_of = one.organisations
    return [
        _line(strategy, row.area, POINTS, words.CHOSEN_HIDDEN, None)
        if row.chosen is None
        else _line(
            strategy,
            row.area,
            POINTS,
            words.CHOSEN.format(number=row.chosen, all=all_of),
            _bar(row.chosen, 0, 0, all_of),
        )
        for row in one.chosen
    ]


def part_table(group: PartGroup) -> ValueTable:
    """Return the figures of parts, a row each."""
    columns = ("rows", *STATUSES, "late")
    rows = (
        ValueRow(line.title, (_carried_out(row), *(_number(getattr(row, name)) for name in columns)))
        for line, row in group.rows
    )
    return _table(tuple(words.COLUMNS[name] for name in ("carried_out", *columns)), tuple(rows))


def checklist_table(strategy: Strategy, one: FollowUpRound) -> ValueTable:
    """Return the answers to each point of the checklist."""
    rows = (
        ValueRow(line.title, tuple(_number(getattr(row, name)) for name in ANSWERS))
        for line, row in zip(checklist(strategy, one), one.checklist, strict=True)
    )
    return _table(tuple(words.COLUMNS[name] for name in ANSWERS), tuple(rows))


def bands(strategy: Strategy, one: FollowUpRound) -> list[tuple[str, list[Line]]]:
    """Return (band, insatser and målsättningar) from the highest band to the lowest; without those that are hidden."""
    order = [name for _, _, name in reversed(BANDS)]
    found: dict[str, list[Line]] = {name: [] for name in order}
    for row in one.items:
        if row.organisations != HIDDEN_BAND:
            found[row.organisations].append(_line(strategy, row.item, ITEMS, "", None))
    listed = [(name, held) for name, held in found.items() if held]
    most, least, other = words.BANDS
    texts = [most, *[other] * (len(listed) - 2), least] if len(listed) > 1 else [other]
    return [
        (capital(text.format(band=name)), held) for text, (name, held) in zip(texts, listed, strict=False)
    ]


def description(strategy: Strategy) -> str:
    """Return the sentence that describes the page where it is shown as a link."""
    one = latest(strategy)
    if one is None:
        return words.DESCRIPTION_EMPTY
    said = [
        f"{count.number} {count.words}" if count.number != words.HIDDEN else count.words
        for count in counts(strategy, one)
    ]
    return words.DESCRIPTION.format(day=one.as_of, counts="; ".join(said))


def _noun(number: int, noun: tuple[str, str]) -> str:
    return noun[number != 1]


def _number(number: int | None) -> str:
    return words.HIDDEN if number is None else str(number)


def _carried_out(figures: Progress) -> str:
    return words.OF.format(number=_number(figures.carried_out), all=figures.items)


def _table(columns: tuple[str, ...], rows: tuple[ValueRow, ...]) -> ValueTable:
    is_hidden = any(words.HIDDEN in cell for row in rows for cell in row.cells)
    marks = ((words.HIDDEN, words.HIDDEN_EXPLAINED.format(least=LEAST_SHOWN)),)
    return ValueTable(columns, rows, marks if is_hidden else ())


def _progress(figures: Progress) -> tuple[str, tuple[float, float, float] | None]:
    """Return the sentences on a part, and its bar."""
    carried = words.CARRIED_OUT_HIDDEN if figures.carried_out is None else words.CARRIED_OUT
    said = [carried.format(number=figures.carried_out, all=figures.items)]
    if figures.rows is None:
        return " ".join([*said, words.ROWS_HIDDEN]), None
    states, hidden = _shares(figures, STATUSES, figures.rows)
    told = [text.format(n=states[name]) for name, text in words.STATES.items() if name in states]
    told += [words.STATES_HIDDEN.format(n=hidden)] if hidden else []
    rows = phrases.count(figures.rows, *words.ROWS)
    said.append(words.STATES_OF_ROWS.format(rows=rows, states=", ".join(told)))
    said += [words.LATE.format(number=figures.late)] if figures.late is not None else []
    return " ".join(said), _bar(states.get("done", 0), states.get("ongoing", 0), hidden, figures.rows)


def _shares(model: Model, names: Iterable[str], whole: int) -> tuple[Mapping[str, int], int]:
    """Return the numbers that are shown, by name, and how many of the whole they leave."""
    shown = {name: number for name in names if (number := getattr(model, name)) is not None}
    return shown, max(0, whole - sum(shown.values()))


def _bar(done: int, doing: int, hidden: int, whole: int) -> tuple[float, float, float]:
    def share(number: int) -> float:
        return round(100 * number / whole, 1) if whole else 0

    return share(done), share(doing), share(hidden)


def _line(
    strategy: Strategy, name: str, kinds: Iterable[str], text: str, bar: tuple[float, float, float] | None
) -> Line:
    key = items.key_of(strategy, name, *kinds)
    return Line(*key, items.name_of(items.entities(strategy)[key]), text, bar)
