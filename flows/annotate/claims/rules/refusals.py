"""What was not said: refusals to speak, and reports that are negated or unreal, are no claim."""

from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.polarity import cue_clause, is_negated, is_taken_back, is_unreal
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.stances import cue_lemma
from flows.annotate.tagger import TaggedClaim
from flows.records import Span, text_of

LONGEST = 300  # characters of a claim, frame included, that may be a refusal
FEW = 5  # words; a quotation as short may be nothing but a refusal ("No comment")


def drop_refusals(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims without refusals to speak and without reports of what was not said."""
    return [
        item for item in found if not is_refusal(reading, item.claim) and not _is_unsaid(reading, item.claim)
    ]


def is_refusal(reading: Reading, claim: TaggedClaim) -> bool:
    """Return whether somebody says no more than that nothing is said."""
    start, end = Span.extent((*claim.frame_spans, *claim.cue_spans, *claim.content_spans))
    if reading.lexicon.assertions.search(text_of(reading.text, claim.cue_spans)):
        end = max(end, reading.sentences.at(end - 1).end)  # "Rumours that … he would not confirm"
    content = text_of(reading.text, claim.content_spans)
    refusals = reading.lexicon.refusals
    if claim.quote_type == "direct":
        if len(content.split()) <= FEW and refusals.search(content):
            return True
        outside = text_of(reading.text, claim.frame_spans)
    else:
        outside = reading.text[start:end]
    return refusals.search(outside) is not None and end - start < LONGEST


def _is_unsaid(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether the report says that it was not said; who does not deny, or refuses to deny, is heard all the same."""
    lemma = cue_lemma(reading.text, claim.cue_spans, reading.lexicon)
    lexicon = reading.lexicon
    if lexicon.negations.fullmatch(text_of(reading.text, claim.speaker_spans)):
        return True  # "nobody disputes that …"
    if _is_asked(reading, claim, lemma):
        return True
    if claim.quote_type == "indirect" and lexicon.instead.match(reading.text, claim.content_spans[0].start):
        return True  # "Instead of confirming it, he smiled"
    if _is_supposed(reading, claim):
        return True
    if lemma in lexicon.rejections or lexicon.stances.get(lemma or "") in ("deny", "ask"):
        return False
    if _is_fiction(reading, claim):
        return True
    return is_negated(reading, claim) or is_unreal(reading, claim) or is_taken_back(reading, claim)


def is_imagined(reading: Reading, claim: TaggedClaim) -> bool:
    """Return whether a saying is dreamt or supposed, or a figure's of a book or film."""
    return _is_supposed(reading, claim) or _is_fiction(reading, claim)


def _is_fiction(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether a figure without a name speaks: "In the novel, the hero claims that he can fly"."""
    named = any(
        span.overlaps(Span(m.start_char, m.end_char))
        for m in reading.mentions
        for span in claim.speaker_spans
    )
    if named or not claim.cue_spans:
        return False
    cue = claim.cue_spans[0].start
    return reading.lexicon.fiction.search(reading.text, reading.sentences.at(cue).start, cue) is not None


def _is_supposed(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether a saying is dreamt, supposed or asked about: "Imagine a minister saying …", "Did she say that …?"."""
    text, lexicon = reading.text, reading.lexicon
    if claim.quote_type == "direct" or not claim.cue_spans:
        return False
    cue = claim.cue_spans[0]
    if any(lemma_of(word, lexicon.language) in lexicon.imagining for word in WORD.findall(text, *cue)):
        return True
    sentence, content = reading.sentences.at(cue.start), claim.content_spans[0]
    ahead = Span(sentence.start, min(cue.start, content.start))
    quoted = any(quotation.overlaps(ahead) for quotation in reading.quotations)
    if not quoted and lexicon.supposing.search(text, *ahead):
        return True
    own, _, _ = cue_clause(reading, claim).partition(text[slice(*cue)])
    if lexicon.conditions.search(own):
        return True
    asks = lexicon.stances.get(cue_lemma(text, claim.cue_spans, lexicon) or "") == "ask"
    asked = text[sentence.end - 1] == "?" and cue.end <= content.start and sentence.contains(content)
    return asked and not asks and ":" not in text[cue.start : content.start]


def _is_asked(reading: Reading, claim: TaggedClaim, lemma: str | None) -> bool:
    """Whether a content is the question that its speaker was asked: "Auf die Frage, ob sie gehe, antwortete sie …"."""
    lexicon, content = reading.lexicon, claim.content_spans[0]
    if claim.quote_type == "direct" or lexicon.stances.get(lemma or "") == "ask":
        return False
    opening = WORD.match(reading.text, content.start)
    sentence = reading.sentences.at(content.start)
    return (
        opening is not None
        and opening[0].lower() in lexicon.question_words
        and lexicon.asked.search(reading.text[sentence.start : content.start]) is not None
    )


def cut_refusals(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, each summary without what it adds of nothing said: "denied it but did not comment"."""
    return [replace(item, claim=_cut(reading, item.claim)) for item in found]


def before_refusal(reading: Reading, span: Span, verb: int) -> Span:
    """Return a span up to the join in front of a refusal, the whole where there is none.

    Args:
        verb: where the verb ends whose part of the sentence is kept.
    """
    text, lexicon, split = reading.text, reading.lexicon, reading.conventions.split
    refusal = lexicon.refusals.search(text, verb, span.end)
    words = list(WORD.finditer(text, verb, span.end)) if refusal else []
    words = [word for word in words if refusal and word.start() <= refusal.start()]
    # A language that splits its verbs has a comma before each part without an "and"; its "but" may stand within one.
    joining = lexicon.speaker_joins if split else lexicon.predicate_joins
    commas = [w.start() for w in words if text[: w.start()].endswith(", ") and _opens(reading, w[0])]
    breaks = commas or [w.start() for w in words if w[0].lower() in joining]
    if not breaks:
        return span
    return Span(span.start, span.start + len(text[span.start : breaks[-1]].rstrip(" ,")))


def _opens(reading: Reading, word: str) -> bool:
    """Whether a word behind a comma may open another part of the sentence."""
    return bool(reading.conventions.split) or word.lower() in reading.lexicon.predicate_joins


def _cut(reading: Reading, claim: TaggedClaim) -> TaggedClaim:
    content = claim.content_spans[0]
    if claim.quote_type != "reported" or len(claim.content_spans) != 1 or not claim.cue_spans:
        return claim
    cue = Span.extent(claim.cue_spans)
    if not content.contains(cue):
        return claim
    kept = before_refusal(reading, content, cue.end)
    return claim if kept == content else replace(claim, content_spans=(kept,), frame_spans=())
