"""A Dask cluster that shares work part by part, as the processes of `flows.run.pool` do on one machine.

The only file that knows Dask. The cluster is reached through prefect-dask; parts are plain functions on it, no Prefect
tasks, so that workers need neither a Prefect server nor a way to the one inside this process. Each worker process has
one part at a time, which is its own: where Dask moves the work of a dead worker to others, work that kills would meet
work that does not, and both be blamed. So a part belongs to one process, and where that is gone it is handed out again.
"""

import logging
import os
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from flows.errors import UsageError
from flows.run.parts import START_SECONDS, Found, Item, Part, Parts
from flows.run.version import pipeline_version

MISSING = "Dask is not installed: `make dask` installs what --runner dask needs, here and on every worker"
ANSWER_SECONDS = 15  # in which a scheduler answers
LOOK_SECONDS = 1.0  # from one look at the workers to the next
RESULT_SECONDS = 30  # in which what a part has come to arrives; its worker may have died since
NO_WORKER_SECONDS = 60  # without any worker; one that died may come back

_ONE_AT_A_TIME = threading.Lock()  # of the worker that imports this: its threads take turns


class OtherReleaseError(Exception):
    """A worker has other code than who asks it, and would find other rows."""


class MovedError(Exception):
    """The process that had a part is gone, and Dask has begun it again in the one that took its place."""


class Cluster:
    """The workers of a Dask scheduler; with the same `map` as a pool of processes."""

    def __init__(self, address: str) -> None:
        """Connect to the scheduler at ``address``, for example ``tcp://10.0.0.5:8786``.

        Raises:
            UsageError: Dask is not installed, or no scheduler answers.
        """
        try:
            import dask.config
            from prefect_dask.task_runners import DaskTaskRunner
        except ImportError as error:
            raise UsageError(MISSING) from error
        self._address = address
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is said in one line
        dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"})
        self._runner = DaskTaskRunner(address=address, client_kwargs={"timeout": ANSWER_SECONDS})
        self._runner.__enter__()  # type: ignore[no-untyped-call]
        try:
            self._client: Any = self._runner.client
        except (OSError, ValueError) as error:
            self.close()
            raise UsageError(
                f"no Dask scheduler answers at {address}: start one with `dask scheduler --no-dashboard`, and name it"
                " with --scheduler tcp://HOST:8786"
            ) from error

    def close(self) -> None:
        """Leave the cluster, which goes on."""
        self._runner.__exit__(None, None, None)

    def map(
        self,
        work: Callable[[Sequence[Item]], Sequence[Found]],
        items: Sequence[Item],
        size: int,
        seconds: Callable[[Item], float],
        lost: Callable[[Item], Found],
    ) -> list[Found]:
        """Return what the work finds for each item, in their order, as `Pool.map` does.

        Raises:
            UsageError: a worker has other code, no worker is left, or the scheduler is gone.
            Exception: the work itself raised it.
        """
        parts: Parts[Item, Found] = Parts(items, size, lost)
        in_hand: dict[Any, tuple[Part[Item], str, float]] = {}  # future: the part, its worker, until when
        seen = time.monotonic()
        try:
            while parts.waiting or in_hand:
                workers = self._workers()
                if workers:
                    seen = time.monotonic()
                elif time.monotonic() > seen + NO_WORKER_SECONDS:
                    raise UsageError(
                        f"the Dask scheduler at {self._address} has no workers: start some with"
                        f" `dask worker {self._address} --nthreads 1 --no-dashboard`"
                    )
                idle = workers - {worker for _, worker, _ in in_hand.values()} if parts.waiting else set()
                for worker, process in self._processes(idle).items():
                    if parts.waiting:
                        part = parts.waiting.popleft()
                        future = self._submit(work, part, worker, process)
                        until = time.monotonic() + START_SECONDS + sum(map(seconds, part.items))
                        in_hand[future] = part, worker, until
                for future in self._ended(in_hand):
                    part, *_ = in_hand.pop(future)
                    answer = self._answer(future)
                    if answer is None:
                        parts.failed(part)
                    else:
                        parts.done(part, answer)
                for future, (part, worker, until) in list(in_hand.items()):
                    if worker not in workers or time.monotonic() > until:
                        del in_hand[future]
                        self._give_up(future, worker if worker in workers else None)
                        parts.failed(part)
        finally:
            with suppress(Exception):
                self._client.cancel(list(in_hand))
        return parts.found()

    def _workers(self) -> set[str]:
        try:
            return set(self._client.scheduler_info()["workers"])
        except Exception as error:
            raise self._gone() from error

    def _processes(self, workers: set[str]) -> dict[str, int]:
        """Return the process behind each of these workers, without those that do not answer."""
        if not workers:
            return {}
        try:
            return dict(self._client.run(os.getpid, workers=list(workers), on_error="ignore"))
        except Exception:  # one has gone meanwhile; the next look tells
            return {}

    def _submit(
        self, work: Callable[[Sequence[Item]], Any], part: Part[Item], worker: str, process: int
    ) -> Any:
        version = pipeline_version()
        return self._client.submit(
            _answered, version, process, work, part.items, workers=[worker], pure=False
        )

    def _ended(self, in_hand: dict[Any, Any]) -> list[Any]:
        """Wait a moment for futures to end, and return those that have."""
        from distributed import CancelledError, wait

        with suppress(TimeoutError, CancelledError):
            if in_hand:
                with self._client.as_current():
                    wait(list(in_hand), LOOK_SECONDS, "FIRST_COMPLETED")  # type: ignore[no-untyped-call]
            else:
                time.sleep(LOOK_SECONDS)
        return [future for future in in_hand if future.done()]

    def _answer(self, future: Any) -> Sequence[Any] | None:
        """Return what a part has come to, None where its worker has died over it or with it."""
        from distributed import CancelledError, KilledWorker

        try:
            return future.result(RESULT_SECONDS)  # type: ignore[no-any-return]
        except (KilledWorker, MovedError, TimeoutError):
            return None
        except CancelledError as error:
            raise self._gone() from error
        except (OtherReleaseError, ModuleNotFoundError) as error:
            raise UsageError(
                f"a worker of the Dask scheduler at {self._address} has other code than this machine, and would find"
                f" other rows ({str(error) or type(error).__name__}): install the same release on every worker"
            ) from error

    def _give_up(self, future: Any, hanging: str | None) -> None:
        """Cancel a part, and have the process that hangs over it replaced where a nanny can."""
        with suppress(Exception):
            future.cancel()
            if hanging:
                self._client.restart_workers([hanging], timeout=ANSWER_SECONDS, raise_for_error=False)

    def _gone(self) -> UsageError:
        return UsageError(
            f"the Dask scheduler at {self._address} has gone away: nothing was published; start it and its workers,"
            " then run again"
        )


def _answered(
    version: str, process: int, work: Callable[[Sequence[Item]], Found], items: Sequence[Item]
) -> Found:
    """Do the work in the process that it was handed to, if that has the same code as who asks."""
    if os.getpid() != process:
        raise MovedError
    if (found := pipeline_version()) != version:
        raise OtherReleaseError(f"{found} there, {version} here")
    with _ONE_AT_A_TIME:
        return work(items)
