"""Brings a lake to what a warehouse file says: to move there, or to share what one machine builds."""

from pathlib import Path

from warehouse.copying import copy
from warehouse.home import Home
from warehouse.lake.working import turns
from warehouse.publish import swap
from warehouse.reading import reading
from warehouse.writing import writing

NAME = "fill"


def fill(home: Home, source: Path) -> None:
    """Make the lake hold what the file holds, at the cost of what is different.

    Raises:
        UsageError: the file cannot be read or is of another release, or the lake cannot be written.
    """
    with (
        reading(source),
        writing(home),
    ):  # whoever replaces the file meanwhile leaves the one that is open here
        for turn in turns(home):
            with turn:
                copy(source, home.candidate(NAME))
                swap(home, NAME)
