"""Periods, supervision and earlier editions on their days, in Sweden."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from county import change, check, shown
from decisions import (
    ACTION,
    ENDS,
    REWORDED,
    TEXT,
    adopt,
    ended_periods,
    strategy_of,
)
from macros.strategy import registers
from macros.validation.loader import load
from support import ROOT, write_next_edition


class TestPeriods:
    def test_each_period_has_its_own_words_for_afterwards(self, county: Path, on) -> None:
        change(
            county,
            "actionplan.yaml",
            "period: {start: 2025-01-01, end: 2028-12-31}",
            "period: {start: 2025-01-01, end: 2027-12-31}",
        )
        on("2027-12-31", "23:59")
        assert ended_periods(strategy_of(county)) == {"strategy": (), "plan": ()}
        on("2028-01-01", "00:00")
        plan = "Handlingsplanens period är slut. Vad som gäller nu: Planen följs upp."
        assert ended_periods(strategy_of(county)) == {"strategy": (), "plan": (plan,)}
        on("2028-10-03")
        assert "strategins period slutar 2028-12-31" in check(county).output
        on("2029-01-01")
        whole = "Perioden är slut. Vad som gäller nu: Ej fastställt."
        assert ended_periods(strategy_of(county)) == {"strategy": (whole,), "plan": (plan, whole)}

    @pytest.mark.parametrize(
        "words",
        ["Strategin är förlängd", "Strategin är förlängd.", "Strategin är förlängd. ", "”Vi fortsätter.”"],
    )
    def test_the_sentence_ends_once_whatever_the_editor_wrote(self, county: Path, on, words: str) -> None:
        change(county, "site.yaml", "  period: {start", f'  afterwards: "{words}"\n  period: {{start')
        on("2029-01-01")
        said = ended_periods(strategy_of(county))["strategy"][0]
        assert said.startswith("Perioden är slut. Vad som gäller nu: ")
        assert ".." not in said
        assert said.rstrip("”").endswith(".")

    def test_a_prolonged_period_is_asked_to_be_so_in_words(self, county: Path, on) -> None:
        change(county, "actionplan.yaml", "afterwards: Planen följs upp.\n", "")
        adopt(county)
        on("2028-09-01")
        output = check(county).output
        assert "ändra end här, och orden som nämner åren" in output
        assert "exempellan/actionplan.yaml:5" in output
        change(county, "actionplan.yaml", "end: 2028-12-31", "end: 2029-12-31")
        output = check(county).output
        assert 'rubriken säger "2025-2028", men perioden slutar 2029-12-31' in output
        tip = re.search(r'"- (\{text: .*?field: subtitle\})"', output)
        assert tip
        replaced = tip[1].replace("DAGEN", "2028-08-15").replace("BESLUTET", "Beslut 9")
        change(
            county,
            "actionplan.yaml",
            "subtitle: Plan för Exempellän 2025-2028",
            f"subtitle: Plan för Exempellän 2025–2029\nreplaced:\n  - {replaced}",
        )
        result = check(county)
        assert result.exit_code == 0, result.output
        assert "handlingsplan" not in result.output.replace("handlingsplanen", "")
        words = shown(county, "handlingsplan/", "action_plan")
        assert "Plan för Exempellän 2025–2029" in words
        assert "Tidigare lydelse (underrubrik), till 2028-08-15Plan för Exempellän 2025-2028" in words


class TestEarlierEdition:
    def test_it_is_held_as_when_the_next_began_and_never_changes_after(self, tmp_path: Path, on) -> None:
        data = write_next_edition(tmp_path)
        kept = data / "editions" / "2025-2028"
        change(kept, "focusareas.yaml", TEXT, REWORDED.replace("2027-07-01", "2029-02-01"))
        line = "            text: Använda Exempelmetoden.\n"
        change(kept, "focusareas.yaml", line, line + ENDS.replace("trygghet-1-b", "arbete-1-a"))
        for day, ended in (
            ("2027-06-30", False),
            ("2027-07-01", True),
            ("2029-06-01", True),
            ("2031-06-01", True),
        ):
            on(day)
            loaded = load(data)
            assert loaded.strategy, loaded.diagnostics
            old = loaded.strategy.earlier[0]
            assert old.actions[ACTION].action.text == "Kartlägga löner varje år."
            assert (old.actions["trygghet-1-b"].action.withdrawn is not None) is ended
            assert ended_periods(old) == {"strategy": (), "plan": ()}


class TestSupervision:
    SECOND = "{name: Andra exempeltillsynen, since: 2999-01-01}"

    def test_the_last_known_address_stays_until_the_next_is_filled_in(self, county: Path, on) -> None:
        change(county, "accessibility.yaml", self.SECOND, self.SECOND.replace("2999", "2027"))
        on("2027-01-01", "00:00")
        words = shown(county, "om/tillganglighet/", "accessibility")
        assert "Andra exempeltillsynen har ansvaret" in words
        assert (
            "Adressen för anmälan till Andra exempeltillsynen är ännu inte införd här. Den senast kända adressen är den till "
            "Första exempeltillsynen, som hade tillsynen tidigare." in words
        )
        change(
            county,
            "accessibility.yaml",
            "since: 2027-01-01",
            'since: 2027-01-01, address: "https://exempel.invalid/ny"',
        )
        words = shown(county, "om/tillganglighet/", "accessibility")
        assert "anmäla det till Andra exempeltillsynen" in words
        assert "Första" not in words

    def test_the_order_of_the_rows_means_nothing(self, county: Path, on) -> None:
        # Its follow-up is later than this day.
        (county / "followup.yaml").unlink()
        first = '  - {name: Första exempeltillsynen, address: "https://exempel.invalid/anmal"}\n'
        change(county, "accessibility.yaml", first, "")
        change(
            county,
            "accessibility.yaml",
            self.SECOND + "\n",
            self.SECOND.replace("2999", "2027") + "\n" + first,
        )
        on("2026-06-01")
        words = shown(county, "om/tillganglighet/", "accessibility")
        assert "Första exempeltillsynen har ansvaret" in words
        assert "Från 2027-01-01 har Andra exempeltillsynen ansvaret." in words

    def test_check_warns_from_180_days_before(self, county: Path, on) -> None:
        change(county, "accessibility.yaml", self.SECOND, self.SECOND.replace("2999", "2027"))
        on("2026-07-05")
        assert (
            "Varning: kommande 2027-01-01 (om 180 dagar): Andra exempeltillsynen får tillsynen, och adressen för anmälan saknas."
            in check(county).output
        )


class TestDays:
    def test_the_day_is_swedish(self, county: Path, on) -> None:
        change(county, "site.yaml", "end: 2028-12-31", "end: 2027-12-31")
        on("2027-12-31", "23:59")
        assert not registers.has_ended(strategy_of(county))
        on("2028-01-01", "00:00")
        assert registers.has_ended(strategy_of(county))

    def test_the_site_is_built_every_night_after_midnight_in_sweden(self) -> None:
        publish = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8"))
        minute, hour, *days = publish[True]["schedule"][0]["cron"].split()
        assert days == ["*", "*", "*"]
        for month in (1, 7):
            moment = datetime.datetime(2027, month, 10, int(hour), int(minute), tzinfo=datetime.UTC)
            assert moment.astimezone(ZoneInfo("Europe/Stockholm")).hour in (0, 1)
