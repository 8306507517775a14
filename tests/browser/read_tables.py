"""Print the column headers that a browser gives assistive technology for each table cell, as JSON.

Run by the system's Python in a session bus and a screen of its own (test_table_headers.py does): read_tables.py TABLES COMMAND …
COMMAND opens the pages, and TABLES is how many tables they have together. Output: the tables in order, each a list of its cells'
column headers. Ends with 2 and a line on stderr when the browser does not show that many tables in time.

The platform's interface (AT-SPI) shows what a screen reader is given; DevTools' tree shows what the markup says.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

_BUS = "/usr/libexec/at-spi-bus-launcher"
_PATIENCE = 90.0
_CELLS = ("table cell", "row header", "column header")
# What makes Chromium and GTK speak to the bus without a desktop that asks them to.
_ASKED = {"ACCESSIBILITY_ENABLED": "1", "GNOME_ACCESSIBILITY": "1"}


def descendants(node: Any) -> Iterator[Any]:
    """Every node below one, in document order."""
    for place in range(node.get_child_count()):
        if child := node.get_child_at_index(place):
            yield child
            yield from descendants(child)


def words(node: Any) -> str:
    """Return the text of a header cell; its name where it holds no text."""
    texts = [one.get_name() for one in descendants(node) if one.get_role_name() in ("static", "text")]
    said = Atspi.Text.get_text(node, 0, -1) if "Text" in node.get_interfaces() else ""
    return " ".join((said.replace("\ufffc", " ").strip() or " ".join(texts) or node.get_name() or "").split())


def headers(table: Any) -> list[list[str]]:
    """Return the column headers of each cell of a table."""
    cells = [node for node in descendants(table) if node.get_role_name() in _CELLS]
    return [[words(one) for one in Atspi.TableCell.get_column_header_cells(cell)] for cell in cells]


def tables(process: int) -> list[list[list[str]]]:
    """Return the tables that a program shows now."""
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    programs = [desktop.get_child_at_index(place) for place in range(desktop.get_child_count())]
    own = [program for program in programs if program and program.get_process_id() == process]
    return [headers(n) for program in own for n in descendants(program) if n.get_role_name() == "table"]


def read(process: int, number: int) -> list[list[list[str]]] | None:
    """Return the tables when there are so many and two readings agree, or None when there are not in time."""
    before, end = None, time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        time.sleep(1.5)
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            found = tables(process)
        except GLib.GError:
            continue  # A node went away while it was read.
        if len(found) == number and found == before:
            return found
        before = found
    return None


def main() -> int:
    number, command = int(sys.argv[1]), sys.argv[2:]
    bus = subprocess.Popen([_BUS, "--launch-immediately"], stdout=sys.stderr)
    time.sleep(1)
    browser = subprocess.Popen(command, env=os.environ | _ASKED, stdout=sys.stderr)
    try:
        found = read(browser.pid, number)
    finally:
        browser.terminate()
        browser.wait()
        bus.terminate()
    if found is None:
        print(f"Webbläsaren visade inte {number} tabeller för hjälpmedel.", file=sys.stderr)
        return 2
    print(json.dumps(found, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
