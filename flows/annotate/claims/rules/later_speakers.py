"""Later speakers: reported speech without a verb goes on with who spoke before it, never with who speaks next; what
stands on a thing is said by it: "„Weg damit“, stand auf einem Plakat. Bürgermeister Roth …"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flows.annotate.claims.conventions import WORD
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.rules.continuations import in_subjunctive
from flows.annotate.tagger import TaggedClaim
from flows.languages import pack_of
from flows.records import Span

LONGEST = 6  # words of a thing on which something stands

_PLAIN = re.compile(r"[\w\s-]+")


def drop_later(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims; one that no verb reports has no speaker from a paragraph behind it, a quotation that stands on
    something has that for its speaker."""
    return [_without_later(reading, _standing(reading, item), found) for item in found]


def _standing(reading: Reading, item: FoundClaim) -> FoundClaim:
    claim, text = item.claim, reading.text
    data = pack_of(reading.lexicon.language).reporting
    verb = WORD.match(text, claim.cue_spans[0].start) if claim.cue_spans else None
    if claim.quote_type != "direct" or not verb or verb[0] not in data.sayings.standing:
        return item
    place = WORD.match(text, verb.end() + 1)
    if not place or place[0] not in data.clauses.prepositions:
        return item
    words = list(WORD.finditer(text, place.end(), reading.sentences.at(verb.start()).end))[:LONGEST]
    noun = next((word for word in words if word[0][0].isupper()), None)
    behind = claim.content_spans[-1].end <= verb.start()
    if noun is None or not behind or not _PLAIN.fullmatch(text, place.end(), noun.end()):
        return item
    thing = Span(words[0].start(), noun.end())
    return FoundClaim(replace(claim, speaker_spans=(thing,)), item.found_by)


def _without_later(reading: Reading, item: FoundClaim, found: Sequence[FoundClaim]) -> FoundClaim:
    claim = item.claim
    if claim.cue_spans or claim.quote_type == "direct" or not claim.speaker_spans:
        return item
    end, speaker = claim.content_spans[-1].end, claim.speaker_spans[0]
    # A speaker behind the content and another paragraph's: of the next.
    apart = "\n" in reading.text[end : speaker.start] or _goes_on(reading, claim, found)
    if speaker.start < end or not apart:
        return item
    return FoundClaim(replace(claim, speaker_spans=(), frame_spans=()), item.found_by)


def _goes_on(reading: Reading, claim: TaggedClaim, found: Sequence[FoundClaim]) -> bool:
    """Whether a sentence in the mood of reports stands right behind one in which somebody spoke, and whom the model
    sees stands in the next: "Er kenne sie nicht, sagte Roth. Der Vorwurf sei absurd. Eine Sprecherin bestätigte …"."""
    sentence = reading.sentences.at(claim.content_spans[-1].end - 1)
    before = reading.sentences.before(reading.sentences.at(claim.content_spans[0].start).start)
    if not reading.lexicon.subjunctive or before is None or not in_subjunctive(reading, sentence):
        return False
    if sentence.contains(claim.speaker_spans[0]) or "\n" in reading.text[before.end : sentence.start]:
        return False
    told = reading.lexicon.told_before.match(
        reading.text, reading.sentences.at(claim.speaker_spans[0].start).start
    )
    spoke = (other.claim for other in found if other.claim.speaker_spans and other.claim.cue_spans)
    return not told and any(before.overlaps(cue) for other in spoke for cue in other.cue_spans)
