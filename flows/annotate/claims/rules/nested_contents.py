"""Contents that are another report: in "Half of the teachers said they were tired, the survey found" the survey found
all of it, not the first words."""

from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

NEAR = 3  # characters between who speaks and the cue of the inner report


def widen_nested(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; a content that only names the speaker of another report holds all of that report."""
    claims = [item.claim for item in found]
    return [FoundClaim(_widened(reading, item.claim, claims), item.found_by) for item in found]


def _widened(reading: Reading, claim: TaggedClaim, claims: Sequence[TaggedClaim]) -> TaggedClaim:
    if claim.quote_type == "direct" or not claim.cue_spans or len(claim.content_spans) != 1:
        return claim
    (content,), cue = claim.content_spans, claim.cue_spans[0]
    sentence = reading.sentences.at(content.start)
    for other in claims:
        if other is claim or not other.cue_spans or other.quote_type == "direct":
            continue
        inner = other.content_spans[-1]
        begins = 0 <= other.cue_spans[0].start - content.end <= NEAR
        follows = content.end <= inner.start < inner.end
        if begins and follows and inner.end <= cue.start <= sentence.end and sentence.contains(inner):
            return replace(claim, content_spans=(Span(content.start, inner.end),))
    return claim
