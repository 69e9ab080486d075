"""When it was said, where the reporting clause dates the words: "am Montag", "last year", "on May 12"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from flows.annotate.claims.patterns import words_of
from flows.annotate.claims.polarity import cue_clause
from flows.annotate.claims.reading import Reading
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import Precision

EXACT = ("second", "minute", "day")  # publications from whose day a weekday can be counted back
LONG = 3  # letters of the shortest name of a day that is no abbreviation


@dataclass(frozen=True, slots=True)
class SaidAt:
    """A moment and what it is exact to."""

    at: datetime
    precision: Precision


@dataclass(frozen=True, slots=True)
class _Words:
    """What a language pack says of dates in reporting clauses."""

    weekdays: re.Pattern[str]
    weekday: Mapping[str, int]
    month: Mapping[str, int]
    dated: re.Pattern[str]
    within: re.Pattern[str]
    back: Sequence[tuple[re.Pattern[str], Mapping[str, int], Precision]]


def said_at(reading: Reading, claim: TaggedClaim) -> SaidAt | None:
    """Return when the words were said as far as their reporting clause tells; None where it does not.

    A date beside what is only reported may be the deed's, so that such claims have none.
    """
    published = reading.article.published_at
    if claim.quote_type == "reported" or not claim.cue_spans or published is None:
        return None
    if reading.article.published_precision not in EXACT:
        return None
    words, clause = _words(reading.lexicon.language), cue_clause(reading, claim)
    day = published.replace(hour=0, minute=0, second=0, microsecond=0)
    if match := words.dated.search(clause):
        month = words.month[(match["month"] or match["named"]).lower()]
        return _on(day, int(match["day"] or match["number"]), month, match["year"])
    if match := words.weekdays.search(clause):
        back = (day.weekday() - words.weekday[match[0].lower()]) % 7
        return SaidAt(day - timedelta(days=back), "day")
    for pattern, steps, precision in words.back:
        if match := pattern.search(clause):
            return _back(day, steps[match[0].lower()], precision)
    if match := words.within.search(clause):
        month = words.month[match["month"].lower()]
        year = int(match["year"]) if match["year"] else day.year - (month > day.month)
        return SaidAt(day.replace(year=year, month=month, day=1), "month")
    return None


def _on(day: datetime, number: int, month: int, year: str | None) -> SaidAt | None:
    """Return a day of the year given, else the last such day before the publication."""
    try:
        found = day.replace(year=int(year) if year else day.year, month=month, day=number)
        return SaidAt(found if year or found <= day else found.replace(year=day.year - 1), "day")
    except ValueError:
        return None


def _back(day: datetime, steps: int, precision: Precision) -> SaidAt:
    """Return the day, month or year that lies so many steps from the publication."""
    if precision == "day":
        return SaidAt(day + timedelta(days=steps), "day")
    if precision == "year":
        return SaidAt(day.replace(year=day.year + steps, month=1, day=1), "year")
    months = day.year * 12 + day.month - 1 + steps
    return SaidAt(day.replace(year=months // 12, month=months % 12 + 1, day=1), "month")


@cache
def _words(language: str) -> _Words:
    data = pack_of(language).dates
    weekday = {
        name: number for number, names in enumerate(data.weekdays) for name in names if len(name) > LONG
    }
    month = {name: number for number, names in enumerate(data.months, 1) for name in names}
    months = rf"(?:{words_of(name.capitalize() for name in month)})"
    year = r"(?:,?\s(?P<year>(?:19|20)\d\d))?(?!\w)"
    days = {word: steps for word, steps in data.relative.days.items() if steps <= 0}
    counted: tuple[tuple[Mapping[str, int], Precision], ...] = (
        (days, "day"),
        (data.said.months, "month"),
        (data.said.years, "year"),
    )
    return _Words(
        weekdays=re.compile(rf"(?<!\w)(?:{words_of(name.capitalize() for name in weekday)})(?!\w)"),
        weekday=weekday,
        month=month,
        dated=re.compile(
            rf"(?<!\w)(?:(?P<day>\d\d?)\.?\s(?P<month>{months})|(?P<named>{months})\s(?P<number>\d\d?)(?!\d)){year}"
        ),
        within=re.compile(rf"(?<!\w)(?:{words_of(data.said.within)})\s(?P<month>{months}){year}"),
        back=tuple((_any(steps), steps, precision) for steps, precision in counted if steps),
    )


def _any(steps: Mapping[str, int]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words_of(steps)})(?!\w)", re.IGNORECASE)
