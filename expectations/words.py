"""Says in words what failed."""

from collections.abc import Mapping, Sequence
from typing import Any

from expectations.policy import Policy, Rule

NAMED = 3  # causes that a verdict names of each kind

_SINGULAR = {"have": "has", "are": "is", "were": "was", "do": "does"}


class _Agreeing(dict[str, str]):
    """Every verb, in the form that goes with a number."""

    def __init__(self, number: int) -> None:
        self._one = number == 1

    def __missing__(self, verb: str) -> str:
        return _SINGULAR.get(verb, f"{verb}s") if self._one else verb


def in_words(rule: Rule, row: Mapping[str, Any]) -> str:
    """Return the failure of one row in words; without its measures the sentence as the policy has it."""
    try:
        return rule.says.format_map(row)
    except (KeyError, TypeError, ValueError):
        return rule.says


def counted(number: int, of: int, things: str, many: str) -> str:
    """Return how many of how many, and what of them: ``3 of 5 articles have no title``."""
    said = many.format_map(_Agreeing(number))
    if of == 1:
        return f"the one {things.removesuffix('s')} {said}"
    if number == of == 2:
        return f"both {things} {said}"
    return f"{'all' if number == of else f'{number:,} of'} {of:,} {things} {said}"


def cause(rule: Rule, unexpected: int, elements: int, first: str, *, refused: bool = False) -> str:
    """Return why a rule fails.

    Args:
        rule: that fails.
        unexpected: how many of its rows fail.
        elements: how many rows it asked.
        first: the failure of the first of them in words.
        refused: whether what the checks have refused is among the rows: such a document is no article.
    """
    if rule.many is None or (rule.suite == "outlets" and unexpected == 1):  # the row names its outlet
        return first
    things = "new documents" if refused and rule.suite == "articles" else rule.suite
    return counted(unexpected, elements, things, rule.many)


def standing(rule: Rule, articles: int, of_articles: int) -> str:
    """Return in words how many published articles carry the warning of a rule."""
    many = rule.many or rule.says
    if rule.suite not in ("articles", "documents"):
        many = f"{{hold}} {rule.suite} that {many.format_map(_Agreeing(2))}"
    return counted(articles, of_articles, "articles", many)


def verdict(
    failures: Sequence[tuple[Rule, str]],
    refused: int,
    read: int,
    reasons: Mapping[str, int],
    policy: Policy,
) -> str:
    """Return one sentence that says whether the data of the run can be trusted.

    Args:
        failures: the rules that fail, each with its cause in words.
        refused: how many documents were refused.
        read: how many documents are no copies of others.
        reasons: how often each reason for a refusal occurs.
        policy: has the words for the reasons.
    """
    aborting = [said for rule, said in failures if rule.action == "abort"]
    if aborting:
        return f"Not published: {'; '.join(aborting)}."
    if not read:
        return "Nothing new to check."
    parts = []
    if refused:
        parts.append(
            counted(refused, read, "new documents", "{were} refused")
            + _told(reasons_in_words(reasons, policy))
        )
    graver = [said for rule, said in failures if rule.action != "quarantine" and rule.severity == "critical"]
    graver += [said for rule, said in failures if rule.action != "quarantine" and rule.severity == "warning"]
    parts += first_of(graver)
    if parts:
        return f"Published with care: {'; '.join(parts)}."
    minor = [said for rule, said in failures if rule.severity == "info"]
    return f"Published. Of little weight: {'; '.join(first_of(minor))}." if minor else "Every check holds."


def reasons_in_words(reasons: Mapping[str, int], policy: Policy) -> list[str]:
    """Return why documents were refused, the most frequent first: ``2 have no publication date``."""
    said = []
    for reason, number in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
        rule = policy.by_name.get(reason)
        many = (rule.many if rule else None) or policy.refusals.get(reason)
        words = many.format_map(_Agreeing(number)) if many else reason.replace("_", " ")
        said.append(f"{number:,} {words}")
    return said


def _told(reasons: Sequence[str]) -> str:
    return f" ({', '.join(first_of(reasons))})" if reasons else ""


def first_of(causes: Sequence[str]) -> list[str]:
    """Return the first causes, and how many more there are; the report lists them all."""
    more = len(causes) - NAMED
    return [*causes[:NAMED], f"{more} more"] if more > 0 else list(causes)
