"""Claims of the model that nobody will be shown: they must not keep a rule from finding what their sentence says."""

from collections.abc import Sequence

from flows.annotate.claims.confidence import content_confidence, is_kept
from flows.annotate.claims.drafts import Draft
from flows.annotate.claims.reading import FoundClaim, Reading
from flows.annotate.claims.speakers import Speaker
from flows.annotate.claims.stances import cue_lemma, stance_of
from flows.records import text_of


def drop_weak(reading: Reading, found: Sequence[FoundClaim]) -> list[FoundClaim]:
    """Return the claims without those that are too unsure to be kept, as far as that is known by now."""
    return [item for item in found if not _is_weak(reading, item)]


def _is_weak(reading: Reading, item: FoundClaim) -> bool:
    claim = item.claim
    lemma = cue_lemma(reading.text, claim.cue_spans, reading.lexicon)
    stance, stance_by = stance_of(reading, claim, lemma)
    speaker = Speaker(None, False, None, "words" if claim.speaker_spans else "none")
    cue = text_of(reading.text, claim.cue_spans) or None
    draft = Draft(claim, item.found_by, cue, lemma, stance, stance_by, speaker)
    return not is_kept(draft, content_confidence(draft, reading.article.language))
