"""Linked data: page addresses as names, registers as SKOS, and any JSON file read through the context."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import DCTERMS, OWL, RDF, SKOS, Graph, Literal, Namespace, URIRef

from county import change
from published import actions, publish, read, source
from support import FIXTURE

SITE = "https://exempel.invalid/"
V = Namespace(f"{SITE}data/v1/kontext.jsonld#")


@pytest.fixture(scope="module")
def files(published: Callable[[Path], Path]) -> Path:
    return published(FIXTURE)


@pytest.fixture(scope="module")
def graph(files: Path) -> Graph:
    return Graph().parse(files / "begrepp.ttl")


def labels(graph: Graph, page: str, what: URIRef = SKOS.prefLabel) -> set[str]:
    """The words of the concepts of a register."""
    members = graph.subjects(SKOS.inScheme, URIRef(f"{SITE}{page}"))
    return {str(words) for one in members for words in graph.objects(one, what)}


def test_json_ld_says_the_same_as_turtle(files: Path, graph: Graph) -> None:
    assert set(Graph().parse(files / "begrepp.jsonld", format="json-ld")) == set(graph)


def test_the_registers_are_schemes_of_concepts_with_their_words(graph: Graph) -> None:
    actors, roles = source(FIXTURE, "actors")["actors"], source(FIXTURE, "roles")["roles"]
    terms = source(FIXTURE, "glossary")["terms"]
    assert labels(graph, "aktorer/") == {one["name"] for one in actors}
    assert labels(graph, "roller/") == {one["title"] for one in roles}
    assert labels(graph, "om/ordlista/") == {one["term"] for one in terms}
    assert labels(graph, "om/ordlista/", SKOS.definition) == {one["explanation"] for one in terms}
    goals = source(FIXTURE, "goals")["goals"]
    assert labels(graph, "mal/", SKOS.definition) == {one["text"] for one in goals}
    for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
        assert graph.value(scheme, DCTERMS.title), scheme
        assert next(graph.subjects(SKOS.topConceptOf, scheme), None), scheme


def test_skos_holds(graph: Graph) -> None:
    """SKOS Reference: a concept has one preferred label a language (S14), which is no other label of it (S13)."""
    for one in graph.subjects(RDF.type, SKOS.Concept):
        (preferred,) = graph.objects(one, SKOS.prefLabel)
        assert isinstance(preferred, Literal)
        assert preferred.language == "sv"
        assert preferred not in set(graph.objects(one, SKOS.altLabel))
        assert str(one).startswith(SITE)
        assert graph.value(one, DCTERMS.identifier)
    for one, broader in graph.subject_objects(SKOS.broader):
        assert (broader, RDF.type, SKOS.Concept) in graph, one


def test_a_row_leads_to_its_actors_goals_and_area(graph: Graph) -> None:
    for area, problem, action in actions(FIXTURE):
        row = URIRef(f"{SITE}insatser/{action['id']}/")
        assert str(graph.value(row, DCTERMS.description)) == action["text"]
        assert {str(one) for one in graph.objects(row, V.actor)} == {
            f"{SITE}aktorer/{name}/" for name in problem["actors"]
        }
        assert str(graph.value(row, DCTERMS.isPartOf)) == f"{SITE}fokusomraden/{area['id']}/"
        assert bool(graph.value(row, OWL.deprecated)) == ("withdrawn" in action)
        for one in (*graph.objects(row, V.role), *graph.objects(row, V.goal), *graph.objects(row, V.actor)):
            assert (one, RDF.type, SKOS.Concept) in graph, one


@pytest.mark.parametrize("name", ["insatser", "handlingsplan", "aktorer", "roller", "mal", "ordlista"])
def test_a_json_file_is_linked_data_by_its_context(files: Path, name: str) -> None:
    value: dict[str, Any] = read(files, f"{name}.json")
    # A reader looks for the context beside the file.
    known = read(files, value["@context"])["@context"]
    assert "items" not in known["items"]["@context"], "PyLD reads a term that redefines itself as another"
    graph = Graph().parse(data=json.dumps({**value, "@context": known}), format="json-ld")
    named = {str(one): str(uri) for one, uri in graph.subject_objects(OWL.sameAs)}
    assert named == {item["url"]: item["uri"] for item in value["items"]}
    if name == "insatser":
        first = value["items"][0]
        actors = {str(one) for one in graph.objects(URIRef(first["url"]), V.actors)}
        assert actors == {actor["uri"] for actor in first["actors"]}


def test_every_json_file_names_its_items_by_their_pages_or_else_by_their_uris(files: Path) -> None:
    """An item that has no page must have a name too: JSON-LD allows no null as @id (Algorithms, 5.1.2, 13.4.3.1)."""
    known = read(files, "kontext.jsonld")["@context"]
    paths = sorted((files / "schema").iterdir())
    assert len(paths) > 15
    for path in paths:
        value = read(files, path.name)
        if path.stem == "allt" or not value["items"]:
            continue
        named = value["@context"] if isinstance(value["@context"], list) else [value["@context"]]
        resolved = [known if one == "kontext.jsonld" else one for one in named]
        graph = Graph().parse(data=json.dumps({**value, "@context": resolved}), format="json-ld")
        by = "url" if all(item.get("url") for item in value["items"]) else "uri"
        whole = graph.value(predicate=V.dataset, object=Literal(path.stem, lang="sv"))
        parts = {str(one) for one in graph.objects(whole, DCTERMS.hasPart)}
        assert parts == {item[by] for item in value["items"]}, path.name


def test_there_is_no_linked_data_until_the_site_has_an_address(county: Path, tmp_path: Path) -> None:
    change(county, "site.yaml", f"address: {SITE}", "address:")
    made = publish(county, tmp_path / "site")
    assert [path.name for path in made.iterdir() if path.suffix in (".jsonld", ".ttl")] == []
    assert "@context" not in read(made, "insatser.json")
