"""Pairs a denial or a confirmation with the claim it answers."""

from collections.abc import Sequence
from typing import NamedTuple

from flows.link.meaning import Vectors
from flows.link.said import Said


class Link(NamedTuple):
    """The first claim denies or confirms the second."""

    claim_id: str
    other_claim_id: str
    relation: str
    method: str
    score: float


RELATIONS = {"deny": "denies", "confirm": "confirms"}

# Within an article a denial answers what stands before it; the nearer, the likelier.
LIKENESS_WEIGHT, NEARNESS_WEIGHT = 0.6, 0.4
REACH = 4.0  # claims; at this distance nearness has halved
ACCUSED = 0.15  # an accusation calls for an answer
AFTER = 0.5  # nearness of a claim that follows the denial
LEAST_WITHIN = 0.35
LEAST_ACROSS = 0.6  # cosine, where the claim stands in another article of the story
FEW_WORDS = 6  # "stritt dies ab": the content names nothing, so only nearness can tell


def answers(claims: Sequence[Said], vectors: Vectors) -> list[Link]:
    """Return for each denial and confirmation of a story the claim it answers, where one is found.

    The claim's own article is searched first, then the other articles of the story.
    """
    links = []
    for index, claim in enumerate(claims):
        relation = RELATIONS.get(claim.stance)
        if relation is None:
            continue
        others = [(o, float(vectors[index] @ vectors[n])) for n, o in enumerate(claims) if _answers(claim, o)]
        within = [(_score(claim, o, near), o) for o, near in others if o.article_id == claim.article_id]
        across = [(near, o) for o, near in others if o.article_id != claim.article_id]
        for method, least, found in (
            ("same article", LEAST_WITHIN, within),
            ("same story", LEAST_ACROSS, across),
        ):
            score, best = max(found, key=lambda pair: (pair[0], pair[1].claim_id), default=(0.0, None))
            if best is not None and score >= least:
                links.append(Link(claim.claim_id, best.claim_id, relation, method, round(min(score, 1.0), 3)))
                break
    return links


def _answers(claim: Said, other: Said) -> bool:
    """Nobody denies his own words, a denial or a question; who is unknown may be anybody."""
    own = claim.speaker is not None and claim.speaker == other.speaker
    return not own and claim.claim_id != other.claim_id and other.stance not in ("deny", "ask")


def _score(claim: Said, other: Said, likeness: float) -> float:
    distance = claim.position - other.position
    nearness = 1 / (1 + abs(distance) / REACH) * (1 if distance > 0 else AFTER)
    weight = LIKENESS_WEIGHT if claim.words >= FEW_WORDS else LIKENESS_WEIGHT / 3
    return (
        weight * likeness
        + (LIKENESS_WEIGHT + NEARNESS_WEIGHT - weight) * nearness
        + (ACCUSED if other.stance == "accuse" else 0)
    )
