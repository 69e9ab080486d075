"""Denials in a clause that takes up what was just said: "…, a charge the firm denies", "…, something he disputes"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.polarity import is_negation
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rule_claim import rule_claim
from flows.annotate.claims.rules.actors import subject_of
from flows.annotate.claims.rules.denials import cue_of
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import Span

FOUND_BY = "clause that denies what it takes up"
CONFIDENCE = 0.8
NOUN = 3  # words up to the noun that takes up what was said
LONGEST = 14  # words of such a clause
REACH = 300  # characters before and behind its verb: more than such a clause has
FEW = 1  # adverbs behind its verb

_BEHIND = re.compile(r"[.!,]")


def add_taken_up(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, each without a clause that denies it behind a comma, and those denials.

    Where verbs are split, their clauses are read by other rules.
    """
    denials = [] if reading.conventions.split else list(_denials(reading, [item.claim for item in found]))
    spans = [denial.content_spans[0] for denial in denials]
    kept = [replace(item, claim=_without(item.claim, spans)) for item in found]
    own = [item for item in kept if not any(_is_inside(item.claim, span) for span in spans)]
    return [*own, *(FoundClaim(denial, FOUND_BY) for denial in denials)]


def _denials(reading: Reading, found: Sequence[TaggedClaim]) -> Iterator[TaggedClaim]:
    text, lexicon = reading.text, reading.lexicon
    denied = [span for claim in found if claim.stance == "deny" for span in claim.cue_spans]
    for stem in reading.find(lexicon.denying):
        verb = Span(*stem.span())
        sentence = reading.sentences.at(verb.start)
        start = text.rfind(", ", max(sentence.start, verb.start - REACH), verb.start) + len(", ")
        closing = _BEHIND.search(text, verb.end, min(sentence.end, verb.end + REACH))
        if start < len(", ") or closing is None or any(verb.overlaps(span) for span in denied):
            continue
        if claim := _denial(reading, Span(start, closing.start()), verb):
            yield claim


def _denial(reading: Reading, clause: Span, verb: Span) -> TaggedClaim | None:
    """Return the denial that a clause is: a noun for something said, who denies it, and the verb without an object."""
    text, lexicon = reading.text, reading.lexicon
    words = list(WORD.finditer(text, *clause))
    taken_up = next((word for word in words[:NOUN] if _takes_up(reading, word, words[0])), None)
    behind = WORD.findall(text, verb.end, clause.end)
    adverbs = len(behind) <= FEW and all(reading.conventions.attends(word) for word in behind)
    if (
        taken_up is None
        or len(words) > LONGEST
        or not adverbs
        or any(q.overlaps(clause) for q in reading.quotations)
    ):
        return None
    part = Span(taken_up.end() + 1, clause.end)
    opening = WORD.match(text, part.start, verb.start)
    if opening and opening[0].lower() in {*_relative(reading), *lexicon.complement_openers}:
        part = Span(opening.end() + 1, clause.end)
    cue = cue_of(reading, part) if part.start < verb.start else None
    if cue is None or cue[0].start != verb.start or is_negation(lexicon, text[slice(*part)]):
        return None
    speaker = subject_of(reading, part, cue[0])
    if speaker is None or speaker.start > verb.start:
        return None
    return rule_claim(
        "reported", clause, CONFIDENCE, stance="deny", stance_score=1.0, speaker=(speaker,), cue=cue
    )


def _takes_up(reading: Reading, word: re.Match[str], opening: re.Match[str]) -> bool:
    """Whether a word stands for what was said before its clause: a noun for it behind its article, or one of the few
    that open such a clause by themselves."""
    lexicon, plain = reading.lexicon, word[0].lower()
    if word.start() == opening.start():
        alone = {*pack_of(lexicon.language).reporting.denials.resuming}
        return plain in alone or lexicon.assertions.fullmatch(plain) is not None
    return opening[0].lower() in lexicon.articles and lexicon.assertions.fullmatch(plain) is not None


def _relative(reading: Reading) -> Sequence[str]:
    return pack_of(reading.lexicon.language).reporting.clauses.relative


def _without(claim: TaggedClaim, denials: Sequence[Span]) -> TaggedClaim:
    """Return a claim without what denies it behind its comma."""
    start, end = claim.content_spans[-1]
    for denial in denials:
        if start < denial.start < end and denial.end <= end + 1:
            return replace(
                claim, content_spans=(*claim.content_spans[:-1], Span(start, denial.start - len(", ")))
            )
    return claim


def _is_inside(claim: TaggedClaim, denial: Span) -> bool:
    """Whether a claim is no more than a part of a denial, its verb taken for something else."""
    return all(denial.contains(span) for span in (*claim.content_spans, *claim.cue_spans))
