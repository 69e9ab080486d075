"""`onrecord doctor`: what this machine and this warehouse are like, and what would fail."""

import os
import platform
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from flows.errors import UsageError
from warehouse.home import home_of
from warehouse.lake.address import is_lake, lake_of
from warehouse.published import log_of
from warehouse.reading import reading
from warehouse.schema import TABLES

PACKAGES = ("duckdb", "polars", "prefect", "great-expectations", "onnxruntime", "lxml")
LEAST_SPACE = 500_000_000  # bytes beside the warehouse; a run needs its size twice over, and this


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what, what it is, and what to do where it would make a run fail."""

    what: str
    found: str
    remedy: str = ""


def examine(warehouse: Path) -> Iterator[Finding]:
    """Yield what was found, the machine first; nothing is changed."""
    yield Finding("python", f"{platform.python_version()} on {platform.platform()}")
    yield Finding("processor", f"{platform.machine()}, {os.cpu_count()} cores")
    for package in PACKAGES:
        try:
            yield Finding(package, version(package))
        except PackageNotFoundError:
            yield Finding(package, "missing", "install the pinned packages: `make .venv/installed`")
    yield _full_text()
    if is_lake(warehouse):
        yield from _lake(warehouse)
        return
    yield from _folder(warehouse)
    yield from _file(warehouse)


def _full_text() -> Finding:
    with sqlite3.connect(":memory:") as connection:
        options = {name for (name,) in connection.execute("pragma compile_options")}
    remedy = "" if "ENABLE_FTS5" in options else "search needs a Python whose SQLite has FTS5"
    return Finding("sqlite", f"{sqlite3.sqlite_version}, {'with' if not remedy else 'without'} FTS5", remedy)


def _lake(warehouse: Path) -> Iterator[Finding]:
    lake = lake_of(warehouse)
    yield Finding("copy", f"this host keeps its copy of the lake in {lake.folder}")
    try:
        with reading(warehouse) as connection:
            articles, claims = connection.execute(
                "select (select count(*) from articles), (select count(*) from claims)"
            ).fetchone() or (0, 0)
            yield Finding("lake", f"{lake.name}, {articles} articles, {claims} claims")
    except UsageError as error:
        yield Finding("lake", lake.name, str(error))


def _folder(warehouse: Path) -> Iterator[Finding]:
    folder = warehouse.resolve().parent
    if not folder.is_dir():
        yield Finding("folder", f"{folder} is made by the first run")
        return
    size = warehouse.stat().st_size if warehouse.exists() else 0
    free, needed = shutil.disk_usage(folder).free, 2 * size + LEAST_SPACE
    remedy = (
        ""
        if free > needed
        else f"free {(needed - free) / 1e9:.1f} GB, or name another place with --warehouse"
    )
    yield Finding(
        "free space", f"{free / 1e9:.1f} GB in {folder}, a run may need {needed / 1e9:.1f} GB", remedy
    )
    writable = os.access(folder, os.W_OK | os.X_OK)
    yield Finding("folder", str(folder), "" if writable else "this user cannot write here: runs will fail")


def _file(warehouse: Path) -> Iterator[Finding]:
    if not warehouse.exists():
        yield Finding("warehouse", f"none yet at {warehouse}: `onrecord run` makes it")
        return
    if log_of(warehouse).exists():
        remedy = "another program writes the warehouse or has died: open it there once and close it"
        yield Finding("write-ahead log", str(log_of(warehouse)), remedy)
    try:
        with reading(warehouse) as connection:
            present = {
                name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()
            }
            missing = sorted({path.stem for path in TABLES.glob("*.sql")} - present)
            remedy = (
                f"made by another version (no table {missing[0]}): the next run upgrades it"
                if missing
                else ""
            )
            size = warehouse.stat().st_size / 1e6
            if "articles" not in present:
                yield Finding("warehouse", f"{warehouse}, {size:.0f} MB", remedy)
                return
            articles, claims = connection.execute(
                "select (select count(*) from articles), (select count(*) from claims)"
            ).fetchone() or (0, 0)
            yield Finding(
                "warehouse", f"{warehouse}, {size:.0f} MB, {articles} articles, {claims} claims", remedy
            )
    except UsageError as error:
        yield Finding("warehouse", str(warehouse), str(error))
        return
    search = home_of(warehouse).search
    yield Finding(
        "search index", str(search) if search.exists() else "none: the next run that brings articles makes it"
    )
