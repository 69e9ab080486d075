"""Dates: every possible day of publication with its evidence, and the choice among them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from flows.clean.addresses import as_published
from flows.clean.dates import markup, text
from flows.clean.dates.expressions import Found
from flows.clean.dates.fields import read_date
from flows.clean.dates.markup import Stated
from flows.clean.dates.order import is_day_first, month_first, order_in, settled
from flows.clean.pagedata import PageData
from flows.read.page import page_of
from flows.records import DateCandidate, Document, Segment

EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
LATEST = datetime(9999, 1, 1, tzinfo=UTC)
MOST = 40  # candidates kept of one document
SURE = 0.6  # from here on nothing needs to be inferred
MARKED = 0.45  # of the first `time` element of a page, whose clock time goes with a day known from elsewhere
# Methods whose span is a place in the document's text.
IN_TEXT = ("header_line", "body_today", "dateline", "body_date", "caption_date", "inferred", "relative")
DAY = timedelta(days=1)
_RANK = {"second": 4, "minute": 3, "day": 2, "month": 1, "year": 0}
# What content systems write where they know no day: day zero of Unix, of spreadsheets and of disks.
_DAYS_ZERO = (
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(1900, 1, 1, tzinfo=UTC),
    datetime(1904, 1, 1, tzinfo=UTC),
    datetime(1980, 1, 1, tzinfo=UTC),
)
ZERO_BELIEF = 0.05
YEAR_BELIEF = 0.3  # of a record that states a year alone
NEW_YEAR = 0.75  # how much of its belief a moment keeps that begins a year: often only the year is known


def find_dates(
    document: Document,
    segments: Sequence[Segment],
    timezone: str | None,
    now: datetime,
    data: PageData | None = None,
    language: str | None = None,
    address: str | None = None,
) -> tuple[DateCandidate, ...]:
    """Return every possible date of publication, the chosen one marked.

    Clock times without a zone are in the outlet's; where it is unknown in UTC, and the method says so.
    No candidate comes from boilerplate, and none that lies after the crawl date or ``now`` is marked: such dates are
    returned, as evidence, where there are no others.

    Args:
        document: what was read.
        segments: its segments.
        timezone: the outlet's, as in "Europe/Vienna".
        now: with a time zone.
        data: what the page says of itself, where the document is one.
        language: of the text, as an ISO 639-1 code.
        address: the article's own, where the document states it.
    """
    crawled = read_date(str(document.metadata.get("crawled_at") or ""))
    upper = min(now, _aware(crawled.at, timezone)[0]) if crawled else now
    order = month_first(document, data, timezone)
    possible = _possible(_stated(document, segments, data, order, address, language), upper)
    stated = settled(possible, is_day_first(document, data, language))
    candidates = _candidates(stated, timezone, upper)
    page = page_of(document)
    if page is not None and max((c.confidence for c in candidates), default=0.0) < SURE:
        candidates += _candidates(_possible(markup.attributes(page, order), upper), timezone, upper)
    if crawled:
        relative = [
            *text.relative_field(document, upper, timezone),
            *text.relative(document, segments, upper, timezone),
        ]
        candidates += _candidates(relative, timezone, upper)
    years = [c.value_at.year for c in sorted(candidates, key=lambda c: -c.confidence)]
    years += text.years_named(document, segments, upper)
    candidates += _candidates(text.phrases(document, segments, years, upper), timezone, upper)
    candidates += _candidates(text.captions(document, segments), timezone, upper)
    if max((c.confidence for c in candidates), default=0.0) < SURE:
        candidates += _candidates(text.inferred(document, segments, upper), timezone, upper)
    if not candidates:
        candidates = _candidates(text.latest_year(document, segments, upper), timezone, upper)
    return _choose(candidates) or _to_come(_candidates(stated, timezone, LATEST))


def _stated(
    document: Document,
    segments: Sequence[Segment],
    data: PageData | None,
    order: bool | None,
    address: str | None,
    language: str | None,
) -> Iterable[Stated]:
    value = document.fields.get("date")
    if value and (found := read_date(value, month_first=order_in(value, order, language))):
        yield found, "record", value[:200], YEAR_BELIEF if found.precision == "year" else 0.95
    page = page_of(document)
    if page is not None and data is not None:
        yield from markup.linked_data(data, order)
        yield from markup.meta(page, order)
        yield from markup.times(page, order)
    if url := document.fields.get("url") or address:
        yield from markup.address(as_published(url))
    for segment in segments:
        if segment.role == "source_note":
            yield from markup.address(document.text[segment.start_char : segment.end_char])
    yield from text.header(document, segments, month_first=order)
    yield from text.numbers(document)


def _possible(stated: Iterable[Stated], upper: datetime) -> list[Stated]:
    """Return the dates; of one that may be read in two ways, a reading that lies in the future is none."""
    result: list[Stated] = []
    for found, method, evidence, confidence in stated:
        if found.other is not None:
            past = [at for at in (found.at, found.other) if _aware(at, None)[0] <= upper]
            if len(past) == 1:
                found = replace(found, at=past[0], other=None)
        result.append((found, method, evidence, confidence))
    return result


def _candidates(stated: Iterable[Stated], timezone: str | None, upper: datetime) -> list[DateCandidate]:
    candidates = []
    for found, method, evidence, confidence in stated:
        try:
            at, assumed = _aware(found.at, timezone if found.precision in ("second", "minute") else "UTC")
        except (OverflowError, ValueError):
            continue
        if not EARLIEST <= at <= upper:
            continue
        if _begins_year(found) and not method.startswith("record"):
            confidence *= NEW_YEAR
        in_text = method.partition(" ")[0] in IN_TEXT
        candidates.append(
            DateCandidate(
                value_at=at,
                precision=found.precision,
                method=f"{method} ({_assumption(found, timezone)})" if assumed or found.zone else method,
                evidence=evidence,
                start_char=found.start if in_text else None,
                end_char=found.end if in_text else None,
                confidence=round(min(confidence, ZERO_BELIEF) if _is_zero(at) else confidence, 3),
            )
        )
    return candidates


def _assumption(found: Found, timezone: str | None) -> str:
    return (
        f"time zone {found.zone} unknown: {timezone or 'UTC'}" if found.zone else "no time zone stated: UTC"
    )


def _begins_year(found: Found) -> bool:
    """Return whether a moment is the first one of a year, to the second."""
    return found.precision == "second" and found.at.replace(tzinfo=None) == datetime(found.at.year, 1, 1)


def _is_zero(at: datetime) -> bool:
    """Return whether a date is one that stands for none, in whatever time zone."""
    return any(abs(at - zero) < DAY for zero in _DAYS_ZERO)


def _aware(at: datetime, timezone: str | None) -> tuple[datetime, bool]:
    """Return the moment in UTC and whether its zone had to be assumed."""
    if at.tzinfo is not None:
        return at.astimezone(UTC), False
    if timezone is None:
        return at.replace(tzinfo=UTC), True
    return at.replace(tzinfo=ZoneInfo(timezone)).astimezone(UTC), False


def _choose(candidates: Sequence[DateCandidate]) -> tuple[DateCandidate, ...]:
    """Return the candidates by confidence with the best one marked.

    Candidates that agree on a day support one another: the day that is likeliest together wins, and on it the
    most trusted candidate, unless another says the time of day as well.
    """
    if not candidates:
        return ()

    by_method: dict[str, list[DateCandidate]] = {}
    for candidate in candidates:
        if _RANK[candidate.precision] >= 2:
            by_method.setdefault(candidate.method, []).append(candidate)

    @cache
    def support(at: datetime, method: str) -> float:
        doubt = 1.0
        for other, of_method in by_method.items():
            agreeing = [c.confidence for c in of_method if abs(c.value_at - at) < DAY]
            doubt *= 1 - max(agreeing, default=0.0) * (1.0 if other == method else 0.7)
        return 1 - doubt

    def belief(candidate: DateCandidate) -> float:
        exact = _RANK[candidate.precision] >= 2
        return support(candidate.value_at, candidate.method) if exact else candidate.confidence

    best = max(
        candidates, key=lambda c: (belief(c), c.confidence, _RANK[c.precision], -c.value_at.timestamp())
    )
    same_day = [
        c
        for c in candidates
        if abs(c.value_at - best.value_at) < DAY
        and _RANK[c.precision] > max(2, _RANK[best.precision])
        and c.confidence >= (MARKED if c.method.partition(" ")[0] == "time" else SURE)
    ]
    if best.precision == "day" and same_day:
        best = max(same_day, key=lambda c: c.confidence)
    ordered = sorted(candidates, key=lambda c: (c is not best, -c.confidence))[:MOST]
    return tuple(
        replace(c, chosen=c is best, confidence=round(max(c.confidence, belief(c)), 3)) if c is best else c
        for c in ordered
    )


def _to_come(candidates: Sequence[DateCandidate]) -> tuple[DateCandidate, ...]:
    """Return dates that are yet to come, by confidence; none of them is marked."""
    return tuple(replace(candidate, chosen=False) for candidate in _choose(candidates))
