"""`make serve` shows the whole published site, with today's data."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from page_text import text_of
from support import FIXTURE, ROOT, listed, write_next_edition

pytestmark = pytest.mark.slow

# Only a finished file knows its size, and while serving it is made when it is asked for.
SIZE = re.compile(r" \([\d,]+\s[kM]B\)")


@dataclass(frozen=True)
class Served:
    """A site that `python -m macros serve` shows."""

    address: str
    process: subprocess.Popen[str]
    said: list[str]

    def get(self, path: str) -> tuple[int, bytes]:
        """Return the status and the content at a path of the site."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, b""


@contextmanager
def serve(data: Path, port: int) -> Iterator[Served]:
    command = [sys.executable, "-m", "macros", "serve", "--port", str(port)]
    env = os.environ | {"STRATEGY_DATA": str(data), "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout
    said: list[str] = []
    try:
        for line in process.stdout:
            said.append(line.strip())
            if found := re.search(r"http://\S+", line):
                yield Served(found[0], process, said)
                break
        else:
            raise AssertionError(f"no address was said: {said}")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_every_address_of_the_published_site_answers_with_the_same_content(built_fixture_site: Path) -> None:
    differing = []
    with serve(FIXTURE, free_port()) as served:
        for path in sorted(built_fixture_site.rglob("*")):
            name = path.relative_to(built_fixture_site).as_posix()
            # Scripts and styles are not minified here, so their names differ; _ files are for hosts.
            if path.is_dir() or name.startswith(("assets/", "_")) or name == "404.html":
                continue
            status, content = served.get(name.removesuffix("index.html"))
            if status != 200:
                differing.append(f"{name}: {status}")
            elif name.endswith(".html"):
                published = path.read_text("utf-8")
                wanted, shown = (text_of(html) for html in (published, content.decode("utf-8")))
                if SIZE.sub("", shown) != SIZE.sub("", wanted):
                    differing.append(f"{name}: other words")
            # The page of all components is shown here, and never published.
            elif name != "sitemap.xml" and content != path.read_bytes():
                differing.append(f"{name}: other content")
        assert served.get("ladda-ner/finns-inte.pdf")[0] == 404
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(30) == 0
    assert differing == [], listed(differing)


def test_a_file_is_made_anew_after_an_edit(county: Path) -> None:
    with serve(county, free_port()) as served:
        assert b"Egen rubrik" not in served.get("data/v1/insatser.csv")[1]
        file = county / "focusareas.yaml"
        text = file.read_text("utf-8")
        title = re.findall(r"title: (.+)", text)[-1]
        file.write_text(text.replace(f"title: {title}", "title: Egen rubrik"), "utf-8")
        for _ in range(300):
            if b"Egen rubrik" in served.get("data/v1/insatser.csv")[1]:
                break
            time.sleep(0.1)
        else:
            raise AssertionError("the file is as before the edit")


@pytest.mark.weekly
def test_an_earlier_edition_answers_too(tmp_path: Path) -> None:
    data = write_next_edition(tmp_path)
    old = next((data / "editions").iterdir()).name
    with serve(data, free_port()) as served:
        status, content = served.get(f"{old}/insatser/")
        assert status == 200
        assert "ersatt" in content.decode("utf-8").casefold()


def test_a_taken_port_leads_to_the_next_free_one_and_says_so() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        with serve(FIXTURE, port) as served:
            assert served.said[0].startswith(f"Port {port} är upptagen.")
            assert f":{port}/" not in served.address
            assert served.get("")[0] == 200


def test_a_broken_strategy_is_told_and_nothing_is_served(county: Path) -> None:
    shutil.copy(county / "goals.yaml", county / "goals.yaml.bak")
    (county / "goals.yaml").write_text("goals: [\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "macros", "serve", "--port", str(free_port())],
        cwd=ROOT,
        env=os.environ | {"STRATEGY_DATA": str(county)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 1
    assert "goals.yaml:" in done.stderr
    assert "Traceback" not in done.stderr
