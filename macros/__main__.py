"""The command line: `python -m macros COMMAND`. Exit status 1: errors in data/. Status 2: wrong arguments."""

from __future__ import annotations

import signal

if __name__ == "__main__":
    # Ctrl+C ends the program at once and says nothing, also while what follows is imported, which takes a second.
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import io
import sys
from pathlib import Path

import click

from . import diff as difference
from . import editor_commands, preview
from .archive.offline_copy import copy_for_offline as disk_copy
from .archive.release import release as make_release
from .authoring import autofix, page_snippets, project_files
from .authoring import json_schema as schemas
from .diff import changelog_draft, git_revision, report
from .editor_commands import print_diagnostics, strategy_or_exit
from .postprocess import finish as finish_site
from .postprocess import finish_earlier
from .source import diagnostics
from .strategy.build_day import today
from .strategy.icons import ThemeError
from .validation import edition_checksums
from .validation.loader import data_folder, freeze_memory, load
from .web import editions, export_project, permalinks
from .web.assets import BundleError


@click.group(help="Kontrollerar strategins innehåll och gör klart webbplatsen.")
def main() -> None:
    """Group the commands."""


for command in editor_commands.COMMANDS:
    main.add_command(command)


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
    print_diagnostics(loaded, form)
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
    permalinks.record(data, strategy_or_exit())
    count = changelog_draft.record(data, difference_.changes, today())
    click.echo(f"Skrev ett utkast med {count} ändringar i {data.name}/changes.yaml. Läs det.", err=True)


@main.command(
    help="Skriver kontrollsummor för den beslutade ordalydelsen. Bara när en utgåva är ny, eller ägaren har godkänt."
)
def checksums() -> None:
    """Write the checksums of data/edition/."""
    for path in edition_checksums.write_checksums(data_folder()):
        click.echo(f"Skrev {path}.")


@main.command(
    help="Skriver om scheman i data/schema/ och VS Codes stöd för egna sidor, som redigerare hjälper till med."
)
@click.argument("folder", type=click.Path(path_type=Path), required=False)
def schema(folder: Path | None) -> None:
    """Write the JSON Schemas and, unless another folder is named, the snippets of VS Code."""
    schemas.write(folder or data_folder() / "schema")
    if folder is None and page_snippets.FILE.parent.is_dir():
        page_snippets.FILE.write_text(page_snippets.text(), "utf-8")


@main.command(
    help="Skriver publiccode.yml och CITATION.cff, som beskriver projektet för andra, ur site.yaml."
)
def describe() -> None:
    """Write the files that describe the project, into the current folder."""
    for path in project_files.write(Path(), strategy_or_exit()):
        click.echo(f"Skrev {path}.")


@main.command(help="Skriver hela webbplatsen som Markdown i en mapp, för en annan generator än MkDocs.")
@click.argument("out", type=click.Path(path_type=Path))
def pages(out: Path) -> None:
    """Write the pages, the templates and a configuration, for a generator without hooks and macros."""
    try:
        export_project.write(out, strategy_or_exit(), Path())
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
    strategy = strategy_or_exit()
    now = editions.current_data_folder(data_folder())
    current = strategy if now is None else strategy_or_exit(now)
    freeze_memory()
    if now is None:
        finish_site(site, strategy)
    else:
        finish_earlier(site, current, strategy)


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
    make_release(site, target, strategy_or_exit())


if __name__ == "__main__":
    # Where the machine has another code page Swedish would be garbled, or end in a traceback.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    main(prog_name="python -m macros")
