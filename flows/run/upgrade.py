"""Brings a warehouse of an older release to this one, as a run does before it begins."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows.link import link
from flows.run.progress import logged
from warehouse import publish as warehouse
from warehouse.home import Home
from warehouse.lake.working import turns
from warehouse.migrations import current_version, version_at
from warehouse.writing import writing

CANDIDATE = "upgrade"


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What was done to an older warehouse."""

    before: int  # version of its tables
    after: int
    snapshot: Path | None  # the older file; None for a lake, which keeps former states itself


@contextmanager
def writing_upgraded(home: Home) -> Iterator[None]:
    """Hold the only writer's place in a warehouse, which is brought to this release first.

    A lake has other writers, of the older release perhaps: it is upgraded where somebody asks for that alone.

    Raises:
        UsageError: another run or another program is writing the warehouse, it is none or a newer one, or its files
            cannot be read or written.
    """
    with writing(home, older=home.lake is None):
        if home.lake is None:
            upgrade(home)
        yield


def upgrade(home: Home) -> Upgrade | None:
    """Publish the warehouse with the tables of this release; call it while holding the lock.

    Built beside the older file, which becomes a snapshot. What is derived from other rows is derived anew; what only a
    text can tell stays as the older release extracted it, under that release's ``documents.pipeline_version``.

    Returns:
        What was done; None where the tables are of this release, or there is no warehouse.
    """
    done = None
    for turn in turns(home, older=True):
        with turn:
            if not home.warehouse.exists() or (before := version_at(home.warehouse)) == current_version():
                continue  # another has done it, perhaps
            with logged("upgrade", version=before):
                candidate = warehouse.open_candidate(home, CANDIDATE)
                candidate.execute("checkpoint warehouse")  # frees what was emptied
                link(candidate)
                warehouse.finish(candidate)
                snapshot = warehouse.swap(home, CANDIDATE)
            done = Upgrade(before, current_version(), snapshot)
    return done
