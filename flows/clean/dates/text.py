"""Dates that the article's own text states or lets one infer; spans are offsets into the document's text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from flows.clean.dates.expressions import Found, Partial, find_all, find_partial
from flows.clean.dates.markup import Stated
from flows.clean.dates.relative import read_relative
from flows.clean.dates.words import date_words, either
from flows.records import Document, Segment

HEAD = 600  # characters of the body in which a dateline may stand
SEARCHED = 60_000  # characters of the body that are searched at all
HEADER_BELIEF = {
    "date_in_line": 0.65,
    "published_line": 0.8,
    "labelled_line": 0.8,
    "day_line": 0.75,
    "day_below": 0.5,
    "month_line": 0.4,
}  # of lines that hold more than a date
MASTHEAD = 0.35  # how much of its belief a day above the site's menu keeps
UNDER = 1000  # characters from the beginning of the body in which the day under a headline stands
CAPTION_BELIEF, EARLIER_CAPTION = 0.2, 0.05  # of the latest day that captions name, and of the days before it
YEAR_BELIEF = 0.1
RELATIVE_BELIEF = 0.4
NUMBER_BELIEF = 0.6  # of the day in an agency's number: the report may have been taken over later
FOLLOWING_DAYS = 6  # a weekday named beside a date lies at most so many days after it

_WORDS = date_words()
_UPDATED = re.compile(rf"(?:{either(_WORDS.updated)})\W{{0,3}}(?:\w+\W+){{0,2}}$", re.IGNORECASE)
_TODAY = re.compile(rf"(?:{either(_WORDS.today)})[\s,(–-]{{1,4}}(?:{either(_WORDS.on)})?\s*$", re.IGNORECASE)
_ON_WEEKDAY = re.compile(
    rf"(?<!\w)(?:{either(_WORDS.on)})\s+(?P<day>{either(_WORDS.weekdays)})(?!\w)", re.IGNORECASE
)
_WEEKDAY_BEFORE = re.compile(
    rf"(?P<day>{either(_WORDS.weekdays)})\W{{1,4}}(?:(?:{either(_WORDS.articles)})\s+)?$", re.IGNORECASE
)
_DATELINE_PLACE = re.compile(
    rf"^\W{{0,3}}[\w ./'-]{{2,40}}[,(]\s*(?:(?:{either(_WORDS.on)})\s+)?(?:(?:{either(_WORDS.articles)})\s+)?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"(?<!\w)(?:{either(_WORDS.markup['numbered'])}):(\d\d)(\d\d)(\d\d)-\d{{2,3}}-\d{{3,}}(?:/\d{{1,3}})?"
)
_YEAR = re.compile(r"(?<![\d.,€$£-])(?:19|20)\d\d(?![\d%€$£]|[.,]\d)")


def header(document: Document, segments: Sequence[Segment], *, month_first: bool | None) -> Iterator[Stated]:
    """Yield the dates of dateline and byline segments.

    Those over the headline are mostly today's, or another article's, where one stands under the headline too, and
    where the menu of the site lies between.
    """
    head = min((s.start_char for s in segments if s.role == "title" and s.rule != "kicker"), default=0)
    body = next((s.start_char for s in segments if s.role == "body" and s.start_char > head), head)
    under = any(s.role == "dateline" and head < s.start_char < body + UNDER for s in segments)
    menu = max(
        (s.start_char for s in segments if s.category == "navigation" and s.start_char < head), default=0
    )
    for segment in segments:
        if segment.role not in ("dateline", "byline"):
            continue
        line = document.text[segment.start_char : segment.end_char][:1000]
        for number, found in enumerate(find_all(line, month_first=month_first)):
            belief = HEADER_BELIEF.get(segment.rule, 0.85) if segment.role == "dateline" else 0.7
            if _UPDATED.search(line[: found.start]):
                belief = 0.3
            elif number:
                belief -= 0.25
            if under and segment.start_char < head:
                belief /= 2
            if segment.start_char < menu:
                belief *= MASTHEAD
            moved = replace(found, start=found.start + segment.start_char, end=found.end + segment.start_char)
            yield moved, "header_line", line.strip()[:200], belief


def numbers(document: Document) -> Iterator[Stated]:
    """Yield the days in the numbers that agencies give their reports."""
    for found in _NUMBERED.finditer(document.text):
        year, month, day = (int(part) for part in found.groups())
        try:
            at = datetime(2000 + year, month, day)
        except ValueError:
            continue
        yield Found(at, "day", found.start(), found.end()), "agency_number", found[0], NUMBER_BELIEF


def relative_field(document: Document, crawled: datetime, timezone: str | None) -> Iterator[Stated]:
    """Yield the day that a record's date counts back from the day on which it was fetched: "2 hours ago"."""
    value = document.fields.get("date", "")
    if found := read_relative(value, crawled, timezone) if value else None:
        yield found, "record", value[:200], RELATIVE_BELIEF


def relative(
    document: Document, segments: Sequence[Segment], crawled: datetime, timezone: str | None
) -> Iterator[Stated]:
    """Yield the days that datelines count back from the day on which the page was fetched."""
    head = min((s.start_char for s in segments if s.role == "title" and s.rule != "kicker"), default=0)
    body = next((s.start_char for s in segments if s.role == "body" and s.start_char > head), head)
    for segment in segments:
        if segment.role in ("dateline", "byline") and head <= segment.start_char < body + UNDER:
            line = document.text[segment.start_char : segment.end_char]
            if found := read_relative(line, crawled, timezone):
                start, end = found.start + segment.start_char, found.end + segment.start_char
                yield replace(found, start=start, end=end), "relative", line.strip()[:200], RELATIVE_BELIEF
                return


def phrases(
    document: Document, segments: Sequence[Segment], years: Sequence[int], upper: datetime
) -> Iterator[Stated]:
    """Yield what the body says of its own day: "Heute (25. Oktober)", a dateline, dates of events.

    Args:
        document: what was read.
        segments: its segments.
        years: years that other candidates speak for, the likeliest first.
        upper: no date lies after it.
    """
    room, place = SEARCHED, 0
    for segment in segments:
        if segment.role != "body" or room <= 0:
            continue
        base = segment.start_char
        text = document.text[base : min(segment.end_char, base + room)]
        room -= len(text)
        for found in find_all(text):
            moved = replace(found, start=found.start + base, end=found.end + base)
            before = text[max(0, found.start - 40) : found.start]
            if _TODAY.search(before):
                yield moved, "body_today", _around(text, found), 0.85
            elif place + found.start < HEAD and _DATELINE_PLACE.match(
                text[: found.start].rpartition("\n")[2]
            ):
                yield moved, "dateline", _around(text, found), 0.75
            elif found.precision != "month":
                yield moved, "body_date", _around(text, found), 0.12
        for partial in find_partial(text):
            before = text[max(0, partial.start - 40) : partial.start]
            weekday = _WEEKDAY_BEFORE.search(before)
            for year in _years_of(partial, years, weekday["day"] if weekday else None, upper)[:1]:
                found = Found(
                    datetime(year, partial.month, partial.day),
                    "day",
                    partial.start + base,
                    partial.end + base,
                )
                if _TODAY.search(before):
                    yield found, "body_today", _around(text, partial), 0.8
                elif place + partial.start < HEAD and _DATELINE_PLACE.match(
                    text[: partial.start].rpartition("\n")[2]
                ):
                    yield found, "dateline", _around(text, partial), 0.6
        place += len(text)


def captions(document: Document, segments: Sequence[Segment]) -> Iterator[Stated]:
    """Yield the days that picture captions name: agencies date each picture, and no text appears before the last."""
    dated = []
    for segment in segments:
        if segment.role == "caption":
            text = document.text[segment.start_char : segment.end_char][:SEARCHED]
            dated += [(f, segment.start_char, text) for f in find_all(text) if f.precision != "month"]
    latest = max((found.at.date() for found, _, _ in dated), default=None)
    for found, base, text in dated:
        moved = replace(found, start=found.start + base, end=found.end + base)
        belief = CAPTION_BELIEF if found.at.date() == latest else EARLIER_CAPTION
        yield moved, "caption_date", _around(text, found), belief


def years_named(document: Document, segments: Sequence[Segment], upper: datetime) -> list[int]:
    """Return the years that the body names, the latest first; none after ``upper``."""
    return sorted(_first_named(document, segments, upper), reverse=True)


def latest_year(document: Document, segments: Sequence[Segment], upper: datetime) -> Iterator[Stated]:
    """Yield the latest year that the title or the body names, where it first stands: better than nothing."""
    places = _first_named(document, segments, upper)
    if places:
        year = max(places)
        found = Found(datetime(year, 1, 1), "year", places[year], places[year] + 4)
        yield found, "inferred", _around(document.text, found), YEAR_BELIEF


def inferred(document: Document, segments: Sequence[Segment], upper: datetime) -> Iterator[Stated]:
    """Yield the days that a weekday, a day without a year and the years named allow together.

    An article that reports of "14 February" and of what happened "on Monday" appeared on or soon after that
    Monday; a year it names beside them is most often the year before, for the current one needs no naming.
    """
    named = years_named(document, segments, upper)
    if not named:
        return
    for segment in segments:
        if segment.role != "body":
            continue
        base = segment.start_char
        text = document.text[base : segment.end_char][:SEARCHED]
        days = list(find_partial(text))
        weekdays = list(_ON_WEEKDAY.finditer(text))
        if not days or not weekdays:
            continue
        day = days[0]
        weekday = min(weekdays, key=lambda m: abs(m.start() - day.start))
        wanted = _WORDS.weekdays[weekday["day"].lower()]
        evidence = f"{_around(text, day)} … {weekday[0]} … {named[0]}"
        options = []
        for year in range(named[0], min(upper.year, named[0] + 6) + 1):
            try:
                on = date(year, day.month, day.day)
            except ValueError:
                continue
            gap = (wanted - on.weekday()) % 7
            cost = (gap or 2.5) + abs(year - named[0] - 1)
            if gap <= FOLLOWING_DAYS:
                options.append((cost, on + timedelta(days=gap)))
        for rank, (_, at) in enumerate(sorted(options)):
            found = Found(datetime(at.year, at.month, at.day), "day", day.start + base, day.end + base)
            yield found, "inferred", evidence[:200], 0.35 / (rank + 1)
        return


def _first_named(document: Document, segments: Sequence[Segment], upper: datetime) -> dict[int, int]:
    """Return the years up to ``upper`` that title and body name, with the offset where each first stands."""
    places: dict[int, int] = {}
    for segment in segments:
        if segment.role in ("body", "title"):
            part = document.text[segment.start_char : segment.end_char][:SEARCHED]
            for match in _YEAR.finditer(part):
                if int(match[0]) <= upper.year:
                    places.setdefault(int(match[0]), segment.start_char + match.start())
    return places


def _years_of(partial: Partial, years: Sequence[int], weekday: str | None, upper: datetime) -> list[int]:
    """Return the years in which the day lies before ``upper`` and, if one is named, on that weekday."""
    fitting = []
    for year in years:
        try:
            on = date(year, partial.month, partial.day)
        except ValueError:
            continue
        if on <= upper.date() and (weekday is None or on.weekday() == _WORDS.weekdays[weekday.lower()]):
            fitting.append(year)
    return fitting


def _around(text: str, found: Found | Partial) -> str:
    return " ".join(text[max(0, found.start - 25) : found.end + 15].split())
