"""The promises of the lock files and the workflows."""

import ast
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import ROOT, program

CODE = ("bench", "deploy", "macros", "tests", "tools")
LOCKS = [
    "requirements.txt",
    "requirements-dev.txt",
    "tools/generators/properdocs.txt",
    "tools/generators/zensical.txt",
    "tools/readers/requirements.txt",
]
# A workflow of our own is not pinned: it comes with the commit that calls it.
USES = re.compile(r"^\s*(?:- )?uses: (?!\./)(.+)$", re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_python_locks_hold_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pinned = re.findall(r"^[a-z0-9._\[\]-]+==", text, re.MULTILINE)
    followed_by_hash = re.findall(r"^[a-z0-9._\[\]-]+==.*\\\n    --hash=sha256:", text, re.MULTILINE)
    assert pinned
    assert len(pinned) == len(followed_by_hash)
    assert not re.findall(r"://|^--(?:index|extra-index|find-links|trusted)", text, re.MULTILINE)


@pytest.mark.parametrize("name", ["package-lock.json", "tools/readers/package-lock.json"])
def test_the_node_lock_holds_hashes_and_no_addresses(name: str) -> None:
    packages = json.loads((ROOT / name).read_text(encoding="utf-8"))["packages"]
    for path, package in packages.items():
        assert not path or package["integrity"].startswith("sha512-"), path
        assert "resolved" not in package, path


def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it() -> None:
    files = sorted((ROOT / ".github").rglob("*.yml"))
    assert any(file.name == "action.yml" for file in files)
    for file in files:
        for used in USES.findall(file.read_text(encoding="utf-8")):
            assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used), f"{file.name}: {used}"


def answer(tool: str, folder: Path, *words: str, **env: str) -> str:
    """Return the message of a tool that finds only the programs of a folder, and fails."""
    done = subprocess.run(
        ["/bin/bash", str(ROOT / "tools" / tool), *words],
        env={"PATH": str(folder), **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 1
    return done.stderr


def test_an_old_python_is_refused_in_plain_words(tmp_path: Path) -> None:
    for name in ("python3.14", "python3.13", "python3.12", "python3.11", "python"):
        program(tmp_path, name, "exit 127")
    program(tmp_path, "python3", 'case "$2" in *version_info\\[:2]*) echo 3.9 ;; *) exit 1 ;; esac')
    assert "Python 3.11 eller senare behövs; här finns bara 3.9." in answer("find-python", tmp_path)


def test_the_newest_python_is_found(tmp_path: Path) -> None:
    program(tmp_path, "python3.14", 'case "$2" in *version_info\\[:2]*) echo 3.14 ;; esac')
    command = ["/bin/bash", str(ROOT / "tools" / "find-python")]
    done = subprocess.run(command, env={"PATH": str(tmp_path)}, capture_output=True, encoding="utf-8")
    assert done.stdout.strip() == str(tmp_path / "python3.14")


def test_make_builds_its_environment_with_the_python_that_is_chosen(tmp_path: Path) -> None:
    for name in ("Makefile", "tools", "requirements.txt"):
        (tmp_path / name).symlink_to(ROOT / name)
    asked = tmp_path / "asked"
    program(tmp_path, "vald", f'echo "$@" >> {asked}; case "$2" in *version_info\\[:2]*) echo 3.14 ;; esac')
    env = os.environ | {"PYTHON": str(tmp_path / "vald")}
    subprocess.run(["make", ".venv/.ok"], cwd=tmp_path, env=env, capture_output=True)
    assert "-m venv .venv" in asked.read_text("utf-8").splitlines()


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A checkout that the one who runs make may not write in: root may write everywhere, so then another user runs it."""
    with tempfile.TemporaryDirectory() as holder:
        folder = Path(holder) / "skrivskyddat å"
        folder.mkdir()
        for name in ("Makefile", "requirements.txt", "package.json", "package-lock.json", ".npmrc"):
            shutil.copy(ROOT / name, folder)
        shutil.copytree(ROOT / "tools", folder / "tools", ignore=shutil.ignore_patterns("__pycache__"))
        Path(holder).chmod(0o755)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


@pytest.mark.parametrize("target", ["build", "release", "serve", "diff", "check"])
def test_a_checkout_that_cannot_be_written_in_is_told_in_a_line(locked_folder: Path, target: str) -> None:
    user = {"user": "nobody"} if os.getuid() == 0 else {}
    command = ["make", "--no-print-directory", target]
    done = subprocess.run(
        command, cwd=locked_folder, capture_output=True, text=True, encoding="utf-8", **user
    )
    assert done.returncode
    said = [
        line for line in (done.stdout + done.stderr).splitlines() if not re.match(r"make(\[\d+\])?: ", line)
    ]
    assert said == [f'Mappen går inte att skriva i. Hämta en egen: git clone "{locked_folder}" strategin']


@pytest.mark.parametrize("seconds", [0.1, 0.3, 0.6, 0.9])
def test_ctrl_c_ends_the_server_without_a_traceback_while_it_starts(seconds: float) -> None:
    # A shell starts what runs in its background deaf to Ctrl+C, and the tests may run there.
    listening = "import os, signal, sys; signal.signal(2, signal.default_int_handler); os.execv(sys.argv[1], sys.argv[1:])"
    server = [sys.executable, "-m", "macros", "serve", "--port", "8400"]
    with subprocess.Popen(
        [sys.executable, "-c", listening, *server],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        try:
            time.sleep(seconds)
            process.send_signal(signal.SIGINT)
            said, _ = process.communicate(timeout=60)
        finally:
            process.kill()
    # What Python says when it is ended before the first line of __main__ is not ours to change.
    assert str(ROOT / "macros" / "__main__.py") not in said


def test_a_release_without_git_gives_the_build_no_empty_time(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "tools").symlink_to(ROOT / "tools")
    program(tmp_path, "python", 'echo "tid=${SOURCE_DATE_EPOCH-ingen}"')
    env = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = ["make", "-o", ".venv/.ok", "-o", "node_modules/.ok", f"PY={tmp_path / 'python'}", "release"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8")
    assert done.stdout.splitlines().count("tid=ingen") >= 2, done.stdout + done.stderr


def code_pages() -> list[str]:
    """Each place where a program's output is read as text in whatever encoding the machine has."""
    found = []
    for file in (ROOT / "hooks.py", *(p for d in CODE for p in sorted((ROOT / d).rglob("*.py")))):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                names = {keyword.arg for keyword in node.keywords}
                if (
                    names & {"text", "universal_newlines"}
                    and "encoding" not in names
                    and "subprocess" in ast.dump(node.func)
                ):
                    found.append(f"{file.relative_to(ROOT)}:{node.lineno}")
    return found


def test_what_programs_say_is_read_as_utf_8_on_every_machine() -> None:
    assert code_pages() == []


def test_a_missing_python_is_told_in_plain_words(tmp_path: Path) -> None:
    assert "ingen Python hittades" in answer("find-python", tmp_path)


@pytest.mark.parametrize("version", ["v18.20.4", "v20.18.3"])
def test_an_old_node_is_refused_in_plain_words(tmp_path: Path, version: str) -> None:
    program(tmp_path, "node", f"echo {version}")
    program(tmp_path, "npm", "")
    assert f"här finns {version[1:]}" in answer("find-node", tmp_path)


@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac's Chrome stands outside the path")
def test_a_missing_browser_is_told_with_what_to_do(tmp_path: Path) -> None:
    assert "make test-fast" in answer("find-browser", tmp_path)


def test_a_chosen_browser_that_does_not_run_is_named(tmp_path: Path) -> None:
    assert "CHROME är satt till /finns/inte" in answer("find-browser", tmp_path, CHROME="/finns/inte")


def test_a_chosen_firefox_that_does_not_run_is_named(tmp_path: Path) -> None:
    said = answer("find-browser", tmp_path, "firefox", FIREFOX="/finns/inte", CHROME="/bin/true")
    assert "FIREFOX är satt till /finns/inte" in said


@pytest.mark.parametrize(
    ("there", "chosen", "taken"),
    [
        (("chromium", "chromium-headless-shell"), {}, "chromium-headless-shell"),
        (("chromium",), {}, "chromium"),
        (("chromium", "chromium-headless-shell"), {"CHROME": "chromium"}, "chromium"),
        (("chromium", "other"), {"HEADLESS": "other", "CHROME": "chromium"}, "other"),
    ],
)
def test_the_browser_that_tests_drive_has_no_windows_unless_another_is_chosen_or_the_only_one(
    tmp_path: Path, there: tuple[str, ...], chosen: dict[str, str], taken: str
) -> None:
    for name in there:
        program(tmp_path, name, "")
    done = subprocess.run(
        ["/bin/bash", str(ROOT / "tools" / "find-browser"), "headless"],
        env={"PATH": str(tmp_path), **chosen},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.stdout.strip() == str(tmp_path / taken)


@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac's Firefox stands outside the path")
def test_a_missing_firefox_is_told_with_what_is_left_out(tmp_path: Path) -> None:
    said = answer("find-browser", tmp_path, "firefox", "--install")
    assert "Ingen Firefox hittades" in said
    assert "hoppas de tester över som körs i Firefox" in said


@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac's programs stand outside the path")
def test_a_missing_webkit_is_told_with_what_is_left_out(tmp_path: Path) -> None:
    said = answer("find-browser", tmp_path, "webkit")
    assert "Ingen WebKit (WebKitWebDriver och Xvfb) hittades" in said
    assert "hoppas de tester över som körs i WebKit" in said


def test_a_webkit_without_a_display_is_a_missing_one(tmp_path: Path) -> None:
    program(tmp_path, "WebKitWebDriver", "true")
    assert "Ingen WebKit" in answer("find-browser", tmp_path, "webkit")


def test_a_chosen_nginx_that_does_not_run_is_named_with_what_to_do(tmp_path: Path) -> None:
    said = answer("find-nginx", tmp_path, NGINX="/finns/inte")
    assert "NGINX är satt till /finns/inte" in said
    assert "make test-fast" in said


def test_an_nginx_without_brotli_is_used_with_a_word_about_what_is_missing(tmp_path: Path) -> None:
    program(tmp_path, "web", f'echo "configure arguments: --modules-path={tmp_path} --with-threads" >&2')
    chosen = {"NGINX": str(tmp_path / "web")}

    def find(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = ["/bin/bash", str(ROOT / "tools" / "find-nginx"), *arguments]
        return subprocess.run(command, env=os.environ | chosen, capture_output=True, encoding="utf-8")

    found = find("--install")
    assert (found.returncode, found.stdout.splitlines()) == (0, [chosen["NGINX"]])
    assert "Brotlimodulen för nginx saknas" in found.stderr
    module = tmp_path / "ngx_http_brotli_static_module.so"
    module.write_bytes(b"")
    found = find("--install")
    assert (found.stdout.splitlines(), found.stderr) == ([chosen["NGINX"], str(module)], "")
