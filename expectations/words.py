"""Says in words what failed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from expectations.policy import Rule

NAMED = 3  # rules that a verdict names of each kind


def in_words(rule: Rule, row: Mapping[str, Any]) -> str:
    """Return the failure of one row in words; without its measures the sentence as the policy has it."""
    try:
        return rule.says.format_map(row)
    except (KeyError, TypeError, ValueError):
        return rule.says


def verdict(failures: Sequence[tuple[Rule, str]], refused: int, read: int) -> str:
    """Return one sentence that says whether the data of the run can be trusted."""
    aborting = [cause for rule, cause in failures if rule.action == "abort"]
    if aborting:
        return f"Not published: {'; '.join(aborting)}."
    parts = []
    if refused:
        reasons = _named(rule for rule, _ in failures if rule.action == "quarantine")
        were = "was" if refused == 1 else "were"
        parts.append(f"{refused} of {read} new documents {were} refused{f' ({reasons})' if reasons else ''}")
    for severity, adjective in (("critical", "grave"), ("warning", "notable")):
        names = _named(
            rule for rule, _ in failures if rule.severity == severity and rule.action != "quarantine"
        )
        if names:
            parts.append(f"{adjective}: {names}")
    if not read:
        return "Nothing new to check."
    if not parts:
        return "Every critical and notable expectation holds."
    return f"Published with care: {'; '.join(parts)}."


def _named(rules: Iterable[Rule]) -> str:
    """Return the first rules by name; the report lists them all."""
    names = [rule.name.replace("_", " ") for rule in rules]
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
