"""The context that values of a file are made in: permanent names, addresses and source locations."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..source import blame, git
from ..strategy import as_of, items, urls
from ..strategy.build_day import swedish_day
from ..strategy.resolved import Neighbour, Strategy, cached_per_strategy
from .download import FOLDER, SCHEMA_VERSION

# Path segment of each kind in a uri. Permanent, because a published uri never changes.
URI_WORDS = {
    "action_plan": "handlingsplan",
    "action": "insats",
    "actor": "aktor",
    "actor_group": "aktorsgrupp",
    "affiliate": "ansluten",
    "contributions": "bidragslista",
    "erratum": "anmarkning",
    "focus_area": "fokusomrade",
    "follow_up_round": "uppfoljning",
    "goal": "mal",
    "indicator": "indikator",
    "measure": "matt",
    "method": "metod",
    "note": "fotnot",
    "objective": "malsattning",
    "objective_area": "malsattningsomrade",
    "outcome": "delmal",
    "point": "punkt",
    "problem": "problemomrade",
    "release": "andring",
    "role": "roll",
    "role_item": "rollkoppling",
    "section": "avsnitt",
    "term": "ord",
    "tip": "tips",
    "workplace": "arbetsplats",
}


# Names in the folder of data that few datasets are made of, and those datasets; the other names may be in all.
_READ_BY = {
    "accessibility.yaml": (),
    "affiliates.yaml": ("anslutna",),
    "edition": (),
    "followup.yaml": ("uppfoljning",),
    "pages": (),
    "schema": (),
    "search.yaml": (),
    "statistics": ("matt", "indikatorer"),
    "statistics.yaml": ("matt", "indikatorer"),
    "translations": (),
}
# Places are of all files, and a change or all together of any thing.
_OF_ALL = ("kallor", "andringar", "allt")


def modified(strategy: Strategy, name: str) -> str | None:
    """Return the last day that the data of a dataset or a decision changed its files, in Sweden; None where git does not know.

    The tables of a dataset begin with its name.
    """
    dataset = re.split("[_/-]", name)[0]
    return _modified(
        strategy,
        () if dataset in _OF_ALL else tuple(one for one, read in _READ_BY.items() if dataset not in read),
    )


@cached_per_strategy
def _modified(strategy: Strategy, without: tuple[str, ...]) -> str | None:
    changed = git.last_change(strategy.folder, without)
    if changed is None:
        return None
    decided = [day for entity in items.entities(strategy).values() for day in _decided(entity)]
    return max([swedish_day(changed), *decided]).isoformat()


def _decided(entity: Any) -> list[datetime.date]:
    """Return the days of the decisions on an entity, and on what it holds."""
    return [one.date for model in as_of.iter_models(entity) for one in as_of.decisions(model)]


def _revision(items: Any) -> str:
    """Return a name of the items as they are: the same until one of them changes."""
    return hashlib.sha256(json.dumps(items, sort_keys=True).encode()).hexdigest()[:16]


class FileContext:
    """The strategy, as seen by the columns of a file."""

    def __init__(self, strategy: Strategy) -> None:
        self.strategy = strategy
        self.site = strategy.data.site
        self.paths = urls.entity_urls(strategy)

    def uri(self, kind: str, name: str, edition: str = "") -> str:
        """Return the permanent name of an entity, unique among counties and editions, with or without a
        site address.
        """
        county = self.site.county.code
        return f"urn:x-strategi:se:{county}:{edition or self.site.edition.id}:{URI_WORDS[kind]}:{name}"

    def counterparts(self, kind: str, name: str, edition: Neighbour) -> list[str]:
        """Return the permanent names of what corresponds to an entity in the edition before or after."""
        return [self.uri(*other, edition.id) for other in edition.entities.get((kind, name), ())]

    def named(self, kind: str, name: str, text: str) -> dict[str, Any]:
        """Return a reference to an entity: its id, uri and text."""
        return {"id": name, "uri": self.uri(kind, name), "text": text}

    def actor(self, name: str) -> dict[str, Any]:
        """Return a reference to an actor."""
        return self.named("actor", name, self.strategy.actors[name].name)

    def entity(self, name: str, *likely: str) -> dict[str, Any]:
        """Return a reference to an entity, of a likely kind where several kinds have the id."""
        key = items.key_of(self.strategy, name, *likely)
        return self.named(*key, items.name_of(items.entities(self.strategy)[key]))

    def page(self, kind: str, name: str) -> str | None:
        """Return the path of an entity's page, relative to the site's root; None if it has none."""
        return self.paths.get((kind, name))

    def url(self, kind: str, name: str) -> str | None:
        """Return the absolute address of an entity's page; None if the site has no address."""
        page = self.page(kind, name)
        return urls.absolute(self.strategy, page) if page is not None else None

    def changed(self, kind: str, name: str) -> str | None:
        """Return the last day that an entity's own lines or a decision on them changed, in Sweden.

        None where git does not have the history of the lines, because a decision's day alone may be older than the last change.
        """
        place = self.strategy.place(kind, name)
        path = self.strategy.folder / Path(place.file).name if place else None
        time = blame.last_change(path, place.line, place.end) if path and place else None
        if time is None:
            return None
        entity = items.entities(self.strategy)[kind, name]
        return max([swedish_day(time), *_decided(entity)]).isoformat()

    def _same_file(self, name: str, needed: Iterable[str], edition: Neighbour) -> dict[str, str] | None:
        """Return the same file of the edition before or after, or None if that has none."""
        if not edition.id or not edition.parts.issuperset(needed):
            return None
        up = "../" * (FOLDER.count("/") + self.strategy.is_superseded)
        root = urls.root(self.strategy) or up
        return {"edition": edition.id, "address": f"{root}{edition.path}{FOLDER}{name}.json"}

    def head(self, name: str, items: Any, needed: Iterable[str] = ()) -> dict[str, Any]:
        """Return the metadata at the top of every JSON file; `items` is what it holds, `needed` the parts that it is made of."""
        site = self.site
        return {
            "schemaVersion": SCHEMA_VERSION,
            "publisher": site.publisher.name,
            "county": {"code": site.county.code, "name": site.county.name},
            "edition": {
                "id": site.edition.id,
                "title": site.edition.title,
                "dated": site.edition.dated,
                "start": site.edition.period.start.isoformat(),
                "end": site.edition.period.end.isoformat(),
            },
            "licence": {
                "decided": bool(site.licences.content),
                "content": site.licences.content,
                "proposed": site.licences.content_proposed,
                "address": site.licences.content_address,
            },
            "modified": modified(self.strategy, name),
            "revision": _revision(items),
            "replaces": self._same_file(name, needed, self.strategy.before),
            "replacedBy": self._same_file(name, needed, self.strategy.after),
        }
