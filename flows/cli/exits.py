"""How a command ends: what a user can cause is one line and an exit status, never a traceback."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from flows.cli.options import stderr
from flows.controls import strip_control
from flows.errors import UsageError, notes_of, stopped

STOPPED = 130  # the exit status of a command that a signal has ended


@contextmanager
def one_line() -> Iterator[None]:
    """Do what the block does; end the command with one line on standard error where that fails for a known reason."""
    try:
        yield
    except SystemExit:  # told by a block inside
        raise
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
        said = next(notes_of(error), "the published warehouse is as it was")
        stderr.print(f"onrecord: stopped; {said}", soft_wrap=True)
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


def check_words(words: list[str]) -> None:
    """Return if the words of a command are text, or names of files, whose bytes may be anything.

    Raises:
        UsageError: the locale's encoding has no place for a word.
    """
    encoding = sys.getfilesystemencoding()
    for word in words if encoding != "utf-8" else ():
        if not word.isascii() and any("\ud800" <= c <= "\udfff" for c in word) and not os.path.lexists(word):
            raise UsageError(f"{word!a} cannot be read in this locale ({encoding}): set LC_ALL=C.UTF-8")
