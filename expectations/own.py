"""Expectations of our own, where they say more than the general ones. Import it only when checks run.

A frame carries what SQL has measured (hashes, days, counts, kinds), never a text; these say what it must be.
"""

# The library's own modules do not export what its documentation tells to import from them.
# mypy: disable-error-code="attr-defined, untyped-decorator, type-arg, misc, valid-type"

from typing import Any, Literal

import pandas as pd
from great_expectations.execution_engine import ExecutionEngine, PandasExecutionEngine
from great_expectations.expectations.expectation import (
    ColumnAggregateExpectation,
    ColumnMapExpectation,
    ColumnPairMapExpectation,
    MulticolumnMapExpectation,
)
from great_expectations.expectations.metrics.column_aggregate_metric_provider import (
    ColumnAggregateMetricProvider,
    column_aggregate_value,
)
from great_expectations.expectations.metrics.map_metric_provider import (
    ColumnMapMetricProvider,
    ColumnPairMapMetricProvider,
    MulticolumnMapMetricProvider,
    column_condition_partial,
    column_pair_condition_partial,
    multicolumn_condition_partial,
)


class SpanEqualsText(ColumnPairMapMetricProvider):
    """Whether the hash of what a row says equals the hash of what stands at its span."""

    condition_metric_name = "column_pair_values.span_equals_text"
    condition_domain_keys = (
        "batch_id",
        "table",
        "column_A",
        "column_B",
        "row_condition",
        "condition_parser",
        "ignore_row_if",
    )
    condition_value_keys = ()

    @column_pair_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column_A: pd.Series, column_B: pd.Series, **_: Any) -> pd.Series:  # noqa: N803, N805
        return (column_A == column_B).fillna(False).astype(bool)


class ExpectSpanToEqualItsText(ColumnPairMapExpectation):
    """A row says what stands at its span; a span outside the text has no text and fails."""

    ignore_row_if: Literal["both_values_are_missing", "either_value_is_missing", "neither"] = "neither"
    map_metric = "column_pair_values.span_equals_text"
    success_keys = ("column_A", "column_B", "ignore_row_if", "mostly")


class DateWithinEvidence(MulticolumnMapMetricProvider):
    """Whether a day lies between the first and the last day of its evidence, give or take its precision."""

    condition_metric_name = "multicolumn_values.date_within_evidence"
    condition_domain_keys = (
        "batch_id",
        "table",
        "column_list",
        "row_condition",
        "condition_parser",
        "ignore_row_if",
    )
    condition_value_keys = ()

    @multicolumn_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column_list: pd.DataFrame, **_: Any) -> pd.Series:  # noqa: N805
        day, earliest, latest, slack = (column_list.iloc[:, place] for place in range(4))
        unknown = day.isna() | earliest.isna()
        return unknown | ((day >= earliest - slack) & (day <= latest + slack))


class ExpectDateToLieWithinItsEvidence(MulticolumnMapExpectation):
    """A publication date is one that its own evidence allows; without any evidence nothing is said."""

    ignore_row_if: Literal["all_values_are_missing", "any_value_is_missing", "never"] = "never"
    map_metric = "multicolumn_values.date_within_evidence"
    success_keys = ("column_list", "mostly", "ignore_row_if")


class NoBoilerplate(ColumnMapMetricProvider):
    """Whether none of a body's lines is boilerplate."""

    condition_metric_name = "column_values.no_boilerplate"

    @column_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column: pd.Series, **_: Any) -> pd.Series:  # noqa: N805
        return column == 0


class ExpectNoBoilerplateInBody(ColumnMapExpectation):
    """No line that is left in a body is boilerplate by the phrase lists of the language packs."""

    map_metric = "column_values.no_boilerplate"
    success_keys = ("mostly",)


class EndsAtOutlet(ColumnMapMetricProvider):
    """Whether the last step of a chain is an outlet."""

    condition_metric_name = "column_values.ends_at_outlet"

    @column_condition_partial(engine=PandasExecutionEngine)
    def _pandas(cls, column: pd.Series, **_: Any) -> pd.Series:  # noqa: N805
        return column == "outlet"


class ExpectChainToEndAtOutlet(ColumnMapExpectation):
    """The chain of a claim ends at the outlet that published it, where the outlet is known."""

    map_metric = "column_values.ends_at_outlet"
    success_keys = ("mostly",)


class ResolvedShare(ColumnAggregateMetricProvider):
    """The share of claims whose speaker was found."""

    metric_name = "column.resolved_share"

    @column_aggregate_value(engine=PandasExecutionEngine)
    def _pandas(cls, column: pd.Series, **_: Any) -> float:  # noqa: N805
        return float(column.mean()) if len(column) else 1.0


class ExpectShareOfResolvedSpeakers(ColumnAggregateExpectation):
    """At least the share ``min_value`` of all claims has a speaker."""

    min_value: float
    metric_dependencies = ("column.resolved_share",)
    success_keys = ("min_value",)

    def _validate(
        self,
        metrics: dict[str, Any],
        runtime_configuration: dict[str, Any] | None = None,
        execution_engine: ExecutionEngine | None = None,
    ) -> dict[str, Any]:
        share = metrics["column.resolved_share"]
        return {"success": share >= self.min_value, "result": {"observed_value": share}}
