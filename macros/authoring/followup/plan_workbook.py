"""A plan that an affiliate has sent in as the Excel file that Min plan makes: only what is counted is kept."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import openpyxl

from ...strategy import registers
from ...strategy.parts import words
from ...strategy.resolved import Strategy, cached_per_strategy
from ...strings import my_plan_export
from ...strings.collation import folded
from ...strings.my_plan import ANSWERS, NOT_RELEVANT, STATUSES
from ...strings.names import fill
from .plan_file import MOST_ITEMS, MOST_LISTED, Days, Plan, PlanItem, UnreadableError, moment

MOST_BYTES, MOST_UNPACKED = 20_000_000, 100_000_000
_URI = re.compile(r"urn:x-strategi:se:(\d\d):([a-z0-9-]+):")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_FOREIGN = "den är ingen plan från Min plan"
Row = Mapping[str, str]


@dataclass(frozen=True)
class Labels:
    """The words of the file as the site writes them, and folded text → id of what the file names by its words."""

    words: Mapping[str, str]
    checklist: Mapping[str, str]
    areas: Mapping[str, str]
    affiliates: Mapping[str, str]


@cached_per_strategy
def labels(strategy: Strategy) -> Labels:
    """Return the words that a strategy's plan files have."""
    resources = strategy.data.resources
    return Labels(
        fill(my_plan_export.WORDS, words(strategy)),
        {folded(point.text): point.id for point in resources.checklist},
        {folded(point.text): point.id for point in resources.areas},
        {folded(one.name): one.id for one in registers.affiliates(strategy)},
    )


def read_workbook(content: bytes, known: Labels) -> Plan:
    """Return the plan of an Excel file. Raises UnreadableError."""
    sheets = _sheets(content)
    said = known.words
    facts = {row.get(said["fact"], ""): row.get(said["value"], "") for row in sheets.get(said["about"], [])}
    if said["strategy"] not in facts:
        raise UnreadableError(_FOREIGN)
    days = Days()
    rows = [row for name in ("actions", "objectives") for row in sheets.get(said[name], [])]
    origins = {(found[1], found[2]) for row in rows if (found := _URI.match(row.get(said["uri"], "")))}
    if len({county for county, _ in origins}) > 1:
        raise UnreadableError("den har rader ur flera läns strategier")
    start, end = _period(facts.get(said["period"], ""), said)
    affiliate = folded(facts.get(said["affiliate"], ""))
    remarks: list[str] = []
    if affiliate and affiliate not in known.affiliates:
        remarks.append("den valda verksamheten finns inte i affiliates.yaml")
    checklist = _answers(sheets.get(said["checklist"], []), known, remarks)
    chosen = [row for row in sheets.get(said["areas"], []) if row.get(said["chosen"], "") == said["yes"]]
    areas = _by_words(chosen, said["integrate"], known.areas, remarks)
    items = tuple(_item(row, said, days) for row in rows[: MOST_ITEMS + 1])
    if len(items) > MOST_ITEMS:
        raise UnreadableError(f"den har fler rader än de {MOST_ITEMS} som en plan rymmer")
    return Plan(
        county=next((county for county, _ in origins), facts[said["strategy"]]),
        edition=facts.get(said["edition"], ""),
        saved=moment(facts.get(said["saved"], "")),
        start=days.day(start),
        end=days.day(end),
        affiliate=known.affiliates.get(affiliate, ""),
        organisation=facts.get(said["organisation"], ""),
        is_decided=bool(facts.get(said["decision"], "")),
        items=items,
        checklist=checklist,
        areas=tuple(areas),
        remarks=(*days.remarks, *remarks),
    )


def _period(text: str, said: Mapping[str, str]) -> tuple[str, str]:
    """Return the first and last day of a period in words, "" for one that is not given."""
    found = _DAY.findall(text.split("\n")[0])
    if len(found) == 2:
        return found[0], found[1]
    day = found[0] if found else ""
    return (day, "") if text.startswith(said["since"].replace("{day}", "")) else ("", day)


def _sheets(content: bytes) -> dict[str, list[Row]]:
    """Return each sheet's rows by the headings in its first row. Raises UnreadableError."""
    if len(content) > MOST_BYTES:
        raise UnreadableError(f"den är större än {MOST_BYTES // 1_000_000} MB, som ingen plan är")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise UnreadableError("den packar upp sig till mer än en plan kan hålla")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            return {sheet.title: list(_rows(sheet)) for sheet in book.worksheets}
    except UnreadableError:
        raise
    except Exception:
        # A damaged file makes the library raise almost anything.
        raise UnreadableError("den är skadad: den går inte att läsa som Excel") from None


def _rows(sheet: object) -> Iterator[Row]:
    rows = sheet.iter_rows(values_only=True, max_row=MOST_LISTED)  # type: ignore[attr-defined]
    headings = [_text(value) for value in next(rows, ())]
    for row in rows:
        yield {name: _text(value) for name, value in zip(headings, row, strict=False) if name}


def _text(value: object) -> str:
    if isinstance(value, datetime.datetime | datetime.date):
        return value.strftime("%Y-%m-%d")
    return "" if value is None else str(value).strip()


def _item(row: Row, said: Mapping[str, str], days: Days) -> PlanItem:
    name, status = row.get(said["id"], ""), row.get(said["status"], "")
    if not _ID.fullmatch(name):
        raise UnreadableError("den är skadad: en rad saknar id")
    if status not in ("", *STATUSES, NOT_RELEVANT):
        raise UnreadableError("den är skadad: en rad har en status som inte finns")
    end, completed = row.get(said["to"], ""), row.get(said["completed"], "")
    if any(day and not _DAY.fullmatch(day) for day in (end, completed)):
        raise UnreadableError("den är skadad: ett datum går inte att läsa")
    is_relevant = status != NOT_RELEVANT
    return PlanItem(
        name,
        status if is_relevant else "",
        days.day(end),
        days.day(completed) if status == "klar" else None,
        is_relevant,
    )


def _answers(rows: list[Row], known: Labels, remarks: list[str]) -> tuple[tuple[str, str], ...]:
    said = known.words
    answered = [row for row in rows if row.get(said["answer"], "")]
    if any(row[said["answer"]] not in ANSWERS for row in answered):
        raise UnreadableError("den är skadad: checklistan har ett svar som inte finns")
    named = _by_words(answered, said["point"], known.checklist, remarks)
    return tuple((name, row[said["answer"]]) for name, row in named.items())


def _by_words(rows: list[Row], column: str, ids: Mapping[str, str], remarks: list[str]) -> dict[str, Row]:
    """Return the rows by the ids that their words stand for; a remark says how many stand for none."""
    found = {ids[text]: row for row in reversed(rows) if (text := folded(row.get(column, ""))) in ids}
    unknown = sum(folded(row.get(column, "")) not in ids for row in rows)
    if unknown:
        remarks.append(f"{column.lower()}: {unknown} har andra ord än strategin och är inte räknade")
    return dict(reversed(found.items()))
