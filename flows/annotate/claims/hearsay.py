"""Hearsay: sentences that report something on nobody's word ("is said to have …", "soll … haben", "angeblich")."""

import re
from collections.abc import Iterator, Sequence

from flows.annotate.claims.lexicon import Lexicon
from flows.annotate.claims.quotes import quotations
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

RULE = "hearsay"
CONFIDENCE = 0.6
LONGEST = 500  # characters of a sentence that is looked at

_END = re.compile(r"(?<!\s\d)(?<!\s\d\d)[.!?…][\"”“»«’)\]]*(?=\s+[^\sa-zß-ÿ]|\s*$)|\n|;")


def hearsay(
    text: str, spans: Sequence[Span], found: Sequence[TaggedClaim], lexicon: Lexicon
) -> Iterator[TaggedClaim]:
    """Yield a claim without a speaker for each sentence of hearsay that no claim of a speaker covers.

    Args:
        text: the document's.
        spans: the parts of it that are read.
        found: the claims found so far.
        lexicon: of the article's language.
    """
    taken = [
        *quotations(text, spans),
        *(
            span
            for claim in found
            if not is_voiceless(claim)
            for span in (*claim.content_spans, *claim.cue_spans, *claim.frame_spans)
        ),
    ]
    done = -1
    for first, last in spans:
        for words in lexicon.hearsay.finditer(text, first, last):
            if words.start() < done:
                continue
            start, end = _sentence(text, words.start(), first, last)
            done = end
            if end - start > LONGEST or text[end - 1] == "?" or any(s < end and start < e for s, e in taken):
                continue
            content = _clause(text, start, words.start(), end, lexicon)
            cue = tuple(words.span(part) for part in _parts(words))
            yield rule_claim("reported", content, CONFIDENCE, stance_score=1.0, hedged=True, cue=cue)


def is_voiceless(claim: TaggedClaim) -> bool:
    """Whether a claim is on nobody's word, as far as the model sees; hearsay marks it more wholly."""
    return not claim.speaker_spans and claim.quote_type in ("indirect", "reported")


def _parts(words: re.Match[str]) -> Sequence[int]:
    """Return the groups that hold the cue: both halves of a verb that frames its clause, else the words found."""
    return [number for number in range(1, len(words.groups()) + 1) if words[number]] or [0]


def _sentence(text: str, offset: int, first: int, last: int) -> Span:
    """Return the sentence around an offset, its closing mark included."""
    start = first
    for stop in _END.finditer(text, max(first, offset - LONGEST), offset):
        start = stop.end()
    closing = _END.search(text, offset, min(last, offset + LONGEST))
    end = closing.end() if closing and closing[0] not in "\n;" else (closing.start() if closing else last)
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _clause(text: str, start: int, offset: int, end: int, lexicon: Lexicon) -> Span:
    """Return the subordinate clause that holds the hearsay, else the sentence: "He left after he allegedly …"."""
    opening = lexicon.hearsay_clause.search(text[start:offset])
    if not opening:
        return start, end
    first = start + opening.start() + len(", " if opening[0][0] == "," else " ")
    closing = text.find(",", offset, end)
    return first, closing if closing > 0 else end - (text[end - 1] in ".!")  # a clause has no mark of its own
