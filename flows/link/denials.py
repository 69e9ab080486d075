"""Pairs a denial or a confirmation with the claim it answers."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flows.link.answer_features import answers, is_own, scored, tells
from flows.link.answer_words import refers, told
from flows.link.claim_rows import Answer


class Link(NamedTuple):
    """The first claim denies or confirms the second."""

    claim_id: str
    other_claim_id: str
    relation: str
    method: str
    score: float


RELATIONS = {"deny": "denies", "confirm": "confirms"}
LEAST = 0.5  # log odds


def answer_links(of_article: Sequence[Answer]) -> list[Link]:
    """Return for each answer of one article the claim it answers, where one is found.

    It is sought in the article itself, in its story, and in what was said on the matter before. An answer that does
    not tell what it answers ("denied it") takes what its speaker answers beside it, or answers who denied his words.

    Args:
        of_article: the denials and confirmations of one article, in their order.
    """
    links: dict[str, Link] = {}
    for answer in sorted(of_article, key=lambda answer: not tells(answer)):
        bare = (refers(answer.claim) or not told(answer.claim)) and not tells(answer)
        link = (_returned(answer, links) or _beside(answer, links) if bare else None) or _best(answer)
        if link:
            links[answer.claim.claim_id] = link
    for answer in of_article:
        if answer.claim.goes_on and answer.claim.claim_id not in links:
            link = _beside(answer, links)
            if link:
                links[answer.claim.claim_id] = link
    return list(links.values())


def _best(answer: Answer) -> Link | None:
    """Return the link to the claim that most speaks for, where enough does."""
    claim = answer.claim
    found = max(scored(answer), key=lambda one: (one.odds, one.found.claim.claim_id), default=None)
    if found is None or found.odds < LEAST:
        return None
    return Link(
        claim.claim_id, found.found.claim.claim_id, RELATIONS[claim.stance], found.method, found.score
    )


def _returned(answer: Answer, links: Mapping[str, Link]) -> Link | None:
    """Return the link to a denial right before an answer, where it denies what the speaker of the answer had said."""
    claim = answer.claim
    article = [found.claim for found in answer.candidates if found.method == "same article"]
    before = next((other for other in reversed(article) if other.position < claim.position), None)
    link = links.get(before.claim_id) if before and before.stance == "deny" else None
    if claim.stance != "deny" or before is None or link is None or is_own(claim, before):
        return None
    if any(is_own(claim, other) for other in article if other.claim_id == link.other_claim_id):
        return Link(claim.claim_id, before.claim_id, RELATIONS[claim.stance], "returned", link.score)
    return None


def _beside(answer: Answer, links: Mapping[str, Link]) -> Link | None:
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
                if answered is None or answers(claim, answered):
                    return link._replace(claim_id=claim.claim_id, method="same answer")
            if answers(claim, other):
                break
    return None
