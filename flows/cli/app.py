"""The `onrecord` command."""

import os
import signal
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.claims import claim, corrections
from flows.cli.export import export_warehouse
from flows.cli.lake import lake
from flows.cli.options import (
    SEEDS,
    Inputs,
    Keep,
    Maps,
    Processes,
    Runner,
    Runners,
    Scheduler,
    Snapshots,
    Verbose,
    Warehouse,
    asked,
    console,
    mapping_of,
    processes_of,
    scheduler_of,
    stderr,
)
from flows.cli.quarantine import quarantine
from flows.cli.remove import remove
from flows.cli.schedule import deploy, serve
from flows.cli.snapshots import snapshots, upgrade
from flows.cli.sql import sql
from flows.cli.terminal import progress, table
from flows.controls import strip_control
from flows.errors import UsageError, stopped
from warehouse.home import DEFAULT_WAREHOUSE, SNAPSHOTS, home_of
from warehouse.retention import KEEP

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


@app.command()
def run(
    input: Inputs = None,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
    map: Maps = None,
    again: Annotated[bool, typer.Option("--again", help="Extract documents anew that are known.")] = False,
    reprocess: Annotated[
        str | None,
        typer.Option(
            metavar="outdated|all",
            help="Extract known documents of the input anew: those that other code has extracted, or all.",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DAY", help="With --reprocess: only what was published since.", show_default=False
        ),
    ] = None,
    processes: Processes = "auto",
    runner: Runners = Runner.local,
    scheduler: Scheduler = None,
    data_docs: Annotated[
        bool, typer.Option("--data-docs", help="Write Great Expectations' own pages beside the report too.")
    ] = False,
    keep: Keep = KEEP,
    former: Snapshots = SNAPSHOTS,
    verbose: Verbose = False,
) -> None:
    """Bring articles into the warehouse.

    Exit status: 0 published, 1 published with more quarantined documents than the policy accepts,
    2 nothing published.
    """
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")  # this command says what happened itself
    inputs = input or [SEEDS]
    fields = mapping_of(map)
    cluster = scheduler_of(runner, scheduler, processes)
    from flows.deploy import run_once
    from flows.run.progress import log_to_stderr
    from flows.run.reprocess import asked as asked_for
    from flows.run.run import AbortedError

    anew = asked_for(reprocess, since, again=again)
    if verbose:
        log_to_stderr()
    try:
        with ExitStack() as servers, progress(stderr):
            summary = run_once(
                inputs,
                warehouse,
                fields,
                servers,
                reprocess=anew,
                processes=processes_of(processes),
                data_docs=data_docs,
                keep=keep,
                snapshots=former,
                scheduler=cluster,
            )
    except AbortedError as stopped:
        summary = stopped.summary
    counts = summary.counts
    console.print(f"run {summary.run_id}: {summary.counted}", soft_wrap=True)
    if counts.passed_over:
        reasons = ", ".join(f"{count} {reason}" for reason, count in counts.passed_over.most_common())
        console.print(f"passed over {counts.passed_over.total()}: {strip_control(reasons)}", soft_wrap=True)
    if summary.quiet:
        were = "document was" if counts.known == 1 else "documents were"
        console.print(f"nothing new: {counts.known} {were} known already")
    if counts.quarantined or counts.refused_before:
        why = f" `onrecord quarantine list{asked(warehouse)}` shows why"
        as_before = f"; {counts.refused_before} of them as before" if counts.refused_before else ""
        console.print(f"refused documents wait in quarantine{as_before}:{why}", soft_wrap=True)
    standing = " as before" if summary.aborted else ""
    console.print(
        f"warehouse {strip_control(warehouse)}{standing}: {summary.articles} articles,"
        f" {summary.mentions} mentions, {summary.claims} claims",
        soft_wrap=True,
    )
    console.print(f"quality: {summary.verdict}", soft_wrap=True)
    console.print(f"report {strip_control(summary.report)}", soft_wrap=True)
    if summary.aborted:
        console.print(f"kept aside {strip_control(summary.kept)}", soft_wrap=True)
        raise UsageError(
            f"nothing published: {'; '.join(summary.aborted)}. Look at the report, or at what is kept with"
            f" `onrecord sql QUERY{asked(summary.kept)}`; publish it with"
            f" `onrecord publish --anyway {summary.run_id} --reason WHY{asked(warehouse)}`"
        )
    raise typer.Exit(1 if summary.over_share else 0)


@app.command("publish")
def publish_kept(
    run_id: Annotated[str, typer.Argument(metavar="RUN", help="The id of an aborted run.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; it is recorded.")],
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Against the verdict; there is no other way.")
    ] = False,
    warehouse: Warehouse = DEFAULT_WAREHOUSE,
) -> None:
    """Publish a run that the checks have stopped."""
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
    if not anyway:
        raise UsageError(f"the checks have stopped {run_id}: to publish it all the same, add --anyway")
    from flows.deploy import orchestrated

    with orchestrated():
        from flows.publish import publish_anyway

        path = publish_anyway(run_id, reason, str(warehouse))
    console.print(f"published {run_id} because: {strip_control(reason)}", soft_wrap=True)
    console.print(f"report {strip_control(path)}", soft_wrap=True)


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
    chosen = [relation for relation in known if name in (None, relation.name)]
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


STOPPED = 130  # the exit status of a command that a signal has ended


def main() -> None:
    """Run the command; what a user can cause becomes one line and exit status 2."""
    signal.signal(signal.SIGTERM, _interrupt)
    with _one_line():
        _check_words(sys.argv[1:])
        status = app(standalone_mode=False)
        if status == STOPPED:
            raise KeyboardInterrupt
        sys.exit(status)


def _check_words(words: list[str]) -> None:
    """Return if the words of a command are text, or names of files, whose bytes may be anything.

    Raises:
        UsageError: the locale's encoding has no place for a word.
    """
    encoding = sys.getfilesystemencoding()
    for word in words if encoding != "utf-8" else ():
        if not word.isascii() and any("\ud800" <= c <= "\udfff" for c in word) and not os.path.lexists(word):
            raise UsageError(f"{word!a} cannot be read in this locale ({encoding}): set LC_ALL=C.UTF-8")


@contextmanager
def _one_line() -> Iterator[None]:
    try:
        yield
    except UsageError as error:
        stderr.print(f"onrecord: {strip_control(error)}", soft_wrap=True)
        sys.exit(2)
    except typer.TyperException as error:
        sys.exit(_complain(error))
    except BrokenPipeError:
        _close_output()
        sys.exit(141)  # as if the signal had ended it, which is what a shell expects
    except OSError as error:
        _close_output()
        place = f"{error.filename}: " if error.filename and error.strerror else ""
        stderr.print(f"onrecord: {strip_control(f'{place}{error.strerror or error}')}", soft_wrap=True)
        sys.exit(2)
    except BaseException as error:
        if not stopped(error):
            raise
        stderr.print("onrecord: stopped; the published warehouse is as it was")
        sys.exit(STOPPED)


def _complain(error: typer.TyperException) -> int:
    """Say in one line what is wrong with the words of a command, and return the exit status; no words ask for help."""
    said = error.format_message().replace("Value error, ", "").strip(" .\n")
    if not said or "\n" in said:
        error.show()  # type: ignore[attr-defined]
        return error.exit_code
    context = getattr(error, "ctx", None)
    help_of = f"; see `{context.command_path} --help`" if context else ""
    stderr.print(f"onrecord: {strip_control(said)}{help_of}", soft_wrap=True)
    return error.exit_code


def _close_output() -> None:
    """Let what cannot be written go, or the interpreter would try it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _interrupt(*_: object) -> None:
    """End as Ctrl+C does, so that everything that was started is closed."""
    raise KeyboardInterrupt
