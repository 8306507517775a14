"""The commands that write in data/ for editors: affiliates, changes from the form, statistics, strategies and editions."""

from __future__ import annotations

import dataclasses
import datetime
import os
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

import click

from .authoring import apply_record, new_edition, new_strategy
from .authoring.affiliates import draft_affiliates, summary, write_text
from .authoring.affiliates_table import DraftError
from .authoring.followup import run as followup
from .authoring.record import RecordError, read_record
from .authoring.spreadsheet import SpreadsheetError
from .authoring.statistics import client as statistics_client
from .authoring.statistics import kolada
from .authoring.statistics import update as statistics_update
from .diff import report
from .model import Measure
from .source import diagnostics
from .strategy.build_day import today
from .strategy.resolved import Strategy
from .validation.loader import Loaded, data_folder, load


def print_diagnostics(loaded: Loaded, form: str = "text") -> None:
    """Print the diagnostics: `github` and `json` to stdout, `text` to stderr, in colour on a terminal."""
    if form == "github":
        click.echo(diagnostics.github(loaded.diagnostics))
    elif form == "json":
        click.echo(diagnostics.as_json(loaded.diagnostics))
    elif loaded.diagnostics:
        colour = sys.stderr.isatty() and "NO_COLOR" not in os.environ
        click.echo(diagnostics.report(loaded.diagnostics, colour), err=True)


def strategy_or_exit(
    folder: Path | None = None, history: bool = True, day: datetime.date | None = None
) -> Strategy:
    """Return the strategy of a folder, or of data/, as of a day or today, or end with its errors.

    Without `history`, published URLs and earlier editions are not checked.
    """
    loaded = load(folder or data_folder(), history, day)
    if loaded.strategy is None:
        print_diagnostics(loaded)
        sys.exit(1)
    return loaded.strategy


@click.command(help="Skriver anslutna verksamheter ur ett kalkylark (CSV eller XLSX) i affiliates.yaml.")
@click.option("--print", "is_shown", is_flag=True, help="Visar raderna i stället för att skriva dem.")
@click.argument("table", type=click.Path(path_type=Path))
def affiliates(table: Path, is_shown: bool) -> None:
    """Add a spreadsheet's affiliates. Exits with 1 if a row could not be read."""
    data = data_folder()
    try:
        draft = draft_affiliates(table, data, today())
    except (SpreadsheetError, DraftError) as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    for words in (*draft.notes, *draft.problems):
        click.echo(words, err=True)
    if is_shown:
        click.echo(draft.rows)
    elif draft.count:
        write_text(data / "affiliates.yaml", draft.text)
    click.echo(summary(draft, f"{data.name}/affiliates.yaml", is_shown), err=True)
    sys.exit(1 if draft.problems else 0)


@click.command(
    help="Gör en ändring från formuläret: ur en fil, eller ur ärendets text (- läser det som skickas in)."
)
@click.option("--commit", "is_committed", is_flag=True, help="Sparar också ändringen i git.")
@click.argument("file", type=click.Path(path_type=Path))
def apply(file: Path, is_committed: bool) -> None:
    """Make the change of a record. Exits with 2 if it cannot be made, and then changes nothing."""
    try:
        change = read_record(apply_record.text_of(file))
        changed = apply_record.changed_files(change, data_folder())
        apply_record.write(changed)
        saved = apply_record.commit(change, [one.path for one in changed]) if is_committed and changed else ""
    except RecordError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    click.echo(apply_record.summary(changed, saved), err=True)


@click.group(help="Värden till indikatorerna, ur officiell statistik.")
def statistics() -> None:
    """Group the commands on statistics."""


@statistics.command(help="Hämtar nya värden, för alla mått eller ett. Det enda kommandot som använder nätet.")
@click.option("--kolada", "address", default=kolada.ADDRESS, hidden=True)
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text")
@click.argument("name", required=False, default="")
def fetch(address: str, form: str, name: str) -> None:
    """Fetch values. Exits with 1 if a measure was refused or could not be fetched."""
    strategy = strategy_or_exit(history=False)
    chosen = _measures(strategy, name)
    by_hand = [one.id for one in chosen if one.fetch == "fil"]
    if by_hand and form == "text":
        click.echo(f"Läses ur kalkylark (make statistics ID=… FILE=…): {', '.join(by_hand)}.", err=True)
    outcomes = statistics_update.fetch_all(strategy, chosen, statistics_client.Client(), today(), address)
    _settle(outcomes, form == "markdown")


@statistics.command("file", help="Läser ett måtts värden ur ett kalkylark (CSV eller XLSX).")
@click.argument("name")
@click.argument("table", type=click.Path(path_type=Path))
def statistics_file(name: str, table: Path) -> None:
    """Read the values of a measure from a spreadsheet."""
    strategy = strategy_or_exit(history=False)
    chosen = _measures(strategy, name)
    if len(chosen) > 1:
        click.echo(f"Säg vilket mått: {', '.join(one.id for one in chosen)}.", err=True)
        sys.exit(2)
    _settle([statistics_update.read_file(strategy, chosen[0], table, today())])


def _measures(strategy: Strategy, name: str) -> list[Measure]:
    try:
        return statistics_update.chosen(strategy, name)
    except statistics_update.UnknownMeasureError as error:
        click.echo(str(error), err=True)
        sys.exit(2)


def _settle(outcomes: Iterable[statistics_update.MeasureUpdate], for_proposal: bool = False) -> None:
    """Write and say what became of each measure, and exit with 1 if one was refused.

    A proposal has a Markdown item for each that is new or refused.
    """
    refused = 0
    for outcome in outcomes:
        if outcome.written is not None:
            statistics_update.write(data_folder(), outcome)
        if not for_proposal:
            click.echo(outcome.message, err=outcome.is_refused)
        elif outcome.written is not None or outcome.is_refused:
            click.echo(f"- {report.escaped(outcome.message)}")
        refused += outcome.is_refused
    sys.exit(1 if refused else 0)


@click.command(help="Börjar en strategi för ett annat län, i data/ eller i mappen STRATEGY_DATA.")
@click.option("--name", envvar="STRATEGY_NAME", help="Länets namn.")
@click.option("--code", envvar="STRATEGY_CODE", help="Länskoden, två siffror.")
@click.option("--period", envvar="STRATEGY_PERIOD", help="2026-2029, eller två dagar.")
@click.option("--colour", envvar="STRATEGY_COLOUR", help="Färgen på ljus grund.")
@click.option("--dark", envvar="STRATEGY_DARK", help="Färgen på mörk grund.")
@click.option("--parts", envvar="STRATEGY_PARTS", help=f"{', '.join(new_strategy.PARTS)}, alla eller inga.")
def new(**given: str | None) -> None:
    """Write the data of another county. Exits with 2 if an answer cannot be used, or the folder holds files."""
    folder = data_folder()
    if why := new_strategy.refusal(folder):
        click.echo(why, err=True)
        sys.exit(2)
    options = {name.upper(): text or "" for name, text in given.items()}
    try:
        if sys.stdin.isatty():
            options = {one.option: options[one.option] or _ask(one) for one in new_strategy.QUESTIONS}
        written = new_strategy.write(folder, new_strategy.read_answers(options))
    except new_strategy.AnswerError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        click.echo("\nAvbrutet. Inget är skrivet: kör make new igen.", err=True)
        sys.exit(1)
    click.echo(f"Skrev {len(written)} filer i {folder}/: {', '.join(written)}.")
    click.echo(new_strategy.next_steps(folder))


def _ask(question: new_strategy.Question) -> str:
    """Ask on the terminal until the answer can be used."""
    if question.option == "PARTS":
        click.echo("\n".join(f"  {part}: {what}" for part, what in new_strategy.PARTS.items()))
    while True:
        text: str = click.prompt(
            question.words, default=question.usual, show_default=bool(question.usual), prompt_suffix=" "
        )
        try:
            question.read(text)
        except new_strategy.AnswerError as error:
            click.echo(str(error))
        else:
            return text


@click.command(help="Sparar utgåvan i data/ som en tidigare, innan nästa skrivs.")
def edition() -> None:
    """Copy the current edition of data/ to editions/."""
    click.echo("\n".join(new_edition.keep_edition(data_folder(), strategy_or_exit(history=False))))


@click.command(help="Skriver en rad för varje sida i den förra utgåvan som inte finns kvar, att fylla i.")
def successors() -> None:
    """Draft the successors of the last edition's pages."""
    click.echo("\n".join(new_edition.draft_successors(data_folder(), strategy_or_exit(history=False))))


@click.command(
    "follow-up",
    help="Räknar planerna som de anslutna har skickat in. Läser bara mappen INBOX och använder inte nätet.",
)
@click.option("--as-of", "as_of", required=True, help="Dagen som läget gäller: 2026-12-31.")
@click.option("--period", required=True, help="Tiden som följs upp: 2024-01-01/2026-12-31 eller 2024-2026.")
@click.option("--out", type=click.Path(path_type=Path), help="Mappen att skriva i; annars bredvid INBOX.")
@click.option(
    "--list",
    "organisations",
    type=click.Path(path_type=Path),
    help="Organisation → verksamhet (YAML, CSV, XLSX).",
)
@click.option("--id", "name", default="", help="Id i followup.yaml; annars uppfoljning- och året.")
@click.argument("inbox", type=click.Path(path_type=Path))
def follow_up(
    as_of: str, period: str, out: Path | None, organisations: Path | None, name: str, inbox: Path
) -> None:
    """Count the plans of a folder. Exits with 2, and writes nothing, if a folder, a day or the list cannot be used."""
    try:
        day, whole = followup.read_day(as_of), followup.read_period(period)
        # Not every shell writes out ~ within INBOX=~/planer.
        source = inbox.expanduser()
        folders = (source, out.expanduser() if out else followup.out_folder(source))
        followup.check_folders(*folders)
        strategy = dataclasses.replace(strategy_or_exit(day=day), today=day)
        written = followup.follow_up(
            strategy, folders, whole, organisations and organisations.expanduser(), name, _bar
        )
    except followup.ERRORS as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    click.echo("\n".join(written.lines))


def _bar(paths: list[Path]) -> AbstractContextManager[Iterable[Path]]:
    """Return a progress bar on the terminal's error stream."""
    return click.progressbar(paths, label="Läser planerna", file=sys.stderr)


COMMANDS = (affiliates, apply, statistics, follow_up, new, edition, successors)
"""The commands of this module, for the command line's group."""
