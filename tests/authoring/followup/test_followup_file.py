"""followup.yaml with a follow-up added last, however the file stands before."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml

from macros.authoring.followup.followup_file import FileError, with_round
from macros.model import FollowUpRound, Period
from macros.model.followup import Progress

NEW = FollowUpRound(
    id="ny", as_of=datetime.date(2026, 12, 31), period=Period(start=datetime.date(2024, 1, 1), end=datetime.date(2026, 12, 31)),
    edition="2024-2027", affiliates=9, organisations=5, plans=5, actions=Progress(items=4, rows=12), how=("Så: ett, två.",),
)  # fmt: skip
OLD = "  # Den första.\n  - id: gammal\n    as_of: 2025-12-31\n"


@pytest.mark.parametrize(
    "text",
    [
        None,
        "# Överst\nrounds: []\n",
        "# Överst\nrounds:\n",
        f"# Överst\nrounds:\n{OLD}",
        "rounds: []\n# Om avsnittet\nsection: uppfoljning\n",
        f"rounds:\n{OLD}\n# Om avsnittet\nsection: uppfoljning\n",
        f"section: uppfoljning\nrounds:\n{OLD}",
        "section: uppfoljning\n",
    ],
)
def test_a_follow_up_is_added_last_and_the_rest_stays(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "followup.yaml").write_text(text, "utf-8")
    made = with_round(tmp_path, NEW)
    before, after = yaml.safe_load(text or "rounds: []"), yaml.safe_load(made)
    assert [one["id"] for one in after["rounds"]] == [
        *(one["id"] for one in before.get("rounds") or []),
        "ny",
    ]
    assert after["rounds"][-1]["actions"] == {"items": 4, "rows": 12}
    assert after["rounds"][-1]["how"] == ["Så: ett, två."]
    assert after.get("section") == before.get("section")
    kept = [
        line for line in (text or "").splitlines() if line.strip() and line.replace(" []", "") != "rounds:"
    ]
    assert [line for line in made.splitlines() if line in kept] == kept


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("rounds:\n  - id: ny\n", 'har redan uppföljningen "ny"'),
        ("rounds: [{id: gammal}]\n", "skriven så att inget kan läggas till sist"),
        ("rounds: [", "går inte att läsa"),
        ("- a\n", "går inte att läsa"),
    ],
)
def test_a_file_that_cannot_be_added_to_is_said(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "followup.yaml").write_text(text, "utf-8")
    with pytest.raises(FileError) as refused:
        with_round(tmp_path, NEW)
    assert says in str(refused.value)
