"""Work cut into parts that are handed out, and handed out again where whoever had one died or hung over it."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
Found = TypeVar("Found")

TRIES = 3  # of a part; then its items are tried one by one
START_SECONDS = 120  # a process may take so long to import what it needs


@dataclass(slots=True)
class Part(Generic[Item]):
    """Some of the items, from number ``start`` on, and how often they have failed."""

    start: int
    items: Sequence[Item]
    failures: int = 0


class Parts(Generic[Item, Found]):
    """The parts of one piece of work that wait, and what was found so far."""

    def __init__(self, items: Sequence[Item], size: int, lost: Callable[[Item], Found]) -> None:
        """``lost`` says what stands for an item over which processes died or hung, again and again."""
        self._items = items
        self._lost = lost
        self._found: dict[int, Found] = {}
        self.waiting = deque(Part(n, items[n : n + size]) for n in range(0, len(items), size))

    def done(self, part: Part[Item], answer: Sequence[Found]) -> None:
        """Keep what was found for the items of a part."""
        self._found.update(enumerate(answer, part.start))

    def failed(self, part: Part[Item]) -> None:
        """Let a part wait again; after some failures its items one by one, of which one that fails is lost."""
        part.failures += 1
        if part.failures < TRIES:
            self.waiting.appendleft(part)
        elif len(part.items) > 1:
            alone = [Part(part.start + n, [item], TRIES - 1) for n, item in enumerate(part.items)]
            self.waiting.extendleft(reversed(alone))
        else:
            self._found[part.start] = self._lost(part.items[0])

    def found(self) -> list[Found]:
        """Return what was found for each item, in their order; call it when every part is done."""
        return [self._found[n] for n in range(len(self._items))]
