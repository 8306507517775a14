"""Linked data: the context of the JSON files, and the concepts as SKOS with the insatser and målsättningar that use them.

Page addresses are the identifiers, so there are no files without a site address. JSON-LD 1.1 and Turtle say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from ..strategy import urls
from ..strategy.relevance import ItemInContext
from ..strategy.resolved import ActionInContext, Strategy
from ..strings import documents
from . import datasets, role_datasets
from .dataset import refers
from .datasets import WHOLE
from .download import FOLDER, Download
from .file_context import FileContext
from .graphs import SortedGraph
from .json_export import LINKED, encode

NAME = "begrepp"
JSON_LD, TURTLE = "application/ld+json", "text/turtle"
_PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Node = dict[str, Any]


def downloads(strategy: Strategy) -> Iterator[Download]:
    """Yield the context, and the concepts in both formats, if the site has an address."""
    if urls.root(strategy):
        for path, title, form, media_type, make in (
            (LINKED, documents.CONTEXT, "JSON-LD", JSON_LD, _context_file),
            (f"{NAME}.jsonld", documents.CONCEPTS, "JSON-LD", JSON_LD, _json_ld),
            (f"{NAME}.ttl", documents.CONCEPTS, "Turtle", TURTLE, _turtle),
        ):
            yield Download(f"{FOLDER}{path}", title, form, media_type, partial(make, strategy), ("about",))


def _vocabulary(strategy: Strategy) -> str:
    return f"{urls.absolute(strategy, FOLDER)}{LINKED}#"


def context(strategy: Strategy) -> Node:
    """Return the context that reads a dataset's JSON file as linked data: its items by page address, references by uri.

    An item is also the thing that its uri names, so that references meet it.
    """
    references = {
        column.id: {"@id": f"v:{column.id}", "@context": {"uri": "@id"}}
        for dataset in datasets.named(strategy, WHOLE)
        for column in dataset.columns
        # A term that changes its own meaning within itself is read in two ways.
        if column.id != "items" and refers(column)
    }
    item = {"url": "@id", "uri": {"@id": "owl:sameAs", "@type": "@id"}, "source": None}
    return {
        **_PREFIXES,
        "@version": 1.1,
        "v": _vocabulary(strategy),
        "@vocab": _vocabulary(strategy),
        "@language": "sv",
        "modified": {"@id": "dcterms:modified", "@type": "xsd:date"},
        "$schema": None,
        **references,
        "items": {"@id": "dcterms:hasPart", "@context": item},
    }


def _context_file(strategy: Strategy) -> bytes:
    return encode({"@context": context(strategy)})


def concepts(strategy: Strategy) -> Node:
    """Return the concepts as JSON-LD: a scheme per register, its concepts, and the rows that use them."""
    texts = {
        name: {"@id": f"skos:{name}", "@language": "sv"} for name in ("prefLabel", "altLabel", "definition")
    }
    links = {
        name: {"@id": f"skos:{name}", "@type": "@id"} for name in ("inScheme", "broader", "topConceptOf")
    }
    own = {name: {"@id": f"v:{name}", "@type": "@id"} for name in ("actor", "goal", "method", "role")}
    known = {
        **_PREFIXES,
        "v": _vocabulary(strategy),
        **texts,
        **links,
        **own,
        "title": {"@id": "dcterms:title", "@language": "sv"},
        "description": {"@id": "dcterms:description", "@language": "sv"},
        "isPartOf": {"@id": "dcterms:isPartOf", "@type": "@id"},
        "identifier": "dcterms:identifier",
        "modified": {"@id": "dcterms:modified", "@type": "xsd:date"},
        "deprecated": {"@id": "owl:deprecated", "@type": "xsd:boolean"},
    }
    return {"@context": known, "@graph": list(_Nodes(strategy).all())}


class _Nodes:
    """The nodes of the concepts while they are made."""

    def __init__(self, strategy: Strategy) -> None:
        self.strategy, self.context = strategy, FileContext(strategy)

    def all(self) -> Iterator[Node]:
        data, roles = self.strategy.data, self._roles()
        yield from self.scheme("aktorer/", documents.SCHEMES["actor"], "actor", (
            (a.id, {"prefLabel": a.name, "altLabel": [s for s in a.spellings if s != a.name], "broader": self.ids("actor", a.broader),
                    "deprecated": bool(a.withdrawn)}) for a in data.actors.actors))  # fmt: skip
        yield from self.scheme("roller/", documents.SCHEMES["role"], "role", (
            (r.id, {"prefLabel": r.title, "altLabel": list(r.synonyms), "deprecated": bool(r.withdrawn)}) for r in data.roles.roles))  # fmt: skip
        yield from self.scheme("mal/", documents.SCHEMES["goal"], "goal", (
            (g.id, {"prefLabel": g.name, "definition": g.text}) for g in data.goals.goals))  # fmt: skip
        yield from self.scheme("om/ordlista/", documents.SCHEMES["term"], "term", (
            (t.id, {"prefLabel": t.term, "altLabel": [f for f in t.forms if f != t.term], "definition": t.explanation})
            for t in data.glossary.terms))  # fmt: skip
        for kind, rows in (("action", self.strategy.actions), ("objective", self.strategy.objectives)):
            yield from (self.row(kind, row, roles.get(row.item.id, [])) for row in rows.values())

    def _roles(self) -> dict[str, list[str]]:
        """Return the ids of the roles that each row concerns by name or through the editors."""
        found: dict[str, list[str]] = {}
        for one in role_datasets.ROLE_ITEMS.rows(self.strategy):
            if one.tier < 3:
                found.setdefault(one.one.item.item.id, []).append(one.role.id)
        return found

    def ids(self, kind: str, names: Iterable[str]) -> list[str | None]:
        return [self.context.url(kind, name) for name in names]

    def scheme(
        self, page: str, title: str, kind: str, concepts: Iterable[tuple[str, Node]]
    ) -> Iterator[Node]:
        """Yield a register as a scheme, and its concepts; nothing for an empty one."""
        scheme, made = urls.absolute(self.strategy, page), list(concepts)
        if made:
            site = self.strategy.data.site
            yield {"@id": scheme, "@type": "skos:ConceptScheme", "title": f"{title}. {site.name}"}
        for name, facts in made:
            top = {"inScheme": scheme, **({} if facts.get("broader") else {"topConceptOf": scheme})}
            yield self.node(kind, name, "skos:Concept", facts | top)

    def row(self, kind: str, row: ItemInContext, roles: list[str]) -> Node:
        area = "focus_area" if isinstance(row, ActionInContext) else "objective_area"
        own: Node = {
            "title": row.item.title,
            "description": row.item.text,
            "isPartOf": self.context.url(area, row.area.id),
        }
        if isinstance(row, ActionInContext):
            own |= {"actor": self.ids("actor", row.problem.actors), "goal": self.ids("goal", row.area.goals)}
        own |= {"method": self.ids("method", row.item.methods), "role": self.ids("role", roles)}
        ended = {"deprecated": bool(row.item.withdrawn)}
        return self.node(kind, row.item.id, f"v:{kind.capitalize()}", own | ended)

    def node(self, kind: str, name: str, form: str, facts: Node) -> Node:
        about = {"identifier": self.context.uri(kind, name), "modified": self.context.changed(kind, name)}
        known = {key: value for key, value in (facts | about).items() if value}
        return {"@id": self.context.url(kind, name), "@type": form, **known}


def _json_ld(strategy: Strategy) -> bytes:
    return encode(concepts(strategy))


def _turtle(strategy: Strategy) -> bytes:
    graph = SortedGraph().parse(data=_json_ld(strategy), format="json-ld")
    return graph.serialize(format="turtle", encoding="utf-8")
