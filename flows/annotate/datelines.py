"""Datelines: "Hamburg (dpa) - " opens a paragraph and belongs to none of its sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.mentions.gazetteer import gazetteer
from flows.records import Article, Span

_WORD = r"[^\W\d_a-zß-ÿ][\w.’'/]*(?:-[^\W\d_]\w+)?"
# Words are bounded in number, so that a long line is gone through once.
_LINE = re.compile(
    rf"(?m)^[ \t]*(?P<place>{_WORD}(?:,?[ \t]{_WORD}){{0,4}})"
    r"(?P<date>,[ \t](?:\d{1,2}\.?[ \t]\w{3,9}\.?|\w{3,9}\.?[ \t]\d{1,2})(?:,?[ \t]\d{4})?)?"
    r"(?P<credit>[ \t]?\([\w/,. -]{2,40}\))?[ \t]?(?:[–—]|--?)[ \t](?=[\"„“”»«‘'‚A-ZÄÖÜ])"
)
SHORT = 4  # letters; a place in capitals has at least as many
FIRST = 600  # characters of a stretch in which its dateline may stand


def datelines(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the dateline, dash included, of each stretch that has one near its beginning."""
    for start, end in spans:
        line = next(
            (m for m in _LINE.finditer(text, start, min(end, start + FIRST)) if _is_dateline(m)), None
        )
        if line and line.end() < end:
            yield Span(*line.span())


def without_datelines(text: str, article: Article) -> Article:
    """Return the article with each dateline in its body cut off as a segment of its own.

    Datelines with a date ("Kiel, 3. März 2025 – ") stay: the model has read many and knows them for what they are.
    """
    segments = []
    for segment in article.segments:
        end = 0
        if segment.role == "body":
            last = min(segment.end_char, segment.start_char + FIRST)
            line = next((m for m in _LINE.finditer(text, segment.start_char, last) if _is_dateline(m)), None)
            if line and not line["date"] and line.end() < segment.end_char:
                if line.start() > segment.start_char:
                    segments.append(replace(segment, end_char=line.start()))
                segments.append(
                    replace(segment, role="dateline", start_char=line.start(), end_char=line.end())
                )
                end = line.end()
        segments.append(replace(segment, start_char=end) if end else segment)
    return replace(article, segments=tuple(segments)) if len(segments) > len(article.segments) else article


def _is_dateline(line: re.Match[str]) -> bool:
    """Whether a place, a date or an agency stands before the dash; a heading does not."""
    place = line["place"]
    capitals = re.split(r"[,.\s]", place)[0].isupper() and len(place) >= SHORT
    known = gazetteer().get(place)
    return bool(line["date"] or line["credit"] or capitals or (known and known.kind == "location"))
