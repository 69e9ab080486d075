"""A moment that a record holds in parts, as databases and programs write one, as one line."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from flows.read.values import as_line, is_missing, loaded

# Keys under which an object holds the moment as text or as a number, lower case and without what parts their words;
# the most exact come first.
_WHOLE = (
    "iso", "iso8601", "isostring", "isodate", "rfc3339", "datetime", "datetimeutc", "utc", "date", "numberlong",
    "published", "publishedat", "datepublished", "value", "timestamp", "unix", "unixtimestamp", "epoch", "epochsecond",
    "epochseconds", "epochmillis", "epochmilli", "millis", "milliseconds", "ms", "seconds", "sec", "time", "raw",
    "start", "startdate", "formatted", "text", "display",
)  # fmt: skip
_ZONES = ("timezone", "tz", "zone")
# Keys of the parts of a moment, each with its other names.
_PARTS = (
    ("year", "y"), ("monthvalue", "month", "m"), ("day", "dayofmonth", "d"), ("hour", "hours", "hourofday", "h"),
    ("minute", "minutes"), ("second", "seconds"),
)  # fmt: skip
# A moment as programs print it: `Timestamp('2024-05-03')`, `new Date(1714724100000)`, `datetime.datetime(2024, 5, 3)`.
_QUOTED = r"(?P<quote>['\"])(?P<text>[^'\"()]{4,60})(?P=quote)"
_NUMBERS = r"(?P<number>\d{9,16})|(?P<parts>\d{4}(?:, ?\d{1,6}){2,6})"
_NAMED = r"(?:, ?[a-z]+=[^()]{1,40}(?:\([^()]{0,40}\))?)*"
_CALL = re.compile(rf"(?:new )?[A-Za-z_.]{{4,24}}\(\s*(?:{_QUOTED}|{_NUMBERS}){_NAMED}\s*\)")
_CLOCK = re.compile(r"\d:\d\d")


def as_moment(value: Any) -> str | None:
    """Return the moment that a value of a record states, as one line; None where it states none as text or number.

    Example:
        >>> as_moment({"date": "2024-05-03 08:15:00.000000", "timezone_type": 3, "timezone": "Europe/Berlin"})
        '2024-05-03 08:15:00 Europe/Berlin'
    """
    if isinstance(value, str) and value.startswith(('{"', "[")):
        value = loaded(value)
    if isinstance(value, str) and (called := _CALL.fullmatch(value.strip())):
        listed = [int(part) for part in (called["parts"] or "").split(",") if part]
        return _joined(listed) if listed else called["text"] or called["number"]
    if isinstance(value, Mapping):
        return _of_object({re.sub(r"[^a-z0-9]", "", str(key).lower()): held for key, held in value.items()})
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        listed = [part for part in value if isinstance(part, int) and not isinstance(part, bool)]
        if len(listed) == len(value) and (joined := _joined(listed)):
            return joined
        if value and all(isinstance(part, Mapping) for part in value):
            return as_moment(value[0])
    return as_line(value)


def _of_object(value: Mapping[str, Any]) -> str | None:
    for key in _WHOLE:
        held = value.get(key)
        if is_missing(held) or (key == "seconds" and "year" in value):
            continue
        if line := as_moment(held):
            zone = next((as_line(value[name]) for name in _ZONES if value.get(name)), None)
            return f"{line.partition('.')[0]} {zone}" if zone and _CLOCK.search(line[-16:]) else line
    found = [
        next((value[name] for name in names if not is_missing(value.get(name))), None) for names in _PARTS
    ]
    if isinstance(found[1], str) and not found[1].isdecimal():  # "MAY"
        return " ".join(str(part) for part in found[2::-1] if part is not None)
    parts = [as_line(part) or "" for part in found]
    count = next((number for number, part in enumerate(parts) if not part.isdecimal()), len(parts))
    return _joined([int(part) for part in parts[:count]]) or as_line(value)


def _joined(parts: Sequence[int]) -> str | None:
    """Return year, month, day and clock time in the order of ISO 8601, None for other numbers."""
    if len(parts) < 3 or not (1900 <= parts[0] <= 2200 and 1 <= parts[1] <= 12 and 1 <= parts[2] <= 31):
        return None
    day = f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}"
    return f"{day}T{':'.join(f'{part:02}' for part in parts[3:6])}" if len(parts) > 4 else day
