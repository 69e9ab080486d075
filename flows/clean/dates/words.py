"""Month names, weekdays and the like, out of the language packs."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from flows.languages import PACKS


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
    packs: list[dict[str, Any]] = [
        tomllib.loads(path.read_text("utf-8")) for path in sorted(PACKS.glob("*/dates.toml"))
    ]
    return DateWords(
        months={
            name: number
            for pack in packs
            for number, names in enumerate(pack.get("months", ()), 1)
            for name in names
        },
        weekdays={names[0]: number for pack in packs for number, names in enumerate(pack.get("weekdays", ()))}
        | {"sonnabend": 5},
        today=tuple(word for pack in packs for word in pack.get("today", ())),
        on=tuple(word for pack in packs for word in pack.get("on", ())),
        updated=tuple(word for pack in packs for word in pack.get("updated", ())),
        by=tuple(word for pack in packs for word in pack.get("by", ())),
        reading=tuple(word for pack in packs for word in pack.get("reading", ())),
        zones={name: hours for pack in packs for name, hours in pack.get("zones", {}).items()},
    )


def either(words: tuple[str, ...] | dict[str, Any]) -> str:
    """Return a pattern for any of the words, longest first."""
    return "|".join(sorted((word.replace(".", r"\.") for word in words), key=len, reverse=True))
