"""Datasets and their columns, defined once for JSON, CSV, Excel, the schemas and the list of fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ..model import Withdrawn
from ..strategy import items, succession
from ..strategy.resolved import Strategy
from .file_context import FileContext

T = TypeVar("T")
Shape = dict[str, Any]  # a JSON Schema


def record(**properties: Shape) -> Shape:
    """Return the schema of an object with these required properties."""
    return {"type": "object", "required": list(properties), "properties": properties}


def many(items: Shape) -> Shape:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def maybe(shape: Shape) -> Shape:
    """Return the schema of a value or null."""
    return {**shape, "type": [shape["type"], "null"]}


TEXT: Shape = {"type": "string"}
NUMBER: Shape = {"type": "integer"}
TRUTH: Shape = {"type": "boolean"}
DATE: Shape = {"type": "string", "format": "date"}
URI: Shape = {"type": "string", "format": "uri"}
NAMED = record(id=TEXT, uri=URI, text=TEXT)
REASONED = record(id=TEXT, uri=URI, text=TEXT, reason=TEXT)
REPLACED = record(text=TEXT, date=DATE, decision=TEXT, field=maybe(TEXT))
ADDED = maybe(record(date=DATE, decision=TEXT))
WITHDRAWN = maybe(record(date=DATE, decision=TEXT, reason=TEXT, successor=maybe(TEXT), successors=many(TEXT)))
SOURCE = maybe(record(file=TEXT, line=NUMBER))


@dataclass(frozen=True)
class Column(Generic[T]):
    """One value of each item. `id` is its key in JSON, `label` its heading in CSV and Excel."""

    id: str
    label: str
    about: str
    value: Callable[[FileContext, T], Any]
    shape: Shape


@dataclass(frozen=True)
class Dataset(Generic[T]):
    """Items of one kind: `name` is the files' name; `table` says whether it is also CSV, `sheet` whether
    Excel, where the columns of `paper` come first and are what is printed.
    """

    name: str
    title: str
    about: str
    columns: tuple[Column[T], ...]
    rows: Callable[[Strategy], Iterable[T]]
    table: bool = False
    sheet: bool = False
    page: str = ""
    paper: tuple[str, ...] = ()
    # The parts that a strategy must have for the files to exist; all of them.
    parts: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[Column[T], ...]:
        """The columns of CSV and Excel: after the others, the ids of what they name, since a cell holds only its words."""
        return (*self.columns, *(_ids(column) for column in self.columns if refers(column)))

    def items(self, context: FileContext) -> Iterator[dict[str, Any]]:
        """Return each item as values by column id, in the order of the strategy."""
        for row in self.rows(context.strategy):
            yield {column.id: column.value(context, row) for column in self.columns}

    def table_rows(self, context: FileContext, between: str) -> Iterator[dict[str, str | int | float | None]]:
        """Return each item as cells by column id, with `between` as the separator of lists."""
        for row in self.rows(context.strategy):
            yield {column.id: cell(column.value(context, row), between) for column in self.cells}


def refers(column: Column[Any]) -> bool:
    """Return True if a column's values, or the items of its lists, name entities."""
    return "uri" in column.shape.get("items", column.shape).get("properties", {})


def _ids(column: Column[T]) -> Column[T]:
    def value(context: FileContext, item: T) -> Any:
        named = column.value(context, item)
        return [one["id"] for one in named] if isinstance(named, list) else named and named["id"]

    shape = many(TEXT) if column.shape["type"] == "array" else maybe(TEXT)
    return Column(f"{column.id}_id", f"{column.label}-id", f"{column.label}: fast id.", value, shape)


Kind = str | Callable[[Any], str]
"""A dataset's kind of thing, or how to know it of each thing."""


def _kind(kind: Kind, row: Any) -> str:
    return kind if isinstance(kind, str) else kind(row)


def identity(kind: Kind, name: Callable[[T], str]) -> tuple[Column[T], ...]:
    """Return the first columns of every dataset."""
    return (
        Column("id", "Id", "Sakens fasta id. Det ändras aldrig.", lambda c, x: name(x), TEXT),
        Column(
            "uri", "Uri", "Ett namn som ingen annan sak, inget annat län och ingen annan utgåva delar.",
            lambda c, x: c.uri(_kind(kind, x), name(x)), URI,
        ),
    )  # fmt: skip


def strategy_columns() -> tuple[Column[Any], ...]:
    """Return the columns that tell rows of several counties and editions apart."""
    return (
        Column("county", "Länskod", "Länets officiella kod.", lambda c, x: c.site.county.code, TEXT),
        Column("edition", "Utgåva", "Strategins utgåva.", lambda c, x: c.site.edition.id, TEXT),
    )


def origin(kind: Kind, name: Callable[[T], str]) -> tuple[Column[T], ...]:
    """Return the last columns of every dataset."""
    return (
        Column("page", "Sida", "Sidan på webbplatsen, räknat från startsidan. Tomt om saken inte har någon.",
               lambda c, x: c.page(_kind(kind, x), name(x)), maybe(TEXT)),
        Column("url", "Webbadress", "Sidans hela adress. Tomt så länge webbplatsens adress inte är fastställd.",
               lambda c, x: c.url(_kind(kind, x), name(x)), maybe(URI)),
        Column("source", "Källa", "Tomt sedan platserna fick en egen fil, kallor, för att en ändring ska synas bara där den är.",
               lambda c, x: None, SOURCE),
        *strategy_columns(),
    )  # fmt: skip


def later(kind: Kind, name: Callable[[T], str]) -> tuple[Column[T], ...]:
    """Return the columns that a dataset of entities got last: the day of its last change, and its counterparts."""
    return (
        Column("modified", "Ändrad", "Dagen då sakens egna rader i data eller ett beslut om dem senast ändrade den. Det som hämtas från andra saker "
               "räknas inte. Tomt när historiken inte är känd.",
               lambda c, x: c.changed(_kind(kind, x), name(x)), maybe(DATE)),
        Column("replaces", "Ersätter", "Uri för det i förra utgåvan som saken motsvarar. Tomt när den är ny, eller inget är avgjort.",
               lambda c, x: c.counterparts(_kind(kind, x), name(x), c.strategy.before), many(URI)),
        Column("replaced_by", "Motsvaras av", "Uri för det i nästa utgåva som motsvarar saken.",
               lambda c, x: c.counterparts(_kind(kind, x), name(x), c.strategy.after), many(URI)),
    )  # fmt: skip


def history(item: Callable[[T], Any]) -> tuple[Column[T], ...]:
    """Return the former wordings of an item, and its withdrawal."""
    return replaced(item), withdrawn(item)


def withdrawn(item: Callable[[T], Any]) -> Column[T]:
    """Return the withdrawal of an item, or None."""
    return Column("withdrawn", "Upphävd", "När, varför och genom vilket beslut saken slutade gälla.",
                  lambda c, x: _withdrawal(item(x).withdrawn), WITHDRAWN)  # fmt: skip


def status(ids: Callable[[T], tuple[tuple[str, str], ...]]) -> tuple[Column[T], ...]:
    """Return the last columns of every table: if a row applies, since when it does not, and what applies instead.

    `ids` gives (kind, id) of the entities that the row rests on, its own first; the row ends with the first of them to end.
    """

    def end(context: FileContext, row: T) -> tuple[str, Withdrawn] | None:
        known = items.entities(context.strategy)
        found = ((kind, getattr(known[kind, name], "withdrawn", None)) for kind, name in ids(row))
        ended = [(kind, ends) for kind, ends in found if ends]
        return min(ended, key=lambda one: one[1].date, default=None)

    def successors(context: FileContext, row: T) -> list[dict[str, Any]]:
        ended = end(context, row)
        return (
            [context.entity(name, kind) for kind, name in succession.successors(context.strategy, *ended)]
            if ended
            else []
        )

    def date(context: FileContext, row: T) -> str | None:
        ended = end(context, row)
        return ended[1].date.isoformat() if ended else None

    return (
        Column("applies", "Gäller", "ja när raden gäller, nej när det som den handlar om är upphävt.",
               lambda c, x: end(c, x) is None, TRUTH),
        Column("withdrawn_on", "Upphävd den", "Första dagen som raden inte gäller. Tomt när den gäller.", date, maybe(DATE)),
        Column("successors", "Ersatt av", "Det som beslutet satte i stället. Är det också upphävt säger dess egen rad vad som följde.", successors, many(NAMED)),
    )  # fmt: skip


def replaced(item: Callable[[T], Any]) -> Column[T]:
    """Return the former wordings of an item."""
    return Column("replaced", "Tidigare lydelser", "Tidigare ord, med datum och beslut.",
                  lambda c, x: [former.model_dump(mode="json") for former in item(x).replaced], many(REPLACED))  # fmt: skip


def added(item: Callable[[T], Any]) -> Column[T]:
    """Return the date and decision of an item's addition after the edition was adopted, or None."""
    return Column("added", "Tillagt", "Dagen och beslutet som lade till saken. Tomt för det som står i den beslutade texten.",
                  lambda c, x: _dumped(item(x).added), ADDED)  # fmt: skip


def ends(item: Callable[[T], Any]) -> Column[T]:
    """Return the coming withdrawal of an item, or None."""
    return Column("ends", "Upphör", "När, varför och genom vilket beslut saken slutar gälla. Tomt när det inte är beslutat, eller redan har skett.",
                  lambda c, x: _withdrawal(item(x).coming.withdrawn), WITHDRAWN)  # fmt: skip


def coming(item: Callable[[T], Any]) -> Column[T]:
    """Return the coming wordings of an item."""
    return Column("coming", "Kommande lydelser", "Ord som är beslutade och börjar gälla senare, med dag och beslut.",
                  lambda c, x: [new.model_dump(mode="json") for new in item(x).coming.wordings], many(REPLACED))  # fmt: skip


def decisions(item: Callable[[T], Any]) -> tuple[Column[T], ...]:
    """Return the columns of later decisions, placed after all others because they were added within
    version 1.
    """
    return added(item), ends(item), coming(item)


def _dumped(decision: Any) -> Any:
    return decision.model_dump(mode="json") if decision else None


def _withdrawal(ends: Withdrawn | None) -> Any:
    """Return a withdrawal. `successor` is the first, because version 1 promised one text; `successors` are all."""
    if ends is None:
        return None
    decided = {"date": str(ends.date), "decision": ends.decision, "reason": ends.reason}
    return {**decided, "successor": next(iter(ends.successor), None), "successors": list(ends.successor)}


def keywords(item: Callable[[T], Any]) -> Column[T]:
    """Return the column of editorial search words."""
    return Column(
        "keywords", "Sökord", "Redaktionens sökord.", lambda c, x: list(item(x).keywords), many(TEXT)
    )


def cell(value: Any, between: str) -> str | int | float | None:
    """Return a value as one table cell, with `between` as the separator of lists."""
    if isinstance(value, list):
        return between.join(str(cell(part, between)) for part in value) or None
    if isinstance(value, dict):
        return _words(value)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return value if isinstance(value, int | float) else (value or None)


def _words(value: dict[str, Any]) -> str:
    """Return a value as readable text, with its reason or dates if it has any."""
    if "line" in value:
        return f"{value['file']}:{value['line']}"
    if "date" in value:
        words = value.get("text") or value.get("reason")
        return (
            f"{words} ({value['date']}, {value['decision']})"
            if words
            else f"{value['date']}, {value['decision']}"
        )
    return f"{value['text']}: {value['reason']}" if value.get("reason") else str(value["text"])
