"""Sixty sent files of fifteen organisations, with the figures that were counted by hand."""

from __future__ import annotations

from typing import Any

from sent_plans import as_excel, as_json, item, plan, planted

# The newest plan of each organisation, as sent: the rows A S T M and the målsättningar 1 2 3 (a capital is one whose last day has passed, x is
# "rör inte oss"), the answers to the two points, the two areas, and if it is decided.
SENT = """
v01  p k g .  k . .   jn  v.  ja
v02  g k g p  k . .   jn  v.  ja
v03  k k P .  p . .   jd  v.  ja
v04  k g . .  p . .   dd  v.  nej
v05  p . k .  g . .   dv  v.  ja
v06  P . k g  . . .   dn  v.  ja
v07  G k . .  k . .   ..  ..  nej
v08  p g g .  k p .   jn  v.  ja
v09  k p A .  . . .   jn  ..  ja
v10  - k k .  . . .   nd  v.  nej
v11  x p k .  p . .   nn  ..  ja
v12  k P . .  . . .   jn  v.  ja
v13  . . . k  . . p   vv  .v  ja
"""
# Counted by hand from the columns above. Two of the fifteen organisations have no plan that counts.
EXPECTED = {
    # A: p v01 v05 v06 v08 · g v02 v07 · k v03 v04 v09 v12 · utan v10 · late v06 v07. v11 says that it does not concern it.
    "arbete-1-a": {"plans": 11, "planned": 4, "ongoing": 2, "done": 4, "stopped": 0, "unset": 1, "late": 2},
    # S: p v09 v11 v12 · g v04 v08 · k v01 v02 v03 v07 v10 · late v12.
    "skola-fritid-1-a": {"plans": 10, "planned": 3, "ongoing": 2, "done": 5, "stopped": 0, "unset": 0, "late": 1},
    # T, printed in two areas: p v03 · g v01 v02 v08 · k v05 v06 v10 v11 · a v09, whose day has passed · late v03.
    "skola-fritid-2-a": {"plans": 9, "planned": 1, "ongoing": 3, "done": 4, "stopped": 1, "unset": 0, "late": 1},
    # M: p v02 · g v06 · k v13.
    "trygghet-1-b": {"plans": 3, "planned": 1, "ongoing": 1, "done": 1, "stopped": 0, "unset": 0, "late": 0},
    # 1: p v03 v04 v11 · g v05 · k v01 v02 v07 v08. 2: p v08. 3: p v13.
    "handlingsplan-1-1": {"plans": 8, "planned": 3, "ongoing": 1, "done": 4, "stopped": 0, "unset": 0, "late": 0},
    "handlingsplan-1-2": {"plans": 1, "planned": 1, "ongoing": 0, "done": 0, "stopped": 0, "unset": 0, "late": 0},
    "handlingsplan-2-1": {"plans": 1, "planned": 1, "ongoing": 0, "done": 0, "stopped": 0, "unset": 0, "late": 0},
}  # fmt: skip
# ja, delvis, nej, vet inte, obesvarad.
POINTS = {"Ledningen har beslutat.": (6, 3, 2, 1, 1), "Statistiken är könsuppdelad.": (0, 3, 7, 2, 1)}


def newest() -> dict[str, dict[str, Any]]:
    """The plans of SENT by file."""
    made = {}
    for line in SENT.split("\n")[1:-1]:
        who, *rows, answers, chosen, decided = line.split()
        made[f"{who}.json"] = plan(who, "".join(rows), answers, chosen, decided=decided == "ja")
    return made


def sixty() -> dict[str, bytes]:
    """The files of the folder: those that count, and all that must not."""
    plans = newest()
    files = {name: as_json(values) for name, values in plans.items()}
    # The same insats by an old address, and by its other area; the id of the withdrawn one leads to A.
    old = plans["v02.json"]
    old["items"][3]["id"] = "gammal-insats"
    old["items"][2]["id"] = "skola-fritid-2-a"
    plans["v03.json"]["items"][0]["id"] = "arbete-1-b"
    files |= {name: as_json(plans[name]) for name in ("v02.json", "v03.json")}
    # Two that came as Excel, of organisations that the list and the names tell.
    for who, called in (("v04", "verksamhet  4"), ("v05", "Femte enheten")):
        values = plans[f"{who}.json"]
        values["about"] |= {"organisation": called}
        del files[f"{who}.json"]
        files[f"{who}.xlsx"] = as_excel(values)
    # Not in the list of affiliates, says the plan; the officer's list knows better.
    plans["v06.json"]["about"] |= {"affiliate": "-", "organisation": "SJÄTTE"}
    files["v06.json"] = as_json(plans["v06.json"])
    return files | _old_and_foreign(plans) | _unreadable(plans["v01.json"])


def _old_and_foreign(plans: dict[str, dict[str, Any]]) -> dict[str, bytes]:
    """Files that a newer plan replaces, and plans of another county, edition or period."""
    files = {}
    for n in range(1, 14):
        files[f"aldre/v{n:02}.json"] = as_json(
            plan(f"v{n:02}", "kkkk kkk", "jj", "vv", saved=f"2026-0{n % 8 + 1}-01")
        )
    for n in range(1, 8):
        files[f"kopia-{n}.json"] = as_json({**plans[f"v{n:02}.json"], "saved": "2026-08-30T10:00:00Z"})
    files |= {
        f"annat-lan-{n}.json": as_json(
            plan("v01", "kkkk kkk", strategy={"county": "Annat län", "edition": "2025-2028"})
        )
        for n in range(4)
    }
    files |= {
        f"gammal-{n}.json": as_json(
            plan("v14", "kkkk kkk", strategy={"county": "Exempellän", "edition": "2021-2024"})
        )
        for n in range(3)
    }
    files |= {
        f"fore-{n}.json": as_json(
            plan("v14", "kkkk kkk", about={"affiliate": "v14", "from": "2020-01-01", "to": "2021-01-01"})
        )
        for n in range(1)
    }
    return files


def _unreadable(first: dict[str, Any]) -> dict[str, bytes]:
    """Files that are no plans, plans with something wrong in them, and plans that nobody is known to have sent."""
    whole = as_json(plan("v15", "kkkk kkk"))
    return {
        "avklippt.json": whole[:900], "tom.json": b"", "bild.png": b"\x89PNG", "v15.xls": b"\xd0\xcf\x11\xe0x", "trasig.xlsx": as_excel(first)[:2000],
        "djup.json": b'{"a":' * 100_000, "lista.json": b"[]", "status.json": as_json(plan("v15", "kkkk kkk", items=[{**item("arbete-1-a", "k"), "status": planted("status")}])),
        "framtid.json": as_json(plan("v15", "kkkk kkk", version=2)), "okand.json": as_json(plan("v99", "kkkk kkk")),
        "ingen.json": as_json(plan("", "kkkk kkk")), "=1+1.json": as_json(plan("-", "kkkk kkk", organisation="<script>alert(1)</script>")),
        "samma-dag-1.json": as_json(plan("v15", "kkkk kkk")), "samma-dag-2.json": as_json(plan("v15", "pppp ppp")),
        "konstigt-id.json": as_json(plan("v15", "kkkk kkk", items=[{**item("x", "k"), "id": planted("id")}])),
        "fel-form.json": as_json(plan("v15", "kkkk kkk", checklist={"a": 1})), "oversatt.json": as_json({"format": "annat"}),
        "v15.pdf": b"%PDF-1.7",
    }  # fmt: skip
