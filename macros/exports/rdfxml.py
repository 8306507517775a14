"""Serialize a graph without blank nodes as RDF/XML, reproducibly.

rdflib's own serializers follow the order of sets, which differs between runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from rdflib import RDF, Graph, Literal, URIRef

_Triple = tuple[URIRef, URIRef, URIRef | Literal]


def rdfxml(graph: Graph) -> bytes:
    """Return every subject with its values, sorted. Raises ValueError for a blank node."""
    triples = sorted(_triples(graph))
    prefixes = dict(
        sorted((prefix, str(space)) for prefix, space in graph.namespaces() if _used(space, triples))
    )
    spaces = "".join(f" xmlns:{prefix}={quoteattr(space)}" for prefix, space in prefixes.items())
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<rdf:RDF{spaces}>"]
    for subject, group in groupby(triples, key=lambda triple: triple[0]):
        lines.append(f"  <rdf:Description rdf:about={quoteattr(str(subject))}>")
        lines += [f"    {_value(_short(str(p), prefixes), o)}" for _, p, o in group]
        lines.append("  </rdf:Description>")
    return "\n".join([*lines, "</rdf:RDF>", ""]).encode()


def _triples(graph: Graph) -> Iterator[_Triple]:
    for subject, predicate, value in graph:
        if not (
            isinstance(subject, URIRef)
            and isinstance(predicate, URIRef)
            and isinstance(value, URIRef | Literal)
        ):
            raise ValueError("grafen har en nod utan namn")
        yield subject, predicate, value


def _used(space: str, triples: list[_Triple]) -> bool:
    return str(space) == str(RDF) or any(p.startswith(str(space)) for _, p, _ in triples)


def _short(name: str, prefixes: dict[str, str]) -> str:
    prefix, space = next((p, s) for p, s in prefixes.items() if name.startswith(s))
    return f"{prefix}:{name.removeprefix(space)}"


def _value(tag: str, value: URIRef | Literal) -> str:
    if isinstance(value, URIRef):
        return f"<{tag} rdf:resource={quoteattr(str(value))}/>"
    kind = f' xml:lang="{value.language}"' if value.language else ""
    if value.datatype:
        kind = f" rdf:datatype={quoteattr(str(value.datatype))}"
    return f"<{tag}{kind}>{escape(str(value))}</{tag}>"
