"""The line that states an article's day, where boilerplate surrounds it or it stands under the article."""

import re
from collections.abc import Iterator, Sequence

from flows.clean.dates.expressions import Found, find_all
from flows.clean.dates.words import date_words, either
from flows.clean.segments.header import BYLINE, CLOCK, is_lead
from flows.clean.segments.pieces import Piece

NEAR = 5  # lines before a paragraph in which its article's day may stand
TOP = 1500  # characters of summaries and the like that may stand between headline and day
BELOW = 20  # lines under the article in which its day may stand
LONGEST = 100  # characters; a longer line says more than a day

_WORDS = date_words()
_BY = re.compile(rf"(?:{either(_WORDS.by)})\s+[^\d|•]{{2,60}}[\s,|•·–-]", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:(?:{either(_WORDS.weekdays)}|\w{{2,5}}[.,]),?\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"^[\s|,.;:•·–—-]*")
_READING = re.compile(
    rf"(?:\d+[\s-]*(?:\w{{3,8}}\.?\s*)?)?(?:{either(_WORDS.reading)})(?:\W{{0,3}}\d+\s*\w{{0,8}}\.?)?",
    re.IGNORECASE,
)


def label_day(pieces: Sequence[Piece]) -> None:
    """Label in place the line that states the article's day, unless a line under the headline does already.

    It begins with a full date, and a clock time, the time that reading takes or an author stands beside it; weather
    headers, archives and lists of other articles show bare days.
    """
    paragraphs = [i for i, piece in enumerate(pieces) if piece.role == "body" and is_lead(piece)]
    if not paragraphs:
        return
    heads = (i for i, piece in enumerate(pieces) if piece.role == "title" and piece.rule != "kicker")
    head = next(heads, max(0, paragraphs[0] - NEAR) - 1)
    for piece in pieces[: max(0, head - NEAR)]:
        if piece.rule in ("date_line", "date_in_line"):
            piece.drop("other", "far_date", 0.6)
    dated = [i for i, piece in enumerate(pieces) if piece.role in ("dateline", "byline") and _day(piece.text)]
    end = _top(pieces, head)
    if any(head < i < end for i in dated):
        return
    for i in _above(head, end, paragraphs):
        if lines := _stating(pieces, i):
            for line in lines:
                line.keep("dateline", "day_line", 0.7)
            return
    below = [lines for i in _below(pieces, paragraphs[-1]) if (lines := _stating(pieces, i))]
    if len(below) == 1 and not dated:  # more of them date other articles
        for line in below[0]:
            line.keep("dateline", "day_below", 0.5)


def _top(pieces: Sequence[Piece], head: int) -> int:
    """Return how far the lines go in which a headline's day may stand."""
    room = TOP
    for i in range(head + 1, len(pieces)):
        room -= len(pieces[i].text) if pieces[i].role == "body" else 0
        if room < 0:
            return i
    return len(pieces)


def _above(head: int, end: int, paragraphs: Sequence[int]) -> Iterator[int]:
    """Yield the lines between the headline and the first paragraphs, each shortly before a paragraph."""
    known = set(paragraphs)
    for i in range(head + 1, end):
        if i not in known and (i < paragraphs[0] or not known.isdisjoint(range(i + 1, i + 1 + NEAR))):
            yield i


def _below(pieces: Sequence[Piece], last: int) -> Iterator[int]:
    """Yield the lines under the article, up to where comments, other articles and the like begin."""
    for i in range(last + 1, min(len(pieces), last + 1 + BELOW)):
        if pieces[i].category not in (None, "other"):
            return
        yield i


def _stating(pieces: Sequence[Piece], at: int) -> Sequence[Piece]:
    """Return the line at ``at``, with the clock time under it if there is one, where they state a day."""
    text = pieces[at].text
    found = _day(text)
    if pieces[at].role in ("title", "caption") or found is None:
        return ()
    if _BY.fullmatch(text[: found.start]) and found.end == len(text):
        return pieces[at : at + 1]
    if not _BEFORE.fullmatch(text[: found.start]):
        return ()
    rest = _BETWEEN.sub("", text[found.end :], count=1)
    if rest:
        again = _day(rest)
        twice = again is not None and (again.start, again.end) == (0, len(rest))
        return pieces[at : at + 1] if twice or _READING.fullmatch(rest) or BYLINE.match(rest) else ()
    if found.precision != "day":
        return pieces[at : at + 1]
    clock = at + 1 < len(pieces) and CLOCK.fullmatch(pieces[at + 1].text)
    return pieces[at : at + 2] if clock else ()


def _day(text: str) -> Found | None:
    if len(text) > LONGEST:
        return None
    return next((found for found in find_all(text) if found.precision != "month"), None)
