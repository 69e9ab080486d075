"""Date expressions in running text, whatever their form."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flows.clean.dates.words import date_words, either
from flows.clean.dates.zones import ZONE, in_zone, puts_month_first
from flows.records import Precision
from flows.shadow import shadow

_WORDS = date_words()
_MONTHS = _WORDS.small_months | _WORDS.months | _WORDS.roman_months
_NAMES = rf"{either(_WORDS.months)}|(?-i:{either(_WORDS.small_months)})"
_MONTH = rf"(?P<month_name>{_NAMES})\.?"
_ROMAN = rf"(?-i:(?P<month_name>{either(name.upper() for name in _WORDS.roman_months)}))"
_NTH = rf"(?:\s?\.|{either(_WORDS.ordinals)})?"
_OF = rf"(?:(?:{either(_WORDS.of)})\s{{1,4}})?"
_HALF = rf"(?P<half>[ap]\.?\s?m\b\.?|(?:{either(_WORDS.clock)})\b)"
_TIME = (
    rf"(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)(?!\d)|(?=\s{{0,4}}{_HALF.replace('?P<half>', '?:')}))"
    rf"(?:[:.](?P<second>[0-5]\d)(?!\d)(?:[.,]\d{{1,9}})?)?(?!\.?\d)\s{{0,4}}{_HALF}?"
    rf"(?:\s{{0,4}}[(|,]?\s?{ZONE}\)?(?!\s?(?:{either(_WORDS.clock)})\b))?"
)
_OPENED = (
    rf"\((?=\d{{1,2}}(?::\d\d|[.h]\d\d\s?(?:{either(_WORDS.clock)})\b))"  # "(12:58 Uhr)", not "(12.50 Euro)"
)
CLOCK = (
    rf"(?:\s{{0,4}}(?:[T,|/·•–—-]|{_OPENED})?\s{{0,4}}(?:(?:{either(_WORDS.at)})\b:?|,|-)?\s{{0,4}}{_TIME})?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_NUMBER = r"(?P<month>0?[1-9]|1[0-2])"
# Pages that show a day in two ways, one for each width of the screen, run them together: "3.5.20243. Mai 2024".
_AGAIN = rf"(?=(?:0?[1-9]|[12]\d|3[01])\.\s?(?:\d|(?:{either(_WORDS.months)})))"
_FORMS = (
    rf"(?<!\d){_YEAR}(?P<mark>[-/.‐-–]){_NUMBER}(?P=mark){_DAY}(?![\d-])(?:\.(?=\s\d))?{CLOCK}",
    rf"(?<!\d){_YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])T(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)"
    rf"(?P<second>[0-5]\d)?(?:\.\d{{1,9}})?{ZONE}?(?!\d)",
    rf"(?<!\d){_YEAR}[-/.](?P<month>0[1-9]|1[0-2])(?![\d-])",
    rf"(?<![\d.]){_DAY}\.\s?{_NUMBER}\.\s?(?:{_YEAR}{_AGAIN}|(?P<short_year>(?:19|20)\d\d|\d\d)(?![\d.]){CLOCK})",
    rf"(?<![\d.]){_DAY}(?P<mark>\.\s?|[/-]){_ROMAN}(?P=mark){_YEAR}(?!\d){CLOCK}",
    rf"(?<![\d/-])(?P<first>0?[1-9]|[12]\d|3[01])(?P<mark>[/-])(?P<then>0?[1-9]|[12]\d|3[01])(?P=mark){_YEAR}"
    rf"(?![\d/-]){CLOCK}",
    rf"(?<![\d/])(?P<first>0?[1-9]|[12]\d|3[01])/(?P<then>0?[1-9]|[12]\d|3[01])/(?P<short_year>\d\d)(?![\d/-]){CLOCK}",
    rf"(?<![\d.]){_DAY}{_NTH}[\s/-]{{0,4}}{_OF}{_MONTH},?[\s/-]{{0,4}}{_OF}(?:{_YEAR}|(?:(?<=-)|['’])(?P<short_year>\d\d))(?!\d){CLOCK}",
    rf"(?<!\w){_MONTH}[\s-]{{1,4}}{_DAY}{_NTH},?[\s-]{{1,4}}(?:{_YEAR}|['’](?P<short_year>\d\d))(?!\d){CLOCK}",
    rf"(?<!\d){_YEAR},?[\s-]{{1,4}}{_MONTH}[\s-]{{1,4}}{_DAY}(?!\d){_NTH}(?!\s{{0,4}}(?:19|20)\d\d){CLOCK}",
    # As Unix prints it: the year stands last, behind clock time and zone.
    rf"(?<!\w){_MONTH}\s{{1,4}}{_DAY}\s{{1,4}}{_TIME}\s{{1,4}}{_YEAR}(?!\d)",
    rf"(?<!\w){_MONTH}\s{{1,4}}{_YEAR}(?!\d)",
)
_DATES = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)
# Every form begins with digits, or with a month before digits: nowhere else is one tried.
_DIGITS = re.compile(r"\d+")
_MONTH_BEFORE = re.compile(rf"(?<!\w){_MONTH}[\s-]{{1,4}}\Z", re.IGNORECASE)
_LONGEST_MONTH = max(map(len, (*_WORDS.months, *_WORDS.small_months))) + len(".    ")
_PARTIAL = (
    re.compile(rf"(?<![\d.]){_DAY}{_NTH}\s{{1,4}}{_MONTH}(?![\w.]|,?\s+\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?<!\w){_MONTH}\s{{1,4}}{_DAY}{_NTH}(?![\w.:]|,?\s+\d{{4}})", re.IGNORECASE),
)
_WEEKDAYS = either(_WORDS.short_weekdays)
_WEEKDAY_BEFORE = re.compile(
    rf"(?<!\w)(?P<name>{_WEEKDAYS})\.?[\s,]{{1,4}}(?:(?:{either(_WORDS.articles)})\s{{1,4}})?$", re.IGNORECASE
)
_WEEKDAY_AFTER = re.compile(rf"[\s,(]{{1,4}}(?P<name>{_WEEKDAYS})(?!\w)", re.IGNORECASE)
# "8:15 pm BST, Friday, 3 May 2024"; a line break parts a clock from the day of another line.
_CLOCK_BEFORE = re.compile(
    rf"(?<![\d:.,]){_TIME}[ \xa0,|–-]{{1,4}}(?:(?:{either(_WORDS.on)})\s)?"
    rf"(?:(?:{_WEEKDAYS})\.?,?\s{{1,3}})?(?:(?:{either(_WORDS.articles)})\s)?$",
    re.IGNORECASE,
)
NEAR = 60  # characters before a day in which its weekday and its clock time may stand


@dataclass(frozen=True, slots=True)
class Found:
    """A date with its place in the text it was read from.

    Attributes:
        at: naive where no time zone is stated, or one that nobody knows.
        precision: how exactly it is stated.
        start: where it begins.
        end: where it ends.
        other: the date with day and month the other way round, where nothing beside it tells which is meant.
        zone: the name of a time zone that is stated and unknown.
    """

    at: datetime
    precision: Precision
    start: int
    end: int
    other: datetime | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Partial:
    """A day and a month without a year."""

    month: int
    day: int
    start: int
    end: int


def find_all(text: str, *, month_first: bool | None = None) -> Iterator[Found]:
    """Yield the dates with a year in a text, in order; forms that overlap an earlier one are left out.

    Args:
        text: as it is written; invisible characters in it hide no date.
        month_first: what "03/04/2024" means where its own line does not tell; None where nothing is known.
    """
    if not _DIGITS.search(text):
        return
    read = shadow(text)
    starts = _starts(read.text)
    spans: list[tuple[int, int]] = []
    found: list[Found] = []
    for pattern in _DATES:
        for match in _matches(pattern, read.text, starts):
            place = bisect_left(spans, match.span())
            if place < len(spans) and spans[place][0] < match.end():
                continue
            if place and spans[place - 1][1] > match.start():
                continue
            date = _date(match, read.text, month_first)
            if date:
                insort(spans, match.span())
                start, end = read.written(date.start, date.end)
                found.append(Found(date.at, date.precision, start, end, date.other, date.zone))
    yield from sorted(found, key=lambda f: f.start)


def find_partial(text: str) -> Iterator[Partial]:
    """Yield the days without a year in a text."""
    if not _DIGITS.search(text):
        return
    read = shadow(text)
    starts = _starts(read.text)
    for pattern in _PARTIAL:
        for match in _matches(pattern, read.text, starts):
            month = _MONTHS[match["month_name"].lower()]
            day = int(match["day"])
            if month != 2 or day <= 29:
                yield Partial(month, day, *read.written(*match.span()))


def _starts(text: str) -> list[int]:
    """Return the places, in order, where a date can begin."""
    starts = []
    for digits in _DIGITS.finditer(text):
        at = digits.start()
        if at and (text[at - 1] == "-" or text[at - 1].isspace()):
            month = _MONTH_BEFORE.search(text, max(0, at - _LONGEST_MONTH), at)
            if month:
                starts.append(month.start())
        starts.append(at)
    return starts


def _matches(pattern: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begin at one of the places; none overlaps the one before."""
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)):
            end = match.end()
            yield match


def _date(match: re.Match[str], text: str, month_first: bool | None) -> Found | None:
    parts = match.groupdict()
    year = int(parts.get("year") or parts["short_year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    name = parts.get("month_name")
    start, end = match.span()
    if parts.get("day") is None and parts.get("first") is None:
        return Found(
            datetime(year, _MONTHS[name.lower()] if name else int(parts["month"]), 1),
            "month",
            start,
            end,
        )
    before = text[max(0, start - NEAR) : start]
    if parts.get("hour") is None and (clock := _CLOCK_BEFORE.search(before)):
        start -= len(before) - clock.start()
        parts |= clock.groupdict()
    if parts.get("first") is None:
        days = [(int(parts["day"]), _MONTHS[name.lower()] if name else int(parts["month"]))]
    else:
        days = _ordered(parts, before, text[end : end + NEAR], year, month_first)
    days = [(day, month) for day, month in days if _exists(year, month, day)]
    if not days:
        return None
    moments = [clock_of(parts, year, month, day)[0] for day, month in days]
    _, precision = clock_of(parts, year, days[0][1], days[0][0])
    unknown = parts.get("zone") if moments[0].tzinfo is None and precision != "day" else None
    return Found(moments[0], precision, start, end, moments[1] if len(moments) > 1 else None, unknown)


def _ordered(
    parts: dict[str, str | None], before: str, after: str, year: int, month_first: bool | None
) -> list[tuple[int, int]]:
    """Return day and month of "03/04/2024", both readings where neither the line nor the page tells."""
    first, then = int(parts["first"] or 0), int(parts["then"] or 0)
    readings = [(d, m) for d, m in ((first, then), (then, first)) if _exists(year, m, d)]
    if first == then or len(readings) < 2:
        return readings[:1]
    weekday = _WEEKDAY_BEFORE.search(before) or _WEEKDAY_AFTER.match(after)
    if weekday:
        wanted = _WORDS.short_weekdays[weekday["name"].lower()]
        fitting = [(d, m) for d, m in readings if datetime(year, m, d).weekday() == wanted]
        if len(fitting) == 1:
            return fitting
    by_zone = puts_month_first(parts.get("zone"))
    decided = month_first if by_zone is None else by_zone
    if decided is not None:
        return readings[1:] if decided else readings[:1]
    # The clock of twelve hours is the American one more often than the British.
    return readings[::-1] if (parts.get("half") or "").lower().startswith(("a", "p")) else readings


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime(year, month, day)
    except ValueError:
        return False
    return True


def clock_of(parts: Mapping[str, str | None], year: int, month: int, day: int) -> tuple[datetime, Precision]:
    """Return a day with the clock time and the zone matched beside it; naive where no known zone is stated."""
    hour, minute, second = parts.get("hour"), parts.get("minute"), parts.get("second")
    half = (parts.get("half") or "").lower()
    if hour is None or (minute is None and not half):
        return datetime(year, month, day), "day"
    hours = int(hour)
    if half.startswith(("a", "p")):
        hours = hours % 12 + (12 if half.startswith("p") else 0)
    at = datetime(year, month, day, hours, int(minute or 0), int(second or 0))
    zone = parts.get("zone")
    return (in_zone(at, zone) or at if zone else at), "second" if second else "minute"
