"""Date expressions in running text and in fields, whatever their form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from flows.clean.dates.words import date_words, either
from flows.records import Precision

_WORDS = date_words()
_MONTH = rf"(?P<month_name>{either(_WORDS.months)})\.?"
_ZONE = rf"(?P<zone>[+-]\d\d:?\d\d|(?:{either(_WORDS.zones)})\b)"
_CLOCK = (
    r"(?:\s{0,4}[T,|/–—-]?\s{0,4}(?:um|at|,|-|um:)?\s{0,4}(?P<hour>[01]?\d|2[0-3])"
    r"(?:[:.](?P<minute>[0-5]\d)(?!\d)|(?=\s{0,4}(?:[ap]\.?m\b|uhr\b|h\b)))"
    r"(?:[:.](?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?\s{0,4}(?P<half>[ap]\.?m\b\.?|uhr\b|h\b)?(?:\s{0,4}\(?"
    + _ZONE
    + r"\)?)?)?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_NUMBER = r"(?P<month>0?[1-9]|1[0-2])"
# Pages that show a day in two ways, one for each width of the screen, run them together: "3.5.20243. Mai 2024".
_AGAIN = rf"(?=(?:0?[1-9]|[12]\d|3[01])\.\s?(?:\d|(?:{either(_WORDS.months)})))"
_FORMS = (
    rf"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:\s?(?P<half>[ap]\.?m\b\.?|uhr\b))?(?:\s?{_ZONE})?,?\s{{1,3}}"
    rf"{_DAY}(?:\.|st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}(?!\d)",
    rf"(?<!\d){_YEAR}[-/.](?P<month>0[1-9]|1[0-2])(?:[-/.](?P<day>0[1-9]|[12]\d|3[01])(?!\d){_CLOCK})?(?![\d-])",
    rf"(?<![\d.]){_DAY}\.\s?{_NUMBER}\.\s?(?:{_YEAR}{_AGAIN}|(?P<short_year>(?:19|20)\d\d|\d\d)(?![\d.]){_CLOCK})",
    rf"(?<![\d/]){_DAY}/{_NUMBER}/(?P<year>(?:19|20)\d\d)(?![\d/]){_CLOCK}",
    rf"(?<![\d/])(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12]\d|3[01])/(?P<year>(?:19|20)\d\d)(?![\d/]){_CLOCK}",
    rf"(?<![\d.]){_DAY}(?:\.|st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+{_YEAR}(?!\d){_CLOCK}",
    rf"(?<!\w){_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d){_CLOCK}",
    rf"(?<!\w){_MONTH}\s+{_YEAR}(?!\d)",
)
_DATES = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)
_SLASHES = 3  # index of the form whose day and month may be the other way round
_PARTIAL = (
    re.compile(rf"(?<![\d.]){_DAY}(?:\.|st|nd|rd|th)?\s+{_MONTH}(?![\w.]|,?\s+\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?<!\w){_MONTH}\s+{_DAY}(?:st|nd|rd|th)?(?![\w.:]|,?\s+\d{{4}})", re.IGNORECASE),
)
_STAMP = re.compile(r"\d{10}|\d{13}")


@dataclass(frozen=True, slots=True)
class Found:
    """A date with its place in the text it was read from; ``at`` is naive where no time zone is stated."""

    at: datetime
    precision: Precision
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Partial:
    """A day and a month without a year."""

    month: int
    day: int
    start: int
    end: int


def find_all(text: str, *, month_first: bool = False) -> Iterator[Found]:
    """Yield the dates with a year in a text, in order; forms that overlap an earlier one are left out."""
    spans: list[tuple[int, int]] = []
    found: list[Found] = []
    order = list(enumerate(_DATES))
    if month_first:
        order[_SLASHES], order[_SLASHES + 1] = order[_SLASHES + 1], order[_SLASHES]
    for _, pattern in order:
        for match in pattern.finditer(text):
            if any(match.start() < end and match.end() > start for start, end in spans):
                continue
            moment = _moment(match)
            if moment:
                spans.append(match.span())
                found.append(Found(*moment, *match.span()))
    yield from sorted(found, key=lambda f: f.start)


def find_partial(text: str) -> Iterator[Partial]:
    """Yield the days without a year in a text."""
    for pattern in _PARTIAL:
        for match in pattern.finditer(text):
            month = _WORDS.months[match["month_name"].lower()]
            day = int(match["day"])
            if month != 2 or day <= 29:
                yield Partial(month, day, *match.span())


def read_date(value: str, *, month_first: bool = False) -> Found | None:
    """Return the date a field holds: ISO, RFC 2822, seconds since 1970, or as newsrooms write it."""
    text = value.strip()[:200]
    if _STAMP.fullmatch(text):
        seconds = int(text[:10])
        return Found(datetime.fromtimestamp(seconds, UTC), "second", 0, len(value))
    try:
        at = datetime.fromisoformat(text)
        has_time = len(text) > 10
        precision: Precision = "day" if not has_time else "minute" if text.count(":") == 1 else "second"
        return Found(at, precision, 0, len(value))
    except ValueError:
        pass
    first = next(find_all(text, month_first=month_first), None)
    if first and first.precision != "month":
        return first
    try:
        return Found(parsedate_to_datetime(text), "second", 0, len(value))
    except (ValueError, TypeError, OverflowError):
        return first


def _moment(match: re.Match[str]) -> tuple[datetime, Precision] | None:
    parts = match.groupdict()
    year = int(parts["year"] or parts["short_year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    name = parts.get("month_name")
    month = _WORDS.months[name.lower()] if name else int(parts["month"])
    if parts.get("day") is None:
        return datetime(year, month, 1), "month"
    hour, minute = parts.get("hour"), parts.get("minute")
    half = (parts.get("half") or "").lower()
    try:
        if hour is None or (minute is None and not half):
            return datetime(year, month, int(parts["day"])), "day"
        hours = (
            int(hour) % 12 + 12 if half.startswith("p") else int(hour) % (12 if half.startswith("a") else 24)
        )
        second = parts.get("second")
        at = datetime(year, month, int(parts["day"]), hours, int(minute or 0), int(second or 0))
    except ValueError:
        return None
    zone = _zone(parts.get("zone"))
    return at.replace(tzinfo=zone), "second" if second else "minute"


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text[0] in "+-":
        hours, minutes = int(text[1:3]), int(text[-2:])
        if hours > 14 or minutes > 59:
            return None
        offset = timedelta(hours=hours, minutes=minutes)
        return timezone(-offset if text[0] == "-" else offset)
    return timezone(timedelta(hours=_WORDS.zones[text.upper()]))
