"""Holds a batch against the policy with Great Expectations, and says what must happen to what fails."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from expectations.engine import Finding, validate
from expectations.frames import Frame, frames, lean, measure
from expectations.outcome import Outcome
from expectations.policy import Policy, Rule, read_policy
from expectations.words import cause, in_words, verdict
from flows.records import Refusal

if TYPE_CHECKING:
    import pandas as pd

GRAVEST_FIRST = ("critical", "warning", "info")

# What names a failed row; of the texts beside them a result keeps the one that its rule shows.
IDENTIFYING = (
    "outlet",
    "document_id",
    "article_id",
    "mention_id",
    "claim_id",
    "external_id",
    "uri",
    "title",
    "text",
    "start_char",
    "end_char",
    "found",
)


def check(
    connection: duckdb.DuckDBPyConnection, run_id: str, pipeline_version: str, docs: Path | None = None
) -> Outcome:
    """Return what the policy says of the batch.

    Args:
        connection: sees the batch as schema ``batch`` and the published warehouse as ``published``.
        run_id: the run that is checked.
        pipeline_version: the code that made the batch; named in the context of the checks.
        docs: the folder for the library's own pages; None for none.
    """
    policy = read_policy()
    judged = _Judged(policy, run_id)
    pages: dict[str, Any] = {}
    keep = pages.__setitem__ if docs else None
    with lean(connection):
        measure(connection, policy, run_id)
        for frame in frames(connection, policy):
            for finding in validate(frame, policy.suites[frame.suite], f"{run_id} {pipeline_version}", keep):
                judged.take(connection, frame, finding)
    if docs:
        from expectations.docs import write_docs

        write_docs(pages, docs, run_id)
    return judged.outcome(connection)


class _Judged:
    """Gathers the findings of one run, suite by suite."""

    def __init__(self, policy: Policy, run_id: str) -> None:
        self.policy = policy
        self.run_id = run_id
        self.results: list[dict[str, Any]] = []
        self.failures: list[tuple[Rule, str]] = []
        # Articles by rule, with the first one's failure, and with the rows that the rule could ask.
        self.flagged: dict[str, tuple[Finding, str, list[str], pd.Series[bool]]] = {}
        self.reasons: dict[str, list[tuple[Rule, str]]] = defaultdict(list)
        self.flags: dict[str, list[str]] = defaultdict(list)

    def take(self, connection: duckdb.DuckDBPyConnection, frame: Frame, finding: Finding) -> None:
        """Add one finding: its result row, and what it does to the documents it names."""
        rule = finding.rule
        if not finding.success:
            self.failures.append((rule, _cause(frame, finding)))
        self.results.append(self._row(connection, frame, finding))
        if rule.action not in ("quarantine", "flag"):
            return
        documents = list(frame.documents(connection, finding.keys))
        if rule.suite == "articles" and rule.action == "flag" and documents:
            first = in_words(rule, frame.row(finding.keys[0]))
            fails = [document_id for _, document_id in documents]
            self.flagged[rule.name] = (finding, first, fails, _asked(frame, finding))
        for key, document_id in documents:
            if rule.action == "flag":
                self.flags[document_id].append(rule.name)
            else:
                self.reasons[document_id].append((rule, in_words(rule, frame.row(key))))

    def _row(self, connection: duckdb.DuckDBPyConnection, frame: Frame, finding: Finding) -> dict[str, Any]:
        rule = finding.rule
        shown = finding.keys[: self.policy.sample]
        names = dict(frame.names(connection, shown))
        return {
            "run_id": self.run_id,
            "suite": rule.suite,
            "expectation": rule.name,
            "column_name": ", ".join(rule.columns),
            "severity": rule.severity,
            "action": rule.action,
            "success": finding.success,
            "observed": finding.observed,
            "unexpected_count": finding.unexpected,
            "unexpected_share": finding.unexpected / finding.elements if finding.elements else 0.0,
            "element_count": finding.elements,
            "sample": json.dumps(
                [_shown(rule, names.get(key, {}), frame.row(key)) for key in shown],
                ensure_ascii=False,
            ),
        }

    def outcome(self, connection: duckdb.DuckDBPyConnection) -> Outcome:
        """Return everything together."""
        refused = {
            document_id: Refusal(
                stage="check",
                reasons=tuple(rule.name for rule, _ in reasons),
                detail="; ".join(words for _, words in reasons),
            )
            for document_id, reasons in self.reasons.items()
        }
        gravity = GRAVEST_FIRST.index
        broken = [(rule, said) for rule, said in self.failures if rule.action == "abort"]
        severity = next((s for s in GRAVEST_FIRST if any(r.severity == s for r, _ in self.failures)), None)
        read, originals, reasons = _before_the_checks(connection)
        unread = sum(reasons.values())
        reasons.update(reason for refusal in refused.values() for reason in refusal.reasons)
        return Outcome(
            results=self.results,
            refused=refused,
            flags={key: tuple(names) for key, names in self.flags.items() if key not in refused},
            aborted=tuple(said for _, said in broken),
            verdict=verdict(
                self._told(connection, refused), len(refused) + unread, originals, reasons, self.policy
            ),
            severity=severity,
            over_share=len(refused) + unread > self.policy.quarantine_share * read,
            notable=bool(broken)
            or (severity is not None and gravity(severity) <= gravity(self.policy.notify_from)),
        )

    def _told(
        self, connection: duckdb.DuckDBPyConnection, refused: Mapping[str, Refusal]
    ) -> list[tuple[Rule, str]]:
        """Return what fails in words; articles that were refused for another reason are none of those counted."""
        told = []
        keys = _keys(connection, refused)
        for rule, said in self.failures:
            if rule.name not in self.flagged:
                told.append((rule, said))
                continue
            finding, first, documents, asked = self.flagged[rule.name]
            gone = sum(document_id in refused for document_id in documents)
            if gone < len(documents):
                left = finding.elements - int(asked.loc[keys].sum())
                told.append((rule, cause(rule, finding.unexpected - gone, left, first)))
        return told


def _asked(frame: Frame, finding: Finding) -> "pd.Series[bool]":
    """Return for each row whether it was asked: a rule asks no row that lacks its measure, unless it asks for that."""
    measures = frame.table[list(finding.rule.columns)].notna().all(axis=1)
    return measures | (finding.elements == len(measures))


def _keys(connection: duckdb.DuckDBPyConnection, documents: Mapping[str, Refusal]) -> list[int]:
    """Return the keys of the rows of these documents among the articles to check."""
    rows = connection.execute(
        "select rowid from batch.articles where document_id in (select unnest($ids::varchar[]))",
        {"ids": list(documents)},
    )
    return [key for (key,) in rows.fetchall()]


def _shown(rule: Rule, names: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a report needs of a failed row: its ids, the failure in words, the text that shows it."""
    kept = {name: value for name, value in names.items() if name in IDENTIFYING and value is not None}
    text = names.get(rule.shows, row.get(rule.shows)) if rule.shows else None
    return kept | ({"excerpt": text} if text else {}) | {"says": in_words(rule, row)}


def _cause(frame: Frame, finding: Finding) -> str:
    """Return why a rule fails, in words."""
    first = in_words(finding.rule, frame.row(finding.keys[0]) if finding.keys else {})
    return cause(finding.rule, finding.unexpected, finding.elements, first)


def _before_the_checks(connection: duckdb.DuckDBPyConnection) -> tuple[int, int, Counter[str]]:
    """Return how many documents the batch has, how many are no copies, and why some were refused already."""
    counted = connection.execute(
        "select count(*), count(*) filter (where status <> 'duplicate') from batch.documents"
    ).fetchone()
    read, originals = counted or (0, 0)
    reasons = connection.execute("select reasons[1] from batch.quarantine").fetchall()
    return read, originals, Counter(str(reason) for (reason,) in reasons)
