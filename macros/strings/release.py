"""Swedish words of the release: the text beside it, and how it is described to archives."""

from __future__ import annotations

UNKNOWN = "Inte känd"
CHANGED = "{commit}, med ändringar som inte fanns i git"
ABOUT = "{name}. {edition}. {dated}"
SENT = (
    "Version av innehållet i git: {commit}. Beslut: {decision}. Beslutets dag: {day}. Ärendenummer: {case}."
)
README = """{name}
{edition}. {dated}
Utgivare: {publisher}
Utgåva: {id}
Beslut: {decision}
Beslutets dag: {day}
Ärendenummer: {case}
Licens: {licence}
Version av innehållet i git: {commit}

Webbplatsen: packa upp data/{zip} och öppna index.html i mappen i en webbläsare. Kopian behöver inget nät.
Den fungerar som utan JavaScript, så sökningen, filtren och rollväljaren finns inte i den.

PDF: strategin, handlingsplanen och ett blad för varje roll ligger i data/ladda-ner. De är PDF/A-2a och PDF/UA-1.
Öppna data: Excel, CSV och JSON ligger i data/data/v1. Vad filerna innehåller står i strategi.xlsx, på bladet Läs mig.

Mappen är ett arkivpaket enligt BagIt (RFC 8493): det som ska bevaras ligger i data, och filerna bredvid beskriver det.
Är något ändrat? {manifest} har en kontrollsumma (SHA-256) för varje fil i data. De prövas med
"sha256sum --check {manifest}" (Linux) eller "shasum -a 256 --check {manifest}" (macOS).
I zip-filen ligger en egen lista över filerna där.
"""
