"""Pairs a denial or a confirmation with the claim it answers."""

from collections.abc import Sequence
from typing import NamedTuple

from flows.link.claim_rows import ClaimRow
from flows.link.embeddings import Vectors


class Link(NamedTuple):
    """The first claim denies or confirms the second."""

    claim_id: str
    other_claim_id: str
    relation: str
    method: str
    score: float


RELATIONS = {"deny": "denies", "confirm": "confirms"}

# What speaks for a claim of the same article; the first three add up to 1.
MEANING, NAMES, NEARNESS = 0.6, 0.2, 0.2
PLACE = 0.5  # what nearness says where the answer does not tell what it answers
CONCERNED = 0.1  # the claim names who answers
ACCUSED = 0.1  # an accusation calls for an answer
BELATED = 0.2  # what is answered mostly stands before the answer
REACH = 4.0  # claims; at this distance nearness has halved
LEAST_WITHIN = 0.4
LEAST_ACROSS = 0.6  # cosine, where the claim stands in another article of the story
TELLING = 0.4  # cosine; "stritt dies ab", "that is false" are like nothing: they do not say what they answer
FEW_WORDS = 4


def pair_denials(claims: Sequence[ClaimRow], vectors: Vectors) -> list[Link]:
    """Return for each denial and confirmation of a story the claim it answers, where one is found.

    The claim's own article is searched first, then the other articles of the story.

    Args:
        claims: the claims of one story, those of an article in a row, in their order.
        vectors: what their contents mean, one unit vector a claim.
    """
    links: list[Link] = []
    for index, claim in enumerate(claims):
        relation = RELATIONS.get(claim.stance)
        if relation is None:
            continue
        others = [(o, float(vectors[index] @ vectors[n])) for n, o in enumerate(claims) if _answers(claim, o)]
        within = [(o, near) for o, near in others if o.article_id == claim.article_id]
        telling = claim.words >= FEW_WORDS and max((near for _, near in within), default=0.0) >= TELLING
        if not telling and (said_before := _continued(claim, claims[:index], links)):
            links.append(said_before._replace(claim_id=claim.claim_id, method="same answer"))
            continue
        across = [(near, o) for o, near in others if o.article_id != claim.article_id]
        for method, least, found in (
            ("same article", LEAST_WITHIN, [(_score(claim, o, near, telling), o) for o, near in within]),
            ("same story", LEAST_ACROSS, across if claim.words >= FEW_WORDS else []),
        ):
            score, best = max(found, key=lambda pair: (pair[0], pair[1].claim_id), default=(0.0, None))
            if best is not None and score >= least:
                links.append(Link(claim.claim_id, best.claim_id, relation, method, round(min(score, 1.0), 3)))
                break
    return links


def _answers(claim: ClaimRow, other: ClaimRow) -> bool:
    """Nobody denies his own words, a denial or a question; who is unknown may be anybody."""
    own = claim.speaker is not None and claim.speaker == other.speaker
    return not own and claim.claim_id != other.claim_id and other.stance not in ("deny", "ask")


def _continued(claim: ClaimRow, before: Sequence[ClaimRow], links: Sequence[Link]) -> Link | None:
    """Return the link of the answer that this one goes on with: nothing was claimed in between."""
    for other in reversed(before):
        if other.article_id != claim.article_id:
            return None
        if other.stance == claim.stance:
            link = next((link for link in links if link.claim_id == other.claim_id), None)
            answered = next((said for said in before if link and said.claim_id == link.other_claim_id), None)
            return link if answered and _answers(claim, answered) else None
        if _answers(claim, other):
            return None
    return None


def _score(claim: ClaimRow, other: ClaimRow, similarity: float, telling: bool) -> float:
    """Return how well a claim of the same article fits as what is answered.

    An answer that does not tell what it answers is judged by place and names alone.
    """
    distance = abs(claim.position - other.position)
    nearness = 1 / (1 + (distance - 1) / REACH)
    names = claim.names - {claim.speaker}
    shared = len(names & other.names) / min(len(names), len(other.names)) if names and other.names else 0.0
    score = MEANING * similarity + NAMES * shared + NEARNESS * nearness
    if not telling:
        score = PLACE * nearness + NAMES * shared
    return (
        score
        + (CONCERNED if claim.speaker in other.names else 0.0)
        + (ACCUSED if other.stance == "accuse" else 0.0)
        - (BELATED if other.position > claim.position else 0.0)
    )
