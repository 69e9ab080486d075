"""Verb brackets: where a verb is split, its particle closes the clause behind what is said: "zog die Aussage, er habe
sie gesehen, am Freitag zurück", "weist den Verdacht, Stimmen gekauft zu haben, weit von sich"."""

from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.tagger import TaggedClaim
from flows.records import Span

FEW = 7  # words between the comma and the end of the clause


def close_brackets(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, their contents without the end of the main clause, which belongs to the verb before them."""
    if not reading.conventions.split:
        return list(found)
    return [FoundClaim(_closed(reading, item.claim), item.found_by) for item in found]


def _closed(reading: Reading, claim: TaggedClaim) -> TaggedClaim:
    if claim.quote_type == "direct" or len(claim.cue_spans) != 1 or len(claim.content_spans) != 1:
        return claim
    text, (content,), (cue,) = reading.text, claim.content_spans, claim.cue_spans
    sentence = reading.sentences.at(content.start)
    if not sentence.start <= cue.start < content.start:
        return claim
    comma = text.rfind(", ", content.start, sentence.end)
    rest = Span(comma + 1, sentence.end)
    words = list(WORD.finditer(text, *rest))
    if comma < 0 or not 0 < len(words) <= FEW or comma > content.end + 1:
        return claim
    closing = _closing(reading, cue, rest)
    if closing is None:
        return claim
    return replace(
        claim,
        content_spans=(Span(content.start, min(content.end, comma)),),
        cue_spans=(cue, closing),
        frame_spans=(),
    )


def _closing(reading: Reading, cue: Span, rest: Span) -> Span | None:
    """Return the particle, or the other words of the verb's phrase, that end the clause."""
    text, lexicon = reading.text, reading.lexicon
    last = list(WORD.finditer(text, *rest))[-1]
    for verb in WORD.findall(text, *cue):
        lemma = lemma_of(verb, lexicon.language)
        whole = last[0] + lemma
        known = whole in lexicon.stances or whole in lexicon.rejections or whole in lexicon.retractions
        if last[0] in reading.conventions.split and known:
            return Span(*last.span())
        phrases = (pattern.search(text, *rest) for pattern, _ in lexicon.phrasal.get(lemma, ()))
        if phrase := next((phrase for phrase in phrases if phrase and phrase.end() == last.end()), None):
            return Span(*phrase.span())
    return None
