"""The `onrecord` command."""

import signal
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.claims import claim, corrections
from flows.cli.exits import STOPPED, check_words, one_line
from flows.cli.export import export_warehouse
from flows.cli.lake import lake
from flows.cli.options import Warehouse, console, stderr
from flows.cli.quarantine import quarantine
from flows.cli.remove import remove
from flows.cli.run import publish_kept, run
from flows.cli.schedule import deploy, serve
from flows.cli.snapshots import snapshots, upgrade
from flows.cli.sql import sql
from flows.cli.terminal import table
from flows.controls import strip_control
from flows.errors import UsageError
from warehouse.home import DEFAULT_WAREHOUSE, home_of

app = typer.Typer(
    name="onrecord",
    help="Who said what, when, in which outlet, on whose word, and who denied it: articles in, SQL out.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.add_typer(quarantine, name="quarantine")
app.add_typer(corrections, name="corrections")
app.add_typer(snapshots, name="snapshots")
app.add_typer(lake, name="lake")
app.command()(run)
app.command("publish")(publish_kept)


@app.command()
def show(
    key: Annotated[str, typer.Argument(metavar="ID", help="An id, its first digits, or a record's id.")],
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Show an article with everything that was marked in it, or a claim, statement or story, and why."""
    from flows.cli.show import render
    from warehouse.reading import reading

    with reading(warehouse) as connection:
        for part in render(connection, key):
            console.print(part)


@app.command()
def doctor(warehouse: Warehouse = DEFAULT_WAREHOUSE) -> None:
    """Say what this machine and this warehouse are like, and what would fail; exit status 1 if anything would."""
    from flows.cli.doctor import examine

    findings = list(examine(warehouse))
    for each in findings:
        mark = "!" if each.remedy else " "
        console.print(f"{mark} {each.what:18} {strip_control(each.found)}", soft_wrap=True)
        if each.remedy:
            console.print(f"  {'':18} {strip_control(each.remedy)}", soft_wrap=True)
    raise typer.Exit(1 if any(each.remedy for each in findings) else 0)


@app.command()
def browse(
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.", min=0, max=65535)] = 8420,
    host: Annotated[
        str, typer.Option(help="The address; another than this machine's own lets others in.")
    ] = "127.0.0.1",
    open: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Serve the warehouse as pages to read: denials, stories, statements, entities, articles, search."""
    from flows.browse import LOCAL, serve_site

    if host not in LOCAL:
        stderr.print(
            f"onrecord: everyone who reaches {strip_control(host)}:{port} can read this warehouse, without a password",
            soft_wrap=True,
        )
    serve_site(warehouse, host, port, say=lambda line: typer.echo(strip_control(line)), open_page=open)


@app.command()
def dossier(
    key: Annotated[
        str,
        typer.Argument(
            metavar="ENTITY|STORY|STATEMENT|ARTICLE", help="An id, its first digits, or an entity's name."
        ),
    ],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The HTML file.")] = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Write one page as an HTML file that holds everything it shows: to send, to keep, to print."""
    from flows.browse import write_dossier

    typer.echo(strip_control(write_dossier(warehouse, key, output)))


@app.command()
def report(
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    open: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Print the path of the last quality report."""
    reports = sorted(home_of(warehouse).reports.glob("[0-9]*.html"))
    if not reports:
        raise UsageError(f"no report beside {warehouse}: run `onrecord run` first")
    typer.echo(str(reports[-1]))
    if open:
        webbrowser.open(reports[-1].as_uri())


@app.command()
def tables(
    name: Annotated[str | None, typer.Argument(help="Only this one, with its columns.")] = None,
) -> None:
    """List tables and views: what a row is, which columns there are."""
    from warehouse.schema import relations

    known = relations()
    chosen = [relation for relation in known if name is None or name.lower() == relation.name]
    if not chosen:
        raise UsageError(f"no table or view {name}: `onrecord tables` lists them")
    if name is None:
        console.print(table(("name", "kind", "one row is"), [(r.name, r.kind, r.comment) for r in chosen]))
        return
    console.print(f"{chosen[0].name}: {chosen[0].comment}")
    console.print(
        table(("column", "type", "what it says"), [(c.name, c.type, c.comment) for c in chosen[0].columns])
    )


app.command()(sql)
app.command("export")(export_warehouse)
app.command()(claim)
app.command()(remove)
app.command()(serve)
app.command()(deploy)
app.command()(upgrade)


def _show_version(asked_for: bool) -> None:
    if asked_for:
        from flows.run.version import pipeline_version

        typer.echo(f"onrecord {pipeline_version()}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version and exit.", is_eager=True, callback=_show_version),
    ] = False,
) -> None:
    """Who said what, when, in which outlet, on whose word, and who denied it: articles in, SQL out."""


def main() -> None:
    """Run the command; what a user can cause becomes one line and exit status 2."""
    signal.signal(signal.SIGTERM, _interrupt)
    with one_line():
        check_words(sys.argv[1:])
        status = app(standalone_mode=False)
        if status == STOPPED:
            raise KeyboardInterrupt
        sys.exit(status)


def _interrupt(*_: object) -> None:
    """End as Ctrl+C does, so that everything that was started is closed."""
    raise KeyboardInterrupt
