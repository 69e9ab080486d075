"""A reader that asks a warehouse again and again, in a process of its own, which imports no more than it needs."""

import multiprocessing
from multiprocessing.synchronize import Event as Flag
from pathlib import Path

from warehouse.connection import open_for_reading

# Seconds between two questions of a reader: without them, eight readers leave the runs no processor.
PAUSE = 0.05


def read(warehouse: Path, stop: Flag, answers: "multiprocessing.Queue[object]") -> None:
    """Ask in a loop, each time anew, and once more when told to stop; answer with what went wrong and what was last."""
    wrong: list[str] = []
    last, stopped = 0, False
    while not stopped:
        stopped = stop.wait(PAUSE)
        try:
            with open_for_reading(warehouse) as connection:
                documents, runs = connection.execute(
                    "select (select count(*) from v_articles), count(*) from runs"
                ).fetchone() or (0, 0)
                loaded = connection.execute("select count(*) from documents").fetchone()
        except Exception as error:  # whatever it is, an analyst must not see it
            wrong.append(f"{type(error).__name__}: {error}")
            continue
        if loaded != (runs,) or runs < last or documents:
            wrong.append(f"{loaded} documents of {runs} runs after {last}")
        last = runs
    answers.put((wrong[:3], last))
