"""Participles speak for the subject of their sentence, not for the name before them: "Police charged Jan Roth after
determining that …", "The paper is opposed to Ann Lee, arguing that …"."""

from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.reading import MODEL, FoundClaim, Reading
from flows.annotate.claims.verb_subjects import opening_name, opening_noun
from flows.languages import pack_of

FOUND_BY = "subject of its participle"


def name_participle_subjects(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; whose cue is a participle behind an object has the subject of the sentence as its speaker."""
    return [_named(reading, item) for item in found]


def _named(reading: Reading, item: FoundClaim) -> FoundClaim:
    claim, text = item.claim, reading.text
    if item.found_by != MODEL or len(claim.speaker_spans) != 1 or not claim.cue_spans:
        return item
    speaker, cue = claim.speaker_spans[0], claim.cue_spans[0]
    sentence = reading.sentences.at(cue.start)
    clauses = pack_of(reading.lexicon.language).reporting.clauses
    verb = WORD.match(text, cue.start)
    participle = verb is not None and verb[0].endswith(reading.lexicon.gerunds)
    if not participle or not sentence.start < speaker.start or speaker.end > cue.start:
        return item
    ahead = WORD.findall(text, sentence.start, speaker.start)
    between = WORD.findall(text, speaker.end, cue.start)
    parted = bool(between) and between[-1].lower() in clauses.openers
    objects = {*clauses.prepositions} - {*clauses.openers} - reading.lexicon.agents
    tied = bool(ahead) and ahead[-1].lower() in objects
    behind = tied and text[speaker.end : cue.start] == ", "
    if not (parted or behind) or reading.conventions.prepositions.intersection(w.lower() for w in ahead):
        return item
    subject = opening_name(reading, sentence.start, speaker.start) or opening_noun(
        reading, sentence.start, speaker.start
    )
    if subject is None:
        return item
    return FoundClaim(replace(claim, speaker_spans=(subject,)), f"{item.found_by}; {FOUND_BY}")
