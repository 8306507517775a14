"""Somebody who sends changes from /redigera/, by the page's own modules in Node."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from edit_site import FILES
from fake_github import KEY, LOGIN, NAME, OWNER, GitHub

NOW = "2026-11-30T16:05:00"
BRANCH = f"redigera/{LOGIN}/2026-11-30-1605"
GLOSSARY = FILES["data/glossary.yaml"]
WORDS, NEW_WORDS = "Det som ska nås.", "Det som ska vara nått."
OTHER_WORDS, OTHERS_NEW = "Det som en verksamhet gör.", "Det som verksamheter gör."
# How a request fails, and the reason that the editor gets.
HOWS = {401: "key", 403: "forbidden", 404: "missing", 409: "refused", 500: "server", 502: "server", "cut": "unreachable"}  # fmt: skip


Sender = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass
class Editor:
    """Somebody with the form open: what the form read, what is changed in it, and what earlier tries left."""

    hub: GitHub
    sender: Sender
    files: dict[str, str] = field(default_factory=lambda: dict(FILES))
    wanted: dict[str, str] = field(default_factory=dict)
    attempt: dict[str, str] = field(default_factory=dict)
    key: str = KEY
    patience: int = 5000
    name: str = NAME

    def change(self, file: str, old: str, new: str) -> None:
        """Change words of a file in the form."""
        text = self.wanted.get(file, self.files[f"data/{file}"])
        assert text.count(old) == 1, (file, old)
        self.wanted[file] = text.replace(old, new)

    def send(self, title: str = "En ändring", why: str = "") -> dict[str, Any]:
        """Press Skicka."""
        edits = [
            {"file": file, "base": self.files[f"data/{file}"], "wanted": text}
            for file, text in self.wanted.items()
        ]
        place = {
            "api": self.hub.address,
            "owner": OWNER,
            "name": self.name,
            "branch": "main",
            "folder": "data",
        }
        given = {"repository": place, "key": self.key, "edits": edits, "title": title, "why": why}
        given |= {"attempt": self.attempt, "now": NOW, "patience": self.patience}
        told = self.sender(given)
        self.attempt = told["attempt"]
        return told
