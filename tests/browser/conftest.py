"""What several of the browser tests open."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from support import Server

ROLE_PAGE = """<!doctype html><title>Lärare</title><ul>
<li data-item="skola-fritid-1-a" data-tier="1"><p class="reason">Strategin nämner Skola.</p></li>
<li data-item="skola-fritid-2-a" data-tier="2"><p class="reason">Påhittat skäl.</p></li>
<li data-item="arbete-1-b" data-tier="3"><p class="reason">Gäller Kommun.</p></li></ul>"""


@pytest.fixture
def insatser(built_fixture_site: Path, server: Server, page: Page) -> Page:
    """The page with all insatser, and a known page for each role."""
    page.set_default_timeout(5000)
    page.route(
        re.compile(r"/roller/[^/]+/$"), lambda route: route.fulfill(body=ROLE_PAGE, content_type="text/html")
    )
    page.goto(server(built_fixture_site) + "insatser/")
    return page
