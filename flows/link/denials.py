"""Pairs a denial or a confirmation with the claim it answers."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from flows.link.claim_rows import Answer, Candidate, ClaimRow


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
# Elsewhere meaning decides; the further away, the more must speak for it.
LEAST = {"same story": 0.55, "earlier claim": 0.6}
TELLING = 0.4  # cosine; "stritt dies ab", "that is false" are like nothing: they do not say what they answer
FEW_WORDS = 4
REPEATED = 0.1  # each long word that the answer takes up, up to two
_LONG = re.compile(r"[^\W\d_]{6,}")


def answer_links(answers: Sequence[Answer]) -> list[Link]:
    """Return for each answer of one article the claim it answers, where one is found.

    The article itself is searched first, then its story, then what was said on the matter before. An answer that
    does not tell what it answers ("denied it") takes what its speaker answers beside it.

    Args:
        answers: the denials and confirmations of one article, in their order.
    """
    links: dict[str, Link] = {}
    for answer in sorted(answers, key=lambda answer: not _tells(answer)):
        link = None if _tells(answer) else _beside(answer, links)
        link = link or _best(answer)
        if link:
            links[answer.claim.claim_id] = link
    return list(links.values())


def _tells(answer: Answer) -> bool:
    return answer.claim.words >= FEW_WORDS and any(
        found.similarity >= TELLING for found in answer.candidates if _answers(answer.claim, found.claim)
    )


def _best(answer: Answer) -> Link | None:
    claim, telling = answer.claim, _tells(answer)
    relation = RELATIONS[claim.stance]
    candidates = [found for found in answer.candidates if _answers(claim, found.claim)]
    within = [
        (_score(claim, found.claim, found.similarity, telling), found)
        for found in candidates
        if found.method == "same article"
    ]
    rounds = [(LEAST_WITHIN, within)]
    if telling:
        for method, least in LEAST.items():
            rounds.append(
                (
                    least,
                    [(_similarity(claim, found), found) for found in candidates if found.method == method],
                )
            )
    for least, scored in rounds:
        score, best = max(scored, key=lambda pair: (pair[0], pair[1].claim.claim_id), default=(0.0, None))
        if best is not None and score >= least:
            return Link(claim.claim_id, best.claim.claim_id, relation, best.method, round(min(score, 1.0), 3))
    return None


def _similarity(claim: ClaimRow, found: Candidate) -> float:
    """Return how well a claim of another article fits: an answer repeats words, and is about the one who answers."""
    repeated = set(_LONG.findall(claim.content.lower())) & set(_LONG.findall(found.claim.content.lower()))
    return (
        found.similarity
        + REPEATED * min(len(repeated), 2)
        + (CONCERNED if claim.speaker in found.claim.names else 0.0)
        + (ACCUSED / 2 if found.claim.stance == "accuse" else 0.0)
    )


def _answers(claim: ClaimRow, other: ClaimRow) -> bool:
    """Nobody denies his own words, a denial or a question; who is unknown may be anybody."""
    own = claim.speaker is not None and claim.speaker == other.speaker
    return not own and claim.claim_id != other.claim_id and other.stance not in ("deny", "ask")


def _beside(answer: Answer, links: dict[str, Link]) -> Link | None:
    """Return the link of the answer that this one goes on with: nobody claimed anything in between.

    Before it, that may be anybody's answer; behind it, only its own speaker's.
    """
    claim = answer.claim
    article = [found.claim for found in answer.candidates if found.method == "same article"]
    before = [other for other in reversed(article) if other.position < claim.position]
    behind = [
        other for other in article if other.position > claim.position and other.speaker == claim.speaker
    ]
    for side in (before, behind[:1]):
        for other in side:
            link = links.get(other.claim_id)
            if link and other.stance == claim.stance:
                answered = next((said for said in article if said.claim_id == link.other_claim_id), None)
                if answered is None or _answers(claim, answered):
                    return link._replace(claim_id=claim.claim_id, method="same answer")
            if _answers(claim, other):
                break
    return None


def _score(claim: ClaimRow, other: ClaimRow, similarity: float, telling: bool) -> float:
    """Return how well a claim of the same article fits as what is answered.

    An answer that does not tell what it answers is judged by place and names alone.
    """
    distance = abs(claim.position - other.position)
    nearness = 1 / (1 + (distance - 1) / REACH)
    names, others = set(claim.names) - {claim.speaker}, set(other.names)
    shared = len(names & others) / min(len(names), len(others)) if names and others else 0.0
    score = MEANING * similarity + NAMES * shared + NEARNESS * nearness
    if not telling:
        score = PLACE * nearness + NAMES * shared
    return (
        score
        + (CONCERNED if claim.speaker in other.names else 0.0)
        + (ACCUSED if other.stance == "accuse" else 0.0)
        - (BELATED if other.position > claim.position else 0.0)
    )
