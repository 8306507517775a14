"""The only home of rules that types cannot say.

Each rule is a small generator; its docstring is the rule. Imports fidelity, finding, labels, mistakes,
model, prose, publication, source, walk and writing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from . import labels, prose, publication, writing
from .fidelity import lost_words
from .finding import Finding, Place
from .mistakes import near, nearest
from .model import Data
from .source import Key, Source
from .walk import Found, kinds_of, walk

MAX_BESIDE = 20
WARN_DAYS = 90


@dataclass(frozen=True)
class Facts:
    """What the rules look at: the files as read, every id and reference, and the models if complete."""

    source: Source
    found: tuple[Found, ...]
    data: Data | None
    today: datetime.date

    def place_of(self, kind: str, name: str, *field: str | int) -> Place:
        """Where the thing with this kind and id begins, or one of its fields."""
        key: Key = next((f.key for f in self.found if f.kind == kind and f.id == name), ("site", "id"))
        return self.source.place((*key[:-1], *field) if field else key)


def facts(source: Source, data: Data | None, today: datetime.date) -> Facts:
    """Gathers what the rules need."""
    return Facts(source, tuple(walk(source)), data, today)


def check(known: Facts) -> list[Finding]:
    """All findings of all rules."""
    found = [finding for rule in RULES for finding in rule(known)]
    if known.data is not None:
        found += [finding for needs in DATA_RULES for finding in needs(known, known.data)]
    return found


def unique_ids(known: Facts) -> Iterator[Finding]:
    """An id is used once within its kind."""
    first: dict[tuple[str, str], Place] = {}
    for found in known.found:
        if found.kind:
            place = known.source.place(found.key)
            before = first.setdefault((found.kind, found.id), place)
            if before != place:
                word = labels.KINDS[found.kind]
                message = f'id "{found.id}" ({word}) finns redan på rad {before.line} i {before.file}.'
                yield Finding(place, message, "välj ett nytt id; ett id används bara en gång och byts aldrig")


def known_references(known: Facts) -> Iterator[Finding]:
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


def _unknown(known: Facts, found: Found, kinds: tuple[str, ...], allowed: list[str]) -> Finding:
    field = next(part for part in reversed(found.key) if isinstance(part, str))
    thing = labels.thing(known.source, found.key)
    file = labels.FILES.get(kinds[0], "") if len(kinds) < 4 else ""
    where = f"De som finns står i {known.source.folder.name}/{file}." if file else ""
    message = f'{thing}{labels.field(field)} "{found.id}" finns inte.'
    place = known.source.place(found.key)
    tip = f"{nearest(found.id, allowed)}{where}".strip() or "kontrollera stavningen"
    return Finding(place, message, tip, better=known.source.better(place, found.id, near(found.id, allowed)))


def notes_and_marks(known: Facts) -> Iterator[Finding]:
    """Every note has a mark in the text, and every mark a note."""
    if "strategy" in known.source.unreadable:
        return
    notes = {found.id: found.key for found in known.found if found.kind == "note"}
    marked = {found.id for found in known.found if found.ref and found.ref.kinds == ("note",)}
    for key, value in _prose(known.source):
        for name in prose.notes(value):
            marked.add(name)
            if name not in notes:
                tip = f"{nearest(name, list(notes))}Fotnoterna står sist i {known.source.folder.name}/strategy.yaml"
                yield Finding(
                    known.source.words_at(key, f"[^{name}]"),
                    f"texten har märket [^{name}] men fotnoten finns inte.",
                    tip,
                )
    if not known.source.unreadable & {"focusareas", "actionplan", "goals"}:
        for name in notes.keys() - marked:
            tip = f"sätt [^{name}] i texten där noten hör hemma, eller ta bort noten"
            yield Finding(
                known.source.place(notes[name]), f'fotnoten "{name}" har inget märke i någon text.', tip
            )


def _prose(source: Source) -> Iterator[tuple[Key, str]]:
    """The texts with notes and links: those of `content`. All other texts are words only."""

    def strings(value: object, key: Key) -> Iterator[tuple[Key, str]]:
        if isinstance(value, dict):
            for name, item in value.items():
                yield from strings(item, (*key, name))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                yield from strings(item, (*key, index))
        elif isinstance(value, str) and key[-1] == "text" and "content" in key[-3:]:
            yield key, value

    for stem, value in source.values.items():
        yield from strings(value, (stem,))


def prose_links(known: Facts) -> Iterator[Finding]:
    """A link in the text leads to http(s), mailto, tel or a page of the site, and is written whole."""
    for key, value in _prose(known.source):
        for part in prose.parts(value):
            for item in part.items:
                for run in item:
                    if run.address and not prose.ADDRESS.match(run.address):
                        tip = "skriv https://…, mailto:…, tel:… eller en sida här som /handlingsplan/"
                        yield Finding(
                            known.source.words_at(key, run.address),
                            f'länken leder till "{run.address}", som inte går att använda.',
                            tip,
                        )
                    if "](" in run.text and not run.address:
                        yield Finding(
                            known.source.words_at(key, "]("),
                            "en länk är inte hel.",
                            "skriv [text](adress) utan mellanslag i adressen",
                        )


def named_actors(known: Facts, data: Data) -> Iterator[Finding]:
    """An actor of a row is spelled in its cell; an actor is named by some row or tag."""
    actors = {actor.id: actor for actor in data.actors.actors}
    for area in data.focusareas.focus_areas:
        for problem in area.problems:
            for name in (*problem.actors, *([problem.together] if problem.together else [])):
                actor = actors.get(name)
                if actor and not any(words in problem.contributors for words in actor.spellings):
                    message = f'problemområde "{problem.id}": aktören "{name}" nämns inte i "{problem.contributors}".'
                    tip = (
                        "ta bort aktören ur actors, eller lägg till skrivningen under spellings i actors.yaml"
                    )
                    yield Finding(known.place_of("problem", problem.id, "actors"), message, tip)
    used = {found.id for found in known.found if found.ref and "actor" in found.ref.kinds}
    # What no longer holds need not be named; its page and its words stay.
    for name in {name for name, actor in actors.items() if not actor.withdrawn} - used:
        message = f'aktör "{name}" nämns inte av någon rad eller koppling.'
        yield Finding(
            known.place_of("actor", name), message, "ta bort aktören eller lägg till den där den hör hemma"
        )


def named_methods(known: Facts, data: Data) -> Iterator[Finding]:
    """A method of a row is spelled in its words, and every method is named by some row."""
    methods = {method.id: method for method in data.methods.methods}
    rows = [
        ("action", a.id, a.text, a.methods)
        for f in data.focusareas.focus_areas
        for p in f.problems
        for a in p.actions
    ]
    rows += [
        ("objective", o.id, o.activities, o.methods)
        for area in data.actionplan.areas
        for o in area.objectives
    ]
    for kind, name, text, named in rows:
        for method in (methods[item] for item in named if item in methods):
            if not any(words in text for words in method.spellings):
                message = f'{labels.KINDS[kind]} "{name}": metoden "{method.id}" nämns inte i texten.'
                tip = "ta bort metoden ur methods, eller lägg till skrivningen under spellings i methods.yaml"
                yield Finding(known.place_of(kind, name, "methods"), message, tip)
    for name in methods.keys() - {item for row in rows for item in row[3]}:
        tip = "ta bort metoden, eller lägg till den under methods i raden som nämner den"
        yield Finding(known.place_of("method", name), f'metod "{name}" nämns inte av någon rad.', tip)


def one_form_per_block(known: Facts, data: Data) -> Iterator[Finding]:
    """A part of a section has exactly one of text, subheading, quote, signature, caption, list and show."""
    stack = [("section", section) for section in (*data.strategy.chapters, *data.actionplan.chapters)]
    stack += [("focus_area", area) for area in data.focusareas.focus_areas]  # type: ignore[misc]
    while stack:
        kind, section = stack.pop()
        stack += [("section", inner) for inner in section.sections]
        for number, block in enumerate(section.content, 1):
            if not block.form:
                message = f'{labels.KINDS[kind]} "{section.id}": del {number} av innehållet ska ha precis en nyckel.'
                tip = (
                    'börja en ny del med "- " (text, subheading, quote, signature, caption, list eller show)'
                )
                yield Finding(known.place_of(kind, section.id, "content", number - 1), message, tip)


def broader_without_circles(known: Facts, data: Data) -> Iterator[Finding]:
    """An actor is never its own broader actor, by any way."""
    broader = {actor.id: actor.broader for actor in data.actors.actors}
    for name in broader:
        seen, queue = set(), list(broader[name])
        while queue:
            at = queue.pop()
            if at not in seen:
                seen.add(at)
                queue += broader.get(at, ())
        if name in seen:
            tip = "ta bort en av aktörerna under broader"
            yield Finding(
                known.place_of("actor", name), f'aktör "{name}" är vidare än sig själv i en cirkel.', tip
            )


def same_rows_agree(known: Facts, data: Data) -> Iterator[Finding]:
    """Two rows that are the same say so of each other."""
    pairs = {("problem", p.id): p.same_as for f in data.focusareas.focus_areas for p in f.problems}
    pairs |= {("objective", o.id): o.same_as for area in data.actionplan.areas for o in area.objectives}
    for (kind, name), other in pairs.items():
        if other and pairs.get((kind, other), name) != name:
            message = f'{labels.KINDS[kind]} "{name}" är samma rad som "{other}", men inte tvärtom.'
            yield Finding(
                known.place_of(kind, name, "same_as"), message, f'lägg till "same_as: {name}" i "{other}"'
            )


def own_addresses(known: Facts, data: Data) -> Iterator[Finding]:
    """Chapters, areas and objectives of the action plan share one address space."""
    first: dict[str, str] = {}
    names = [("section", c.id) for c in data.actionplan.chapters]
    names += [("objective_area", a.id) for a in data.actionplan.areas]
    names += [("objective", o.id) for a in data.actionplan.areas for o in a.objectives]
    for kind, name in names:
        if first.setdefault(name, kind) != kind:
            message = f'id "{name}" används för både {labels.KINDS[first[name]]} och {labels.KINDS[kind]} i handlingsplanen.'
            yield Finding(known.place_of(kind, name), message, "välj ett annat id för det nya")


def few_beside(known: Facts, data: Data) -> Iterator[Finding]:
    """At most some twenty anmärkningar stand beside the text: those that mislead."""
    beside = [erratum for erratum in data.errata.errata if erratum.show == "beside"]
    if len(beside) > MAX_BESIDE:
        message = f"{len(beside)} anmärkningar visas bredvid texten; högst {MAX_BESIDE} får plats."
        yield Finding(
            known.place_of("erratum", beside[-1].id),
            message,
            'sätt "show: register" på dem som inte vilseleder',
        )


def ending_periods(known: Facts, data: Data) -> Iterator[Finding]:
    """A warning from ninety days before a period ends."""
    for key, period in (
        (("site", "edition", "period"), data.site.edition.period),
        (("actionplan", "period"), data.actionplan.period),
    ):
        days = (period.end - known.today).days
        if days <= WARN_DAYS and not data.site.edition.afterwards:
            what = f"perioden slutar {period.end}" if days >= 0 else f"perioden slutade {period.end}"
            tip = "fyll i edition.afterwards i site.yaml när det är bestämt vad som gäller sedan"
            yield Finding(known.source.place(key), f"{what}.", tip, "warning")


RULES: tuple[Callable[[Facts], Iterator[Finding]], ...] = (
    unique_ids,
    known_references,
    lambda known: writing.titles_without_code(known.source),
    lambda known: writing.characters_on_paper(known.source),
    notes_and_marks,
    prose_links,
    lambda known: lost_words(known.source),
)
DATA_RULES: tuple[Callable[[Facts, Data], Iterator[Finding]], ...] = (
    one_form_per_block,
    named_actors,
    named_methods,
    broader_without_circles,
    same_rows_agree,
    own_addresses,
    few_beside,
    ending_periods,
    lambda known, data: publication.readable_accent(known.source, data),
    lambda known, data: publication.unset_before_publication(known.source, data),
    lambda known, data: publication.supervisor_in_place(known.source, data, known.today),
)
