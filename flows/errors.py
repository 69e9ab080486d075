"""The one error a user can cause, and how to tell an error from a signal that asks the process to stop."""

from collections.abc import Iterator


class UsageError(Exception):
    """Something the user can mend: one line that says what, where and what to do."""


def notes_of(error: BaseException | None) -> Iterator[str]:
    """Yield the notes of an error and of those that it came of."""
    while error:
        yield from getattr(error, "__notes__", ())
        error = error.__cause__ or error.__context__


def stopped(error: BaseException | None) -> bool:
    """Return whether an error came of a signal: libraries wrap the interrupt in errors of their own.

    During a flow SIGTERM is Prefect's, which has a name of its own for it and may not be imported.
    """
    while error and not (isinstance(error, KeyboardInterrupt) or type(error).__name__ == "TerminationSignal"):
        error = error.__cause__ or error.__context__
    return error is not None
