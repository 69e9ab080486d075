"""Kills runs with SIGKILL at random moments: what is published stays whole, and the end is as if nothing had happened.

    python -m tests.bench.kills [--documents 300] [--kills 40] [--seed 1] [--processes 2]

Half of the documents are published before; each run brings in the rest. A run that was quicker than its kill is
followed by one on the former warehouse. Throughout, a reader opens the published file again and again. Runs are forks
of one process that has imported the libraries, so that kills fall into work and not into imports.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol

import duckdb

from flows.deploy import run_once
from tests import canonical
from tests.newsroom import folder_of_texts

ORPHAN_SECONDS = 20  # a worker whose run is dead ends when it has finished its part


@dataclass
class Tally:
    """What the kills met.

    Attributes:
        kills: how many runs were killed.
        finished: how many were quicker than their kill.
        stages: how far the killed runs were.
        reads: how often the published file was read meanwhile.
        faults: what should not have been, in words.
    """

    kills: int = 0
    finished: int = 0
    stages: Counter[str] = field(default_factory=Counter)
    reads: int = 0
    faults: list[str] = field(default_factory=list)


@contextmanager
def reading(warehouse: Path, allowed: set[tuple[int, ...]], tally: Tally) -> Iterator[None]:
    """Read the published file in a loop, in a process of its own, as long as the block lasts; note what is amiss."""
    spawn = get_context("spawn")  # a fork of ours may inherit no thread
    done, told = spawn.Event(), spawn.SimpleQueue()
    process = spawn.Process(target=_read, args=(warehouse, allowed, done, told))
    process.start()
    try:
        yield
    finally:
        done.set()
        tally.reads, faults = told.get()
        tally.faults += faults
        process.join()


def _read(warehouse: Path, allowed: set[tuple[int, ...]], done: Any, told: Any) -> None:
    reads, faults = 0, []
    while not done.wait(0.2):
        try:
            found = counts(warehouse)
        except duckdb.Error as error:
            faults.append(f"unreadable: {error}")
        else:
            reads += 1
            if found not in allowed:
                faults.append(f"half a run: {found}")
    told.put((reads, faults))


def counts(warehouse: Path) -> tuple[int, ...]:
    """Return how many documents, articles and claims are published."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        row = connection.execute(
            "select (select count(*) from documents), (select count(*) from v_articles), (select count(*) from v_claims)"
        ).fetchone()
    return row or ()


class Process(Protocol):
    """A run that has begun, in a process group of its own."""

    pid: int

    def poll(self) -> int | None:
        """Return how it has ended; None while it goes on."""


class Forked:
    """A run in a fork of this process."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        """Return how it has ended; None while it goes on. To be asked until it has."""
        pid, status = os.waitpid(self.pid, os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if pid else None


Begin = Callable[[], Process]


def begin_fork(inputs: Path, warehouse: Path, processes: int) -> Process:
    """Begin a run in a fork of this process, which must have no threads of the libraries' own."""
    pid = os.fork()
    if pid:
        return Forked(pid)
    status = 1
    try:
        os.setpgid(0, 0)
        quiet = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(quiet, stream)
        with ExitStack() as servers:
            run_once([str(inputs)], warehouse, {}, servers, processes=processes)
        status = 0
    finally:
        os._exit(status)


def undisturbed(inputs: Path, warehouse: Path, processes: int) -> None:
    """Let a run come to its end.

    Raises:
        SystemExit: it has failed.
    """
    if _end_of(begin_fork(inputs, warehouse, processes)):
        sys.exit("a run that nobody has killed has failed")


def _end_of(process: Process) -> int:
    while (status := process.poll()) is None:
        time.sleep(0.01)
    return status


def kill_one(begin: Begin, warehouse: Path, after: float, tally: Tally) -> None:
    """Begin a run, kill its process so many seconds after its work has begun, and see that nobody outlives it."""
    work = warehouse.with_suffix("") / "runs"
    before = set(work.glob("*"))
    process = begin()
    while not (ended := process.poll() is not None) and not set(work.glob("*/batch.duckdb")) - before:
        time.sleep(0.02)
    until = time.monotonic() + after
    while not (ended := ended or process.poll() is not None) and time.monotonic() < until:
        time.sleep(0.02)
    if ended:
        tally.finished += 1
        return
    stage = "candidate" if list(warehouse.parent.glob(f".{warehouse.name}.*.next")) else "batch"
    os.kill(process.pid, signal.SIGKILL)
    _end_of(process)
    tally.kills += 1
    tally.stages[stage] += 1
    print(f"kill {tally.kills} after {after:.1f} s, at its {stage}", flush=True)
    deadline = time.monotonic() + ORPHAN_SECONDS
    with suppress(ProcessLookupError):
        while time.monotonic() < deadline:
            os.killpg(process.pid, 0)
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)
        tally.faults.append("a process outlived its run")


def leftovers(warehouse: Path) -> list[str]:
    """Return what killed runs have left beside the warehouse."""
    found = [*warehouse.parent.glob(f".{warehouse.name}.*.next*"), *warehouse.parent.glob("*.wal")]
    return sorted(path.name for path in [*found, *(warehouse.with_suffix("") / "runs").glob("*")])


def kill_many(
    base: Path,
    expected: Path,
    kills: int,
    seconds: float,
    seed: int,
    begin: Callable[[Path], Process],
) -> Tally:
    """Kill that many runs on copies of ``base``, let one finish, and compare the end with ``expected``.

    Args:
        base: a warehouse; it is not changed.
        expected: the warehouse after a run that nobody has disturbed.
        kills: how many runs are to be killed.
        seconds: how long a run works; kills fall anywhere in it.
        seed: of the moments.
        begin: begins a run that brings what is expected into a warehouse.
    """
    tally, rng = Tally(), random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        warehouse = Path(folder) / "onrecord.duckdb"
        shutil.copyfile(base, warehouse)
        old, new = canonical.digest(base), canonical.digest(expected)
        with reading(warehouse, {counts(base), counts(expected)}, tally):
            while tally.kills < kills:
                kill_one(partial(begin, warehouse), warehouse, rng.uniform(0, seconds), tally)
                found = canonical.digest(warehouse)
                if found not in (old, new):
                    tally.faults.append(f"neither old nor new after kill {tally.kills}")
                if found != old:
                    shutil.copyfile(base, warehouse.with_suffix(".copy"))
                    os.replace(warehouse.with_suffix(".copy"), warehouse)
            status = _end_of(begin(warehouse))
        if status:
            tally.faults.append(f"the run after the kills ends in {status}")
        if canonical.digest(warehouse) != new:
            tally.faults.append("the end differs from that of a run that nobody has killed")
        if left := leftovers(warehouse):
            tally.faults.append(f"left over: {', '.join(left)}")
    return tally


def main() -> None:
    """Print what the kills met; exit status 1 where something was not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.kills", description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        half = folder_of_texts(folder / "half", range(options.documents // 2))
        whole = folder_of_texts(folder / "whole", range(options.documents))
        base, expected = folder / "base.duckdb", folder / "expected.duckdb"
        import flows.publish  # noqa: F401  what a run imports, once for all

        undisturbed(half, base, options.processes)
        shutil.copyfile(base, expected)
        started = time.monotonic()
        undisturbed(whole, expected, options.processes)
        seconds = time.monotonic() - started
        print(f"a run of {options.documents} documents, half of them new, takes {seconds:.0f} s", flush=True)
        begin = partial(begin_fork, whole, processes=options.processes)
        tally = kill_many(base, expected, options.kills, seconds, options.seed, begin)
    stages = ", ".join(f"{count} at its {stage}" for stage, count in sorted(tally.stages.items()))
    print(
        f"{tally.kills} runs killed ({stages}), {tally.finished} were quicker; {tally.reads} reads meanwhile"
    )
    print(
        "\n".join(tally.faults)
        or "the published file was whole at every moment, the end the same as without kills"
    )
    sys.exit(bool(tally.faults))


if __name__ == "__main__":
    main()
