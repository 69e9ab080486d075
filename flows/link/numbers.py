"""Reads the numbers of a sentence: in figures and words, with what they measure, and times of day."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from flows.languages import pack_of

_TIME = re.compile(r"\b(\d{1,2})[:.](\d{2})(?:h\b|\b(?![.,:]?\d))")
_SEASON = re.compile(r"\b(\d\d)(\d\d)/(\d\d)\b")  # 2017/18 is 2017/2018
_EDGES = ",;:.)]\"”“’'"
_DIGITS = re.compile(r"\d+(?:[ .,'’\u00a0\u202f]\d{3})*(?:[.,]\d+)?")
_GROUPED = re.compile(r"[ .,'’\u00a0\u202f](?=\d{3}(?!\d))")
TOKEN = re.compile(rf"{_DIGITS.pattern}|[^\W\d_]+(?:['’][^\W\d_]+)*")
_BEHIND = re.compile(
    r"[\s\u00a0\u202f-]?(?:([%€$£])|((?:us-)?[^\W\d_]+(?:/[^\W\d_]+)?)((?: [^\W\d_]+){0,2}))"
)
_SYMBOL = re.compile(r"([€$£])\s?$")
_TENS = {20, 30, 40, 50, 60, 70, 80, 90}
HOURS = 24
HALF_DAY = 12 * 60  # minutes; "9:30 p.m." is "21:30"
ROUNDED = 0.03  # what a conversion from miles or pounds may have been rounded by
DIGITS = 3


class Number(NamedTuple):
    """A number, and how much of what it counts: ("length", 1200.0) for 1.2 kilometres, no kind where no unit is told.

    Of a time of day, the value is minutes of half a day below zero. A rounded amount was in miles, pounds or the like.
    """

    value: float
    kind: str = ""
    amount: float = 0.0
    rounded: bool = False

    @property
    def is_telling(self) -> bool:
        """Whether the number in two texts is no chance: a time of day, or three digits without end zeros."""
        return self.value < 0 or len(f"{self.value:g}".replace(".", "").rstrip("0")) >= DIGITS

    def agrees(self, other: "Number") -> bool:
        """Return whether both may tell the same: equal amounts of one kind, or equal numbers where one has no unit."""
        if not self.kind or not other.kind:
            return self.value == other.value or self._is_hour(other) or other._is_hour(self)
        if self.kind != other.kind:
            return False
        allowed = ROUNDED * self.amount if self.rounded != other.rounded else 0.0
        return abs(self.amount - other.amount) <= allowed

    def _is_hour(self, other: "Number") -> bool:
        """Return whether this is a time of day and the other one its bare hour: "at three p.m.", "at three"."""
        hours = (-self.value - 1) / 60
        return self.value < 0 <= other.value <= HOURS and not other.kind and other.value % 12 == hours


def agreed(ones: Iterable[Number], others: Iterable[Number]) -> frozenset[Number]:
    """Return the numbers that some other one agrees with."""
    others = tuple(others)
    return frozenset(one for one in ones if any(one.agrees(other) for other in others))


def numbers_of(language: str, text: str) -> frozenset[Number]:
    """Return the numbers of a text in lower case."""
    known = pack_of(language).facts.numbers
    found: list[Number] = []
    text = _SEASON.sub(r"\1\2/\1\3", text)
    text = _phrases(language).sub(lambda match: known.phrases[match[0]], text)
    for match in _TIME.finditer(text):
        hours, minutes = int(match[1]), int(match[2])
        clocked = ":" in match[0] or _is_clocked(text[match.end() :], known.clock)
        if hours < 24 and minutes < 60 and clocked:
            found.append(_time(hours * 60 + minutes))
            text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    pending: float | None = None
    start = end = 0

    def settle() -> None:
        if pending is not None:
            found.append(_measured(language, pending, text[:start], text[end:]))

    for match in TOKEN.finditer(text):
        word = match[0]
        scale = known.scales.get(word)
        value = _figure(word) if word[0].isdigit() else _worded(language, word)
        if scale and pending is not None:
            pending *= scale
            end = match.end()
        elif value is None:
            settle()
            pending = None
        elif pending is not None and pending in _TENS and value < 10:
            pending += value
            end = match.end()
        else:
            settle()
            pending, start, end = value, match.start(), match.end()
    settle()
    return frozenset(found)


@cache
def _phrases(language: str) -> re.Pattern[str]:
    """Return what finds amounts told in other words; where a language has none, it finds nothing."""
    phrases = sorted(map(re.escape, pack_of(language).facts.numbers.phrases))
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b" if phrases else r"(?!)")


def _measured(language: str, value: float, before: str, behind: str) -> Number:
    """Return the number with its unit, or the time of day that it is the hour of."""
    known = pack_of(language).facts
    if value <= 24:  # hours
        words = before.rstrip()
        for phrase, minutes in known.numbers.past.items():
            if words.endswith(phrase) and not words[: -len(phrase)][-1:].isalpha():
                return _time(value * 60 + minutes)
        if _is_clocked(behind, known.numbers.clock):
            return _time(value * 60)
    symbol, match = _SYMBOL.search(before), _BEHIND.match(behind)
    names = [symbol[1]] if symbol else []
    if match and match[1]:
        names.append(match[1])
    elif match:
        rest = match[3].split()
        names += [" ".join([match[2], *rest[:more]]) for more in range(len(rest), -1, -1)]
    for name in names:
        unit = _units(language).get(name)
        if unit:
            kind, factor, rounded = unit
            return Number(value, kind, round(value * factor, 6), rounded)
    return Number(value)


@cache
def _units(language: str) -> dict[str, tuple[str, float, bool]]:
    """Return name → kind, how much of the kind's base unit, and whether conversions of it are rounded."""
    known = pack_of(language).facts
    return {
        name: (kind, factor, rounded)
        for table, rounded in ((known.units, False), (known.rounded_units, True))
        for kind, names in table.items()
        for name, factor in names.items()
    }


def _time(minutes: float) -> Number:
    return Number(-(minutes % HALF_DAY) - 1)


def _is_clocked(behind: str, clock: Iterable[str]) -> bool:
    """Return whether a word for a time of day follows."""
    words = behind.lstrip()
    return any(words.startswith(mark) and not words[len(mark) :][:1].isalpha() for mark in clock)


def _figure(digits: str) -> float | None:
    plain = _GROUPED.sub("", digits).replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


@cache
def _worded(language: str, word: str) -> float | None:
    """Return the number a word means, compounds such as "dreiundzwanzig" included."""
    known = pack_of(language).facts.numbers
    if word in known.units:
        return float(known.units[word])
    parts = {**known.units, **known.joined}
    for scale, factor in known.compounds.items():
        head, found, rest = word.partition(scale)
        if found and (not head or head in parts) and (head or rest):
            more = _worded(language, rest) if rest else 0.0
            return None if more is None else parts.get(head, 1) * factor + more
    for tail, value in known.units.items():
        head = word.removesuffix(tail)
        if head != word and value >= 10 and (head.removesuffix(known.and_) in parts):
            return float(value + parts[head.removesuffix(known.and_)])
    return None
