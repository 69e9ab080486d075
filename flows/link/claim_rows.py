"""One claim, as far as answers need it."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim; ``names`` are the entities in its content, ``sentence`` its content and all that reports it.

    ``goes_on`` says of a denial that it goes on with the one before it.
    """

    claim_id: str
    article_id: str
    position: int
    language: str
    stance: str
    speaker: str | None
    content: str
    words: int
    names: Collection[str]
    speaker_words: str = ""
    cue: str = ""
    sentence: str = ""
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that an answer may answer: how near the two are, and where it was found (the method).

    ``concerned`` says that its sentence names who answers, ``joined`` that both stand in one sentence. ``days`` lie
    between its publication and that of the answer. ``favour`` is above zero where it speaks well of somebody. Of a
    claim of another story, ``names_of_both`` counts the entities that its article and that of the answer name.
    """

    claim: ClaimRow
    similarity: float
    method: str
    concerned: bool = False
    joined: bool = False
    one_outlet: bool = False
    days: float = 0.0
    favour: float = 0.0
    names_of_both: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """A denial or a confirmation with all that it may answer, the claims of its article in their order."""

    claim: ClaimRow
    candidates: tuple[Candidate, ...]
