"""Refusals to speak: words that only say that nothing was said are no claim."""

from collections.abc import Sequence

from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.tagger import TaggedClaim
from flows.records import Span, text_of

LONGEST = 300  # characters of a claim, frame included, that may be a refusal


def drop_refusals(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims without refusals to speak."""
    return [item for item in found if not _is_refusal(reading, item.claim)]


def _is_refusal(reading: Reading, claim: TaggedClaim) -> bool:
    start, end = Span.extent((*claim.frame_spans, *claim.cue_spans, *claim.content_spans))
    if claim.quote_type == "direct" and not claim.frame_spans:
        return False
    outside = (
        reading.text[start:end] if claim.quote_type != "direct" else text_of(reading.text, claim.frame_spans)
    )
    return reading.lexicon.refusals.search(outside) is not None and end - start < LONGEST
