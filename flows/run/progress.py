"""Says how far a run is, to whoever listens: the command line, a log, Prefect, nobody."""

import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[str, int], None]

# Who listens adds a handler: the command with --verbose, the flows for Prefect's logs.
LOGGER = logging.getLogger("onrecord")
LOGGER.setLevel(logging.INFO)
LOGGER.propagate = False

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Call ``listener(step, documents_done)`` whenever a step has finished some documents."""
    _listeners.append(listener)


def announce(step: str, documents: int) -> None:
    """Tell every listener that ``step`` has finished this many more documents."""
    for listener in _listeners:
        listener(step, documents)


@contextmanager
def logged(step: str, **facts: object) -> Iterator[dict[str, object]]:
    """Log one line when the step is done: its name, the facts, those that the block adds, and its seconds."""
    started = time.monotonic()
    yield facts
    told = "".join(f" {name}={value}" for name, value in facts.items())
    LOGGER.info(f"step={step}{told} seconds={time.monotonic() - started:.2f}")


def log_to_stderr() -> None:
    """Write every logged line to standard error as well."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    LOGGER.addHandler(handler)
