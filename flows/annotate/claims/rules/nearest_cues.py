"""Cues that are another claim's: in "denied it but admitted that mistakes were made" admitted reports the mistakes, and
a sentence of reported speech behind "…, she raged." is not reported by that verb, but goes on with who spoke."""

from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

JOIN = 4  # words before the verb among which "but" stands


def take_nearest(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, each with the verb that stands right before its content, and none with a cue of the sentence
    before that reports what stands there."""
    claims = [item.claim for item in found]
    return [FoundClaim(_own(reading, _nearest(reading, item.claim), claims), item.found_by) for item in found]


def _nearest(reading: Reading, claim: TaggedClaim) -> TaggedClaim:
    if claim.quote_type == "direct" or not claim.cue_spans:
        return claim
    text, lexicon, cue, content = reading.text, reading.lexicon, claim.cue_spans[-1], claim.content_spans[0]
    sentence = reading.sentences.at(content.start)
    if not sentence.start <= cue.start < cue.end < content.start:
        return claim
    words = list(WORD.finditer(text, cue.end, content.start))
    nearest = words[-1] if words else None
    if nearest is None or nearest[0][0].isupper() or text[nearest.end() : content.start].strip(" ,"):
        return claim
    lemma = lemma_of(nearest[0], lexicon.language)
    verb = lemma != nearest[0].lower() and not nearest[0].lower().endswith(lexicon.gerunds)
    joined = any(word[0].lower() in lexicon.predicate_joins for word in words[-JOIN:-1])
    reports = lexicon.stances.get(lemma) is not None or lemma in lexicon.sayings
    return (
        replace(claim, cue_spans=(Span(*nearest.span()),), frame_spans=())
        if verb and joined and reports
        else claim
    )


def _own(reading: Reading, claim: TaggedClaim, claims: Sequence[TaggedClaim]) -> TaggedClaim:
    """Return a claim without the cue, and with the speaker, of the claim in the sentence before that has the same."""
    if claim.quote_type in ("direct", "reported") or not claim.cue_spans:
        return claim
    sentence = reading.sentences.at(claim.content_spans[0].start)
    cue = claim.cue_spans[0]
    if cue.end > sentence.start:
        return claim
    before = reading.sentences.at(cue.start)
    for other in claims:
        same = other.cue_spans == claim.cue_spans and other.content_spans != claim.content_spans
        if same and before.contains(other.content_spans[0]) and other.speaker_spans:
            return replace(claim, cue_spans=(), frame_spans=(), speaker_spans=other.speaker_spans)
    return claim
