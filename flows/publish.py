"""The flows: read → clean → annotate → check → load → link → report.

Each task takes a batch of documents or the whole run, never one document, since a task costs milliseconds.
How a flow run ends: ``Completed`` is published. Two failed states have a name of their own: ``Aborted``, the checks
have stopped the run and its work is kept aside; ``UsageError``, nothing was brought in, and one line says what to do.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.context import FlowRunContext, TaskRunContext
from prefect.logging.handlers import APILogHandler
from prefect.states import Failed

from expectations import Outcome, check, write_report
from flows.errors import UsageError, stopped
from flows.link import link
from flows.records import Refusal
from flows.run import refused
from flows.run.arrivals import Arrivals
from flows.run.corrections import corrected
from flows.run.failure import record_failure
from flows.run.notify import notify
from flows.run.progress import LOGGER, announce, logged
from flows.run.quiet import record_quiet
from flows.run.reprocess import asked
from flows.run.run import AbortedError, Parcel, Run, Summary
from flows.run.upgrade import writing_upgraded
from flows.run.workers import Workers
from warehouse import publish as warehouse
from warehouse.connection import open_for_reading
from warehouse.home import DEFAULT_WAREHOUSE, SNAPSHOTS, Home, home_of
from warehouse.lake.working import turns
from warehouse.memory import frugal
from warehouse.retention import KEEP, prune
from warehouse.search import index_published

PREFECT_LOG = APILogHandler()
PREFECT_LOG.addFilter(lambda _: FlowRunContext.get() is not None or TaskRunContext.get() is not None)
LOGGER.addHandler(PREFECT_LOG)

P = ParamSpec("P")
R = TypeVar("R")


def _in_one_state(function: Callable[P, R]) -> Callable[P, R]:
    """End a flow that a user's mistake or the checks have stopped in one clear state, without a traceback.

    Whoever calls the flow gets the error as ever.
    """

    @wraps(function)
    def ending(*arguments: P.args, **named: P.kwargs) -> R:
        try:
            return function(*arguments, **named)
        except (UsageError, AbortedError) as error:
            name = "Aborted" if isinstance(error, AbortedError) else "UsageError"
            # Prefect takes a state in the place of a result.
            return cast(R, Failed(name=name, message=str(error), data=error))

    return ending


@task(cache_policy=NO_CACHE)
def read(arrivals: Arrivals) -> Parcel | None:
    """Return the next batch of documents that go on, None at the end of the input."""
    return arrivals.take()


@task(cache_policy=NO_CACHE)
def clean(parcel: Parcel, run: Run, workers: Workers) -> Parcel:
    """Return the articles of a batch; what cannot be cleaned goes to quarantine."""
    articles = []
    with logged("clean", documents=len(parcel.documents)) as facts:
        cleaned = workers.clean(parcel.documents, run.started_at)
        by_hand = run.batch.corrections(document.document_id for document in parcel.documents)
        for document, found in zip(parcel.documents, cleaned, strict=True):
            if isinstance(found, Refusal):
                run.intake.refuse(document, found)
            else:
                articles.append((document.text, corrected(found, by_hand.get(document.document_id, {}))))
        facts["articles"] = len(articles)
    announce("clean", len(parcel.documents))
    return Parcel(parcel.documents, articles)


@task(cache_policy=NO_CACHE)
def annotate(parcel: Parcel, run: Run, workers: Workers) -> None:
    """Find mentions and claims in the articles of a batch, and store both; what cannot be annotated is refused."""
    with logged("annotate", articles=len(parcel.articles)) as facts:
        documents = {document.document_id: document for document in parcel.documents}
        articles, annotations = [], []
        for (_, article), found in zip(parcel.articles, workers.annotate(parcel.articles), strict=True):
            if isinstance(found, Refusal):
                run.intake.refuse(documents[article.document_id], found)
            else:
                articles.append(article)
                annotations.append(found)
        run.intake.keep(articles)
        run.intake.note(annotations)
        facts["mentions"] = sum(len(found.mentions) for found in annotations)
        facts["claims"] = sum(len(found.claims) for found in annotations)
    announce("annotate", len(parcel.articles))


@task(name="check", cache_policy=NO_CACHE)
def check_batch(run: Run, docs: Path | None) -> Outcome:
    """Hold the batch against the expectations; store results, flags and refusals."""
    with logged("check") as facts:
        outcome = check(run.batch.connection, run.run_id, run.version, docs)
        run.outcome = outcome
        run.intake.judge(outcome.results, outcome.refused, outcome.flags)
        run.batch.append("runs", [run.row])
        run.batch.close()
        facts["rules"] = len(outcome.results)
        facts["failing"] = sum(not row["success"] for row in outcome.results)
        facts["refused"] = len(outcome.refused)
    return outcome


def _not_stopped(_: object, __: object, state: State[object]) -> bool:
    """Return whether a failed task may be tried once more."""
    return not (isinstance(state.data, BaseException) and stopped(state.data))


@task(name="load", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=1, retry_condition_fn=_not_stopped)
def load(home: Home, run_id: str, at: datetime) -> warehouse.GivenWay | None:
    """Build the candidate: the published warehouse with the batch in it, less what others have brought in meanwhile."""
    with logged("load", run=run_id), warehouse.open_candidate(home, run_id) as candidate:
        return warehouse.load(candidate, home, run_id, at)


@task(name="link", cache_policy=NO_CACHE)
def link_candidate(home: Home, run_id: str) -> None:
    """Link entities, stories and statements in the candidate, and create its views."""
    with logged("link", run=run_id):
        candidate = warehouse.open_candidate(home, run_id, fresh=False)
        link(candidate)
        warehouse.finish(candidate)


@task(name="report", cache_policy=NO_CACHE)
def report(home: Home, run_id: str) -> Path:
    """Write the quality report from the candidate and return its path."""
    with logged("report", run=run_id), warehouse.read_candidate(home, run_id) as candidate, frugal(candidate):
        return write_report(candidate, run_id, home.reports, home.aborted(run_id), Path(home.name))


@task(name="index", cache_policy=NO_CACHE)
def index(home: Home) -> None:
    """Bring the full-text index of what is published up to date; who stops it is told that the run stays published."""
    with logged("index") as facts:
        try:
            facts["articles"] = index_published(home)
        except BaseException as error:
            error.add_note("the run is published; the next one goes on with the search index")
            raise


@flow(name="publish", validate_parameters=False)
@_in_one_state
def publish(
    inputs: Sequence[str],
    warehouse_file: str = str(DEFAULT_WAREHOUSE),
    mapping: Mapping[str, str] | None = None,
    again: bool = False,
    reprocess: str | None = None,
    since: str | None = None,
    processes: int | None = None,
    data_docs: bool = False,
    keep: int = KEEP,
    snapshots: int = SNAPSHOTS,
    arrivals: Arrivals | None = None,
    scheduler: str | None = None,
) -> Summary:
    """Bring the articles under ``inputs`` into the warehouse.

    Args:
        inputs: files, folders or globs.
        warehouse_file: the DuckDB file to publish to, or the address of a lake.
        mapping: our field names to the input's own (``{"date": "pub_date"}``).
        again: extract documents anew that the warehouse has already, or that wait in quarantine.
        reprocess: ``outdated`` extracts those anew that other code has extracted, ``all`` every known one.
        since: a day; what was published before it is not extracted anew.
        processes: how many share cleaning and annotating; None for as many as there are cores, once it pays.
        data_docs: write Great Expectations' own pages beside the report too.
        keep: of how many runs the reports, and the work of aborted ones, are kept.
        snapshots: how many of the files published before are kept.
        arrivals: the run, from a caller who has begun it and holds the warehouse's lock; None begins one here.
        scheduler: the address of a Dask scheduler, whose workers clean and annotate; None for this machine alone.

    Returns:
        What the run did.

    Raises:
        UsageError: an input is missing or empty, or another run is writing the warehouse.
        AbortedError: the checks have stopped the run.
    """
    if arrivals:
        return _bring_in(arrivals, processes, data_docs, keep, scheduler)
    home = home_of(warehouse_file, snapshots)
    with writing_upgraded(home):
        arrivals = Arrivals.begin(home, inputs, mapping or {}, asked(reprocess, since, again=again))
        if not arrivals.any_new():
            return record_quiet(arrivals.run, keep)
        return _bring_in(arrivals, processes, data_docs, keep, scheduler)


@flow(name="replay", validate_parameters=False)
@_in_one_state
def replay(
    keys: Sequence[str] = (),
    warehouse_file: str = str(DEFAULT_WAREHOUSE),
    corrections: Mapping[str, str] | None = None,
    inputs: Sequence[str] = (),
    mapping: Mapping[str, str] | None = None,
) -> Summary:
    """Try refused documents again, under the ids that they have.

    Args:
        keys: document ids, their first digits or records' own ids; empty for all that are refused.
        warehouse_file: the DuckDB file they were refused from.
        corrections: fields and their values, corrected by hand.
        inputs: the repaired files; empty to start from what is kept of the documents.
        mapping: our field names to the input's own.

    Returns:
        What the run did.

    Raises:
        UsageError: a key is not in quarantine, or nothing is there to try again.
        AbortedError: the checks have stopped the run.
    """
    home = home_of(warehouse_file)
    with writing_upgraded(home):
        with open_for_reading(home.warehouse) as connection:
            rows = refused.waiting(connection, keys)
        if not rows:
            raise UsageError("nothing is in quarantine")
        tried: set[str] = set()
        source = (
            refused.from_input(rows, inputs, mapping or {}, tried)
            if inputs
            else refused.from_store(rows, tried)
        )
        run = Run(
            home, {"replay": list(keys), "inputs": list(inputs), "corrections": corrections}, again=True
        )
        run.intake.correct([row["document_id"] for row in rows], corrections or {})
        summary = _bring_in(Arrivals(source, run), processes=1)
        return replace(summary, left=tuple(row["uri"] for row in rows if row["document_id"] not in tried))


def _bring_in(
    arrivals: Arrivals,
    processes: int | None,
    data_docs: bool = False,
    keep: int = KEEP,
    scheduler: str | None = None,
) -> Summary:
    """Take the arrivals through every task, and publish what the checks let pass.

    A run that ends in an error leaves nothing behind but its row in the published ``runs``.
    """
    run = arrivals.run
    try:
        return _through(arrivals, processes, data_docs, keep, scheduler)
    except AbortedError:
        raise
    except BaseException as error:
        with suppress(Exception):  # what has ended the run may hinder this too; the first error is told
            record_failure(run, error)
        raise


def _through(
    arrivals: Arrivals, processes: int | None, data_docs: bool, keep: int, scheduler: str | None
) -> Summary:
    run, home = arrivals.run, arrivals.run.home
    with Workers(processes, scheduler) as workers:
        while (parcel := read(arrivals)) is not None:
            annotate(clean(parcel, run, workers), run, workers)
    outcome = check_batch(run, home.data_docs(run.run_id) if data_docs else None)
    counts = run.intake.counts
    for turn in turns(home):
        with turn:
            given_way = load(home, run.run_id, run.started_at)
            run.intake.counts = counts.after(given_way)
            link_candidate(home, run.run_id)
            path = report(home, run.run_id)
            finished_at = max(datetime.now(UTC), run.started_at)  # a clock may go back
            warehouse.close_run(home, run.run_id, finished_at)
            if outcome.aborted:
                warehouse.keep_aborted(home, run.run_id)
                warehouse.record(home, run.row | {"finished_at": finished_at}, outcome.results)
            else:
                warehouse.swap(home, run.run_id)
                warehouse.delete_batch(home, run.run_id)
                index(home)
    prune(home, keep)
    if given_way and not outcome.aborted:
        found = run.intake.counts
        outcome = outcome.after(given_way.verdict, any_new=found.known < found.read)
    summary = run.summary(outcome.verdict, path, over_share=outcome.over_share)
    _show(summary)
    notify(summary, outcome)
    if outcome.aborted:
        raise AbortedError(summary)
    return summary


@flow(name="publish-anyway", validate_parameters=False)
@_in_one_state
def publish_anyway(run_id: str, reason: str, warehouse_file: str = str(DEFAULT_WAREHOUSE)) -> Path:
    """Publish a run that was aborted, on top of what is published now, and return its new report.

    Raises:
        UsageError: no work of such a run is kept, or another run is writing the warehouse.
    """
    home = home_of(warehouse_file)
    with writing_upgraded(home):
        if not home.batch(run_id).exists():
            raise UsageError(f"no aborted run {run_id} is kept beside {home.name}")
        for turn in turns(home):
            with turn:
                load(home, run_id, datetime.now(UTC))
                with warehouse.open_candidate(home, run_id, fresh=False) as candidate:
                    warehouse.mark_forced(candidate, run_id, reason)
                link_candidate(home, run_id)
                path = report(home, run_id)
                warehouse.close_run(home, run_id, datetime.now(UTC))
                warehouse.swap(home, run_id)
                warehouse.delete_batch(home, run_id)
                index(home)
    return path


def _show(summary: Summary) -> None:
    counts = {field.name: getattr(summary.counts, field.name) for field in fields(summary.counts)}
    create_table_artifact(
        key="run-counts",
        table=[{"run": summary.run_id, **counts, "passed_over": summary.counts.passed_over.total()}],
        description="Documents of the run: read = loaded + duplicate + quarantined",
    )
    create_markdown_artifact(
        key="quality-verdict",
        markdown=f"**{summary.verdict}**\n\nRun `{summary.run_id}`, report `{summary.report}`",
    )
