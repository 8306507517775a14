"""Snapshots of the entities in values as read, each with its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, get_origin

from ..model import (
    Concerns,
    Data,
    Entity,
    Model,
    OwnPageHead,
    Replaced,
    Table,
    Tie,
    TranslationHead,
    files,
    helps,
    markup,
    titles,
)
from ..source.markdown_pages import HEAD, MarkdownPage, read_pages
from ..source.reader import Source
from ..source.references import field_hints
from ..strings import labels
from .type_hints import base_of, item_of, kinds_of, model_of, options

# The fields of a decision on words. They are not the words themselves.
_DECISIONS = ("replaced", "added")
# The fields that may serve as an entity's title, the preferred first.
_NAMES = ("title", "name", "term", "short_title", "text", "heading", "what")


@dataclass
class EntitySnapshot:
    """An entity, or a file's own words: its fields by name, its location, and its editorial ties.

    A field within a part of a file (`assessed.date`) is titled with the part too: `granskning, datum`. `holder`
    is the key of the entity, or file, around it.
    """

    kind: str
    id: str
    stem: str
    holder: tuple[str, str] | None = None
    title: str = ""
    file_title: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    # The ids of each list, in order.
    order: dict[str, list[str]] = field(default_factory=dict)
    # The first day of a field's words, by field; under `added`, the first day of the entity.
    days: dict[str, str] = field(default_factory=dict)

    @property
    def word(self) -> str:
        """The Swedish word for its kind. The sections at the top of a file are chapters."""
        if self.kind == "section" and self.holder and self.holder[0] == "file":
            return labels.CHAPTER
        return labels.KINDS.get(self.kind, "filen")

    @property
    def called(self) -> str:
        """The name in reports: `Insats ”Fler pappor …” (ekonomi-1-b)`, or the file."""
        if self.kind == "file":
            return f"{self.file_title.capitalize()} ({self.stem}.yaml)"
        named = f"”{_short(self.title)}” ({self.id})" if self.title else self.id
        return f"{self.word.capitalize()} {named}"


def _short(title: str) -> str:
    return title if len(title) <= 80 else f"{title[:79]}…"


Snapshots = dict[tuple[str, str], EntitySnapshot]
_PAGE = "page"
# Separates the parts of a field, such as an actor and the reason for its tie.
PART_SEPARATOR = "\x1f"
# Stands before each item of a list of texts.
ITEM = "\ufdd7"
# Noncharacters around the kinds and the id of a reference, which `named` replaces by a name.
_REFERENCE = re.compile("\ufdd4([^\ufdd5]*)\ufdd6([^\ufdd5]*)\ufdd5")
# The kinds that pages list by the alphabet, or by their marks in the text.
_WITHOUT_POSITION = {"actor", "affiliate", "method", "note", "term"}
# The kinds that a name alone identifies.
_KNOWN_BY_NAME = {"actor", "actor_group", "focus_area", "goal", "method", "role", "workplace"}


def reference(kinds: Iterable[str], name: str) -> str:
    """Return an id marked as a reference to one of the kinds; `*` means any."""
    return f"\ufdd4{' '.join(kinds)}\ufdd6{name}\ufdd5"


def named(text: str, *versions: Snapshots) -> str:
    """Return text with the name of each referenced entity, in the first version that has it, in place of its id."""
    return _REFERENCE.sub(lambda found: _name(found[1].split(" "), found[2], versions), text)


def _name(kinds: list[str], name: str, versions: tuple[Snapshots, ...]) -> str:
    for snapshots in versions:
        for kind, other in snapshots:
            if (
                other == name
                and (kind in kinds or kinds == ["*"])
                and (title := snapshots[kind, other].title)
            ):
                return _short(title) if kind in _KNOWN_BY_NAME else f"”{_short(title)}” ({name})"
    return name


def location(snapshot: EntitySnapshot, snapshots: Snapshots) -> str:
    """Return where an entity stands: `problemområde ”Ekonomi” (ekonomi-1), fokusområde ”Arbete”`; "" at the top of a file."""
    holders: list[str] = []
    holder = snapshots.get(snapshot.holder) if snapshot.holder else None
    while holder and holder.kind != "file":
        holders.append(holder.called[:1].lower() + holder.called[1:])
        holder = snapshots.get(holder.holder) if holder.holder else None
    return ", ".join(holders)


def position(snapshot: EntitySnapshot, snapshots: Snapshots) -> str:
    """Return the place among its siblings: `efter ”Inledning”`, `först`; "" for the only one, or where order means nothing."""
    holder = snapshots.get(snapshot.holder) if snapshot.holder else None
    siblings = next((ids for ids in holder.order.values() if snapshot.id in ids), []) if holder else []
    if len(siblings) < 2 or snapshot.kind in _WITHOUT_POSITION:
        return ""
    at = siblings.index(snapshot.id)
    before = snapshots.get((snapshot.kind, siblings[at - 1]))
    return f"efter ”{_short(before.title or before.id)}”" if at and before else "först"


def snapshots(source: Source, without: set[str]) -> Snapshots:
    """Return the snapshots of all readable files, except the stems in `without`."""
    result: Snapshots = {}
    for stem, model in files():
        if stem not in without and isinstance(source.values.get(stem), dict):
            gatherer = _Gatherer(result, stem)
            gatherer.entity(source.values[stem], model, helps(Data)[stem].title, None)
    for page in read_pages(source):
        result[_PAGE, f"/{page.path}"] = _page(page)
    return result


def _page(page: MarkdownPage) -> EntitySnapshot:
    """Return the snapshot of a page that an editor wrote: its front matter and its text."""
    model = TranslationHead if page.language else OwnPageHead
    values = page.head.values.get(HEAD)
    snapshot = EntitySnapshot(_PAGE, f"/{page.path}", page.name)
    _Gatherer({}, page.name).fields(snapshot, values if isinstance(values, dict) else {}, model)
    snapshot.title = snapshot.fields.get("title", "")
    snapshot.titles["text"] = "text"
    snapshot.fields["text"] = page.body.strip()
    return snapshot


class _Gatherer:
    """Collects the snapshots of one file by following the models' types."""

    def __init__(self, snapshots: Snapshots, stem: str) -> None:
        self.snapshots, self.stem = snapshots, stem

    def entity(
        self, value: dict[str, Any], model: type[Model], title: str, holder: tuple[str, str] | None
    ) -> EntitySnapshot:
        """Add the snapshot of an entity, or of a whole file, and of all entities within it."""
        kind = model.kind if issubclass(model, Entity) else "file"
        name = str(value.get("id", self.stem)) if kind != "file" else self.stem
        snapshot = EntitySnapshot(kind, name, self.stem, holder, file_title=title)
        snapshot.title = next(
            (str(value[key]) for key in _NAMES if isinstance(value.get(key), str) and value[key]), ""
        )
        self.snapshots.setdefault((kind, name), snapshot)
        self.fields(snapshot, value, model)
        return snapshot

    def fields(
        self,
        snapshot: EntitySnapshot,
        value: dict[str, Any],
        model: type[Model],
        path: str = "",
        within: str = "",
    ) -> None:
        """Add the fields of a value to a snapshot, by the fields of its model."""
        help_texts = helps(model)
        for name, item in value.items():
            if name == "id" or name not in model.model_fields:
                continue
            at = f"{path}{name}"
            self._days(snapshot, name, item, path)
            snapshot.titles[at] = within + (help_texts[name].title if name in help_texts else name)
            inner = model_of(field_hints(model)[name])
            if snapshot.kind == "file" and isinstance(item, dict) and inner and not issubclass(inner, Entity):
                self.fields(snapshot, item, inner, f"{at}.", f"{snapshot.titles[at]}, ")
                continue
            text = "\n".join(self._texts(snapshot, item, field_hints(model)[name], at))
            if text.strip():
                snapshot.fields[at] = text.strip()

    def _days(self, snapshot: EntitySnapshot, name: str, value: Any, within: str) -> None:
        """Record the first day of words, from `replaced` and `added`."""
        rows = value if isinstance(value, list) else [value]
        for row in rows if name in ("replaced", "added") else ():
            if isinstance(row, dict) and row.get("date"):
                at = "added" if name == "added" else f"{within}{row.get('field') or 'text'}"
                snapshot.days[at] = max(snapshot.days.get(at, ""), str(row["date"]))

    def _texts(self, snapshot: EntitySnapshot, value: Any, hint: Any, at: str) -> Iterator[str]:
        """Yield the words of a value; an entity within it gets a snapshot of its own."""
        model, kinds = model_of(hint), kinds_of(hint)
        if isinstance(value, str) and value and get_origin(base_of(hint)) is tuple:
            # `OneOrMany`: one text is a list of one.
            value = [value]
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            listed = (item.strip() for item in value)
            yield "".join(f"{ITEM}{reference(kinds, one) if kinds else one}" for one in listed)
        elif isinstance(value, list):
            inner = model_of(item_of(hint))
            if inner and issubclass(inner, Entity):
                snapshot.order[at] = [str(item.get("id")) for item in value if isinstance(item, dict)]
            for item in value:
                yield from self._texts(snapshot, item, item_of(hint), at)
        elif isinstance(value, dict) and model is not None:
            yield from self._model(snapshot, value, model, at)
        elif isinstance(value, str) and value.strip():
            words = value.strip()
            is_code = any(get_origin(option) is Literal for option in options(hint))
            yield (
                reference(kinds, words)
                if kinds
                else labels.CODE_WORDS.get(words, words)
                if is_code
                else words
            )

    def _model(
        self, snapshot: EntitySnapshot, value: dict[str, Any], model: type[Model], at: str
    ) -> Iterator[str]:
        if issubclass(model, Entity):
            self.entity(value, model, "", (snapshot.kind, snapshot.id))
            return
        # A tie without a reason is no editors' judgement.
        if issubclass(model, (Tie, Concerns)) and "reason" in model.model_fields:
            listed = value.get("actors")
            one = next((value[key] for key in ("actor", "goal", "id") if value.get(key)), "")
            ids = listed if isinstance(listed, list) else [one]
            whom = ", ".join(reference(["*"], str(one)) for one in ids)
            snapshot.tags.append(f"{whom}: {value.get('reason', '')}")
        self._decisions(snapshot, value, model, at)
        parts: list[str] = []
        # In the order of the model, so that the order of keys in the file has no meaning.
        for name in model.model_fields:
            if model is Table and name == "text":
                parts.append(_table_words(str(value.get(name, ""))))
            elif name in value and name not in _DECISIONS:
                texts = self._texts(snapshot, value[name], field_hints(model)[name], at)
                if model is Replaced and name == "field":
                    texts = (titles().get(text, text) for text in texts)
                if model_of(field_hints(model)[name]) or model_of(item_of(field_hints(model)[name])):
                    yield from texts
                elif int in options(field_hints(model)[name]):
                    # Of several numbers, each has its name.
                    parts += (f"{helps(model)[name].title} {text}" for text in texts)
                else:
                    parts += texts
        if parts:
            yield PART_SEPARATOR.join(parts)

    def _decisions(
        self, snapshot: EntitySnapshot, value: dict[str, Any], model: type[Model], at: str
    ) -> None:
        """Add the decisions on a part of running text as fields of their own, because they are no words of it."""
        for name in (one for one in _DECISIONS if one in value and one in model.model_fields):
            rows = value[name] if isinstance(value[name], list) else [value[name]]
            for row in rows:
                if isinstance(row, dict) and row.get("date"):
                    snapshot.days[at] = max(snapshot.days.get(at, ""), str(row["date"]))
            field = f"{at}.{name}"
            snapshot.titles[field] = f"{snapshot.titles.get(at, at)}, {helps(model)[name].title}"
            texts = "\n".join(self._texts(snapshot, value[name], field_hints(model)[name], field)).strip()
            snapshot.fields[field] = "\n".join(filter(None, (snapshot.fields.get(field), texts)))


def _table_words(text: str) -> str:
    """Return the rows of a table without the marks between cells; the row of dashes has no words."""
    lines = [line.strip() for line in text.strip().split("\n")]
    return "\n".join(" · ".join(markup.cells(line)) for line in lines if not markup.is_table(["|", line]))
