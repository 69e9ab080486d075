"""Claims that take the place of others: whichever rule joins them, what was known of the parts is kept."""

from collections.abc import Iterable
from dataclasses import replace

from flows.annotate.claims.reading import MODEL, FoundClaim


def joined(whole: FoundClaim, parts: Iterable[FoundClaim]) -> FoundClaim:
    """Return a claim with the stance that is surest among it and its parts, if not of plain assertion, with the rules
    that found that stance, and with the best score of a content: who accuses in one half accuses.

    Args:
        whole: the claim that stands from now on.
        parts: the claims that give way to it, or are joined in it.
    """
    known = (whole, *parts)
    rare = [item for item in known if item.claim.stance != "assert"]
    surest = max(rare, key=lambda item: item.claim.stance_score, default=whole)
    rules = dict.fromkeys((*whole.found_by.split("; "), *surest.found_by.split("; ")))
    if not whole.found_by.startswith(MODEL):
        rules.pop(MODEL, None)
    claim = replace(
        whole.claim,
        stance=surest.claim.stance,
        stance_score=surest.claim.stance_score,
        score=max(item.claim.score for item in known),
    )
    return FoundClaim(claim, "; ".join(rules))
