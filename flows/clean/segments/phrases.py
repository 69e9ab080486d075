"""Boilerplate phrases out of the language packs: what a line of boilerplate says of itself."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from flows.languages import NEUTRAL, Boilerplate, PhraseLists, in_every_language, languages, pack_of
from flows.languages.detection import UNCERTAIN
from flows.records import Category

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# "Unsubscribe: https://…"; an address that stands alone is no phrase.
_ADDRESS_BEHIND = re.compile(r"(?<=\w)[\s:|(<–-]{1,4}https?://[^\s<>]++\W*+$")
_OUTER = " \t\xa0.…·•|–—-›»«‹>:;,!?*+()[]\"'„“”‚‘’/"


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """What a line matched: its category, how it matched (whole, start, inside) and how many phrases did."""

    category: Category
    how: str
    hits: int


@lru_cache(2048)
def normal(line: str) -> str:
    """Return the line in lower case without outer punctuation, every number written as ``#``."""
    return " ".join(_NUMBER.sub("#", line.strip(_OUTER).lower()).split()).replace(" :", ":")


class Phrases:
    """The boilerplate phrases of some language packs, ready to be matched against single lines."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._whole: dict[str, Category] = {}
        self.opens: dict[str, Category] = {}
        starts: dict[str, Category] = {}
        inside: dict[str, Category] = {}
        above: dict[str, Category] = {}
        for language in languages:
            for category, lists in _boilerplate(language).items():
                for name, target in (
                    ("whole", self._whole),
                    ("opens", self.opens),
                    ("start", starts),
                    ("inside", inside),
                    ("above", above),
                ):
                    for phrase in getattr(lists, name):
                        target.setdefault(normal(phrase), category)
                for phrase in lists.start:  # "more:" announces, "more than" does not
                    if phrase.endswith(":") and starts.get(normal(phrase)) == category:
                        self._whole.setdefault(normal(phrase), category)
                        starts[f"{normal(phrase)}:"] = starts.pop(normal(phrase))
        self._whole |= self.opens
        self._start, self._start_of = starts, _alternation(starts)
        self._inside, self._inside_of = inside, _alternation(inside)
        self._above = _alternation(above)

    def match(self, line: str) -> PhraseMatch | None:
        """Return what boilerplate the line is or holds, None when nothing matches. Linear in the line's length."""
        text = normal(_ADDRESS_BEHIND.sub("", line))
        if text in self._whole:
            return PhraseMatch(self._whole[text], "whole", 1)
        if found := self._start_of.match(text):
            return PhraseMatch(self._start[found.group()], "start", 1)
        hits = {found.group() for found in self._inside_of.finditer(text)}
        if hits:
            first = min(hits, key=text.find)
            return PhraseMatch(self._inside[first], "inside", len(hits))
        return None

    def asked(self, line: str) -> set[str]:
        """Return what a line says of what is asked above an article: consent to cookies and the like."""
        return set(self._above.findall(normal(line)))


def _boilerplate(language: str) -> Boilerplate:
    """Return the lists of phrases of one language, or of those that hold in every language."""
    if language != NEUTRAL:
        return pack_of(language).boilerplate
    lists = in_every_language("boilerplate")
    return {cast(Category, category): PhraseLists(**phrases) for category, phrases in lists.items()}


def _alternation(phrases: dict[str, Category]) -> re.Pattern[str]:
    """Return one pattern that matches any of the phrases on word boundaries, longest first."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)" if phrases else r"(?!)"
    )


@cache
def phrases_for(language: str) -> Phrases:
    """Return the phrases of a language and those that hold in every language.

    Where the language could not be told (``und``), the text may be in any that has a pack: those of all of them.
    """
    return all_phrases() if language == UNCERTAIN else Phrases((language, NEUTRAL))


@cache
def all_phrases() -> Phrases:
    """Return the phrases of every language, for a text whose language is not known."""
    return Phrases((*languages(), NEUTRAL))
