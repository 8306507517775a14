"""Descriptions of the files for programs: OpenAPI, JSON Schemas and the data package."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless import Package
from openapi_spec_validator import OpenAPIV31SpecValidator

from published import COUNTIES, read


@pytest.fixture(scope="module", params=COUNTIES, ids=lambda path: path.name)
def files(request: pytest.FixtureRequest, published: Callable[[Path], Path]) -> Path:
    return published(request.param)


def test_the_openapi_description_is_valid_and_names_files_that_exist(files: Path) -> None:
    spec = read(files, "openapi.json")
    OpenAPIV31SpecValidator(spec).validate()
    for path in spec["paths"]:
        assert (files.parent.parent / path.lstrip("/")).is_file(), path
    described = {path.rsplit("/", 1)[1] for path in spec["paths"]}
    schemas = {path.name for path in (files / "schema").iterdir()}
    assert described == {path.name for path in files.glob("*.csv")} | schemas


def test_a_generated_client_gets_one_type_of_each_thing_named_in_english(files: Path) -> None:
    """Client generators make a type of each object written out, and name it by its title."""
    spec = read(files, "openapi.json")
    assert spec["security"] == []
    schemas = spec["components"]["schemas"]
    assert set(schemas["Ref"]["properties"]) == {"id", "uri", "text"}

    def written_out(value: object) -> list[tuple[str, ...]]:
        """The keys of each object within a value."""
        if isinstance(value, dict):
            own = [tuple(value["properties"])] if "properties" in value else []
            return own + [keys for inner in value.values() for keys in written_out(inner)]
        return [keys for inner in value for keys in written_out(inner)] if isinstance(value, list) else []

    every = [keys for shape in schemas.values() for keys in written_out(shape["properties"])]
    assert [keys for keys in set(every) if every.count(keys) > 1] == []
    titles = [shape["title"] for shape in schemas.values()]
    assert all(title.isascii() for title in titles)
    assert len({title.lower() for title in titles}) == len(titles)
    for name in ("insatser", "roller", "mal"):
        item = schemas[name]["properties"]["items"]["items"]["$ref"].rsplit("/", 1)[1]
        assert schemas[name]["properties"]["licence"] == {"$ref": "#/components/schemas/Licence"}
        assert set(schemas[item]["properties"]) == set(read(files, f"{name}.json")["items"][0])
        assert schemas["allt"]["properties"]["data"]["properties"][name]["items"]["$ref"].endswith(item)


def test_each_schema_names_itself(files: Path) -> None:
    names = {path.name: read(path.parent, path.name)["$id"] for path in (files / "schema").iterdir()}
    assert all(
        str(own).endswith(name.removesuffix(".json")) or str(own).endswith(name)
        for name, own in names.items()
    )
    assert len(set(names.values())) == len(names)


def test_the_data_package_is_valid_over_the_files(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(files)
    report = Package("datapackage.json").validate()
    assert report.valid, report.flatten(["title", "note", "fieldName", "rowNumber"])
    assert {resource["path"] for resource in read(files, "datapackage.json")["resources"]} == {
        path.name for path in files.glob("*.csv")
    }


def test_the_data_package_fails_when_a_link_leads_nowhere(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = shutil.copytree(files, tmp_path / "broken")
    path = broken / "insatser_aktorer.csv"
    path.write_text(path.read_text("utf-8-sig").replace(":insats:", ":insatt:", 1), "utf-8-sig")
    monkeypatch.chdir(broken)
    assert not Package("datapackage.json").validate().valid
