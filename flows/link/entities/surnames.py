"""The surnames that so many bear that one of them alone tells nobody."""

from functools import cache
from pathlib import Path

from flows.link.entities.keys import key


@cache
def common_surnames() -> frozenset[str]:
    """Return the keys of the most frequent surnames of the countries in the news."""
    listed = Path(__file__).with_name("common_surnames.txt").read_text(encoding="utf-8")
    return frozenset(key(name) for name in listed.split())
