"""Later speakers: reported speech without a verb goes on with who spoke before it, never with who speaks next."""

from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.reading import FoundClaim, Reading


def drop_later(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; one that no verb reports has no speaker from a paragraph behind it."""
    return [_without_later(reading, item) for item in found]


def _without_later(reading: Reading, item: FoundClaim) -> FoundClaim:
    claim = item.claim
    if claim.cue_spans or claim.quote_type == "direct" or not claim.speaker_spans:
        return item
    end, speaker = claim.content_spans[-1].end, claim.speaker_spans[0]
    # A speaker behind the content and another paragraph's: of the next.
    if speaker.start < end or "\n" not in reading.text[end : speaker.start]:
        return item
    return FoundClaim(replace(claim, speaker_spans=(), frame_spans=()), item.found_by)
