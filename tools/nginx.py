"""Run nginx with deploy/nginx.conf, for tests and measurements.

The system's own nginx is neither read nor changed, and no privileges are needed.
"""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_CONFIGURATION = _ROOT / "deploy" / "nginx.conf"
_WRITTEN = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
_BROTLI = "    brotli_static on;\n"
_ADDED = "    include /etc/nginx/strategi/*.conf;\n"
_PATIENCE = 10.0


@contextmanager
def serve(root: Path, added: str = "") -> Iterator[int]:
    """Serve the current release in a folder, and yield the port. `added` is configuration that an owner adds.

    Raises RuntimeError with nginx's message if it exits.
    """
    program, module = _program_and_module()
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        configuration = Path(folder) / "nginx.conf"
        configuration.write_text(_around(_site(root, port, module, added), Path(folder), module), "utf-8")
        log = Path(folder) / "log"
        command = [program, "-e", str(log), "-p", folder, "-c", str(configuration)]
        with log.open("w") as said, subprocess.Popen(command, stderr=said) as running:
            try:
                _wait(running, port, log)
                yield port
            finally:
                running.terminate()


def has_brotli() -> bool:
    """Return True if nginx can send Brotli copies. Raises RuntimeError without nginx."""
    return _program_and_module()[1] is not None


def _program_and_module() -> tuple[str, str | None]:
    """The program, and its module for Brotli where it has one."""
    done = subprocess.run([_ROOT / "tools" / "find-nginx"], capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise RuntimeError(done.stderr)
    program, *module = done.stdout.splitlines()
    return program, module[0] if module else None


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _site(root: Path, port: int, module: str | None, added: str) -> str:
    """Return deploy/nginx.conf with the owner's lines filled in. Raises ValueError if those lines have
    changed.
    """
    text = _CONFIGURATION.read_text("utf-8")
    lines = {
        "    listen 80;\n": f"    listen 127.0.0.1:{port};\n",
        "    root /srv/webbplats/current;\n": f"    root {root}/current;\n",
        _BROTLI: _BROTLI if module else "",
        _ADDED: added,
    }
    for line, own in lines.items():
        if text.count(line) != 1:
            raise ValueError(f"{_CONFIGURATION} has no single line {line.strip()!r}")
        text = text.replace(line, own)
    return text


def _around(site: str, folder: Path, module: str | None) -> str:
    """Return the configuration around it, as on a Debian system, kept in a folder. Run by root, it needs a
    `user`.
    """
    user = "user root;\n" if os.geteuid() == 0 else ""
    load = f"load_module {module};\n" if module else ""
    paths = "".join(f"{name}_temp_path {folder}/{name};\n" for name in _WRITTEN)
    return (
        f"{load}{user}error_log {folder}/log;\ndaemon off;\nworker_processes 1;\npid {folder}/pid;\nevents {{}}\n"
        f"http {{\nsendfile on;\n{paths}{site}}}\n"
    )


def _wait(running: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if running.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"nginx startade inte: {log.read_text('utf-8')}") from None
            time.sleep(0.02)
