"""Whom somebody tells, not whose he is: "Am Montag warf die Opposition der Regierung vor …", "sagte der Wirt der
Zeitung": an article that may be a genitive's is here that of a dative."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.stances import cue_lemma
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import Span

FOUND_BY = "who is told cut off"


def part_datives(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims, their speakers without whom they tell or blame."""
    return [_parted(reading, item) for item in found]


def _parted(reading: Reading, item: FoundClaim) -> FoundClaim:
    claim, text = item.claim, reading.text
    data = pack_of(reading.lexicon.language).reporting
    if len(claim.speaker_spans) != 1 or not claim.cue_spans or not data.clauses.giving:
        return item
    speaker = claim.speaker_spans[0]
    words = list(WORD.finditer(text, *speaker))
    bond = next((n for n, word in enumerate(words[:-1]) if n and word[0] in data.relays.told), 0)
    bond = bond or _blamed(reading, speaker, words)
    if not bond or speaker.start < claim.cue_spans[0].end:
        return item
    noun, given = words[bond - 1][0].lower(), words[-1][0].lower()
    gives = cue_lemma(text, claim.cue_spans, reading.lexicon) in data.clauses.giving
    medium = given.endswith((*data.media.feminine, *data.media.nouns)) and bond == len(words) - 2
    # "nach Informationen der Zeitung" tells whose they are.
    whose = (*data.relays.staff, *data.roles.voices, *reading.conventions.sayings)
    medium = medium and not noun.endswith(whose)
    if not medium and not (gives and not _gives_another(reading, claim)):
        return item
    own, told = Span(speaker.start, words[bond - 1].end()), Span(words[bond].start(), speaker.end)
    spoken = replace(claim, speaker_spans=(own,), addressee_spans=(told,))
    return FoundClaim(spoken, f"{item.found_by}; {FOUND_BY}")


def _blamed(reading: Reading, speaker: Span, words: Sequence[re.Match[str]]) -> int:
    """Return which word begins the name of a person right behind a body, 0 for none: "warf die Staatsanwaltschaft Roth
    vor"."""
    bodies = pack_of(reading.lexicon.language).reporting.collectives.bodies
    for name in reading.names.inside([speaker], ("person",)):
        first = next((n for n, word in enumerate(words) if word.start() == name.start_char), 0)
        if first and name.end_char == speaker.end and words[first - 1][0].lower().endswith(bodies):
            return first
    return 0


def _gives_another(reading: Reading, claim: TaggedClaim) -> bool:
    """Whether somebody else in the clause is told: "warf der Sprecher der Polizei ihm vor"."""
    text, speaker = reading.text, claim.speaker_spans[0]
    clauses = pack_of(reading.lexicon.language).reporting.clauses
    sentence = reading.sentences.at(speaker.start)
    told = [span for span in claim.content_spans if claim.quote_type != "reported"]
    behind = WORD.match(text, speaker.end + 1)
    follows = behind is not None and behind[0] in reading.conventions.genitives
    return follows or any(
        word[0].lower() in clauses.given
        for word in WORD.finditer(text, *sentence)
        if not speaker.contains(Span(*word.span())) and not any(s.overlaps(Span(*word.span())) for s in told)
    )
