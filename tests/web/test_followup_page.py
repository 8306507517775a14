"""The page on the county's follow-up, made of followup.yaml alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from county import change, check, shown
from macros.strategy import followup
from macros.strategy.resolved import Strategy
from macros.validation.loader import load
from macros.web import descriptions
from macros.web.templating import Renderer

PAGE = ("uppfoljning/", "followup")


def loaded(county: Path) -> Strategy:
    strategy = load(county).strategy
    assert strategy, check(county).output
    return strategy


def without_rounds(county: Path, more: str = "") -> None:
    (county / "followup.yaml").write_text(f"rounds: []\n{more}", "utf-8")


def test_the_page_tells_the_counts_their_wholes_and_what_is_hidden(county: Path) -> None:
    words = shown(county, *PAGE)
    for said in (
        "18anslutna verksamheter",
        "13handlingsplaner, från 12 av 18 anslutna",
        "4av 4 insatser är genomförda",
        "Läget 2026-10-31, för tiden 2025-01-01–2026-10-31. 8 av planerna är beslutade.",
        "2025-12-315",
        "2025-12-313 av 4",
        "Arbete för alla Genomförda i minst en handlingsplan: ett dolt antal av 1. "
        "Planerna har 9 rader: 4 klara, 5 vars läge är dolt.",
        "Kopplingen till målet är redaktionens.",
        "Mest: 6–10 verksamheter 6",
        "Minst: färre än 3 verksamheter 1",
        "13 handlingsplaner: 6 ja, 4 delvis, 3 vars svar är dolda.",
        "7 av 12 verksamheter har valt det.",
        "Hur många som har valt det är dolt.",
        "dolt = talet är under 3, eller skulle röja ett som är det",
        "Varje verksamhet räknas en gång i perioden",
        "Uppgifterna bygger på vad verksamheterna själva har skrivit.",
        "Beslut att publicera: Påhittat beslut 3. Räknat mot utgåvan 2025-2028.",
    ):
        assert said in words, said
    assert "Ingen uppföljning är publicerad än" not in words


def test_a_bar_is_as_long_as_its_words_say(county: Path) -> None:
    strategy = loaded(county)
    one = followup.latest(strategy)
    assert one
    bars = {line.title: line.bar for group in followup.areas(strategy, one) for line, _ in group.rows}
    # 32 rows: 8 done, 9 under way, 10 planned, 5 hidden.
    assert bars["Alla insatser"] == (25.0, 28.1, 15.6)
    assert bars["Skydda"] == (0, 0, 100)
    html = str(Renderer(strategy).render("followup", "uppfoljning/"))
    assert '<rect class="ui-progress__done" width="25.0" height="6"/>' in html
    assert html.count('id="plan-stripes"') == 1
    shares = [
        year.share for title, years in followup.years(strategy) for year in years if title.startswith("Ans")
    ]
    assert shares == [100, 50]


# What is taken out of the first county's follow-up → what the page then says, and no longer.
LACKING = {
    "rows": (
        ", rows: 9, done: 4}\n      - {area: skola",
        "}\n      - {area: skola",
        "Antalet rader i planerna är dolt.",
        "",
    ),
    "the decision": (
        "    decision: Påhittat beslut 3\n",
        "",
        "Beslut att publicera: Ej fastställt.",
        "beslut 3",
    ),
    "decided plans": (
        "    decided: 8\n",
        "",
        "Hur många av planerna som är beslutade är dolt.",
        "8 av planerna",
    ),
}


@pytest.mark.parametrize("case", LACKING)
def test_what_is_hidden_is_said_and_nothing_is_made_up(county: Path, case: str) -> None:
    old, new, said, gone = LACKING[case]
    change(county, "followup.yaml", old, new)
    words = shown(county, *PAGE)
    assert said in words
    assert not gone or gone not in words


def test_of_few_organisations_only_the_promised_counts_are_shown(county: Path) -> None:
    text = (county / "followup.yaml").read_text("utf-8")
    (county / "followup.yaml").write_text(text[: text.index("  - id: uppfoljning-2026")], "utf-8")
    change(county, "followup.yaml", "carried_out: 3}", "carried_out: 3}\n    objectives: {items: 3}")
    words = shown(county, *PAGE)
    for said in (
        "3av 4 insatser är genomförda",
        "Läget för insatser och målsättningar visas när minst 8 verksamheter har sådana i sina planer",
        "Så räknades det",
    ):
        assert said in words, said
    for gone in ("Område för område", "Mål för mål", "Mest och minst", "Checklistan"):
        assert gone not in words, gone


def test_a_first_follow_up_says_so(county: Path) -> None:
    text = (county / "followup.yaml").read_text("utf-8")
    first, second = text.index("  - id: uppfoljning-2025"), text.index("  - id: uppfoljning-2026")
    (county / "followup.yaml").write_text(text[:first] + text[second:], "utf-8")
    assert "Det här är den första uppföljningen." in shown(county, *PAGE)


def test_without_a_follow_up_the_page_says_what_when_and_how_to_send_a_plan(county: Path) -> None:
    without_rounds(county)
    words = shown(county, *PAGE)
    for said in (
        "Ingen uppföljning är publicerad än",
        "I dag är 1 verksamhet införda",
        "Bifoga filen i ett mejl till: planer@exempel.invalid",
        "Vad som ska följas upp, och när: Ej fastställt.",
    ):
        assert said in words, said
    without_rounds(county, "section: ansluta-exempel\n")
    words = shown(county, *PAGE)
    assert "Läs avsnittet i strategin" in words
    assert "Ej fastställt" not in words
    change(county, "site.yaml", "plans: planer@exempel.invalid, ", "")
    assert "Adressen att skicka till: Ej fastställt." in shown(county, *PAGE)


def test_the_page_is_described_by_its_counts_where_it_is_shared(county: Path) -> None:
    meta = {"show": ["followup", ""], "lead": "Annat"}
    assert descriptions.of_page(loaded(county), meta, "Uppföljning") == (
        "Läget 2026-10-31: 18 anslutna verksamheter; 13 handlingsplaner, från 12 av 18 anslutna; "
        "4 av 4 insatser är genomförda."
    )
    without_rounds(county)
    assert descriptions.of_page(loaded(county), meta, "Uppföljning").startswith("Vad som ska följas upp")


def test_every_part_of_the_follow_up_leads_to_its_page(county: Path) -> None:
    html = str(Renderer(loaded(county)).render("followup", "uppfoljning/"))
    links = set(re.findall(r'href="\.\./([^"]+)"', html))
    assert {"fokusomraden/arbete/", "handlingsplan/forebygga/", "mal/2/", "insatser/arbete-1-a/", "min-plan/#skicka",
            "verktyg/checklista/#checklista-1"} <= links  # fmt: skip


def test_each_goal_is_followed_by_insatser_and_by_malsattningar(county: Path) -> None:
    words = shown(county, *PAGE)
    goal = "Frihet från våld Genomförda i minst en handlingsplan: ett dolt antal av {}. Planerna har {} rader"
    by_goal = words[words.index("Mål för mål") :]
    assert (
        by_goal.index("Insatser Makt")
        < by_goal.index(goal.format(2, 15))
        < by_goal.index(f"Målsättningar {goal.format(3, 16)}")
    )
    assert "genom insatserna och målsättningarna som hör till dem" in words


@pytest.mark.parametrize("part", ["areas", "goals", "objective_goals", "items", "checklist", "chosen"])
def test_the_contents_lead_to_what_is_there(county: Path, part: str) -> None:
    text = (county / "followup.yaml").read_text("utf-8")
    (county / "followup.yaml").write_text(re.sub(rf"(?m)^    {part}:\n(?:      .*\n)+", "", text), "utf-8")
    page = Renderer(loaded(county)).render_page("followup", "uppfoljning/")
    html = str(page.content)
    ids = set(re.findall(r'id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= ids
    assert not re.search(r"<(ul|tbody)[^>]*>\s*</", html)
