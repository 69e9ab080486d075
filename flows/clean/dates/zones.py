"""Time zones beside a clock time: offsets, abbreviations, names, and abbreviations that nobody knows."""

import re
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, available_timezones

from flows.clean.dates.words import date_words, either

_WORDS = date_words()
_LOWER = {name.lower(): offset for name, offset in _WORDS.zones.items() if len(name) > 4}
_MONTH_FIRST = _WORDS.order["month_first_zones"]
FURTHEST = timedelta(hours=14)
_CITIES = {name for name in available_timezones() if "/" in name}  # "Europe/Berlin"
# Short names are written in capitals: "ist" and "et" are words. An unknown name ends in T as nearly all do.
ZONE = (
    r"(?P<zone>(?-i:(?:GMT|UTC|UCT)\s?[+−-]\s?\d{1,2}(?::?[0-5]\d)?(?!\d)|[+−-]\d\d:?[0-5]\d(?![\d:])"
    rf"|(?:{either(n for n in _WORDS.zones if len(n) <= 4)})(?!\w))"
    rf"|(?:{either(n for n in _WORDS.zones if len(n) > 4)})(?!\w)"
    rf"|(?-i:(?:{either({name.partition('/')[0] for name in _CITIES})})/\w{{2,20}}(?:/\w{{2,20}})?)"
    r"|(?-i:[A-Z]{2,4}T(?!\w)))"
)
_OFFSET = re.compile(r"(?:[A-Z]{3}\s?)?([+−-])\s?(\d{1,2}):?([0-5]\d)?")


def in_zone(at: datetime, name: str) -> datetime | None:
    """Return a moment in the zone named beside it, None where that zone is unknown."""
    zone = _zone(name)
    return None if zone is None else at.replace(tzinfo=zone)


def puts_month_first(name: str | None) -> bool | None:
    """Return whether a zone is of a country that writes the month first, None without one that is known."""
    if not name or _OFFSET.fullmatch(name) or name in ("Z", "UTC", "GMT") or _zone(name) is None:
        return None
    return name in _MONTH_FIRST or "America/" in str(_LOWER.get(name.lower(), ""))


def _zone(name: str) -> tzinfo | None:
    if found := _OFFSET.fullmatch(name):
        offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        if offset > FURTHEST:
            return None
        return timezone(offset if found[1] == "+" else -offset)
    known = name if name in _CITIES else _WORDS.zones.get(name, _LOWER.get(name.lower()))
    if known is None:
        return None
    return ZoneInfo(known) if isinstance(known, str) else timezone(timedelta(hours=known))
