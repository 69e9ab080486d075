"""What a clause at the end of a sentence says that somebody told: "Das Schiff sank, wie die Reederei einräumte"."""

from collections.abc import Iterator, Sequence

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.polarity import is_negation
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.claims.rules.told_before import subject_behind
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import Span

FOUND_BY = "clause that tells who told"
CONFIDENCE = 0.8
LONGEST = 400  # characters of a sentence that is looked at
SHORT = 4  # words of a content


def add_told_clauses(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, and one for each sentence whose last clause says who told it; what takes its verb from another
    sentence is none."""
    told = list(_told(reading, found))
    whole = [Span.extent((*claim.content_spans, *claim.frame_spans)) for claim in told]
    kept = [item for item in found if not any(_extent(item.claim).overlaps(span) for span in whole)]
    return [*kept, *(FoundClaim(claim, FOUND_BY) for claim in told)]


def _extent(claim: TaggedClaim) -> Span:
    return Span.extent(claim.content_spans)


def _told(reading: Reading, found: Sequence[FoundClaim]) -> Iterator[TaggedClaim]:
    text = reading.text
    for opening in reading.find(reading.lexicon.told_clauses):
        sentence = reading.sentences.at(opening.start())
        content, clause = Span(sentence.start, opening.start()), Span(opening.end(), sentence.end)
        words = list(WORD.finditer(text, *clause))
        short = len(WORD.findall(text, *content)) < SHORT or len(words) < 2
        if short or sentence.end - sentence.start > LONGEST or text[sentence.end - 1] != ".":
            continue
        known = any(_is_reported(item.claim, sentence) for item in found)
        if known or any(quotation.overlaps(sentence) for quotation in reading.quotations):
            continue
        verb, parted = words[-1], text[clause.start : words[-1].start()].strip(" ")
        tells = lemma_of(verb[0], reading.lexicon.language) in _verbs(reading) and "," not in parted
        who = subject_behind(reading, words[:-1], clause.start) if tells else None
        if who and not is_negation(reading.lexicon, text[slice(*clause)]):
            cue, frame = (Span(*verb.span()),), (Span(opening.start(), verb.end()),)
            yield rule_claim("indirect", content, CONFIDENCE, speaker=(who,), cue=cue, frame=frame)


def _is_reported(claim: TaggedClaim, sentence: Span) -> bool:
    """Whether a claim of the sentence has its verb there, or none that is sure to be another's."""
    own = any(sentence.contains(cue) for cue in claim.cue_spans)
    return own or (claim.quote_type == "direct" and sentence.overlaps(_extent(claim)))


def _verbs(reading: Reading) -> frozenset[str]:
    """Return the lemmas of verbs that tell what was said or owned up to."""
    confirming = {verb for verb, stance in reading.lexicon.stances.items() if stance == "confirm"}
    telling = pack_of(reading.lexicon.language).reporting.told_before.verbs
    return reading.lexicon.sayings | confirming | {*telling}
