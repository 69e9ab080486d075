"""Reads the policy: which expectations there are, how grave a failure is and what it does."""

import re
from collections.abc import Hashable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, ConfigDict, Field, ValidationError
from pydantic.dataclasses import dataclass

from flows.errors import UsageError
from warehouse.schema import SQL

POLICY = Path(__file__).parent / "policy.yaml"

STRICT = ConfigDict(
    extra="forbid", strict=True
)  # a text is no number, and a word that nobody reads is an error
HISTORY = {"runs", "least_runs", "least_articles", "least_volume", "least_shares"}  # what sql/checks asks for

Severity = Literal["critical", "warning", "info"]
Action = Literal["abort", "quarantine", "flag", "report"]


def _sentence(text: str) -> str:
    list(Formatter().parse(text))  # a brace that stands alone is a ValueError
    return text


def _past(month: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", month):
        raise ValueError(f"write a month or a day, as in 2026-11, for {month!r}")
    if month > f"{datetime.now(UTC):%Y-%m-%d}":
        raise ValueError(f"{month} lies in the future, and a rule holds as soon as it is written down")
    return month


def _complete(history: Mapping[str, float]) -> Mapping[str, float]:
    if wrong := sorted(HISTORY ^ set(history)):
        raise ValueError(f"{wrong[0]} is {'unknown' if wrong[0] in history else 'missing'}")
    return history


Sentence = Annotated[str, AfterValidator(_sentence)]
Since = Annotated[str, AfterValidator(_past)]


@dataclass(frozen=True, slots=True, config=STRICT)
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
    since: Since
    says: Sentence
    why: str
    threshold: Annotated[float, Field(gt=0, le=1)] = 1.0
    needs: Annotated[int, Field(ge=1)] = 1
    many: Sentence | None = None
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


@dataclass(frozen=True, slots=True, config=STRICT)
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

    quarantine_share: Annotated[float, Field(ge=0, le=1)]
    notify_from: Severity
    sample: Annotated[int, Field(ge=0)]
    history: Annotated[Mapping[str, Annotated[float, Field(ge=0)]], AfterValidator(_complete)]
    refusals: Mapping[str, Sentence]
    rules: tuple[Rule, ...] = ()

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
        UsageError: the file is no YAML, or something in it is missing, unknown, there twice or of a wrong kind.
    """
    try:
        content = _Loader(path.read_text(encoding="utf-8")).get_single_data()
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        where = getattr(error, "problem_mark", None)
        line = f", line {where.line + 1}" if where else ""
        what = error.problem if isinstance(error, _TwiceError) else "it is no YAML"
        raise UsageError(f"{path}{line}: {what}") from error
    try:
        suites = _table(_table(content, "the file").pop("suites", None), "suites")
        rules = [
            _rule(suite, name, entry)
            for suite, entries in suites.items()
            for name, entry in _table(entries, f"suites: {suite}").items()
        ]
        for number, rule in enumerate(rules):
            if rule.name in {earlier.name for earlier in rules[:number]}:
                raise ValueError(f"{rule.suite}.{rule.name}: another suite has a rule of this name")
        try:
            return Policy(**content, rules=tuple(rules))
        except ValidationError as error:
            raise ValueError(_complaint(error)) from error
    except ValueError as error:
        raise UsageError(f"{path}: {error}") from error


def _rule(suite: str, name: str, entry: Any) -> Rule:
    if not (SQL / "checks" / f"{suite}.sql").exists():
        raise ValueError(f"suites: {suite}: there is no frame sql/checks/{suite}.sql")
    given = _table(entry, f"{suite}.{name}")
    try:
        since = {"since": str(given["since"])} if "since" in given else {}  # YAML makes a date of some
        return Rule(**(given | since | {"suite": suite, "name": name}))
    except ValidationError as error:
        raise ValueError(f"{suite}.{name}: {_complaint(error)}") from error


def _table(content: Any, place: str) -> dict[str, Any]:
    if not isinstance(content, dict) or not all(isinstance(key, str) for key in content):
        raise ValueError(f"{place}: names and what they stand for are expected here")
    return content


def _complaint(error: ValidationError) -> str:
    """Return the first thing that is wrong: which key, what is expected, and what is there."""
    errors = error.errors()
    unknown = [
        each for each in errors if each["type"] == "unexpected_keyword_argument"
    ]  # a word that is mistyped
    first = (unknown or errors)[0]
    place = ": ".join(str(part) for part in first["loc"])
    if first["type"] == "missing":
        return f"{place} is missing"
    if unknown:
        return f"{place} is unknown"
    if first["type"] == "value_error":
        return f"{place}: {first['ctx']['error']}"
    said = str(first["msg"])
    return f"{place}: {said[:1].lower()}{said[1:]}, and it is {first['input']!r}"


class _TwiceError(yaml.MarkedYAMLError):
    """A key stands twice in one table, and the first would be lost without a word."""


class _Loader(yaml.SafeLoader):
    """Reads YAML as ever, but no key twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise _TwiceError(
                    problem=f"{key.value} stands here a second time", problem_mark=key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)
