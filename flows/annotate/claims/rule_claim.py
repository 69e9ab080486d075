"""Claims that a rule finds beside the model's."""

from flows.annotate.tagger import TaggedClaim
from flows.records import QuoteType, Span, Stance


def rule_claim(
    quote_type: QuoteType,
    content: Span,
    confidence: float,
    *,
    stance: Stance = "assert",
    stance_score: float = 0.0,
    hedged: bool = False,
    speaker: tuple[Span, ...] = (),
    cue: tuple[Span, ...] = (),
    frame: tuple[Span, ...] = (),
) -> TaggedClaim:
    """Return a claim of one content in the model's shape; what a rule does not know stays empty.

    Args:
        quote_type: how it is reported.
        content: what was said.
        confidence: the rule's own, 0 to 1.
        stance: what the speaker does with it.
        stance_score: how sure the rule is of the stance, 0 to 1.
        hedged: whether the report keeps its distance.
        speaker: who said it.
        cue: the reporting words.
        frame: the reporting clause.
    """
    return TaggedClaim(
        quote_type, stance, stance_score, hedged, (content,), speaker, cue, frame, (), confidence
    )
