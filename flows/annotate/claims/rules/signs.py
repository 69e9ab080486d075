"""Signs that report without a word: the colon behind a label ("Doe: We will win"), the dash before who signs."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

_COLON = re.compile(r"\s?(:)[ \t]*[\"“„‘'»«]?$")
_DASH = re.compile(r"[\"”“»«’']?[^\S\n]*\n?[^\S\n]*([–—―-])[^\S\n]*$")


def read_signs(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; without a cue in its paragraph one has the sign that ties its speaker to its content."""
    if not reading.conventions.colon:
        return list(found)
    return [FoundClaim(_signed(reading.text, item.claim), item.found_by) for item in found]


def _signed(text: str, claim: TaggedClaim) -> TaggedClaim:
    if len(claim.speaker_spans) != 1:
        return claim
    (speaker,), content = claim.speaker_spans, Span.extent(claim.content_spans)
    if speaker.end <= content.start:
        sign = _COLON.fullmatch(text, speaker.end, content.start)
    else:
        sign = _DASH.fullmatch(text, content.end, speaker.start) if content.end < speaker.start else None
    elsewhere = all("\n" in text[slice(*sorted((content.end, cue.start)))] for cue in claim.cue_spans)
    return replace(claim, cue_spans=(Span(*sign.span(1)),), frame_spans=()) if sign and elsewhere else claim
