"""Where the files of one warehouse lie."""

import fcntl
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows.errors import UsageError
from warehouse.lake.address import Lake, is_lake, lake_of

DEFAULT_WAREHOUSE = Path(__file__).parent / "data" / "onrecord.duckdb"
SNAPSHOTS = 3  # former files


@dataclass(frozen=True, slots=True)
class Home:
    """The published warehouse file and, beside it, what belongs to it.

    Attributes:
        warehouse: the file; of a lake, the private copy that one run works on.
        keep: how many former files stay when the next one is published; None for all that there are.
        lake: where the run publishes to in the place of the file.
    """

    warehouse: Path
    keep: int | None = None
    lake: Lake | None = None

    @property
    def name(self) -> str:
        """What the warehouse is called: its path or the address of the lake."""
        return self.lake.name if self.lake else str(self.warehouse)

    @property
    def folder(self) -> Path:
        """What belongs to the warehouse; named after the file."""
        named = self.warehouse.with_suffix("")
        return named if named != self.warehouse else self.warehouse.with_name(self.warehouse.name + ".files")

    @property
    def runs(self) -> Path:
        """One folder a run: its batch, and its candidate where the checks stopped it."""
        return self.folder / "runs"

    @property
    def kept_runs(self) -> Path:
        """One folder a run that the checks stopped."""
        return self.lake.folder / "runs" if self.lake else self.runs

    @property
    def reports(self) -> Path:
        """The quality reports, one HTML file a run; of a lake, those of the runs on this host."""
        return (self.lake.folder if self.lake else self.folder) / "reports"

    @property
    def search(self) -> Path:
        """The full-text index of what is published."""
        return (self.lake.folder if self.lake else self.folder) / "search.sqlite"

    @property
    def snapshots(self) -> Path:
        """The files that were published before."""
        return self.folder / "snapshots"

    def run(self, run_id: str) -> Path:
        """Return the folder of one run."""
        kept = self.kept_runs / run_id
        return kept if kept.exists() else self.runs / run_id

    def batch(self, run_id: str) -> Path:
        """Return the file that holds what one run read and found."""
        return self.run(run_id) / "batch.duckdb"

    def aborted(self, run_id: str) -> Path:
        """Return where the candidate of an aborted run is kept."""
        return self.kept_runs / run_id / "candidate.duckdb"

    def data_docs(self, run_id: str) -> Path:
        """Return the folder of the checks' own pages of a run."""
        return self.reports / f"{run_id}-data-docs"

    def candidate(self, run_id: str) -> Path:
        """Return the file that becomes the warehouse when the run is published.

        It lies in the warehouse's own folder, since a swap is atomic within one file system only.
        """
        return self.warehouse.with_name(f".{self.warehouse.name}.{run_id}.next")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the only writer's place.

        Raises:
            UsageError: another run is writing this warehouse, or the folder cannot be written.
        """
        try:
            self.warehouse.parent.mkdir(parents=True, exist_ok=True)
            lock = self.warehouse.with_name(f".{self.warehouse.stem}.lock").open("w")
        except OSError as error:
            raise UsageError(f"cannot write beside {self.warehouse}: {error.strerror}") from error
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise UsageError(
                    f"another run is writing {self.warehouse}: wait for it to end, then run again"
                ) from None
            yield


def home_of(name: Path | str, keep: int | None = None) -> Home:
    """Return the home of a warehouse, named by its path or by the address of a lake.

    Raises:
        UsageError: the address is none.
    """
    if is_lake(name):
        lake = lake_of(name)
        return Home(lake.folder / "work" / secrets.token_hex(4) / "onrecord.duckdb", keep, lake)
    return Home(Path(name).resolve(), keep)


def file_of(name: Path | str, what: str) -> Home:
    """Return the home of a warehouse file, for what cannot be done with a lake.

    Args:
        name: path of the file.
        what: the command that needs a file.

    Raises:
        UsageError: it is the address of a lake.
    """
    if is_lake(name):
        raise UsageError(
            f"`onrecord {what}` works on a warehouse file, and {lake_of(name).name} is a lake: docs/shared.md says what"
            " takes its place"
        )
    return Home(Path(name).resolve())
