"""Shared by the tests: building a site, checking its links, serving it, running axe.

The fixtures in conftest.py hand these out; a test that needs no fixture can import from here.
"""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sized
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from playwright.sync_api import Page

from macros.authoring import new_edition
from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from macros.web.assets import MANIFEST
from tools.html_pages import PageLink, ParsedPage, read_pages

TESTS = Path(__file__).parent
ROOT = TESTS.parent
FIXTURE = ROOT / "tests" / "fixtures" / "exempellan"
# The files of the same county's second edition that differ from the first's.
NEXT_EDITION = ROOT / "tests" / "fixtures" / "exempellan-2029-2032"
NODE_MODULES = ROOT / "node_modules"
HOST = "http://site.invalid"


def read_yaml(name: str) -> Any:
    """Return the values of a file in tests/; every worker reads the cases, with libyaml ten times as fast."""
    text = (TESTS / name).read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


BUDGET = read_yaml("budget.yaml")

# WCAG 2.0 to 2.2, levels A and AA, and what axe holds for good practice besides.
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Server = Callable[..., str]
"""The fixture `server`: server(site, prefix="/") gives the address where the site is served."""


def run(*command: str, env: dict[str, str] | None = None) -> str:
    """Runs a command in the project's root; a failure shows all that it printed."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=env,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert done.returncode == 0, f"{' '.join(command)} gave {done.returncode}:\n{done.stdout}"
    return done.stdout


def build_environment(data: Path | None) -> dict[str, str]:
    """The environment of a strict build of the given data, or of the project's own."""
    env = {name: value for name, value in os.environ.items() if name != "STRATEGY_DATA"}
    if data is not None:
        env["STRATEGY_DATA"] = str(data)
    return env | {"STRICT": "true", "NO_MKDOCS_2_WARNING": "1"}


def build_site(target: Path, data: Path | None = None, *, drafts: bool = False) -> None:
    """Builds a site the way `make build` does; with drafts, as `make serve` shows it."""
    env = build_environment(data) | ({"DRAFTS": "/none.md"} if drafts else {})
    run(str(ROOT / "tools" / "build"), str(target), env=env | {"PYTHON": sys.executable})


def rest_weekly(cases: Iterable[Any], each_time: int) -> list[Any]:
    """Return the cases of a test: so many are tried each time, and the others every week."""
    first, rest = (all_cases := list(cases))[:each_time], all_cases[each_time:]
    values = (case if isinstance(case, tuple) else (case,) for case in rest)
    return [*first, *(pytest.param(*value, marks=pytest.mark.weekly) for value in values)]


@cache
def unchanged(data: Path = ROOT / "data") -> Strategy:
    """Return the strategy of a folder that no test changes; each worker reads it once."""
    strategy = load(data).strategy
    assert strategy
    return strategy


def lasting_pages(site: Path) -> list[Path]:
    """The pages of a site that a reader stays on, in order: one that only leads on is left at once."""
    found = sorted(site.rglob("index.html"))
    return [path for path in found if 'http-equiv="refresh"' not in path.read_text("utf-8")]


def of_each_kind(site: Path) -> list[str]:
    """Return addresses of pages of a site, in order: those with a file in content/, and the largest made for each folder."""
    largest: dict[str, Path] = {}
    for page in sorted(lasting_pages(site), key=lambda page: page.stat().st_size):
        path = page.parent.relative_to(site).as_posix()
        own = (ROOT / "content" / f"{path}.md").exists() or (ROOT / "content" / path / "index.md").exists()
        largest[path if own or "/" not in path else f"{path.partition('/')[0]}/*"] = page
    return sorted(
        f"{page.parent.relative_to(site).as_posix()}/".removeprefix("./") for page in largest.values()
    )


def write_next_edition(holder: Path) -> Path:
    """The invented county when its first edition is kept and its second written, as CONTRIBUTING.md says; gives the data."""
    data = shutil.copytree(FIXTURE, holder / "exempellan")
    strategy = load(data).strategy
    assert strategy is not None
    new_edition.keep_edition(data, strategy)
    return Path(shutil.copytree(NEXT_EDITION, data, dirs_exist_ok=True))


def broken_links(site: Path, prefix: str = "/") -> list[str]:
    """Every internal link of the site that leads nowhere, as `page:line: address: why`.

    The prefix is where on its host the site is published. A link has to work there, so one
    written from the root of the host is reported under any other prefix. The page for missing
    addresses is shown anywhere and cannot link relatively: its links count from the site's root.
    """
    pages = {page.path: page for page in read_pages(site)}
    problems = []
    for page in pages.values():
        for link in page.links:
            why = why_broken(site, pages, page, link, prefix)
            if why:
                problems.append(f"{page.path}:{link.line}: {link.address}: {why}")
    return problems


def why_broken(
    site: Path, pages: dict[str, ParsedPage], page: ParsedPage, link: PageLink, prefix: str
) -> str:
    """Return the fault of a link; empty if it works or is not ours."""
    if page.path == "404.html":
        prefix = "/"
    address = urlsplit(urljoin(HOST + prefix + page.path.removesuffix("index.html"), link.address))
    if f"{address.scheme}://{address.netloc}" != HOST:
        return ""
    if not address.path.startswith(prefix):
        return f"leaves the site under {prefix}"
    path = unquote(address.path.removeprefix(prefix))
    if path == "" or path.endswith("/"):
        path += "index.html"
    if not (site / path).is_file():
        return "a folder without a closing slash" if (site / path).is_dir() else "no such page or file"
    anchor = unquote(address.fragment)
    if anchor and path in pages and anchor not in pages[path].ids:
        return "no such place on the page"
    return ""


def program(folder: Path, name: str, script: str) -> None:
    """Put a program of our own making first in line."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


def find_browser(engine: str = "chromium") -> str:
    """The path of the browser to test in, as the Makefile finds it: the one with windows, or "headless"."""
    return run(str(ROOT / "tools" / "find-browser"), engine).strip()


def until_still(page: Page, asked: Sized) -> None:
    """Wait until nothing has been asked for in half a second.

    Playwright's own "networkidle" means the same, but loses its events where several pages load on a slow machine.
    """
    before = -1
    while before != len(asked):
        before = len(asked)
        page.wait_for_timeout(500)


def axe_violations(page: Page, *, exclude: list[str] | None = None) -> list[str]:
    """Return the violations that axe-core finds on the page, as `rule: help: the elements`."""
    if not page.evaluate("() => 'axe' in window"):
        # Evaluated rather than added as a script element, which the site's policy would stop.
        axe = (NODE_MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
        page.evaluate(axe)
        # Half a megabyte: what this tab opens next has it already, without sending it again.
        page.add_init_script(axe)
    found = page.evaluate(
        "({ exclude, runOnly }) => axe.run({ exclude }, "
        "{ runOnly, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })",
        {"exclude": [[selector] for selector in exclude or []], "runOnly": AXE_TAGS},
    )
    return [
        f"{violation['id']}: {violation['help']}: {', '.join(str(node['target']) for node in violation['nodes'])}"
        for violation in found["violations"]
    ]


def html_problems(site: Path) -> list[str]:
    """Return the problems that html-validate finds on the pages of a site, as `page:line:column: message (rule)`."""
    files = [str(file) for file in sorted(site.rglob("*.html"))]
    command = [str(NODE_MODULES / ".bin" / "html-validate"), "--config", str(ROOT / ".htmlvalidate.mjs")]
    with tempfile.TemporaryDirectory() as folder:
        # To a file: html-validate ends before a pipe has taken more than its first 64 kB.
        report = Path(folder) / "report.json"
        done = subprocess.run(
            [*command, "--formatter", f"json={report}", *files],
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert report.exists(), f"html-validate could not run:\n{done.stdout}{done.stderr}"
        results = json.loads(report.read_text(encoding="utf-8"))
    return [
        f"{Path(result['filePath']).relative_to(site)}:{found['line']}:{found['column']}: "
        f"{found['message']} ({found['ruleId']})"
        for result in results
        for found in result["messages"]
    ]


def listed(problems: list[str], most: int = 40) -> str:
    """Problems as the message of a failing assertion: one a line, and how many more."""
    more = [f"… and {len(problems) - most} more"] if len(problems) > most else []
    return "\n" + "\n".join(problems[:most] + more)


def manifest(site: Path) -> dict[str, dict[str, Any]]:
    """The built site's manifest: each source in overrides/assets/ → its `file`, and what it `loads` at once."""
    made: dict[str, dict[str, Any]] = json.loads((site / MANIFEST).read_text("utf-8"))
    return made


def asset(site: Path, source: str) -> Path:
    """Return the file that a source in overrides/assets/ became in a built site. Raises KeyError when it is no file of its own."""
    return site / str(manifest(site)[source]["file"])


def sources(site: Path, addresses: Iterable[str]) -> list[str]:
    """The sources of the assets among some addresses, in order."""
    names = {Path(made["file"]).name: source for source, made in manifest(site).items()}
    return [names[name] for name in (address.split("/")[-1] for address in addresses) if name in names]


def overweight(path: str, sizes: list[int]) -> list[str]:
    """Return the breaches of the budget by a page that fetches files of these sizes, in bytes after gzip."""
    own = BUDGET["pages"].get(path, {})
    kilobytes, allowed = sum(sizes) / 1000, own.get("kilobytes", BUDGET["every_page"])
    requests = own.get("requests", len(sizes))
    return [f"{path}: {kilobytes:.1f} kB av {allowed}"] * (kilobytes > allowed) + [
        f"{path}: {len(sizes)} filer av {requests}"
    ] * (len(sizes) > requests)


def weight(site: Path, page: Path) -> dict[str, int]:
    """Return the files that a page makes the browser fetch: each file of the site with its size after gzip, in bytes.

    Scripts count with what they import at once, as the manifest says; what they import() later does not.
    """
    site = site.resolve()
    waiting = [page.resolve()]
    weights: dict[str, int] = {}
    while waiting:
        file = waiting.pop()
        name = file.relative_to(site).as_posix()
        if name not in weights:
            content = file.read_bytes()
            weights[name] = len(gzip.compress(content, 9))
            for address in _fetched(file, content):
                if address.endswith(".woff2"):
                    # Once for the whole site, and counted apart.
                    continue
                base = site if address.startswith("/") else file.parent
                waiting.append((base / address.lstrip("/")).resolve())
    return weights


def _fetched(file: Path, content: bytes) -> list[str]:
    if file.suffix == ".html":
        text = content.decode("utf-8")
        elements = re.findall(r"<(?:link|script|img|iframe)\b[^>]*>", text)
        # A browser takes one icon, the drawing where it can; the touch icon only when the page is put on a home screen.
        unasked = r'rel="(?:canonical|prev|next|alternate|apple-touch-icon)"|\.ico"'
        elements = [e for e in elements if not re.search(unasked, e)]
        addresses = [found for e in elements for found in re.findall(r'(?:href|src)="([^"#?]+)', e)]
        return [address for address in addresses if not urlsplit(address).scheme]
    root = file.parents[1]
    made = manifest(root).values() if (root / MANIFEST).exists() else ()
    return [f"../{name}" for entry in made if root / entry["file"] == file for name in entry["loads"]]
