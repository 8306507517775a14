"""Time of the filter, from a click on an option to the painted frame with the right rows, against a floor.

Counts, chips, words and address follow in the next frame, and are held right.

The floor is the same page with `floor/floor.mjs` in place of the filter: a plain loop over the same rows, without counts,
chips or address. Both are driven in turn, in the same browser, on a processor slowed four times.
"""

from __future__ import annotations

import json
import re
import shutil
import statistics
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from bench import sites
from bench.browser import browser
from bench.figure import Figure, Progress
from bench.server import serve
from bench.sites import ours
from macros.web.assets import MANIFEST

_GROUP = "Filtret, klick till bild, 4x långsammare"
_SLOWER = 4
_ROUNDS = 3
_CHOICES = 6
_MOST = 1.25
_PAGE = "insatser/"
_FLOOR = "golv/"
_HERE = Path(__file__).parent / "floor"
# A task that a frame has posted runs after the frame is painted.
_WATCH = """() => {
  window.took = [];
  document.addEventListener("click", ({ target, timeStamp }) => {
    if (target.type !== "checkbox") return;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.took.push(performance.now() - timeStamp);
      port2.postMessage(0);
    });
  }, true);
}"""
# The number of faults: option counts and shown rows, against a count by the attributes of rows and tables.
_WRONG = """() => {
  const form = document.getElementById("filter");
  const rows = [...document.querySelectorAll("#rows [data-item]")];
  const boxes = [...form.querySelectorAll("details input")];
  const options = (row, name) => row.dataset[name] ?? row.closest("table").dataset[name] ?? "";
  const has = (row, box) => options(row, box.name).split(" ").includes(box.value);
  const facets = Map.groupBy(boxes.filter((box) => box.checked), (box) => box.name);
  const passes = (row, but) =>
    [...facets].every(([name, chosen]) => name === but || chosen.some((box) => has(row, box)));
  const counted = boxes.filter((box) => {
    const said = Number(box.nextElementSibling.querySelector("b").textContent);
    return said !== rows.filter((row) => passes(row, box.name) && has(row, box)).length;
  });
  const shown = rows.filter((row) => !row.hidden && !row.closest("section[hidden]"));
  const right = rows.filter((row) => passes(row));
  return counted.length + (shown.length === right.length && shown.every((row, i) => row === right[i]) ? 0 : 1);
}"""


def measure(progress: Progress) -> list[Figure]:
    """Return the median at each size, against the floor's."""
    with browser() as running:
        return [_at(size, running, progress) for size in sites.PAGE_SIZES]


def _at(size: int, running: Browser, progress: Progress) -> Figure:
    built = ours(size)
    _write_floor(built.site)
    took: dict[str, list[float]] = {_PAGE: [], _FLOOR: []}
    with serve(built.site) as served:
        for turn in range(_ROUNDS * 2):
            path = (_PAGE, _FLOOR)[turn % 2]
            took[path] += _clicks(running, served.address + path, counted=path == _PAGE)
    own, least = statistics.median(took[_PAGE]), statistics.median(took[_FLOOR])
    progress(f"filtret: {built.number} rader på {own:.0f} ms, golvet {least:.0f} ms")
    return Figure(_GROUP, f"{built.number} rader", own, "ms", least, "golvet", f"≤ {least * _MOST:.0f}")


def _write_floor(site: Path) -> None:
    """Write the floor's page beside the filter's own. Raises RuntimeError if that loads no filter."""
    html = (site / _PAGE / "index.html").read_text("utf-8")
    # The buttons that the filter's script brings along stand on both pages.
    add = json.loads((site / MANIFEST).read_text("utf-8"))["scripts/plan/add-button-loader.js"]["file"]
    scripts = f'assets/floor.mjs"></script><script type="module" src="../{add}'
    html, number = re.subn(r"assets/filter-\w+\.js", scripts, html)
    if not number:
        raise RuntimeError(f"{_PAGE} laddar inget filter att byta ut.")
    # Without the mark, because a form whose script does not come is hidden after some seconds.
    html = html.replace(' data-awaits="filter"', "")
    for name in ("floor.mjs", "floor.css"):
        shutil.copyfile(_HERE / name, site / "assets" / name)
    (site / _FLOOR).mkdir(exist_ok=True)
    link = '<link rel="stylesheet" href="../assets/floor.css"></head>'
    (site / _FLOOR / "index.html").write_text(html.replace("</head>", link), "utf-8")


def _clicks(running: Browser, address: str, counted: bool) -> list[float]:
    """Return the milliseconds of each click: options chosen and taken back. Raises RuntimeError for a wrong count."""
    page = running.new_page(viewport={"width": 1280, "height": 800})
    page.goto(address)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    for summary in page.locator("#filter details summary").all():
        summary.click()
    # The filter loads when it comes near the viewport.
    page.wait_for_load_state("networkidle")
    page.evaluate(_WATCH)
    for box in _spread(page):
        for _ in ("choose", "take back"):
            before = page.evaluate("took.length")
            box.click()
            page.wait_for_function("before => took.length > before", arg=before)
            page.wait_for_timeout(400)
            if counted and page.evaluate(_WRONG):
                raise RuntimeError(f"{address}: filtret visar eller räknar fel.")
    took: list[float] = page.evaluate("took")
    page.close()
    return took


def _spread(page: Page) -> list[Locator]:
    """Return a few of the options, from the first to the last."""
    boxes = page.locator("#filter details input").all()
    return boxes[:: max(1, len(boxes) // _CHOICES)][:_CHOICES]
