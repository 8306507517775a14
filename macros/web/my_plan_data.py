"""Data that scripts fetch for "Min plan": the current wordings, and the schema of a plan file.

The wordings are fetched when a row is added or the plan is opened. The schema describes the files accepted by
`plan/parse.js`; a test compares the two.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from ..exports.file_context import FileContext
from ..model.base import Period
from ..strategy import colours, roles, succession, urls, violence
from ..strategy.parts import parts, words
from ..strategy.relevance import role_relevance
from ..strategy.resolved import ActionInContext, ObjectiveInContext, Strategy, cached_per_strategy
from ..strings.my_plan import ADDING, ANSWERS, SCHEMA, STATUSES
from ..strings.names import fill
from . import editions, permalinks

FOLDER = "min-plan/"
WORDINGS = f"{FOLDER}strategi.json"
SCHEMA_FILE = f"{FOLDER}planfil.schema.json"

_KINDS = ("action", "objective")


def files(strategy: Strategy) -> Iterator[tuple[str, str]]:
    """Yield (path in the site, text) of each file."""
    if "my_plan" not in parts(strategy):
        return
    yield WORDINGS, json.dumps(current_wordings(strategy), ensure_ascii=False, separators=(",", ":")) + "\n"
    yield SCHEMA_FILE, json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def current_wordings(strategy: Strategy) -> dict[str, Any]:
    """Return the current wording of each row that a plan can contain, and the messages of adding it."""
    context, data = FileContext(strategy), strategy.data
    items = _items_in_context(strategy).values()
    return {
        "strategy": {
            "name": data.site.name,
            "county": data.site.county.name,
            "edition": data.site.edition.id,
            "address": data.site.address or "",
        },
        "items": [_item(context, one) for one in items],
        "checklist": [{"id": point.id, "text": point.text} for point in data.resources.checklist],
        "areas": [{"id": point.id, "text": point.text} for point in data.resources.areas],
        "roles": [
            {"id": role.id, "title": role.title, "items": _context_text(strategy, role.id)}
            for role in strategy.roles.values()
        ],
        "indicators": [
            {
                "goal": strategy.goals[group.goal].name,
                "heading": group.heading,
                "texts": [indicator.text for indicator in group.indicators],
            }
            for group in data.indicators.groups
        ],
        "periods": {
            "action": _period(data.site.edition.period),
            "objective": _period(data.actionplan.period),
        },
        "hues": dict(_hues(strategy)),
        "affiliates": [{"id": one.id, "name": one.name} for one in data.affiliates.affiliates],
        "words": fill(ADDING, words(strategy)),
    }


def _hues(strategy: Strategy) -> Iterator[tuple[str, str]]:
    """Yield (id, colour for paper) of each area that a row may belong to, where the focus areas have hues."""
    areas = strategy.data.focusareas.focus_areas
    if any(area.colour for area in areas):
        yield from ((area.id, colours.area_hue(strategy, area).hue) for area in areas)
        plan = colours.plan_hue(strategy).hue
        yield from ((area.id, plan) for area in strategy.data.actionplan.areas)


def _period(period: Period) -> dict[str, str]:
    return {"from": period.start.isoformat(), "to": period.end.isoformat()}


def _items_in_context(strategy: Strategy) -> dict[str, ActionInContext | ObjectiveInContext]:
    return {**strategy.actions, **strategy.objectives}


@cached_per_strategy
def successor_ids(strategy: Strategy) -> dict[str, str]:
    """Return earlier id → current id of each insats and målsättning that has been replaced.

    From `redirects` in changes.yaml for the current edition, and `successors` for the earlier ones.
    """
    paths, today = urls.entity_urls(strategy), _items_in_context(strategy)
    at = {f"/{path}": name for (kind, name), path in paths.items() if name in today and kind in _KINDS}
    new_paths = {redirect.old: redirect.new for redirect in strategy.data.changes.redirects}
    for old in strategy.earlier:
        for (kind, name), path in urls.entity_urls(old).items():
            successor = (
                editions.successor_of(strategy, old, path).path
                if kind in _KINDS and name not in today
                else None
            )
            if successor:
                new_paths.setdefault(f"/{path}", f"/{successor}")
    ends = {
        address.strip("/").rsplit("/", 1)[-1]: permalinks.redirect_target(address, new_paths)
        for address in new_paths
    }
    return {name: at[address] for name, address in ends.items() if address in at and name not in today}


def _item(context: FileContext, context_item: ActionInContext | ObjectiveInContext) -> dict[str, Any]:
    item, kind = context_item.item, "action" if isinstance(context_item, ActionInContext) else "objective"
    entry: dict[str, Any] = {
        "id": item.id,
        "kind": kind,
        "uri": context.uri(kind, item.id),
        "title": item.title,
        "text": item.text,
        "area": {"id": context_item.area.id, "title": context_item.area.title},
        "path": context.paths[kind, item.id],
    }
    if isinstance(context_item, ObjectiveInContext):
        entry["follow_up"] = list(context_item.objective.follow_up)
    strategy = context.strategy
    if isinstance(context_item, ActionInContext):
        entry["outcomes"] = [outcome.text for outcome in context_item.problem.outcomes]
        goals = context_item.area.goals
    else:
        goals = strategy.data.actionplan.goals
    entry["goals"] = [strategy.goals[goal].name for goal in goals]
    if violence.concerns_violence(strategy, context_item):
        entry["violence"] = True
    was = [old for old, new in successor_ids(context.strategy).items() if new == item.id]
    if was:
        entry["was"] = was
    if item.withdrawn:
        entry["withdrawn"] = {
            "date": item.withdrawn.date.isoformat(),
            "decision": item.withdrawn.decision,
            "reason": item.withdrawn.reason,
            "successors": succession.items_in_force(strategy, item.id),
        }
    return entry


def _context_text(strategy: Strategy, name: str) -> list[str]:
    relevance = role_relevance(strategy, strategy.roles[name])
    return [
        one.item.item.id for part in (relevance.actions, relevance.objectives) for one in roles.unfolded(part)
    ]


# Lengths of the reader's texts and of the strategy's: `MOST` in plan/model.js.
_TEXT: dict[str, Any] = {"type": "string", "maxLength": 5000}
_WORDS: dict[str, Any] = {"type": "string", "maxLength": 50_000}
_ID: dict[str, Any] = {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{0,99}$"}
_DATE: dict[str, Any] = {"type": "string", "pattern": r"^(\d{4}-\d{2}-\d{2})?$"}
_IDS: dict[str, Any] = {"type": "array", "items": _ID, "maxItems": 2000}
_UUID: dict[str, Any] = {
    "type": "string",
    "pattern": "^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$",
}
_AFFILIATE: dict[str, Any] = {"type": "string", "pattern": "^(-|[a-z0-9][a-z0-9-]{0,99})?$"}
_PATH: dict[str, Any] = {"type": "string", "pattern": "^(?:[a-z0-9-]+/)*(?:#[a-z0-9-]+)?$"}


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a plan file, version 1."""
    area = _object("area", {"id": _ID, "title": _WORDS})
    texts = {
        **dict.fromkeys(["uri", "title", "text"], _WORDS),
        **dict.fromkeys(["activity", "responsible", "resources", "follow_up"], _TEXT),
        "changed": _WORDS,
    }
    item = {"id": _ID, "kind": {"enum": ["action", "objective"]}, "area": area, "path": _PATH, "from": _DATE,
            "to": _DATE, "status": {"enum": ["", *STATUSES]}, **texts}  # fmt: skip
    check = {"id": _ID, "text": _WORDS, "answer": {"enum": ["", *ANSWERS]}, "comment": _TEXT}
    dates = {"from": _DATE, "to": _DATE}
    about = {**dict.fromkeys(["organisation", "contact", "decision"], _TEXT), **dates}
    more = {"kept": _WORDS, "completed": _DATE, "not_relevant": {"type": "boolean"}, "reason": _TEXT}
    parts: dict[str, Any] = {
        "format": {"const": "min-plan"},
        "version": {"const": 1},
        "strategy": _object("strategy", dict.fromkeys(["name", "county", "edition", "address"], _WORDS)),
        "saved": _WORDS,
        "about": _object("about", about, {"affiliate": _AFFILIATE}),
        "items": _array(1000, _object("item", item, more)),
        "checklist": _array(2000, _object("check", check)),
        "areas": _array(2000, _object("chosen", {"id": _ID, "text": _WORDS, "chosen": {"type": "boolean"}})),
        "roles": _IDS,
    }
    whole = _object("plan", parts, {"id": _UUID, "known": _IDS})
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole}


def _array(most: int, items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "maxItems": most, "items": items}


def _object(
    name: str, required: dict[str, Any], optional: Mapping[str, Any] = MappingProxyType({})
) -> dict[str, Any]:
    """Return the schema of an object with these properties; others are allowed."""
    properties = _described_object(name, {**required, **optional})
    return {"type": "object", "required": list(required), "properties": properties}


def _described_object(name: str, properties: dict[str, Any]) -> dict[str, Any]:
    """Return the properties, each with its label as the description."""
    return {
        key: {**shape, "description": SCHEMA[f"{name}.{key}"]} if f"{name}.{key}" in SCHEMA else shape
        for key, shape in properties.items()
    }
