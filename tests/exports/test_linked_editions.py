"""Two editions as data: what replaces what, in rows, in files and in the catalogue, with identities used once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import DCAT, DCTERMS, RDF, Graph, URIRef

from county import change
from macros import exports
from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from support import write_next_edition

OLD, NEW = "2025-2028", "2029-2032"
SITE = "https://strategi.invalid/ex/"
V1 = "data/v1/"


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Strategy:
    data = write_next_edition(tmp_path_factory.mktemp("editions"))
    text = (data / "site.yaml").read_text("utf-8")
    address = next(line for line in text.splitlines() if line.startswith("address:"))
    change(data, "site.yaml", address, f"address: {SITE}")
    strategy = load(data).strategy
    assert strategy
    return strategy


@pytest.fixture(scope="module")
def before(today: Strategy) -> Strategy:
    (old,) = today.earlier
    return old


def made(strategy: Strategy, name: str) -> bytes:
    (file,) = (file for file in exports.downloads(strategy) if file.path == f"{V1}{name}")
    return file.make()


def items(strategy: Strategy, name: str) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in json.loads(made(strategy, f"{name}.json"))["items"]}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("insatser", "arbete-1-a", "arbete-1-a"),
        # As changes.yaml says.
        ("insatser", "skola-fritid-1-a", "skola-fritid-1-b"),
        ("aktorer", "kommun", "kommun"),
        # Without a page of its own.
        ("resurser", None, None),
    ],
)
def test_a_row_names_what_it_replaces_and_what_replaces_it(
    today: Strategy, before: Strategy, file: str, old: str | None, new: str | None
) -> None:
    earlier, now = items(before, file), items(today, file)
    old, new = old or next(iter(earlier)), new or next(iter(now))
    assert earlier[old]["replaced_by"] == [now[new]["uri"]]
    assert now[new]["replaces"] == [earlier[old]["uri"]]
    assert earlier[old]["replaces"] == now[new]["replaced_by"] == []


@pytest.mark.parametrize("name", ["arbete-1-b", "chef"])
def test_what_has_no_counterpart_or_is_not_decided_names_none(before: Strategy, name: str) -> None:
    rows = items(before, "insatser") | items(before, "roller")
    assert rows[name]["replaced_by"] == []


def test_each_file_names_the_same_file_of_the_other_edition(today: Strategy, before: Strategy) -> None:
    now, old = json.loads(made(today, "insatser.json")), json.loads(made(before, "insatser.json"))
    assert now["replaces"] == {"edition": OLD, "address": f"{SITE}{OLD}/{V1}insatser.json"}
    assert old["replacedBy"] == {"edition": NEW, "address": f"{SITE}{V1}insatser.json"}
    assert (now["replacedBy"], old["replaces"]) == (None, None)


# A library's warning would stand among what the editor is told.
@pytest.mark.filterwarnings("error:Code:UserWarning")
def test_the_catalogue_has_both_editions_and_each_dataset_one_identity(
    today: Strategy, before: Strategy
) -> None:
    graph = Graph().parse(data=made(today, "katalog.rdf"), format="xml")
    (catalog,) = graph.subjects(RDF.type, DCAT.Catalog)
    datasets = {str(one).partition("#")[2]: one for one in graph.objects(catalog, DCAT.dataset)}
    new, old = datasets[f"{NEW}-insatser"], datasets[f"{OLD}-insatser"]
    assert (new, URIRef(f"{DCAT}prev"), old) in graph
    assert (new, DCTERMS.replaces, old) in graph
    assert (old, DCTERMS.isReplacedBy, new) in graph
    addresses = {str(graph.value(one, DCAT.downloadURL)) for one in graph.objects(old, DCAT.distribution)}
    assert f"{SITE}{OLD}/{V1}insatser.json" in addresses
    sizes = {
        str(address): int(str(graph.value(one, DCAT.byteSize)))
        for one, address in graph.subject_objects(DCAT.downloadURL)
    }
    assert all(sizes.values())
    assert sizes[f"{SITE}{OLD}/{V1}insatser.json"] == len(made(before, "insatser.json"))
    # The edition's own catalogue says the same of the same dataset, and is another catalogue.
    own = Graph().parse(data=made(before, "katalog.rdf"), format="xml")
    assert set(own.subjects(RDF.type, DCAT.Dataset)) == {
        one for name, one in datasets.items() if name.startswith(OLD)
    }
    assert (old, DCTERMS.isReplacedBy, new) in own
    assert catalog not in set(own.subjects(RDF.type, DCAT.Catalog))
    assert not list(graph.predicate_objects(URIRef(str(new).replace(NEW, "")))), (
        "no identity without an edition"
    )


def test_a_strategy_of_one_edition_has_no_neighbours(county: Path) -> None:
    strategy = load(county).strategy
    assert strategy
    value = json.loads(made(strategy, "insatser.json"))
    assert (value["replaces"], value["replacedBy"]) == (None, None)
    assert not any(item["replaces"] or item["replaced_by"] for item in value["items"])
