"""Messages of `check` on decisions: those to come, and words that the adopted wording lacks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from county import change, check
from decisions import (
    DECISION,
    ENDS,
    NEW,
    NEW_ROW,
    REWORDED,
    TEXT,
    adopt,
    strategy_of,
)
from macros import diff
from macros.diff import report
from macros.strategy import as_of
from macros.validation import adopted_wording
from support import ROOT


@pytest.mark.parametrize(
    ("file", "old", "new", "called"),
    [
        ("focusareas.yaml", "        outcomes:\n", "          - {id: arbete-1-c, title: Ny insats, text: Göra något nytt.}\n        outcomes:\n", 'insats "arbete-1-c"'),
        ("focusareas.yaml", "          - {id: arbete-1-delmal-1, ", "          - {id: arbete-1-delmal-2, text: Nytt delmål.}\n          - {id: arbete-1-delmal-1, ", 'delmål "arbete-1-delmal-2"'),
        ("focusareas.yaml", "      - {id: arbete-myndigheten-1, ", "      - {id: arbete-myndigheten-2, text: Ny punkt}\n      - {id: arbete-myndigheten-1, ", '"arbete-myndigheten-2"'),
        ("actionplan.yaml", "      - id: handlingsplan-2-1\n", "      - {id: handlingsplan-2-2, title: Ny, text: Ny målsättning, activities: Göra, follow_up: [Enkät]}\n      - id: handlingsplan-2-1\n", 'målsättning "handlingsplan-2-2"'),
        ("strategy.yaml", "  - id: malen-exempel\n", "  - {id: nytt-kapitel, title: Nytt kapitel, content: [{text: Nytt.}]}\n  - id: malen-exempel\n", 'kapitel "nytt-kapitel"'),
        ("strategy.yaml", "      - quote: Ett citat", "      - text: Ett nytt stycke.\n      - quote: Ett citat", 'kapitel "inledning-exempel"'),
        ("resources.yaml", "  - {id: tips-ett, ", '  - {id: tips-tre, group: TIPS, text: Nytt tips, site: example.org, address: "https://example.org/3"}\n  - {id: tips-ett, ', 'tips "tips-tre"'),
        ("resources.yaml", "  - {id: checklista-1, ", "  - {id: checklista-3, text: Ny fråga.}\n  - {id: checklista-1, ", '"checklista-3"'),
        ("indicators.yaml", "{id: indikator-1-1, ", "{id: indikator-1-9, text: Ny indikator}\n      - {id: indikator-1-1, ", 'indikator "indikator-1-9"'),
    ],
)  # fmt: skip
def test_check_asks_which_decision_added_what_the_adopted_wording_lacks(
    county: Path, file: str, old: str, new: str, called: str
) -> None:
    adopt(county)
    assert check(county).exit_code == 0, check(county).output
    line = change(county, file, old, new)
    result = check(county)
    assert result.exit_code == 1
    row = next(row for row in result.output.splitlines() if "står inte i den beslutade texten" in row)
    assert called in row
    assert int(row.split(":")[1]) in (line, line + 1), row
    assert '"added: {date: DAGEN, decision: BESLUTET}"' in result.output
    text = (county / file).read_text("utf-8")
    added = "added: {date: 2026-02-01, decision: Beslut 9}"
    text = (
        text.replace("      - text: Ett nytt stycke.\n", f"      - text: Ett nytt stycke.\n        {added}\n")
        if "Ett nytt stycke" in new
        else re.sub(r"\{(id: (?:arbete-1-c|arbete-1-delmal-2|arbete-myndigheten-2|handlingsplan-2-2|nytt-kapitel|tips-tre|checklista-3|indikator-1-9)),", rf"{{\1, {added},", text)
    )  # fmt: skip
    (county / file).write_text(text, "utf-8")
    assert check(county).exit_code == 0, check(county).output


def test_a_decided_text_that_was_changed_is_told_once_and_not_as_added(county: Path) -> None:
    adopt(county)
    change(county, "focusareas.yaml", TEXT, NEW)
    output = check(county).output
    assert output.count("står inte") == 1
    assert "den beslutade texten står inte längre här" in output


class TestCheckSaysWhatIsComing:
    def test_a_decision_to_come_is_a_notice_and_a_warning_from_180_days_before(
        self, county: Path, on
    ) -> None:
        line = change(county, "focusareas.yaml", TEXT, TEXT + ENDS) + 1
        on("2027-01-01")
        result = check(county)
        assert result.exit_code == 0
        told = 'kommande 2027-07-01 (om 181 dagar): insats "arbete-1-a" upphör.'
        assert f"focusareas.yaml:{line}" in next(row for row in result.output.splitlines() if told in row)
        assert f"Upplysning: {told}" in result.output
        on("2027-01-02")
        assert (
            'Varning: kommande 2027-07-01 (om 180 dagar): insats "arbete-1-a" upphör.' in check(county).output
        )
        on("2027-06-30")
        assert "(i morgon)" in check(county).output
        on("2027-07-01")
        assert "kommande 2027-07-01" not in check(county).output

    def test_every_date_that_has_not_come_is_told(self, county: Path, on) -> None:
        change(county, "focusareas.yaml", TEXT, REWORDED)
        change(county, "focusareas.yaml", "        outcomes:\n", NEW_ROW + "        outcomes:\n")
        change(county, "accessibility.yaml", "published: 2025-03-01", "published: 2027-07-01")
        change(
            county,
            "affiliates.yaml",
            "affiliates:",
            "affiliates:\n  - {id: ny-ansluten, name: Ny, joined: 2027-07-01}",
        )
        on("2027-06-01")
        output = check(county).output
        for words in (
            'insats "arbete-1-a" får ny lydelse',
            'insats "arbete-1-c" börjar gälla',
            "accessibility.yaml",
            '"ny-ansluten"',
        ):
            assert any(
                "kommande 2027-07-01 (om 30 dagar)" in row and words in row for row in output.splitlines()
            ), words

    def test_github_shows_it_as_a_notice(self, county: Path, on) -> None:
        change(county, "focusareas.yaml", TEXT, TEXT + ENDS)
        on("2026-06-01")
        assert "::notice file=exempellan/focusareas.yaml" in check(county, "--format", "github").output

    @pytest.mark.parametrize(
        ("new", "says"),
        [
            (f"{TEXT}            replaced: [{{text: Förr., date: 2027-07-01, {DECISION}, field: titel}}]\n", 'nyckeln "titel" har inga ord som kan ersättas'),
            (f"{TEXT}            replaced: [{{text: Förr., date: 2027-07-01, {DECISION}}}, {{text: Förra., date: 2027-07-01, {DECISION}}}]\n", "två gånger samma dag, 2027-07-01"),
            (f"{REWORDED}{ENDS}", "de nya orden gäller från 2027-07-01, men det upphör 2027-07-01"),
            (f"{TEXT}{ENDS}            added: {{date: 2028-01-01, {DECISION}}}\n", "det upphör 2027-07-01, men lades till 2028-01-01"),
            (f'{TEXT}            replaced: [{{text: "Förr\\n\\noch nu.", date: 2027-07-01, {DECISION}, field: title}}]\n', ""),
        ],
    )  # fmt: skip
    def test_decisions_that_cannot_be_are_told_at_their_line(
        self, county: Path, on, new: str, says: str
    ) -> None:
        on("2026-06-01")
        line = change(county, "focusareas.yaml", TEXT, new)
        result = check(county)
        assert isinstance(result.exception, SystemExit | None)
        if says:
            assert result.exit_code == 1
            row = next(row for row in result.output.splitlines() if says in row)
            assert line <= int(row.split(":")[1]) <= line + 4

    def test_a_change_of_running_text_to_come_must_say_where(self, county: Path, on) -> None:
        on("2026-06-01")
        old = "    title: Inledning\n"
        change(
            county,
            "strategy.yaml",
            old,
            f"{old}    replaced: [{{text: Förr., date: 2027-07-01, {DECISION}}}]\n",
        )
        result = check(county)
        assert result.exit_code == 1
        assert "det står inte vilken del av texten den gäller" in result.output
        on("2027-07-01")
        assert check(county).exit_code == 0

    def test_a_day_before_the_strategy_began_is_a_warning(self, county: Path) -> None:
        change(
            county,
            "focusareas.yaml",
            TEXT,
            f"{TEXT}            replaced: [{{text: Förr., date: 2023-07-01, {DECISION}}}]\n",
        )
        assert (
            'Varning: insats "arbete-1-a": dagen 2023-07-01 ligger före strategins första dag, 2025-01-01.'
            in check(county).output
        )


class TestDifference:
    def test_what_is_to_come_says_from_when(self, county: Path, tmp_path: Path, on) -> None:
        import shutil

        on("2026-06-01")
        old = shutil.copytree(county, tmp_path / "old")
        change(county, "focusareas.yaml", TEXT, REWORDED)
        change(
            county,
            "focusareas.yaml",
            "            text: Använda Exempelmetoden.\n",
            "            text: Använda Exempelmetoden.\n" + ENDS.replace("trygghet-1-b", "arbete-1-a"),
        )
        change(county, "focusareas.yaml", "        outcomes:\n", NEW_ROW + "        outcomes:\n")
        words = report.text(diff.compare(old, county))
        assert "gäller inte från 2027-07-01" in words
        assert re.search(r"\(arbete-1-a\), text: .*\. Gäller från 2027-07-01\.", words)
        assert re.search(r"\(arbete-1-c\).*Gäller från 2027-07-01\.", words)
        assert "är upphävd: sparade planer" not in words
        assert "bredvid varandra" not in words


def test_every_decided_word_of_the_real_strategy_can_be_changed_by_a_decision() -> None:
    data = strategy_of(ROOT / "data").data
    held = {
        words
        for _, thing in adopted_wording.iter_models(data)
        if "replaced" in type(thing).model_fields
        for field in as_of.fields_with_words(type(thing))
        for value in [getattr(thing, field) or ()]
        for text in (value if isinstance(value, tuple) else (value,))
        for words in adopted_wording.units_of(text)
    }
    lines = (ROOT / "data" / "edition" / "2024-2027.txt").read_text("utf-8").split("\n")
    left = []
    for line in (line for line in lines if line and not line.startswith("# ")):
        corrected = line
        for erratum in data.errata.errata:
            for says in erratum.source_says if erratum.published else ():
                corrected = corrected.replace(says, erratum.published or "")
        if not {line, corrected} & held:
            left.append(line)
    # Link addresses are mended with previous_address, and the page where one joins is not a word of the strategy.
    assert [line for line in left if "://" not in line] == []
    assert len(lines) - len(left) > 500
