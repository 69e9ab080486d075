"""Impersonal cues: "hieß es" leaves open who speaks, unless its own sentence says it."""

from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.tagger import TaggedClaim

LONGEST = 40  # characters of an impersonal cue


def drop_distant_speakers(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; one with an impersonal cue has no speaker from another sentence."""
    return [
        FoundClaim(replace(item.claim, speaker_spans=()), item.found_by)
        if _is_distant(reading, item.claim)
        else item
        for item in found
    ]


def _is_distant(reading: Reading, claim: TaggedClaim) -> bool:
    if not claim.cue_spans or not reading.conventions.impersonal:
        return False
    start = claim.cue_spans[0].start
    if not reading.text[start : start + LONGEST].lower().startswith(reading.conventions.impersonal):
        return False
    own = reading.sentences.at(start)
    return not any(own.contains(span) for span in claim.speaker_spans)
