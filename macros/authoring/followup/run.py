"""`make follow-up`: a folder of plans → the officer's workbook and report, and followup.yaml to propose. Offline."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import re
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ...model import Period
from ...model.base import Id
from ...model.followup import LEAST_IN_TABLES
from ...strategy.resolved import Strategy
from . import followup_file, inbox, report_docx, workbook
from .counts import Counts
from .inbox import check_folders
from .organisations import ListError, read_list
from .plan_file import Plan, UnreadableError
from .public import TooFewError, public_round
from .result import Result
from .selection import FileNote, PlanSelection

_DAY = r"\d{4}-\d{2}-\d{2}"
_PERIOD = re.compile(rf"({_DAY}) *(?:/|–|--|\.\.) *({_DAY})|(\d{{4}}) *(?:/|–|-) *(\d{{4}})|(\d{{4}})")
# A progress bar around the paths: click.progressbar, or nothing.
Progress = Callable[[list[Path]], AbstractContextManager[Iterable[Path]]]


class OptionError(Exception):
    """A day, a period or an id that cannot be used; the message is Swedish and says what is allowed."""


__all__ = ["ERRORS", "check_folders", "follow_up", "out_folder", "read_day", "read_period"]
# What the officer can mend: nothing has been written.
ERRORS = (OptionError, inbox.FolderError, ListError, followup_file.FileError)


@dataclass(frozen=True)
class Written:
    """The files that were written, and Swedish lines for the terminal: what was counted, and what the officer may do."""

    files: tuple[Path, ...]
    lines: tuple[str, ...]


def read_day(text: str) -> datetime.date:
    """Return the day of ASOF. Raises OptionError."""
    try:
        # Not every year: what packs the workbook knows those from 1980 to 2107.
        if not re.fullmatch(r"20\d\d-\d\d-\d\d", text.strip()):
            raise ValueError
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        raise OptionError(f"Dagen ”{text}” går inte att läsa. Skriv ASOF=2026-12-31.") from None


def read_period(text: str) -> Period:
    """Return the period of PERIOD: two days, two years or one. Raises OptionError."""
    found = _PERIOD.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError
        first, last, start, end, year = found.groups()
        period = Period(
            start=datetime.date.fromisoformat(first or f"{start or year}-01-01"),
            end=datetime.date.fromisoformat(last or f"{end or year}-12-31"),
        )
        if period.start > period.end:
            raise ValueError
    except ValueError:
        raise OptionError(
            f"Perioden ”{text}” går inte att läsa. Skriv PERIOD=2024-01-01/2026-12-31 eller PERIOD=2024-2026."
        ) from None
    return period


def _read_id(text: str, day: datetime.date) -> str:
    """Return the id of the follow-up, made of the day's year if none is given. Raises OptionError."""
    usual = f"uppfoljning-{day.year}"
    try:
        return TypeAdapter[str](Id).validate_python(text or usual)
    except ValidationError:
        raise OptionError(
            f"Namnet ”{text}” går inte att använda. Skriv ID={usual}: små bokstäver a–z, siffror och bindestreck, högst 80 tecken."
        ) from None


def out_folder(folder: Path) -> Path:
    """Return the folder beside the plans that the follow-up is written to unless another is given."""
    whole = Path(os.path.abspath(folder))
    return whole.with_name(f"{whole.name}-uppfoljning")


def follow_up(
    strategy: Strategy,
    folders: tuple[Path, Path],
    period: Period,
    organisations: Path | None,
    name: str,
    progress: Progress,
) -> Written:
    """Count the plans of the first folder as of the strategy's day, and write the follow-up to the second.

    The folders have been checked. Raises any of ERRORS, and then nothing is written.
    """
    source, out = folders
    name = _read_id(name, strategy.today)
    if period.start > strategy.today:
        raise OptionError(
            f"Perioden börjar efter dagen som läget gäller, {strategy.today}. Ändra PERIOD eller ASOF."
        )
    listed = read_list(organisations, [one.id for one in strategy.data.affiliates.affiliates])
    selection = PlanSelection(strategy, listed, period, strategy.today)
    own = os.path.realpath(organisations) if organisations else None
    paths = [path for path in inbox.paths(source) if os.path.realpath(path) != own]
    plans = _read_plans(source, paths, selection, progress)
    counts = Counts(strategy, selection.count(plans), strategy.today)
    notes = tuple(sorted(selection.notes, key=lambda note: (note.is_counted, note.file, note.reason)))
    result = Result(counts, period, notes, len(paths))
    public, why = _public(result, name)
    made = {workbook.NAME: workbook.workbook(result), report_docx.NAME: report_docx.report(result)}
    if public:
        made[followup_file.NAME] = public.encode("utf-8")
    files = tuple(_write(out, made))
    wrote = f"Skrev {', '.join(map(str, files))}."
    return Written(files, (*_lines(result, selection), why, wrote))


def _read_plans(
    source: Path, paths: list[Path], selection: PlanSelection, progress: Progress
) -> list[tuple[str, Plan]]:
    """Return (name of the file, plan) of each file that is one; the selection notes the others."""
    plans: list[tuple[str, Plan]] = []
    with progress(paths) as shown:
        for path in shown:
            file = inbox.printable(path.relative_to(source).as_posix())
            try:
                plans.append((file, inbox.read(path, selection.strategy)))
            except UnreadableError as error:
                selection.notes.append(FileNote(file, str(error)))
    return plans


def _public(result: Result, name: str) -> tuple[str, str]:
    """Return the text of followup.yaml and what to do with it; "" and the reason if nothing may be published."""
    try:
        new = public_round(result.counts, name, result.period)
    except TooFewError:
        return (
            "",
            "Färre än 3 verksamheter har en räknad plan, så ingenting kan publiceras: followup.yaml är inte skriven.",
        )
    text = followup_file.with_round(result.strategy.folder, new)
    few = (
        f"Färre än {LEAST_IN_TABLES} verksamheter har en räknad plan, så {followup_file.NAME} har bara antalen anslutna, planer "
        "och genomförda. "
    )
    return text, (
        f"{few if result.counts.organisations < LEAST_IN_TABLES else ''}Läs igenom {followup_file.NAME}. När siffrorna är beslutade: kopiera den till {result.strategy.folder}/, "
        "kör make check och make diff, och lämna in den som en ändring. De andra filerna är interna."
    )


def _write(out: Path, made: dict[str, bytes]) -> Iterable[Path]:
    """Write the files, each in one step, and remove a public one of an earlier run that no longer holds.

    Raises FolderError for a folder that cannot be written to, or a file that another program holds.
    """
    beside = {name: out / f".{name}.new" for name in made}
    try:
        if taken := [name for name in (followup_file.NAME, *made) if (out / name).is_dir()]:
            raise IsADirectoryError(taken)
        out.mkdir(parents=True, exist_ok=True)
        for name, content in made.items():
            beside[name].unlink(missing_ok=True)
            beside[name].write_bytes(content)
        (out / followup_file.NAME).unlink(missing_ok=True)
        for name, path in beside.items():
            os.replace(path, out / name)
            yield out / name
    except OSError:
        for path in beside.values():
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        raise inbox.FolderError(
            f"Det går inte att skriva i {out}. Stäng filerna om de är öppna i Excel eller Word, eller välj en annan mapp: OUT=mappen."
        ) from None


def _lines(result: Result, selection: PlanSelection) -> list[str]:
    """Return what could not be counted, and last the figures, which a long list would push off the screen."""
    lines = [f"  {note.file}: {note.reason}." for note in result.notes if not note.is_counted]
    lines = ["Inte räknade:", *lines] if lines else []
    if selection.unmatched:
        lines.append("Skriv dessa i listan över verksamheter (LIST=…), med rätt id ur affiliates.yaml:")
        lines += [
            f"  - {{organisation: {inbox.printable(json.dumps(name, ensure_ascii=False))}, affiliate: }}  # {file}"
            for file, name in selection.unmatched.items()
        ]
    return [*lines, *(f"{label}: {value}." for label, value in result.facts()[4:])]
