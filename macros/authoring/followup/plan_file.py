"""A plan that an affiliate has sent in, as JSON: only what is counted is kept.

Contact, responsible, activity, resources, follow-up, reasons, comments and the words of a decision are never read into
a plan. The organisation's name serves to find its affiliate and goes no further.
"""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from ...strings.my_plan import ANSWERS, STATUSES

FORMAT, VERSION = "min-plan", 1
MOST_BYTES, MOST_ITEMS, MOST_LISTED = 4_000_000, 1000, 2000


_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]{5,12}(Z|[+-][0-9:]{4,5})?)?")


class UnreadableError(Exception):
    """The file is no plan that can be counted; the message is Swedish, ends a sentence and quotes nothing of the file."""


@dataclass(frozen=True)
class PlanItem:
    """A row of a plan. `completed` and `end` are days, or None."""

    id: str
    status: str = ""
    end: datetime.date | None = None
    completed: datetime.date | None = None
    is_relevant: bool = True

    def is_late(self, day: datetime.date) -> bool:
        """Return True if the last day has passed and the row is neither done nor stopped."""
        is_open = self.is_relevant and self.status not in ("klar", "avbruten")
        return is_open and self.end is not None and self.end < day


@dataclass(frozen=True)
class Plan:
    """The part of a plan that is kept. `saved` is ISO text and sorts by time; `county` is a name or a code, or ""."""

    county: str
    edition: str
    saved: str
    start: datetime.date | None
    end: datetime.date | None
    affiliate: str
    organisation: str = field(repr=False)
    is_decided: bool
    items: tuple[PlanItem, ...]
    checklist: tuple[tuple[str, str], ...]
    areas: tuple[str, ...]
    # Swedish remarks on what could not be used.
    remarks: tuple[str, ...] = ()
    # A sum of the whole file, which nobody can guess who has not seen it. It is never written.
    digest: str = field(default="", repr=False)

    @property
    def content(self) -> object:
        """The part that is counted: two files with the same are the same plan."""
        answered = tuple(sorted(pair for pair in self.checklist if pair[1]))
        items = tuple(sorted(self.items, key=lambda item: item.id))
        return items, answered, tuple(sorted(self.areas)), self.is_decided


def _none_is_empty(value: Any) -> Any:
    """Return "" for None, and text without halves of characters, which a browser may have written."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return "" if value is None else value


_None = BeforeValidator(_none_is_empty)
_Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,99}$")]
_Date = Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$"), _None]
_Text = Annotated[str, StringConstraints(max_length=50_000), _None]


def _one_of(allowed: tuple[str, ...]) -> Any:
    """Return the type of a text that is one of those allowed, or empty."""
    pattern = "|".join(map(re.escape, allowed))
    return Annotated[str, StringConstraints(pattern=f"^({pattern})?$"), _None]


class _Read(BaseModel):
    """A part of a plan file as it is read: other keys are left unread."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class _Item(_Read):
    id: _Id
    kind: Literal["action", "objective"]
    status: _one_of(STATUSES) = ""  # type: ignore[valid-type]
    to: _Date = ""
    completed: _Date = ""
    not_relevant: Annotated[bool, BeforeValidator(lambda value: value or False)] = False


class _Check(_Read):
    id: _Id
    answer: _one_of(ANSWERS) = ""  # type: ignore[valid-type]


class _Area(_Read):
    id: _Id
    chosen: Annotated[bool, BeforeValidator(lambda value: value or False)] = False


class _About(_Read):
    organisation: _Text = ""
    affiliate: Annotated[str, StringConstraints(pattern=r"^(-|[a-z0-9][a-z0-9-]{0,99})?$"), _None] = ""
    decision: _Text = ""
    start: _Date = Field(default="", alias="from")
    end: _Date = Field(default="", alias="to")


class _Strategy(_Read):
    name: _Text = ""
    county: _Text = ""
    edition: _Text = ""


class _PlanFile(_Read):
    strategy: _Strategy = _Strategy()
    saved: _Text = ""
    about: _About = _About()
    items: Annotated[tuple[_Item, ...], Field(max_length=MOST_ITEMS, strict=False)] = ()
    checklist: Annotated[tuple[_Check, ...], Field(max_length=MOST_LISTED, strict=False)] = ()
    areas: Annotated[tuple[_Area, ...], Field(max_length=MOST_LISTED, strict=False)] = ()


def read_plan(content: bytes) -> Plan:
    """Return the plan of a JSON file. Raises UnreadableError."""
    if len(content) > MOST_BYTES:
        raise UnreadableError(f"den är större än {MOST_BYTES // 1_000_000} MB, som ingen planfil är")
    try:
        values = json.loads(content)
    except (ValueError, RecursionError):
        raise UnreadableError("den är skadad: innehållet går inte att läsa som en planfil") from None
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise UnreadableError("den är ingen planfil från Min plan")
    version = values.get("version")
    if version != VERSION or isinstance(version, bool):
        raise UnreadableError("den är gjord i en annan version av Min plan")
    try:
        return _as_plan(_PlanFile.model_validate(values))
    except ValidationError as error:
        raise UnreadableError(f"den är skadad: {_where(error)} går inte att läsa") from None


def _where(error: ValidationError) -> str:
    """Return the place of the first fault in a file, without its words: `items 3, status`."""
    place = error.errors(include_input=False, include_url=False)[0]["loc"]
    words = [str(part + 1) if isinstance(part, int) else str(part) for part in place if part != "__root__"]
    return ", ".join(words) or "filen"


def _as_plan(read: _PlanFile) -> Plan:
    days = Days()
    about = read.about
    return Plan(
        county=read.strategy.county.strip(),
        edition=read.strategy.edition.strip(),
        saved=moment(read.saved),
        start=days.day(about.start),
        end=days.day(about.end),
        affiliate=about.affiliate,
        organisation=about.organisation,
        is_decided=bool(about.decision.strip()),
        items=tuple(
            PlanItem(
                one.id,
                "" if one.not_relevant else one.status,
                days.day(one.to),
                days.day(one.completed) if one.status == "klar" and not one.not_relevant else None,
                not one.not_relevant,
            )
            for one in read.items
        ),
        checklist=tuple({one.id: one.answer for one in reversed(read.checklist)}.items()),
        areas=tuple(dict.fromkeys(one.id for one in read.areas if one.chosen)),
        remarks=days.remarks,
    )


def moment(text: str) -> str:
    """Return a day, or a moment in UTC to the millisecond, as ISO 8601 writes them; "" for any other words, which could be a name."""
    said = text.strip()
    try:
        found = datetime.datetime.fromisoformat(said) if _MOMENT.fullmatch(said) else None
        if found is None or len(said) == len("2026-12-31"):
            return said if found else ""
        known = found.astimezone(datetime.UTC) if found.tzinfo else found.replace(tzinfo=datetime.UTC)
    except (ValueError, OverflowError):
        return ""
    return known.isoformat(timespec="milliseconds")


class Days:
    """Reads days, and counts those that no calendar has."""

    def __init__(self) -> None:
        self.unreal = 0

    def day(self, text: str) -> datetime.date | None:
        """Return an ISO date, or None for an empty or unreal one."""
        try:
            return datetime.date.fromisoformat(text) if text else None
        except ValueError:
            self.unreal += 1
            return None

    @property
    def remarks(self) -> tuple[str, ...]:
        """The Swedish remark on the days that were left out."""
        if not self.unreal:
            return ()
        days = "ett datum" if self.unreal == 1 else f"{self.unreal} datum"
        return (f"{days} går inte att läsa som en dag i kalendern och räknas som tomt",)
