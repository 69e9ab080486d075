"""Contents that begin or end beside their clause: its conjunction belongs to it ("that her brother …"), a word that
joins what comes next does not, nor does the sentence behind a closing mark."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.tagger import TaggedClaim
from flows.annotate.text import CLOSING
from flows.records import Span

_BEFORE = re.compile(r"(?<!\w)(\w+)\s$")
OPENER = 12  # characters of a conjunction


def keep_to_clauses(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; indirect contents begin and end with their clause."""
    return [FoundClaim(_kept(reading, item.claim), item.found_by) for item in found]


def _kept(reading: Reading, claim: TaggedClaim) -> TaggedClaim:
    if claim.quote_type != "indirect" or not claim.cue_spans:
        return claim
    first, last = claim.content_spans[0], claim.content_spans[-1]
    start, end = _start(reading, first.start), _end(reading, claim, last)
    if (start, end) == (first.start, last.end):
        return claim
    if len(claim.content_spans) == 1:
        return replace(claim, content_spans=(Span(start, end),))
    spans = (Span(start, first.end), *claim.content_spans[1:-1], Span(last.start, end))
    return replace(claim, content_spans=spans)


def _start(reading: Reading, start: int) -> int:
    before = _BEFORE.search(reading.text[max(0, start - OPENER) : start])
    if before is None or before[1].lower() not in reading.lexicon.complement_openers:
        return start
    return start - len(before[0])


def _end(reading: Reading, claim: TaggedClaim, content: Span) -> int:
    text, (start, end) = reading.text, content
    sentence = reading.sentences.at(start)
    marked = text[sentence.end - 1] in CLOSING  # a full stop alone may be an abbreviation's
    if marked and sentence.start <= claim.cue_spans[0].start < start and sentence.end < end:
        end = sentence.end
    words = list(WORD.finditer(text, start, end))
    if len(words) > 1 and words[-1].end() == end and words[-1][0] in reading.lexicon.predicate_joins:
        end = len(text[: words[-1].start()].rstrip(" ,–—-"))
    return end
