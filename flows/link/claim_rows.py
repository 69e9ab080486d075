"""One claim, as far as linking needs it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A row of ``sql/transforms/statements/read/claims.sql``; ``names`` are the entities in its content."""

    story_id: str
    claim_id: str
    article_id: str
    position: int
    stance: str
    speaker: str | None
    content: str
    words: int
    names: frozenset[str]
