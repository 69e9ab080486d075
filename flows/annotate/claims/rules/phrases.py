"""Whole phrases: speakers and cues are completed; claims whose speaker turns out to be a thing go."""

from collections.abc import Sequence

from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.spans import complete_spans, has_inanimate_speaker


def complete_phrases(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims with speaker, cue and content as whole phrases, without those of things that say nothing."""
    kept = []
    for item in found:
        whole = complete_spans(reading, item.claim)
        if not has_inanimate_speaker(reading, item.claim, whole):
            kept.append(FoundClaim(whole, item.found_by))
    return kept
