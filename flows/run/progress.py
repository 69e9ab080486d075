"""Says how far a run is, to whoever listens: the command line, a log, nobody."""

from collections.abc import Callable

Listener = Callable[[str, int], None]

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Call ``listener(step, documents_done)`` whenever a step has finished some documents."""
    _listeners.append(listener)


def announce(step: str, documents: int) -> None:
    """Tell every listener that ``step`` has finished this many more documents."""
    for listener in _listeners:
        listener(step, documents)
