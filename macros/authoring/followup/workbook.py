"""The officer's workbook: the whole figures, with the names of organisations. It is internal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ...exports import xlsx
from ...exports.dataset import NUMBER, TEXT, Column, Dataset
from ...model.followup import ANSWERS
from ...strings.names import capital
from .counts import Figures
from .result import PartRow, Result
from .selection import CountedPlan

NAME = "uppfoljning-intern.xlsx"
INTERNAL = "Intern: verksamheternas och filernas namn, och de hela talen. Publicera bara followup.yaml, där små tal är dolda."


@dataclass(frozen=True)
class _Field:
    """A column: its heading, what it holds, its value of a row, and if it is folded, so that the others have room."""

    label: str
    about: str
    value: Callable[[Any], str | int | None]
    is_folded: bool = False


def workbook(result: Result) -> bytes:
    """Return the workbook."""
    title = result.title
    return xlsx.workbook(
        result.strategy, title, title, [("Intern", INTERNAL), *result.facts()], list(_sheets(result))
    )


def _sheets(result: Result) -> Iterable[Dataset[Any]]:
    yield _sheet("Sammanfattning", "Läget i varje del av strategin.", _summary(), result.parts())
    yield _sheet(
        "Verksamheter", "Alla anslutna, också de utan plan.", _organisations(result), result.organisations()
    )
    for title, items in result.kinds:
        about = "En rad för var och en, också dem som ingen har i sin plan."
        yield _sheet(capital(title), about, _items(result), items)
    yield _sheet(
        "Checklista", "Svaren på varje punkt.", _points(result), result.strategy.data.resources.checklist
    )
    yield _sheet(
        "Områden",
        "Områdena att integrera jämställdhet i.",
        _areas(result),
        result.strategy.data.resources.areas,
    )
    yield _sheet(
        "Filer med fel",
        "Filer som inte är räknade, och det i andra som inte gick att använda.",
        _FILES,
        result.notes,
    )


def _sheet(title: str, about: str, fields: Iterable[_Field], rows: Iterable[Any]) -> Dataset[Any]:
    listed, named = list(rows), {f"c{number}": one for number, one in enumerate(fields)}
    columns = tuple(
        Column(id, one.label, one.about, _value(one), NUMBER if one.label in _NUMBERS else TEXT)
        for id, one in named.items()
    )
    paper = tuple(id for id, one in named.items() if not one.is_folded)
    return Dataset(title, title, about, columns, lambda strategy: listed, paper=paper)


def _value(field: _Field) -> Callable[[Any, Any], str | int | None]:
    return lambda context, row: field.value(row)


def n_of(part: int, whole: int) -> str:
    """Return e.g. `9 av 37`."""
    return f"{part} av {whole}"


STATUS_LABELS = {
    "planned": "Planerade",
    "ongoing": "Pågår",
    "done": "Klara",
    "stopped": "Avbrutna",
    "unset": "Utan status",
}
_NUMBERS = {*STATUS_LABELS.values(), "Rader", "Försenade", "Rör inte oss"}


def _statuses(figures: Callable[[Any], Figures | None]) -> list[_Field]:
    """Return the columns of rows by status, and of those that are late."""

    def count(name: str) -> Callable[[Any], int | None]:
        return lambda row: held.statuses[name] if (held := figures(row)) else None

    return [
        _Field("Rader", "Hur många rader planerna har tillsammans.", lambda row: len(held.entries) if (held := figures(row)) else None),
        *(_Field(label, f"Rader med status {label.lower()}.", count(name)) for name, label in STATUS_LABELS.items()),
        _Field("Försenade", "Rader vars sista dag har passerat och som varken är klara eller avbrutna.", lambda row: held.late if (held := figures(row)) else None),
    ]  # fmt: skip


def _summary() -> list[_Field]:
    def of(row: PartRow) -> Figures:
        return row.figures

    return [
        _Field("Del", "Delen av strategin.", lambda row: row.title),
        _Field("Slag", "Alla, ett område eller ett mål.", lambda row: row.kind),
        _Field("Räknar", "Det som raden räknar.", lambda row: row.counted),
        _Field("Grund", "redaktionell där någon koppling till målet är redaktionens.", lambda row: row.basis),
        _Field("I minst en plan", "n av alla i delen.", lambda row: n_of(of(row).taken_up, of(row).items)),
        _Field("Genomförda", "Klara i minst en plan: n av alla i delen.", lambda row: n_of(of(row).carried_out, of(row).items)),
        *_statuses(of),
    ]  # fmt: skip


def _organisations(result: Result) -> list[_Field]:
    def plan(row: tuple[str, CountedPlan | None]) -> CountedPlan | None:
        return row[1]

    def held(value: Callable[[CountedPlan], str | int | None]) -> Callable[[Any], str | int | None]:
        return lambda row: value(counted) if (counted := plan(row)) else None

    return [
        _Field("Verksamhet", "Namnet i affiliates.yaml.", lambda row: result.name_of(row[0])),
        _Field("Id", "Verksamhetens id.", lambda row: row[0], is_folded=True),
        _Field("Plan", "ja när en plan är räknad.", lambda row: "ja" if plan(row) else "nej"),
        _Field("Enhet", "Delen av verksamheten, när den räknas för sig.", held(lambda one: one.unit)),
        _Field("Fil", "Filen som räknas.", held(lambda one: one.file), is_folded=True),
        _Field("Sparad", "När planen sparades.", held(lambda one: one.plan.saved[:10])),
        _Field("Beslutad", "ja när planen säger att den är beslutad.", held(lambda one: "ja" if one.plan.is_decided else "nej")),
        *_statuses(lambda row: result.of_plan(row[1]) if row[1] else None),
        _Field("Rör inte oss", "Rader som verksamheten säger inte rör den.",
               held(lambda one: sum(not item.is_relevant for item in one.rows.values()))),
    ]  # fmt: skip


def _items(result: Result) -> list[_Field]:
    counts = result.counts

    def of(name: str) -> Figures:
        return counts.of([name])

    return [
        _Field("Område", "Fokusområdet eller målsättningsområdet.", result.area_of),
        _Field("Rubrik", "Den redaktionella rubriken.", result.title_of),
        _Field("Id", "Insatsens eller målsättningens id.", lambda name: name, is_folded=True),
        _Field("Verksamheter", "n av dem som har en plan.", lambda name: n_of(counts.taken_up_by(name), counts.organisations)),
        *_statuses(of),
        _Field("Rör inte oss", "Planer som säger att den inte rör verksamheten.", lambda name: counts.not_relevant[name]),
        _Field("Vilka", "Verksamheterna som har den i sin plan. Plustecknet ovanför kolumnerna visar dem.", lambda name: ", ".join(result.who(name)), is_folded=True),
    ]  # fmt: skip


ANSWER_LABELS = dict(zip(ANSWERS, ("Ja", "Delvis", "Nej", "Vet inte", "Obesvarad"), strict=True))


def _points(result: Result) -> list[_Field]:
    counts = result.counts

    def share(answer: str) -> Callable[[Any], str]:
        return lambda point: n_of(counts.answers(point.id)[answer], len(counts.plans))

    return [
        _Field("Punkt", "Strategins ord.", lambda point: point.text),
        *(_Field(label, f"Planer med svaret {label.lower()}: n av alla planer.", share(name)) for name, label in ANSWER_LABELS.items()),
    ]  # fmt: skip


def _areas(result: Result) -> list[_Field]:
    counts = result.counts
    return [
        _Field("Område", "Strategins ord.", lambda area: area.text),
        _Field("Valt av", "n av verksamheterna med en plan.", lambda area: n_of(counts.chosen_by(area.id), counts.organisations)),
    ]  # fmt: skip


_FILES = (
    _Field("Fil", "Filens namn i mappen.", lambda note: note.file),
    _Field("Räknad", "ja när resten av filen är räknad.", lambda note: "ja" if note.is_counted else "nej"),
    _Field("Skäl", "Varför, och vad som inte är räknat.", lambda note: note.reason),
)
