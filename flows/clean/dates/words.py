"""Month names, weekdays and the like, out of the language packs."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from flows.languages import NEUTRAL, PACKS, languages, pack_of


@dataclass(frozen=True, slots=True)
class DateWords:
    """The date words of all packs together: they hardly clash, and pages mix languages.

    Attributes:
        months: number of the month by name, lower case.
        weekdays: 0 for Monday by full name, lower case.
        today: words for the day of publication.
        on: words before a day ("am", "on").
        updated: words before a date of change.
        by: words before an author.
        reading: words for the time that reading takes, which stands beside a date.
        zones: hours from UTC by abbreviation.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    today: tuple[str, ...]
    on: tuple[str, ...]
    updated: tuple[str, ...]
    by: tuple[str, ...]
    reading: tuple[str, ...]
    zones: dict[str, float]


@cache
def date_words() -> DateWords:
    """Return the date words of every language pack."""
    packs = [pack_of(language).dates for language in languages()]
    return DateWords(
        months={
            name: number for pack in packs for number, names in enumerate(pack.months, 1) for name in names
        },
        weekdays={names[0]: number for pack in packs for number, names in enumerate(pack.weekdays)}
        | {"sonnabend": 5},
        today=tuple(word for pack in packs for word in pack.today),
        on=tuple(word for pack in packs for word in pack.on),
        updated=tuple(word for pack in packs for word in pack.updated),
        by=tuple(word for pack in packs for word in pack.by),
        reading=tuple(word for pack in packs for word in pack.reading),
        zones=_zones(),
    )


def _zones() -> dict[str, float]:
    """Return the hours from UTC by abbreviation; they hold in every language."""
    zones: dict[str, float] = tomllib.loads((PACKS / NEUTRAL / "dates.toml").read_text("utf-8"))["zones"]
    return zones


def either(words: tuple[str, ...] | dict[str, Any]) -> str:
    """Return a pattern for any of the words, longest first."""
    return "|".join(sorted((word.replace(".", r"\.") for word in words), key=len, reverse=True))
