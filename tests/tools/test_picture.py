"""The README's picture: made of the built site, light and dark, and small enough to be committed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from support import ROOT, find_browser

MARKUP = re.compile(
    r'<picture>\s*<source media="\(prefers-color-scheme: dark\)" srcset="([^"]+)">\s*<img src="([^"]+)" alt="([^"]+)"'
)


@pytest.mark.weekly
@pytest.mark.browser
def test_it_is_taken_in_both_schemes_and_stays_small(
    built_fixture_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A worker runs Playwright once, so the tool has a process of its own.
    monkeypatch.setenv("CHROME", find_browser())
    code = f"from pathlib import Path; from tools import picture; picture.take(Path({str(built_fixture_site)!r}), Path({str(tmp_path)!r}))"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    light, dark = (tmp_path / f"startsidan-{scheme}.jpg" for scheme in ("light", "dark"))
    assert 5_000 < light.stat().st_size <= 150_000
    assert 5_000 < dark.stat().st_size <= 150_000
    assert light.read_bytes() != dark.read_bytes()


def test_the_readme_shows_it_with_words_for_those_who_do_not_see_it() -> None:
    found = MARKUP.search((ROOT / "README.md").read_text("utf-8"))
    assert found, "README.md has no picture"
    dark, light, words = found.groups()
    assert (dark, light) == (".github/startsidan-dark.jpg", ".github/startsidan-light.jpg")
    assert len(words) > 20
