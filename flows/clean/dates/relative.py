"""Days counted back from the day of reading: "2 hours ago", "gestern, 18:40 Uhr"."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from flows.clean.dates.expressions import CLOCK, Found, clock_of
from flows.clean.dates.words import date_words, either
from flows.records import Precision
from flows.shadow import shadow

LONGEST = 80  # characters of a line that says nothing but when it was published
_DATE = date_words()
_WORDS = _DATE.relative
_NUMBER = rf"\d{{1,3}}|{either(_WORDS.numbers)}"
_UNIT = rf"(?:{either(_WORDS.units)})\.?"
_LABEL = rf"(?:(?:{either((*_DATE.published, *_DATE.updated))})\W{{1,4}}(?:(?:{either(_DATE.on)})\s)?)?"
_RELATIVE = re.compile(
    rf"{_LABEL}(?P<relative>(?P<stretch>(?:{either(_WORDS.before)})\s(?:{_NUMBER})\s?{_UNIT}"
    rf"|(?:{_NUMBER})\s?{_UNIT}\s(?:{either(_WORDS.after)}))"
    rf"|(?P<day>{either(_WORDS.days)}){CLOCK}|(?P<now>{either(_WORDS.now)}))"
    rf"\s{{0,3}}(?=$|[|•·–—,(]|(?:{either(_DATE.by)})\s)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(rf"(?P<number>{_NUMBER})\s?(?P<unit>{either(_WORDS.units)})(?!\w)", re.IGNORECASE)
_SEPARATOR = re.compile(r"[|•·–—,\n]\s{0,3}|^\s{1,3}")
_STEPS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "month": timedelta(days=30),
    "year": timedelta(days=365),
}
_PRECISION: dict[str, Precision] = {
    "minute": "minute",
    "hour": "day",
    "day": "day",
    "week": "month",
    "month": "month",
    "year": "year",
}


def is_relative(line: str) -> bool:
    """Return whether a line says in one of its parts how long ago it was published."""
    return _match(shadow(line).text) is not None


def read_relative(line: str, crawled: datetime, timezone: str | None) -> Found | None:
    """Return the date of a line that says how long before the crawl it was published.

    Args:
        line: of the text.
        crawled: when the page was fetched; with a time zone.
        timezone: the outlet's, whose days "yesterday" counts; None for UTC.
    """
    read = shadow(line)
    match = _match(read.text)
    if match is None:
        return None
    start, end = read.written(*match.span("relative"))
    if match["now"]:
        return Found(crawled, "day", start, end)
    if day := match["day"]:
        local = crawled.astimezone(ZoneInfo(timezone) if timezone else UTC)
        on = local + timedelta(days=_WORDS.days[day.lower()])
        at, precision = clock_of(match.groupdict(), on.year, on.month, on.day)
        return Found(at, precision, start, end)
    amount = _AMOUNT.search(match["stretch"])
    if amount is None:
        return None
    unit = _WORDS.units[amount["unit"].lower()]
    named = amount["number"].lower()
    number = int(named) if named.isdecimal() else _WORDS.numbers[named]
    return Found(crawled - number * _STEPS[unit], _PRECISION[unit], start, end)


def _match(line: str) -> re.Match[str] | None:
    """Return the match of the first part of a line that says nothing else."""
    if len(line) > LONGEST:
        return None
    starts = [0, *(separator.end() for separator in _SEPARATOR.finditer(line))]
    return next((match for start in starts if (match := _RELATIVE.match(line, start))), None)
