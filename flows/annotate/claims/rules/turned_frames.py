"""Frames taken for contents: in "Prices will rise, he wrote" nobody says that he wrote."""

from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

FOUND_BY = "reporting clause behind it"
LONGEST = 5  # words of a frame
FEW = 4  # words: what is shorter says nothing


def turn_frames(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; one whose content is a pronoun with a verb of saying has what stands before it as content."""
    return [_turned(reading, item) for item in found]


def _turned(reading: Reading, item: FoundClaim) -> FoundClaim:
    claim, text = item.claim, reading.text
    if claim.quote_type == "direct" or len(claim.content_spans) != 1:
        return item
    start, end = claim.content_spans[0]
    words = list(WORD.finditer(text, start, end))
    if not 2 <= len(words) <= LONGEST or text[start - 2 : start] != ", ":
        return item
    who, verb = words[:2]
    person = reading.lexicon.pronouns.get(who[0].lower()) in ("male", "female")
    if not person or lemma_of(verb[0], reading.lexicon.language) not in reading.lexicon.sayings:
        return item
    sentence = reading.sentences.at(start)
    said = Span(sentence.start, start - 2)
    if len(WORD.findall(text, *said)) < FEW:
        return item
    return FoundClaim(_of(claim, said, Span(*who.span()), Span(*verb.span())), f"{item.found_by}; {FOUND_BY}")


def _of(claim: TaggedClaim, said: Span, who: Span, verb: Span) -> TaggedClaim:
    return replace(
        claim,
        content_spans=(said,),
        speaker_spans=(who,),
        cue_spans=(verb,),
        frame_spans=(Span(who.start, verb.end),),
    )
