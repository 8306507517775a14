"""The command line: `python -m macros COMMAND`. Exit status 1: errors in data/. Status 2: wrong arguments."""

from __future__ import annotations

import signal

if __name__ == "__main__":
    # Ctrl+C ends the program at once and says nothing, also while what follows is imported, which takes a second.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from . import diff as difference
from . import preview
from .archive.offline_copy import copy_for_offline as disk_copy
from .archive.release import release as make_release
from .authoring import affiliates as affiliate_list
from .authoring import apply_record, autofix, new_edition, new_strategy
from .authoring import json_schema as schemas
from .authoring.record import RecordError, read_record
from .authoring.spreadsheet import SpreadsheetError
from .authoring.statistics import client as statistics_client
from .authoring.statistics import kolada
from .authoring.statistics import update as statistics_update
from .diff import changelog_draft, git_revision, report
from .model import Measure
from .postprocess import finish as finish_site
from .postprocess import finish_earlier
from .source import diagnostics
from .strategy.build_day import today
from .strategy.icons import ThemeError
from .strategy.resolved import Strategy
from .validation import edition_checksums
from .validation.loader import Loaded, data_folder, freeze_memory, load
from .web import editions, export_project, permalinks
from .web.assets import BundleError


@click.group(help="Kontrollerar strategins innehåll och gör klart webbplatsen.")
def main() -> None:
    """Group the commands."""


def _print_diagnostics(loaded: Loaded, form: str = "text") -> None:
    if form == "github":
        click.echo(diagnostics.github(loaded.diagnostics))
    elif form == "json":
        click.echo(diagnostics.as_json(loaded.diagnostics))
    elif loaded.diagnostics:
        colour = sys.stderr.isatty() and "NO_COLOR" not in os.environ
        click.echo(diagnostics.report(loaded.diagnostics, colour), err=True)


def _strategy(folder: Path | None = None, history: bool = True) -> Strategy:
    """Return the strategy of a folder, or of data/, or end with its errors.

    Without `history`, published URLs and earlier editions are not checked.
    """
    loaded = load(folder or data_folder(), history=history)
    if loaded.strategy is None:
        _print_diagnostics(loaded)
        sys.exit(1)
    return loaded.strategy


@main.command(help="Kontrollerar innehållet. Slutar med 1 om något är fel.")
@click.option(
    "--format", "form", type=click.Choice(["text", "github", "json"]), default="text", help="Hur felen visas."
)
@click.option("--fix", is_flag=True, help="Rättar först det som inte ändrar något ord, och visar vad.")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
def check(form: str, fix: bool, folder: Path | None) -> None:
    """Report all errors, warnings and notices of the data."""
    if fix:
        _autofix(folder or data_folder())
    loaded = load(folder or data_folder())
    _print_diagnostics(loaded, form)
    click.echo(diagnostics.summary(loaded.diagnostics), err=form != "text")
    sys.exit(0 if loaded.strategy else 1)


def _autofix(folder: Path) -> None:
    """Fix the files and print the changes to stderr, because stdout may be read by a program."""
    for file in autofix.autofix(folder):
        click.echo(file.diff(), err=True)
        file.write()
        click.echo(f"Rättade {file.name}. Inget ord är ändrat.", err=True)


@main.command(
    help="Säger vad en ändring betyder. OLD och NEW är versioner i git eller mappar; NEW är annars data/."
)
@click.option("--format", "form", type=click.Choice(list(report.FORMS)), default="text")
@click.option(
    "--record", is_flag=True, help="Skriver ett utkast i changes.yaml, och nya adresser i published.txt."
)
@click.argument("old")
@click.argument("new", required=False)
def diff(form: str, record: bool, old: str, new: str | None) -> None:
    """Report the meaning of a change for readers."""
    data = data_folder()
    try:
        with (
            git_revision.folder_of(old, data) as before,
            git_revision.folder_of(new or str(data), data) as after,
        ):
            difference_ = difference.compare(before, after)
    except git_revision.UnknownRevisionError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    if record:
        _record(data, difference_)
    click.echo(report.FORMS[form](difference_))


def _record(data: Path, difference_: difference.Difference) -> None:
    """Draft the changelog entry of a release, and record the URLs that it publishes."""
    permalinks.record(data, _strategy())
    count = changelog_draft.record(data, difference_.changes, today())
    click.echo(f"Skrev ett utkast med {count} ändringar i {data.name}/changes.yaml. Läs det.", err=True)


@main.command(
    help="Skriver kontrollsummor för den beslutade ordalydelsen. Bara när en utgåva är ny, eller ägaren har godkänt."
)
def checksums() -> None:
    """Write the checksums of data/edition/."""
    for path in edition_checksums.write_checksums(data_folder()):
        click.echo(f"Skrev {path}.")


@main.command(help="Skriver om scheman i data/schema/, som redigerare hjälper till med.")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
def schema(folder: Path | None) -> None:
    """Write the JSON Schemas."""
    schemas.write(folder or data_folder() / "schema")


@main.command(help="Skriver hela webbplatsen som Markdown i en mapp, för en annan generator än MkDocs.")
@click.argument("out", type=click.Path(path_type=Path))
def pages(out: Path) -> None:
    """Write the pages, the templates and a configuration, for a generator without hooks and macros."""
    try:
        export_project.write(out, _strategy(), Path())
    except (BundleError, ThemeError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)


@main.command(help="Visar webbplatsen och följer ändringar. Avsluta med Ctrl+C.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="Den första porten att pröva.")
def serve(port: int) -> None:
    """Serve the site while it is edited."""
    # The server ends by itself, and takes away what it has built.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    preview.serve(port)


@main.command(help="Gör klart en byggd webbplats.")
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False))
def finish(site: Path) -> None:
    """Post-process a built site, of the current edition or an earlier one."""
    strategy = _strategy()
    now = editions.current_data_folder(data_folder())
    current = strategy if now is None else _strategy(now)
    freeze_memory()
    if now is None:
        finish_site(site, strategy)
    else:
        finish_earlier(site, current, strategy)


@main.command(help="Skriver anslutna verksamheter ur ett kalkylark (CSV eller XLSX) i affiliates.yaml.")
@click.option("--print", "is_shown", is_flag=True, help="Visar raderna i stället för att skriva dem.")
@click.argument("table", type=click.Path(path_type=Path))
def affiliates(table: Path, is_shown: bool) -> None:
    """Add a spreadsheet's affiliates. Exits with 1 if a row could not be read."""
    data = data_folder()
    try:
        draft = affiliate_list.draft_affiliates(table, data, today())
    except (SpreadsheetError, affiliate_list.DraftError) as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    for words in (*draft.notes, *draft.problems):
        click.echo(words, err=True)
    if is_shown:
        click.echo(draft.rows)
    elif draft.count:
        affiliate_list.write_text(data / "affiliates.yaml", draft.text)
    click.echo(affiliate_list.summary(draft, f"{data.name}/affiliates.yaml", is_shown), err=True)
    sys.exit(1 if draft.problems else 0)


@main.command(
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


@main.group(help="Värden till indikatorerna, ur officiell statistik.")
def statistics() -> None:
    """Group the commands on statistics."""


@statistics.command(help="Hämtar nya värden, för alla mått eller ett. Det enda kommandot som använder nätet.")
@click.option("--kolada", "address", default=kolada.ADDRESS, hidden=True)
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text")
@click.argument("name", required=False, default="")
def fetch(address: str, form: str, name: str) -> None:
    """Fetch values. Exits with 1 if a measure was refused or could not be fetched."""
    strategy = _strategy(history=False)
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
    strategy = _strategy(history=False)
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


def _settle(outcomes: Iterable[statistics_update.Outcome], for_proposal: bool = False) -> None:
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


@main.command(help="Börjar en strategi för ett annat län, i data/ eller i mappen STRATEGY_DATA.")
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
    if sys.stdin.isatty():
        options = {one.option: options[one.option] or _ask(one) for one in new_strategy.QUESTIONS}
    try:
        answers = new_strategy.read_answers(options)
    except new_strategy.AnswerError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    written = new_strategy.write(folder, answers)
    click.echo(f"Skrev {len(written)} filer i {folder}/: {', '.join(written)}.")
    click.echo(new_strategy.next_steps(folder))


def _ask(question: new_strategy.Question) -> str:
    """Ask on the terminal until the answer can be used."""
    if question.option == "PARTS":
        click.echo("\n".join(f"  {part}: {what}" for part, what in new_strategy.PARTS.items()))
    while True:
        text: str = click.prompt(question.words, default=question.usual, show_default=bool(question.usual))
        try:
            question.read(text)
        except new_strategy.AnswerError as error:
            click.echo(str(error))
        else:
            return text


@main.command(help="Sparar utgåvan i data/ som en tidigare, innan nästa skrivs.")
def edition() -> None:
    """Copy the current edition of data/ to editions/."""
    click.echo("\n".join(new_edition.keep_edition(data_folder(), _strategy(history=False))))


@main.command(help="Skriver en rad för varje sida i den förra utgåvan som inte finns kvar, att fylla i.")
def successors() -> None:
    """Draft the successors of the last edition's pages."""
    click.echo("\n".join(new_edition.draft_successors(data_folder(), _strategy(history=False))))


@main.command(help="Kopierar en byggd webbplats så att den kan öppnas direkt från disk, utan server.")
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("target", type=click.Path(path_type=Path))
def disk(site: Path, target: Path) -> None:
    """Make a copy that opens without a server."""
    disk_copy(site, target)


@main.command(help="Gör det som ska arkiveras: en zip som kan öppnas från disk, filerna och kontrollsummor.")
@click.argument("site", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("target", type=click.Path(path_type=Path))
def release(site: Path, target: Path) -> None:
    """Make the files to archive."""
    make_release(site, target, _strategy())


if __name__ == "__main__":
    # Where the machine has another code page Swedish would be garbled, or end in a traceback.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    main(prog_name="python -m macros")
