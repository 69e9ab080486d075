"""Processes that share work part by part; one that dies or hangs costs its part, and at last one item, alone.

The library's own pool gives up everything that is in hand when one of its processes dies.
"""

import signal
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any

from flows.run.parts import START_SECONDS, Found, Item, Part, Parts


class _Process:
    """One process and the part that it has in hand."""

    def __init__(self) -> None:
        spawn = get_context("spawn")
        self.connection, theirs = spawn.Pipe()
        self.process = spawn.Process(target=_serve, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()
        self.part: Part[Any] | None = None
        self.deadline = 0.0

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class Pool:
    """A number of processes, each started when there is a part for it."""

    def __init__(self, processes: int) -> None:
        self._most = processes
        self._processes: list[_Process] = []

    def close(self) -> None:
        """End every process."""
        for process in self._processes:
            process.end()
        self._processes.clear()

    def map(
        self,
        work: Callable[[Sequence[Item]], Sequence[Found]],
        items: Sequence[Item],
        size: int,
        seconds: Callable[[Item], float],
        lost: Callable[[Item], Found],
    ) -> list[Found]:
        """Return what the work finds for each item, in their order.

        Args:
            work: a function of a module, or a partial of one, that finds something for each of some items.
            items: what to do.
            size: how many items a process is handed at once.
            seconds: how long an item may take at most; a process that takes longer is ended.
            lost: what stands for an item over which a process died or hung, again and again.

        Raises:
            Exception: the work itself raised it.
        """
        parts = Parts(items, size, lost)
        while parts.waiting or any(process.part for process in self._processes):
            self._hand_out(work, parts.waiting, seconds)
            for process in self._done_or_dead():
                part, process.part = process.part, None
                assert part is not None
                answer = self._answer(process)
                if answer is not None:
                    parts.done(part, answer)
                    continue
                self._processes.remove(process)
                process.end()
                parts.failed(part)
        return parts.found()

    def _hand_out(
        self,
        work: Callable[[Sequence[Item]], Sequence[Found]],
        waiting: deque[Part[Item]],
        seconds: Callable[[Item], float],
    ) -> None:
        while waiting:
            idle = next((process for process in self._processes if process.part is None), None)
            if idle is None:
                if len(self._processes) == self._most:
                    return
                idle = _Process()
                self._processes.append(idle)
            part = waiting.popleft()
            idle.part = part
            idle.deadline = time.monotonic() + START_SECONDS + sum(map(seconds, part.items))
            with suppress(OSError):  # it is dead, which is found out below
                idle.connection.send((work, part.items))

    def _done_or_dead(self) -> list[_Process]:
        """Wait for processes with an answer, dead ones and late ones, and return them."""
        busy = [process for process in self._processes if process.part]
        patience = max(0.0, min(process.deadline for process in busy) - time.monotonic())
        ready = wait([one for p in busy for one in (p.connection, p.process.sentinel)], patience)
        now = time.monotonic()
        return [
            process
            for process in busy
            if process.connection in ready or process.process.sentinel in ready or now >= process.deadline
        ]

    @staticmethod
    def _answer(process: _Process) -> Sequence[Any] | None:
        """Return what a process has found, None for one that is dead or late."""
        try:
            if not process.connection.poll():
                return None
            answer, error = process.connection.recv()
        except (EOFError, OSError):
            return None
        if error is not None:
            raise error
        return answer  # type: ignore[no-any-return]


def _serve(connection: Connection) -> None:
    """Answer until nobody asks any more; who asks also says when to stop, so Ctrl+C is not for us."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    while True:
        try:
            work, items = connection.recv()
        except (EOFError, OSError):
            return
        try:
            answer: tuple[Any, Exception | None] = (work(items), None)
        except Exception as error:
            answer = (None, error)
        try:
            connection.send(answer)
        except OSError:
            return
