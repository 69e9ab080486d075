"""Runs Great Expectations on one frame; imports it only when it is needed."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from expectations.frames import Frame
from expectations.lean import great_expectations
from expectations.policy import POLICY, Rule
from flows.errors import UsageError


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found: how many of how many rows break it, and which (their keys in the frame)."""

    rule: Rule
    success: bool
    unexpected: int
    elements: int
    observed: str | None = None
    keys: list[int] = field(default_factory=list)


Keep = Callable[[str, Any], None]


def validate(frame: Frame, rules: Sequence[Rule], name: str, keep: Keep | None = None) -> list[Finding]:
    """Return one finding a rule, in the order of the rules.

    Args:
        frame: the rows to check.
        rules: what is expected of them.
        name: the run, for the library's own records.
        keep: takes the suite and the library's result, for its pages.

    Raises:
        UsageError: an expectation is unknown, or the policy and the frame do not fit.
    """
    for rule in rules:
        if missing := [name for name in rule.columns if name not in frame.table]:
            raise UsageError(f"{_place(rule)}: sql/checks/{frame.suite}.sql has no column {missing[0]}")
    asked = [rule for rule in rules if len(frame.table) >= rule.needs]
    found = {finding.rule.name: finding for finding in _run(frame, asked, name, keep)} if asked else {}
    return [
        found.get(rule.name) or Finding(rule, True, 0, 0, f"not asked: fewer than {rule.needs} {rule.suite}")
        for rule in rules
    ]


def _run(frame: Frame, rules: Sequence[Rule], name: str, keep: Keep | None) -> list[Finding]:
    source = context().data_sources.add_pandas(frame.suite)
    asset = source.add_dataframe_asset(frame.suite)
    batch = asset.add_batch_definition_whole_dataframe(frame.suite).get_batch({"dataframe": frame.table})
    # Asked of the batch itself: a validation definition would first write suite and result to stores in memory.
    result = batch.validate(
        suite_of(frame.suite, rules, name),
        result_format={
            "result_format": "COMPLETE",
            "return_unexpected_index_query": False,
            "partial_unexpected_count": 0,
        },
    )
    if keep:
        from great_expectations import RunIdentifier

        result.meta["run_id"] = RunIdentifier(run_name=name, run_time=datetime.now(UTC))  # which pages show
        keep(frame.suite, result)
    by_name = {rule.name: rule for rule in rules}
    return [_finding(by_name[one.expectation_config.meta["rule"]], one) for one in result.results]


def context() -> Any:
    """Return a context that lives in memory, shows no progress and talks to nobody."""
    gx = great_expectations()
    from great_expectations.data_context.types.base import ProgressBarsConfig

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    for name in [n for n in logging.root.manager.loggerDict if n.startswith("great_expectations.")]:
        if logging.NOTSET < (logger := logging.getLogger(name)).level < logging.ERROR:
            logger.setLevel(logging.ERROR)  # some set a level of their own
    made = gx.get_context(mode="ephemeral")
    made.variables.progress_bars = ProgressBarsConfig(globally=False)
    return made


def suite_of(suite: str, rules: Sequence[Rule], name: str) -> Any:
    """Return the library's suite of the rules of one frame."""
    gx = great_expectations()
    from great_expectations.expectations.metadata_types import FailureSeverity
    from great_expectations.expectations.registry import get_expectation_impl

    import expectations.own  # noqa: F401  registers our own

    expected = []
    for rule in rules:
        arguments = dict(rule.arguments)
        try:
            kind = get_expectation_impl(rule.expect)
        except gx.exceptions.GreatExpectationsError as error:
            raise UsageError(f"{_place(rule)}: there is no expectation {rule.expect}") from error
        if "mostly" in kind.__fields__:
            arguments["mostly"] = rule.threshold
        meta = {"rule": rule.name, "since": rule.since, "why": rule.why, "action": rule.action}
        try:
            expected.append(kind(**arguments, severity=FailureSeverity(rule.severity), meta=meta))
        except (TypeError, ValueError) as error:  # the library's own check of what it is given
            raise UsageError(f"{_place(rule)}: {rule.expect} does not take {rule.arguments}") from error
    return gx.ExpectationSuite(name=suite, expectations=expected, meta={"run": name})


def _finding(rule: Rule, one: Any) -> Finding:
    found = one.result
    if "observed_value" not in found and "element_count" not in found:
        raise UsageError(f"{_place(rule)}: it cannot be asked: {_complaint(one.exception_info)}")
    elements = int(found.get("element_count") or 0) - int(found.get("missing_count") or 0)
    observed = found.get("observed_value")
    keys = [
        entry["key"] if isinstance(entry, dict) else entry
        for entry in found.get("unexpected_index_list") or []
    ]
    return Finding(
        rule=rule,
        success=bool(one.success),
        unexpected=int(found.get("unexpected_count") or 0),
        elements=elements,
        observed=f"{observed:.4g}" if observed is not None else (None if elements else "no row to ask"),
        keys=[int(key) for key in keys],
    )


def _complaint(information: Any) -> str:
    return " ".join(str(information).split())[:300]


def _place(rule: Rule) -> str:
    return f"{POLICY}: {rule.suite}.{rule.name}"
