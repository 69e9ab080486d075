"""Starts runs, once or on a schedule, on the Prefect server that is configured or on one inside this process.

A schedule of one's own Prefect server is a deployment, which a worker of its work pool runs.
"""

import asyncio
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import copy_context
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flows.errors import UsageError, stopped
from flows.read import check_inputs
from flows.run.arrivals import Arrivals
from flows.run.failure import record_failure
from flows.run.quiet import record_quiet
from flows.run.reprocess import Reprocess
from flows.run.run import AbortedError, Summary
from flows.run.upgrade import writing_upgraded
from warehouse.home import SNAPSHOTS, home_of
from warehouse.retention import KEEP

START_SECONDS = 120
STOP_SECONDS = 2
BANNED = frozenset("/%&<>")  # in the names of deployments and work pools


def run_once(
    inputs: Sequence[str],
    warehouse_file: Path,
    mapping: Mapping[str, str],
    servers: ExitStack,
    *,
    reprocess: Reprocess | None = None,
    processes: int | None = None,
    data_docs: bool = False,
    keep: int = KEEP,
    snapshots: int = SNAPSHOTS,
    scheduler: str | None = None,
) -> Summary:
    """Bring in what is new under the inputs; where nothing is, Prefect is not even imported.

    Args:
        inputs: files, folders or globs.
        warehouse_file: the DuckDB file to publish to, or the address of a lake.
        mapping: our field names to the input's own.
        servers: keeps the Prefect server that the run starts, for as long as the caller likes.
        reprocess: which known documents are extracted anew; None for none.
        processes: how many share cleaning and annotating; None for as many as there are cores, once it pays.
        data_docs: write Great Expectations' own pages beside the report too.
        keep: of how many runs the reports, and the work of aborted ones, are kept.
        snapshots: how many of the files published before are kept.
        scheduler: the address of a Dask scheduler, whose workers clean and annotate; None for this machine alone.

    Raises:
        UsageError: an input is missing or empty, or another run is writing the warehouse.
        AbortedError: the checks have stopped the run.
    """
    home = home_of(warehouse_file, snapshots)
    with writing_upgraded(home):
        arrivals = Arrivals.begin(home, inputs, mapping, reprocess)
        if not arrivals.any_new():
            return record_quiet(arrivals.run, keep)
        try:
            servers.enter_context(orchestrated())
        except BaseException as error:
            record_failure(arrivals.run, error)
            raise
        from flows.publish import publish

        return publish(
            inputs,
            home.name,
            mapping,
            processes=processes,
            data_docs=data_docs,
            keep=keep,
            arrivals=arrivals,
            scheduler=scheduler,
        )


def serve(
    interval: timedelta,
    inputs: Sequence[str],
    warehouse_file: Path,
    mapping: Mapping[str, str],
    keep: int,
    tell: Callable[[str], None],
    snapshots: int = SNAPSHOTS,
) -> None:
    """Run at once and then every ``interval`` until the process is stopped, and tell one line a run.

    Runs never overlap: one that takes longer than the interval is followed by the next at once.

    Raises:
        UsageError: an input is missing at the start.
    """
    check_inputs(inputs)
    with ExitStack() as servers:
        while True:
            started = time.monotonic()
            told = _told(
                lambda: run_once(inputs, warehouse_file, mapping, servers, keep=keep, snapshots=snapshots)
            )
            seconds = time.monotonic() - started
            tell(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {told} ({seconds:.1f} s)")
            time.sleep(max(0.0, interval.total_seconds() - seconds))


def deploy(
    interval: timedelta,
    inputs: Sequence[str],
    warehouse_file: Path,
    mapping: Mapping[str, str],
    *,
    name: str,
    pool: str,
    processes: int | None,
    keep: int,
    snapshots: int,
    scheduler: str | None = None,
) -> str:
    """Deploy the flow to the configured Prefect server, with a process work pool where that is missing.

    What the schedule brings in are the deployment's parameters. A run that comes while another is going ends as
    ``Cancelled``, so that none pile up. Deploying once more under the same name replaces the deployment.

    Args:
        interval: from one run to the next.
        inputs: files, folders or globs.
        warehouse_file: the DuckDB file to publish to, or the address of a lake.
        mapping: our field names to the input's own.
        name: of the deployment.
        pool: the name of the work pool.
        processes: how many share cleaning and annotating; None for as many as there are cores, once it pays.
        keep: of how many runs the reports, and the work of aborted ones, are kept.
        snapshots: how many of the files published before are kept.
        scheduler: the address of a Dask scheduler, whose workers clean and annotate; None for the worker's machine.

    Returns:
        What is deployed, as Prefect names it.

    Raises:
        UsageError: no server is configured or it does not answer, Prefect takes no such name, the pool is of another
            type, or an input is missing.
    """
    check_inputs(inputs)
    _check_name("--name", name)
    _check_name("--pool", pool)
    from prefect import get_client, settings
    from prefect.client.schemas.actions import WorkPoolCreate
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.deployments.runner import EntrypointType  # type: ignore[attr-defined]
    from prefect.exceptions import ObjectNotFound

    from flows.publish import publish

    address = settings.PREFECT_API_URL.value()
    if not address:
        raise UsageError(
            "no Prefect server is configured: start one with `prefect server start` and set PREFECT_API_URL, for"
            " example to http://127.0.0.1:4200/api; without one, `onrecord serve` does the same in one process"
        )
    with _answering(address):
        with get_client(sync_client=True) as client:
            try:
                found = client.read_work_pool(pool)
            except ObjectNotFound:
                found = client.create_work_pool(WorkPoolCreate(name=pool, type="process"))
        if found.type != "process":
            raise UsageError(f"the work pool {pool} is of type {found.type}: name another with --pool")
        deployment = publish.to_deployment(
            name=name,
            interval=interval,
            concurrency_limit=ConcurrencyLimitConfig(
                limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
            ),
            parameters={
                "inputs": list(inputs),
                "warehouse_file": home_of(warehouse_file).name,
                "mapping": dict(mapping),
                "processes": processes,
                "keep": keep,
                "snapshots": snapshots,
                "scheduler": scheduler,
            },
            description="Brings new articles into the warehouse.",
            work_pool_name=pool,
            entrypoint_type=EntrypointType.MODULE_PATH,  # the worker imports what is installed beside it
        )
        deployment.apply()  # type: ignore[union-attr]
    return f"{publish.name}/{name}"


def _check_name(option: str, name: str) -> None:
    if not name or set(name) & BANNED:
        raise UsageError(f"{option} {name!r}: write a name, without any of {' '.join(sorted(BANNED))}")


@contextmanager
def _answering(address: str) -> Iterator[None]:
    """Ask the Prefect server at the address, and say in one line that it cannot be asked.

    Raises:
        UsageError: it does not answer, or not as Prefect's does.
    """
    from httpx import HTTPError, InvalidURL
    from prefect.exceptions import PrefectHTTPStatusError

    try:
        yield
    except (HTTPError, InvalidURL, PrefectHTTPStatusError, RuntimeError, OSError) as error:
        first_line = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UsageError(
            f"the Prefect server at {address} (PREFECT_API_URL) could not be asked: {first_line.rstrip('.')}."
            " Start it, or unset PREFECT_API_URL where no server is needed"
        ) from error


def _told(run: Callable[[], Summary]) -> str:
    """Return in one line how a run went, whatever happened: the next one may find things mended."""
    try:
        summary = run()
    except AbortedError as aborted:
        summary = aborted.summary
    except UsageError as error:
        return f"no run: {error}"
    except Exception as error:
        if stopped(error):
            raise
        return f"the run has failed, what is published stays: {type(error).__name__}: {error}".splitlines()[0]
    return f"run {summary.run_id}: {summary.counted}. {summary.verdict}"


@contextmanager
def orchestrated() -> Iterator[None]:
    """Run flows on the configured Prefect server; where none is, on one that lasts as long as the block.

    That one is a thread of this process that keeps its records in memory: it shares what is imported, writes no
    file, and nothing of it can be left running.

    Raises:
        UsageError: the configured server does not answer, or the one of this process did not start.
    """
    from prefect import get_client, settings
    from prefect.logging.handlers import APILogHandler

    if address := settings.PREFECT_API_URL.value():
        with _answering(address), get_client(sync_client=True) as client:
            client.hello().raise_for_status()
        yield
        return
    with settings.temporary_settings(private_settings()), socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = _PrivateServer(listener)
        try:
            server.start()
            address = f"http://127.0.0.1:{listener.getsockname()[1]}/api"
            with settings.temporary_settings({settings.PREFECT_API_URL: address}):
                yield
        finally:
            APILogHandler().flush()  # what is logged waits in a queue
            server.stop()


def private_settings() -> dict[Any, Any]:
    """Return the settings of a server that lives in the memory of this process."""
    from prefect import settings

    return {
        settings.PREFECT_API_DATABASE_CONNECTION_URL: (
            "sqlite+aiosqlite:///file::memory:?cache=shared&uri=true&check_same_thread=false"
        ),
        settings.PREFECT_API_DATABASE_MIGRATE_ON_START: False,  # tables are created as they are now
        settings.PREFECT_API_BLOCKS_REGISTER_ON_START: False,
        settings.PREFECT_MEMOIZE_BLOCK_AUTO_REGISTRATION: False,
        # Nobody can ask a server that lives in memory for automations, past events or a stream of them.
        settings.PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED: False,
        settings.PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED: False,
        settings.PREFECT_SERVER_EVENTS_STREAM_OUT_ENABLED: False,
    }


class _PrivateServer:
    def __init__(self, listener: socket.socket) -> None:
        self._listener = listener
        run = copy_context().run  # the settings of the thread that starts it
        self._thread = threading.Thread(target=run, args=(self._run,), name="prefect-server", daemon=True)
        self._server: Any = None
        self._error: Exception | None = None

    def start(self) -> None:
        self._thread.start()
        deadline = time.monotonic() + START_SECONDS
        while not (self._server and self._server.started):
            if not self._thread.is_alive() or time.monotonic() > deadline:
                why = type(self._error).__name__ if self._error else f"no answer in {START_SECONDS} s"
                raise UsageError(f"Prefect's server did not start ({why}): try `prefect server start`")
            time.sleep(0.02)

    def stop(self) -> None:
        if self._server:  # else it is still importing what it needs, and serves nobody yet
            self._server.should_exit = True
            self._thread.join(timeout=10)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except Exception as error:
            self._error = error

    async def _serve(self) -> None:
        import uvicorn
        from prefect.server.api.server import create_app
        from prefect.server.database import provide_database_interface

        database = provide_database_interface()
        engine = await database.engine()
        async with engine.begin() as connection:
            await connection.run_sync(_create_tables, database.Base.metadata)
        engine.pool.logger.addFilter(_no_cancellation)  # type: ignore[union-attr]
        app = create_app(ephemeral=True)
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="on"))
        await self._server.serve([self._listener])
        # The loop's end would cancel connections on their way back to the pool, which tells of each.
        if left := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(left, timeout=STOP_SECONDS)


def _no_cancellation(record: logging.LogRecord) -> bool:
    """Return whether a record is not of work that was called off, as what is in flight is when the server stops."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


def _create_tables(connection: Any, metadata: Any) -> None:
    """Create Prefect's tables; its models declare an index or two both on the column and on the table."""
    for table in metadata.tables.values():
        named = {index.name: index for index in table.indexes}
        table.indexes = set(named.values())
    metadata.create_all(connection)
