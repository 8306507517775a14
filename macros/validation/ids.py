"""Rules on ids and references."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..model import Data
from ..model.base import ID
from ..source.diagnostics import Diagnostic, SourceLocation
from ..source.reader import Key
from ..source.references import Reference, kinds_of
from ..strings import labels
from ..web import permalinks
from . import field_names
from .context import Context
from .repairs import closest_match, closest_match_tip


def unique_ids(context: Context) -> Iterator[Diagnostic]:
    """An id is used once within its kind."""
    first: dict[tuple[str, str], Reference] = {}
    for reference in context.references:
        before = first.setdefault((reference.kind or "", reference.id), reference)
        if not reference.kind or before.key == reference.key:
            continue
        word, place = labels.KINDS[reference.kind], context.source.place(before.key)
        where = f"på rad {place.line} i {place.file}."
        both = [field_names.value_at(context.source, one.key[:-1]) for one in (before, reference)]
        if both[0] == both[1]:
            message = f'{word} "{reference.id}" står två gånger, ord för ord: också {where}'
            tip = "ta bort den ena"
        else:
            message = f'id "{reference.id}" ({word}) finns redan {where}'
            tip = "välj ett nytt id; ett id används bara en gång och byts aldrig. Är det samma sak i två lydelser, som efter en krock: behåll den som gäller"
        yield Diagnostic(context.source.place(reference.key), message, tip)


def known_references(context: Context) -> Iterator[Diagnostic]:
    """A reference names an existing id."""
    ids: dict[str, list[str]] = {}
    for reference in context.references:
        if reference.kind:
            ids.setdefault(reference.kind, []).append(reference.id)
    gone: dict[str, list[Reference]] = {}
    unreadable = {kind for stem in context.source.unreadable for kind in kinds_of(stem)}
    unreadable |= {one.kind for one in context.references if one.kind and not _is_as_written(context, one)}
    known = {name for names in ids.values() for name in names}
    taken_out = _written_ids(context) - known
    absent = _kinds_of_absent_files(context)
    for reference in context.references:
        kinds = (
            (tuple(ids) if reference.ref.kinds == ("*",) else reference.ref.kinds) if reference.ref else ()
        )
        if (
            not reference.ref
            or unreadable.intersection(kinds)
            or (reference.ref.kinds == ("*",) and unreadable)
            or (kinds and absent.keys() >= {*kinds})
            or reference.id in taken_out
        ):
            continue
        allowed = [name for kind in kinds for name in ids.get(kind, [])]
        if reference.id not in allowed and permalinks.was_published(context.source.folder, reference.id):
            gone.setdefault(reference.id, []).append(reference)
        elif reference.id not in allowed:
            yield _unknown(context, reference, kinds, allowed)
    for name, references in gone.items():
        yield _gone(context, name, references)


def _is_as_written(context: Context, reference: Reference) -> bool:
    """Return True if an id may be one, and stands in the file: what cannot be one is exchanged for what may be meant."""
    lines = context.source.lines.get(str(reference.key[0]), [])
    row = lines[context.source.place(reference.key).line - 1 :][:1]
    return bool(re.fullmatch(ID, reference.id)) and len(reference.id) <= 80 and reference.id in "".join(row)


def _written_ids(context: Context) -> set[str]:
    """Return the ids that stand in the files, also where an error, told by itself, has taken the entity out."""
    referring = {context.source.place(one.key) for one in context.references if one.ref}
    rows = {(place.file, place.line) for place in referring}
    return {
        match[1]
        for stem, lines in context.source.lines.items()
        for number, line in enumerate(lines, 1)
        # A reference may be written as an entity's own id is.
        if (match := re.match(r"\s*(?:- +)*\{?id: *([a-z0-9-]+)", line))
        and (f"{context.source.name}/{stem}.yaml", number) not in rows
    }


def absent_files(context: Context) -> Iterator[Diagnostic]:
    """A file that others refer to exists."""
    absent = _kinds_of_absent_files(context)
    referring: dict[str, list[Reference]] = {}
    for reference in context.references:
        if reference.ref and reference.ref.kinds and absent.keys() >= {*reference.ref.kinds}:
            referring.setdefault(absent[reference.ref.kinds[0]], []).append(reference)
    for stem, references in referring.items():
        name = f"{context.source.name}/{stem}.yaml"
        place = context.source.place(references[0].key)
        places = "1 ställe hänvisar" if len(references) == 1 else f"{len(references)} ställen hänvisar"
        message = f"filen saknas, men {places} till det som ska stå i den."
        tip = f"skriv eller hämta tillbaka filen, eller ta bort hänvisningarna (den första: {place.file}:{place.line})"
        yield Diagnostic(SourceLocation(name, 1), message, tip)


def _kinds_of_absent_files(context: Context) -> dict[str, str]:
    """Return kind → stem of what only absent files would hold."""
    held = {kind for stem in context.source.values for kind in kinds_of(stem)}
    return {kind: stem for stem in context.source.absent for kind in kinds_of(stem) if kind not in held}


def _unknown(
    context: Context, reference: Reference, kinds: tuple[str, ...], allowed: list[str]
) -> Diagnostic:
    field = next(part for part in reversed(reference.key) if isinstance(part, str))
    owner = field_names.entity_name(context.source, reference.key)
    file = field_names.FILES.get(kinds[0], "") if len(kinds) < 4 else ""
    where = f"De som finns står i {context.source.folder.name}/{file}." if file else ""
    message = f'{owner}{field_names.field(field)} "{reference.id}" finns inte.'
    place = context.source.place(reference.key)
    tip = f"{closest_match_tip(reference.id, allowed)}{where}".strip() or "kontrollera stavningen"
    if reference.key[-2:] == ("withdrawn", "successor"):
        tip = f"{tip}. Gäller inget i stället: ta bort raden successor"
    # Several ids without a comma between them: the nearest id alone would drop the others.
    several = [part for part in re.split(r"\s+(?:och\s+|samt\s+|&\s+)?", reference.id.strip()) if part]
    listed = [part.strip() for part in reference.id.split(",")]
    if len(listed) > 1 and all(part in allowed for part in listed):
        tip, meant = f"skriv dem inom hakparenteser: [{reference.id}]", ""
    elif len(several) > 1 and all(part in allowed for part in several):
        tip, meant = "sätt ett kommatecken mellan dem", ", ".join(several)
    else:
        meant = closest_match(reference.id, allowed)
    return Diagnostic(place, message, tip, suggestion=context.source.suggestion(place, reference.id, meant))


def _gone(context: Context, name: str, references: list[Reference]) -> Diagnostic:
    """Return the one diagnostic of a published entity that was taken out, near where it stood if that is known."""
    stem = name.rpartition("-")[0]
    beside = [one for one in context.references if one.kind and stem and one.id.rpartition("-")[0] == stem]
    before = [one for one in beside if one.id < name]
    near = (before[-1:] or beside[:1] or references[:1])[0]
    places = [context.source.place(one.key) for one in references]
    listed = ", ".join(f"{place.file} rad {place.line}" for place in places)
    tip = (
        "hämta tillbaka det, och lägg till withdrawn om det inte gäller längre: sidan, adressen och orden finns då kvar. "
        f"Det nämns här: {listed}. Har det bytt id med en omdirigering, eller är utgåvan ny: skriv det nya id:t där"
    )
    message = f'"{name}" finns inte längre, men har varit publicerat.'
    return Diagnostic(context.source.place(near.key), message, tip)


def named_once(context: Context) -> Iterator[Diagnostic]:
    """A list of references or of ties names each entity once."""
    lists: dict[Key, list[Reference]] = {}
    for reference in context.references:
        if reference.once:
            lists.setdefault(reference.once, []).append(reference)
    for key, named in lists.items():
        for name, count in Counter(reference.id for reference in named).items():
            if count > 1:
                last = [reference for reference in named if reference.id == name][-1]
                message = f'{field_names.entity_name(context.source, key)}{field_names.field(str(key[-1]))} har "{name}" två gånger.'
                yield Diagnostic(context.source.place(last.key), message, "ta bort den ena")


def own_addresses(context: Context, data: Data) -> Iterator[Diagnostic]:
    """Chapters, areas and objectives of the action plan share one address space."""
    first: dict[str, str] = {}
    names = [("section", c.id) for c in data.actionplan.chapters]
    names += [("objective_area", a.id) for a in data.actionplan.areas]
    names += [("objective", o.id) for a in data.actionplan.areas for o in a.objectives]
    for kind, name in names:
        if first.setdefault(name, kind) != kind:
            message = f'id "{name}" används för både {labels.KINDS[first[name]]} och {labels.KINDS[kind]} i handlingsplanen.'
            yield Diagnostic(context.place_of(kind, name), message, "välj ett annat id för det nya")
