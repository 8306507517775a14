"""What the values of a file are made with: names that nobody else uses, addresses, places in the source."""

from __future__ import annotations

from typing import Any

from ..strategy import urls
from ..strategy.resolved import Strategy
from .download import SCHEMA_VERSION

# The word for each kind in a uri. Permanent: a published uri never changes, even if a label does.
_WORDS = {
    "action_plan": "handlingsplan",
    "action": "insats",
    "actor": "aktor",
    "actor_group": "aktorsgrupp",
    "affiliate": "ansluten",
    "contributions": "bidragslista",
    "erratum": "anmarkning",
    "focus_area": "fokusomrade",
    "goal": "mal",
    "indicator": "indikator",
    "method": "metod",
    "note": "fotnot",
    "objective": "malsattning",
    "objective_area": "malsattningsomrade",
    "outcome": "delmal",
    "point": "punkt",
    "problem": "problemomrade",
    "role": "roll",
    "section": "avsnitt",
    "term": "ord",
    "tip": "tips",
    "workplace": "arbetsplats",
}


class Context:
    """The strategy, seen by what makes one file."""

    def __init__(self, strategy: Strategy) -> None:
        self.strategy = strategy
        self.site = strategy.data.site
        self.paths = urls.entity_urls(strategy)

    def uri(self, kind: str, name: str) -> str:
        """A name that no other county or edition shares, known before the site has an address and kept after."""
        county, edition = self.site.county.code, self.site.edition.id
        return f"urn:x-strategi:se:{county}:{edition}:{_WORDS[kind]}:{name}"

    def named(self, kind: str, name: str, text: str) -> dict[str, Any]:
        """A thing that another thing points at: its id, uri and words."""
        return {"id": name, "uri": self.uri(kind, name), "text": text}

    def actor(self, name: str) -> dict[str, Any]:
        """An actor that something points at."""
        return self.named("actor", name, self.strategy.actors[name].name)

    def page(self, kind: str, name: str) -> str | None:
        """The thing's page, relative to the site's root; None for what has none."""
        return self.paths.get((kind, name))

    def url(self, kind: str, name: str) -> str | None:
        """The whole address of the thing's page; None until the site's own is known."""
        page = self.page(kind, name)
        return urls.absolute(self.strategy, page) if page is not None else None

    def source(self, kind: str, name: str) -> dict[str, Any] | None:
        """The file and the line where the thing's words stand."""
        place = self.strategy.place(kind, name)
        return {"file": place.file, "line": place.line} if place else None

    def head(self) -> dict[str, Any]:
        """What every JSON file says of itself."""
        site = self.site
        return {
            "schemaVersion": SCHEMA_VERSION,
            "publisher": site.publisher.name,
            "county": {"code": site.county.code, "name": site.county.name},
            "edition": {
                "id": site.edition.id,
                "title": site.edition.title,
                "dated": site.edition.dated,
                "start": site.edition.period.start.isoformat(),
                "end": site.edition.period.end.isoformat(),
            },
            "licence": {
                "decided": bool(site.licences.content),
                "content": site.licences.content,
                "proposed": site.licences.content_proposed,
            },
        }
