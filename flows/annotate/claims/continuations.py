"""Reported speech that goes on: a sentence in the subjunctive of reports, right behind a claim, is its speaker's."""

import re
from collections.abc import Iterator, Sequence

from flows.annotate.claims.lexicon import Lexicon
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

RULE = "subjunctive goes on"
CONFIDENCE = 0.7
LONGEST = 500  # characters of a sentence that is looked at

_END = re.compile(r"[.!?…][\"”“»«’)\]]*(?=\s|$)|\n")


def continuations(
    text: str, spans: Sequence[Span], found: Sequence[TaggedClaim], lexicon: Lexicon
) -> Iterator[TaggedClaim]:
    """Yield a claim for each sentence in the subjunctive that goes on with the claim before it.

    Args:
        text: the document's.
        spans: the parts of it that are read.
        found: the claims found so far.
        lexicon: of the article's language.
    """
    if lexicon.subjunctive is None:
        return
    taken = sorted(_extent(claim) for claim in found)
    for number, (_, end) in enumerate(taken):
        last = next((b for a, b in spans if a <= end <= b), end)
        following = taken[number + 1][0] if number + 1 < len(taken) else last
        closing = _END.search(text, max(0, end - 2), last)
        offset = closing.end() if closing else last
        while offset < min(following, last):
            start = offset + len(text[offset:last]) - len(text[offset:last].lstrip())
            stop = _END.search(text, start, min(last, start + LONGEST))
            if stop is None or stop.end() > following or "\n" in text[offset:start]:
                break
            verb = lexicon.subjunctive.search(text, start, stop.end())
            if verb is None or _quoted(text[start : stop.end()]):
                break
            yield rule_claim("indirect_free_indirect", (start, stop.end()), CONFIDENCE)
            offset = stop.end()


def _extent(claim: TaggedClaim) -> Span:
    parts = (*claim.content_spans, *claim.frame_spans, *claim.cue_spans)
    return min(start for start, _ in parts), max(end for _, end in parts)


def _quoted(sentence: str) -> bool:
    return any(mark in sentence for mark in '„“”»«"?')
