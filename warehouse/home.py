"""Where the files of one warehouse lie."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flows.errors import UsageError

DEFAULT_WAREHOUSE = Path(__file__).parent / "data" / "onrecord.duckdb"
SNAPSHOTS = 3  # former files


@dataclass(frozen=True, slots=True)
class Home:
    """The published warehouse file and, beside it, what belongs to it."""

    warehouse: Path
    keep: int | None = (
        None  # how many former files stay when the next one is published; None for all that there are
    )

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
    def reports(self) -> Path:
        """The quality reports, one HTML file a run."""
        return self.folder / "reports"

    @property
    def search(self) -> Path:
        """The full-text index of what is published."""
        return self.folder / "search.sqlite"

    @property
    def snapshots(self) -> Path:
        """The files that were published before."""
        return self.folder / "snapshots"

    def run(self, run_id: str) -> Path:
        """Return the folder of one run."""
        return self.runs / run_id

    def batch(self, run_id: str) -> Path:
        """Return the file that holds what one run read and found."""
        return self.run(run_id) / "batch.duckdb"

    def aborted(self, run_id: str) -> Path:
        """Return where the candidate of an aborted run is kept."""
        return self.run(run_id) / "candidate.duckdb"

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
