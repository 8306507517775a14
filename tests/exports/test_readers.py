"""The published files as programs read them that know nothing of this project, every week: pandas, DuckDB, PyLD, bagit,
generated clients in Python and TypeScript, and a validator of PDF/A and PDF/UA. `make test-weekly` installs them.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from published import read, table
from support import ROOT, TESTS, Server

READERS = ROOT / ".cache" / "readers"
SITES = pytest.mark.parametrize("site", ["built_site", "built_fixture_site"], indirect=True)
pytestmark = pytest.mark.weekly


@pytest.fixture
def site(request: pytest.FixtureRequest) -> Path:
    path: Path = request.getfixturevalue(request.param)
    return path


def ran(*command: object, folder: Path = ROOT) -> str:
    """The output of a program, which must succeed."""
    done = subprocess.run(
        [str(one) for one in command], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


def said(way: str, *where: object) -> Any:
    """Return what a reader says of the files: see read_files.py."""
    assert READERS.exists(), "Läsarna är inte installerade: kör make test-weekly."
    return json.loads(ran(READERS / "bin/python", TESTS / "exports/read_files.py", way, *where))


@SITES
def test_pandas_and_duckdb_read_every_cell(site: Path) -> None:
    every = said("tables", site / "data/v1")
    assert len(every) > 10
    for path in (site / "data/v1").rglob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert every[path.name] == [rows, rows], path.name


@SITES
def test_a_controller_joins_two_files_and_has_the_insatser_of_a_role(site: Path) -> None:
    files = site / "data/v1"
    (role, *_) = {row["Roll-id"]: None for row in table(files / "roller_insatser.csv")}
    ties = {
        row["item"]["id"] for row in read(files, "roller_insatser.json")["items"] if row["role"]["id"] == role
    }
    items = sorted(read(files, "insatser.json")["items"], key=lambda one: str(one["id"]))
    wanted = [[one["title"], one["text"]] for one in items if one["id"] in ties and one["applies"]]
    assert said("role_of", files, role) == wanted != []


def test_linked_data_says_the_same_to_two_readers_and_in_turtle(built_fixture_site: Path) -> None:
    files = built_fixture_site / "data/v1"
    every = said("linked", files)
    assert len(every) > 15
    known = read(files, "kontext.jsonld")["@context"]
    for name, statements in every.items():
        ours = Graph()
        for one in Dataset().parse(data=statements, format="nquads").quads():
            ours.add(one[:3])
        value = read(files, name)
        given = value["@context"] if isinstance(value["@context"], list) else [value["@context"]]
        text = json.dumps({**value, "@context": [known if one == "kontext.jsonld" else one for one in given]})
        base = f"https://exempel.invalid/data/v1/{name}"
        assert isomorphic(ours, Graph().parse(data=text, format="json-ld", publicID=base)), name
        if name == "begrepp.jsonld":
            assert isomorphic(ours, Graph().parse(files / "begrepp.ttl"))


@SITES
def test_a_generated_client_in_python_reads_the_files_that_are_served(
    site: Path, server: Server, tmp_path: Path
) -> None:
    files = site / "data/v1"
    made = tmp_path / "client"
    ran(READERS / "bin/openapi-python-client", "generate", "--path", files / "openapi.json",
        "--output-path", made, "--meta", "none")  # fmt: skip
    models = {path.stem for path in (made / "models").glob("*.py")}
    assert {"ref", "licence", "proposed_actions", "roles_item"} <= models
    assert len(models) <= 80
    names = [path.stem for path in (files / "schema").iterdir()]
    assert len(names) > 10
    for name, value in said("client", tmp_path, server(site), *names).items():
        assert value == read(files, f"{name}.json"), name


@SITES
def test_generated_types_in_typescript_hold_for_the_files(site: Path, tmp_path: Path) -> None:
    files = site / "data/v1"
    programs = READERS / "node_modules/.bin"
    ran(programs / "openapi-typescript", files / "openapi.json", "-o", tmp_path / "types.ts")
    names = ("insatser", "handlingsplan", "roller", "mal", "kallor", "andringar")
    # What the files say of themselves, and their context, are no part of the types.
    files_by_name = {
        name: {key: value for key, value in read(files, f"{name}.json").items() if key[0] not in "$@"}
        for name in names
    }
    uses = [
        f'const {name}: components["schemas"]["{name}"] = {json.dumps(value)};'
        for name, value in files_by_name.items()
    ]
    head = 'import type { components } from "./types";\n'
    (tmp_path / "use.ts").write_text(
        head + "\n".join(uses) + f"\nexport {{ {', '.join(names)} }};\n", "utf-8"
    )
    check = (programs / "tsc", "--strict", "--noEmit", "--skipLibCheck", "use.ts")
    ran(*check, folder=tmp_path)
    wrong = (tmp_path / "use.ts").read_text("utf-8").replace('"applies": true', '"applies": "ja"', 1)
    (tmp_path / "use.ts").write_text(wrong, "utf-8")
    with pytest.raises(AssertionError, match="not assignable"):
        ran(*check, folder=tmp_path)


@pytest.mark.parametrize(
    "site", ["built_site", "built_fixture_site", "built_goals_only_site", "built_rows_only_site", "hostile_site"], indirect=True
)  # fmt: skip
def test_every_pdf_is_pdf_a_and_pdf_ua_to_a_validator(site: Path) -> None:
    every = said("pdfs", site)
    assert every
    faults = [
        f"{name}: {fault}"
        for name, of_one in every.items()
        for fault in of_one
        if not misread(site / name, fault)
    ]
    assert faults == []


def misread(path: Path, fault: str) -> bool:
    """Return True if the validator has taken the last byte of a stream, a carriage return, for the end of its line.

    It does not always say which stream.
    """
    if "STREAM-LENGTH" not in fault:
        return False
    with pikepdf.open(path) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        contents = [(one.read_raw_bytes(), one.Length) for one in streams]
        return all(len(content) == length for content, length in contents) and any(
            content.endswith(b"\r") for content, _ in contents
        )


def test_the_validator_sees_what_is_not_pdf_a_or_pdf_ua(built_fixture_site: Path, tmp_path: Path) -> None:
    with pikepdf.open(next(built_fixture_site.rglob("*.pdf"))) as pdf:
        del pdf.Root.StructTreeRoot, pdf.Root.Lang
        pdf.save(tmp_path / "bad.pdf")
    (faults,) = said("pdfs", tmp_path).values()
    assert {fault.split("-")[0] for fault in faults} == {"PDFA2A", "PDFUA1"}


def test_the_release_is_a_bag_to_the_bagit_of_others(built_fixture_site: Path, tmp_path: Path) -> None:
    bag = tmp_path / "dist"
    ran(sys.executable, "-m", "macros", "release", built_fixture_site, bag)
    assert said("bag", bag) is True
    with (bag / "data" / "LAS-MIG.txt").open("a", encoding="utf-8") as file:
        file.write("mer")
    with pytest.raises(AssertionError, match="ValidationError"):
        said("bag", bag)
