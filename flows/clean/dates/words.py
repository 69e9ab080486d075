"""Month names, weekdays and the like, out of the language packs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from flows.languages import in_every_language, languages, pack_of

UNITS = ("minute", "hour", "day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class DateWords:
    """The date words of all packs together: they hardly clash, and pages mix languages.

    Attributes:
        months: number of the month by name, lower case.
        small_months: number of the month by its name in languages without a pack, which write it small.
        roman_months: number of the month by Roman numeral, lower case.
        weekdays: 0 for Monday by full name, lower case.
        short_weekdays: the same by full and short name.
        today: words for the day of publication.
        on: words before a day ("am", "on").
        at: words between a day and its clock time.
        clock: words after a clock time.
        ordinals: endings of the number of a day.
        of: words between a day and its month.
        articles: words between a weekday and its day.
        updated: words before a date of change.
        published: words before the date of publication.
        by: words before an author.
        asides: words before one who has a part in an article and is not its author.
        reports: verbs of those who write from a place.
        places: words before that place.
        posts: endings of words beside an author that name a post.
        behind_author: words behind an author with which something else begins.
        joins: words between two authors.
        particles: parts of names that are written small.
        reading: words for the time that reading takes, which stands beside a date.
        zones: hours from UTC, or a named zone, by abbreviation.
        relative: words of days and stretches of time before now.
        order: regions, time zones and abbreviations of zones where "03/04" is 4 March; regions of either order.
        markup: parts of the names of elements that hold dates.
    """

    months: dict[str, int]
    small_months: dict[str, int]
    roman_months: dict[str, int]
    weekdays: dict[str, int]
    short_weekdays: dict[str, int]
    today: tuple[str, ...]
    on: tuple[str, ...]
    at: tuple[str, ...]
    clock: tuple[str, ...]
    ordinals: tuple[str, ...]
    of: tuple[str, ...]
    articles: tuple[str, ...]
    updated: tuple[str, ...]
    published: tuple[str, ...]
    by: tuple[str, ...]
    asides: tuple[str, ...]
    reports: tuple[str, ...]
    places: tuple[str, ...]
    posts: tuple[str, ...]
    behind_author: tuple[str, ...]
    joins: tuple[str, ...]
    particles: frozenset[str]
    reading: tuple[str, ...]
    zones: dict[str, float | str]
    relative: "RelativeWords"
    order: dict[str, frozenset[str]]
    markup: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class RelativeWords:
    """Words of days and of stretches of time before now.

    Attributes:
        days: days from today by word.
        now: phrases for this moment.
        before: words before a stretch of time ("vor").
        after: words after it ("ago").
        numbers: numbers by word.
        units: the unit by its names.
    """

    days: dict[str, int] = field(default_factory=dict)
    now: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    numbers: dict[str, int] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)


@cache
def date_words() -> DateWords:
    """Return the date words of every language pack."""
    packs = [pack_of(language).dates for language in languages()]
    neutral = in_every_language("dates")

    def joined(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for pack in packs for word in getattr(pack, name)))

    zones: dict[str, float | str] = dict(neutral["zones"])
    for pack in packs:
        zones |= pack.zones
    return DateWords(
        months={
            name: number for pack in packs for number, names in enumerate(pack.months, 1) for name in names
        },
        small_months={
            name: number for number, names in enumerate(neutral["months"]["small"], 1) for name in names
        },
        roman_months={name.lower(): number for number, name in enumerate(neutral["months"]["roman"], 1)},
        weekdays={
            name: number
            for pack in packs
            for number, names in enumerate(pack.weekdays)
            for name in names
            if len(name) > LONGEST_SHORT
        },
        short_weekdays={
            name: number for pack in packs for number, names in enumerate(pack.weekdays) for name in names
        },
        today=joined("today"),
        on=joined("on"),
        at=joined("at"),
        clock=joined("clock"),
        ordinals=(*joined("ordinals"), *neutral["months"]["ordinals"]),
        of=(*joined("of"), *neutral["months"]["of"]),
        articles=joined("articles"),
        updated=joined("updated"),
        published=joined("published"),
        by=joined("by"),
        asides=joined("asides"),
        reports=joined("reports"),
        places=joined("places"),
        posts=joined("posts"),
        behind_author=joined("behind_author"),
        joins=tuple(word for language in languages() for word in pack_of(language).reporting.joins.words),
        particles=frozenset(neutral["byline"]["particles"]),
        reading=joined("reading"),
        zones=zones,
        relative=RelativeWords(
            days={word: days for pack in packs for word, days in pack.relative.days.items()},
            now=tuple(word for pack in packs for word in pack.relative.now),
            before=tuple(word for pack in packs for word in pack.relative.before),
            after=tuple(word for pack in packs for word in pack.relative.after),
            numbers={word: number for pack in packs for word, number in pack.relative.numbers.items()},
            units={name: unit for pack in packs for unit in UNITS for name in getattr(pack.relative, unit)},
        ),
        order={name: frozenset(values) for name, values in neutral["order"].items()},
        markup={name: tuple(values) for name, values in neutral["markup"].items()},
    )


LONGEST_SHORT = 5  # letters of the longest short name of a weekday


@cache
def day_first(language: str) -> bool:
    """Return whether a language writes the day before the month wherever it is spoken."""
    return pack_of(language).dates.day_first


@cache
def twelve_hours(language: str) -> bool:
    """Return whether a language has clock times with "am" and "pm"."""
    return pack_of(language).dates.twelve_hours


def either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, longest first; one that never matches where there are none."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or r"(?!)"
