"""A run works on a private file, a copy of the lake; what it changes is published in turn.

This host keeps one copy of the lake, a warehouse file named after its snapshot, and brings it up to date from the
lake's own changes. A run gets it under another name (a hard link) and works as on any other file: reading, cleaning and
annotating, which cost most, go on side by side with other runs. Loading, linking and publishing are done in turn on
this host. Where another host was quicker, they are done again on top of what that has published.
"""

import fcntl
import os
import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import duckdb

from flows.errors import UsageError
from warehouse.copying import copy
from warehouse.home import Home
from warehouse.lake import exchange
from warehouse.lake.address import Lake
from warehouse.lake.exchange import MovedError
from warehouse.lake.layout import LAST, check_version, version_of
from warehouse.lake.opening import open_lake
from warehouse.migrations import current_version

TURNS = 12  # how often a run begins again where others were quicker
_EMPTY = "empty"


@contextmanager
def working(home: Home, *, older: bool = False) -> Iterator[None]:
    """Have the private file of a home, up to date with the lake, for as long as the block lasts.

    Args:
        home: the lake's.
        older: whether the block can do with the tables of an older release.

    Raises:
        UsageError: the lake cannot be opened, or this host's folder of it cannot be written.
    """
    assert home.lake
    folder = home.warehouse.parent
    with ExitStack() as held:
        try:
            with _locked(home.lake, "copy"):
                _sweep(home.lake)
                folder.mkdir(parents=True)
                held.callback(shutil.rmtree, folder, ignore_errors=True)
                alive = held.enter_context((folder / "lock").open("w"))
                fcntl.flock(alive, fcntl.LOCK_EX)
        except OSError as error:
            raise UsageError(f"cannot write in {home.lake.folder}: {error.strerror}") from error
        _take_copy(home, older)
        yield


def turns(home: Home, *, older: bool = False) -> Iterator["Turn"]:
    """Yield a turn at publishing, and another one for as long as others were quicker; for a file, just one.

    Example:
        for turn in turns(home):
            with turn:
                ...  # load, link, swap
    """
    for number in range(TURNS):
        turn = Turn(home, older, last=number == TURNS - 1)
        yield turn
        if turn.done:
            return


class Turn:
    """One turn at publishing: a block in which nobody else on this host publishes to the lake."""

    def __init__(self, home: Home, older: bool, *, last: bool) -> None:
        self.done = False
        self._home, self._older, self._last = home, older, last
        self._held = ExitStack()

    def __enter__(self) -> None:
        if self._home.lake:
            with ExitStack() as held:
                held.enter_context(_locked(self._home.lake, "turn"))
                _take_copy(self._home, self._older)
                self._held = held.pop_all()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        self._held.close()
        if isinstance(error, MovedError) and self._last:
            raise UsageError(
                f"others have published to {self._home.name} {TURNS} times while this run was linking: nothing of it is"
                " published; run again"
            ) from None
        self.done = error is None
        return isinstance(error, MovedError)


def publish(home: Home, candidate: Path, by: str, changed: Collection[str] | None = None) -> None:
    """Publish the candidate, and make it this host's copy; call it inside a turn.

    Args:
        home: the lake's.
        candidate: the file.
        by: the run that publishes.
        changed: the only tables that may differ from what is published; None for any.

    Raises:
        MovedError: another host has published since the turn began.
    """
    assert home.lake
    base = _base(home)
    former = home.warehouse if home.warehouse.exists() else None
    snapshot = exchange.publish(home.lake, base, former, candidate, by, changed)
    os.replace(candidate, home.warehouse)
    _mark(home, snapshot)
    with _locked(home.lake, "copy"):
        _keep(home.lake, home.warehouse, f"{_state(home.lake)[0]}-{snapshot}")


@contextmanager
def _locked(lake: Lake, what: str) -> Iterator[None]:
    """Hold one of this host's two locks: ``turn`` while publishing, ``copy`` while the copy is brought up to date."""
    lake.folder.mkdir(parents=True, exist_ok=True)
    with (lake.folder / f"{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _take_copy(home: Home, older: bool) -> None:
    """Make the private file the newest state of the lake; it is missing where nothing was published yet."""
    assert home.lake
    with _locked(home.lake, "copy"):
        path, snapshot = _newest(home.lake, older)
        home.warehouse.unlink(missing_ok=True)
        if path:
            _link(path, home.warehouse)
    _mark(home, snapshot)


def _newest(lake: Lake, older: bool) -> tuple[Path | None, int]:
    """Bring this host's copy of the lake up to date, and return it with its snapshot."""
    folder = lake.folder / "copy"
    folder.mkdir(parents=True, exist_ok=True)
    identity, head, outdated = _state(lake, older=older)
    if identity == _EMPTY:
        return None, head
    if outdated:  # what is made of its tables has no keys, and is nobody's copy
        part = folder / f"{secrets.token_hex(4)}.part"
        return part, exchange.copy_whole(lake, part, older=True) or head
    known = sorted(folder.glob(f"{identity}-*.duckdb"), key=_number)
    if known and _number(known[-1]) == head:
        return known[-1], head
    part = folder / f"{secrets.token_hex(4)}.part"
    try:
        if known:
            with suppress(duckdb.Error):  # what cannot be followed is copied whole
                copy(known[-1], part)
                head = exchange.follow(lake, part, _number(known[-1]))
                return _keep(lake, part, f"{identity}-{head}"), head
        for path in (part, part.with_name(part.name + ".wal")):
            path.unlink(missing_ok=True)
        copied = exchange.copy_whole(lake, part)
        assert copied is not None
        return _keep(lake, part, f"{identity}-{copied}"), copied
    finally:
        part.unlink(missing_ok=True)


def _state(lake: Lake, *, older: bool = False) -> tuple[str, int, bool]:
    """Return what tells this lake from another at the same address, its newest snapshot, and whether it is outdated.

    Raises:
        UsageError: its tables are of another release, or of an older one where that will not do.
    """
    with open_lake(lake, read_only=False) as connection:
        row = connection.execute(
            """
            select
                (select id from ducklake_current_snapshot('lake')) as head,
                (select table_uuid from ducklake_table_info('lake') where table_name = $last) as identity,
            """,
            {"last": LAST},
        ).fetchone()
        assert row
        if not row[1]:
            return _EMPTY, int(row[0]), False
        check_version(connection, lake.name, older=older)
        outdated = version_of(connection) < current_version()
    return str(row[1])[:8] + str(row[1])[-8:], int(row[0]), outdated


def _keep(lake: Lake, path: Path, name: str) -> Path:
    """Keep a file as this host's copy of the lake, in the place of the older ones."""
    folder = lake.folder / "copy"
    kept, part = folder / f"{name}.duckdb", folder / f"{secrets.token_hex(4)}.part"
    _link(path, part)
    os.replace(part, kept)
    for other in folder.iterdir():
        if other.is_dir():
            shutil.rmtree(other, ignore_errors=True)
        elif other != kept:
            other.unlink(missing_ok=True)
    return kept


def _link(path: Path, target: Path) -> None:
    try:
        os.link(path, target)
    except OSError:  # a file system without hard links
        copy(path, target)


def _number(path: Path) -> int:
    return int(path.stem.rpartition("-")[2])


def _mark(home: Home, snapshot: int) -> None:
    (home.warehouse.parent / "snapshot").write_text(str(snapshot), encoding="ascii")


def _base(home: Home) -> int:
    return int((home.warehouse.parent / "snapshot").read_text(encoding="ascii"))


def _sweep(lake: Lake) -> None:
    """Remove what killed runs have left: the folders that nobody holds."""
    for folder in (lake.folder / "work").glob("*"):
        with suppress(OSError), (folder / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
