"""Read the published files with programs that know nothing of them, and print what they say as JSON.

Run by the Python of the readers, which `tools/readers/install` puts in `.cache/readers`: read_files.py WAY WHERE …
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import bagit
import duckdb
import page
import pandas
from pyld import jsonld


def tables(folder: str) -> dict[str, list[list[list[str]]]]:
    """Return the cells of each CSV file, headings first: as pandas reads them, and as DuckDB does."""
    return {path.name: [by_pandas(path), by_duckdb(path)] for path in sorted(Path(folder).glob("**/*.csv"))}


def by_pandas(path: Path) -> list[list[str]]:
    """Return the cells of a CSV file, an empty one as no characters."""
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    return [list(frame.columns), *frame.to_numpy().tolist()]


def by_duckdb(path: Path) -> list[list[str]]:
    """Return the cells of a CSV file, whose way of writing DuckDB finds out."""
    rows = duckdb.sql(f"SELECT * FROM read_csv('{path}', header = true, all_varchar = true)")
    return [list(rows.columns), *([cell or "" for cell in row] for row in rows.fetchall())]


def role_of(folder: str, role: str) -> list[list[Any]]:
    """Return (title, words) of each insats in force of a role, by joining two files as a controller would."""
    duckdb.sql(
        f"CREATE VIEW ties AS SELECT * FROM read_csv('{folder}/roller_insatser.csv', all_varchar = true)"
    )
    duckdb.sql(f"CREATE VIEW rows AS SELECT * FROM read_csv('{folder}/insatser.csv', all_varchar = true)")
    found = duckdb.sql(
        'SELECT rows."Rubrik (redaktionell)", rows."Insats" FROM ties JOIN rows ON ties."Sak-id" = rows."Id" '
        f"""WHERE ties."Roll-id" = '{role}' AND ties."Gäller" = 'ja' ORDER BY rows."Id" """
    )
    return [list(row) for row in found.fetchall()]


def linked(folder: str) -> dict[str, str]:
    """Return the statements of each JSON file that names a context, in canonical N-Quads, without a network."""
    there = Path(folder)

    def beside(address: str, _options: object) -> dict[str, Any]:
        document = json.loads((there / address.rsplit("/", 1)[1]).read_text("utf-8"))
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": address,
            "document": document,
        }

    jsonld.set_document_loader(beside)
    found = {}
    for path in sorted([*there.glob("*.json"), *there.glob("begrepp.jsonld")]):
        value = json.loads(path.read_text("utf-8"))
        if "@context" in value:
            options = {
                "base": f"https://exempel.invalid/data/v1/{path.name}",
                "format": "application/n-quads",
            }
            found[path.name] = jsonld.normalize(value, {**options, "algorithm": "URDNA2015"})
    return found


def client(folder: str, address: str, *names: str) -> dict[str, Any]:
    """Return what the generated Python client in a folder makes of each file that it fetches."""
    sys.path.insert(0, folder)
    made = importlib.import_module("client")
    server = made.Client(base_url=address, raise_on_unexpected_status=True)
    call = {name: importlib.import_module(f"client.api.default.{name}_json") for name in names}
    return {name: call[name].sync(client=server).to_dict() for name in names}


def pdfs(folder: str) -> dict[str, list[str]]:
    """Return the faults of each PDF file against PDF/A-2a and PDF/UA-1."""
    found = {}
    for path in sorted(Path(folder).rglob("*.pdf")):
        reports = [page.validate_pdf(path, profile=profile) for profile in ("2a", "ua1")]
        found[path.relative_to(folder).as_posix()] = [
            f"{fault.rule_id} {fault.message} ({fault.object_id})"
            for one in reports
            for fault in one.failures
        ]
    return found


def bag(folder: str) -> bool:
    """Return True for a whole bag; raises BagValidationError for another."""
    return bool(bagit.Bag(folder).validate())


if __name__ == "__main__":
    ways = {way.__name__: way for way in (tables, role_of, linked, client, pdfs, bag)}
    json.dump(ways[sys.argv[1]](*sys.argv[2:]), sys.stdout)
