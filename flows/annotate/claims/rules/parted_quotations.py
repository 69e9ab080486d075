"""Quotations that their reporting clause parts: "„Jetzt“, ergänzte sie, „hoffen wir.“" is one claim."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.joining import joined
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.claims.rules.quotations import CONFIDENCE, reporting_clause
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

FOUND_BY = "quotation parted by its reporting clause"
LONGEST_SENTENCE = 200  # characters of such a clause that ends its sentence
LONGEST = 90  # characters of the clause that parts a quotation


def join_parted(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; two quotations with a reporting clause between commas are one, and no other claim's part."""
    whole = [
        claim for claim in _parted(reading, found) if not any(_is_whole(item.claim, claim) for item in found)
    ]
    kept = [rest for item in found if (rest := _without(item, whole))]
    return [*kept, *(joined(FoundClaim(claim, FOUND_BY), _parts(claim, found)) for claim in whole)]


def _parted(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[TaggedClaim]:
    for first, second in pairwise(reading.quotations):
        if not _goes_on(reading, first, second):
            continue
        if clause := reporting_clause(reading, first.end) or _seen_clause(found, first, second):
            cue, speaker = clause
            if speaker.end < second.start:
                frame = Span.extent((cue, speaker))
                whole = rule_claim(
                    "direct", first, CONFIDENCE, speaker=(speaker,), cue=(cue,), frame=(frame,)
                )
                yield replace(whole, content_spans=(first, second))


def _seen_clause(found: Sequence[FoundClaim], first: Span, second: Span) -> tuple[Span, Span] | None:
    """Return cue and speaker that the model sees between two quotations, where the second has no cue of its own behind
    it: "“Who pays?” the host pressed. “The state?”" """
    between = Span(first.end, second.start)
    clause: tuple[Span, Span] | None = None
    for claim in (item.claim for item in found if item.claim.quote_type == "direct"):
        behind = any(span.start >= second.end for span in (*claim.cue_spans, *claim.speaker_spans))
        if behind and any(span.overlaps(second) for span in claim.content_spans):
            return None
        named = len(claim.speaker_spans) == 1 and between.contains(claim.speaker_spans[0])
        holds = any(span.overlaps(first) for span in claim.content_spans)
        if holds and named and claim.cue_spans and between.contains(claim.cue_spans[0]):
            clause = (claim.cue_spans[0], claim.speaker_spans[0])
    return clause


def _goes_on(reading: Reading, first: Span, second: Span) -> bool:
    """Whether what parts two quotations is short and ends in a comma, or in a full stop where the language takes what
    follows for the rest of one statement: "“It is late,” she said. “Let us go.”" """
    text, lexicon = reading.text, reading.lexicon
    between = text[first.end : second.start].rstrip()
    if "\n" in text[first.end : second.start] or set(between[:-1]) & set("!?;:"):
        return False
    if between.endswith("."):
        one = reading.sentences.at(first.end).end == first.end + len(between)
        whole = reading.conventions.goes_on and one and len(between) <= LONGEST_SENTENCE
        return whole and reporting_clause(reading, second.end) is None
    verbs = (word for word in WORD.findall(between) if word.endswith(lexicon.gerunds or ("\n",)))
    again = any(lemma_of(verb, lexicon.language) in lexicon.sayings for verb in verbs)  # "he said, adding, …"
    return between.endswith(",") and "." not in between and len(between) <= LONGEST and not again


def _parts(whole: TaggedClaim, found: Sequence[FoundClaim]) -> Iterator[FoundClaim]:
    """Yield the claims that hold a part of a quotation."""
    for item in found:
        spans = item.claim.content_spans
        if any(part.overlaps(span) for part in whole.content_spans for span in spans):
            yield item


def _is_whole(claim: TaggedClaim, whole: TaggedClaim) -> bool:
    """Whether a claim already is just that quotation."""
    first, second = whole.content_spans
    spans = claim.content_spans
    return len(spans) > 1 and spans[0].overlaps(first) and spans[1].overlaps(second)


def _without(item: FoundClaim, whole: Sequence[TaggedClaim]) -> FoundClaim | None:
    """Return a direct claim without the parts that belong to a joined quotation, None where nothing is left."""
    if item.claim.quote_type != "direct":
        return item
    taken = [span for claim in whole for span in claim.content_spans]
    spans = tuple(
        span for span in item.claim.content_spans if not any(span.overlaps(other) for other in taken)
    )
    if spans == item.claim.content_spans:
        return item
    return FoundClaim(replace(item.claim, content_spans=spans), item.found_by) if spans else None
