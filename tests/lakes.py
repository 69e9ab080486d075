"""Lakes for tests: a catalog in SQLite, and one on a PostgreSQL server that lasts as long as the tests."""

import os
import pwd
import secrets
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from warehouse.reading import reading

CATALOGS = ("sqlite", "postgres")
CATALOG = "news.sqlite"
PROGRAMS = ("initdb", "pg_ctl", "createdb")
PASSWORD = "hunter2-of-the-tests"


def needs_extensions(catalog: str) -> None:
    """Skip the test where the packages of the extra `shared` are not installed."""
    for extension in ("ducklake", f"{catalog}_scanner"):
        if not find_spec(f"duckdb_extension_{extension}"):
            pytest.skip(
                f"duckdb-extension-{extension.replace('_', '-')} is not installed: pip install '.[shared]'"
            )


def address(folder: Path) -> str:
    """Return the address of the lake in SQLite of a folder."""
    return f"ducklake:sqlite:{folder / CATALOG}"


def duplicate(folder: Path, target: Path) -> None:
    """Copy a lake in SQLite, which knows where its data files lie, with what its host keeps of it."""
    shutil.copytree(folder, target, dirs_exist_ok=True)
    with closing(sqlite3.connect(target / CATALOG)) as catalog, catalog:
        catalog.execute(
            "update ducklake_metadata set value = replace(value, ?, ?) where key = 'data_path'",
            (f"{folder.resolve()}/", f"{target.resolve()}/"),
        )


def rows(lake: str, query: str) -> list[tuple[Any, ...]]:
    """Return what a query finds in a lake."""
    with reading(Path(lake)) as connection:
        return connection.execute(query).fetchall()


@contextmanager
def postgres() -> Iterator["Server"]:
    """Run a PostgreSQL server of its own on a socket in a folder of its own, with a password.

    Skips where PostgreSQL is not installed, or no user is there that may run it.
    """
    binaries = _binaries()
    if not binaries:
        pytest.skip(
            "PostgreSQL is not installed: no initdb, pg_ctl and createdb on the path or in /usr/lib/postgresql"
        )
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-", dir="/tmp"))  # a socket's path must be short
    if user:
        shutil.chown(folder, user)
    server = Server(binaries, folder, user)
    (folder / "password").write_text(PASSWORD)
    (folder / "password").chmod(0o644)
    try:
        server.call(
            "initdb", "-D", folder / "data", "-U", "onrecord", "-A", "scram-sha-256", "-E", "UTF8", "--no-sync",
            "--pwfile", folder / "password",
        )  # fmt: skip
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        server.call("pg_ctl", "-D", folder / "data", "-l", folder / "log", "-o", options, "-w", "start")
        yield server
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            server.call("pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


class Server:
    def __init__(self, binaries: Path, folder: Path, user: str | None) -> None:
        self.binaries, self.folder, self.user = binaries, folder, user

    def call(self, program: str, *arguments: object) -> None:
        identity = (
            {"user": self.user, "group": pwd.getpwnam(self.user).pw_gid, "extra_groups": []}
            if self.user
            else {}
        )
        subprocess.run(
            [str(self.binaries / program), *map(str, arguments)],
            check=True, stdout=subprocess.DEVNULL, cwd=self.folder,
            env={"PATH": os.defpath, "LC_ALL": "C", "PGPASSWORD": PASSWORD}, **identity,
        )  # fmt: skip

    def address(self, data: Path) -> str:
        """Return the address of a new, empty lake."""
        name = f"lake_{secrets.token_hex(4)}"
        self.call("createdb", "-h", self.folder, "-U", "onrecord", name)
        return f"ducklake:postgres:dbname={name} host={self.folder} user=onrecord data_path={data}"


def _binaries() -> Path | None:
    """Return the folder with all the programs that are called."""
    named = shutil.which("initdb")
    folders = [Path(named).resolve().parent] if named else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((each for each in folders if all((each / name).exists() for name in PROGRAMS)), None)


def _user() -> str | None:
    """Return who runs the server: root may not, and then somebody else does."""
    if os.geteuid():
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    pytest.skip("PostgreSQL refuses to run as root, and there is no user postgres or nobody")
