"""The descriptions of the open data: OpenAPI, the data package and the catalogue, each read by its own validator."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from rdflib import DCAT, DCTERMS, FOAF, RDF, BNode, Graph, Literal, Namespace, URIRef

from macros.exports import datasets, dcat
from macros.strings import open_data_english
from published import publish, source
from support import FIXTURE, ROOT

SHAPES = ROOT.parent / "shared" / "data" / "dcat-ap-3.0.1-shapes.ttl"
MEDIA_TYPES = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",)
SITE = "https://strategi.invalid/ex/"
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")


def changed(folder: Path, **facts: object) -> Path:
    """The invented county with other facts in site.yaml."""
    county = shutil.copytree(FIXTURE, folder / "exempellan")
    site = source(county, "site") | facts
    (county / "site.yaml").write_text(
        yaml.safe_dump(site, allow_unicode=True, sort_keys=False, width=10_000), "utf-8"
    )
    return county


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a county whose owner has given everything."""
    folder = tmp_path_factory.mktemp("complete")
    county = changed(
        folder,
        address=SITE,
        publisher={
            "name": "Myndigheten i Exempellän",
            "short_name": "Myndigheten",
            "uri": "http://dataportal.se/organisation/SE0000000000",
            "type": "http://purl.org/adms/publishertype/RegionalAuthority",
        },
        county={"name": "Exempellän", "code": "99", "nuts": "SE999"},
        contact={"email": "oppna@exempel.invalid"},
        decision={"date": "2025-03-04"},
        open_data={
            "issued": "2025-09-01",
            "english_name": "An equal Exempellän",
            "english_description": "The invented gender equality strategy of Exempellän.",
        },
        licences={"content": "CC BY 4.0", "content_address": "https://creativecommons.org/licenses/by/4.0/"},
    )
    return publish(county, folder / "site")


@pytest.fixture(scope="module")
def graph(complete: Path) -> Graph:
    return Graph().parse(complete / "katalog.rdf")


def test_there_is_no_catalogue_until_the_site_has_an_address(tmp_path: Path) -> None:
    assert list(publish(changed(tmp_path, address=""), tmp_path / "site").glob("katalog.*")) == []


def test_the_catalogue_has_what_dcat_ap_se_asks_for(graph: Graph, complete: Path) -> None:
    (catalog,) = graph.subjects(RDF.type, DCAT.Catalog)
    assert graph.value(catalog, DCTERMS.license) == URIRef(
        "http://creativecommons.org/publicdomain/zero/1.0/"
    )
    datasets = set(graph.subjects(RDF.type, DCAT.Dataset))
    assert datasets == set(graph.objects(catalog, DCAT.dataset))
    paths = [
        path.relative_to(complete) for ending in ("csv", "json") for path in complete.rglob(f"*.{ending}")
    ]
    # A measure's file stands in a folder, as `matt/inkomst.csv`.
    published = {"-".join(path.with_suffix("").parts) for path in paths if path.parts[0] != "schema"}
    assert "matt-inkomst" in published
    edition = source(FIXTURE, "site")["edition"]["id"]
    names = {str(one).partition("#")[2] for one in datasets}
    assert names == {f"{edition}-{name}" for name in (published | {"begrepp"}) - {"datapackage", "openapi"}}
    distributions = [one for dataset in datasets for one in graph.objects(dataset, DCAT.distribution)]
    files = [str(graph.value(one, DCAT.downloadURL)) for one in distributions]
    assert sorted(file for file in files if not file.endswith(".xlsx")) == sorted(
        {file for file in files if not file.endswith(".xlsx")}
    )
    for thing in (catalog, *datasets):
        assert all(
            graph.value(thing, wanted) for wanted in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher)
        )
    for dataset in datasets:
        themes = {str(theme).rsplit("/", 1)[1] for theme in graph.objects(dataset, DCAT.theme)}
        assert themes == {"SOCI", "GOVE"}
        assert graph.value(dataset, DCTERMS.spatial) == URIRef("http://data.europa.eu/nuts/code/SE999")
        # The day of the data, not of the strategy's decision.
        assert str(graph.value(dataset, DCTERMS.issued)) == "2025-09-01"
        assert str(graph.value(dataset, DCTERMS.accessRights)).endswith("/access-right/PUBLIC")
        assert list(graph.objects(dataset, DCAT.distribution))


def test_the_publisher_and_the_contact_are_two_things_with_names(graph: Graph) -> None:
    (publisher,), (contact,) = (
        set(graph.subjects(RDF.type, FOAF.Agent)),
        set(graph.subjects(RDF.type, VCARD.Organization)),
    )
    assert publisher == URIRef("http://dataportal.se/organisation/SE0000000000")
    assert publisher != contact
    assert graph.value(publisher, DCTERMS.type) == URIRef(
        "http://purl.org/adms/publishertype/RegionalAuthority"
    )
    assert graph.value(contact, VCARD.hasEmail) == URIRef("mailto:oppna@exempel.invalid")
    assert graph.value(contact, VCARD.fn)
    assert not [part for triple in graph for part in triple if isinstance(part, BNode)]


def test_every_distribution_leads_to_a_file_of_the_site(graph: Graph, complete: Path) -> None:
    distributions = set(graph.subjects(RDF.type, DCAT.Distribution))
    assert distributions
    for one in distributions:
        address = str(graph.value(one, DCAT.accessURL))
        assert (complete.parent.parent / address.removeprefix(SITE)).is_file(), address
        # The portal's list has the licence with http, and a media type in words, once.
        assert graph.value(one, DCTERMS.license) == URIRef("http://creativecommons.org/licenses/by/4.0/")
        (form,) = graph.objects(one, DCTERMS.format)
        assert isinstance(form, Literal)
        assert str(form) in {
            "text/csv",
            "application/json",
            "application/ld+json",
            "text/turtle",
            *MEDIA_TYPES,
        }
        assert not list(graph.objects(one, DCAT.mediaType))


def test_titles_and_descriptions_are_in_swedish_and_in_english(graph: Graph) -> None:
    (catalog,) = graph.subjects(RDF.type, DCAT.Catalog)
    (service,) = graph.subjects(RDF.type, DCAT.DataService)
    for one in (catalog, service, *graph.subjects(RDF.type, DCAT.Dataset)):
        for what in (DCTERMS.title, DCTERMS.description):
            by_language = {str(words.language): str(words) for words in graph.objects(one, what)}
            assert by_language.keys() == {"sv", "en"}, one
            assert not set("åäö") & set(by_language["en"].replace("Exempellän", "")), by_language
    titles = [
        str(words)
        for one in graph.subjects(RDF.type, DCAT.Dataset)
        for words in graph.objects(one, DCTERMS.title)
    ]
    assert len(titles) == len(set(titles))


def test_every_dataset_has_its_english_words() -> None:
    names = {"allt", "begrepp", *(one.name for one in (*datasets.KINDS, *datasets.JOINED))}
    assert open_data_english.DATASETS.keys() == names
    assert all(title and about.endswith(".") for title, about in open_data_english.DATASETS.values())


def test_a_distribution_says_its_size_in_bytes_and_the_catalogue_its_place_and_themes(
    graph: Graph, complete: Path
) -> None:
    for one in graph.subjects(RDF.type, DCAT.Distribution):
        file = complete.parent.parent / str(graph.value(one, DCAT.downloadURL)).removeprefix(SITE)
        assert int(str(graph.value(one, DCAT.byteSize))) == file.stat().st_size
    (catalog,) = graph.subjects(RDF.type, DCAT.Catalog)
    assert graph.value(catalog, DCTERMS.spatial) == URIRef("http://data.europa.eu/nuts/code/SE999")
    assert str(graph.value(catalog, DCAT.themeTaxonomy)).endswith("/authority/data-theme")
    assert str(graph.value(catalog, DCTERMS.issued)) == "2025-09-01"


def test_keywords_are_short_in_lower_case_and_in_the_singular(graph: Graph) -> None:
    keywords = {str(word) for word in graph.objects(None, DCAT.keyword)}
    assert {"jämställdhet", "insats", "handlingsplan"} <= keywords
    assert all(word == word.lower() and len(word.split()) < 3 for word in keywords)


def test_a_dataset_says_how_often_it_changes_and_a_file_which_schema_it_follows(
    graph: Graph, complete: Path
) -> None:
    for dataset in graph.subjects(RDF.type, DCAT.Dataset):
        assert str(graph.value(dataset, DCTERMS.accrualPeriodicity)).endswith("/frequency/IRREG")
        # The sentence on what the dataset holds does not stand alone.
        abouts = [
            str(words) for words in graph.objects(dataset, DCTERMS.description) if words.language == "sv"
        ]
        assert all(source(FIXTURE, "site")["description"] in about for about in abouts)
    for one in graph.subjects(RDF.type, DCAT.Distribution):
        address, follows = str(graph.value(one, DCAT.downloadURL)), graph.value(one, DCTERMS.conformsTo)
        if address.endswith(".json"):
            assert (complete.parent.parent / str(follows).removeprefix(SITE)).is_file()
            assert str(follows).endswith(f"schema/{address.rsplit('/', 1)[1]}")
    (service,) = graph.subjects(RDF.type, DCAT.DataService)
    (catalog,) = graph.subjects(RDF.type, DCAT.Catalog)
    assert graph.value(catalog, DCAT.service) == service
    assert str(graph.value(service, DCAT.endpointDescription)) == f"{SITE}data/v1/openapi.json"
    assert str(graph.value(service, DCAT.endpointURL)) == f"{SITE}data/v1/"
    assert set(graph.objects(service, DCAT.servesDataset)) == set(graph.objects(catalog, DCAT.dataset))
    for needed in (
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.publisher,
        DCTERMS.accessRights,
        DCTERMS.license,
    ):
        assert graph.value(service, needed), needed


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "http://creativecommons.org/licenses/by/4.0/"),
        (
            "https://creativecommons.org/publicdomain/zero/1.0/",
            "http://creativecommons.org/publicdomain/zero/1.0/",
        ),
        ("http://creativecommons.org/licenses/by-sa/4.0/", "http://creativecommons.org/licenses/by-sa/4.0/"),
        ("https://www.creativecommons.org/licenses/by/4.0", "http://creativecommons.org/licenses/by/4.0/"),
        (
            "https://creativecommons.org/licenses/by/4.0/deed.sv",
            "http://creativecommons.org/licenses/by/4.0/",
        ),
        ("https://exempel.invalid/licens", "https://exempel.invalid/licens"),
    ],
)
def test_a_licence_has_the_address_of_the_portals_list(written: str, wanted: str) -> None:
    assert dcat.licence_iri(written) == wanted


def test_what_the_owner_has_not_given_is_left_out(tmp_path: Path) -> None:
    made = publish(changed(tmp_path, address=SITE, contact={}, decision={}), tmp_path / "site")
    graph = Graph().parse(made / "katalog.rdf")
    for left_out in (DCAT.contactPoint, DCTERMS.issued, DCTERMS.spatial):
        assert not list(graph.objects(None, left_out))
    assert not [
        o for s in graph.subjects(RDF.type, DCAT.Distribution) for o in graph.objects(s, DCTERMS.license)
    ]


def test_turtle_says_the_same_as_rdf_xml(graph: Graph, complete: Path) -> None:
    assert set(Graph().parse(complete / "katalog.ttl")) == set(graph)


@pytest.mark.skipif(not SHAPES.exists(), reason="the shapes of DCAT-AP 3.0.1 are not beside the project")
def test_the_catalogue_follows_the_european_shapes(graph: Graph) -> None:
    """But for the format: the Swedish profile has a media type in words, where the European one has a code."""
    import pyshacl

    european = Graph()
    for one, what, value in graph:
        european.add((one, what, URIRef(f"urn:{value}") if what == DCTERMS.format else value))
    conforms, _, words = pyshacl.validate(european, shacl_graph=Graph().parse(SHAPES))
    assert conforms, words


@pytest.mark.weekly
def test_the_catalogue_and_the_concepts_are_the_same_in_every_run() -> None:
    code = (
        "import sys; from pathlib import Path; from macros.validation.loader import load; from macros.exports import dcat, linked_data;"
        "s = load(Path(sys.argv[1])).strategy;"
        "[sys.stdout.buffer.write(d.make()) for m in (dcat, linked_data) for d in m.downloads(s)]"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code, str(FIXTURE)], env=os.environ | {"PYTHONHASHSEED": seed},
                       cwd=ROOT, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1] != b""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://jämställt.invalid/", "https://xn--jmstllt-5wad.invalid/"),
        ("https://exempel.invalid:8443/länet", "https://exempel.invalid:8443/l%C3%A4net/"),
        ("https://exempel.invalid/l%C3%A4net/", "https://exempel.invalid/l%C3%A4net/"),
        ("https://EXEMPEL.invalid", "https://exempel.invalid/"),
    ],
)
def test_an_address_with_other_letters_is_an_address_to_machines(
    tmp_path: Path, written: str, read: str
) -> None:
    """RFC 3986 has no å: a sitemap, a schema's format and a harvester take the letters for a fault."""
    made = publish(changed(tmp_path, address=written), tmp_path / "site")
    catalogue = Graph().parse(made / "katalog.rdf")
    addresses = {str(address) for address in catalogue.objects(None, DCAT.downloadURL)}
    assert f"{read}data/v1/insatser.csv" in addresses
    assert all(address.isascii() for address in addresses)
    servers = json.loads((made / "openapi.json").read_text("utf-8"))["servers"]
    assert servers == [{"url": read.rstrip("/")}]
