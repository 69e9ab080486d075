"""How probably a claim is right: two small logistic regressions over what is known of it, with readable weights.

``confidence.json`` holds the weights by the features' names, and for each language how far their sum is to be trusted:
a scale, and a base rate of each quote type, of what a rule found, of its denials, and of what is kept however sure.
``python -m tests.bench.confidence --fit`` makes the weights from the training texts, the base rates from the
development texts, and shows how well the probabilities hold. A feature whose name does not occur in it counts 0.
"""

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flows.annotate.claims.drafts import DENYING, PASSAGE, Draft
from flows.annotate.claims.reading import MODEL
from flows.annotate.claims.rules import clause_subjects, named_claims, told_media

WEIGHTS = Path(__file__).parent / "confidence.json"
# A claim of the model less probable than this is left out: an analyst forgives a missing claim, never a wrong one.
LEAST = 0.45
SURE = 0.9  # mean probability of a content's tags
# Rules that only say who speaks, or where a claim ends.
WHO = (clause_subjects.FOUND_BY, told_media.FOUND_BY, named_claims.TURNED, PASSAGE)
DENIAL = "denial by a rule"
UNNAMED = ("none", "context")  # how the speaker was found of what is on nobody's word
LETTERS = 6  # of a word with its blank, about
SHORT = 8  # words: shorter contents count as if they had as many
NEAREST = 0.02  # a probability is taken for no surer than this
FARTHEST = 8.0  # log-odds

Features = dict[str, float]


def content_confidence(draft: Draft, language: str) -> float:
    """Return how probably somebody did say this."""
    return _probability("content", content_features(draft, language), draft, language)


def speaker_confidence(draft: Draft, language: str) -> float:
    """Return how probably the words taken for the speaker are the right ones, if the content is."""
    return _probability("speaker", speaker_features(draft), draft, language)


def is_kept(draft: Draft, confidence: float) -> bool:
    """Tell whether a claim is sure enough."""
    return confidence >= LEAST or is_kept_anyway(draft)


def is_kept_anyway(draft: Draft) -> bool:
    """Tell whether a claim stays however sure it is.

    Contents that a rule found or mended, denials and hearsay have their own measures. One whose every tag is sure stays
    too: annotators pass over short summaries of speech ("the union demanded more pay") that are claims all the same.
    """
    by_rule = set(draft.found_by.split("; ")) - {MODEL, *WHO}
    measured = bool(by_rule) or draft.stance == "deny"
    hearsay = draft.claim.hedged and draft.speaker.how == "none"
    return measured or hearsay or draft.claim.score >= SURE


def content_features(draft: Draft, language: str) -> Features:
    """Return what tells right contents from wrong ones."""
    claim = draft.claim
    words = sum(end - start for start, end in claim.content_spans) / LETTERS
    found = {
        "always": 1.0,
        claim.quote_type: 1.0,
        f"{claim.quote_type} {language}": 1.0,
        "log of words": math.log(max(words, SHORT)),
    }
    if claim.cue_spans:
        found["cue"] = 1.0
    if claim.frame_spans:
        found["frame"] = 1.0
    if draft.speaker.how in UNNAMED:
        found["nobody named"] = 1.0
    if draft.found_by.startswith(MODEL):
        found |= {
            "content tags": _log_odds(claim.score),
            "beginning": _log_odds(claim.begin_score),
            "cue link": _log_odds(claim.cue_score),
        }
    else:
        found["rule"] = 1.0
    return found


def speaker_features(draft: Draft) -> Features:
    """Return what tells right speakers from wrong ones."""
    claim = draft.claim
    found = {"always": 1.0, claim.quote_type: 1.0, f"speaker by {draft.speaker.how}": 1.0}
    if claim.cue_spans:
        found["cue"] = 1.0
    if claim.frame_spans:
        found["frame"] = 1.0
    if draft.found_by.startswith(MODEL):
        found |= {"speaker link": _log_odds(claim.speaker_score), "cue link": _log_odds(claim.cue_score)}
    else:
        found["rule"] = 1.0
    return found


def log_odds(features: Features, weights: Mapping[str, float]) -> float:
    """Return what the features say together, before it is held against a language's base rates."""
    total = sum(value * weights.get(name, 0.0) for name, value in features.items())
    return min(FARTHEST, max(-FARTHEST, total))


def calibration_features(odds: float, draft: Draft) -> Features:
    """Return what a language's base rates are a regression over."""
    found = {"scale": odds, "always": 1.0, draft.claim.quote_type: 1.0}
    if not draft.found_by.startswith(MODEL):
        # Hearsay and what goes on without a speaker are a kind of their own: labels name nobody for them.
        found["rule for nobody" if draft.speaker.how in UNNAMED else "rule"] = 1.0
    if is_kept_anyway(draft):
        found["kept anyway"] = 1.0
    if is_denial_by_rule(draft):
        found[DENIAL] = 1.0
    return found


def is_denial_by_rule(draft: Draft) -> bool:
    """Tell whether a rule found a denial. Annotators of speech pass over many: these have labels of their own."""
    return draft.stance == "deny" and not DENYING.isdisjoint(draft.found_by.split("; "))


def _probability(what: str, features: Features, draft: Draft, language: str) -> float:
    known = _weights()
    odds = log_odds(features, known["weights"][what])
    rates = known["calibration"].get(f"{what} {language}", {"scale": 1.0})
    sure = sum(value * rates.get(name, 0.0) for name, value in calibration_features(odds, draft).items())
    return 1 / (1 + math.exp(-sure))


def _log_odds(probability: float) -> float:
    bounded = min(1 - NEAREST, max(NEAREST, probability))
    return math.log(bounded / (1 - bounded))


@cache
def _weights() -> dict[str, dict[str, dict[str, float]]]:
    weights: dict[str, dict[str, dict[str, float]]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights
