"""Datelines: "Kiel, 3. März 2025 – " before a sentence is no part of what is said."""

from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.datelines import datelines
from flows.records import Span


def cut_datelines(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, their contents without the dateline that they begin in."""
    lines = list(datelines(reading.text, reading.spans))
    return [_cut(item, lines) for item in found] if lines else list(found)


def _cut(item: FoundClaim, lines: Sequence[Span]) -> FoundClaim:
    contents = tuple(_behind(span, lines) for span in item.claim.content_spans)
    if contents == item.claim.content_spans:
        return item
    return FoundClaim(replace(item.claim, content_spans=contents), item.found_by)


def _behind(content: Span, lines: Sequence[Span]) -> Span:
    line = next((line for line in lines if line.start <= content.start < line.end < content.end), None)
    return Span(line.end, content.end) if line else content
