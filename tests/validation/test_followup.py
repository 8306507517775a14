"""The messages about a follow-up: days, sums, and hidden numbers that anyone could compute."""

from __future__ import annotations

from pathlib import Path

from county import change, check

AREA = "{area: arbete, items: 1, rows: 9, done: 4}"
POINT = "{point: checklista-1, yes: 6, partly: 4}"
OF_TYPES = {
    "a number below three", "no number", "too few plans", "a sum too small", "an area twice", "an unknown area",
    "a goal for an area", "a number for a band", "a hyphen in a band", "a name in the file",
}  # fmt: skip
# Each slip in followup.yaml: what is exchanged, and words of the message.
SLIPS = [
    ("a number below three", "decided: 8", "decided: 2", "3"),
    ("no number", "decided: 8", "decided: många", '"många"'),
    ("too few plans", "organisations: 5\n    plans: 5", "organisations: 2\n    plans: 5", "organisations"),
    ("a day to come", "as_of: 2026-10-31", "as_of: 2999-10-31", "2999-10-31 har inte varit än"),
    ("the newest first", "as_of: 2025-12-31", "as_of: 2026-11-01", "är inte efter den förra uppföljningens dag"),
    ("a period backwards", "{start: 2025-01-01, end: 2025-12-31}", "{start: 2025-12-31, end: 2025-01-01}", "slutar före sin första dag"),
    ("a period past the day", "{start: 2025-01-01, end: 2026-10-31}", "{start: 2026-11-01, end: 2026-12-31}", "börjar efter dagen som läget gäller"),
    ("an unknown edition", "edition: 2025-2028\n    decision", "edition: 2025-2029\n    decision", 'utgåvorna är 2025-2028'),
    ("more with a plan than affiliates", "affiliates: 18", "affiliates: 11", "men affiliates (anslutna) räcker bara till 11"),
    ("more decided than plans", "decided: 8", "decided: 14", "decided (beslutade) är 14, men plans"),
    ("more carried out than there are", "items: 4, carried_out: 4", "items: 3, carried_out: 4", "räcker bara till 3"),
    ("more late than not done", "late: 4}", "late: 25}", "räcker bara till 24"),
    ("more late than not stopped", AREA, "{area: arbete, items: 1, rows: 15, planned: 3, done: 4, stopped: 4, late: 8}", "räcker bara till 7"),
    ("a sum too large", AREA, "{area: arbete, items: 1, rows: 9, planned: 6, done: 4}", "är tillsammans 10, men ska vara 9"),
    ("a sum too small", POINT, "{point: checklista-1, yes: 3, partly: 3, no: 3, unknown: 3, unanswered: 0}", "unanswered"),
    ("one number hidden alone", AREA, "{area: arbete, items: 1, rows: 18, planned: 4, ongoing: 4, done: 4, stopped: 4}",
     "att dölja unset (utan status) hjälper inte: 2 följer av de andra talen"),
    ("a table of few", "items: 4, carried_out: 3}", "items: 4, carried_out: 3, rows: 9, planned: 4}", "tabeller görs bara av planer från minst 8 verksamheter, och här är de 5"),
    ("hidden zeros", AREA, "{area: arbete, items: 1, rows: 9, planned: 5, done: 4}", "hjälper inte: 0 följer av de andra talen"),
    ("answers of other plans", POINT, "{point: checklista-1, yes: 10, partly: 4}", "är tillsammans 14, men ska vara 13"),
    ("an area with more rows than all", AREA, "{area: arbete, items: 1, rows: 33, done: 4}", "rows (rader) är 33, men actions (insatser) räcker bara till 32"),
    ("an area with more insatser than all", AREA, "{area: arbete, items: 5, rows: 9, done: 4}", "items (antal i strategin) är 5, men actions (insatser) räcker bara till 4"),
    ("an area of the action plan", "rows: 11, planned: 5", "rows: 11, planned: 8", "planned (planerade) är 8, men objectives (målsättningar) räcker bara till 7"),
    ("a goal with more than all", "goal: mal-1, basis: redaktionell, items: 1, rows: 9, done: 4", "goal: mal-1, basis: redaktionell, items: 1, rows: 19, done: 9", "done (klara) är 9, men actions (insatser) räcker bara till 8"),
    ("målsättningar with more than all", "items: 3, rows: 16, planned: 7, ongoing: 4}\n    items", "items: 3, rows: 16, planned: 7, ongoing: 5}\n    items", "ongoing (pågår) är 5, men objectives (målsättningar) räcker bara till 4"),
    ("all but one decided", "decided: 8", "decided: 12", "decided (beslutade) är 12 av 13, och av det följer resten, 1, som är under 3"),
    ("chosen by all but two", "chosen: 7", "chosen: 10", "chosen (valt) är 10 av 12, och av det följer resten, 2"),
    ("a band of more than there are", "{item: arbete-1-a, organisations: 6–10}", "{item: arbete-1-a, organisations: 21–50}", "21–50"),
    ("an area twice", AREA, f"{AREA}\n      - {AREA}", 'har "arbete" två gånger'),
    ("an unknown area", "area: arbete", "area: arbetet", '"arbetet" finns inte'),
    ("a goal for an area", "{goal: mal-1,", "{goal: arbete,", '"arbete" finns inte'),
    ("a number for a band", "organisations: 3–5", "organisations: 4", '"4"'),
    ("a hyphen in a band", "organisations: 3–5", "organisations: 3-5", "3–5"),
    ("a name in the file", "decided: 8", "decided: 8\n    names: [Exempelkommun]", 'nyckeln "names" är okänd'),
]  # fmt: skip


def test_the_parts_of_another_editions_follow_up_are_pointed_out(county: Path) -> None:
    """The next edition lacks ids of this one: the cause is told, not each id alone."""
    change(county, "site.yaml", "id: 2025-2028", "id: 2029-2032")
    output = check(county).output
    assert (
        'uppföljning "uppfoljning-2026" gäller utgåvan 2025-2028, så dess delar hör hemma där: areas, goals'
        in output
    )
    assert 'uppföljning "uppfoljning-2025" gäller' not in output


ALONE = {"a day to come", "the newest first", "a period past the day"}


def test_slips_in_a_follow_up_are_said_at_their_lines_many_in_one_run(county: Path) -> None:
    """Those that share a line, and those of types and of sums, are in different runs; so are some days."""
    whole = (county / "followup.yaml").read_text("utf-8")
    left = [*SLIPS]
    while left:
        made: dict[int, tuple[str, str, str, str]] = {}
        group = _group(left[0][0])
        for slip in left:
            line = whole[: whole.index(slip[1])].count("\n")
            if line not in made and _group(slip[0]) == group:
                made[line] = slip
        left = [slip for slip in left if slip not in made.values()]
        (county / "followup.yaml").write_text(whole, "utf-8")
        for _, old, new, _ in made.values():
            change(county, "followup.yaml", old, new)
        output = check(county).output
        assert [name for name, *_, says in made.values() if says not in output] == [], output
        assert "Traceback" not in output
        assert output.count("exempellan/followup.yaml:") >= len(made)


def _group(name: str) -> str:
    return name if name in ALONE else str(name in OF_TYPES)
