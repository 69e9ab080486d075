"""Bounds what one document may cost, and turns what goes wrong with it into a refusal of it alone."""

import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from flows.records import Refusal

Found = TypeVar("Found")

LEAST_SECONDS = 30
CHARS_A_SECOND = 4_000  # a slow core does three times as many


class TooSlowError(Exception):
    """A document has used up its time."""


def allowance(chars: int) -> float:
    """Return how many seconds of processor time a step may take over a document of so many characters."""
    return LEAST_SECONDS + chars / CHARS_A_SECOND


def within(stage: str, seconds: float, work: Callable[[], Found]) -> Found | Refusal:
    """Return what the work finds, or a refusal where it fails or takes longer.

    Args:
        stage: the step that the refusal names.
        seconds: processor time of this process that the work may take.
        work: what is to be done with one document.
    """
    try:
        with _bounded(seconds):
            return work()
    except TooSlowError:
        return Refusal(stage, ("too_slow",), f"not done after {seconds:.0f} seconds of processor time")
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}, line {last.lineno}"
        return Refusal(stage, ("step_failed",), f"{type(error).__name__} in {where}")


@contextmanager
def _bounded(seconds: float) -> Iterator[None]:
    """Raise TooSlowError once the block has taken so long; the clock is the processor's, so a busy machine is no harm.

    Signals reach the main thread alone: elsewhere the block goes on, and is told afterwards that it took too long.
    """
    if threading.current_thread() is not threading.main_thread():
        started = time.thread_time()
        yield
        if time.thread_time() - started > seconds:
            raise TooSlowError
        return
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(*_: object) -> None:
    raise TooSlowError
