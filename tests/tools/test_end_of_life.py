"""Parts past their end of life, and known faults of the locked packages."""

import datetime
import subprocess
from pathlib import Path

import pytest
import yaml

from support import ROOT, program
from tools import end_of_life

PART = {
    "name": "Språket",
    "source": "https://example.org/slut",
    "pins": [
        {"files": "*.yml", "pattern": 'version: "(\\d+)"'},
        {"files": "more/*.txt", "pattern": "språk:(\\d+)"},
    ],
    "ends": {"1": datetime.date(2030, 5, 31), "2": datetime.date(2031, 5, 31)},
}


@pytest.mark.parametrize(
    ("pinned", "today", "told"),
    [
        ("1", "2029-01-01", []),
        ("1", "2030-05-01", ["- Språket 1 (a.yml): får inga rättningar efter 2030-05-31, om 30 dagar."]),
        ("1", "2030-05-31", ["- Språket 1 (a.yml): får inga rättningar efter 2030-05-31, om 0 dagar."]),
        ("1", "2030-06-01", ["- Språket 1 (a.yml): fick sina sista rättningar 2030-05-31."]),
        ("2", "2030-06-01", []),
        ("3", "2029-01-01", ["- Språket 3 (a.yml): slutet är inte antecknat. Läs källan"]),
        ("x", "2029-01-01", ["- Språket: versionen hittas inte i projektet."]),
    ],
)
def test_what_gets_no_corrections_is_told_ahead_of_time(
    tmp_path: Path, pinned: str, today: str, told: list[str]
) -> None:
    (tmp_path / "a.yml").write_text(f'version: "{pinned}"\n', "utf-8")
    lines = list(end_of_life.end_of_life_lines(tmp_path, [PART], datetime.date.fromisoformat(today)))
    assert [line.startswith(start) for line, start in zip(lines, told, strict=True)] == [True] * len(told)


def test_every_pinned_part_is_found_and_its_end_is_noted() -> None:
    parts = yaml.safe_load((ROOT / "tools" / "end_of_life.yaml").read_text(encoding="utf-8"))
    assert list(end_of_life.end_of_life_lines(ROOT, parts, datetime.date(2020, 1, 1))) == []


def audit(folder: Path, **programs: str) -> subprocess.CompletedProcess[str]:
    """Return the output of tools/audit where its programs print and end as given."""
    for name, script in programs.items():
        program(folder, name, script)
    env = {
        "PATH": f"{folder}:/usr/bin:/bin",
        "PIP_AUDIT": str(folder / "pip"),
        "PYTHON": str(folder / "python"),
    }
    return subprocess.run(
        [ROOT / "tools" / "audit"], env=env, capture_output=True, text=True, encoding="utf-8"
    )


def test_known_faults_of_locked_packages_are_reported_and_silence_means_that_there_are_none(
    tmp_path: Path,
) -> None:
    fine = audit(tmp_path, pip='test "$1" = --strict', npm="echo fine", python="")
    assert (fine.returncode, fine.stdout) == (0, "")
    done = audit(tmp_path, pip="echo CVE-1; exit 1", npm="echo CVE-2; exit 1", python="echo - Node 1")
    assert done.returncode == 0
    for words in (
        "## Kända brister: requirements.txt\n\n```\nCVE-1",
        "requirements-dev.txt",
        "package-lock.json\n\n```\nCVE-2",
        "## Får inga rättningar\n\n- Node 1",
    ):
        assert words in done.stdout


def test_no_answer_about_faults_is_no_fault_but_told_in_a_line_each_and_fails(tmp_path: Path) -> None:
    traceback = "echo 'Traceback (most recent call last):' >&2; echo 'ProxyError: no network' >&2; exit 1"
    done = audit(
        tmp_path,
        pip=traceback,
        npm="printf 'npm error %s\\n' 'no answer' 'the log is there' >&2; exit 1",
        python="echo - Node 1",
    )
    assert done.returncode == 1
    assert done.stdout == "## Får inga rättningar\n\n- Node 1\n"
    assert done.stderr.splitlines() == [
        "requirements.txt: det gick inte att fråga om kända brister (ProxyError: no network).",
        "requirements-dev.txt: det gick inte att fråga om kända brister (ProxyError: no network).",
        "package-lock.json: det gick inte att fråga om kända brister (npm error no answer).",
    ]
