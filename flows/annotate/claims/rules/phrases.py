"""Whole phrases: speakers and cues are completed; claims whose speaker turns out to be a thing go."""

from collections.abc import Sequence

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.reading import MODEL, FoundClaim, Reading
from flows.annotate.claims.spans import complete_spans, has_inanimate_speaker
from flows.annotate.tagger import TaggedClaim


def complete_phrases(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims with speaker, cue and content as whole phrases, without those of things that say nothing."""
    kept = []
    for item in found:
        whole = complete_spans(reading, item.claim)
        if not has_inanimate_speaker(reading, item.claim, whole) and not _lacks_speaker(reading, item, whole):
            kept.append(FoundClaim(whole, item.found_by))
    return kept


def _lacks_speaker(reading: Reading, item: FoundClaim, claim: TaggedClaim) -> bool:
    """Whether the model saw no more of a speaker than an article or a title of which nobody knows the noun or name;
    where articles have cases one may stand for somebody."""
    words = [word.lower() for span in claim.speaker_spans for word in WORD.findall(reading.text, *span)]
    lexicon = reading.lexicon
    lone = len(words) == 1 and (words[0] in lexicon.articles or words[0] in lexicon.titles)
    return item.found_by == MODEL and lone and not reading.conventions.objects
