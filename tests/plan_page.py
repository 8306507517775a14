"""Min plan in a browser: what a reader does on its page, and what is kept of it."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

STORED = "() => JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage), document.cookie])"
NOTHING = '[[],[],""]'


def stored(page: Page) -> dict[str, Any]:
    """The plan in the browser's storage, once it is there."""
    page.wait_for_function("() => localStorage.length === 1")
    found: dict[str, Any] = json.loads(page.evaluate("() => Object.values(localStorage)[0]"))
    return found


def row(page: Page, title: str) -> Locator:
    return page.locator(".ui-item").filter(
        has=page.locator(".ui-item__title", has_text=re.compile(f"^{re.escape(title)}$"))
    )


def unfold(place: Locator) -> None:
    """Opens what the reader has folded: a row, the checklist, the areas."""
    if not place.locator("details").first.evaluate("fold => fold.open"):
        place.locator("summary").first.click()


def tool(page: Page, title: str, name: str) -> Locator:
    """A button of a row, which the reader opens first."""
    unfold(row(page, title))
    return row(page, title).get_by_role("button", name=name)


def write(page: Page, title: str, fields: dict[str, str]) -> None:
    """Opens an item's form and fills it in."""
    unfold(row(page, title))
    for label, text in fields.items():
        row(page, title).get_by_label(label, exact=True).fill(text)


def put(page: Page, address: str, plan: dict[str, Any]) -> None:
    """Opens the page with this plan already in the browser."""
    page.goto(f"{address}min-plan/")
    page.evaluate(
        "([key, plan]) => localStorage.setItem(key, plan)", [f"min-plan {path(address)}", json.dumps(plan)]
    )
    page.reload()
    expect(page.locator("#plan")).to_be_visible()


def path(address: str) -> str:
    return "/" + address.split("/", 3)[3]


def a_plan(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A plan for the invented county."""
    return {
        "format": "min-plan", "version": 1, "saved": "", "about": {}, "checklist": [], "areas": [], "roles": [],
        "strategy": {"name": "", "county": "Exempellän", "edition": "", "address": ""}, "items": list(items), **more,
    }  # fmt: skip


def an_item(name: str, text: str, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "kind": "action",
        "title": name,
        "text": text,
        "area": {"id": "arbete", "title": "Arbete"},
        **more,
    }


def opened(page: Page, content: str | bytes, name: str = "plan.json") -> None:
    """The reader opens a file."""
    data = content if isinstance(content, bytes) else content.encode()
    page.locator("#plan-file").set_input_files([])
    page.locator("#plan-file").set_input_files({"name": name, "mimeType": "application/json", "buffer": data})
