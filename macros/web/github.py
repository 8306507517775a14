"""The repository at GitHub where a change of the data is proposed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..strategy.resolved import Strategy

API = "https://api.github.com"
_ADDRESS = re.compile(r"https://github\.com/([\w.-]+)/([\w.-]+?)(?:\.git)?/?")


@dataclass(frozen=True)
class GitHub:
    """Owner, name and main branch of the repository, the folder of the data in it, the client ID of the GitHub App
    that editors sign in with ("" if there is none), and the API's origin.
    """

    owner: str
    name: str
    branch: str
    folder: str
    app: str
    api: str = API


def of_strategy(strategy: Strategy) -> GitHub | None:
    """Return where changes are proposed.

    None for a repository elsewhere, for data outside it, and for an earlier edition, which is not changed.
    """
    repository = strategy.data.site.repository
    found = _ADDRESS.fullmatch(repository.address or "")
    folder, root = strategy.folder.resolve(), Path.cwd()
    if found is None or strategy.is_superseded or not folder.is_relative_to(root):
        return None
    return GitHub(
        found[1], found[2], repository.branch, folder.relative_to(root).as_posix(), repository.app or ""
    )
