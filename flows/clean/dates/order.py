"""Which number is the month in "03/04/2024": what the page and the dates beside it tell."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from flows.clean.dates.markup import Stated
from flows.clean.dates.words import date_words, day_first, twelve_hours
from flows.clean.pagedata import PageData
from flows.records import Document

SEARCHED = 60_000  # characters in which other dates of the same form are looked for
DOUBT = 0.5  # how much of its confidence a date keeps that may have day and month the other way round
HABIT = 0.6  # and how much where only the language of the text says which of them comes first
DAY = timedelta(days=1)
_ORDER = date_words().order
_NUMBER_BEFORE = re.compile(r"(?<![\d/])\d{1,2}\Z")
_SLASHES = re.compile(r"/(\d{1,2})/(?:19|20)?\d\d(?![\d/])")
_LOCALE = re.compile(r"([a-z]{2,3})(?:[_-][a-z]{4})?(?:[_-]([a-z]{2}))?(?![a-z])", re.IGNORECASE)
_HALF = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_LOCALES = ("og:locale", "content-language", "language", "dc.language", "dcterms.language")


def month_first(document: Document, data: PageData | None, timezone: str | None) -> bool | None:
    """Return whether the month comes first on a page, None where no date, no place and no region tells.

    Args:
        document: what was read.
        data: what the page says of itself, where the document is one.
        timezone: the outlet's.
    """
    if (shown := _shown(document.text)) is not None:
        return shown
    if timezone is not None:
        return timezone in _ORDER["month_first_timezones"]
    regions = [found[2].upper() for found in _locales(document, data) if found[2]]
    regions += _country(document.fields.get("url"))
    for region in regions:
        if region in _ORDER["month_first_regions"]:
            return True
        if region not in _ORDER["either_regions"]:
            return False
    return None


def is_day_first(document: Document, data: PageData | None, language: str | None) -> bool:
    """Return whether the day comes first by the habit of the text's language, or of one that the page states."""
    spoken = [*(found[1].lower() for found in _locales(document, data)), language or ""]
    return any(day_first(code) for code in spoken)


def _locales(document: Document, data: PageData | None) -> list[re.Match[str]]:
    stated = [data.meta.get(name, "") for name in _LOCALES] if data else []
    stated += [data.language or "" if data else "", document.fields.get("language", "")]
    return [found for value in stated if (found := _LOCALE.match(value.strip()))]


def order_in(value: str, order: bool | None, language: str | None) -> bool | None:
    """Return whether the month comes first in a record's value, by the order that its text makes likely.

    A clock of twelve hours beside a text in a language without one is that of American software.
    """
    if language is None or twelve_hours(language) or not day_first(language):
        return order
    return True if _HALF.search(value) else order


def settled(stated: Sequence[Stated], by_day: bool = False) -> list[Stated]:
    """Return the dates, each that may be read in two ways settled by a second date where there is one.

    One that no other date settles is said of its year only, with both readings and little confidence; ``by_day``,
    the habit of a language, makes its likelier reading a day. Software of other places writes in its own order, so
    that the habit alone makes nothing sure.
    """
    known = [
        found.at.replace(tzinfo=None)
        for found, *_ in stated
        if found.other is None and found.precision not in ("month", "year")
    ]
    result: list[Stated] = []
    for found, method, evidence, confidence in stated:
        if found.other is None:
            result.append((found, method, evidence, confidence))
            continue
        readings = (found.at, found.other)
        near = [at for at in readings if any(_same_day(at, other) for other in known)]
        if len(near) == 1:
            result.append((replace(found, at=near[0], other=None), method, evidence, confidence))
            continue
        if by_day:
            likely = replace(found, other=None)
            result.append(
                (likely, f"{method} (day or month first: by the language)", evidence, confidence * HABIT)
            )
            continue
        doubted = f"{method} (day or month first: unknown)"
        for at, share in zip(readings, (DOUBT, 0.9 * DOUBT), strict=True):
            result.append(
                (replace(found, at=at, other=None, precision="year"), doubted, evidence, confidence * share)
            )
    return result


def _same_day(at: datetime, other: datetime) -> bool:
    return abs(at.replace(tzinfo=None) - other) < DAY


def _shown(text: str) -> bool | None:
    """Return what the other dates of the page show, one of whose numbers is no month."""
    pairs = [
        (int(before[0]), int(match[1]))
        for match in _SLASHES.finditer(text, 0, SEARCHED)
        if (before := _NUMBER_BEFORE.search(text, max(0, match.start() - 2), match.start()))
    ]
    votes = [first <= 12 for first, then in pairs if (first > 12) != (then > 12) and max(first, then) <= 31]
    return None if not votes or len(set(votes)) > 1 else votes[0]


def _country(url: str | None) -> list[str]:
    """Return the country whose code ends the host of an address."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return []
    last = host.rpartition(".")[2].upper()
    return [last] if len(last) == 2 and last.isalpha() else []
