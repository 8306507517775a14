"""The words of the strategy in all their forms are one word to a searcher, and words that only look alike are not."""

from __future__ import annotations

import json
import subprocess
from itertools import chain

import pytest

from paradigms import CASES, paradigms
from support import ROOT

MODULE = ROOT / "overrides" / "assets" / "scripts" / "lib" / "swedish.js"


@pytest.fixture(scope="module")
def stems() -> dict[str, str]:
    """Return the stem of every word of the cases, as the site's own module gives it."""
    asked = sorted(set(chain(*paradigms(), *CASES["apart"])))
    script = (
        f"import {{ stem }} from {json.dumps(MODULE.as_uri())};"
        "import { readFileSync } from 'node:fs';"
        "console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf-8')).map(stem)));"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return dict(zip(asked, json.loads(done.stdout), strict=True))


def test_all_forms_of_a_word_have_one_stem(stems: dict[str, str]) -> None:
    parted = [
        [f"{form}: {stems[form]}" for form in forms]
        for forms in paradigms()
        if len({stems[form] for form in forms}) > 1
    ]
    assert len(paradigms()) > 250
    assert parted == []


def test_words_that_only_look_alike_have_different_stems(stems: dict[str, str]) -> None:
    met = [(one, other, stems[one]) for one, other in CASES["apart"] if stems[one] == stems[other]]
    assert met == []
