"""What the tagger returns: claims and names as code point spans of the document's text."""

from dataclasses import dataclass
from typing import Literal

from flows.records import QuoteType, Span, Stance

NameKind = Literal["PER", "LOC", "ORG", "MISC"]


@dataclass(frozen=True, slots=True)
class TaggedClaim:
    """One attributed statement as the model sees it, before any rule.

    Attributes:
        stance_score: probability of the stance, 0 to 1.
        content_spans: what was said, one or more ranges in text order; never empty.
        speaker_spans: who said it; empty when the model links no speaker.
        cue_spans: the reporting words; a split verb has two.
        frame_spans: the reporting clause.
        addressee_spans: to whom it was said.
        score: mean probability of the content's tags, 0 to 1.
        begin_score: probability that the content begins where it does.
        speaker_score: probability of the link to the speaker, or of there being none.
        cue_score: the same of the link to the cue.
    """

    quote_type: QuoteType
    stance: Stance
    stance_score: float
    hedged: bool
    content_spans: tuple[Span, ...]
    speaker_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    frame_spans: tuple[Span, ...]
    addressee_spans: tuple[Span, ...]
    score: float
    begin_score: float = 1.0
    speaker_score: float = 1.0
    cue_score: float = 1.0


@dataclass(frozen=True, slots=True)
class TaggedName:
    """One name; ``score`` is the mean probability of its tags."""

    start: int
    end: int
    kind: NameKind
    score: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """Everything found in one document, both in text order."""

    claims: tuple[TaggedClaim, ...]
    names: tuple[TaggedName, ...]
