"""Values as read → things with an id, each with its own words."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, Union, get_args, get_origin

from ..model import Concerns, Data, Entity, Model, Tie, files, helps
from ..source.reader import Source
from ..source.references import field_hints
from ..strings import labels

# What a page calls by the name of the thing itself.
_NAMES = ("title", "name", "term", "short_title", "text", "heading", "what")


@dataclass
class EntitySnapshot:
    """Something with an id, or a file's own words: its fields by name, where it stands, and its editorial tags.

    The fields of what a file holds in parts (`assessed.date`) are called by the part too: `granskning, datum`.
    """

    kind: str
    id: str
    stem: str
    holder: str = ""
    title: str = ""
    file_title: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    # The ids of each of its lists, in order.
    order: dict[str, list[str]] = field(default_factory=dict)
    # From which day the words of a field hold, by the field; by `added` that of the thing itself.
    days: dict[str, str] = field(default_factory=dict)

    @property
    def word(self) -> str:
        """What it is, in Swedish."""
        return labels.KINDS.get(self.kind, "filen")

    @property
    def called(self) -> str:
        """`Insats ”Fler pappor …” (ekonomi-1-b)`, or the file."""
        if self.kind == "file":
            return f"{self.file_title.capitalize()} ({self.stem}.yaml)"
        name = self.title if len(self.title) <= 80 else f"{self.title[:79]}…"
        return (
            f"{self.word.capitalize()} ”{name}” ({self.id})"
            if name
            else f"{self.word.capitalize()} {self.id}"
        )


Snapshots = dict[tuple[str, str], EntitySnapshot]
# Between the fields of what stands in a field, such as an actor and the reason why it is tied.
PART_SEPARATOR = "\x1f"


def snapshots(source: Source, without: set[str]) -> Snapshots:
    """All things of all files that could be read, but for the files named in `without`."""
    found: Snapshots = {}
    for stem, model in files():
        if stem not in without and isinstance(source.values.get(stem), dict):
            gatherer = _Gatherer(found, stem)
            gatherer.thing(source.values[stem], model, helps(Data)[stem].title, "")
    return found


class _Gatherer:
    """Follows values through the types of one file."""

    def __init__(self, found: Snapshots, stem: str) -> None:
        self.found, self.stem = found, stem

    def thing(self, value: dict[str, Any], model: type[Model], title: str, holder: str) -> EntitySnapshot:
        """A model with an id, or a whole file, and all that is in it."""
        kind = model.kind if issubclass(model, Entity) else "file"
        name = str(value.get("id", self.stem)) if kind != "file" else self.stem
        thing = EntitySnapshot(kind, name, self.stem, holder, file_title=title)
        thing.title = next(
            (str(value[key]) for key in _NAMES if isinstance(value.get(key), str) and value[key]), ""
        )
        self.found.setdefault((kind, name), thing)
        self._fields(thing, value, model)
        return thing

    def _fields(
        self,
        thing: EntitySnapshot,
        value: dict[str, Any],
        model: type[Model],
        path: str = "",
        within: str = "",
    ) -> None:
        told = helps(model)
        for name, item in value.items():
            if name == "id" or name not in model.model_fields:
                continue
            at = f"{path}{name}"
            self._days(thing, name, item, path)
            thing.titles[at] = within + (told[name].title if name in told else name)
            inner = _model(field_hints(model)[name])
            if thing.kind == "file" and isinstance(item, dict) and inner and not issubclass(inner, Entity):
                self._fields(thing, item, inner, f"{at}.", f"{thing.titles[at]}, ")
                continue
            text = "\n".join(self._texts(thing, item, field_hints(model)[name], at))
            if text.strip():
                thing.fields[at] = text.strip()

    def _days(self, thing: EntitySnapshot, name: str, value: Any, within: str) -> None:
        """Notes from which day words hold, as `replaced` and `added` say."""
        rows = value if isinstance(value, list) else [value]
        for row in rows if name in ("replaced", "added") else ():
            if isinstance(row, dict) and row.get("date"):
                at = "added" if name == "added" else f"{within}{row.get('field') or 'text'}"
                thing.days[at] = max(thing.days.get(at, ""), str(row["date"]))

    def _texts(self, thing: EntitySnapshot, value: Any, hint: Any, at: str) -> Iterator[str]:
        """The words of a value; a thing within it becomes one of its own."""
        model = _model(hint)
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            yield ", ".join(item.strip() for item in value)
        elif isinstance(value, list):
            inner = _model(_item(hint))
            if inner and issubclass(inner, Entity):
                thing.order[at] = [str(item.get("id")) for item in value if isinstance(item, dict)]
            for item in value:
                yield from self._texts(thing, item, _item(hint), at)
        elif isinstance(value, dict) and model is not None:
            yield from self._model(thing, value, model, at)
        elif isinstance(value, str):
            yield value.strip()

    def _model(
        self, thing: EntitySnapshot, value: dict[str, Any], model: type[Model], at: str
    ) -> Iterator[str]:
        if issubclass(model, Entity):
            self.thing(value, model, "", f"{thing.word} {thing.id}")
            return
        if issubclass(model, (Tie, Concerns)):
            whom = value.get("actor") or value.get("id") or ", ".join(map(str, value.get("actors", [])))
            thing.tags.append(f"{whom}: {value.get('reason', '')}")
        for row in value.get("replaced", ()) if isinstance(value.get("replaced"), list) else ():
            if isinstance(row, dict) and row.get("date"):
                thing.days[at] = max(thing.days.get(at, ""), str(row["date"]))
        parts: list[str] = []
        # In the model's order, so that the order of keys in the file means nothing.
        for name in model.model_fields:
            if name in value:
                told = self._texts(thing, value[name], field_hints(model)[name], at)
                if _model(field_hints(model)[name]) or _model(_item(field_hints(model)[name])):
                    yield from told
                else:
                    parts += told
        if parts:
            yield PART_SEPARATOR.join(parts)


def _options(hint: Any) -> Iterator[Any]:
    if get_origin(hint) is Annotated:
        yield from _options(hint.__origin__)
    elif get_origin(hint) in (Union, types.UnionType):
        for option in get_args(hint):
            yield from _options(option)
    else:
        yield hint


def _model(hint: Any) -> type[Model] | None:
    return next((at for at in _options(hint) if isinstance(at, type) and issubclass(at, Model)), None)


def _item(hint: Any) -> Any:
    return next((get_args(at)[0] for at in _options(hint) if get_origin(at) is tuple), hint)
