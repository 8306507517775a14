"""RDF graphs that are written alike in every run."""

from __future__ import annotations

from typing import Any

from rdflib import Graph


class SortedGraph(Graph):
    """A graph in the order of its triples, because rdflib writes sets in an order that differs between runs."""

    def triples(self, triple: Any) -> Any:
        """Return the triples that match a pattern, sorted."""
        return iter(sorted(super().triples(triple)))
