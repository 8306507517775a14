"""Tables as PxWeb answers them, in versions 1 and 2."""

from __future__ import annotations

from typing import Any

from statistics_server import Answer, json_answer

# A table in version 1, as SCB and Folkhälsomyndigheten answer: means of four years, and marks for what is missing.
PERIODS = ["2015-2018", "2016-2019", "2018-2021", "2019-2022"]


def pxweb_1() -> dict[str, Answer]:
    variables = [
        {"code": "Region", "text": "region", "values": ["00", "01", "99"], "valueTexts": ["Riket", "Annat län", "Exempellän"]},
        {"code": "Kon", "text": "kön", "values": ["1", "2", "1+2"], "valueTexts": ["män", "kvinnor", "totalt"]},
        {"code": "År", "text": "år", "time": True, "values": PERIODS, "valueTexts": PERIODS},
    ]  # fmt: skip
    answer = {
        "version": "2.0", "class": "dataset", "updated": "2026-03-14T08:00:00Z", "id": ["Region", "Kon", "År"], "size": [2, 2, 4],
        "dimension": {
            "Region": {"category": {"index": {"99": 1, "00": 0}, "label": {"99": "Exempellän", "00": "Riket"}}},
            "Kon": {"category": {"index": {"1": 0, "2": 1}, "label": {"1": "män", "2": "kvinnor"}}},
            "År": {"category": {"index": {period: at for at, period in enumerate(PERIODS)}}},
        },
        "value": {"0": 75, "1": 74, "2": 74, "3": 73, "4": 71, "5": 71, "6": 70, "7": 71,
                  "8": 74, "9": 73, "10": 73, "11": 72, "12": 70, "13": 70, "14": 69},
        "status": {"15": ".."},
    }  # fmt: skip
    return {
        "/api/v1/sv/halsa.px?": json_answer(answer),
        "/api/v1/sv/halsa.px": json_answer({"title": "Hälsa", "variables": variables}),
    }


def pxweb_2(**spoiled: Any) -> dict[str, Answer]:
    """A table in version 2: metadata and data are both JSON-stat."""
    years = ["2018", "2022"]
    data = {
        "version": "2.0", "class": "dataset", "updated": "2026-03-14T08:00:00Z", "id": ["Region", "Kon", "Tid"], "size": [2, 2, 2],
        "dimension": {
            "Region": {"category": {"index": ["99", "00"], "label": {"99": "Exempellän", "00": "Riket"}}},
            "Kon": {"category": {"index": ["1", "2"], "label": {"1": "män", "2": "kvinnor"}}},
            "Tid": {"category": {"index": years, "label": {year: year for year in years}}},
        },
        "value": [85.1, 82.9, 87.2, 85.4, 86.0, 83.2, 88.1, None], "status": {"7": "-"},
    } | spoiled  # fmt: skip
    return {"/api/v2/tables/TAB1/metadata": json_answer(data), "/api/v2/tables/TAB1/data": json_answer(data)}
