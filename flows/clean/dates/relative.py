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
_AMOUNT = rf"(?P<amount>\d{{1,3}}|{either(_WORDS.numbers)})\s?(?P<unit>{either(_WORDS.units)})\.?"
_LABEL = rf"(?:(?:{either((*_DATE.published, *_DATE.updated))})\W{{1,4}}(?:(?:{either(_DATE.on)})\s)?)?"
_RELATIVE = re.compile(
    rf"{_LABEL}(?P<relative>(?:{either(_WORDS.before)})\s{_AMOUNT}|{_AMOUNT}\s(?:{either(_WORDS.after)})".replace(
        "?P<amount>", "?P<amount_before>", 1
    ).replace("?P<unit>", "?P<unit_before>", 1)
    + rf"|(?P<day>{either(_WORDS.days)}){CLOCK}|(?P<now>{either(_WORDS.now)}))\W{{0,3}}",
    re.IGNORECASE,
)
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
    """Return whether a line says nothing but how long ago it was published."""
    return len(line) <= LONGEST and _RELATIVE.fullmatch(shadow(line.strip()).text) is not None


def read_relative(line: str, crawled: datetime, timezone: str | None) -> Found | None:
    """Return the date of a line that says nothing but how long before the crawl it was published.

    Args:
        line: of the text.
        crawled: when the page was fetched; with a time zone.
        timezone: the outlet's, whose days "yesterday" counts; None for UTC.
    """
    read = shadow(line)
    stripped = read.text.strip()
    match = _RELATIVE.fullmatch(stripped) if len(stripped) <= LONGEST else None
    if match is None:
        return None
    lead = len(read.text) - len(read.text.lstrip())
    start, end = read.written(match.start("relative") + lead, match.end("relative") + lead)
    if match["now"]:
        return Found(crawled, "day", start, end)
    if day := match["day"]:
        local = crawled.astimezone(ZoneInfo(timezone) if timezone else UTC)
        on = (local + timedelta(days=_WORDS.days[day.lower()])).replace(tzinfo=None)
        at, precision = clock_of(match.groupdict(), on.year, on.month, on.day)
        return Found(at, precision, start, end)
    amount = (match["amount"] or match["amount_before"]).lower()
    unit = _WORDS.units[(match["unit"] or match["unit_before"]).lower()]
    number = int(amount) if amount.isdigit() else _WORDS.numbers[amount]
    return Found(crawled - number * _STEPS[unit], _PRECISION[unit], start, end)
