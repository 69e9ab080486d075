"""Words that speak for nobody: who is told something ("Residents were told that …"), and who was named sentences before
"hieß es"."""

from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.lexicon import lemma_of
from flows.annotate.claims.polarity import cue_clause
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.tagger import TaggedClaim

LONGEST = 40  # characters of an impersonal cue
NEAR = 3  # words between the auxiliary of a passive and its participle


def drop_non_speakers(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, without the words taken for a speaker that speak for nobody."""
    return [
        FoundClaim(replace(item.claim, speaker_spans=()), item.found_by)
        if _is_distant(reading, item.claim) or _is_told(reading, item.claim)
        else item
        for item in found
    ]


def _is_distant(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether an impersonal cue takes its speaker from another sentence: "hieß es" leaves open who speaks."""
    if not claim.cue_spans or not reading.conventions.impersonal:
        return False
    start = claim.cue_spans[0].start
    if not reading.text[start : start + LONGEST].lower().startswith(reading.conventions.impersonal):
        return False
    own = reading.sentences.at(start)
    return not any(own.contains(span) for span in claim.speaker_spans)


def _is_told(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether the verb of saying is in the passive, so that its subject is who was told."""
    if not claim.cue_spans or len(claim.speaker_spans) != 1:
        return False
    text, lexicon, speaker = reading.text, reading.lexicon, claim.speaker_spans[0]
    words = [word for span in claim.cue_spans for word in WORD.findall(text, *span)]
    lemma = lemma_of(words[-1], lexicon.language) if words else ""
    clause = reading.sentences.clause_at(claim.cue_spans[-1].start)
    active = not words or lemma == words[-1].lower() or words[-1].lower().endswith(lexicon.gerunds)
    if active or lemma not in lexicon.telling or not clause.contains(speaker):
        return False
    around = [word.lower() for word in WORD.findall(cue_clause(reading, claim))]
    if not reading.conventions.split:  # the auxiliary stands right before its participle
        verb = around.index(words[-1].lower()) if words[-1].lower() in around else 0
        ahead = around[max(0, verb - NEAR) : verb]
        far = [number for number, word in enumerate(ahead) if not reading.conventions.attends(word)]
        around = ahead[far[-1] + 1 :] if far else ahead  # "not to be named told": "be" is another verb's
    before = WORD.findall(text, clause.start, speaker.start)
    return bool(lexicon.passives.intersection(around)) and not (
        before and before[-1].lower() in lexicon.agents
    )
