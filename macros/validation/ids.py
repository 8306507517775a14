"""Rules on ids and on what points at them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..model import Data
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import Key
from ..source.references import Reference, kinds_of
from ..strings import labels
from ..web import permalinks
from . import field_names
from .context import Context
from .schema_messages import closest_match, closest_matches_tip


def unique_ids(known: Context) -> Iterator[Diagnostic]:
    """An id is used once within its kind."""
    first: dict[tuple[str, str], SourceLocation] = {}
    for found in known.found:
        if found.kind:
            place = known.source.place(found.key)
            before = first.setdefault((found.kind, found.id), place)
            if before != place:
                word = labels.KINDS[found.kind]
                message = f'id "{found.id}" ({word}) finns redan på rad {before.line} i {before.file}.'
                yield Diagnostic(
                    place, message, "välj ett nytt id; ett id används bara en gång och byts aldrig"
                )


def known_references(known: Context) -> Iterator[Diagnostic]:
    """A reference leads to something that exists."""
    ids: dict[str, list[str]] = {}
    for found in known.found:
        if found.kind:
            ids.setdefault(found.kind, []).append(found.id)
    unreadable = {kind for stem in known.source.unreadable for kind in kinds_of(stem)}
    for found in known.found:
        kinds = (tuple(ids) if found.ref.kinds == ("*",) else found.ref.kinds) if found.ref else ()
        if not found.ref or unreadable.intersection(kinds) or (found.ref.kinds == ("*",) and unreadable):
            continue
        allowed = [name for kind in kinds for name in ids.get(kind, [])]
        if found.id not in allowed:
            yield _unknown(known, found, kinds, allowed)


def _unknown(known: Context, found: Reference, kinds: tuple[str, ...], allowed: list[str]) -> Diagnostic:
    field = next(part for part in reversed(found.key) if isinstance(part, str))
    thing = field_names.entity_name(known.source, found.key)
    file = field_names.FILES.get(kinds[0], "") if len(kinds) < 4 else ""
    where = f"De som finns står i {known.source.folder.name}/{file}." if file else ""
    message = f'{thing}{field_names.field(field)} "{found.id}" finns inte.'
    place = known.source.place(found.key)
    if permalinks.was_published(known.source.folder, found.id):
        tip = (
            "det har varit publicerat: hämta tillbaka det, och lägg till withdrawn om det inte gäller längre. "
            "Har det bytt id med en omdirigering, eller är utgåvan ny: skriv det nya id:t här, eller ta bort raden"
        )
        return Diagnostic(place, message, tip)
    tip = f"{closest_match(found.id, allowed)}{where}".strip() or "kontrollera stavningen"
    return Diagnostic(
        place,
        message,
        tip,
        better=known.source.better(place, found.id, closest_matches_tip(found.id, allowed)),
    )


def named_once(known: Context) -> Iterator[Diagnostic]:
    """A list of references or of ties names a thing once."""
    lists: dict[Key, list[Reference]] = {}
    for found in known.found:
        if found.once:
            lists.setdefault(found.once, []).append(found)
    for key, named in lists.items():
        for name, count in Counter(found.id for found in named).items():
            if count > 1:
                last = [found for found in named if found.id == name][-1]
                message = f'{field_names.entity_name(known.source, key)}{field_names.field(str(key[-1]))} har "{name}" två gånger.'
                yield Diagnostic(known.source.place(last.key), message, "ta bort den ena")


def other_successors(known: Context) -> Iterator[Diagnostic]:
    """What is withdrawn is not its own successor."""
    for found in known.found:
        if found.ref and found.key[-2:] == ("withdrawn", "successor"):
            own = next((one for one in known.found if one.kind and one.key == (*found.key[:-2], "id")), None)
            if own and own.id == found.id:
                message = (
                    f"{field_names.entity_name(known.source, found.key)}efterföljaren är det upphävda självt."
                )
                tip = "skriv id på det som gäller i stället, eller ta bort successor om inget gör det"
                yield Diagnostic(known.source.place(found.key), message, tip)


def own_addresses(known: Context, data: Data) -> Iterator[Diagnostic]:
    """Chapters, areas and objectives of the action plan share one address space."""
    first: dict[str, str] = {}
    names = [("section", c.id) for c in data.actionplan.chapters]
    names += [("objective_area", a.id) for a in data.actionplan.areas]
    names += [("objective", o.id) for a in data.actionplan.areas for o in a.objectives]
    for kind, name in names:
        if first.setdefault(name, kind) != kind:
            message = f'id "{name}" används för både {labels.KINDS[first[name]]} och {labels.KINDS[kind]} i handlingsplanen.'
            yield Diagnostic(known.place_of(kind, name), message, "välj ett annat id för det nya")
