"""Whether a report keeps back who speaks: "two officials who did not want to be named", "Insider"."""

from flows.annotate.claims.polarity import cue_clause
from flows.annotate.claims.reading import Reading
from flows.annotate.claims.speakers import Speaker
from flows.annotate.tagger import TaggedClaim
from flows.records import text_of


def is_anonymous(reading: Reading, claim: TaggedClaim, speaker: Speaker) -> bool:
    """Return whether who speaks is known to the article and not named by it."""
    if speaker.mention is not None or not claim.speaker_spans:
        return False
    words = text_of(reading.text, claim.speaker_spans)
    if reading.lexicon.anonymous.search(words):
        return True
    sentence = reading.sentences.at(claim.speaker_spans[0].start)
    around = reading.text[sentence.start : sentence.end] if claim.quote_type != "direct" else ""
    reserved = reading.lexicon.anonymity
    return bool(reserved.search(around) or reserved.search(cue_clause(reading, claim)))
