"""The names whose spellings are listed: which words write one name, and which are known to be two."""

from functools import cache
from pathlib import Path

from flows.link.entities.keys import core, words
from flows.link.entities.surnames import common_surnames
from flows.reference import rows


def is_one(word: str, other: str) -> bool:
    """Return whether two words of names are listed as spellings of one name."""
    return not usual_spellings(word).isdisjoint(usual_spellings(other))


def is_listed(word: str) -> bool:
    """Return whether a word is listed: two listed words that are not one name are two."""
    return bool(usual_spellings(word)) or word in common_surnames()


def usual_spellings(word: str) -> frozenset[str]:
    """Return the usual spelling of each name that a word is listed as a spelling of."""
    return _usual_spellings().get(word, frozenset())


@cache
def _usual_spellings() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("names.csv"):
        spellings = ["".join(core(spelling)) for spelling in row["spellings"].split("|")]
        for spelling in spellings:
            found.setdefault(spelling, set()).add(spellings[0])
    return {spelling: frozenset(usual) for spelling, usual in found.items()}


def nicknames(word: str) -> frozenset[str]:
    """Return the given names that a word is short for, or itself among its short forms."""
    return _nicknames().get(word, frozenset())


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    listed = Path(__file__).with_name("nicknames.txt").read_text(encoding="utf-8").splitlines()
    names: dict[str, set[str]] = {}
    for line in listed:
        if not line.startswith("#"):
            full = words(line)[0]
            for word in words(line):
                names.setdefault(word, set()).add(full)
    return {word: frozenset(full) for word, full in names.items()}
