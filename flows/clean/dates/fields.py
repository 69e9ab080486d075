"""Dates that stand alone in a field: ISO, RFC 2822, numbers since 1970, or as newsrooms write them."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from flows.clean.dates.expressions import Found, find_all
from flows.records import Precision
from flows.shadow import as_read

LONGEST = 200  # characters
_EPOCH = re.compile(r"(?=\d{9,20}(?!\d)|\d\.\d+e\+?\d)(\d+)(?:\.(\d+))?(?:e\+?(\d{1,2}))?", re.IGNORECASE)
_COMPACT = re.compile(
    r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])([01]\d|2[0-3])([0-5]\d)([0-5]\d)?"
)
_CALL = re.compile(r"/Date\((\d{9,16})(?:[+-]\d{4})?\)/")  # as some JSON writes moments
_FRACTION = re.compile(
    r"\d{4}-?\d\d-?\d\d.\d\d[.,]"
)  # "17.14" is a clock time, though ISO has hours with fractions
_ORDINAL = re.compile(r"((?:19|20)\d\d)-(\d{3})(?=$|[T\s])")  # the day of the year: "2024-261"
_YEAR = re.compile(r"(?:19|20)\d\d")
_WEEK = re.compile(r"\d{4}-?W\d\d")
_WHOLE = re.compile(r"(\d{8}|\d{12}|\d{14})\.0+")
SMALLEST_MILLI = (
    10**11
)  # larger numbers count thousandths of seconds, a thousand times larger ones millionths


def read_date(value: str, *, month_first: bool | None = None) -> Found | None:
    """Return the date that a field holds.

    Args:
        value: of the field.
        month_first: what "03/04/2024" means where the value does not tell; None where nothing is known.
    """
    text = as_read(value.strip()[:LONGEST])
    if whole := _WHOLE.fullmatch(text) or _CALL.fullmatch(text):
        text = whole[1]
    if _YEAR.fullmatch(text):
        return Found(datetime(int(text), 1, 1), "year", 0, len(value))
    moment = _compact(text) or _epoch(text) or _iso(text)
    if moment:
        return Found(*moment, 0, len(value))
    first = next(find_all(text, month_first=month_first), None)
    if first and first.precision != "month":
        return first
    try:
        return Found(parsedate_to_datetime(text), "second", 0, len(value))
    except (ValueError, TypeError, OverflowError):
        return first


def _compact(text: str) -> tuple[datetime, Precision] | None:
    """Return the moment in digits without marks: 20240503081500."""
    found = _COMPACT.fullmatch(text)
    if not found:
        return None
    try:
        at = datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]
    except ValueError:
        return None
    return at, "second" if found[6] else "minute"


def _epoch(text: str) -> tuple[datetime, Precision] | None:
    """Return the moment in seconds since 1970, or in thousandths, millionths or milliardths of them."""
    if not _EPOCH.fullmatch(text):
        return None
    seconds = float(text)
    while seconds >= SMALLEST_MILLI:
        seconds /= 1000
    try:
        return datetime.fromtimestamp(seconds, UTC).replace(microsecond=0), "second"
    except (ValueError, OverflowError, OSError):
        return None


def _iso(text: str) -> tuple[datetime, Precision] | None:
    if _FRACTION.match(text):
        return None
    try:
        if day := _ORDINAL.match(text):
            text = f"{datetime(int(day[1]), 1, 1) + timedelta(int(day[2]) - 1):%Y-%m-%d}{text[day.end() :]}"
        at = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        return None
    if _WEEK.fullmatch(text):
        return at.replace(day=1), "month"
    clock = text[10:] if "-" in text[:8] else text[8:]
    digits = re.match(r"\D?([\d:]*)", clock)
    count = len(re.sub(r"\D", "", digits[1])) if digits else 0
    return at, "second" if count > 4 else "minute" if count else "day"
