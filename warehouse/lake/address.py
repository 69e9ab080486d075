"""The address of a lake: which catalog, and where its data files lie. It never holds a password."""

import hashlib
import os
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from flows.errors import UsageError

PREFIX = "ducklake:"
FORMS = "write ducklake:sqlite:FILE or ducklake:postgres:'dbname=NAME host=HOST data_path=FOLDER'"
PARAMETER = re.compile(r"[a-z_]+")
SECRET = ("password", "sslpassword")
LOCAL = Path(__file__).parents[1] / "data" / "lakes"


@dataclass(frozen=True, slots=True)
class Lake:
    """A lake, by its address.

    Attributes:
        kind: of the catalog, ``sqlite`` (one host) or ``postgres`` (many).
        catalog: the file, or what libpq calls a connection string.
        data: the folder of the data files, where the address names one; a lake that exists knows its own.
    """

    kind: str
    catalog: str
    data: Path | None

    @property
    def name(self) -> str:
        """The address, as messages, parameters of flows and reports show it."""
        data = f" data_path={shlex.quote(str(self.data))}" if self.data and self.kind == "postgres" else ""
        return f"{PREFIX}{self.kind}:{self.catalog}{data}"

    @property
    def folder(self) -> Path:
        """What this host keeps of the lake: its copy, reports, the index, the work of runs.

        Beside the catalog where that is a file; else in ``ONRECORD_LAKES``, or below ``warehouse/data``.
        """
        if self.kind == "sqlite":
            path = Path(self.catalog)
            return path.with_suffix("") if path.suffix else path.with_name(path.name + ".files")
        digest = hashlib.sha256(self.catalog.encode()).hexdigest()[:12]
        return Path(os.environ.get("ONRECORD_LAKES", LOCAL)).resolve() / digest

    def exists(self) -> bool:
        """Whether there is a catalog; one on a server answers for itself."""
        return self.kind != "sqlite" or Path(self.catalog).exists()


def is_lake(name: object) -> bool:
    """Return whether a warehouse is named as a lake."""
    return str(name).startswith(PREFIX)


def lake_of(name: object) -> Lake:
    """Return the lake of an address.

    Raises:
        UsageError: it is no address of a lake, or it holds a password.

    Example:
        >>> lake_of("ducklake:postgres:host=db dbname=news data_path=/srv/news").catalog
        'dbname=news host=db'
    """
    kind, _, target = str(name).removeprefix(PREFIX).partition(":")
    if kind == "sqlite" and target:
        path = Path(target).resolve()
        return Lake(kind, str(path), path.with_suffix("").with_name(path.stem + "-data"))
    if kind == "postgres" and target:
        return _on_server(target)
    raise UsageError(f"no such kind of lake: {FORMS}")


def _on_server(target: str) -> Lake:
    # Nothing of what was written is shown: it may hold a password.
    if re.match(r"postgres(ql)?:/", target):
        raise UsageError(f"an address of PostgreSQL as a URL is not understood: {FORMS}")
    try:
        pairs = [part.partition("=") for part in shlex.split(target)]
    except ValueError:
        pairs = [("", "", "")]
    if not all(PARAMETER.fullmatch(key) and equals for key, equals, _ in pairs):
        raise UsageError(f"the address of PostgreSQL is no list of KEY=VALUE: {FORMS}")
    values = {key: value for key, _, value in pairs}
    if set(SECRET) & set(values):
        raise UsageError(
            "a password does not belong in the address of a lake, where logs and process lists show it: set PGPASSWORD,"
            " or put it into ~/.pgpass or a service file"
        )
    data = values.pop("data_path", None)
    catalog = " ".join(f"{key}={_quoted(value)}" for key, value in sorted(values.items()))
    return Lake("postgres", catalog, Path(data).resolve() if data else None)


def _quoted(value: str) -> str:
    """Return a value as libpq reads it."""
    if re.fullmatch(r"[\w./:,@-]+", value):
        return value
    return "'" + value.replace("\\", r"\\").replace("'", r"\'") + "'"
