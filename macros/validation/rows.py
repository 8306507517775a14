"""Rules on the rows of the focus areas and the action plan, and on the actors and methods that they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model import Data
from ..source.diagnostics import Diagnostic
from ..strings import labels
from ..strings.phrases import either
from . import field_names
from .context import Context
from .repairs import closest_match, closest_match_tip


def named_actors(context: Context, data: Data) -> Iterator[Diagnostic]:
    """Each actor of a row occurs in its cell."""
    actors = {actor.id: actor for actor in data.actors.actors}
    for area in data.focusareas.focus_areas:
        for problem in area.problems:
            for name in (*problem.actors, *([problem.together] if problem.together else [])):
                actor = actors.get(name)
                if (
                    actor
                    and problem.contributors
                    and not any(words in problem.contributors for words in actor.spellings)
                ):
                    message = f'problemområde "{problem.id}": aktören "{name}" nämns inte i "{problem.contributors}".'
                    tip = (
                        "ta bort aktören ur actors, eller lägg till skrivningen under spellings i actors.yaml"
                    )
                    yield Diagnostic(context.place_of("problem", problem.id, "actors"), message, tip)


def used_actors(context: Context, data: Data) -> Iterator[Diagnostic]:
    """Each actor is named by some row or tag."""
    actors = {actor.id: actor for actor in data.actors.actors}
    used = {
        reference.id for reference in context.references if reference.ref and "actor" in reference.ref.kinds
    }
    # A withdrawn actor need not be named; its page and its words stay.
    for name in {name for name, actor in actors.items() if not actor.withdrawn} - used:
        message = f'aktör "{name}" nämns inte av någon rad eller koppling.'
        yield Diagnostic(
            context.place_of("actor", name), message, "ta bort aktören eller lägg till den där den hör hemma"
        )


def rows_name_actors(context: Context, data: Data) -> Iterator[Diagnostic]:
    """A row with words on who can contribute names the actors, where the strategy has a file of them, and only such a row."""
    for area in data.focusareas.focus_areas:
        for problem in area.problems if data.actors.actors else ():
            written = field_names.value_at(context.source, context.key_of("problem", problem.id)[:-1])
            # An emptied list is reported as such.
            is_emptied = isinstance(written, dict) and written.get("actors") == ""
            if problem.actors and not problem.contributors:
                message = f'problemområde "{problem.id}": actors har aktörer, men contributors saknas.'
                tip = "skriv strategins ord om vem som kan bidra i contributors, eller ta bort actors"
                yield Diagnostic(context.place_of("problem", problem.id, "actors"), message, tip)
            if problem.contributors and not problem.actors and not is_emptied:
                message = f'problemområde "{problem.id}": contributors nämner någon, men actors är tom.'
                tip = "skriv samma aktörer i actors, som id ur actors.yaml"
                yield Diagnostic(context.place_of("problem", problem.id, "contributors"), message, tip)


def roles_have_rows(context: Context, data: Data) -> Iterator[Diagnostic]:
    """A strategy with roles has insatser or målsättningar for them."""
    has_rows = data.actionplan.areas or any(area.has_actions for area in data.focusareas.focus_areas)
    if data.roles.roles and not has_rows:
        message = "det finns roller, men varken insatser eller målsättningar som de kan få."
        yield Diagnostic(context.source.place(("roles",)), message, "ta bort roles.yaml, eller skriv raderna")


def known_levels(context: Context, data: Data) -> Iterator[Diagnostic]:
    """The level of a goal is one of `levels`, and each of them has a goal."""
    names = [level.name for level in data.goals.levels]
    for index, goal in enumerate(data.goals.goals):
        if goal.level and goal.level not in names:
            place = context.source.place(("goals", "goals", index, "level"))
            message = f'mål "{goal.id}": level (nivå) "{goal.level}" står inte under levels.'
            tip = f"{closest_match_tip(goal.level, names)}" + (
                f"tillåtet är: {either(names)}" if names else "lägg till nivån under levels, överst i filen"
            )
            better = context.source.suggestion(place, goal.level, closest_match(goal.level, names))
            yield Diagnostic(place, message, tip, suggestion=better)
    # A misspelt level is reported as such.
    used = {closest_match(goal.level or "", names) or goal.level for goal in data.goals.goals}
    for index, name in enumerate(names):
        if name not in used:
            place = context.source.place(("goals", "levels", index, "name"))
            yield Diagnostic(
                place, f'nivån "{name}" har inget mål.', "ta bort den, eller skriv den som level vid ett mål"
            )


def named_methods(context: Context, data: Data) -> Iterator[Diagnostic]:
    """Each method of a row occurs in its words."""
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
                yield Diagnostic(context.place_of(kind, name, "methods"), message, tip)


def used_methods(context: Context, data: Data) -> Iterator[Diagnostic]:
    """Each method is named by some row."""
    used = {
        reference.id for reference in context.references if reference.ref and "method" in reference.ref.kinds
    }
    for name in {method.id for method in data.methods.methods} - used:
        tip = "ta bort metoden, eller lägg till den under methods i raden som nämner den"
        yield Diagnostic(context.place_of("method", name), f'metod "{name}" nämns inte av någon rad.', tip)


def leading_checklist(context: Context, data: Data) -> Iterator[Diagnostic]:
    """A role whose `leads_with` names the checklist has points of it under `related`."""
    checklist = {
        one.id
        for one in context.references
        if one.kind == "point" and one.key[:2] == ("resources", "checklist")
    }
    for role in data.roles.roles:
        if "checklistan" in role.leads_with and not checklist.intersection(role.related):
            message = f'roll "{role.id}": leads_with nämner checklistan, men ingen punkt ur checklistan står under related.'
            tip = "lägg till punkterna under related, eller ta bort checklistan ur leads_with"
            yield Diagnostic(context.place_of("role", role.id, "leads_with"), message, tip)


def known_examples(context: Context, data: Data) -> Iterator[Diagnostic]:
    """Each word that the role picker gives as an example is the title or a synonym of a role; another is not shown."""
    words = [word for role in data.roles.roles for word in (role.title, *role.synonyms)]
    known = {word.casefold(): word for word in words}
    for index, word in enumerate(data.roles.examples):
        if word.casefold() not in known:
            closest = closest_match(word.casefold(), list(known))
            tip = f'menade du "{known[closest]}"?' if closest else "skriv ett ord som en roll har"
            message = f'exemplet "{word}" är ingen rolls title eller synonym, och visas inte.'
            yield Diagnostic(context.source.place(("roles", "examples", index)), message, tip, "warning")


def broader_without_circles(context: Context, data: Data) -> Iterator[Diagnostic]:
    """No actor is broader than itself through any chain of `broader`."""
    broader = {actor.id: actor.broader for actor in data.actors.actors}
    for name in broader:
        if way := _cycle_through(name, broader):
            tip = f"ta bort en av aktörerna under broader ({' → '.join(way)})"
            yield Diagnostic(
                context.place_of("actor", name), f'aktör "{name}" är vidare än sig själv i en cirkel.', tip
            )


def _cycle_through(name: str, broader: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the shortest chain of broader actors from an actor back to itself, or an empty list."""
    seen: set[str] = set()
    chains = [[name]]
    for chain in chains:
        for at in broader.get(chain[-1], ()):
            if at == name:
                return [*chain, at]
            if at not in seen:
                seen.add(at)
                chains.append([*chain, at])
    return []


def same_rows_agree(context: Context, data: Data) -> Iterator[Diagnostic]:
    """`same_as` is mutual."""
    pairs = {("problem", p.id): p.same_as for f in data.focusareas.focus_areas for p in f.problems}
    pairs |= {("objective", o.id): o.same_as for area in data.actionplan.areas for o in area.objectives}
    for (kind, name), other in pairs.items():
        if other and pairs.get((kind, other), name) != name:
            message = f'{labels.KINDS[kind]} "{name}" är samma rad som "{other}", men inte tvärtom.'
            yield Diagnostic(
                context.place_of(kind, name, "same_as"), message, f'lägg till "same_as: {name}" i "{other}"'
            )
