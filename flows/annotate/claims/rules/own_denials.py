"""Denials in the speaker's own words: "“I deny that,” he said", "„Das bestreite ich“, sagte sie"; who speaks for others
denies for them: "His client denies the charges, his lawyer said"."""

from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.polarity import is_negation
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rules.denials import cue_of, denies_a_claim
from flows.annotate.claims.stances import cue_lemma
from flows.records import Span

FOUND_BY = "speaker's own words deny"
LONGEST = 300  # characters of a content that is looked at
NEAR = 3  # words before the verb among which the pronoun of who speaks stands


def read_own_denials(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, denied where a clause of the content says that its speaker denies something."""
    return [_denied(reading, item) for item in found]


def _denied(reading: Reading, item: FoundClaim) -> FoundClaim:
    claim, lexicon = item.claim, reading.lexicon
    speaker = [word.lower() for span in claim.speaker_spans for word in WORD.findall(reading.text, *span)]
    for_others = claim.quote_type == "indirect" and any(word.endswith(lexicon.voices) for word in speaker)
    if (
        claim.quote_type != "direct" and not for_others
    ):  # "He denies it, his wife said": who denies does not speak
        return item
    for start, end in claim.content_spans:
        for verb in lexicon.denying.finditer(reading.text, start, min(end, start + LONGEST)):
            clause = reading.sentences.clause_at(verb.start())
            own = Span(max(clause.start, start), min(clause.end, end))
            cue = cue_of(reading, own)
            speaks = cue and (for_others or _speaks_of_himself(reading, own, cue[0]))
            if cue and speaks and (_denies(reading, own, cue) or denies_a_claim(reading, own, cue[0])):
                return FoundClaim(
                    replace(claim, stance="deny", stance_score=1.0), f"{item.found_by}; {FOUND_BY}"
                )
    return item


def _denies(reading: Reading, own: Span, cue: Sequence[Span]) -> bool:
    """Whether the verb has no other meaning of who says it of himself: "I deny that", "Das bestreite ich"."""
    text, lexicon = reading.text, reading.lexicon
    lemma = cue_lemma(text, cue, lexicon)
    return lexicon.stances.get(lemma or "") == "deny" and not is_negation(lexicon, text[own.start : own.end])


def _speaks_of_himself(reading: Reading, own: Span, verb: Span) -> bool:
    """Whether the subject beside the verb is who speaks."""
    before = WORD.findall(reading.text, own.start, verb.start)[-NEAR:]
    behind = WORD.findall(reading.text, verb.end, own.end)[:1] if reading.conventions.split else []
    return bool(reading.lexicon.myself.intersection(word.lower() for word in (*before, *behind)))
