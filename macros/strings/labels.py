"""The Swedish words of the site: kinds, plurals, pages and scripts. Field names stand in the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Added, Goal, Licences, Model, Problem, Replaced, SiteFile, helps
from .names import Words, fill
from .phrases import listed
from .role_labels import TIERS

NOT_SET = "Ej fastställt"

# Facts that wait for the owner's decision, in the sentence of `undecided`.
UNDECIDED = {
    "decision": "beslut",
    "date": "beslutsdatum",
    "case_number": "ärendenummer",
    "original": "adressen till den tryckta strategin",
    "afterwards": "vad som gäller efter perioden",
    "plan_afterwards": "vad som gäller efter handlingsplanens period",
    "contact": "kontakt",
    "licence": "en licens",
    "licences": "licenser",
}

KINDS = {
    "action_plan": "handlingsplan",
    "action": "insats",
    "actor": "aktör",
    "actor_group": "aktörsgrupp",
    "affiliate": "ansluten verksamhet",
    "contributions": "bidragslista",
    "edition": "utgåva",
    "erratum": "anmärkning",
    "focus_area": "fokusområde",
    "follow_up_round": "uppföljning",
    "goal": "mål",
    "indicator": "indikator",
    "measure": "mått",
    "method": "metod",
    "note": "fotnot",
    "objective": "målsättning",
    "objective_area": "målsättningsområde",
    "outcome": "delmål",
    "page": "sida",
    "point": "punkt",
    "problem": "problemområde",
    "release": "publicering",
    "role": "roll",
    "section": "avsnitt",
    "shortcoming": "brist",
    "term": "ord",
    "tip": "tips",
    "workplace": "arbetsplats",
}
# The rows of a table that are about everything of a kind.
ALL_OF_KIND = {"action": "alla insatser", "objective": "alla målsättningar"}
# The names of sections in breadcrumbs, by path.
SECTIONS = {
    "aktorer/": "Aktörer",
    "fokusomraden/": "{Focus_areas}",
    "handlingsplan/": "{Plan_title}",
    "insatser/": "{Actions}",
    "mal/": "{Goals_section}",
    "roller/": "Din roll",
    "strategin/": "Läs strategin",
}
CONTRIBUTORS = "Du som kan bidra"
CHAPTER = "kapitel"
# Values of data/ that are English code, in words for reports.
CODE_WORDS = {
    "overall-goal": "(visar det övergripande målet)",
    "national-goals": "(visar de nationella målen)",
    "regional-goals": "(visar de regionala målen)",
    "focus-areas": "(visar listan över fokusområden)",
    "agenda": "(visar de globala målen)",
    "affiliates": "(visar de anslutna verksamheterna)",
    "areas": "(visar områdena att integrera)",
    "checklist": "(visar checklistan)",
    "tips": "(visar tipsen)",
    "indicators": "(visar indikatorerna)",
    "regional-indicators": "(visar de regionala indikatorerna)",
    "contributions": "(visar vad var och en bidrar med)",
    "governance-chain": "(visar styrkedjan)",
    "objective-areas": "(visar målsättningsområdena)",
    "beside": "vid texten och i registret",
    "register": "bara i registret",
}
# The argument of an editor's macro that says in which form the rows are shown.
SHOWN_AS = "som"
AREA_POINT = "Område att integrera"
CHECKLIST_POINT = "Punkt i checklistan"
CHECKLIST = "Checklista för systematik"
AREAS = "Områden att integrera"
TIPS = "Tips, utbildningar och vägledningar"
INDICATORS = "Indikatorer"
AFFILIATES = "Anslutna verksamheter"
# In a chart: where values before and after cannot be compared, and the band of 40 to 60 per cent.
LINE_CHART = "Linjediagram"
CLOSEST = "Närmaste mått."
CHART_BREAK = "brott"
CHART_MARGINS = "De lodräta strecken är felmarginaler."
CHART_EVEN = "jämn fördelning"
# The kind of a search hit in plain words, and its weight among equal hits.
HITS = {
    "support": ("Stödlinjer", 1.2),
    "action": ("{Action} i strategin", 1.2),
    "objective": ("{Objective} i {the_action_plan}", 1.2),
    "role": ("Din roll", 1.15),
    "focus_area": ("{Focus_area}", 1.15),
    "actor": ("Aktör: vad strategin säger till den", 1.1),
    "page": ("Sida", 1.1),
    "goal": ("{Goal}", 1.1),
    "objective_area": ("{Objective_area} i {the_action_plan}", 1.1),
    "section": ("Avsnitt i strategin", 1),
    "term": ("Ord som förklaras", 1),
    "method": ("Metod", 1),
    "tip": ("Tips", 0.95),
    "area_point": (AREA_POINT, 0.9),
    "checklist_point": (CHECKLIST_POINT, 0.9),
    "indicator": ("Mått att följa (indikator)", 0.85),
}
# Above the name of an area of the action plan, on its page.
NUMBERED_AREA = "{Objective_area} {number} i {the_action_plan}"
# What readers call a goal, whatever the strategy calls it, and in the definite form.
GOAL_NAMES = ("mål", "målet")
ORDINALS = (
    "",
    "första",
    "andra",
    "tredje",
    "fjärde",
    "femte",
    "sjätte",
    "sjunde",
    "åttonde",
    "nionde",
    "tionde",
)
# For the search page's script.
SEARCH = {
    "all": "{n} sidor har alla orden i ”{q}”.",
    "all-one": "1 sida har alla orden i ”{q}”.",
    "word": "{n} sidor har ”{q}”.",
    "word-one": "1 sida har ”{q}”.",
    "some": "Inga sidor har alla orden i ”{q}”. De här {n} har flest.",
    "some-one": "Inga sidor har alla orden i ”{q}”. Den här har flest.",
    "meant": "Inga sidor har ”{x}”. Menade du ”{y}”? Visar {n} sidor.",
    "meant-one": "Inga sidor har ”{x}”. Menade du ”{y}”? Visar 1 sida.",
    "near": "Inga sidor har ”{x}”. Närmast: {n} sidor om ”{y}”.",
    "near-one": "Inga sidor har ”{x}”. Närmast: 1 sida om ”{y}”.",
    "none": "Inga sidor har ”{q}”. Pröva ett annat ord, eller gå till något av registren.",
    "support": "Stödlinjer visas först på sidan.",
    "anyway": "Sök på ”{x}” ändå",
    "loading": "Sökningen hämtas …",
    "failed": "Sökningen kunde inte laddas. Gå till något av registren i stället.",
    "more": "Visa fler träffar",
}
# For the role picker.
PICKER = {
    "empty": "Skriv ett ord för ditt arbete, eller välj i listan.",
    "several": "”{q}” kan vara flera roller. Vilken är din?",
    "like": "”{q}” liknar ord som vi känner igen. Är någon av rollerna din?",
    "many": "”{q}” passar många roller. Var arbetar du?",
    "unknown": "Vi känner inte igen ”{q}”. Var arbetar du?",
    "loading": "Söker …",
    "failed": "Det gick inte att slå upp ordet. Välj din roll i listan.",
}
# The page of an address that redirects; the first with the old address and the site's name.
MOVED_TITLE = "Sidan har flyttat: {old} – {name}"
MOVED = "Sidan har flyttat"
GO_TO_PAGE = "Gå till sidan"
# The head of published.txt, for those who read it.
PUBLISHED_HEAD = """# Adresser som har publicerats. Ingen av dem får försvinna: någon kan ha sparat den.
# Skrivs av "python -m macros diff OLD --record". Ta inte bort rader: lägg en omdirigering i changes.yaml.
"""
# The line of published.txt that says whose it is.
PUBLISHED_COUNTY = "# Länskod: "
RETRY = "Försök igen"
ROLE_PAGE = "Läs dem på rollens sida."
# The header of the column with buttons that add a row to the reader's plan.
MY_PLAN = "Min plan"
# For the button that copies a row's words.
COPIED = "Kopierat."
MARKED = "Texten är markerad. Kopiera den som vanligt."
# The facets of the filters, by their parameter.
FACETS = {"aktor": CONTRIBUTORS, "mal": "{Goal}"}
AREA_FACETS = {"action": "{Focus_area}", "objective": "{Objective_area}"}
# Words too short to search for alone.
SMALL_WORDS = (
    "alla att av de den det du en ett eller för från går gör ha har hur här i in inte jag kan man med min mitt mina "
    "mot när och om på som så till under ut vad var vem vi vid vilka vill vår är över göra gjort bli blir vara ska skulle "
    "finns gäller gälla betyder innebär handlar få får mig oss er ni dem detta dessa där denna vårt våra sin sitt sina hos också"
)


def sentence(words: str) -> str:
    """Return an editor's words ending in exactly one full stop, or the mark that ends them already."""
    words = words.strip()
    return words if words.endswith((".", "!", "?", "…", ".”", "!”", "?”")) else f"{words}."


def source_of(credit: str) -> str:
    """Return the source of a figure or a table: `Källa: SCB`, or an editor's own words with a colon."""
    return credit if ":" in credit else f"Källa: {credit}"


def wording(model: Model, former: Replaced) -> str:
    """Return the label of a former or coming wording.

    `lydelse`, or `lydelse (underrubrik)` for a field other than the text.
    """
    help_ = helps(type(model)).get(former.field or "")
    return f"lydelse ({help_.title})" if help_ and former.field != "text" else "lydelse"


# Shown when a page's script has not loaded.
LATE = "Allt visas inte, för sidans skript kom inte fram. Pröva att ladda om sidan."


def no_outcome(problem: Problem, known: Words) -> str:
    """Return the sentence for a row without delmål. A row added by a later decision is not in the source."""
    return str(fill("{No_outcome} är angivet." if problem.added else "Källan anger {no_outcome}.", known))


def for_all(number: int | str, the_many: str) -> str:
    """Return the end of the accessible name of a cell that spans rows: `, för alla 7 insatserna här`."""
    return "" if number == 1 else f", för alla {number} {the_many} här"


def period_over(what: str, afterwards: str | None) -> str:
    """Return the sentences on a period that is over and on what applies now.

    `what` names the period at the start of a sentence; `afterwards` is the owner's words, None until they are decided.
    """
    return f"{what} är slut. {sentence('Vad som gäller nu: ' + (afterwards or NOT_SET))}"


NOT_STORED = "Det du skriver här sparas inte och syns inte i adressen."


def no_shortcomings(verdict: str | None, assessed: str | None) -> str:
    """Return the accessibility statement's sentence for an empty list of shortcomings."""
    if verdict == "helt förenlig":
        return "Inga brister är kända."
    if verdict or assessed:
        return f"Bristerna: {NOT_SET}."
    return "Inga brister är införda. Listan fylls i när webbplatsen har granskats."


def search_among(the_many: str) -> str:
    """Return the label of a field that searches a register: `Sök bland insatserna`."""
    return f"Sök bland {the_many}"


def filter_words(one: str, many: str, the_many: str, total: int) -> dict[str, str]:
    """Return the words of the filter's script; it fills in {n}, {all} and {name}, and `total` is {all}."""
    all_of = one if total == 1 else many
    return {
        "one": one,
        "many": many,
        "shown": f"{{n}} av {{all}} {all_of} visas",
        "ofRole": "{n} för {name}",
        "ofAll": " av {all}.",
        "further": " Ytterligare {n} gäller hela organisationen.",
        "show": "Visa {n}",
        "chosen": ", {n} valda",
        "chosenOne": ", 1 vald",
        "remove": "Ta bort valet ",
        "clear": "Ta bort alla val",
        "without": "Utan {name}: {n}",
        "unknown": "Adressen nämner {n} val som inte finns här. De är inte med.",
        "unknownOne": "Adressen nämner 1 val som inte finns här. Det är inte med.",
        "none": f"Inga {many} stämmer med alla dina val. Ta bort ett av dem:",
        "noneOwn": f"Inga {many} riktar sig till just {{name}}, och redaktionen har inte kopplat någon till rollen.",
        "wider": "Även det som gäller hela organisationen",
        "andWider": "även det som gäller hela organisationen",
        "addWider": "Visa också det som gäller hela organisationen ({n})",
        "forAll": for_all("{n}", the_many),
        "failed": f"Det gick inte att hämta vilka {many} som rör {{name}}. Alla roller visas.",
        "selection": f"Urval: {{name}}. {{n}} av {{all}} {all_of}, {{date}}.",
        "copied": "Länken är kopierad.",
        "saved": "Urvalet är nedladdat.",
        "unsaved": "Det gick inte den här gången.",
        "tier": "Nivå",
        "reason": "Skäl",
        "why": "Varför",
        "choice": "Urval",
        "about": "Om urvalet",
        **{f"tier-{tier}": words for tier, words in TIERS.items()},
    }


def text_by_decision(decision: Added | Replaced) -> str:
    """Return the dating of words that a later decision added or changed."""
    return f"Text från {decision.date}. {sentence(f'Beslut: {decision.decision}')}"


def text_of_edition(dated: str, latest: Added | Replaced | None) -> str:
    """Return the dating of the edition's words, with the latest decision that added to or changed them."""
    until = f", med ändringar till och med {latest.date}" if latest else ""
    return f"Text från {dated}{until}."


def goal_kicker(goal: Goal, known: Words) -> str:
    """Return the line above a goal's name on its page: `Jämställdhetsmål 6, nationellt`."""
    return ", ".join(filter(None, (f"{known['Goal']}\u00a0{goal.number}", goal.level)))


def feed_title(site: SiteFile) -> str:
    """Return the title of the feed of changes."""
    return f"Ändringar – {site.name}"


def licence(licences: Licences) -> str:
    """Return the decision on reuse of the content, or the proposal if there is no decision."""
    if licences.content:
        return licences.content
    proposed = licences.content_proposed
    return f"{NOT_SET}. Förslag: {proposed}." if proposed else NOT_SET


@dataclass(frozen=True)
class FeedbackKind:
    """A kind of feedback without git: its name, its GitHub issue form and the prompt of the letter."""

    name: str
    form: str
    questions: tuple[str, ...]


PROPOSE = FeedbackKind("Föreslå ändring", "foresla-andring.yml", ("Vad borde ändras, och varför?", ""))
REPORT = FeedbackKind(
    "Rapportera brist",
    "rapportera-brist.yml",
    ("Vad fungerar inte?", "", "Vilken webbläsare och vilka hjälpmedel använder du? (Behövs inte.)", ""),
)
BY_EMAIL = " med e-post"
ON_GITHUB = " på GitHub (kräver konto)"

# For the pages of an earlier edition.
SUPERSEDED = "ersatt utgåva"
SAME_PAGE = "samma sida"


def superseded_sentence(old: str, now: Markup) -> Markup:
    """Return the sentence that an edition is superseded, and by which."""
    return Markup("<strong>Ersatt av {}.</strong> Den här sidan hör till {} och ändras inte längre.").format(
        now, old
    )


def successor_sentence(link: Markup | None, is_open: bool) -> Markup:
    """Return the sentence that links a page of an earlier edition to its successor."""
    if link:
        return Markup("Det som gäller nu: {}.").format(link)
    if is_open:
        return Markup(f"Motsvarande sida i den nya utgåvan: {NOT_SET}.")
    return Markup("Sidan har ingen motsvarighet i den nya utgåvan.")


# For the files beside the archive copy.


def undecided(facts: Sequence[str]) -> str:
    """Return the sentence on what is not decided yet: `Beslut, kontakt och licenser är inte fastställda än.`"""
    if len(facts) == 1:
        return f"Inte fastställt än: {facts[0]}."
    words = listed(facts)
    return f"{words[0].upper()}{words[1:]} är inte fastställda än."
