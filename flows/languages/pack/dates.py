"""The shape of ``dates.toml``."""

from typing import Annotated

from pydantic import Field

from flows.languages.pack.table import Table, Words

TwelveLists = Annotated[tuple[Words, ...], Field(min_length=12, max_length=12)]
SevenLists = Annotated[tuple[Words, ...], Field(min_length=7, max_length=7)]


class Relative(Table):
    """Days and stretches of time counted back from the day of reading."""

    days: dict[str, int] = Field(default_factory=dict)
    now: Words = ()
    before: Words = ()
    after: Words = ()
    numbers: dict[str, int] = Field(default_factory=dict)
    minute: Words = ()
    hour: Words = ()
    day: Words = ()
    week: Words = ()
    month: Words = ()
    year: Words = ()


class Said(Table):
    """What dates words that were said: months and years counted back, what stands before a month's name."""

    months: dict[str, int] = Field(default_factory=dict)
    years: dict[str, int] = Field(default_factory=dict)
    within: Words = ()


class Dates(Table):
    """``dates.toml``: months and weekdays by number, words around dates."""

    months: TwelveLists
    weekdays: SevenLists
    today: Words
    on: Words
    updated: Words
    published: Words = ()
    by: Words
    asides: Words = ()
    reports: Words = ()
    places: Words = ()
    reading: Words
    at: Words = ()
    clock: Words = ()
    ordinals: Words = ()
    of: Words = ()
    articles: Words = ()
    posts: Words = ()
    behind_author: Words = ()
    day_first: bool = False
    twelve_hours: bool = False
    zones: dict[str, float | str] = Field(default_factory=dict)
    relative: Relative = Relative()
    said: Said = Said()
