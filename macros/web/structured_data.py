"""Structured data for search engines: schema.org as JSON-LD.

Addresses are absolute if the site's address is known, otherwise relative to the page, as JSON-LD 1.1 allows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ..exports import downloads
from ..exports.dcat import PAGE as OPEN_DATA
from ..strategy import urls
from ..strategy.resolved import Strategy
from ..strings import documents

_FORMATS = ("Excel", "CSV", "JSON")


def of_page(strategy: Strategy, here: str, meta: Mapping[str, Any], title: str) -> str:
    """Return the JSON-LD of a page, safe inside a script element; "" for a page without any."""
    here = here.removeprefix("./")
    entities = list(_entities(strategy, here, meta, title))
    return _safe({"@context": "https://schema.org", "@graph": entities}) if entities else ""


def _safe(value: Any) -> str:
    """Return JSON without characters that could end the script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _entities(strategy: Strategy, here: str, meta: Mapping[str, Any], title: str) -> Iterator[dict[str, Any]]:
    if here:
        yield _breadcrumbs(strategy, here, meta, title)
    else:
        yield organisation(strategy)
    if here == OPEN_DATA:
        yield _dataset(strategy, here)


def _breadcrumbs(strategy: Strategy, here: str, meta: Mapping[str, Any], title: str) -> dict[str, Any]:
    trail = [("Start", ""), *((parent["title"], parent["path"]) for parent in meta.get("parents") or ())]
    trail.append((meta.get("title") or title, here))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": _address(strategy, here, path)}
            for number, (name, path) in enumerate(trail, 1)
        ],
    }


def organisation(strategy: Strategy) -> dict[str, Any]:
    """Return the publisher, with the known facts about it."""
    site = strategy.data.site
    facts = {
        "@id": site.publisher.uri,
        "name": site.publisher.name,
        "url": site.publisher.address,
        "email": site.contact.email,
        "telephone": site.contact.phone,
        "areaServed": {"@type": "AdministrativeArea", "name": site.county.name},
    }
    return {"@type": "GovernmentOrganization", **{key: value for key, value in facts.items() if value}}


def _dataset(strategy: Strategy, here: str) -> dict[str, Any]:
    site = strategy.data.site
    facts: dict[str, Any] = {
        "name": documents.open_data(site),
        "description": site.description,
        "inLanguage": "sv",
        "publisher": organisation(strategy),
        "temporalCoverage": f"{site.edition.period.start}/{site.edition.period.end}",
        "spatialCoverage": {"@type": "Place", "name": site.county.name},
        "isAccessibleForFree": True,
        "license": site.licences.content_address,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.title,
                "encodingFormat": file.media_type,
                "contentUrl": _address(strategy, here, file.path),
            }
            for file in downloads(strategy)
            if file.format in _FORMATS
        ],
    }
    return {"@type": "Dataset", **{key: value for key, value in facts.items() if value}}


def _address(strategy: Strategy, here: str, path: str) -> str:
    return urls.absolute(strategy, path) or urls.relative(here, path)
