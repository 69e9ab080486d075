"""Reported speech that goes on: a sentence in the subjunctive of reports, right behind a claim, is its speaker's."""

from collections.abc import Iterator, Sequence

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import is_subjunctive
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

FOUND_BY = "subjunctive goes on"
CONFIDENCE = 0.7
LONGEST = 500  # characters of a sentence that is looked at
QUOTED = frozenset('„“”»«"?')


def continue_reports(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, and one for each sentence in the subjunctive that goes on with the claim before it."""
    return [*found, *(FoundClaim(claim, FOUND_BY) for claim in _continuations(reading, found))]


def _continuations(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[TaggedClaim]:
    if not reading.lexicon.subjunctive:
        return
    taken = sorted(_extent(item.claim) for item in found)
    for number, (_, end) in enumerate(taken):
        last = next((span.end for span in reading.spans if span.start <= end <= span.end), end)
        following = taken[number + 1].start if number + 1 < len(taken) else last
        previous = reading.sentences.at(max(0, end - 1))
        while sentence := reading.sentences.after(max(previous.end, end)):
            start, stop = sentence
            parted = "\n" in reading.text[previous.end : start]
            if parted or stop > min(following, last) or stop - start > LONGEST:
                break
            if not _in_subjunctive(reading, sentence) or QUOTED & set(reading.text[start:stop]):
                break
            yield rule_claim("indirect_free_indirect", sentence, CONFIDENCE)
            previous = sentence


def _in_subjunctive(reading: Reading, sentence: Span) -> bool:
    """Whether a verb of the sentence has the form of reported speech; "ich nehme" has not."""
    words = WORD.findall(reading.text, *sentence)
    if any(word.lower() in reading.lexicon.first_person for word in words):
        return False
    return any(is_subjunctive(word, reading.lexicon) for word in words)


def _extent(claim: TaggedClaim) -> Span:
    return Span.extent((*claim.content_spans, *claim.frame_spans, *claim.cue_spans))
