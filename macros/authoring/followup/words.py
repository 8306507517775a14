"""The Swedish words of the follow-up on how its figures were counted, and what they do not tell."""

from __future__ import annotations

from ...model.followup import LEAST_IN_TABLES, LEAST_SHOWN

HOW = (
    "Varje ansluten verksamhet räknas en gång, efter sin nyaste handlingsplan i perioden; delar av den räknas för sig bara när det är bestämt.",
    "En rad är försenad när dess sista dag har passerat och den varken är klar eller avbruten.",
    "Samma rad i två områden räknas en gång i summan för alla. {Items} kan räknas till flera mål.",
    "Genomförda är {the_items} som är klara i minst en handlingsplan. Rader som en verksamhet säger inte rör den räknas inte.",
)
# Of the public figures alone: the officer's are whole.
HIDING = f"Tal under {LEAST_SHOWN} visas inte, och inte heller tal från färre än {LEAST_SHOWN} verksamheter. Tabeller görs bara av planer från minst {LEAST_IN_TABLES} verksamheter. Några tal till är dolda för att de annars skulle röja ett sådant, och några efter lottning, så att ingen kan räkna baklänges."
NOT_KNOWN = (
    "Uppgifterna är vad verksamheterna själva har skrivit. Ingen har kontrollerat dem.",
    "Vad som görs utan handlingsplan, eller av verksamheter som inte har skickat in någon, syns inte.",
    "Siffrorna säger inte hur stora insatserna är eller vad de har lett till.",
)
