"""The catalogue for the national data portal: DCAT-AP-SE 3.0.1, as RDF/XML and Turtle.

IRIs are absolute, so there is no catalogue without a site address. Other facts that only the owner knows
(licence, contact, type of publisher) are left out until they are in site.yaml; `check` lists the missing
ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from ..strategy import parts, urls
from ..strategy.resolved import Strategy
from ..strategy.urls import absolute
from ..strings import documents
from ..strings.open_data_english import DATASETS, STATIC_FILES, english
from . import data_files, datasets, json_export, linked_data, openapi, statistics_datasets, xlsx
from .datasets import JOINED, KINDS
from .download import FOLDER, Download
from .file_context import modified
from .graphs import SortedGraph

NAME = "katalog"
PAGE = "oppna-data/"
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
# New in DCAT 3, so rdflib warns of it under its own DCAT.
_PREVIOUS = URIRef(f"{DCAT}prev")
_EU = "http://publications.europa.eu/resource/authority/"
# DCAT-AP-SE requires CC0 for the catalogue itself; the content has its own licence.
_CATALOG_LICENCE = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
_CREATIVE_COMMONS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/((?:licenses|publicdomain)/[a-z-]+/[0-9.]+)(?:/|$)"
)


def downloads(strategy: Strategy) -> Iterator[Download]:
    """Yield the catalogue in both formats, if the site has an address."""
    if strategy.data.site.address:
        for ending, form, media_type in (
            ("rdf", "RDF/XML", "application/rdf+xml"),
            ("ttl", "Turtle", "text/turtle"),
        ):
            make = partial(_serialized, strategy, media_type)
            yield Download(
                f"{FOLDER}{NAME}.{ending}", documents.CATALOGUE, form, media_type, make, ("about",)
            )


def _serialized(strategy: Strategy, media_type: str) -> bytes:
    return catalogue(strategy).serialize(format=media_type, encoding="utf-8")


def catalogue(strategy: Strategy) -> Graph:
    """Return the catalogue as a graph. The site must have an address."""
    graph = SortedGraph()
    graph.bind("dcat", DCAT)
    graph.bind("vcard", VCARD)
    site = strategy.data.site
    catalog = _own(strategy, "katalog") if strategy.is_superseded else _iri(strategy, "katalog")
    add = partial(_add, graph, catalog)
    add(RDF.type, DCAT.Catalog)
    _named(graph, strategy, catalog, (documents.open_data(site), site.description), ("Open data", ""))
    add(DCTERMS.publisher, _publisher(graph, strategy))
    add(DCTERMS.license, _CATALOG_LICENCE)
    add(DCTERMS.language, URIRef(f"{_EU}language/SWE"))
    add(DCAT.themeTaxonomy, URIRef(f"{_EU}data-theme"))
    add(FOAF.homepage, URIRef(absolute(strategy, "") or ""))
    _dated_and_placed(graph, strategy, catalog, json_export.ALL)
    # The portal harvests one source, so the earlier editions are in it too.
    for edition in (*strategy.earlier, strategy):
        served = [_dataset(graph, edition, *one) for one in _datasets(edition)]
        for dataset in served:
            graph.add((catalog, DCAT.dataset, dataset))
        graph.add((catalog, DCAT.service, _service(graph, edition, served)))
    return graph


def _datasets(strategy: Strategy) -> Iterator[tuple[str, str, str, list[Download]]]:
    """Yield (name, title, description, files) of each dataset: the whole strategy, each kind, each join table and each measure.

    The distributions of a dataset are the same data in several formats (DCAT-AP-SE, recommendation 3).
    """
    site = strategy.data.site
    files = data_files.downloads(strategy)
    whole = [file for file in files if json_export.ALL in file.datasets]
    yield json_export.ALL, f"{site.name}. {site.edition.title}", site.description, whole
    measures = statistics_datasets.one_measure_each(strategy)
    for one in (*datasets.of(strategy, (*KINDS, *JOINED)), *measures):
        names = (
            f"{FOLDER}{one.name}.csv",
            f"{FOLDER}{one.name}.json",
            *([f"{FOLDER}{xlsx.NAME}"] if one.sheet else ()),
        )
        own = [file for file in files if file.path in names]
        yield one.name.replace("/", "-"), f"{one.title}. {site.name}", f"{one.about} {site.description}", own
    concepts = [file for file in linked_data.downloads(strategy) if file.title == documents.CONCEPTS]
    about = f"{documents.CONCEPTS_ABOUT} {site.description}"
    yield linked_data.NAME, f"{documents.CONCEPTS}. {site.name}", about, concepts


def _dataset(
    graph: Graph, strategy: Strategy, name: str, title: str, about: str, files: list[Download]
) -> URIRef:
    dataset = _own(strategy, name)
    add = partial(_add, graph, dataset)
    add(RDF.type, DCAT.Dataset)
    _named(graph, strategy, dataset, (title, about), english(name))
    add(DCTERMS.publisher, _publisher(graph, strategy))
    add(DCTERMS.identifier, Literal(str(dataset)))
    add(DCTERMS.language, URIRef(f"{_EU}language/SWE"))
    add(DCTERMS.accessRights, URIRef(f"{_EU}access-right/PUBLIC"))
    add(DCAT.landingPage, URIRef(absolute(strategy, PAGE) or ""))
    for theme in ("SOCI", "GOVE"):
        add(DCAT.theme, URIRef(f"{_EU}data-theme/{theme}"))
    for word in documents.keywords(parts.words(strategy), parts.parts(strategy)):
        add(DCAT.keyword, _sv(word))
    add(DCTERMS.accrualPeriodicity, URIRef(f"{_EU}frequency/IRREG"))
    _dated_and_placed(graph, strategy, dataset, name)
    if contact := _contact(graph, strategy):
        add(DCAT.contactPoint, contact)
    add(DCTERMS.temporal, _period(graph, strategy))
    for file in files:
        add(DCAT.distribution, _distribution(graph, strategy, file, name))
    # An earlier edition may have had other measures.
    if name in DATASETS:
        _neighbours(graph, strategy, name, dataset)
    return dataset


def _named(
    graph: Graph, strategy: Strategy, node: URIRef, swedish: tuple[str, str], english: tuple[str, str]
) -> None:
    """Add (title, description) in Swedish, and in English where site.yaml has the site's name and description in it."""
    graph.add((node, DCTERMS.title, _sv(swedish[0])))
    graph.add((node, DCTERMS.description, _sv(swedish[1])))
    own = strategy.data.site.open_data
    if own.english_name and own.english_description:
        about = f"{english[1]} {own.english_description}".strip()
        graph.add((node, DCTERMS.title, Literal(f"{english[0]}. {own.english_name}", lang="en")))
        graph.add((node, DCTERMS.description, Literal(about, lang="en")))


def _dated_and_placed(graph: Graph, strategy: Strategy, node: URIRef, name: str) -> None:
    """Add the days that the data of a dataset was published and changed, and its place, as far as they are known."""
    site, changed = strategy.data.site, modified(strategy, name)
    if changed:
        graph.add((node, DCTERMS.modified, Literal(changed, datatype=XSD.date)))
    if site.open_data.issued:
        graph.add((node, DCTERMS.issued, Literal(site.open_data.issued.isoformat(), datatype=XSD.date)))
    if site.county.nuts:
        graph.add((node, DCTERMS.spatial, URIRef(f"http://data.europa.eu/nuts/code/{site.county.nuts}")))


def _neighbours(graph: Graph, strategy: Strategy, name: str, dataset: URIRef) -> None:
    """Link a dataset to the same one of the edition before and after, where they have it."""
    parts_of = {one.name: one.parts for one in (*KINDS, *JOINED)} | {
        json_export.ALL: (),
        linked_data.NAME: (),
    }
    # The values of one measure are not followed through the editions.
    needed = parts_of.get(name, ("",))
    before, after = (
        [_iri(strategy, f"{other.id}-{name}")] if other.id and other.parts.issuperset(needed) else []
        for other in (strategy.before, strategy.after)
    )
    for older in before:
        graph.add((dataset, _PREVIOUS, older))
        graph.add((dataset, DCTERMS.replaces, older))
    for newer in after:
        graph.add((dataset, DCTERMS.isReplacedBy, newer))


def _add(graph: Graph, subject: URIRef, predicate: URIRef, value: URIRef | Literal) -> None:
    graph.add((subject, predicate, value))


def _publisher(graph: Graph, strategy: Strategy) -> URIRef:
    publisher = strategy.data.site.publisher
    agent = URIRef(publisher.uri) if publisher.uri else _iri(strategy, "utgivare")
    graph.add((agent, RDF.type, FOAF.Agent))
    graph.add((agent, FOAF.name, _sv(publisher.name)))
    if publisher.type:
        graph.add((agent, DCTERMS.type, URIRef(publisher.type)))
    return agent


def _contact(graph: Graph, strategy: Strategy) -> URIRef | None:
    site = strategy.data.site
    if not site.contact.email:
        return None
    contact = _iri(strategy, "kontakt")
    graph.add((contact, RDF.type, VCARD.Organization))
    graph.add((contact, VCARD.fn, Literal(site.publisher.name)))
    graph.add((contact, VCARD.hasEmail, URIRef(f"mailto:{site.contact.email}")))
    return contact


def _period(graph: Graph, strategy: Strategy) -> URIRef:
    period, node = strategy.data.site.edition.period, _own(strategy, "period")
    graph.add((node, RDF.type, DCTERMS.PeriodOfTime))
    graph.add((node, DCAT.startDate, Literal(period.start.isoformat(), datatype=XSD.date)))
    graph.add((node, DCAT.endDate, Literal(period.end.isoformat(), datatype=XSD.date)))
    return node


def _distribution(graph: Graph, strategy: Strategy, file: Download, dataset: str) -> URIRef:
    stem = file.path.rsplit("/", 1)[1].replace(".", "-")
    node = _own(strategy, f"{dataset}-{stem}")
    address = URIRef(absolute(strategy, file.path) or "")
    add = partial(_add, graph, node)
    add(RDF.type, DCAT.Distribution)
    add(DCTERMS.title, _sv(f"{file.title} ({file.format})"))
    add(DCAT.accessURL, address)
    add(DCAT.downloadURL, address)
    # The portal's validator takes a media type in words, and no dcat:mediaType (DCAT-AP-SE 3.0, changes).
    add(DCTERMS.format, Literal(file.media_type))
    _licensed(graph, strategy, node)
    add(DCAT.byteSize, Literal(data_files.size(strategy, file.path), datatype=XSD.nonNegativeInteger))
    if file.media_type == json_export.MEDIA_TYPE:
        schema = f"{FOLDER}schema/{file.path.removeprefix(FOLDER)}"
        add(DCTERMS.conformsTo, URIRef(absolute(strategy, schema) or ""))
    return node


def _service(graph: Graph, strategy: Strategy, served: list[URIRef]) -> URIRef:
    """Return the files as an API, which the portal lets readers try."""
    service = _own(strategy, "api")
    add = partial(_add, graph, service)
    add(RDF.type, DCAT.DataService)
    words = (documents.open_data(strategy.data.site), documents.static_files(strategy.data.site))
    _named(graph, strategy, service, words, ("Open data", STATIC_FILES))
    add(DCTERMS.publisher, _publisher(graph, strategy))
    add(DCTERMS.accessRights, URIRef(f"{_EU}access-right/PUBLIC"))
    add(DCAT.endpointURL, URIRef(absolute(strategy, FOLDER) or ""))
    add(DCAT.endpointDescription, URIRef(absolute(strategy, f"{FOLDER}{openapi.NAME}") or ""))
    if contact := _contact(graph, strategy):
        add(DCAT.contactPoint, contact)
    _licensed(graph, strategy, service)
    for dataset in served:
        add(DCAT.servesDataset, dataset)
    return service


def _licensed(graph: Graph, strategy: Strategy, node: URIRef) -> None:
    if address := strategy.data.site.licences.content_address:
        graph.add((node, DCTERMS.license, URIRef(licence_iri(address))))


def licence_iri(address: str) -> str:
    """Return a licence's address as the portal's list has it: Creative Commons with http, without www or a translation."""
    found = _CREATIVE_COMMONS.match(address)
    return f"http://creativecommons.org/{found[1]}/" if found else address


def _iri(strategy: Strategy, name: str) -> URIRef:
    """Return an IRI in the file of today's catalogue, which an edition keeps when it is superseded."""
    return URIRef(f"{urls.root(strategy)}{FOLDER}{NAME}.rdf#{name}")


def _own(strategy: Strategy, name: str) -> URIRef:
    """Return an IRI of an edition's own, because its content is never another's."""
    return _iri(strategy, f"{strategy.data.site.edition.id}-{name}")


def _sv(text: str) -> Literal:
    return Literal(text, lang="sv")
