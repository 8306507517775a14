"""The Swedish words of "Min plan": its page, its scripts and its file."""

from __future__ import annotations

STATUSES = ("planerad", "pågår", "klar", "avbruten")
# The variant of `ui-status` and the icon of each status.
STATUS_LOOK = {
    "": ("", "material/circle-outline"),
    "planerad": ("planned", "material/calendar-clock"),
    "pågår": ("doing", "material/progress-clock"),
    "klar": ("done", "material/check-circle"),
    "avbruten": ("stopped", "material/cancel"),
    "rör inte oss": ("stopped", "material/minus-circle-outline"),
}
# The state of a row that the organisation has judged not to concern it, in place of a status.
NOT_RELEVANT = "rör inte oss"
ANSWERS = ("ja", "delvis", "nej", "vet inte")

# The fields that readers fill in for an item, in order.
FIELDS = {
    "activity": "Vad vi gör",
    "responsible": "Ansvarig",
    "from": "Från",
    "to": "Till",
    "resources": "Resurser",
    "follow_up": "Så följer vi upp",
    "status": "Status",
    "completed": "Klar den",
    "reason": "Varför den inte rör oss",
}
ABOUT = {
    "organisation": "Organisation",
    "contact": "Kontakt",
    "decision": "Beslut",
    "from": "Planen gäller från",
    "to": "Planen gäller till",
}
# The value of the affiliate's field for an organisation that is not in the list.
UNLISTED = "-"
KEPT_HERE = (
    "Planen sparas bara i den här webbläsaren, från det att du lägger till eller skriver något och om du inte väljer "
    "något annat; inget skickas någonstans."
)
# WebKit deletes script-writable storage after seven days of use without a visit to the site.
SAFARI = (
    "I Safari, och på iPhone och iPad, tar webbläsaren själv bort den om du inte har varit här på sju dagar."
)
TAB = (
    "Planen finns bara i den här fliken. Den följer med mellan sidorna här och tas bort när fliken stängs. En ny flik har "
    "den inte; en kopia av fliken har en egen. Medan fliken är öppen kan webbläsaren ha den på datorn, och en stängd flik kan öppnas igen."
)
PRIVATE = "Ska inget bli kvar på datorn: använd ett privat fönster och stäng det efteråt."

_STORING = {
    "full": "Webbläsarens lagring är full.",
    "blocked": "Webbläsaren tillåter inte att planen sparas.",
    "damaged": "Det som var sparat går inte att läsa i sin helhet, och är inte ändrat.",
    "only-page": (
        "Planen finns bara på den här sidan, och försvinner när du lämnar den. Ladda ner planfilen på Min plan, så går inget förlorat."
    ),
}

# Shown beside a button whose scripts could not be fetched.
ADDING_FAILED = "Det gick inte att lägga till. Ladda om sidan och pröva igen."

# For pages with buttons that add to the plan.
ADDING = {
    "added": "{n|Tillagd|# tillagda} i Min plan.",
    "already": "Finns i Min plan",
    "present": "{n|Finns|Allt finns} redan i Min plan.",
    "kept": "Planen sparas bara i den här webbläsaren.",
    **_STORING,
    "only-tab": TAB,
    "many": "Planen är full: den rymmer {n} insatser och målsättningar.",
    "open": "Öppna Min plan",
    "undo": "Ångra",
    "undone": "{n|Borttagen|# borttagna} ur Min plan.",
    "remove": "Ta bort ur planen",
    "absent": "Finns inte i Min plan längre.",
    "restored": "{n|Finns|# finns} i Min plan igen.",
    "askTitle": "Ska planen sparas i webbläsaren?",
    "ask": (
        "Den handlar om våld. I webbläsaren blir den kvar, och den som använder samma dator kan se den. Bara i fliken följer den "
        "med mellan sidorna här och tas bort när fliken stängs, men webbläsaren kan öppna en stängd flik igen. "
        + PRIVATE
    ),
    "askTab": "Bara i den här fliken",
    "askBrowser": "Spara i webbläsaren",
    "askNot": "Avbryt",
}

# Date errors: at the field, on paper and in every file.
DATES = {
    "date-form": "Datumet är inte helt, eller så finns dagen inte. Skriv år, månad och dag, till exempel 2026-01-31.",
    "date-day": "{date} finns inte. Skriv en dag som finns, till exempel 2026-01-31.",
    "date-year": "Året ska ha fyra siffror och vara mellan {first} och {last}.",
    "date-order": "Slutet är före början. Till får tidigast vara {from}.",
}

# For the plan's page.
PAGE = {
    **DATES,
    "date-kept": "I planen står {date} kvar.",
    "date-none": "Planen har inget datum här än.",
    "date-outside-plan": "Utanför planens tid: {period}.",
    "date-outside-strategy": "Utanför strategins tid: {period}.",
    "date-since": "från {day}",
    "date-until": "till {day}",
    "dates-unfinished": "{n|Ett datum|# datum} är inte {n|färdigt|färdiga} och är inte med i filen: {where}.",
    "dates-wrong": "Obs: {n|ett datum|# datum} kan inte stämma. Det står vid {n|datumet|vart och ett}, på sidan och i filerna.",
    **{f"field-{name}": words for name, words in FIELDS.items()},
    "kept": "Sparat {time}.",
    **_STORING,
    "many": "Planen har fler rader än den rymmer.",
    "size": "Planen är större än den får vara.",
    "damaged": (
        "Det som var sparat går inte att läsa i sin helhet, och är inte ändrat. Det som gick att läsa står här. "
        "Ladda ner originalet, så går inget förlorat."
    ),
    "only-tab": "Planen finns bara i den här fliken.",
    "keptBoth": (
        "Den här planen finns bara i den här fliken. I webbläsaren är en annan sparad: välj nedan att ha planen i webbläsaren, så läggs de ihop."
    ),
    "remind": (
        "Ladda ner planfilen när du har skrivit klart, så har du planen också om webbläsaren tar bort den. Safari gör det efter "
        "sju dagar utan besök."
    ),
    "dropped": "Det som inte gick att läsa är borttaget.",
    "fieldFull": "Fältet är fullt: det rymmer {n} tecken. Det som inte fick plats är inte med.",
    "suggestionFull": "Förslaget får inte plats i fältet, och är inte tillagt.",
    "failed": "Strategins ord gick inte att hämta. Ladda om sidan. Det som är sparat är inte ändrat.",
    "removed": "”{title}” är borttagen.",
    "undone": "Ångrat.",
    "suggested": "”{text}” är tillagt under {field}.",
    "suggestedBefore": "”{text}” står redan under {field}.",
    "lost": "Det som försvinner: {parts}.",
    "lostNothing": "Planen är tom.",
    "lostRows": "{n} {n|insats eller målsättning|insatser och målsättningar}",
    "lostRowsOwn": "{n} {n|insats eller målsättning|insatser och målsättningar}, varav {own} med egna ord",
    "lostAnswers": "svar på {n} {n|punkt|punkter} i checklistan",
    "lostAreas": "{n} {n|valt område|valda områden}",
    "lostAbout": "uppgifterna om planen",
    "first": "Den står redan först i sitt område.",
    "last": "Den står redan sist i sitt område.",
    "moved": "Flyttad: nummer {n} av {all} i området.",
    "count": "{n} i planen: {parts}",
    "noStatus": "utan status",
    "nothingWritten": "Inget skrivet än",
    "source": "Ur strategin",
    "outcomes": "Ska leda till",
    "goals": "{Goals}",
    "roles": "Planen följer rollen: {names}.",
    "from-row": "Årlig uppföljning, ur {the_action_plan}",
    "answered": "{n} av {all} {all|punkt|punkter} {n|besvarad|besvarade}: {parts}.",
    "given": "{n} av {all} besvarade",
    "chosen": "{n} av {all} valda",
    "allYes": "Alla punkter är besvarade med ja. Följ upp att det fortsätter så.",
    "next-nej": "Börja med",
    "next-delvis": "Fortsätt med",
    "next-vet inte": "Ta reda på",
    "cleared": "Allt är borttaget från den här datorn.",
    "linked": "Länken är kopierad. Den bär bara vilka {items} som är valda, inte det du har skrivit.",
    "unlinked": "Länken kunde inte kopieras. Här är den:",
    "saved": "Filen är nedladdad.",
    "send-without": "Det här lämnas utanför filen:",
    "send-with": "Det här i planen kan vara namn, och följer med:",
    "send-none": "Ingenting i planen är egen text eller kontaktuppgifter.",
    "send-decided": "Beslut finns",
    "left-contact": "Kontakt",
    "left-decision": "Beslut (i filen står bara att det finns)",
    "left-activity": "Vad ni gör, i {n} {n|rad|rader}",
    "left-responsible": "Ansvarig, i {n} {n|rad|rader}",
    "left-resources": "Resurser, i {n} {n|rad|rader}",
    "left-follow_up": "Så följer ni upp, i {n} {n|rad|rader}",
    "left-reason": "Varför den inte rör er, i {n} {n|rad|rader}",
    "left-comment": "Kommentarer till {n} {n|punkt|punkter} i checklistan",
    "left-roles": "{n|Rollen|De # roller} som planen följer",
    "unsaved": "Filen kunde inte göras. Pröva igen, eller ladda ner planfilen.",
    "opened": "Filen är öppnad.",
    "previewFile": "Planen i filen",
    "previewLink": "Ett urval som någon har delat",
    "previewOpen": "Öppna",
    "previewMerge": "Lägg till det som saknas",
    "previewReplace": "Ersätt min plan",
    "previewCancel": "Avbryt",
    "undo": "Ångra",
    "driftTitle": "Strategin har ändrats sedan planen gjordes",
    "previewIs": "{n} {n|insats eller målsättning|insatser och målsättningar}. {more}",
    "previewUnknown": "{n} i länken finns inte i strategin, och är inte med.",
    "previewNew": "Nytt för din plan: {n}.",
    "previewLost": "Länken är avkortad: {n} som den bar har fallit bort på vägen. Be om den på nytt.",
    "previewOver": "{n} får inte plats i en plan, och är inte med.",
    "previewNone": "Länken har inget som finns i strategin.",
    "merged": "{n} {n|tillagd|tillagda}.",
    "replaced": "Planen är ersatt.",
    "cancelled": "Inget är ändrat.",
    "driftChanged": "Strategins ord är ändrade",
    "driftWithdrawn": "Upphävd {date} ({decision}): {reason}",
    "driftGone": "Finns inte i strategin längre.",
    "driftAdded": "Ny i strategin, för {role}",
    "driftOld": "Planens ord",
    "driftNew": "Orden i dag",
    "driftTake": "Ta de nya orden",
    "driftKeep": "Behåll som det är",
    "driftSuccessor": "Byt till ”{title}”",
    "driftSuccessors": "Byt till alla {n} som ersätter den",
    "driftRemove": "Ta bort ur planen",
    "driftAdd": "Lägg till",
    "driftSkip": "Lägg inte till",
    "driftAnswered": "”{title}”: {answer}.",
    "driftDone": "Allt är genomgånget.",
    # Errors in an opened plan file.
    "error-damaged": "Filen går inte att läsa: den är skadad eller inte en planfil (.json). Din plan är inte ändrad.",
    "error-foreign": "Filen är inte en planfil från Min plan. Din plan är inte ändrad.",
    "error-older": "Filen är i ett äldre format som inte går att läsa. Din plan är inte ändrad.",
    "error-newer": "Filen är gjord av en nyare version av webbplatsen. Din plan är inte ändrad.",
    "error-county": "Filen är en plan för en annan strategi: {name}. Din plan är inte ändrad.",
    "error-size": "Filen är för stor: en planfil är högst {n} MB. Din plan är inte ändrad.",
    "error-many": "Filen har för många rader: högst {n}. Din plan är inte ändrad.",
    "error-long": "En text i filen är för lång ({where}): högst {n} tecken. Din plan är inte ändrad.",
    "error-date": "Ett datum i filen är fel ({where}): ”{value}”. Datum skrivs 2026-01-31. Din plan är inte ändrad.",
    "error-choice": "Filen har ett okänt val ({where}): ”{value}”. Det får vara {allowed}. Din plan är inte ändrad.",
    "error-shape": "Filen har fel form ({where}). Din plan är inte ändrad.",
    "error-read": "Filen gick inte att läsa från datorn. Din plan är inte ändrad.",
}

# Descriptions of the parts of a plan file, by `object.key`.
SCHEMA = {
    "plan.format": "Alltid min-plan.",
    "plan.version": "Formatets version.",
    "plan.id": "Slumpat namn som planen behåller, en UUID, eller tomt. Säger vilka filer som är samma plan. Behövs inte.",
    "plan.strategy": "Strategin som planen är gjord ur: namn, län, utgåva och adress.",
    "plan.saved": "När filen sparades, i UTC.",
    "plan.about": "Om planen: organisation, kontakt, beslut, från och till.",
    "about.affiliate": "Den anslutna verksamhetens id, - för en som inte finns i förteckningen, eller tomt. Behövs inte.",
    "plan.items": "Insatser och målsättningar, i planens ordning.",
    "plan.checklist": "Svaren på checklistan för systematik.",
    "plan.areas": "Områden att integrera jämställdhet i, och vilka som är valda.",
    "plan.roles": "Rollerna som planen följer.",
    "plan.known": "Alla id i strategin när planen senast jämfördes med den. Behövs inte.",
    "item.id": "Insatsens eller målsättningens fasta id.",
    "item.kind": "action (insats) eller objective (målsättning).",
    "item.uri": "Namnet som ingen annan strategi har.",
    "item.title": "Den korta rubriken, redaktionell.",
    "item.text": "Strategins ord när raden lades till.",
    "item.area": "Fokusområdet eller målsättningsområdet.",
    "item.path": "Sidans adress, räknad från webbplatsens rot.",
    "item.activity": "Vad organisationen gör.",
    "item.responsible": "Vem som ansvarar.",
    "item.from": "Första dagen, som 2026-01-31, eller tomt.",
    "item.to": "Sista dagen, som 2026-01-31, eller tomt.",
    "item.resources": "Resurser.",
    "item.follow_up": "Hur det följs upp.",
    "item.status": "planerad, pågår, klar, avbruten, eller tomt.",
    "item.completed": "Dagen då den blev klar, som 2026-01-31, eller tomt. Gäller när status är klar. Behövs inte.",
    "item.not_relevant": "Sant när organisationen har bedömt att raden inte rör den; då gäller inte status. Behövs inte.",
    "item.reason": "Varför raden inte rör organisationen. Behövs inte.",
    "item.changed": "När raden senast ändrades, i UTC.",
    "item.kept": "Den ändring i strategin som läsaren har sett och inte tagit. Behövs inte.",
    "check.answer": "ja, delvis, nej, vet inte, eller tomt.",
    "check.comment": "En kommentar till svaret.",
}
