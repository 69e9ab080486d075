"""What the checks found in one run."""

from dataclasses import dataclass, replace
from typing import Any

from flows.records import Refusal


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of checking a batch.

    Attributes:
        results: rows of ``quality_results``.
        refused: documents that must not be published, with the reason.
        flags: for each document the names of the rules it breaks and may be published with.
        aborted: why the run must not be published; empty when it may.
        verdict: one sentence for people.
        severity: the gravest severity among the failures, None when every rule holds.
        over_share: more documents were refused, here or earlier, than the policy accepts.
        notable: somebody should be told, by the policy.
    """

    results: list[dict[str, Any]]
    refused: dict[str, Refusal]
    flags: dict[str, tuple[str, ...]]
    aborted: tuple[str, ...]
    verdict: str
    severity: str | None
    over_share: bool
    notable: bool

    def after(self, verdict: str, *, any_new: bool) -> "Outcome":
        """Return the outcome where others have brought in documents of the run meanwhile.

        Args:
            verdict: one sentence about what is left of the run.
            any_new: whether any of its documents is new; else nobody need be told.
        """
        return replace(
            self, verdict=verdict, over_share=self.over_share and any_new, notable=self.notable and any_new
        )
