"""Addressees: who is told something is no part of it ("told prosecutors the money was a gift")."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.patterns import words_of
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.spans import CLOSING
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import Span

FOUND_BY = "addressee cut off"
LEAST = 3  # words of a content that is left


def part_addressees(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, their contents without whom somebody told them; what tells that somebody told something is
    whole."""
    told = [_without_addressee(reading, item) for item in found]
    return [_whole(reading, item, told) for item in told]


def _without_addressee(reading: Reading, item: FoundClaim) -> FoundClaim:
    claim = item.claim
    data = pack_of(reading.lexicon.language).reporting
    first = claim.content_spans[0]
    telling = any(reading.text.lower().endswith(data.relays.telling, s.start, s.end) for s in claim.cue_spans)
    behind = any(0 <= first.start - span.end <= 1 for span in claim.cue_spans)
    if not (data.clauses.told and telling and behind):
        return item
    end = _addressee(reading, first, data.clauses.told)
    start = WORD.search(reading.text, end, first.end)
    if not end or start is None or len(WORD.findall(reading.text, end, first.end)) < LEAST:
        return item
    content = Span(start.start(), first.end)
    addressee = Span(first.start, end)
    parted = replace(claim, content_spans=(content, *claim.content_spans[1:]), addressee_spans=(addressee,))
    return FoundClaim(parted, f"{item.found_by}; {FOUND_BY}")


def _addressee(reading: Reading, content: Span, nouns: Sequence[str]) -> int:
    """Return the end of the name, pronoun or noun that a content begins with, 0 if it begins with none."""
    mention = next((m for m in reading.mentions if m.start_char == content.start), None)
    if mention and mention.end_char < content.end:
        return mention.end_char
    noun = re.compile(rf"(?:{words_of(nouns)})(?![\w’'-])", re.IGNORECASE).match(reading.text, *content)
    return noun.end() if noun else 0


def _whole(reading: Reading, item: FoundClaim, found: Sequence[FoundClaim]) -> FoundClaim:
    """Return a claim whose reporting clause stands behind another's content with all of it: "Stahl had told them that
    he paid, one of the people said"."""
    claim = item.claim
    if len(claim.content_spans) != 1 or not claim.cue_spans or not claim.speaker_spans:
        return item
    content = claim.content_spans[0]
    frame = min(claim.cue_spans[0].start, claim.speaker_spans[0].start)
    for other in (other.claim for other in found if other is not item):
        last = other.content_spans[-1].end
        inside = other.cue_spans and other.speaker_spans and content.overlaps(other.speaker_spans[0])
        between = reading.text[last:frame]
        follows = content.end <= other.content_spans[0].start and last <= frame
        if inside and follows and not between.strip(f" ,{CLOSING}") and "," in between:
            whole: TaggedClaim = replace(claim, content_spans=(Span(content.start, last),))
            return FoundClaim(whole, f"{item.found_by}; {FOUND_BY}")
    return item
