"""The part of a code host that the form for editors needs, over a real bare repository, on loopback.

A fault is told by method and the end of a path: `fail("POST", "/pulls", 403)`. Besides a status it is "cut" (nothing is
done, and nothing answered), "late" (it is done, and nothing answered) or "slow".
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

OWNER, NAME, LOGIN = "exempel", "strategi", "redaktor"
FORMER = "jamstalldhet"
"""A name that the repository had before: it is answered by a redirect."""
KEY = "github_pat_prov"
_PERSON = {"GIT_AUTHOR_NAME": LOGIN, "GIT_AUTHOR_EMAIL": "r@example.org"}
_PERSON |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in _PERSON.items()}


@dataclass(frozen=True)
class Answer:
    """The answer to a request: its status, its body and more headers."""

    status: int
    body: object = None
    headers: dict[str, str] = field(default_factory=dict)


class RefusedError(Exception):
    """Git refuses what a request asks for; the message is git's."""


@dataclass
class Fault:
    method: str
    end: str
    how: int | str
    times: int
    headers: dict[str, str]
    said: str


@dataclass
class GitHub:
    """The state of GitHub: a bare repository, pull requests, and their comments."""

    repository: Path
    address: str = ""
    pulls: list[dict[str, Any]] = field(default_factory=list)
    runs: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    key: str = KEY
    home: dict[str, Any] = field(default_factory=dict)
    """More about the repository than its name; `full_name` is its name now."""

    def fail(
        self,
        method: str,
        end: str,
        how: int | str,
        times: int = 1,
        said: str = "Told to fail",
        **headers: str,
    ) -> None:
        """Let the next requests that match fail so."""
        self.faults.append(Fault(method, end, how, times, headers, said))

    def reset(self) -> None:
        """Make it as at the beginning: the first commit on main, no branches, nothing asked or told to fail."""
        self.git("update-ref", "refs/heads/main", self.git("rev-list", "--max-parents=0", "main").strip())
        for branch in self.branches():
            self.git("update-ref", "-d", f"refs/heads/{branch}")
        self.key = KEY
        self.home = {}
        for all_ in (self.pulls, self.runs, self.comments, self.asked, self.faults):
            all_.clear()

    def git(self, *arguments: str, given: bytes = b"", **env: str) -> str:
        """Run git in the repository, and return its words."""
        return self.git_bytes(*arguments, given=given, **env).decode("utf-8")

    def git_bytes(self, *arguments: str, given: bytes = b"", **env: str) -> bytes:
        """Run git in the repository. Raises RefusedError with git's words."""
        done = subprocess.run(
            ["git", *arguments], cwd=self.repository, input=given, capture_output=True, env=os.environ | _PERSON | env
        )  # fmt: skip
        if done.returncode:
            raise RefusedError(done.stderr.decode().strip())
        return done.stdout

    def branches(self) -> list[str]:
        """Return the branches apart from main."""
        names = self.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split()
        return [name for name in names if name != "main"]

    def read(self, revision: str, path: str) -> str:
        """Return a file's text."""
        return self.git("show", f"{revision}:{path}")

    def write(self, files: dict[str, str], message: str = "Annat", branch: str = "main") -> str:
        """Commit files, as somebody else does."""
        entries = [{"path": path, "content": text} for path, text in files.items()]
        parent = self.git("rev-parse", branch).strip()
        made = self._commit(message, self._tree(parent, entries), [parent])
        self.git("update-ref", f"refs/heads/{branch}", made)
        return made

    def answer(self, method: str, path: str, query: dict[str, list[str]], body: Any) -> Answer:
        """Return the answer to a request within the API."""
        for (verb, pattern), act in _ROUTES.items():
            if verb == method and (found := re.fullmatch(pattern, path)):
                return act(self, query, body, *map(unquote, found.groups()))
        return Answer(404, {"message": "Not Found"})

    def _tree(self, base: str, entries: list[dict[str, str]]) -> str:
        index = {"GIT_INDEX_FILE": str(self.repository / "index-of-fake")}
        self.git("read-tree", base, **index)
        for one in entries:
            blob = self.git("hash-object", "-w", "--stdin", given=one["content"].encode()).strip()
            self.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{one['path']}", **index)
        return self.git("write-tree", **index).strip()

    def _commit(self, message: str, tree: str, parents: list[str]) -> str:
        given = [part for parent in parents for part in ("-p", parent)]
        return self.git("commit-tree", tree, *given, given=message.encode()).strip()

    def _ref(self, name: str) -> str | None:
        found = self.git("for-each-ref", "--format=%(objectname)", f"refs/heads/{name}").split()
        return found[0] if found else None


def _get_ref(hub: GitHub, query: Any, body: Any, name: str) -> Answer:
    sha = hub._ref(name)
    return Answer(200, {"object": {"sha": sha}}) if sha else Answer(404, {"message": "Not Found"})


def _get_contents(hub: GitHub, query: Any, body: Any, path: str) -> Answer:
    try:
        return Answer(200, hub.read(query["ref"][0], path).encode())
    except RefusedError:
        return Answer(404, {"message": "Not Found"})


def _post_ref(hub: GitHub, query: Any, body: Any) -> Answer:
    if hub._ref(body["ref"].removeprefix("refs/heads/")):
        return Answer(422, {"message": "Reference already exists"})
    hub.git("check-ref-format", body["ref"])
    hub.git("update-ref", body["ref"], body["sha"])
    return Answer(201, {"ref": body["ref"]})


def _patch_ref(hub: GitHub, query: Any, body: Any, name: str) -> Answer:
    if not hub._ref(name):
        return Answer(422, {"message": "Reference does not exist"})
    hub.git("update-ref", f"refs/heads/{name}", body["sha"])
    return Answer(200, {})


def _delete_ref(hub: GitHub, query: Any, body: Any, name: str) -> Answer:
    if not hub._ref(name):
        return Answer(422, {"message": "Reference does not exist"})
    hub.git("update-ref", "-d", f"refs/heads/{name}")
    hub.pulls[:] = [pull for pull in hub.pulls if pull["head"] != name]
    return Answer(204)


def _post_pull(hub: GitHub, query: Any, body: Any) -> Answer:
    if not hub._ref(body["head"]):
        return Answer(422, {"message": "Validation Failed", "errors": [{"message": "head is invalid"}]})
    if any(pull["head"] == body["head"] for pull in hub.pulls):
        return Answer(
            422, {"message": "Validation Failed", "errors": [{"message": "A pull request already exists"}]}
        )
    number = len(hub.pulls) + 1
    pull = {**body, "number": number, "html_url": f"https://github.com/{OWNER}/{NAME}/pull/{number}"}
    hub.pulls.append(pull)
    return Answer(201, pull)


def _patch_pull(hub: GitHub, query: Any, body: Any, number: str) -> Answer:
    (pull,) = [one for one in hub.pulls if one["number"] == int(number)]
    pull.update(body)
    return Answer(200, pull)


def _get_pulls(hub: GitHub, query: Any, body: Any) -> Answer:
    head = query["head"][0].removeprefix(f"{OWNER}:")
    return Answer(200, [pull for pull in hub.pulls if pull["head"] == head])


_HOME = f"/repos/{OWNER}/{NAME}/"
_ROUTES: dict[tuple[str, str], Any] = {
    ("GET", "/user"): lambda hub, query, body: Answer(200, {"login": LOGIN}),
    ("GET", _HOME.rstrip("/")): lambda hub, query, body: Answer(
        200, {"full_name": f"{OWNER}/{NAME}", "archived": False, "permissions": {"push": True}} | hub.home
    ),
    ("GET", f"{_HOME}git/ref/heads/(.+)"): _get_ref,
    ("GET", f"{_HOME}git/commits/(.+)"): lambda hub, query, body, sha: Answer(
        200, {"sha": sha, "tree": {"sha": hub.git("rev-parse", f"{sha}^{{tree}}").strip()}}
    ),
    ("GET", f"{_HOME}contents/(.+)"): _get_contents,
    ("POST", f"{_HOME}git/trees"): lambda hub, query, body: Answer(
        201, {"sha": hub._tree(body["base_tree"], body["tree"])}
    ),
    ("POST", f"{_HOME}git/commits"): lambda hub, query, body: Answer(
        201, {"sha": hub._commit(body["message"], body["tree"], body["parents"])}
    ),
    ("POST", f"{_HOME}git/refs"): _post_ref,
    ("PATCH", f"{_HOME}git/refs/heads/(.+)"): _patch_ref,
    ("DELETE", f"{_HOME}git/refs/heads/(.+)"): _delete_ref,
    ("POST", f"{_HOME}pulls"): _post_pull,
    ("PATCH", rf"{_HOME}pulls/(\d+)"): _patch_pull,
    ("GET", f"{_HOME}pulls"): _get_pulls,
    ("GET", f"{_HOME}actions/runs"): lambda hub, query, body: Answer(200, {"workflow_runs": hub.runs}),
    ("GET", rf"{_HOME}issues/\d+/comments"): lambda hub, query, body: Answer(200, hub.comments),
}


def repository_of(folder: Path, files: dict[str, str]) -> Path:
    """Make a bare repository with these files on main."""
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(folder)], check=True)
    hub = GitHub(folder)
    empty = hub.git("hash-object", "-t", "tree", "-w", "--stdin").strip()
    first = hub._commit("Först", hub._tree(empty, [{"path": p, "content": t} for p, t in files.items()]), [])
    hub.git("update-ref", "refs/heads/main", first)
    return folder
