"""Links to propose a change and to report a shortcoming without git.

By e-mail if site.yaml has an address, and by the forms in .github/ISSUE_TEMPLATE/ if it names a repository on
GitHub. Without either a page has no such links, because each page links to the accessibility statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from ..model import Entity, Goal, Model, Note, markup
from ..strategy import followup, items, urls
from ..strategy.resolved import Strategy, cached_per_strategy
from ..strings import labels
from .pages import paths

_GITHUB = "https://github.com/"
# The number of characters of an entity's words in the link that edits it.
_LONG = 80


@dataclass(frozen=True)
class FeedbackLink:
    """A link: its text and its address."""

    label: str
    address: str


@dataclass(frozen=True)
class EditLink(FeedbackLink):
    """A link to where an entity's words stand in GitHub's editor; `edited` is its place in the form, as kind:id."""

    edited: str


@dataclass(frozen=True)
class _Subject:
    """The page that the feedback is about: its title, its address and the id of its entity."""

    title: str
    address: str
    id: str


def of_page(strategy: Strategy, here: str, meta: Mapping[str, Any], title: str) -> list[FeedbackLink]:
    """Return the feedback links of a page. Shortcomings can be reported for an earlier edition, which is
    not edited.
    """
    here = here.removeprefix("./")
    name = (meta.get("show") or ("", ""))[1]
    address = urls.absolute(strategy, here) or f"/{here}"
    about = _Subject(str(meta.get("title") or title), address, name or here.strip("/") or "start")
    kinds = [labels.REPORT] if strategy.is_superseded else [labels.PROPOSE, labels.REPORT]
    return [link for kind in kinds for link in _feedback_links(strategy, kind, about)]


def edit_options(strategy: Strategy, docs_dir: str) -> tuple[str | None, str | None]:
    """Return MkDocs' options (repo_url, edit_uri), from which it makes `page.edit_url`; (None, None) without a repository on GitHub."""
    base = _edit_base(strategy)
    return (strategy.data.site.repository.address, f"{base}{Path(docs_dir).name}/") if base else (None, None)


def content_edit_url(strategy: Strategy, file: str) -> str:
    """Return the address of GitHub's editor for a file of the repository; "" without a repository on GitHub."""
    base = _edit_base(strategy)
    return f"{(strategy.data.site.repository.address or '').rstrip('/')}/{base}{quote(file)}" if base else ""


def edit_url(strategy: Strategy, meta: Mapping[str, Any]) -> str:
    """Return the address of GitHub's editor where the words of a generated page stand in data/; "" for any other page."""
    file = meta.get("source_file")
    if not file or Path(file).is_absolute():
        return ""
    address = content_edit_url(strategy, str(file))
    return f"{address}#L{meta['source_line']}" if address else ""


# The pages that list entities which have no address of their own.
_LISTED_ON = {
    "affiliate": urls.REGISTER_URLS["affiliates"],
    "erratum": "om/kallan/",
    "follow_up_round": followup.PATH,
    "release": "om/andringar/",
    "shortcoming": "om/tillganglighet/",
}


def edit_items(strategy: Strategy, path: str) -> list[EditLink]:
    """Return the links to the form and to GitHub's editor for each entity on a page, in the order of the page.

    An entity with a page of its own is edited there. Empty without a repository on GitHub.
    """
    names = _entities_by_page(strategy).get(path, ())
    return [link for kind, name in names if (link := _edit_item(strategy, kind, name))]


@cached_per_strategy
def _entities_by_page(strategy: Strategy) -> Mapping[str, list[tuple[str, str]]]:
    """Return path → (kind, id) of the entities that stand on the page of something else."""
    pages: dict[str, list[tuple[str, str]]] = {}
    own = set(paths(strategy))
    for key, address in urls.entity_urls(strategy).items():
        path, _, anchor = address.partition("#")
        if anchor or path not in own:
            pages.setdefault(path, []).append(key)
    for kind, name in items.entities(strategy):
        if kind in _LISTED_ON:
            pages.setdefault(_LISTED_ON[kind], []).append((kind, name))
    for path, notes in _notes_by_page(strategy).items():
        pages.setdefault(path, []).extend(("note", name) for name in notes)
    return pages


def _notes_by_page(strategy: Strategy) -> Mapping[str, list[str]]:
    """Return path → ids of the notes that are marked in texts on the page, in the order of their numbers."""
    pages: dict[str, set[str]] = {}
    entities = items.entities(strategy)
    for key, address in urls.entity_urls(strategy).items():
        if key in entities:
            entity = entities[key]
            notes = {name for field in type(entity).model_fields for name in _notes(getattr(entity, field))}
            notes |= set(entity.notes) if isinstance(entity, Goal) else set()
            pages.setdefault(address.partition("#")[0], set()).update(notes & strategy.notes.keys())
    return {
        path: sorted(notes, key=lambda name: (name[0], strategy.note_numbers[name]))
        for path, notes in pages.items()
    }


def _notes(value: Any) -> Iterator[str]:
    """Yield the ids of the notes marked in a value, apart from those in entities within it."""
    if isinstance(value, str) and "[^" in value:
        yield from markup.notes(value)
    elif isinstance(value, tuple):
        yield from (name for one in value for name in _notes(one))
    elif isinstance(value, Model) and not isinstance(value, Entity):
        yield from (name for field in type(value).model_fields for name in _notes(getattr(value, field)))


def _edit_item(strategy: Strategy, kind: str, name: str) -> EditLink | None:
    place, entity = strategy.place(kind, name), items.entities(strategy).get((kind, name))
    address = edit_url(strategy, {"source_file": place.file, "source_line": place.line}) if place else ""
    if not address or entity is None:
        return None
    words = entity.parts[0].text if isinstance(entity, Note) else items.name_of(entity)
    shown = words if len(words) <= _LONG else f"{words[:_LONG].rsplit(' ', 1)[0]} …"
    number = f" {strategy.note_numbers[name]}" if kind == "note" else ""
    return EditLink(f"{labels.KINDS[kind].capitalize()}{number}: {shown}", address, f"{kind}:{name}")


def _edit_base(strategy: Strategy) -> str:
    """Return the path of GitHub's editor in the repository; "" where nothing is edited: an earlier edition is not changed."""
    repository = strategy.data.site.repository
    is_edited = (repository.address or "").startswith(_GITHUB) and not strategy.is_superseded
    return f"edit/{quote(repository.branch)}/" if is_edited else ""


def _feedback_links(strategy: Strategy, kind: labels.FeedbackKind, about: _Subject) -> Iterator[FeedbackLink]:
    site = strategy.data.site
    email, repository = site.contact.email, site.repository.address or ""
    has_forms = repository.startswith(_GITHUB)
    if email:
        yield FeedbackLink(
            f"{kind.name}{labels.BY_EMAIL if has_forms else ''}", _mailto_url(email, kind, about)
        )
    if has_forms:
        yield FeedbackLink(
            f"{kind.name}{labels.ON_GITHUB if email else ''}", _issue_form_url(repository, kind, about)
        )


def _mailto_url(email: str, kind: labels.FeedbackKind, about: _Subject) -> str:
    """Return a mailto address with subject and body (RFC 6068: lines end with CR LF)."""
    lines = [f"Sida: {about.title}", f"Adress: {about.address}", f"Id: {about.id}", "", *kind.questions]
    body = "\r\n".join(lines)
    return f"mailto:{email}?subject={quote(f'{kind.name}: {about.title}')}&body={quote(body)}"


def _issue_form_url(repository: str, kind: labels.FeedbackKind, about: _Subject) -> str:
    """Return the address of an issue form on GitHub, with the known fields filled in."""
    known = {
        "template": kind.form,
        "title": f"{kind.name}: {about.title}",
        "page": about.address,
        "thing": about.id,
    }
    return f"{repository.rstrip('/')}/issues/new?{urlencode(known, quote_via=quote)}"
