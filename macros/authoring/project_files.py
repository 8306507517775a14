"""Write the files that describe the project to catalogues and to those who cite it, from site.yaml.

publiccode.yml follows version 0.4 of its standard, CITATION.cff version 1.2.0 of Citation File Format. What the owner
has not decided is left out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from ..model import SiteFile
from ..strategy.resolved import Strategy
from ..strings import project_files as words


def made(strategy: Strategy) -> dict[str, str]:
    """Return the text of each file, by name."""
    site = strategy.data.site
    return {
        "publiccode.yml": words.MADE + words.PUBLICCODE_LACKS + _yaml(_publiccode(site)),
        "CITATION.cff": words.MADE + _yaml(_citation(site)),
    }


def write(root: Path, strategy: Strategy) -> list[Path]:
    """Write the files into the project's folder; return their paths."""
    texts = made(strategy)
    for name, text in texts.items():
        (root / name).write_text(text, "utf-8", newline="\n")
    return [root / name for name in texts]


def _yaml(value: dict[str, Any]) -> str:
    return "\n" + yaml.safe_dump(_known(value), allow_unicode=True, sort_keys=False, width=110)


def _known(value: Any) -> Any:
    """Return a value without what is empty."""
    if isinstance(value, dict):
        return {
            key: inner for key, part in value.items() if (inner := _known(part)) not in (None, "", {}, [])
        }
    return value


def _described(texts: dict[str, Any], about: str | None) -> dict[str, Any]:
    return {**texts, "longDescription": texts["longDescription"].format(description=about)} if about else {}


def _publiccode(site: SiteFile) -> dict[str, Any]:
    english = site.open_data.english_description
    return {
        "publiccodeYmlVersion": "0.4",
        "name": site.name,
        "url": site.repository.address,
        "landingURL": site.address,
        "platforms": ["web"],
        "categories": ["content-management", "knowledge-management"],
        "developmentStatus": "development",
        "softwareType": "standalone/web",
        "intendedAudience": {"countries": ["se"], "scope": ["government", "local-authorities"]},
        "description": {
            "sv": _described(words.SWEDISH, site.description),
            "en": _described(words.ENGLISH, english),
        },
        "legal": {"license": site.licences.code},
        "maintenance": {"type": site.repository.maintenance, "contacts": _contacts(site)}
        if site.repository.maintenance
        else None,
        "localisation": {"localisationReady": False, "availableLanguages": ["sv"]},
    }


def _citation(site: SiteFile) -> dict[str, Any]:
    return {
        "cff-version": "1.2.0",
        "message": words.CITE,
        "type": "dataset",
        "title": f"{site.name}. {site.edition.title}",
        "authors": [{"name": site.publisher.name, "website": site.publisher.address}],
        "abstract": site.description,
        "version": site.edition.id,
        "url": site.address,
        "repository-code": site.repository.address,
        "license-url": site.licences.content_address,
        "date-released": site.open_data.issued,
        "contact": [{"name": site.publisher.name, "email": site.contact.email}]
        if site.contact.email
        else None,
    }


def _contacts(site: SiteFile) -> list[dict[str, str]]:
    return [{"name": site.publisher.name, "email": site.contact.email}] if site.contact.email else []
