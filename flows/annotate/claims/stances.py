"""What a speaker does with a content, and whether the report keeps its distance."""

import re
from collections.abc import Sequence

from flows.annotate.claims.lexicon import Lexicon, lemma_of
from flows.annotate.tagger import TaggedClaim
from flows.records import Span, Stance, text_of

SURE_OF_STANCE = 0.8  # above it, the model's rare stance stands against the cue's own meaning
_WORD = re.compile(r"\w[\w'’-]*")


def cue_lemma(text: str, spans: Sequence[Span], lexicon: Lexicon) -> str | None:
    """Return the base form of the reporting word, with the particle of a split verb in front ("weist … zurück")."""
    words = [word for start, end in spans for word in _WORD.findall(text[start:end])]
    if not words:
        return None
    lemmas = [lemma_of(word, lexicon.language) for word in words]
    for lemma, particle in ((lemmas[0], words[-1].lower()), (lemmas[0], "")):
        if particle + lemma in lexicon.stances and (particle == "" or len(words) > 1):
            return particle + lemma
    joined = " ".join(lemmas)
    if joined in lexicon.stances:
        return joined
    for lemma in lemmas:
        if lemma in lexicon.stances:
            return lemma
    return lemmas[0]


def stance_of(text: str, claim: TaggedClaim, lemma: str | None, lexicon: Lexicon) -> tuple[Stance, str]:
    """Return the stance and what decided it: "cue", "content" or "model"."""
    by_cue = lexicon.stances.get(lemma or "")
    if by_cue == "deny" or (by_cue and claim.stance == "assert"):
        return by_cue, "cue"
    content = text_of(text, claim.content_spans)
    if claim.stance == "assert" and len(content) < 400 and lexicon.denials.search(content):
        return "deny", "content"
    if claim.stance != "assert" and claim.stance_score < SURE_OF_STANCE and by_cue and by_cue != claim.stance:
        return by_cue, "cue"
    return claim.stance, "model"


def is_hedged(text: str, claim: TaggedClaim, lexicon: Lexicon) -> bool:
    """Return whether the reporting marks doubt or hearsay."""
    own = text_of(text, (*claim.frame_spans, *claim.cue_spans))
    if lexicon.hedges.search(own):
        return True
    if claim.quote_type == "direct":
        return claim.hedged and bool(own)
    content = text_of(text, claim.content_spans)
    return claim.hedged or bool(lexicon.modal and lexicon.modal.search(content))


def is_refusal(text: str, claim: TaggedClaim, lexicon: Lexicon) -> bool:
    """Return whether the words only say that nothing was said."""
    spans = (*claim.frame_spans, *claim.cue_spans, *claim.content_spans)
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    if claim.quote_type == "direct" and not claim.frame_spans:
        return False
    outside = text[start:end] if claim.quote_type != "direct" else text_of(text, claim.frame_spans)
    found = lexicon.refusals.search(outside)
    return found is not None and end - start < 300
