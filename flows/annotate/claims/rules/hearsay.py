"""Hearsay: sentences that report something on nobody's word ("is said to have …", "soll … haben", "angeblich")."""

import re
from collections.abc import Iterator, Sequence

from flows.annotate.claims.joining import joined
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

FOUND_BY = "hearsay"
CONFIDENCE = 0.6
LONGEST = 500  # characters of a sentence that is looked at


def add_hearsay(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, and one without a speaker for each sentence of hearsay that no claim of a speaker covers.

    Hearsay marks what is on nobody's word more wholly than the model does: such claims of the model give way.
    """
    found = [item for item in found if not _is_frameless_hearsay(reading, item.claim)]
    voiceless = [item for item in found if _is_voiceless(item.claim)]
    given = [
        (FoundClaim(claim, FOUND_BY), [item for item in voiceless if _overlap(claim, item.claim)])
        for claim in _hearsay(reading, found)
    ]
    kept = [item for item in found if not any(item in parts for _, parts in given)]
    return [*kept, *(joined(item, parts) for item, parts in given)]


def _overlap(claim: TaggedClaim, other: TaggedClaim) -> bool:
    content = Span.extent(other.content_spans)
    return any(content.overlaps(span) for span in claim.content_spans)


def _hearsay(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[TaggedClaim]:
    text = reading.text
    taken = [
        *reading.quotations,
        *(
            span
            for item in found
            if not _is_voiceless(item.claim)
            for span in (*item.claim.content_spans, *item.claim.cue_spans, *item.claim.frame_spans)
        ),
    ]
    done = -1
    for first, last in reading.spans:
        for words in reading.lexicon.hearsay.finditer(text, first, last):
            if words.start() < done:
                continue
            sentence = reading.sentences.at(words.start())
            sentence = Span(max(sentence.start, first), sentence.end)  # a dateline is no part of it
            done = sentence.end
            too_long = sentence.end - sentence.start > LONGEST
            asked = text[sentence.end - 1] == "?"
            if too_long or asked or any(sentence.overlaps(span) for span in taken):
                continue
            content = _content(reading, sentence, words.start())
            cue = tuple(Span(*words.span(part)) for part in _parts(words))
            yield rule_claim("reported", content, CONFIDENCE, stance_score=1.0, hedged=True, cue=cue)


def _is_frameless_hearsay(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether a sentence of hearsay is given a speaker though none of its words reports: "Sie soll … haben."."""
    if claim.quote_type not in ("free_indirect", "indirect_free_indirect") or claim.cue_spans:
        return False
    content = Span.extent(claim.content_spans)
    words = reading.lexicon.hearsay.search(reading.text, *content)
    return words is not None and any(words.groups())


def _is_voiceless(claim: TaggedClaim) -> bool:
    """Whether a claim is on nobody's word, as far as the model sees."""
    return not claim.speaker_spans and claim.quote_type in ("indirect", "reported")


def _parts(words: re.Match[str]) -> Sequence[int]:
    """Return the groups that hold the cue: both halves of a verb that frames its clause, else the words found."""
    return [number for number in range(1, len(words.groups()) + 1) if words[number]] or [0]


def _content(reading: Reading, sentence: Span, offset: int) -> Span:
    """Return the subordinate clause that holds the hearsay, else the sentence: "He left after he allegedly …"."""
    text, (start, end) = reading.text, sentence
    opening = reading.lexicon.hearsay_clause.search(text[start:offset])
    if not opening:
        return sentence
    first = start + opening.start() + len(", " if opening[0][0] == "," else " ")
    closing = text.find(",", offset, end)
    # A clause has no closing mark of its own.
    return Span(first, closing if closing > 0 else end - (text[end - 1] in ".!"))
