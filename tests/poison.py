"""Work for a pool that goes wrong over some items; it lies in a module of its own, since other processes import it."""

import os
import time
from collections.abc import Sequence
from pathlib import Path


def upper(items: Sequence[str], log: str) -> list[str]:
    """Return the items in capitals; die over "die", hang over "hang", fail over "fail"; log what is tried."""
    with Path(log).open("a", encoding="utf-8") as file:
        file.write("".join(f"{item}\n" for item in items))
    for item in items:
        if item == "die":
            os._exit(9)
        if item == "hang":
            time.sleep(1000)
        if item == "fail":
            raise ValueError(item)
    return [item.upper() for item in items]


def patience(item: str) -> float:
    """Return how many seconds an item may take: none where it hangs, else more than a busy machine needs."""
    return 0 if item == "hang" else 60
