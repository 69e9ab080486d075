"""The documents of one run on their way in, batch by batch."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Self

from expectations.policy import read_policy
from flows.errors import UsageError
from flows.read import read_documents
from flows.records import Document
from flows.reference import check_lists
from flows.run.progress import announce, logged
from flows.run.reprocess import Reprocess
from flows.run.run import Parcel, Run
from warehouse.home import Home
from warehouse.publish import delete_batch


class Arrivals:
    """Reads the source of a run and lets through what is new to the warehouse.

    Whether anything is new is known before the libraries that bring it in are imported, which takes longer
    than a small run's work.
    """

    __slots__ = ("_ahead", "_source", "run")  # no attributes for Prefect to walk through

    def __init__(self, source: Iterator[list[Document]], run: Run) -> None:
        self.run = run
        self._source = source
        self._ahead: Parcel | None = None

    @classmethod
    def begin(
        cls, home: Home, inputs: Sequence[str], mapping: Mapping[str, str], reprocess: Reprocess | None = None
    ) -> Self:
        """Begin a run over the inputs; call it while holding the warehouse's lock.

        Args:
            home: the warehouse.
            inputs: files, folders or globs.
            mapping: our field names to the input's own.
            reprocess: which known documents are extracted anew; None for none.

        Raises:
            UsageError: an input, or a list of seeds/reference, is missing, or the policy has a mistake.
        """
        check_lists()
        read_policy()  # it is asked at the end, when an hour's work would be lost
        passed_over: Counter[str] = Counter()
        source = read_documents(list(inputs), mapping, passed_over=passed_over)
        everything = reprocess is not None and reprocess.which == "all" and reprocess.since is None
        parameters = {
            "inputs": list(inputs),
            "mapping": dict(mapping),
            "reprocess": reprocess.which if reprocess else None,
            "since": str(reprocess.since) if reprocess and reprocess.since else None,
        }
        run = Run(home, parameters, again=everything, reprocess=reprocess)
        run.intake.counts.passed_over = passed_over
        return cls(source, run)

    def any_new(self) -> bool:
        """Read as far as the first batch of which anything is new; return whether there is one.

        Raises:
            UsageError: there is nothing to read at all.
        """
        counts = self.run.intake.counts
        while self._ahead is None or counts.known == counts.read:
            self._ahead = self._read()
            if self._ahead is None:
                break
        if counts.read == 0:
            self.run.batch.close()
            delete_batch(self.run.home, self.run.run_id)
            raise UsageError(f"nothing to read in {', '.join(self.run.parameters['inputs'])}: give articles")
        return self._ahead is not None

    def take(self) -> Parcel | None:
        """Return the next batch of documents that go on, None at the end of the input."""
        parcel, self._ahead = self._ahead or self._read(), None
        return parcel

    def _read(self) -> Parcel | None:
        with logged("read", documents=0) as facts:
            documents = next(self._source, None)
            if documents is None:
                return None
            parcel = Parcel(documents=self.run.intake.sort(documents))
            facts |= {"documents": len(documents), "new": len(parcel.documents)}
        announce("read", len(documents))
        return parcel
