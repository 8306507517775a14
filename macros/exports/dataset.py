"""A dataset and its columns: the one definition that JSON, CSV, Excel, the schemas and the fields' list share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ..strategy.resolved import Strategy
from .context import Context

T = TypeVar("T")
Shape = dict[str, Any]  # a JSON Schema


def record(**properties: Shape) -> Shape:
    """The schema of an object that always has all of these."""
    return {"type": "object", "required": list(properties), "properties": properties}


def many(items: Shape) -> Shape:
    """The schema of a list."""
    return {"type": "array", "items": items}


def maybe(shape: Shape) -> Shape:
    """The schema of a value, or of null where the source has none."""
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
WITHDRAWN = maybe(record(date=DATE, decision=TEXT, reason=TEXT, successor=maybe(TEXT)))
SOURCE = maybe(record(file=TEXT, line=NUMBER))


@dataclass(frozen=True)
class Column(Generic[T]):
    """One value of every thing. `id` is its key in JSON, `label` its heading in CSV and Excel."""

    id: str
    label: str
    about: str
    value: Callable[[Context, T], Any]
    shape: Shape


@dataclass(frozen=True)
class Dataset(Generic[T]):
    """Things of one kind: `name` is the files' name; `table` says whether it is also CSV, `sheet` whether Excel."""

    name: str
    title: str
    about: str
    columns: tuple[Column[T], ...]
    things: Callable[[Strategy], Iterable[T]]
    table: bool = False
    sheet: bool = False
    page: str = ""

    def items(self, context: Context) -> Iterator[dict[str, Any]]:
        """Each thing as values by column id, in the order of the strategy."""
        for thing in self.things(context.strategy):
            yield {column.id: column.value(context, thing) for column in self.columns}


Kind = str | Callable[[Any], str]
"""A dataset's kind of thing, or how to know it of each thing."""


def _kind(kind: Kind, thing: Any) -> str:
    return kind if isinstance(kind, str) else kind(thing)


def identity(kind: Kind, name: Callable[[T], str]) -> tuple[Column[T], ...]:
    """The columns that every dataset begins with."""
    return (
        Column("id", "Id", "Sakens fasta id. Det ändras aldrig.", lambda c, x: name(x), TEXT),
        Column(
            "uri", "Uri", "Ett namn som ingen annan sak, inget annat län och ingen annan utgåva delar.",
            lambda c, x: c.uri(_kind(kind, x), name(x)), URI,
        ),
    )  # fmt: skip


def origin(kind: Kind, name: Callable[[T], str]) -> tuple[Column[T], ...]:
    """The columns that every dataset ends with."""
    return (
        Column("page", "Sida", "Sidan på webbplatsen, räknat från startsidan. Tomt om saken inte har någon.",
               lambda c, x: c.page(_kind(kind, x), name(x)), maybe(TEXT)),
        Column("url", "Webbadress", "Sidans hela adress. Tomt så länge webbplatsens adress inte är fastställd.",
               lambda c, x: c.url(_kind(kind, x), name(x)), maybe(URI)),
        Column("source", "Källa", "Filen och raden där orden står.", lambda c, x: c.source(_kind(kind, x), name(x)), SOURCE),
        Column("county", "Länskod", "Länets officiella kod.", lambda c, x: c.site.county.code, TEXT),
        Column("edition", "Utgåva", "Strategins utgåva.", lambda c, x: c.site.edition.id, TEXT),
    )  # fmt: skip


def history(item: Callable[[T], Any]) -> tuple[Column[T], ...]:
    """Former wordings, and why something no longer applies."""
    return replaced(item), withdrawn(item)


def withdrawn(item: Callable[[T], Any]) -> Column[T]:
    """Why something no longer applies."""
    return Column("withdrawn", "Upphävd", "När, varför och genom vilket beslut saken slutade gälla.",
                  lambda c, x: _withdrawn(item(x)), WITHDRAWN)  # fmt: skip


def replaced(item: Callable[[T], Any]) -> Column[T]:
    """Former wordings."""
    return Column("replaced", "Tidigare lydelser", "Tidigare ord, med datum och beslut.",
                  lambda c, x: [former.model_dump(mode="json") for former in item(x).replaced], many(REPLACED))  # fmt: skip


def added(item: Callable[[T], Any]) -> Column[T]:
    """When and by which decision a thing came that the adopted wording does not have."""
    return Column("added", "Tillagt", "Dagen och beslutet som lade till saken. Tomt för det som står i den beslutade texten.",
                  lambda c, x: _dumped(item(x).added), ADDED)  # fmt: skip


def ends(item: Callable[[T], Any]) -> Column[T]:
    """That a thing will stop applying."""
    return Column("ends", "Upphör", "När, varför och genom vilket beslut saken slutar gälla. Tomt när det inte är beslutat, eller redan har skett.",
                  lambda c, x: _dumped(item(x).coming.withdrawn), WITHDRAWN)  # fmt: skip


def coming(item: Callable[[T], Any]) -> Column[T]:
    """Wordings that are to come."""
    return Column("coming", "Kommande lydelser", "Ord som är beslutade och börjar gälla senare, med dag och beslut.",
                  lambda c, x: [new.model_dump(mode="json") for new in item(x).coming.wordings], many(REPLACED))  # fmt: skip


def decisions(item: Callable[[T], Any]) -> tuple[Column[T], ...]:
    """What later decisions did to a thing, or will. After all other columns: they came within version 1."""
    return added(item), ends(item), coming(item)


def _dumped(decision: Any) -> Any:
    return decision.model_dump(mode="json") if decision else None


def _withdrawn(item: Any) -> Any:
    return _dumped(item.withdrawn)


def keywords(item: Callable[[T], Any]) -> Column[T]:
    """Words to search by."""
    return Column(
        "keywords", "Sökord", "Redaktionens sökord.", lambda c, x: list(item(x).keywords), many(TEXT)
    )


def cell(value: Any, between: str) -> str | int | None:
    """A value as one cell of a table; `between` stands between the parts of a list."""
    if isinstance(value, list):
        return between.join(str(cell(part, between)) for part in value) or None
    if isinstance(value, dict):
        return _words(value)
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return value if isinstance(value, int) else (value or None)


def _words(value: dict[str, Any]) -> str:
    """What a person would call it: the words, with reason or dates where there are any."""
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
