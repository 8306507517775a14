"""A plan that an affiliate has sent in as the Excel file that Min plan makes: only what is counted is kept."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl

from ...strategy import registers
from ...strategy.parts import words
from ...strategy.resolved import Strategy, cached_per_strategy
from ...strings import my_plan_export
from ...strings.collation import folded
from ...strings.my_plan import ANSWERS, NOT_RELEVANT, STATUSES
from ...strings.names import fill
from .plan_file import MOST_ITEMS, MOST_LISTED, Days, Plan, PlanItem, UnreadableError, moment

MOST_BYTES, MOST_UNPACKED = 20_000_000, 30_000_000
_URI = re.compile(r"urn:x-strategi:se:(\d\d):([a-z0-9-]+):")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FORMULA = re.compile(rb"<(\w+:)?f[ />]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell [^>]*ref=\"[A-Z]+(\d+):[A-Z]+(\d+)")
_UNSAVED = "\0"
_SERIAL = re.compile(r"\d{5}")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_FOREIGN = "den är ingen plan från Min plan"
# The columns that a sheet of each kind must have. It is known by one of its columns, because its name may be changed.
_KINDS = {
    "items": ("id", "status"),
    "checklist": ("point", "answer"),
    "areas": ("integrate", "chosen"),
    "about": ("fact", "value"),
}
_SIGNS = {"items": {"id", "uri"}, "checklist": {"point"}, "areas": {"integrate"}, "about": {"fact"}}
# Columns of items that a sheet may lack.
_MORE = ("to", "completed", "uri")
# Headings are sought in the first rows: somebody may have written a line above them.
_MOST_ABOVE, _MOST_COLUMNS = 20, 100
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
    said = known.words
    sheets = _sheets(content, said)
    facts = {row["fact"]: row["value"] for row in sheets["about"]}
    if said["strategy"] not in facts:
        raise UnreadableError(_FOREIGN)
    days = Days()
    remarks: list[str] = []
    rows = _rows_with_id(sheets["items"], remarks)
    origins = {(found[1], found[2]) for row in rows if (found := _URI.match(row.get("uri", "")))}
    if len({county for county, _ in origins}) > 1:
        raise UnreadableError("den har rader ur flera läns strategier")
    start, end = _period(facts.get(said["period"], ""), said)
    affiliate = folded(facts.get(said["affiliate"], ""))
    if affiliate and affiliate not in known.affiliates:
        remarks.append("den valda verksamheten finns inte i affiliates.yaml")
    checklist = _answers(sheets["checklist"], known, remarks)
    if {folded(row["chosen"]) for row in sheets["areas"]} - {"", folded(said["yes"]), folded(said["no"])}:
        raise UnreadableError("den är skadad: områdena har ett svar som inte finns")
    chosen = [row for row in sheets["areas"] if folded(row["chosen"]) == folded(said["yes"])]
    areas = _by_words(chosen, "integrate", known.areas, said, remarks)
    items = tuple(_item(row, days) for row in rows[: MOST_ITEMS + 1])
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


def _rows_with_id(rows: Sequence[Row], remarks: list[str]) -> list[Row]:
    """Return the rows that came from Min plan, and remark how many have been added by hand."""
    with_id = [row for row in rows if row["id"]]
    if own := len(rows) - len(with_id):
        words = "1 rad utan id är inte räknad" if own == 1 else f"{own} rader utan id är inte räknade"
        remarks.append(words)
    return with_id


def _period(text: str, said: Mapping[str, str]) -> tuple[str, str]:
    """Return the first and last day of a period in words, "" for one that is not given."""
    found = _DAY.findall(text.split("\n")[0])
    if len(found) == 2:
        return found[0], found[1]
    day = found[0] if found else ""
    return (day, "") if text.startswith(said["since"].replace("{day}", "")) else ("", day)


def _sheets(content: bytes, said: Mapping[str, str]) -> dict[str, list[Row]]:
    """Return the rows of each kind of _KINDS, of every sheet that has its columns. Raises UnreadableError."""
    found: dict[str, list[Row]] = {kind: [] for kind in _KINDS}
    try:
        parts = _parts(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            saved = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            written = saved
            if any(map(_FORMULA.search, parts)):
                written = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
            for sheet, formulas in zip(saved.worksheets, written.worksheets, strict=True):
                kind, rows = _rows(_cells(sheet, formulas), said)
                if kind and sheet.sheet_state != "visible":
                    raise UnreadableError(
                        "den har ett dolt blad med planens kolumner: visa bladet eller ta bort det"
                    )
                found.get(kind, []).extend(rows)
    except UnreadableError:
        raise
    except Exception:
        # A damaged file makes the library raise almost anything.
        raise UnreadableError("den är skadad: den går inte att läsa som Excel") from None
    return found


def _parts(content: bytes) -> list[bytes]:
    """Return the XML of the sheets. Raises UnreadableError for a file that is no Excel file, is too large, or has merged rows."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
            raise UnreadableError("den packar upp sig till mer än en plan kan hålla")
        if not any(name.startswith("xl/") for name in packed.namelist()):
            raise UnreadableError(
                "den är packad (zip) eller gjord i ett annat program än Excel: packa upp den, eller be om planfilen (.json)"
            )
        parts = [packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/")]
    if any(above != below for part in parts for above, below in _MERGED.findall(part)):
        raise UnreadableError(
            "den har celler som är sammanfogade över flera rader: dela dem i Excel, och spara"
        )
    return parts


def _cells(sheet: Any, formulas: Any) -> list[list[str]]:
    """Return the rows of a sheet with anything in them, _UNSAVED for a formula whose value is not saved.

    `formulas` is the same sheet with formulas instead of values, or the sheet itself where it has none.
    """

    def rows_of(one: Any) -> list[tuple[Any, ...]]:
        return [*one.iter_rows(values_only=True, max_row=MOST_LISTED, max_col=_MOST_COLUMNS)]

    rows = rows_of(sheet)
    written = rows if formulas is sheet else rows_of(formulas)
    texts = (
        [
            _UNSAVED if value is None and formula else _text(value)
            for value, formula in zip(*both, strict=False)
        ]
        for both in zip(rows, written, strict=False)
    )
    return [cells for cells in texts if any(cells)]


def _rows(filled: list[list[str]], said: Mapping[str, str]) -> tuple[str, list[Row]]:
    """Return the kind of a sheet and its rows by column, or "" and none for a sheet that is not the plan's."""
    named = {folded(said[name]): name for kind in _KINDS.values() for name in (*kind, *_MORE)}
    for above, cells in enumerate(filled[:_MOST_ABOVE]):
        headings = [named.get(folded(cell), "") for cell in cells]
        kind = next((kind for kind, signs in _SIGNS.items() if not signs.isdisjoint(headings)), "")
        if kind:
            if lacking := [said[name] for name in _KINDS[kind] if name not in headings]:
                raise UnreadableError(f"den saknar kolumnen {lacking[0]}")
            if twice := [name for name in headings if name and headings.count(name) > 1]:
                raise UnreadableError(f"den har kolumnen {said[twice[0]]} två gånger: ta bort den ena")
            rows: list[Row] = [dict(zip(headings, row, strict=False)) for row in filled[above + 1 :]]
            if unsaved := [key for row in rows for key, value in row.items() if key and value == _UNSAVED]:
                raise UnreadableError(
                    f"kolumnen {said[unsaved[0]]} har en formel utan sparat värde: öppna filen i Excel, spara den och lägg den här igen"
                )
            return kind, rows
    return "", []


def _text(value: object) -> str:
    if isinstance(value, datetime.datetime | datetime.date):
        return value.strftime("%Y-%m-%d")
    return "" if value is None else str(value).strip()


def _item(row: Row, days: Days) -> PlanItem:
    name, status = row["id"], folded(row["status"])
    if not _ID.fullmatch(name):
        raise UnreadableError("den är skadad: en rad har ett id som inte finns")
    if status not in ("", *STATUSES, NOT_RELEVANT):
        raise UnreadableError("den är skadad: en rad har en status som inte finns")
    is_relevant = status != NOT_RELEVANT
    end, completed = (_iso(row.get(column, "")) for column in _MORE[:2])
    return PlanItem(
        name,
        status if is_relevant else "",
        days.day(end),
        days.day(completed) if status == "klar" else None,
        is_relevant,
    )


def _iso(text: str) -> str:
    """Return a day as Excel keeps it when its cell shows a number, as ISO; other text as it is."""
    if not _SERIAL.fullmatch(text):
        return text
    return (datetime.date(1899, 12, 30) + datetime.timedelta(days=int(text))).isoformat()


def _answers(rows: list[Row], known: Labels, remarks: list[str]) -> tuple[tuple[str, str], ...]:
    answered = [row for row in rows if row["answer"]]
    if any(folded(row["answer"]) not in ANSWERS for row in answered):
        raise UnreadableError("den är skadad: checklistan har ett svar som inte finns")
    named = _by_words(answered, "point", known.checklist, known.words, remarks)
    return tuple((name, folded(row["answer"])) for name, row in named.items())


def _by_words(
    rows: list[Row], column: str, ids: Mapping[str, str], said: Mapping[str, str], remarks: list[str]
) -> dict[str, Row]:
    """Return the rows by the ids that their words stand for; a remark says how many stand for none."""
    found = {ids[text]: row for row in reversed(rows) if (text := folded(row[column])) in ids}
    unknown = sum(folded(row[column]) not in ids for row in rows)
    if unknown:
        remarks.append(f"{said[column].lower()}: {unknown} har andra ord än strategin och är inte räknade")
    return dict(reversed(found.items()))
