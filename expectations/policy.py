"""Reads the policy: which expectations there are, how grave a failure is and what it does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from flows.errors import UsageError

POLICY = Path(__file__).parent / "policy.yaml"

SETTINGS = ("quarantine_share", "notify_from", "sample", "history", "refusals")

Severity = Literal["critical", "warning", "info"]
Action = Literal["abort", "quarantine", "flag", "report"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One expectation of the policy, named after the defect it finds.

    Attributes:
        suite: the frame it looks at, a file in ``sql/checks``.
        expect: the type of a Great Expectations expectation, or of one of our own (``expectations/own.py``).
        arguments: what the expectation takes: columns, bounds.
        threshold: the share of rows that must hold for the rule to hold.
        needs: how many rows there must be before the rule is asked; 1 for a rule about single rows.
        says: the failure of one row in words.
        many: the failing rows in words, behind their count, the verb that agrees with it in braces; None where the
            first failing row speaks.
        shows: the text that is shown of a failed row, a column of ``sql/checks/rows`` or of the frame.
        why: why the rule is there and as strict as it is.
    """

    suite: str
    name: str
    expect: str
    arguments: Mapping[str, Any]
    severity: Severity
    action: Action
    since: str
    says: str
    why: str
    threshold: float = 1.0
    needs: int = 1
    many: str | None = None
    shows: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the frame that the rule looks at."""
        return tuple(
            name
            for key, value in self.arguments.items()
            if key in ("column", "column_A", "column_B", "column_list")
            for name in (value if isinstance(value, list) else [value])
        )

    @property
    def bounds(self) -> str:
        """The bounds in words: "at least 0.5", "95% of the rows"."""
        words = {"min_value": "at least", "max_value": "at most", "value_set": "one of"}
        parts = [f"{words[key]} {self.arguments[key]}" for key in words if key in self.arguments]
        if "not_be_in_set" in self.expect:
            parts = [part.replace("one of", "none of") for part in parts]
        if self.threshold < 1:
            parts.append(f"in {self.threshold:.0%} of the rows")
        return ", ".join(parts) or "every row"


@dataclass(frozen=True, slots=True)
class Policy:
    """The whole policy.

    Attributes:
        quarantine_share: the share of refused documents that a run may have and still end with status 0.
        notify_from: the least severity of a failure that somebody is told of.
        sample: how many failed rows a result keeps.
        history: how outlets and runs are compared with what came before (``sql/checks``).
        refusals: why documents could not be read or cleaned, in words as ``Rule.many`` has them.
        rules: in the order of the file.
    """

    quarantine_share: float
    notify_from: Severity
    sample: int
    history: Mapping[str, float]
    refusals: Mapping[str, str]
    rules: tuple[Rule, ...] = field(default_factory=tuple)

    @property
    def by_name(self) -> dict[str, Rule]:
        """The rules by their names."""
        return {rule.name: rule for rule in self.rules}

    @property
    def suites(self) -> dict[str, tuple[Rule, ...]]:
        """The rules by suite, in the order of the file."""
        names = dict.fromkeys(rule.suite for rule in self.rules)
        return {name: tuple(rule for rule in self.rules if rule.suite == name) for name in names}


@cache
def read_policy(path: Path = POLICY) -> Policy:
    """Return the policy in the file.

    Raises:
        UsageError: the file is no YAML, misses a field, or names an unknown severity or action; says which rule.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        rules = tuple(
            _rule(suite, name, entry)
            for suite, entries in content["suites"].items()
            for name, entry in entries.items()
        )
        return Policy(**{name: content[name] for name in SETTINGS}, rules=rules)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        where = getattr(error, "problem_mark", None)
        line = f", line {where.line + 1}" if where else ""
        raise UsageError(f"{path}{line}: it is no YAML") from error
    except (TypeError, KeyError, AttributeError) as error:
        raise UsageError(f"{path}: a suite or a setting is missing ({error})") from error
    except ValueError as error:
        raise UsageError(f"{path}: {error}") from error


def _rule(suite: str, name: str, entry: Mapping[str, Any]) -> Rule:
    try:
        rule = Rule(suite=suite, name=name, **(dict(entry) | {"since": str(entry["since"])}))
    except (TypeError, KeyError) as error:
        raise ValueError(f"{suite}.{name}: {error}") from error
    if rule.severity not in get_args(Severity) or rule.action not in get_args(Action):
        raise ValueError(f"{suite}.{name}: unknown severity or action")
    return rule
