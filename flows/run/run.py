"""One run of the flow: what travels through it, what it counts, and what it says at the end."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from expectations import Outcome
from flows.records import Article, Document
from flows.run.intake import Counts, Intake
from flows.run.reprocess import Reprocess
from flows.run.version import pipeline_version
from warehouse.batch import Batch
from warehouse.home import Home
from warehouse.publish import totals


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did, as the command line and the artifacts tell it.

    ``articles``, ``mentions`` and ``claims`` are what is published when the run has ended.
    """

    run_id: str
    status: str  # published | aborted
    counts: Counts
    articles: int
    mentions: int
    claims: int
    verdict: str
    aborted: tuple[str, ...]
    report: Path
    over_share: bool  # more documents were quarantined than the policy accepts
    left: tuple[str, ...] = ()  # where the refused documents lie that a replay has not tried
    kept: Path | None = None  # where the warehouse with an aborted run in it lies

    @property
    def quiet(self) -> bool:
        """Whether every document that the run read was known already."""
        return self.counts.read > 0 and self.counts.known == self.counts.read

    @property
    def counted(self) -> str:
        """What became of the documents, in words."""
        counts = self.counts
        rest = f"{counts.duplicate} duplicate + {counts.quarantined} quarantined"
        if self.aborted:
            return f"{counts.read} read, nothing published; would have been {counts.loaded} loaded + {rest}"
        return f"{counts.read} read = {counts.loaded} loaded + {rest}"


class AbortedError(Exception):
    """The checks have stopped a run: its work is kept aside, and what is published stays."""

    def __init__(self, summary: Summary) -> None:
        super().__init__(
            f"{'; '.join(summary.aborted)}. What is published stays as it was, with {summary.articles} articles; this"
            f" run's {summary.counts.loaded} are kept aside in {summary.kept}"
        )
        self.summary = summary


class Parcel:
    """Documents on their way from task to task; no dataclass, or Prefect would walk through every record."""

    def __init__(
        self,
        documents: Sequence[Document] = (),
        articles: Sequence[tuple[str, Article]] = (),
    ) -> None:
        self.documents = documents
        self.articles = articles


class Run:
    """One run: its id, its clock, its files and what it has counted."""

    def __init__(
        self, home: Home, parameters: Mapping[str, Any], *, again: bool, reprocess: Reprocess | None = None
    ) -> None:
        self.home = home
        self.parameters = parameters
        self.started_at = datetime.now(UTC)
        self.run_id = f"{self.started_at:%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"
        self.version = pipeline_version()
        self.batch = Batch(home.batch(self.run_id), home.warehouse)
        self.intake = Intake(
            self.batch, self.run_id, self.started_at, self.version,
            again=again, reprocess=reprocess, mapping=parameters.get("mapping"),
        )  # fmt: skip
        self.outcome: Outcome | None = None

    @property
    def _aborted(self) -> tuple[str, ...]:
        return self.outcome.aborted if self.outcome else ()

    @property
    def row(self) -> dict[str, Any]:
        """The row of ``runs``; the run has not ended as long as ``finished_at`` is null."""
        counts, aborted = self.intake.counts, self._aborted
        return {
            "run_id": self.run_id,
            "started_at": self.started_at,
            "finished_at": None,
            "status": "aborted" if aborted else "published",
            "reason": "; ".join(aborted) or None,
            "verdict": self.outcome.verdict if self.outcome else None,
            "pipeline_version": self.version,
            "read": counts.read,
            "loaded": counts.loaded,
            "duplicate": counts.duplicate,
            "quarantined": counts.quarantined,
            "passed_over": dict(counts.passed_over),
            "parameters": dict(self.parameters),
        }

    def summary(self, verdict: str, report: Path, *, over_share: bool = False) -> Summary:
        """Return what the run did, and what is published now that it has ended."""
        articles, mentions, claims = totals(self.home)
        aborted = self._aborted
        return Summary(
            run_id=self.run_id,
            status="aborted" if aborted else "published",
            counts=self.intake.counts,
            articles=articles,
            mentions=mentions,
            claims=claims,
            verdict=verdict,
            aborted=aborted,
            report=report,
            over_share=over_share,
            kept=self.home.aborted(self.run_id) if aborted else None,
        )

    def failed_row(self, error: Exception) -> dict[str, Any]:
        """Return the row of ``runs`` for a run that an error has ended: nothing of it is brought in."""
        nothing = {"read": 0, "loaded": 0, "duplicate": 0, "quarantined": 0}
        reason = f"{type(error).__name__} after {self.intake.counts.read} documents were read"
        ended = {"finished_at": datetime.now(UTC), "status": "failed", "reason": reason, "verdict": None}
        return self.row | nothing | ended
