"""Keeps the files that were published before, tells what changed between two, and brings one back.

A snapshot is the former file itself under another name, a hard link: taking it costs nothing, keeping it the space of a
file that would otherwise be freed. Nobody writes to it: the next run builds a new file.
"""

import os
import shutil
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from flows.errors import UsageError
from warehouse.connection import attach, in_memory, open_for_reading
from warehouse.copying import copy
from warehouse.home import Home
from warehouse.migrations import version_of
from warehouse.published import keep_access, log_of, share
from warehouse.schema import statement

PUBLISHED = "published"  # what the present file is called beside the names of the snapshots


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A file that was published, or is; ``damage`` says why it cannot be read, and then nothing is counted."""

    name: str
    path: Path
    published_at: datetime
    size: int
    version: int = 0
    articles: int | None = None
    claims: int | None = None
    damage: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """An article or a claim that was ``added``, ``removed`` or ``changed``."""

    kind: str
    id: str
    change: str
    before: str | None
    after: str | None
    said_by: str | None


def take(home: Home) -> Path | None:
    """Keep the published file beside the one that will replace it; return where, None if there is none.

    A run that dies right after may take the same file again: it has the same name.
    """
    if not home.warehouse.exists():
        return None
    home.snapshots.mkdir(parents=True, exist_ok=True)
    kept = home.snapshots / f"{_published_at(home.warehouse):%Y%m%dT%H%M%S-%f}.duckdb"
    if not kept.exists():
        try:
            os.link(home.warehouse, kept)
        except OSError:  # a file system without hard links
            part = kept.with_suffix(".part")
            shutil.copy2(home.warehouse, part)
            os.replace(part, kept)
    sync_folder(home.snapshots)
    return kept


def prune(home: Home) -> None:
    """Remove the oldest snapshots, and what a killed run has left of one."""
    for part in home.snapshots.glob("*.part"):
        part.unlink()
    if home.keep is not None:
        for path in _files(home)[home.keep :]:
            path.unlink()


def find(home: Home, name: str) -> Path:
    """Return the file of a snapshot, named by its first digits, or the present file.

    Raises:
        UsageError: there is none of that name, or more than one.
    """
    if name == PUBLISHED:
        return home.warehouse
    found = [path for path in _files(home) if path.stem.startswith(name)]
    if len(found) != 1:
        raise UsageError(
            f"{len(found) or 'no'} snapshots of {home.warehouse} begin with {name}: `onrecord snapshots list` names"
            " them"
        )
    return found[0]


def listed(home: Home) -> list[Snapshot]:
    """Return the present file and every snapshot, newest first."""
    present = [_look(home.warehouse, PUBLISHED)] if home.warehouse.exists() else []
    return present + [_look(path, path.stem) for path in _files(home)]


def restore(home: Home, name: str) -> Path | None:
    """Publish a snapshot again; call it while holding the lock. Nothing of the present file is read.

    Returns:
        The snapshot that the present file has become, whatever its state; None where there was none.

    Raises:
        UsageError: there is no such snapshot, or it cannot be read itself.
    """
    source, candidate = find(home, name), home.candidate("restore")
    if source == home.warehouse:
        raise UsageError(f"{name} is the present file: name a snapshot that `onrecord snapshots list` shows")
    if damage := _look(source, name).damage:
        raise UsageError(f"nothing restored: {damage}")
    candidate.touch(0o600)
    copy(source, candidate)  # no link: what befalls the present file must not befall the snapshot
    keep_access(source, candidate)
    with candidate.open("rb") as file:
        os.fsync(file.fileno())
    with home.warehouse.open("rb") if home.warehouse.exists() else nullcontext() as present:
        if present:
            share(present, home.warehouse)
        former = take(home)
        if former and log_of(home.warehouse).exists():
            os.replace(log_of(home.warehouse), log_of(former))
        os.replace(candidate, home.warehouse)
        sync_folder(home.warehouse.parent)
    return former


def changes(former: Path, present: Path) -> list[Change]:
    """Return the articles and claims that differ between two files, of whichever releases.

    Raises:
        UsageError: one cannot be read, or is no warehouse.
    """
    for path in (former, present):
        if damage := _look(path, path.name).damage:
            raise UsageError(damage)
    if former.samefile(present):
        return []
    with in_memory() as connection:
        attach(connection, former, "former")
        attach(connection, present, "present")
        rows = connection.execute(statement("transforms/changes.sql")).fetchall()
    return [Change(*row) for row in rows]


def sync_folder(folder: Path) -> None:
    """Have the names in a folder written to disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _files(home: Home) -> list[Path]:
    """Return the snapshots, newest first."""
    return sorted(home.snapshots.glob("[0-9]*.duckdb"), reverse=True)


def _published_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)  # the last write comes before the swap


def _look(path: Path, name: str) -> Snapshot:
    at, size = _published_at(path), path.stat().st_size
    try:
        with open_for_reading(path) as connection:
            counts = connection.execute(
                "select (select count(*) from articles), (select count(*) from claims)"
            ).fetchone()
            return Snapshot(name, path, at, size, version_of(connection), *(counts or ()))
    except (UsageError, duckdb.Error) as error:
        damage = str(error).splitlines()[0]
    return Snapshot(name, path, at, size, damage=damage)
