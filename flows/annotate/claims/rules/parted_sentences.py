"""Sentences parted by what says whose they are: "Die Bande verdient Schätzungen zufolge Milliarden" is one claim."""

from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

FOUND_BY = "sentence parted by its source"


def join_sentences(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; two halves of a sentence around a preposition with its source are one."""
    joined: list[FoundClaim] = []
    for item in sorted(found, key=lambda item: item.claim.content_spans):
        if joined and _halves(reading, joined[-1].claim, item.claim):
            first = joined.pop()
            whole = replace(item.claim, content_spans=(*first.claim.content_spans, *item.claim.content_spans))
            item = FoundClaim(whole, f"{item.found_by}; {FOUND_BY}")
        joined.append(item)
    return joined


def _halves(reading: Reading, first: TaggedClaim, second: TaggedClaim) -> bool:
    """Whether two claims have one source, which stands right between them."""
    same = first.cue_spans == second.cue_spans and first.speaker_spans == second.speaker_spans
    if not (same and first.cue_spans and first.speaker_spans) or "direct" in (
        first.quote_type,
        second.quote_type,
    ):
        return False
    opening = WORD.match(reading.text, first.cue_spans[0].start)
    if opening is None or opening[0].lower() not in reading.conventions.prepositions:
        return False
    frame = Span.extent((*first.cue_spans, *first.speaker_spans))
    before = reading.text[first.content_spans[-1].end : frame.start]
    behind = reading.text[frame.end : second.content_spans[0].start]
    return before == " " == behind
