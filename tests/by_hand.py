"""The expected content of pages, counted from a strategy's raw values: the rules written anew, without a line of `macros`.

`(path, words)` of each count, and (insats or målsättning, tier) of all that concerns a role.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from made_up import actions, objectives, rows

Row = dict[str, Any]


def insatser(number: int) -> str:
    return f"{number} insats" if number == 1 else f"{number} insatser"


def malsattningar(number: int) -> str:
    return f"{number} målsättning" if number == 1 else f"{number} målsättningar"


def one_line(text: str) -> str:
    return " ".join(text.split())


NUMBERS = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]


def counts(values: Row) -> Iterator[tuple[str, str]]:
    """(path, words that the page says) of every count."""
    yield from _of_all(values)
    yield from _of_actors(values)
    for role in values["roles"]["roles"]:
        yield from _of_role(values, role)


def _of_all(values: Row) -> Iterator[tuple[str, str]]:
    areas = values["focusareas"]["focus_areas"]
    in_areas = f"{len(areas)} fokusområde" + ("n" if len(areas) > 1 else "")
    yield "insatser/", f"{insatser(len(actions(values)))} i {in_areas}"
    yield "insatser/", f"Visa {insatser(len(actions(values)))}"
    with_actions = sum(any(row["actions"] for row in area["problems"]) for area in areas)
    word = NUMBERS[with_actions] if with_actions < len(NUMBERS) else str(with_actions)
    yield "", f"{insatser(len(actions(values)))} i {word} fokusområde" + ("n" if with_actions > 1 else "")
    yield "handlingsplan/", malsattningar(len(objectives(values)))
    for area in areas:
        number = sum(len(row["actions"]) for row in area["problems"])
        yield "fokusomraden/", f"{one_line(area['title'])} {insatser(number)}"
        # What all rows have is no choice, and so no part of the filter.
        if len(areas) > 1:
            yield "insatser/", f"{one_line(area['title'])}, {number} "
    resources = values["resources"]
    for part, noun in (("checklist", "punkt"), ("tips", "tips")):
        if resources[part]:
            yield "verktyg/", f"{len(resources[part])} {noun}"


def _of_actors(values: Row) -> Iterator[tuple[str, str]]:
    for actor in values["actors"]["actors"]:
        naming = [row for _, row in rows(values) if actor["id"] in (*row["actors"], row["together"])]
        number = sum(len(row["actions"]) for row in naming)
        name = one_line(actor["name"])
        ended = " Upphävd 2026-02-01" if actor.get("withdrawn") else ""
        said = one_line(actor.get("in_sentence") or actor["name"])
        yield f"aktorer/{actor['id']}/", f"{insatser(number)} där strategin nämner {said}"
        yield "aktorer/", f"{name}{ended} {insatser(number)}"
        if len(values["actors"]["actors"]) > 1:
            yield "insatser/", f"{name}, {number} "


def _of_role(values: Row, role: Row) -> Iterator[tuple[str, str]]:
    found = concerning(values, role)
    named = len(_rows_said_once(values, found, actions(values), {1}))
    tied = len(_rows_said_once(values, found, actions(values), {2}))
    in_plan = len(_rows_said_once(values, found, objectives(values), {1, 2}))
    told = [f"{insatser(named)} riktar sig till dig"] if named else []
    told += [f"{insatser(tied)} rör dig, enligt redaktionen"] if tied else []
    told += [f"{malsattningar(in_plan)} i handlingsplanen"] if in_plan else []
    for words in told or ["Strategin tar inte upp något för just din roll."]:
        yield f"roller/{role['id']}/", words


def concerning(values: Row, role: Row) -> dict[str, int]:
    """All that holds and concerns a role, each with its tier: 1 named by the cell, 2 tied by editors, 3 wider."""
    found: dict[str, int | None] = {}
    for area, row in rows(values):
        for action in row["actions"]:
            found[action["id"]] = _tier(values, role, action, row, area["id"] in role["focus_areas"])
    for objective in objectives(values):
        found[objective["id"]] = _tier(values, role, objective, {"actors": [], "together": ""}, False)
    things = [*actions(values), *objectives(values)]
    tied = {also["id"] for also in role["also"]}
    left_out = _left_out(values, role)
    for thing in things:
        # Made-up successors stand after what they follow, so one round is enough.
        for name in _following(thing) if found[thing["id"]] in (1, 2) else []:
            # One that is tied by something of its own needs nothing more.
            if found[name] not in (1, 2) or (
                name in tied and name not in {one["id"] for one in role["also"]}
            ):
                if thing["id"] in tied:
                    tied.add(name)
                if name not in left_out or thing["id"] in tied:
                    found[name] = 2
    ended = {thing["id"] for thing in things if thing.get("withdrawn")}
    return {name: tier for name, tier in found.items() if tier and name not in ended}


def _following(thing: Row) -> list[str]:
    """Return the successors of something withdrawn, unless editors exclude them."""
    ended = thing.get("withdrawn", {})
    after = ended.get("successor") or []
    return [] if ended.get("readers") == "nej" else [after] if isinstance(after, str) else after


def _left_out(values: Row, role: Row) -> set[str]:
    """Return the ids that editors give to others in a row that names the role."""
    direct = {*role["actors"], *role["organisations"]}
    circle = _wider(values, direct)
    return {
        action["id"]
        for _, row in rows(values)
        for action in row["actions"]
        if (concerns := action["editorial"].get("concerns"))
        and direct & {*row["actors"]}
        and not circle & {*row["actors"]} & {*concerns["actors"]}
    }


def _tier(values: Row, role: Row, item: Row, row: Row, in_theme: bool) -> int | None:
    near = {*role["actors"], *(role["organisations"] if in_theme else [])}
    circle = _wider(values, {*role["actors"], *role["organisations"]})
    cell, concerns = set(row["actors"]), item["editorial"].get("concerns", {"actors": row["actors"]})
    # An editor's tie to an actor that the row names says nothing new.
    tags = {also["actor"] for also in item["editorial"]["also"]} | set(concerns["actors"])
    if near & cell & set(concerns["actors"]):
        return 1
    if item["id"] in {also["id"] for also in role["also"]} or near & (tags - cell):
        return 2
    # What is for others in the row reaches only those whom the row itself names, and nobody by a wider actor.
    direct = {*role["actors"], *role["organisations"]} & cell
    return 3 if direct or circle & (tags | {row["together"]}) else None


def _wider(values: Row, names: set[str]) -> set[str]:
    """The actors and all that are wider than they are, by any number of steps."""
    broader = {actor["id"]: set(actor["broader"]) for actor in values["actors"]["actors"]}
    more = names.union(*(broader[name] for name in names))
    return names if more == names else _wider(values, more)


def same(values: Row) -> dict[str, object]:
    """Return the id shared by items that say the same in two areas, or the item's own id."""
    found: dict[str, object] = {}
    for _, row in rows(values):
        for action in row["actions"]:
            found[action["id"]] = _pair(row, action) or action["id"]
    return found | {one["id"]: _pair(one, one) or one["id"] for one in objectives(values)}


def _pair(row: Row, item: Row) -> object:
    return row.get("same_as") and (*sorted((row["id"], row["same_as"])), item["text"])


def _best(values: Row, found: dict[str, int], items: Iterable[Row]) -> dict[object, int]:
    """The best tier of each thing that is said, once or twice."""
    words = same(values)
    best: dict[object, int] = {}
    for name in (item["id"] for item in items if item["id"] in found):
        best[words[name]] = min(found[name], best.get(words[name], 3))
    return best


def _rows_said_once(
    values: Row, found: dict[str, int], items: Iterable[Row], tiers: set[int]
) -> list[object]:
    return [said for said, tier in _best(values, found, items).items() if tier in tiers]
